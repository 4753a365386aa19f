"""From a point to what lies there, and from a record to the place where its words can be edited. Points in, ids out."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.model.grid import cell_mode, grid_of
from app.model.store import Reader
from app.scene.draw.frame import PAD
from app.scene.shapes import Block, Layer, Rect, Scene, TextLine
from app.scene.theme import STYLES, style

REACH = 4.0
"""How far beside a link a touch still counts, in points."""


@dataclass(frozen=True, slots=True)
class Touch:
    """What lies under a point. `part` is the role of its block: "card", "emotion", "measure", "link", "question",
    "stage", "step", "lane", "folded"."""

    owner: str
    part: str


def owner_at(
    scene: Scene, x: float, y: float, layers: Collection[Layer] | None = None, reach: float = REACH
) -> Touch | None:
    """The uppermost thing under a point; None on the bare ground. `layers` limits where is looked, since headings
    stay in view on screen and have a place of their own there."""
    for block in reversed(scene.blocks):
        if not block.owner or block.node is None or (layers is not None and block.layer not in layers):
            continue
        role = block.node.role
        if role in ("zone", "lane") and block.layer != "lane-heading":
            continue
        if role == "link":
            if _on_link(scene, block, x, y, reach):
                return Touch(block.owner, "link")
        elif block.x <= x <= block.x + block.w and block.y <= y <= block.y + block.h:
            return Touch(block.owner, role)
    return None


def _on_link(scene: Scene, block: Block, x: float, y: float, reach: float) -> bool:
    if not Rect(block.x, block.y, block.w, block.h).grown(reach).contains(x, y):
        return False
    points = scene.paths.get(block.owner)
    if points is None:
        return True
    return any(distance(x, y, a, b) <= reach for a, b in pairwise(points))


def distance(x: float, y: float, a: tuple[float, float], b: tuple[float, float]) -> float:
    """From a point to a stretch between two points."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
    return math.hypot(x - a[0] - t * dx, y - a[1] - t * dy)


# ---- places


@dataclass(frozen=True, slots=True)
class Place:
    """A cell and where in its order: `index` counts the cards above, `above` and `below` are the neighbours ("" for
    none). For the parking lot lane and step are "". `folded` names a collapsed stage."""

    lane: str
    step: str
    stage: str
    index: int
    above: str = ""
    below: str = ""
    parked: bool = False
    folded: bool = False


def cell_at(scene: Scene, store: Reader, x: float, y: float, skip: Collection[str] = ()) -> Place | None:
    """The cell under a point, in map coordinates. `skip` are cards that do not count (those being dragged)."""
    lines = scene.grid
    if lines.parking is not None and lines.parking.contains(x, y):
        cards = [card for card in grid_of(store).parked if card not in skip]
        at = _before(scene, cards, lambda r: r.bottom <= y or (r.y <= y and r.x + r.w / 2 < x))
        return _place("", "", "", cards, at, parked=True)
    row = next((row for row in lines.rows if row.y <= y < row.y + row.h), None)
    column = next((c for c in lines.columns if c.x <= x < c.x + c.w), None)
    if row is None or column is None:
        return None
    if not column.step:
        return Place(row.lane, "", column.stage, 0, folded=True)
    cards = [card for card in grid_of(store).cards(row.lane, column.step) if card not in skip]
    at = _before(scene, cards, lambda r: r.y + r.h / 2 < y)
    return _place(row.lane, column.step, column.stage, cards, at)


def _before(scene: Scene, cards: Sequence[str], passed: Callable[[Rect], bool]) -> int:
    at = 0
    for number, card in enumerate(cards):
        rect = scene.rects.get(card)
        if rect is not None and passed(rect):
            at = number + 1
    return at


def _place(lane: str, step: str, stage: str, cards: Sequence[str], at: int, parked: bool = False) -> Place:
    above = cards[at - 1] if at else ""
    below = cards[at] if at < len(cards) else ""
    return Place(lane, step, stage, at, above, below, parked)


