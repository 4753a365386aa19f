"""How printed pages look, judged on the shapes of each sheet: nothing outside, nothing alone, nothing too small."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from app.export import Choices, material_of
from app.export.handout import compose
from app.export.pdf.book import Book
from app.export.pdf.sheets import Item, Sheet
from app.places import samples
from app.scene.extent import extent
from app.scene.shapes import TextLine
from app.session import open_map
from tests.export.maps import TODAY

FLOWING = ("handout", "pair-sheets", "teams", "register", "morning-after", "kit")
EDGE = 14.0
"""Points; about 5 mm, which hardly any printer reaches."""
NEIGHBOUR = 60.0
"""Points below a heading within which the thing that it heads begins."""


@lru_cache(maxsize=64)
def book_of(sample: Path, **chosen: object) -> Book:
    """The sheets of a print of a sample, not painted."""
    choices = Choices(**chosen).checked()  # type: ignore[arg-type]  # switches by name
    return compose(material_of(open_map(sample).store, choices, TODAY), choices)


def told(sheet: Sheet) -> Iterator[tuple[Item, TextLine]]:
    """The lines of text on a sheet that are no part of the drawing."""
    for item in sheet.items:
        for shape in item.shapes:
            if isinstance(shape, TextLine):
                yield item, shape


@pytest.fixture(params=samples(), ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Path:
    """Each sample in turn."""
    return Path(request.param)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_leaves_the_margins_and_no_text_is_under_six_points(sample: Path, paper: str) -> None:
    for preset in FLOWING:
        for number, sheet in enumerate(book_of(sample, preset=preset, paper=paper).sheets, 1):
            inner = sheet.inner
            for item in sheet.items:
                for shape in item.shapes:
                    box = extent(shape)
                    # Lines to cut along may reach the edge; what is read never does.
                    if isinstance(shape, TextLine) or preset != "kit":
                        edge = EDGE if sheet.bare or preset == "kit" else inner.x - 10
                        assert box.x >= edge and box.right <= sheet.width - EDGE, (preset, number, shape)
                        assert box.y >= EDGE and box.bottom <= sheet.height - EDGE, (preset, number, shape)
            assert all(line.size >= 6 for _, line in told(sheet))


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(sample: Path) -> None:
    for number, sheet in enumerate(book_of(sample).sheets, 1):
        lines = list(told(sheet))
        for item, line in lines:
            if item.node is not None and item.node.tag in ("H1", "H2"):
                below = [
                    other.baseline - line.baseline for _, other in lines if other.baseline > line.baseline
                ]
                drawn = bool(sheet.windows) or sheet.bare
                assert drawn or min(below, default=999.0) <= NEIGHBOUR, (number, line.text)


def test_no_sheet_of_a_handout_is_nearly_empty(sample: Path) -> None:
    sheets = book_of(sample).sheets
    upright = [s for s in sheets[:-1] if not s.windows and not s.bare and s.height > s.width]
    for sheet in upright:
        lowest = max(line.baseline for _, line in told(sheet))
        assert lowest - sheet.inner.y > sheet.inner.h * 0.55, [line.text for _, line in told(sheet)][:6]


def test_a_handout_of_a_usual_map_is_a_booklet_and_no_book(sample: Path) -> None:
    assert len(book_of(sample).sheets) <= 40


def test_the_one_pager_of_every_sample_is_one_a3_sheet(sample: Path) -> None:
    book = book_of(sample, preset="one-pager", paper="A3")
    assert len(book.sheets) == 1 and book.smallest >= 6


def test_the_top_five_and_the_action_list_hang_side_by_side_the_morning_after(sample: Path) -> None:
    first = [line.text for _, line in told(book_of(sample, preset="morning-after").sheets[0])]
    titles = [
        sheet.bookmarks[0][0] for sheet in book_of(sample, preset="morning-after").sheets if sheet.bookmarks
    ]
    assert len(titles) == 2 and titles[0] in first and titles[1] not in first


def test_a_poster_widens_its_columns_until_its_text_is_as_large_as_the_sheet_allows(sample: Path) -> None:
    from app.export.pdf.pages.overview import shape_for
    from app.export.pdf.pages.poster import frame_of

    book = book_of(sample, preset="poster", paper="A1")
    frame = frame_of(book.paper)
    usual = shape_for(book.material.scene(linked=False), book.paper, frame, None)[2]
    assert len(book.sheets) == 1 and book.smallest >= usual.smallest - 0.001
    assert book.smallest > usual.smallest * 1.01 or book.smallest >= 7.5


def test_an_insight_is_told_in_full_once_in_a_handout_and_on_its_stage_when_the_list_is_left_out() -> None:
    sample = next(path for path in samples() if "as-is" in path.stem)
    note = "Would spare 44 percent of customers a second round."

    def times(**chosen: object) -> int:
        lines = [line.text for sheet in book_of(sample, **chosen).sheets for _, line in told(sheet)]
        return " ".join(lines).count(note)

    assert times() == 1 and times(without=frozenset(("insights",))) == 1


def test_the_cells_of_a_row_stand_on_one_line(sample: Path) -> None:
    """Small type beside large type: lane, title and facts of a card share their first baseline."""
    for sheet in book_of(sample, without=frozenset(("overview",))).sheets:
        rows: dict[int, list[float]] = {}
        for item, line in told(sheet):
            cell = item.node.parent if item.node is not None else None
            if (
                cell is not None
                and cell.tag in ("TD", "TH")
                and cell.parent is not None
                and cell.kids[0] is item.node
            ):
                first = rows.setdefault(id(cell.parent), [])
                first.append(line.baseline)
        # Each cell's first paragraph begins on the line of its row; its further lines stand below it.
        for baselines in rows.values():
            assert sum(1 for b in baselines if abs(b - min(baselines)) < 0.05) >= 1
            assert not [b for b in baselines if 0.05 < b - min(baselines) < 6]
