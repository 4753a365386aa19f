"""Pages before they are painted: shapes at their place with what they mean, so that their number is known first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from app.export.colours import Theme
from app.export.pdf.document import Document
from app.export.pdf.page import Page
from app.export.pdf.paint import Place, ScenePaint, Window, decoration, figure, shapes
from app.export.pdf.structure import Node
from app.scene.draw.pen import moved
from app.scene.extent import extent
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


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a larger sheet, put at x, y."""

    whole: Sheet
    part: Rect
    x: float
    y: float


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
    tile: Tile | None = None
    """What this sheet shows of a poster that is glued together."""
    bare: bool = False
    """Without running title and page number: the cover."""
    trim: Rect | None = None
    """Where a print shop cuts, when the sheet is larger than what is kept."""
    bleed: Rect | None = None
    """How far a print shop prints, when it cuts."""

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
    document.stamps.expect(_drawings(sheets))
    for number, sheet in enumerate(sheets, 1):
        page = document.page(sheet.width, sheet.height)
        _paint_one(sheet, page, theme)
        if not sheet.bare:
            decoration(page, running(sheet, number, len(sheets)), theme, "Pagination")
        page.trim, page.bleed = sheet.trim, sheet.bleed
        document.finish(page)
        for title, top, level in sheet.bookmarks:
            document.bookmark(title, number - 1, sheet.height - top, level)
        step(number, len(sheets))


def _drawings(sheets: Iterable[Sheet]) -> Iterator[tuple[Sequence[Shape], float]]:
    """All shapes that will be painted, with their scale; a drawing cut over several sheets counts once."""
    scenes: dict[int, ScenePaint] = {}
    for sheet in sheets:
        for whole in (sheet, sheet.tile.whole) if sheet.tile is not None else (sheet,):
            scenes.update((id(scene), scene) for scene, _ in whole.windows)
        yield from ((item.shapes, 1.0) for item in sheet.items)
    for scene in scenes.values():
        yield from ((block.shapes, scene.scale) for block in scene.scene.blocks)


def _paint_one(sheet: Sheet, page: Page, theme: Theme) -> None:
    if sheet.tile is not None:
        _paint_tile(sheet.tile, page, theme)
    for scene, windows in sheet.windows:
        scene.paint(page, windows)
    # What follows each other and means the same is marked once: it keeps files small and texts whole.
    for (node, around), group in groupby(sheet.items, key=lambda item: (item.node, item.around)):
        found = [shape for item in group for shape in item.shapes]
        if around is not None and node is not None:
            figure(page, found, theme, Place(), node, around)
        else:
            shapes(page, found, theme, Place(), node)


def _paint_tile(tile: Tile, page: Page, theme: Theme) -> None:
    """The part of the poster that lies on this sheet; what was told on an earlier sheet is decoration here."""
    part = tile.part
    dx, dy = tile.x - part.x, tile.y - part.y
    with page.clip(Rect(tile.x, tile.y, part.w, part.h)):
        for scene, windows in tile.whole.windows:
            shown = [replace(window, x=window.x + dx, y=window.y + dy) for window in windows]
            scene.paint(page, [cut for cut in (_cut(w, part, dx, dy, scene.scale) for w in shown) if cut])
        for item in tile.whole.items:
            if any(part.touches(extent(shape)) for shape in item.shapes):
                told = item.node if item.node is not None and item.node.empty else None
                shapes(page, moved(item.shapes, dx, dy), theme, Place(), told)


def _cut(window: Window, part: Rect, dx: float, dy: float, scale: float) -> Window | None:
    """What of a window lies on the tile, so that nothing is painted that nobody sees."""
    area = Rect(part.x + dx, part.y + dy, part.w, part.h)
    left, top = max(area.x, window.x), max(area.y, window.y)
    right = min(area.right, window.x + window.part.w * scale)
    bottom = min(area.bottom, window.y + window.part.h * scale)
    if right - left < 0.01 or bottom - top < 0.01:
        return None
    seen = Rect(
        window.part.x + (left - window.x) / scale,
        window.part.y + (top - window.y) / scale,
        (right - left) / scale,
        (bottom - top) / scale,
    )
    return replace(window, part=seen, x=left, y=top)