def insertion_bar(scene: Scene, place: Place) -> Rect:
    """Where the accent bar of a drop lies: between two cards, above the first or below the last; 2 high."""
    below, above = scene.rects.get(place.below), scene.rects.get(place.above)
    if place.parked:
        return _parked_bar(scene, above, below)
    column = next((c for c in scene.grid.columns if c.step == place.step and c.stage == place.stage), None)
    row = next((r for r in scene.grid.rows if r.lane == place.lane), None)
    if column is None or row is None:
        return Rect(0, 0, 0, 0)
    beside = below or above
    x, w = (beside.x, beside.w) if beside is not None else (column.x + 12, column.w - 24)
    if below is not None:
        y = (above.bottom + below.y) / 2 if above is not None else below.y - 6
    else:
        y = above.bottom + 5 if above is not None else row.y + 12
    return Rect(x, y - 1, w, 2)


def _parked_bar(scene: Scene, above: Rect | None, below: Rect | None) -> Rect:
    strip = scene.grid.parking or Rect(0, 0, 0, 0)
    if below is not None:
        return Rect(below.x - 6, below.y, 2, below.h)
    if above is not None:
        return Rect(above.right + 4, above.y, 2, above.h)
    return Rect(scene.grid.heading_w + 12, strip.y + 8, 2, max(0.0, strip.h - 16))


def order_matters(store: Reader, place: Place) -> bool:
    """Whether cards of the cell are meant in order, so that the bar should show where a card comes to stand."""
    return not place.parked and bool(place.lane) and cell_mode(store, place.lane, place.step) == "in-order"


# ---- editing in place


@dataclass(frozen=True, slots=True)
class TextSlot:
    """Where an editor for a field lies, in map coordinates, and how its words are set (a style of the theme)."""

    owner: str
    field: str
    rect: Rect
    style: str
    align: str
    text: str


_LAYERS_OF = {"stage": "stage-heading", "step": "stage-heading", "lane": "lane-heading"}
_ROLES = {"title": ("title", "heading"), "question": ("question",)}


def text_slot(scene: Scene, store: Reader, owner: str, field: str = "title") -> TextSlot | None:
    """The slot of a card's, stage's, step's or lane's title (or a stage's question); None where nothing is shown."""
    record = store.get(owner)
    if record is None:
        return None
    kind = record["type"]
    wanted = _LAYERS_OF.get(kind, "card")
    block = next((b for b in scene.of(owner) if b.layer == wanted and b.node is not None), None)
    if block is None or (kind == "card" and block.node is not None and block.node.role != "card"):
        return None
    found = [s for s in block.shapes if isinstance(s, TextLine) and s.role in _ROLES.get(field, ())]
    name = (
        _style_of(found[0]) if found else {"stage": "stage", "step": "step", "lane": "lane"}.get(kind, "card")
    )
    if field == "question" and not found:
        name = "fact"
    used = style(name)
    inset = {"card": PAD, "lane": 14.0, "stage": 12.0}.get(kind, 4.0)
    if kind == "card" and name == "quote":
        inset = 0.0
    top = (
        found[0].baseline - used.above if found else {"card": 9.0, "lane": 11.0, "stage": 5.0}.get(kind, 0.0)
    )
    right = 10.0 if kind == "lane" else inset
    height = max(1, len(found)) * used.leading
    rect = Rect(block.x + inset, block.y + top, max(24.0, block.w - inset - right), height)
    centred = kind in ("stage", "step") or name in ("quote", "step")
    value = record.get(field, "")
    return TextSlot(
        owner, field, rect, name, "center" if centred else "start", value if isinstance(value, str) else ""
    )


def _style_of(line: TextLine) -> str:
    fits = (name for name, s in STYLES.items() if s.face == line.face and abs(s.size - line.size) < 0.01)
    return next(fits, "card")
