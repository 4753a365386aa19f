"""Maps that are hard to print: a stage with very many cards, titles without end, many lanes, nothing at all."""

from __future__ import annotations

import pytest

from app.export import Choices, material_of
from app.export.handout import compose
from app.export.pdf.book import Book
from app.export.pdf.sheets import Sheet
from app.model.edits import cards, lanes, library, links, maps, people, stages
from app.model.grid import grid_of
from app.model.store import Store
from app.scene.shapes import TextLine
from tests.export.maps import TODAY

ENDLESS = ("Nobody told the customer that the parcel was sent back to the shop because " * 8)[:400]


def printed(store: Store, **chosen: object) -> Book:
    """The sheets of a print, not painted."""
    choices = Choices(**chosen).checked()  # type: ignore[arg-type]  # switches by name
    return compose(material_of(store, choices, TODAY), choices)


def words_on(sheet: Sheet) -> list[str]:
    """The lines of text that stand on a sheet beside the drawing."""
    return [shape.text for item in sheet.items for shape in item.shapes if isinstance(shape, TextLine)]


def crowded() -> Store:
    """One stage with two hundred cards in three lanes."""
    store = maps.create("A stage of two hundred cards", language="en", as_of="2026-11-15")
    stage = stages.add(store, "The busy stage", first="Everything")
    step = grid_of(store).steps_of[stage][0]
    rows = [
        lanes.add(store, "action"),
        lanes.add(store, "touchpoint"),
        lanes.add(store, "process", "Back office"),
    ]
    for number in range(200):
        cards.add(store, f"Card number {number}", rows[number % 3], step)
    return store


def endless() -> Store:
    """Titles of four hundred characters everywhere."""
    store = maps.create(ENDLESS, language="en", as_of="2026-11-15")
    for number in range(3):
        stages.add(store, f"Stage {number} {ENDLESS}"[:400], first=f"Step {number} {ENDLESS}"[:400])
    teams = [library.add(store, "team", f"Team {number} {ENDLESS}"[:200]) for number in range(2)]
    rows = [lanes.add(store, "process", f"Lane {number}", team=team) for number, team in enumerate(teams)]
    persona = people.add(store, ENDLESS[:200], role=ENDLESS[:100])
    for number, step in enumerate(grid_of(store).steps):
        one, other = (cards.add(store, f"{number} {ENDLESS}"[:400], row, step) for row in rows)
        links.connect(store, one, other, kind="handover")
        people.feel(store, persona, step, 1.0, quote=ENDLESS[:200])
    return store


def test_a_high_and_narrow_map_stands_in_columns_beside_each_other() -> None:
    book = printed(crowded(), without=frozenset(("cover", "stages", "glossary")))
    drawn = [sheet for sheet in book.sheets if len(sheet.windows) > 1]
    assert len(book.sheets) <= 7 and len(drawn) >= 4
    assert all(len({round(w.x) for _, ws in sheet.windows for w in ws}) >= 4 for sheet in drawn)


def test_a_lane_that_goes_on_is_named_again_on_the_drawing_and_on_the_pages() -> None:
    sheets = printed(crowded()).sheets
    drawn = [sheet for sheet in sheets if len(sheet.windows) > 1]
    assert any(words_on(sheet).count("Touchpoints") >= 2 for sheet in drawn)
    pages = [words_on(sheet) for sheet in sheets if any(t.startswith("Card number") for t in words_on(sheet))]
    names = ("Customer actions", "Touchpoints", "Back office")
    assert len(pages) > 3 and all(any(name in words for name in names) for words in pages)


def test_titles_without_end_do_not_give_every_row_a_sheet_of_its_own() -> None:
    for name, most in (("register", 2), ("feelings", 2)):
        every = frozenset(("cover", "personas", "overview", "register", "stages", "teams", "observations"))
        rest = frozenset(("insights", "feelings", "measures", "waits", "actions", "glossary"))
        assert len(printed(endless(), without=(every | rest) - {name}).sheets) <= most


def test_a_title_without_end_is_printed_in_full_and_smaller() -> None:
    sheets = printed(endless()).sheets
    tall = [i for s in sheets for i in s.items if i.node is not None and i.node.tag == "H1"]
    sizes = {
        shape.size
        for item in tall
        for shape in item.shapes
        if isinstance(shape, TextLine) and "told" in shape.text
    }
    assert 12.0 in sizes


@pytest.mark.parametrize("build", [crowded, endless])
def test_nothing_of_a_hard_map_leaves_its_sheet(build: object) -> None:
    assert callable(build)
    for preset in ("handout", "one-pager", "pair-sheets", "kit"):
        for sheet in printed(build(), preset=preset).sheets:
            for item in sheet.items:
                for shape in item.shapes:
                    if isinstance(shape, TextLine):
                        assert shape.x >= 0 and shape.x + shape.width <= sheet.width
                        assert 0 <= shape.baseline <= sheet.height and shape.size >= 6
