"""Painting shapes on a page, and a Scene window by window, with its meaning from the blocks' nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.export.colours import Theme
from app.export.pdf.crossing import within
from app.export.pdf.map_table import HEADINGS, MapTable
from app.export.pdf.page import Page
from app.export.pdf.stamps import Stamp, stamp_at
from app.export.pdf.structure import Node
from app.export.pdf.values import Name
from app.scene.shapes import LAYERS, Block, Box, Hotspot, Layer, Path, Picture, Rect, Scene, Shape, TextLine

HAIRLINE = 0.25
"""Points; thinner lines are lost on printers."""
ALLOWED = ("http://", "https://", "mailto:")
_FIGURE_LAYERS: tuple[Layer, ...] = ("link", "mark")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drawing goes: page point of its origin, and how many times larger it becomes."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def rect(self, x: float, y: float, w: float, h: float) -> Rect:
        """A rectangle of the drawing on the page."""
        return Rect(self.x + x * self.scale, self.y + y * self.scale, w * self.scale, h * self.scale)

    def moved(self, dx: float, dy: float) -> Place:
        """The place of something that lies dx, dy into the drawing."""
        return Place(self.x + dx * self.scale, self.y + dy * self.scale, self.scale)


def decoration(page: Page, found: Iterable[Shape], theme: Theme, kind: str = "Layout") -> None:
    """Paint shapes that say nothing new: running lines ("Pagination"), grounds, rules."""
    with page.artifact(kind):
        _all(page, found, theme, Place())


def shapes(page: Page, found: Iterable[Shape], theme: Theme, place: Place, node: Node | None = None) -> None:
    """Paint shapes; their words belong to `node`, everything else is decoration. Without a node all is."""
    waiting = tuple(found)
    kinds = (_kind(waiting, at, node) for at in range(len(waiting)))
    for kind, group in groupby(zip(kinds, waiting, strict=True), lambda pair: pair[0]):
        painted = [shape for _, shape in group]
        if node is None or kind == "decoration":
            with page.artifact():
                _all(page, painted, theme, place)
        elif kind == "link":
            for shape in painted:
                _link(page, shape, place, node)
        else:
            with page.marked(_link_in(node) if kind == "linked" else node):
                _all(page, painted, theme, place)


def figure(page: Page, found: Iterable[Shape], theme: Theme, place: Place, node: Node, around: Rect) -> None:
    """Paint shapes that together are one picture, told by the node's alternative words."""
    corners = (around.x, page.height - around.bottom, around.right, page.height - around.y)
    node.attributes = {"O": Name("Layout"), "BBox": [round(v, 2) for v in corners]}
    found = tuple(found)
    with page.marked(node):
        _all(page, (shape for shape in found if not isinstance(shape, Hotspot)), theme, place)
    for shape in found:
        if isinstance(shape, Hotspot):
            _link(page, shape, place, node)


def _kind(found: Sequence[Shape], at: int, node: Node | None) -> str:
    """What a shape is to readers: words, words that lead somewhere, the place to click on, or decoration."""
    shape = found[at]
    if node is None:
        return "decoration"
    if isinstance(shape, Hotspot):
        return "link"
    if not isinstance(shape, TextLine):
        return "decoration"
    return "linked" if at + 1 < len(found) and _leads(found[at + 1]) else "words"


def _leads(shape: Shape) -> bool:
    return isinstance(shape, Hotspot) and shape.url.lower().startswith(ALLOWED)


def _link_in(node: Node) -> Node:
    """The link of a paragraph, which may have several lines, each with its place to click on."""
    last = node.kids[-1] if node.kids else None
    return last if isinstance(last, Node) and last.tag == "Link" else node.add("Link")


def _all(page: Page, found: Iterable[Shape], theme: Theme, place: Place) -> None:
    waiting, stamps = tuple(found), page.document.stamps
    at = 0
    while at < len(waiting):
        stamp = stamp_at(waiting, at, place.scale)
        if stamp is not None and stamps.worth(stamp):
            _stamp(page, stamp, theme, place)
            at += len(stamp.shapes)
        else:
            _one(page, waiting[at], theme, place)
            at += 1


def _one(page: Page, shape: Shape, theme: Theme, place: Place) -> None:
    if isinstance(shape, TextLine):
        x, y = place.x + shape.x * place.scale, place.y + shape.baseline * place.scale
        page.text(shape, x, y, place.scale, theme.text(shape.color))
    elif isinstance(shape, Box):
        page.box(
            place.rect(shape.x, shape.y, shape.w, shape.h),
            theme.color(shape.fill) if shape.fill else None,
            theme.color(shape.stroke) if shape.stroke else None,
            _width(shape.width, place.scale),
            shape.radius * place.scale,
            [d * place.scale for d in shape.dash],
        )
    elif isinstance(shape, Path):
        _path(page, shape, theme, place)
    elif isinstance(shape, Picture):
        _picture(page, shape, place)


def _path(page: Page, shape: Path, theme: Theme, place: Place) -> None:
    page.path(
        shape.commands,
        (place.x, place.y, place.scale),
        theme.color(shape.fill) if shape.fill else None,
        theme.color(shape.stroke) if shape.stroke else None,
        _width(shape.width, place.scale),
        [d * place.scale for d in shape.dash],
    )


def _stamp(page: Page, stamp: Stamp, theme: Theme, place: Place) -> None:
    """Put down what the file draws once."""
    k, around = place.scale, stamp.around

    def drawn() -> Sequence[str]:
        blank = Page(page.document, -1, 0.0, 0.0)
        for shape in stamp.shapes:
            _one(blank, shape, theme, Place(-around.x * k, -around.y * k, k))
        return blank.operators

    key = page.document.stamps.key(stamp.look, (around.w * k, around.h * k), drawn)
    page.stamp(key, place.x + around.x * k, place.y + around.y * k)


