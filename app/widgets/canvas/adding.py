"""The quiet marks that add: after the last stage, in a stage for its next step, below the last lane. In pixels.

They come while the pointer is over the headings beside them, are no part of the map and are never printed. The
keyboard's way is the same actions from the menu.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.model import locks
from app.widgets.canvas import grips
from app.widgets.canvas.headings import Strip
from app.widgets.canvas.hit import Hit
from app.widgets.canvas.painting import theme_color
from app.words import _, _p

if TYPE_CHECKING:
    from app.widgets.canvas.map_view import MapView

What = Literal["stage", "step", "lane"]
_SIDE = 24.0
"""Side of the target of a mark."""
_SEEN = 18.0
_ARM = 4.5
_AWAY = 5.0
_ROOM = 100.0
"""A stage narrower than this shows its name alone."""
_OVER: dict[Strip, tuple[str, ...]] = {
    "top": ("stage", "step", "fold", "border", "add"),
    "left": ("lane", "hidden", "border", "add"),
    "corner": (),
}


@dataclass(frozen=True)
class Mark:
    """One mark: what it adds, the heading it belongs to, and its target."""

    what: What
    key: str
    place: QRectF

    @property
    def hit(self) -> Hit:
        """What lies under a pixel of it."""
        return Hit(
            "add",
            self.key,
            side="bottom" if self.what == "lane" else "right",
            lane=self._lane,
            step=self._step,
        )

    @property
    def _lane(self) -> str:
        return self.key if self.what == "lane" else ""

    @property
    def _step(self) -> str:
        """A step's mark names the stage it is added to; that of a stage nothing, since it comes after all."""
        return self.key if self.what == "step" else ""


def what_of(found: Hit) -> What:
    """What a click on a mark adds."""
    return "lane" if found.lane else "step" if found.step else "stage"


def at(canvas: MapView, point: QPointF) -> Hit | None:
    """The mark under a pixel of the window."""
    camera = canvas.camera
    if not canvas.arranges or canvas.gesture is not None:
        return None
    if (point.y() < camera.top) == (point.x() < camera.left):
        return None
    strip: Strip = "top" if point.y() < camera.top else "left"
    return next((mark.hit for mark in marks(canvas, strip) if mark.place.contains(point)), None)


def marks(canvas: MapView, strip: Strip) -> Iterator[Mark]:
    """The marks of a strip that can be seen; none while the structure is locked."""
    camera, grid = canvas.camera, canvas.scene.grid
    if strip == "corner" or locks.structure_lock(canvas.store):
        return
    if strip == "left":
        if grid.rows:
            row = grid.rows[-1]
            top = camera.to_view(0, row.y + row.h)[1] + 1
            below = [gap for gap in grips.gaps(canvas.store, canvas.scene) if gap.y >= row.y + row.h]
            if below:  # lanes are hidden here: their sign stands on the line
                top = grips.gap_sign(below[-1], camera).bottom() + 1
            place = QRectF(camera.left - _SIDE - 8, top, _SIDE, _SIDE)
            if camera.top <= top and place.bottom() <= camera.height:
                yield Mark("lane", row.lane, place)
        return
    for number, (stage, left, width) in enumerate(grid.stages):
        rect = canvas.scene.rects.get(stage)
        if rect is None:
            continue
        middle = (rect.y + rect.h / 2) * camera.heading_scale
        right = camera.to_view(left + width, 0)[0]
        inside = QRectF(right - _SIDE - 4, middle - _SIDE / 2, _SIDE, _SIDE)
        if _takes_steps(canvas, stage) and width * camera.scale >= _ROOM and _seen(canvas, inside):
            yield Mark("step", stage, inside)
        after = inside.translated(_SIDE + 4 + _AWAY, 0)
        if number == len(grid.stages) - 1 and _seen(canvas, after):
            yield Mark("stage", stage, after)


def _takes_steps(canvas: MapView, stage: str) -> bool:
    folded = (canvas.store.get(stage) or {}).get("collapsed") is True
    return not folded and not locks.cell_lock(canvas.store, "", stage)


def _seen(canvas: MapView, place: QRectF) -> bool:
    return place.x() >= canvas.camera.left and place.right() <= canvas.camera.width


def paint(painter: QPainter, canvas: MapView, strip: Strip) -> None:
    """The marks beside what the pointer is over; a step's only in the stage that is meant."""
    hover = canvas.hovered
    if not canvas.arranges or hover.kind not in _OVER[strip] or (hover.kind == "border" and not hover.key):
        return
    if (strip == "left") != bool(hover.lane):
        return
    stage = canvas.grid.stage_of.get(hover.key, hover.key)
    for mark in marks(canvas, strip):
        if mark.what == "step" and mark.key != stage:
            continue
        _plus(painter, canvas, mark.place, held=mark.hit == hover)


def _plus(painter: QPainter, canvas: MapView, place: QRectF, *, held: bool) -> None:
    off = (_SIDE - _SEEN) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme_color(canvas.theme, "accent" if held else "stage"))
    painter.drawRoundedRect(place.adjusted(off, off, -off, -off), 4, 4)
    pen = QPen(theme_color(canvas.theme, "on-accent" if held else "soft"), 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    c = place.center()
    painter.drawLine(QPointF(c.x() - _ARM, c.y()), QPointF(c.x() + _ARM, c.y()))
    painter.drawLine(QPointF(c.x(), c.y() - _ARM), QPointF(c.x(), c.y() + _ARM))


def tip(found: Hit) -> str:
    """What a mark does, and the key that does the same."""
    from app.widgets.actions.keys import first_key  # the registry with all actions; a canvas alone needs none

    what = what_of(found)
    words = {"stage": _("Add a stage"), "step": _("Add a step to this stage"), "lane": _("Add a lane")}[what]
    key = first_key(f"add-{what}") if what != "lane" else ""
    return _p("tooltip", "{action} ({key})", action=words, key=key) if key else words
