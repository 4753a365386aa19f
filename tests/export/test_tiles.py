"""Posters in tiles: together they show everything, neighbours overlap exactly, seams spare the stages."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from app.errors import BadArguments
from app.export import Choices, export
from app.export.handout import compose
from app.export.material import Material
from app.export.papers import MM, PAPERS
from app.export.pdf.sheets import Sheet
from app.export.tiles import EDGE, OVERLAP, SNAP, address, parts, raster, seams, wanted
from tests.export.maps import TODAY, phone
from tests.scene.random_maps import random_map


@pytest.mark.parametrize(
    "target, paper, sheets",
    [("A3", "A4", 4), ("A2", "A4", 8), ("A2", "A3", 4), ("A1", "A4", 15), ("A1", "A3", 8), ("A0", "A4", 25)],
)
def test_a_target_size_takes_the_sheets_that_are_known_for_it(target: str, paper: str, sheets: int) -> None:
    found = [raster(target, PAPERS[paper], shape) for shape in (0.7, 1.4)]
    assert min(r.across * r.down for r in found) == sheets


def test_four_lying_sheets_of_a4_give_the_size_that_is_known_for_them() -> None:
    found = raster("2x2", PAPERS["A4"], 1.4)
    assert (round(found.w / MM), round(found.h / MM)) == (544, 370)


@pytest.mark.parametrize(
    "text, means",
    [("3x2", (3, 2)), ("3 × 2", (3, 2)), ("a1", "A1"), ("0x2", None), ("99x1", None), ("", None)],
)
def test_what_may_be_written(text: str, means: object) -> None:
    assert wanted(text) == means


def test_what_is_no_number_of_sheets_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadArguments, match="no number of sheets"):
        export(phone(), tmp_path / "out.pdf", Choices(preset="tiles", tiles="many"), today=TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_tiles_cover_everything_and_overlap_to_a_tenth_of_a_millimetre(paper: str) -> None:
    pick = random.Random(3)
    for _case in range(300):
        count, side = pick.randint(1, 6), PAPERS[paper].w
        room = side - 2 * EDGE
        reach = count * room - (count - 1) * OVERLAP
        length = reach * pick.uniform(0.85, 1.0)
        borders = sorted(pick.uniform(0, length) for _ in range(pick.randint(0, 9)))
        cuts = seams(length, count, side, borders)
        made = parts(length, cuts)
        assert made[0][0] == 0 and made[-1][1] == pytest.approx(length)
        for (_a, end), (start, _b) in pairwise(made):
            assert end - start == pytest.approx(OVERLAP, abs=0.1 * MM)
        assert all(last - first <= room + 0.1 * MM for first, last in made)


def test_a_seam_goes_to_a_stage_border_that_is_near_and_stays_where_none_is() -> None:
    side = PAPERS["A4"].w
    length = 1.7 * (side - 2 * EDGE)
    middle = seams(length, 2, side, [])[0]
    assert seams(length, 2, side, [middle + SNAP - 1]) == [middle + SNAP - 1]
    assert seams(length, 2, side, [middle + SNAP + 1]) == [middle]
    # A stage border is better than a step border that is nearer.
    assert seams(length, 2, side, [middle + 20], [middle + 2]) == [middle + 20]


def _tiles(tiles: str = "3x2") -> list[Sheet]:
    book = compose(Material(phone(), "en", TODAY), Choices(preset="tiles", tiles=tiles))
    return [sheet for sheet in book.sheets if sheet.tile is not None]


def test_each_sheet_shows_its_own_part_of_one_poster() -> None:
    sheets = _tiles()
    wholes = {id(sheet.tile.whole) for sheet in sheets if sheet.tile}
    assert len(sheets) == 6 and len(wholes) == 1
    corners = {(round(s.tile.part.x), round(s.tile.part.y)) for s in sheets if s.tile}
    assert len(corners) == 6


def test_addresses_run_like_those_of_a_spreadsheet() -> None:
    assert [address(0, 0), address(1, 2), address(11, 0)] == ["A1", "B3", "L1"]


def test_every_card_is_found_on_some_tile_and_the_first_page_says_how_they_go_together(
    tmp_path: Path,
) -> None:
    store = phone()
    report = export(store, tmp_path / "out.pdf", Choices(preset="tiles", tiles="2x2"), today=TODAY)
    assert report.pages == 5
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as pdf:
        texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    assert "How the sheets go together" in texts[0] and "B2" in texts[0]
    everything = " ".join(texts[1:]).replace("\ufffe", "")
    titles = [str(store[card]["title"]) for card in store.of("card") if store[card].get("pos", [None])[0]]
    missing = [t for t in titles if t.split()[0] not in everything]
    assert not missing


def test_a_map_too_large_for_the_sheets_asked_for_takes_more_of_them_and_loses_nothing() -> None:
    store = random_map(5, 120, 12).store
    book = compose(Material(store, "en", TODAY), Choices(preset="tiles", tiles="1x1"))
    tiles = [sheet for sheet in book.sheets if sheet.tile is not None]
    whole = tiles[0].tile.whole  # type: ignore[union-attr]  # tiles were picked by it
    assert len(tiles) > 1
    shown = [sheet.tile.part for sheet in tiles if sheet.tile is not None]
    assert max(part.right for part in shown) == pytest.approx(whole.width)
    assert max(part.bottom for part in shown) == pytest.approx(whole.height)
    for sheet in tiles:
        assert sheet.tile is not None
        assert sheet.tile.part.w <= sheet.width - 2 * EDGE + 0.1
        assert sheet.tile.part.h <= sheet.height - 2 * EDGE + 0.1


def test_columns_beyond_the_alphabet_have_two_letters() -> None:
    assert [address(column, 0) for column in (0, 25, 26, 52)] == ["A1", "Z1", "AA1", "BA1"]
