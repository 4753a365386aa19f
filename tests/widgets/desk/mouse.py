"""The hand on the mouse: clicks, drags, the wheel, what is dropped."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.widgets.overlay import heading_place
from app.widgets.tools.palette import mime_for
from tests.widgets.desk.events import LEFT, NO_KEYS
from tests.widgets.desk.places import Places

_MOVES = 4
"""Steps of a drag between its two ends."""


class Mouse(Places):
    """Moves of the mouse; each is complete when the call returns."""

    def hover(self, at: QPoint | str) -> Self:
        """Move the pointer there without a button."""
        self._mouse(QEvent.Type.MouseMove, self._place(at), Qt.MouseButton.NoButton)
        return self

    def click(self, at: QPoint | str, keys: Qt.KeyboardModifier = NO_KEYS) -> Self:
        """Click on a record by its name, or on a place."""
        where = self._place(at)
        self._mouse(QEvent.Type.MouseMove, where, Qt.MouseButton.NoButton, keys)
        self._mouse(QEvent.Type.MouseButtonPress, where, LEFT, keys)
        self._mouse(QEvent.Type.MouseButtonRelease, where, LEFT, keys)
        return self

    def double_click(self, at: QPoint | str) -> Self:
        """Double-click, with the four events a mouse makes of it."""
        where = self._place(at)
        self._mouse(QEvent.Type.MouseButtonPress, where, LEFT)
        self._mouse(QEvent.Type.MouseButtonRelease, where, LEFT)
        self._mouse(QEvent.Type.MouseButtonDblClick, where, LEFT)
        self._mouse(QEvent.Type.MouseButtonRelease, where, LEFT)
        return self

    def press(
        self, at: QPoint | str, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = LEFT
    ) -> Self:
        """Press a button and hold it."""
        where = self._place(at)
        self._mouse(QEvent.Type.MouseMove, where, Qt.MouseButton.NoButton, keys)
        self._mouse(QEvent.Type.MouseButtonPress, where, button, keys)
        self._held, self._from = button, where
        return self

    def move(self, at: QPoint | str, keys: Qt.KeyboardModifier = NO_KEYS) -> Self:
        """Move with the button held, in a few steps."""
        start, end = self._from, self._place(at)
        for n in range(1, _MOVES + 1):
            between = QPoint(
                start.x() + (end.x() - start.x()) * n // _MOVES,
                start.y() + (end.y() - start.y()) * n // _MOVES,
            )
            self._mouse(QEvent.Type.MouseMove, between, self._held, keys)
        self._from = end
        return self

    def fling(self, at: QPoint | str) -> Self:
        """Move with the button held, in one go: events that come thick and fast are made one."""
        self._from = self._place(at)
        self._mouse(QEvent.Type.MouseMove, self._from, self._held)
        return self

    def release(self, keys: Qt.KeyboardModifier = NO_KEYS) -> Self:
        """Let go where the pointer is."""
        self._mouse(QEvent.Type.MouseButtonRelease, self._from, self._held, keys)
        return self

    def beside(self, button: Qt.MouseButton) -> Self:
        """Click with another button while the first is held."""
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._mouse(kind, self._from, button, beside=self._held)
        return self

    def pull(
        self,
        start: QPoint | str,
        end: QPoint | str,
        keys: Qt.KeyboardModifier = NO_KEYS,
        button: Qt.MouseButton = LEFT,
    ) -> Self:
        """Press, move and let go."""
        return self.press(start, keys, button).move(end, keys).release(keys)

    def drag(
        self,
        title: str,
        *,
        to_lane: str = "",
        to_step: str = "",
        to_stage: str = "",
        above: str = "",
        to_parking: bool = False,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> Self:
        """Drag a card to another cell, onto a stage's heading, above another card, or into the parking lot."""
        lane, step = self.cell(title)
        if to_parking:
            goal = self.parking()
        elif to_stage:
            goal = self.at(to_stage)
        elif above:
            rect = self.canvas.scene.rects[self.id(above)]
            goal = self._point(rect.x + rect.w / 2, rect.y + 3)
        else:
            goal = self.in_cell(to_lane or lane, to_step or step)
        return self.pull(title, goal, keys)

    def drag_heading(self, title: str, *, before: str = "", after: str = "", release: bool = True) -> Self:
        """Drag a stage, step or lane by its heading to the near side of another heading of its kind."""
        goal = self.at(before or after)
        place = heading_place(self.canvas, self.id(before or after))
        assert place is not None
        if self.canvas.kind_of(self.id(title)) == "lane":
            away = place.height() / 2 - 7
            goal.setY(round(goal.y() + (-away if before else away)))
        else:
            away = place.width() / 2 - 7
            goal.setX(round(goal.x() + (-away if before else away)))
        self.press(title).move(goal)
        return self.release() if release else self

    def resize(self, title: str, by: int, release: bool = True) -> Self:
        """Drag the border of a step (sideways) or lane (down) by so many pixels."""
        start = self.border(title)
        wide = self.canvas.kind_of(self.id(title)) == "step"
        self.press(start).move(start + (QPoint(by, 0) if wide else QPoint(0, by)))
        return self.release() if release else self

    def stretch(self, title: str, to_step: str) -> Self:
        """Drag the right side of a card to a step."""
        column = next(c for c in self.canvas.scene.grid.columns if c.step == self.id(to_step))
        x, _ = self.canvas.camera.to_view(column.x + column.w / 2, 0)
        start = self.edge(title)
        return self.hover(title).pull(start, QPoint(round(x), start.y()))

    def link(self, source: str, goal: QPoint | str, side: str = "right") -> Self:
        """Drag from a card's handle to a card or lane by its name, or to a place."""
        return self.hover(source).pull(self.handle(source, side), goal)

    def wheel(self, notches: float, at: QPoint | None = None, keys: Qt.KeyboardModifier = NO_KEYS) -> Self:
        """Turn the wheel; up is positive."""
        self._wheel(QPoint(), QPoint(0, round(120 * notches)), at, keys)
        return self

    def swipe(self, dx: int, dy: int, keys: Qt.KeyboardModifier = NO_KEYS) -> Self:
        """Two fingers over a touchpad, in pixels."""
        self._wheel(QPoint(dx, dy), QPoint(dx * 2, dy * 2), None, keys)
        return self

    def drop(self, kind: str, lane: str, step: str) -> Self:
        """Drop a thing from the palette into a cell."""
        data, where = mime_for(kind), self.in_cell(lane, step)
        enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.canvas, enter)
        assert enter.isAccepted(), f"the canvas does not take {kind!r}"
        drop = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.canvas, drop)
        return self.settle()
