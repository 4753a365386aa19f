"""What lies under a pixel of the window."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Literal

from app.model.store import Reader
from app.scene.shapes import Rect, Scene
from app.widgets.canvas import grips
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.headings import Strip, heading_rect
from app.widgets.canvas.index import BlockIndex

Kind = Literal[
    "card",
    "emotion",
    "measure",
    "end",
    "link",
    "question",
    "cell",
    "stage",
    "step",
    "lane",
    "parking",
    "handle",
    "edge",
    "border",
    "fold",
    "hidden",
    "add",
    "nothing",
]
"""A border is the one beside a step's or below a lane's heading; "fold" is the sign that folds a stage, "hidden"
the sign of lanes that are hidden here (its key is the first of them), "add" a mark beside the headings."""
Side = Literal["right", "bottom", "start", "end", ""]

HANDLE = 12.0
"""Half the side of a handle's target in pixels: 24 in all, at any zoom."""
HANDLE_AWAY = 11.0
"""From the card's side to the middle of the handle, in pixels."""
EDGE = 7.0
"""Pixels inside the right side of a card where its width over the steps is taken."""
END = 9.0
"""Pixels around an end of the selected link in which it can be taken."""
LINK_REACH = 6.0
"""Pixels beside a link that still mean it."""
ASKED = ">"
"""Stands between the two cards in the owner of a question (app.scene.questions)."""
_ROOM_FOR_HANDLES = 36.0
"""A card narrower than this on screen shows no handles."""


@dataclass(frozen=True)
class Hit:
    """What is there: its kind and id, the cell around it, and the side for a handle."""

    kind: Kind
    key: str = ""
    lane: str = ""
    step: str = ""
    side: Side = ""


NOTHING = Hit("nothing")
_ENDS: tuple[Side, Side] = ("start", "end")


def hit(
    x: float,
    y: float,
    camera: Camera,
    index: BlockIndex,
    scene: Scene,
    store: Reader,
    handles: list[str],
    link: str = "",
) -> Hit:
    """What lies under a pixel; `handles` are the cards that show theirs now, `link` the one with its ends out."""
    if y < camera.top or x < camera.left:
        return _grip(x, y, camera, scene, store) or _heading(x, y, camera, index, scene, store)
    for card in handles:
        side = _handle(x, y, camera, scene, card)
        if side:
            return Hit("handle", card, side=side)
    points = scene.paths.get(link, ())
    for side, point in zip(_ENDS, (points[:1], points[-1:]), strict=True):
        if point and _near(camera.to_view(*point[0]), x, y, END):
            return Hit("end", link, side=side)
    px, py = camera.to_map(x, y)
    lane, step = cell_at(scene, px, py)
    reach = LINK_REACH / camera.scale
    found = _card(index, scene, store, camera, px, py, lane, step)
    if found is not None:
        return found
    asked = next((b.owner for b in index.near("mark", Rect(px, py, 0, 0)) if ASKED in b.owner), "")
    if asked:
        return Hit("question", asked, lane, step)
    near = _link(index, scene, px, py, reach)
    if near:
        return Hit("link", near, lane, step)
    if scene.grid.parking is not None and scene.grid.parking.contains(px, py):
        return Hit("parking")
    return Hit("cell", "", lane, step) if lane and step else Hit("nothing", "", lane, step)


def cell_at(scene: Scene, x: float, y: float) -> tuple[str, str]:
    """(lane, step) of the cell around a place on the map, "" where it lies beside the grid."""
    lane = next((row.lane for row in scene.grid.rows if row.y <= y < row.y + row.h), "")
    step = next((column.step for column in scene.grid.columns if column.x <= x < column.x + column.w), "")
    return lane, step


def handle_places(rect: Rect) -> dict[Side, tuple[float, float]]:
    """The middles of a card's two handles, in pixels, for the card's rectangle in pixels."""
    return {
        "right": (rect.right + HANDLE_AWAY, rect.y + rect.h / 2),
        "bottom": (rect.x + rect.w / 2, rect.bottom + HANDLE_AWAY),
    }


def has_handles(rect: Rect) -> bool:
    """Whether a card is large enough on screen to show handles (rectangle in pixels)."""
    return rect.w >= _ROOM_FOR_HANDLES


