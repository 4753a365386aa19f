"""The map of the room: the same canvas in large type, without handles, without what the checks have found."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.model.grid import grid_of
from app.scene.shapes import Column, Rect
from app.scene.view import Filter, Marks, View
from app.widgets.canvas import Canvas
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.drawing import union
from app.widgets.canvas.hit import NOTHING, Hit
from app.widgets.room import sizes
from app.widgets.room.columns import column_at, page_of

_AIR = 28.0
"""Pixels between a card that is shown and the border of the area."""
_RING = 5.0
"""Pixels of the ring around the card that is talked about."""
_FAR = 0.6
"""Part of the readable scale below which going on to a card comes closer again."""
_CLOSEST = 1.6
"""The most by which letters grow beyond the readable scale where few columns have the screen for themselves."""
_MOVES: dict[int, str] = {
    Qt.Key.Key_Right: "next-card",
    Qt.Key.Key_Left: "previous-card",
    Qt.Key.Key_PageDown: "next-stage",
    Qt.Key.Key_PageUp: "previous-stage",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


class RoomCanvas(Canvas):
    """Shows one map to a room."""

    moveAsked = Signal(str)
    """ "next-card", "previous-card", "next-stage", "previous-stage", "first" or "last"."""
    leaveAsked = Signal()
    arranges = False
    curtainAsked = Signal()
    """The black screen of a presenter's remote control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = Marks()
        self._own_scale = False
        self.states = self.feelings = True
        self.persona = ""
        """The persona whose journey is shown while that of others fades; "" for all."""
        self.ring = _RING
        self.fits = False

    # ---- what is shown
    def show_parts(self, states: bool, feelings: bool) -> None:
        """Show or hide the states of handovers and the emotion curve."""
        self.states, self.feelings = states, feelings
        lanes = None
        if not feelings:
            grid = grid_of(self.store)
            lanes = frozenset(lane for lane in grid.lanes if grid.kinds[lane] != "emotion")
        self.set_marks(self._marks)
        if self.persona not in self.store:
            self.persona = ""
        only = Filter(personas=frozenset({self.persona})) if self.persona else None
        view = View(lanes=lanes, collapsed=frozenset(), show_states=states, room=True, filter=only)
        if view != self.view:
            self.set_view(view)

    def set_marks(self, marks: Marks) -> None:
        """Of what is known beside the map a room sees the states of handovers at most."""
        self._marks = marks
        super().set_marks(Marks(states=marks.states) if self.states else Marks())

    def handles(self) -> list[str]:
        """None: links are drawn in the editor."""
        return []

    def in_view(self, key: str) -> bool:
        """Where the journey of one persona is shown, what fades is passed over."""
        return self.scene.fading is None or not self.scene.fading.fades(key)

    def hit(self, at: QPointF, *, bare: bool = False) -> Hit:
        """What lies under a pixel; headings are read here, and have neither borders to drag nor signs to fold."""
        found = super().hit(at, bare=bare)
        if found.kind == "fold":
            return replace(found, kind="stage")
        return NOTHING if found.kind in ("border", "hidden") else found

    # ---- size
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters grow with the screen, unless somebody has chosen another size."""
        at = column_at(self._columns, self.camera.seen().x)
        self.camera.heading_largest = sizes.headings_scale(self.width())
        if not self._own_scale:
            self.camera.scale = self.readable
        super().resizeEvent(event)
        if self._columns and not self._own_scale:
            target = Camera(**vars(self.camera))
            self._leaf_to(target, *self._page(at))
            self.take_camera(target)
        self.zoomChanged.emit(self.scale)

    def fresh(self) -> None:
        """Forget a size that somebody has chosen."""
        self._own_scale = False
        self.camera.heading_largest = sizes.headings_scale(self.width())
        self.camera.scale = self.readable

    def zoom_at(self, scale: float, at: QPointF | None = None) -> None:
        """Make the letters larger or smaller, for all that follows."""
        self.stop_motion()  # a glide would end at the size before
        self._own_scale = True
        super().zoom_at(scale, at)

    def set_scale(self, _scale: float) -> None:
        """The full size of a room is the one that it can read."""
        self._own_scale = False
        super().zoom_at(self._scale_of(*self._page(column_at(self._columns, self.camera.seen().x))))

    @property
    def readable(self) -> float:
        """The least scale at which a room can read the cards."""
        return sizes.map_scale(self.width())

    # ---- whole columns
    @property
    def _columns(self) -> tuple[Column, ...]:
        return self.scene.grid.columns

    def _area_w(self) -> float:
        """Pixels beside the headings of lanes, at the scale that a room reads."""
        return self.width() - self.camera.heading_w * self.camera.heading_scale_at(self.readable)

    def _page(self, wanted: int, start: int | None = None) -> tuple[int, int]:
        """First and last of the whole columns that are shown with one of them; leafing begins at `start`."""
        if not self._columns:
            return 0, 0
        scale = self.scale if self._own_scale else self.readable
        return page_of(self._columns, wanted if start is None else start, wanted, self._area_w() / scale)

    def _scale_of(self, first: int, last: int) -> float:
        """The scale at which these columns fill the screen from left to right."""
        if not self._columns:
            return self.readable
        width = self._columns[last].x + self._columns[last].w - self._columns[first].x
        return max(self.readable, min(self.readable * _CLOSEST, self._area_w() / width))

    def _leaf_to(self, target: Camera, first: int, last: int) -> None:
        if not self._own_scale:
            target.scale = self._scale_of(first, last)
            target.take(self.scene)
        x, _y = target.to_view(self._columns[first].x, 0.0)
        target.pan(x - target.left, 0)

    def _turn(self, target: Camera, rect: Rect) -> None:
        """Leaf to the columns in which a record lies, unless it can be seen as a whole already."""
        dx, _dy = target.into_view(rect, 0)
        if not dx or not self._columns:
            return
        at = column_at(self._columns, rect.x)
        stage = self._columns[at].stage
        begin = next(i for i, column in enumerate(self._columns) if column.stage == stage)
        self._leaf_to(target, *self._page(at, begin))
        dx, _dy = target.into_view(rect, 0)
        if dx:  # a card over more columns than can be seen, or begun on the page before
            self._leaf_to(target, *self._page(at))

    # ---- moving
    def reveal(self, key: str) -> None:
        """Bring a record into view with room around it; from far out come closer again."""
        rect = self._shown_with(key)
        if rect is None:
            return
        target = self._closer(rect)
        kind = self.kind_of(key)
        if kind != "lane":
            self._turn(target, rect)
        _dx, dy = target.into_view(rect, _AIR)
        target.pan(0, 0 if kind in ("stage", "step") else dy)
        self.fits = False
        self._motion.go(target)

    def show_stage(self, stage: str, card: str) -> None:
        """Show a stage from its first column, and from the top as far down as `card` allows."""
        first = next((i for i, c in enumerate(self._columns) if c.stage == stage), None)
        rows = self.scene.grid.rows
        if first is None or not rows:
            self.reveal(card)
            return
        rect = self.drawing.rect_of(card) if card else None
        target = Camera(**vars(self.camera))
        self._leaf_to(target, *self._page(first))
        _x, y = target.to_view(0.0, rows[0].y)
        target.pan(0, y - target.top)
        if rect is not None:
            self._turn(target, rect)
            target.pan(0, target.into_view(rect, _AIR)[1])
        self.fits = False
        self._motion.go(target)

    def _shown_with(self, key: str) -> Rect | None:
        """Where a record is drawn; a feeling is shown with its words, and with the whole curve where there is room."""
        rect = self.drawing.rect_of(key)
        if rect is None or self.kind_of(key) != "emotion":
            return rect
        parts = [Rect(b.x, b.y, b.w, b.h) for b in self.drawing.index.of_owner(key)]
        whole = union([rect, *parts]) or rect
        row = next((r for r in self.scene.grid.rows if r.y <= rect.y < r.y + r.h), None)
        if row is not None and row.h * self.scale <= self.camera.area_h:
            return Rect(whole.x, row.y + _AIR / self.scale, whole.w, row.h - 2 * _AIR / self.scale)
        return whole

    def _closer(self, rect: Rect) -> Camera:
        target = Camera(**vars(self.camera))
        if target.scale < self.readable * _FAR:
            self._own_scale = False
            target.scale = self.readable
            target.center_on(rect.x + rect.w / 2, rect.y + rect.h / 2)
            if self._columns:
                self._leaf_to(target, *self._page(column_at(self._columns, rect.x)))
        return target

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the keys of a remote control lead on; everything else is as in the editor."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.gesture is None and plain and event.key() in _MOVES:
            self.moveAsked.emit(_MOVES[event.key()])
        elif self.gesture is None and event.key() == Qt.Key.Key_Escape:
            self.leaveAsked.emit()
        elif self.gesture is None and plain and event.text() == ".":
            self.curtainAsked.emit()
        else:
            super().keyPressEvent(event)
