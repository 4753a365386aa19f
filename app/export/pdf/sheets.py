"""Pages before they are painted: shapes at their place with what they mean, so that their number is known first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from app.export.colours import Theme
from app.export.pdf.document import Document
from app.export.pdf.page import Page
from app.export.pdf.paint import Place, ScenePaint, Window, decoration, figure, shapes
from app.export.pdf.structure import Node
from app.scene.shapes import Rect, Shape


@dataclass(frozen=True, slots=True)
class Item:
    """Shapes at their place on the sheet. Without a node they are decoration; `around` makes them a figure."""

    shapes: tuple[Shape, ...]
    node: Node | None = None
    around: Rect | None = None


@dataclass(frozen=True, slots=True)
class Margins:
    """Free edges of a sheet in points."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Sheet:
    """One page to be."""

    width: float
    height: float
    margins: Margins
    items: list[Item] = field(default_factory=list)
    windows: list[tuple[ScenePaint, tuple[Window, ...]]] = field(default_factory=list)
    bookmarks: list[tuple[str, float, int]] = field(default_factory=list)
    """(words, height from above, depth) of outline entries."""
    bare: bool = False
    """Without running title and page number: the cover."""

    @property
    def inner(self) -> Rect:
        """What the margins leave."""
        m = self.margins
        return Rect(m.left, m.top, self.width - m.left - m.right, self.height - m.top - m.bottom)

    def put(self, found: Iterable[Shape], node: Node | None = None, around: Rect | None = None) -> None:
        """Add shapes that are at their place already."""
        kept = tuple(found)
        if kept:
            self.items.append(Item(kept, node, around))


Running = Callable[[Sheet, int, int], Iterable[Shape]]
"""Running title and page number of a sheet: (sheet, its number from 1, number of sheets) -> shapes."""


def paint(
    sheets: list[Sheet],
    document: Document,
    theme: Theme,
    running: Running,
    step: Callable[[int, int], None],
) -> None:
    """Paint all sheets; `step` hears (done, all) after each and may raise to stop."""
    for number, sheet in enumerate(sheets, 1):
        page = document.page(sheet.width, sheet.height)
        _paint_one(sheet, page, theme)
        if not sheet.bare:
            decoration(page, running(sheet, number, len(sheets)), theme, "Pagination")
        document.finish(page)
        for title, top, level in sheet.bookmarks:
            document.bookmark(title, number - 1, sheet.height - top, level)
        step(number, len(sheets))


def _paint_one(sheet: Sheet, page: Page, theme: Theme) -> None:
    for scene, windows in sheet.windows:
        scene.paint(page, windows)
    # What follows each other and means the same is marked once: it keeps files small and texts whole.
    for (node, around), group in groupby(sheet.items, key=lambda item: (item.node, item.around)):
        found = [shape for item in group for shape in item.shapes]
        if around is not None and node is not None:
            figure(page, found, theme, Place(), node, around)
        else:
            shapes(page, found, theme, Place(), node)
