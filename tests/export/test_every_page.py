"""What holds for every page of every pack: whose it is, as of when, and what never leaves the house."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app.export import PRESET_NAMES, Choices, export
from app.model.ledger import text_in
from app.model.store import Store
from tests.export.maps import SECRET, TODAY, phone

PAPERS = ("A4", "Letter")


@cache
def _map() -> Store:
    return phone()


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def _everything(path: Path) -> str:
    """Every text of a file: on the pages, in its objects (bookmarks, alternative words), in its streams."""
    with pikepdf.open(path) as pdf:
        found = [text for thing in pdf.objects for text in _strings(thing)]
        found += [
            thing.read_bytes().decode("utf-8", "replace")
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream)
        ]
    return "\n".join([*_pages(path), *found])


def _strings(thing: Any) -> Iterator[str]:
    """The strings of an object and of what lies directly in it."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from _inside(part)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - objects of pikepdf are no mappings
            yield from _inside(thing[key])


def _inside(thing: Any) -> Iterator[str]:
    if not getattr(thing, "is_indirect", False):
        yield from _strings(thing)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("preset", PRESET_NAMES)
def test_every_page_says_whose_it_is_and_as_of_when(preset: str, paper: str, tmp_path: Path) -> None:
    export(_map(), tmp_path / "out.pdf", Choices(preset=preset, paper=paper), today=TODAY)
    for number, text in enumerate(_pages(tmp_path / "out.pdf"), 1):
        for words in ("Confidential: for the project team only", "15 November 2026", "Northern Mobile"):
            assert words.casefold() in text.casefold(), f"page {number} does not say “{words}”"


@pytest.mark.parametrize("preset", PRESET_NAMES)
def test_no_team_is_named_to_outsiders_anywhere_in_the_file(preset: str, tmp_path: Path) -> None:
    store, out = _map(), tmp_path / "out.pdf"
    names = [text_in(store[key], "title") for key in store.of("team")]
    assert len(names) == 3
    export(store, out, Choices(preset=preset, anonymous=True, attach=True), today=TODAY)
    found = _everything(out)
    assert [name for name in names if name in found] == []
    export(store, out, Choices(preset=preset, attach=True), today=TODAY)
    found = _everything(out)
    assert [name for name in names if name not in found] == [], "the test looks in the wrong places"


@pytest.mark.parametrize("preset", PRESET_NAMES)
def test_private_notes_never_leave_with_any_pack(preset: str, tmp_path: Path) -> None:
    export(_map(), tmp_path / "out.pdf", Choices(preset=preset, attach=True), today=TODAY)
    assert SECRET not in _everything(tmp_path / "out.pdf")


def test_a_part_of_the_map_says_so_on_every_page(tmp_path: Path) -> None:
    store = _map()
    stage = frozenset(key for key in store.of("stage") if store[key]["title"] == "Refund")
    for preset in ("handout", "poster", "pair-sheets", "register"):
        export(store, tmp_path / "out.pdf", Choices(preset=preset, stages=stage), today=TODAY)
        assert all("Part of the map: Refund" in text for text in _pages(tmp_path / "out.pdf")), preset