def _picture(page: Page, shape: Picture, place: Place) -> None:
    if shape.part is None:
        page.image(shape.blob, place.rect(shape.x, shape.y, shape.w, shape.h))
        return
    whole = shape.whole
    with page.clip(place.rect(shape.x, shape.y, shape.w, shape.h)):
        page.image(shape.blob, place.rect(whole.x, whole.y, whole.w, whole.h))


def _width(width: float, scale: float) -> float:
    return max(width * scale, HAIRLINE) if width > 0 else 0.0


def _link(page: Page, shape: Shape, place: Place, node: Node) -> None:
    if isinstance(shape, Hotspot) and _leads(shape):
        rect = place.rect(shape.x, shape.y, shape.w, shape.h)
        link = _link_in(node)
        if link.empty:
            link.alt = shape.alt or shape.url  # a picture that leads somewhere has no words of its own
        page.link(rect, shape.url, shape.alt, link)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a scene and the point of the page where its corner goes; layers None means all."""

    part: Rect
    x: float
    y: float
    layers: frozenset[Layer] | None = None


class ScenePaint:
    """Paints windows of one scene, at one scale, into one section; each record is told once."""

    def __init__(self, scene: Scene, theme: Theme, section: Node, scale: float, links: str = "") -> None:
        """`links` is the name of the layer that connectors lie on; "" for none."""
        self.scene = scene
        self.theme = theme
        self.scale = scale
        self.links = links
        self._nodes: dict[_Key, Node] = {}
        self._figures: dict[tuple[str, Layer], Node] = {}
        self._told: set[_Key] = set()
        self._layers: dict[Layer, list[Block]] = {}
        for block in scene.blocks:
            self._layers.setdefault(block.layer, []).append(block)
        self._plan(section)

    def paint(self, page: Page, windows: Iterable[Window]) -> None:
        """Paint parts of the scene; what lies outside a window is cut off at its edge."""
        for window in windows:
            part = window.part
            with page.clip(Rect(window.x, window.y, part.w * self.scale, part.h * self.scale)):
                origin = Place(window.x, window.y, self.scale).moved(-part.x, -part.y)
                self._window(page, window, origin)

    def _window(self, page: Page, window: Window, origin: Place) -> None:
        inside = (
            block
            for layer in LAYERS
            if window.layers is None or layer in window.layers
            for block in self._layers.get(layer, ())
            if seen(block, window.part)
        )
        for on_links, group in groupby(inside, lambda block: bool(self.links) and block.layer == "link"):
            if on_links:
                with page.layer(self.links):
                    self._blocks(page, group, origin, window.part)
            else:
                self._blocks(page, group, origin, window.part)

    def _blocks(self, page: Page, blocks: Iterable[Block], origin: Place, part: Rect) -> None:
        for block in blocks:
            place = origin.moved(block.x, block.y)
            shown = within(block, part)
            if block.layer == "link" and not shown:
                continue
            key = _key(block)
            node = None
            if key not in self._told:
                self._told.add(key)
                # Words beside a picture, such as the mood under a face, are part of what it tells.
                node = self._nodes.get(key) or self._figures.get((block.owner, block.layer))
            if node is not None and node.tag == "Figure" and block.node is not None:
                around = place.rect(0, 0, max(block.w, 1.0), max(block.h, 1.0))
                figure(page, shown, self.theme, place, node, around)
            else:
                shapes(page, shown, self.theme, place, node)

    def _plan(self, section: Node) -> None:
        """Elements in reading order: a table of lanes and stages, then what lies beside it, then links."""
        rows = {row.lane: number for number, row in enumerate(self.scene.grid.rows)}
        told = [(self._order(b, rows), b) for b in self.scene.blocks if _says(b)]
        table = MapTable(self.scene, section)
        for order, block in sorted(told, key=lambda pair: pair[0]):
            key = _key(block)
            if key in self._nodes or block.node is None:
                continue
            parent = table.parent(order[0], block, heads=block.layer == "lane-heading")
            if block.layer in _FIGURE_LAYERS or not any(isinstance(s, TextLine) for s in block.shapes):
                self._nodes[key] = parent.add("Figure", alt=block.node.label)
                self._figures[block.owner, block.layer] = self._nodes[key]
            else:
                self._nodes[key] = parent.add("P")

    def _order(self, block: Block, rows: dict[str, int]) -> tuple[int, int, float, float]:
        last = len(rows)
        if block.layer in ("corner", "stage-heading"):
            return HEADINGS, 0, block.y, block.x
        if block.layer in _FIGURE_LAYERS:
            return last + 1, 0, block.x, block.y
        at = rows.get(block.owner)
        if at is None:
            middle = block.y + block.h / 2
            grid = enumerate(self.scene.grid.rows)
            at = next((n for n, row in grid if row.y <= middle < row.y + row.h), last)
        return at, 0 if block.layer == "lane-heading" else 1, block.x, block.y


_Key = tuple[str, Layer, str]


def _key(block: Block) -> _Key:
    """What a block is told as; one record may say several things in one layer."""
    return block.owner, block.layer, block.node.label if block.node is not None else ""


def _says(block: Block) -> bool:
    return (
        block.node is not None
        and block.node.role != "artifact"
        and bool(block.node.label)
        and any(not isinstance(shape, Hotspot) for shape in block.shapes)
    )


def seen(block: Block, part: Rect) -> bool:
    """Whether a block reaches into a part of the scene."""
    return (
        block.x < part.right
        and part.x < block.x + max(block.w, 0.1)
        and block.y < part.bottom
        and part.y < block.y + max(block.h, 0.1)
    )
