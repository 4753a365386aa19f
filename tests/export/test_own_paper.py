"""Papers of one's own and posters for a print shop: exact sizes, the cut where it was ordered, marks outside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from app.errors import BadArguments
from app.export import Choices, export
from app.export.papers import MM, own, size_of
from app.export.pdf.check import check_file
from app.export.tiles import raster, wanted
from tests.export.maps import TODAY, phone


def _boxes(path: Path) -> dict[str, list[float]]:
    """The boxes of the first page in millimetres."""
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0].obj
        names = ("MediaBox", "BleedBox", "TrimBox")
        return {n: [round(float(v) / MM, 1) for v in page[f"/{n}"]] for n in names if f"/{n}" in page}


@pytest.mark.parametrize("paper", ["900x600", "600 × 900 mm", "A1", "Tabloid"])
def test_a_poster_has_the_size_that_was_asked_for(paper: str, tmp_path: Path) -> None:
    export(phone(), tmp_path / "out.pdf", Choices(preset="poster", paper=paper), today=TODAY)
    wide, high = _boxes(tmp_path / "out.pdf")["MediaBox"][2:]
    if own(paper):
        assert [wide, high] == [float(v) for v in own(paper) or ()]
    else:
        size = size_of(paper)
        assert sorted((wide, high)) == [round(size.w / MM, 1), round(size.h / MM, 1)]


@pytest.mark.parametrize("text", ["90x90", "9000x900", "900", "900x", "x", "900x600x3", "A7"])
def test_what_is_no_paper_is_refused_before_anything_is_written(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadArguments, match="no paper called"):
        export(phone(), tmp_path / "out.pdf", Choices(preset="poster", paper=text), today=TODAY)
    assert list(tmp_path.iterdir()) == []


def test_bleed_and_crop_marks_stand_outside_the_cut(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    order = Choices(preset="poster", paper="600x400", bleed=3.0, crop_marks=True)
    export(phone(), out, order, today=TODAY)
    found = _boxes(out)
    left, low, right, high = found["TrimBox"]
    assert (round(right - left), round(high - low)) == (600, 400)
    assert found["BleedBox"] == [left - 3, low - 3, right + 3, high + 3]
    assert all(a < b for a, b in zip(found["MediaBox"][:2], found["BleedBox"][:2], strict=True))
    assert check_file(out).sound


def test_bleed_alone_needs_no_more_paper_than_itself(tmp_path: Path) -> None:
    export(phone(), tmp_path / "out.pdf", Choices(preset="poster", paper="A3", bleed=5.0), today=TODAY)
    found = _boxes(tmp_path / "out.pdf")
    assert found["BleedBox"] == found["MediaBox"] == [0, 0, 430, 307]
    assert found["TrimBox"] == [5, 5, 425, 302]


def test_crop_marks_never_lie_on_the_poster() -> None:
    from app.export.pdf.pages.press import on_press
    from app.export.pdf.sheets import Margins, Sheet
    from app.scene.extent import extent

    made = on_press(Sheet(1000, 700, Margins(0, 0, 0, 0)), 4 * MM, marks=True)
    assert made.trim is not None and made.bleed is not None
    marks = [extent(shape) for item in made.items for shape in item.shapes]
    assert len(marks) == 8
    assert not any(made.bleed.grown(-1).touches(mark) for mark in marks)
    assert all(mark.x >= 0 and mark.right <= made.width for mark in marks)


def test_too_much_bleed_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadArguments, match="no number from 0 to 10"):
        export(phone(), tmp_path / "out.pdf", Choices(preset="poster", bleed=40.0), today=TODAY)


def test_tiles_have_no_bleed_and_reach_a_size_of_ones_own(tmp_path: Path) -> None:
    assert wanted("900 x 600") == "900x600"
    grid = raster("900x600", size_of("A4"), 0.5)
    assert (round(grid.w / MM), round(grid.h / MM)) == (900, 600)
    sheets, store = {}, phone()
    for name, bleed in (("a", 0.0), ("b", 3.0)):
        order = Choices(preset="tiles", tiles="2x2", bleed=bleed, crop_marks=bool(bleed))
        export(store, tmp_path / name, replace(order, format="pdf"), today=TODAY)
        sheets[name] = (tmp_path / name).read_bytes()
    assert sheets["a"] == sheets["b"]


def test_text_may_be_asked_to_be_larger() -> None:
    from app.export.handout import compose
    from app.export.material import Material

    order = Choices(preset="overview", paper="Tabloid")
    small = compose(Material(phone(), "en", TODAY), order)
    large = compose(Material(phone(), "en", TODAY), Choices(preset="overview", paper="Tabloid", smallest=9.0))
    assert small.smallest < 9.0 <= large.smallest
    assert len(large.sheets) > len(small.sheets)
