"""From mouse, wheel and touchpad events to clicks and gestures."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.widgets.canvas import structure
from app.widgets.canvas.feeling_marks import over_feelings
from app.widgets.canvas.hit import NOTHING, Hit
from app.widgets.tools.choose import clicked, cursor_for, doubled, dragged, pressed
from app.widgets.tools.gesture import Gesture, Pointer
from app.widgets.tools.pan import Pan

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_NOTCH = 120.0
_WHEEL_PIXELS = 60.0
"""Pixels that one notch of a wheel pans."""
_ZOOM_NOTCH = 1.15
"""Factor that one notch zooms, and the most a single event may."""
_ZOOM_PIXEL = 0.004
_BORDER = 20
"""Pixels from the border of the area within which a gesture moves the map along."""
_PACE = 16
_NONE = Qt.MouseButton.NoButton
_SIGNS = ("fold", "hidden", "add", "question")


class Hands:
    """The hand on one canvas: what is pressed, and which gesture has begun."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pressed: tuple[Pointer, Hit] | None = None
        self.last = Pointer(QPointF(), 0.0, 0.0)
        self._button = _NONE
        """The button of the click or gesture in progress; while it is down, other buttons mean nothing."""
        self._double = False
        self._on_sign = False
        """The last press was on a sign that has done its work: a second click on what then lies there means nothing."""
        self._meant: Hit | None = None
        """What a press hit before the map closed up under it; the double click that follows means it, too."""
        self.space = False
        """The space bar is held: dragging moves the map."""
        self._space_used = False
        self.naming = QTimer(canvas)
        """Runs after a second, slow click on a heading: if no third click comes, the heading is named."""
        self.naming.setSingleShot(True)
        self.naming.timeout.connect(self._name)
        self._again = False
        self._follow = QTimer(canvas)
        self._follow.setInterval(_PACE * 2)
        self._follow.timeout.connect(self._follow_edge)

    # ---- buttons
    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        canvas = self._canvas
        if self._still(event):
            return
        canvas.cancel_gesture()  # one whose button went up where nobody saw it
        canvas.stop_motion()
        self.naming.stop()
        at = canvas.pointer(event.position(), event.modifiers())
        left = event.button() == Qt.MouseButton.LeftButton
        self._button = event.button() if left or event.button() == Qt.MouseButton.MiddleButton else _NONE
        if event.button() == Qt.MouseButton.MiddleButton or (left and self.space):
            self._space_used = True
            self._begin(Pan(canvas), at)
            return
        if not left:
            return
        found = canvas.hit(event.position())
        # An empty place open for typing goes now, and the map may close up: what was seen is what is meant.
        self._meant = found if canvas.typing.leave() else None
        self._pressed = (at, found)
        self._on_sign = found.kind in _SIGNS
        named = canvas.arranges and found.kind in ("stage", "lane")
        self._again = named and canvas.selection == [found.key] and not at.keys
        pressed(canvas, found, at)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves, with or without a button."""
        canvas = self._canvas
        at = canvas.pointer(event.position(), event.modifiers())
        self.last = at
        if canvas.gesture is not None and self.busy and not self._still(event):
            canvas.cancel_gesture()
        if canvas.gesture is not None:
            canvas.gesture.move(at)
            self._watch_edge()
            return
        if self._pressed is None:
            self.hover(event.position())
            return
        start, found = self._pressed
        if (at.at - start.at).manhattanLength() < QApplication.startDragDistance():
            return
        gesture = dragged(canvas, found, start)
        self._pressed = None
        if gesture is not None:
            self._begin(gesture, start)
            gesture.move(at)
            self._watch_edge()  # one quick movement may have come as far as the border

    def release(self, event: QMouseEvent) -> None:
        """A button goes up: the gesture is done, or it was a click."""
        canvas = self._canvas
        if self._still(event):
            return
        self._button = _NONE
        at = canvas.pointer(event.position(), event.modifiers())
        self._follow.stop()
        if canvas.gesture is not None:
            gesture, canvas.gesture = canvas.gesture, None
            canvas.hint.emit("")  # how to go on is over; what has come of it may be said now
            with canvas.following.letting_go():
                gesture.finish(at)
                canvas.locking.forbid("")
                canvas.settle()
        elif self._pressed is not None and not self._double:
            clicked(canvas, self._pressed[1], at)
            if self._again:
                self.naming.start(QApplication.doubleClickInterval())
        self._pressed = None
        self._double = False
        self.hover(event.position())

    def double(self, event: QMouseEvent) -> None:
        """A double click."""
        if event.button() == Qt.MouseButton.LeftButton and not self.space:
            self._double = True
            self.naming.stop()
            if self._on_sign:
                return
            found = self._meant or self._canvas.hit(event.position())
            doubled(self._canvas, found, self._canvas.pointer(event.position()))

    @property
    def busy(self) -> bool:
        """Whether a button is down: a click or gesture is in progress."""
        return self._button != _NONE

    def _still(self, event: QMouseEvent) -> bool:
        """Whether the button that began is still down after this event."""
        return bool(event.buttons() & self._button & ~event.button())

    def _name(self) -> None:
        canvas = self._canvas
        if canvas.gesture is None and canvas.kind_of(canvas.selected.focus) in ("stage", "lane"):
            canvas.edit_selected()

    def hover(self, at: QPointF) -> None:
        """Show what lies under the pointer and what the hand would do there."""
        canvas = self._canvas
        inside = canvas.rect().contains(at.toPoint())
        found = canvas.hit(at) if inside else NOTHING
        canvas.set_hovered(found)
        if over_feelings(canvas):
            self.last = canvas.pointer(at, self.last.keys)
            canvas.surface.hint()
        self.show_cursor()

    def show_cursor(self) -> None:
        """The cursor fits what the hand does or would do."""
        canvas = self._canvas
        if canvas.gesture is not None:
            canvas.setCursor(canvas.gesture.cursor)
        elif self.space:
            canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            canvas.setCursor(cursor_for(canvas, canvas.hovered))

    def let_go(self) -> None:
        """The keyboard has gone elsewhere, and with it the key that may be held."""
        self.space = self._space_used = False
        self.show_cursor()

    def forget(self) -> None:
        """Nothing is pressed any more."""
        self._pressed = None
        self._follow.stop()
        self.naming.stop()

    def held(self, keys: Qt.KeyboardModifier) -> None:
        """Shift, Ctrl or Alt went down or up in the middle of a gesture."""
        gesture = self._canvas.gesture
        if gesture is not None:
            self.last = replace(self._canvas.pointer(self.last.at), keys=keys)
            gesture.move(self.last)
            self._canvas.update()

    def hold_space(self, event: QKeyEvent, down: bool) -> None:
        """The space bar goes down or up; if it moved nothing meanwhile, it folds the selected stages."""
        if event.isAutoRepeat() or (down and self._canvas.gesture is not None):
            return
        if self.space and not down and not self._space_used:
            structure.fold(self._canvas, structure.headings(self._canvas, "stage"))
        self.space, self._space_used = down, False
        self.show_cursor()

    def _begin(self, gesture: Gesture, at: Pointer) -> None:
        self._canvas.gesture = gesture
        gesture.begin(at)
        self._canvas.update()
        self.show_cursor()

    # ---- wheel and touchpad
    def wheel(self, event: QWheelEvent) -> None:
        """Wheel: up and down; with Shift sideways; with Ctrl closer and farther. Touchpads move both ways."""
        canvas = self._canvas
        canvas.stop_motion()
        pixels, angle = event.pixelDelta(), event.angleDelta()
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            by = (
                pixels.y() * _ZOOM_PIXEL
                if not pixels.isNull()
                else angle.y() / _NOTCH * math.log(_ZOOM_NOTCH)
            )
            most = 2 * math.log(_ZOOM_NOTCH)
            canvas.zoom_at(canvas.scale * math.exp(max(-most, min(most, by))), event.position())
        else:
            dx, dy = (
                (float(pixels.x()), float(pixels.y()))
                if not pixels.isNull()
                else (angle.x() / _NOTCH * _WHEEL_PIXELS, angle.y() / _NOTCH * _WHEEL_PIXELS)
            )
            if keys & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0.0
            canvas.pan_by(-dx, -dy)
        if canvas.gesture is None:
            self.hover(event.position())
        else:  # the map has moved under the hand
            self.last = canvas.pointer(event.position(), keys)
            canvas.gesture.move(self.last)
            canvas.update()
        event.accept()

    def native(self, event: QNativeGestureEvent) -> bool:
        """A pinch on a touchpad zooms at the fingers; returns whether it was one."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        factor = max(0.8, min(1.25, 1.0 + event.value()))
        self._canvas.zoom_at(self._canvas.scale * factor, event.position())
        return True

    # ---- the border
    def _watch_edge(self) -> None:
        if self._edge() == (0, 0):
            self._follow.stop()
        elif not self._follow.isActive():
            self._follow.start()

    def _edge(self) -> tuple[int, int]:
        gesture = self._canvas.gesture
        if gesture is None or not gesture.follows_edge:
            return 0, 0
        camera, at = self._canvas.camera, self.last.at
        area, seen = self._canvas.area(), camera.seen()
        if gesture.along == "x":
            at = QPointF(at.x(), area.center().y())
        elif gesture.along == "y":
            at = QPointF(area.center().x(), at.y())
        inside = QRectF(area).adjusted(1, 1, -1, -1)
        if not self._canvas.rect().contains(self.last.at.toPoint()):
            # Beyond the canvas: as at the border that the hand has passed.
            at = QPointF(
                min(max(at.x(), inside.left()), inside.right()),
                min(max(at.y(), inside.top()), inside.bottom()),
            )
        elif not area.contains(at.toPoint()):
            return 0, 0  # over the headings, which may be what the gesture is looking for
        dx = dy = 0
        if at.x() < area.left() + _BORDER and seen.x > camera.heading_w:
            dx = -_PACE
        elif at.x() > area.right() - _BORDER and seen.right < camera.map_w:
            dx = _PACE
        if at.y() < area.top() + _BORDER and seen.y > camera.heading_h:
            dy = -_PACE
        elif at.y() > area.bottom() - _BORDER and seen.bottom < camera.map_h:
            dy = _PACE
        return dx, dy

    def _follow_edge(self) -> None:
        canvas = self._canvas
        dx, dy = self._edge()
        if canvas.gesture is None or (dx, dy) == (0, 0):
            self._follow.stop()
            return
        canvas.pan_by(dx, dy)
        self.last = canvas.pointer(self.last.at, self.last.keys)
        canvas.gesture.move(self.last)
        canvas.update()