def _card(
    index: BlockIndex, scene: Scene, store: Reader, camera: Camera, x: float, y: float, lane: str, step: str
) -> Hit | None:
    """The card or face at a place on the map; a curve around the faces is none."""
    for block in reversed(index.near("card", Rect(x, y, 0, 0))):
        record = store.get(block.owner)
        rect = scene.rects.get(block.owner)
        if record is None or rect is None or not rect.contains(x, y):
            continue
        if record["type"] == "card":
            inside = (rect.right - x) * camera.scale
            kind: Kind = "edge" if inside <= EDGE and _spans(record, scene) else "card"
            return Hit(kind, block.owner, lane, step)
        if record["type"] == "emotion":
            return Hit("emotion", block.owner, lane, step)
        if record["type"] == "measure":
            return Hit("measure", block.owner, lane, step)
    return None


def _handle(x: float, y: float, camera: Camera, scene: Scene, card: str) -> Side:
    rect = scene.rects.get(card)
    if rect is None:
        return ""
    view = camera.rect_to_view(rect)
    if not has_handles(view):
        return ""
    for side, (cx, cy) in handle_places(view).items():
        if _near((cx, cy), x, y, HANDLE):
            return side
    return ""


def _near(point: tuple[float, float], x: float, y: float, reach: float) -> bool:
    return abs(x - point[0]) <= reach and abs(y - point[1]) <= reach


def _grip(x: float, y: float, camera: Camera, scene: Scene, store: Reader) -> Hit | None:
    """What can be taken on the headings themselves, before the headings."""
    if y < camera.top and x < camera.left:
        return None
    if y >= camera.top:
        gap = grips.gap_at(x, y, camera, store, scene)
        if gap is not None:
            return Hit("hidden", gap.lanes[0], lane=gap.lanes[0])
    else:
        folded = grips.folded_at(x, y, camera, store, scene)
        if folded:
            return Hit("fold", folded, step=folded)
    key, side = grips.border_at(x, y, camera, scene)
    if key and side == "right":
        return Hit("border", key, step=key, side="right")
    return Hit("border", key, lane=key, side="bottom") if key else None


def _heading(x: float, y: float, camera: Camera, index: BlockIndex, scene: Scene, store: Reader) -> Hit:
    if y < camera.top and x < camera.left:
        return NOTHING
    strip: Strip = "top" if y < camera.top else "left"
    seen = camera.seen()
    if strip == "top":
        blocks = index.near("stage-heading", Rect(seen.x, 0, seen.w, camera.heading_h))
    else:
        blocks = index.near("lane-heading", Rect(0, seen.y, camera.heading_w, seen.h))
    stages = {stage for stage, _, _ in scene.grid.stages}
    for block in reversed(blocks):
        if block.owner and heading_rect(block, strip, camera).contains(x, y):
            if strip == "left":
                return Hit("lane", block.owner, lane=block.owner)
            kind: Kind = "stage" if block.owner in stages else "step"
            place = heading_rect(block, strip, camera)
            open_ = (store.get(block.owner) or {}).get("collapsed") is not True
            if kind == "stage" and open_ and grips.fold_sign(place, camera, False).contains(x, y):
                kind = "fold"
            return Hit(kind, block.owner, step=block.owner)
    return NOTHING


def _spans(record: object, scene: Scene) -> bool:
    pos = record.get("pos") if hasattr(record, "get") else None
    return isinstance(pos, list) and any(column.step == pos[1] for column in scene.grid.columns)


def _link(index: BlockIndex, scene: Scene, x: float, y: float, reach: float) -> str:
    best, nearest = "", reach
    for block in index.near("link", Rect(x - reach, y - reach, 2 * reach, 2 * reach)):
        points = scene.paths.get(block.owner)
        if points:
            away = min(_distance(x, y, a, b) for a, b in itertools.pairwise(points))
            if away <= nearest:
                best, nearest = block.owner, away
    if best:
        return best
    for block in reversed(index.near("mark", Rect(x, y, 0, 0))):
        if block.owner in scene.paths:
            return block.owner
    return ""


def _distance(x: float, y: float, a: tuple[float, float], b: tuple[float, float]) -> float:
    """From a place to a stretch of line, in the same unit."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
    px, py = a[0] + t * dx - x, a[1] + t * dy - y
    return float((px * px + py * py) ** 0.5)
