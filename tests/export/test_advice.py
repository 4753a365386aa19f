"""What is offered as easier to read is: taken, it gives text of 7 pt or more, or fewer sheets."""

from __future__ import annotations

import pytest

from app.export import Choices
from app.export.advice import better
from app.export.handout import compose
from app.export.out import material_of
from app.export.pdf.book import Book
from app.model.store import Store
from app.places import resources
from app.session import empty, open_map
from tests.export.maps import TODAY, phone

SAMPLES = resources() / "samples"


def _book(store: Store, order: Choices) -> Book:
    return compose(material_of(store, order, TODAY), order)


@pytest.mark.parametrize(
    ("preset", "paper"),
    [("handout", "A4"), ("overview", "Letter"), ("poster", "A4"), ("tiles", "A4"), ("one-pager", "Letter")],
)
def test_what_is_offered_is_easier_to_read(preset: str, paper: str) -> None:
    store = open_map(SAMPLES / "podpora-vec-kanalov.jmap").store
    order = Choices(preset=preset, paper=paper, tiles="2x1")
    before = _book(store, order)
    offers = better(before)
    assert bool(offers) == (before.smallest < 7 or (len(before.placed) > 0 and before.placed[0].sheets > 2))
    for offer in offers:
        after = _book(store, offer.made(order).checked())
        assert after.smallest >= 6.99 or after.placed[0].sheets < before.placed[0].sheets, offer


def test_nothing_is_offered_where_everything_can_be_read() -> None:
    for order in (Choices(preset="poster", paper="A1"), Choices(preset="register"), Choices(preset="kit")):
        assert better(_book(phone(), order)) == []


@pytest.mark.parametrize("preset", ["handout", "poster", "tiles", "one-pager"])
def test_an_empty_map_is_no_trouble(preset: str) -> None:
    better(_book(empty("", "en").store, Choices(preset=preset)))


def test_american_papers_are_offered_to_those_who_print_on_them() -> None:
    store = open_map(SAMPLES / "bank-onboarding-as-is.jmap").store
    for paper, family in (("A4", "A"), ("Letter", "T")):
        offered = [
            o.value for o in better(_book(store, Choices(preset="poster", paper=paper))) if o.what == "paper"
        ]
        assert offered and all(name.startswith(family) for name in offered)
