"""Drawing a link from a card's handle: to a card, to a lane (its team, without a card), or to an empty place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from app.model.edits import links
from app.model.patch import Patch
from app.widgets import overlay
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.hit import NOTHING, Hit, handle_places
from app.widgets.canvas.painting import theme_color
from app.widgets.canvas.verbs import take_link
from app.widgets.tools.gesture import Gesture, Pointer
from app.widgets.tools.places import place_at
from app.widgets.tools.receiver import ask_receiver
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_HEAD = 9.0
_TAKERS = ("card", "edge", "lane")


class DrawLink(Gesture):
    """A line from the handle to the pointer; what would receive it is framed."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, found: Hit) -> None:
        super().__init__(canvas)
        self.source = found.key
        self._side = found.side
        self._goal: Hit = NOTHING
        self._lies = False
        """Whether the link to the goal is shown as it will be led."""

    def begin(self, pointer: Pointer) -> None:
        self._at = pointer.at
        self.canvas.hint.emit(_("To a card, to a lane heading for its team, or to an empty place to choose."))

    def move(self, pointer: Pointer) -> None:
        self._at = pointer.at
        goal = self._receiver(pointer)
        if goal != self._goal:
            self._goal = goal
            self._lies = False
            self._show(goal if self._catches() else NOTHING)
        self.canvas.update()

    def _show(self, goal: Hit) -> None:
        """Show the link to a card as it will be led; None for any other goal."""
        store = self.canvas.store

        def patch() -> Patch:
            if not goal.key:
                return {}
            return rehearse(store, lambda: links.connect(store, self.source, goal.key))[0]

        def shown() -> None:
            self._lies = bool(goal.key) and goal == self._goal

        self.canvas.show_soon(patch, shown)

    def finish(self, pointer: Pointer) -> None:
        goal = self._receiver(pointer)
        self.canvas.update()
        if goal.kind in ("card", "edge"):
            self._to_card(goal.key)
        elif goal.kind == "lane":
            self._to_lane(goal.key)
        elif self.canvas.rect().contains(pointer.at.toPoint()):
            where = self.canvas.mapToGlobal(pointer.at.toPoint())
            ask_receiver(self.canvas, self.source, where, place_at(self.canvas, pointer, []))

    def cancel(self) -> None:
        self.canvas.update()

    def paint(self, painter: QPainter) -> None:
        canvas = self.canvas
        rect = canvas.scene.rects.get(self.source)
        if rect is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        frame = overlay.place_of(canvas, self._goal.key) if self._goal.kind in _TAKERS else None
        if frame is not None:
            overlay.target(painter, canvas, frame)
        if self._may_hold_a_card():
            painter.save()
            painter.setClipRect(canvas.area(), Qt.ClipOperation.IntersectClip)
            overlay.cell(painter, canvas, self._goal.lane, self._goal.step)
            painter.restore()
        if self._lies:
            return  # the link already lies as it will
        view = canvas.camera.rect_to_view(rect)
        start = QPointF(*handle_places(view)[self._side])
        edge = QPointF(view.right, start.y()) if self._side == "right" else QPointF(start.x(), view.bottom)
        paint_arrow(painter, canvas, edge, self._at, sideways=self._side == "right")

    def _receiver(self, pointer: Pointer) -> Hit:
        found = self.canvas.hit(pointer.at, bare=True)
        return NOTHING if found.key == self.source else Hit(found.kind, found.key, found.lane, found.step)

    def _may_hold_a_card(self) -> bool:
        """Whether the place under the pointer could hold a new card that takes the link."""
        canvas, goal = self.canvas, self._goal
        return (
            goal.kind == "cell" and canvas.holds_cards(goal.lane) and canvas.open_cell(goal.lane, goal.step)
        )

    def _catches(self) -> bool:
        """Whether a card would take the link, so that its way can be shown."""
        to, store = self._goal.key, self.canvas.store
        return self._goal.kind in ("card", "edge") and not any(
            _joins(store[key], self.source, to) for key, _field in store.referrers(self.source)
        )

    def _to_card(self, card: str) -> None:
        canvas = self.canvas
        known = next((k for k in canvas.store.of("link") if _joins(canvas.store[k], self.source, card)), None)
        if known is not None:
            canvas.selected.set([known])
            canvas.hint.emit(_("These two cards are linked already."))
            return
        take_link(canvas, links.connect(canvas.store, self.source, card))

    def _to_lane(self, lane: str) -> None:
        canvas = self.canvas
        team = canvas.store[lane].get("team")
        if isinstance(team, str) and team in canvas.store:
            take_link(canvas, links.connect(canvas.store, self.source, to_team=team))
            return
        canvas.hint.emit(_("This lane has no team yet: choose who receives it."))
        ask_receiver(canvas, self.source, canvas.mapToGlobal(self._at.toPoint()))


def _joins(link: object, source: str, to: str) -> bool:
    if not hasattr(link, "get") or link.get("type") != "link":
        return False
    return bool(link.get("from") == source and link.get("to") == to)


def paint_arrow(painter: QPainter, canvas: Canvas, start: QPointF, end: QPointF, *, sideways: bool) -> None:
    """A soft curve with an arrow head; the router draws the real way when the link is there."""
    pull = max(24.0, 0.5 * math.hypot(end.x() - start.x(), end.y() - start.y()))
    lead = QPointF(pull, 0) if sideways else QPointF(0, pull)
    path = QPainterPath(start)
    back = end.x() < start.x() if sideways else end.y() < start.y()
    path.cubicTo(start + lead, end + lead / 2 if back else end - lead / 2, end)
    color = theme_color(canvas.theme, "accent")
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    angle = math.radians(-path.angleAtPercent(0.98))
    wings = [
        end - QPointF(math.cos(angle + turn) * _HEAD, math.sin(angle + turn) * _HEAD)
        for turn in (-0.42, 0.42)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([end, *wings]))
