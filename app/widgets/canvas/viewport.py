"""The canvas widget: it shows the map, says what is selected, and gives the hand's movements to gestures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QMetaMethod, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.export.qt import Pictures, ScenePainter
from app.model.edits import cards, fields
from app.model.grid import DRAWN_LANES, Grid, grid_of, place
from app.model.patch import Patch
from app.model.store import Change, Reader, Store
from app.scene.shapes import Block, Rect, Scene
from app.scene.theme import LIGHT, Theme
from app.scene.view import Marks, View
from app.session import Session
from app.widgets import accessibility, overlay
from app.widgets.canvas import keys, painting
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.drawing import Drawing, union
from app.widgets.canvas.hands import Hands
from app.widgets.canvas.headings import STRIPS, Headings, Strip
from app.widgets.canvas.hit import NOTHING, Hit, hit
from app.widgets.canvas.index import HEADINGS
from app.widgets.canvas.motion import Motion
from app.widgets.canvas.selection import Selection
from app.widgets.canvas.typing import NewCard, Typing
from app.widgets.tools import palette
from app.widgets.tools.gesture import Gesture, Pointer
from app.widgets.tools.places import place_at
from app.words import _, load

_MANY = 150
"""From so many changed blocks on the whole window is painted at once."""


class Canvas(QWidget):
    """One viewport onto one session's map."""

    selectionChanged = Signal(list)
    zoomChanged = Signal(float)
    hint = Signal(str)
    """A short sentence for the status bar."""
    failed = Signal(object)
    """A UserError that somebody should show."""
    askReceiver = Signal(str, QPoint)
    """A link was drawn into empty space from this card. While nobody listens, the canvas asks itself."""
    contextMenuRequested = Signal(list, QPoint)
    editRequested = Signal(str)
    """This record has no text to edit in place; the inspector may take it."""
    sceneChanged = Signal()
    moved = Signal()
    """Another part of the map is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.drawing = Drawing()
        self.camera = Camera()
        self.selected = Selection(self)
        self.theme: Theme = LIGHT
        self.gesture: Gesture | None = None
        self.hovered: Hit = NOTHING
        self.hidden: frozenset[str] = frozenset()
        self.reduce_motion = False
        self.painted = 0
        """Blocks of the map painted so far, for tests that count."""
        accessibility.install()
        self.typing = Typing(self)
        self.hands = Hands(self)
        self._motion = Motion(self)
        self._ringed: tuple[list[str], tuple[str, str] | None] = ([], None)
        self._empty = Store()
        self._stop: Callable[[], None] = _nothing
        self._fit_when_shown = True
        self._dress()
        self.selected.changed.connect(self._selection_changed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(200, 120)

    # ---- what is shown
    def set_session(self, session: Session | None) -> None:
        """Show another map, or none."""
        self.cancel_gesture()
        self.typing.close()
        self._stop()
        self.session = session
        self.selected.clear()
        self.drawing.forget()
        store = self.store
        self._stop = store.listen(self._changed) if session is not None else _nothing
        self.drawing.words = load(session.language if session is not None else "en")
        self._dress()
        self._rebuild(store)
        self.camera.scale = 1.0
        self.camera.home()
        self._fit_when_shown = True
        self.moved.emit()
        self.zoomChanged.emit(self.camera.scale)

    def set_view(self, view: View) -> None:
        """Show another part of the map, or the same part in another way."""
        self.drawing.view = view
        self._rebuild(self.store)

    def set_marks(self, marks: Marks) -> None:
        """Show what checks, ledger or comparison say."""
        if marks != self.drawing.marks:
            self.drawing.marks = marks
            self._rebuild(self.store)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self._dress()
        self.update()

    @property
    def view(self) -> View:
        """What is shown of the map, and how."""
        return self.drawing.view

    @property
    def scene(self) -> Scene:
        """The drawing now on screen; in the middle of a gesture that of its preview."""
        return self.drawing.scene

    @property
    def store(self) -> Store:
        """The records of the map; an empty store when none is open."""
        return self.session.store if self.session is not None else self._empty

    @property
    def grid(self) -> Grid:
        """The map's grid in order."""
        return grid_of(self.store)

    # ---- selection
    @property
    def selection(self) -> list[str]:
        """The selected records in the order they were chosen."""
        return self.selected.ids

    def select(self, ids: list[str]) -> None:
        """Select these records, as far as they exist."""
        self.selected.set(key for key in ids if key in self.store)

    def select_all(self) -> None:
        """Select every card that is shown."""
        self.selected.set(key for key in self.scene.rects if self.kind_of(key) == "card")

    def cards_in(self, rect: Rect) -> list[str]:
        """The cards and feelings that a rectangle of the map touches, in painting order."""
        near = self.drawing.index.near("card", rect)
        keys = dict.fromkeys(block.owner for block in near)
        return [
            k for k in keys if k in self.store and k in self.scene.rects and self.scene.rects[k].touches(rect)
        ]

    def kind_of(self, key: str) -> str:
        """The kind of a record, "" when there is none."""
        record = self.store.get(key)
        return str(record["type"]) if record is not None else ""

    def free(self, key: str) -> bool:
        """Whether a card may be changed: neither its lane nor its stage is locked."""
        record = self.store.get(key)
        if record is None or record["type"] != "card":
            return record is not None
        lane, step, _, _ = place(record)
        return self.open_cell(lane, step) if lane else True

    def open_cell(self, lane: str, step: str) -> bool:
        """Whether a cell (or a lane over a whole stage) takes changes."""
        stage = self.grid.stage_of.get(step, step)
        return not any((self.store.get(key) or {}).get("locked") for key in (lane, stage))

    def holds_cards(self, lane: str) -> bool:
        """Whether a lane is one that cards lie in."""
        return lane in self.grid.kinds and self.grid.kinds[lane] not in DRAWN_LANES

    def handles(self) -> list[str]:
        """The cards that show handles now: the one under the pointer, and the one selected."""
        cards = [self.selected.focus] if len(self.selected) == 1 else []
        if self.hovered.kind in ("card", "edge", "handle"):
            cards.append(self.hovered.key)
        return [c for c in dict.fromkeys(cards) if self.kind_of(c) == "card" and self.free(c)]

    def cell_rect(self, lane: str, step: str) -> Rect | None:
        """The rectangle of a cell on the map, in points; for a stage's id over all of its steps."""
        row = next((r for r in self.scene.grid.rows if r.lane == lane), None)
        columns = [c for c in self.scene.grid.columns if step in (c.step, c.stage)]
        if row is None or not columns:
            return None
        rects = [Rect(c.x, row.y, c.w, row.h) for c in columns]
        return union(rects)

    # ---- moving about
    @property
    def scale(self) -> float:
        """How large the map is shown; 1.0 is 100 %."""
        return self.camera.scale

    @property
    def center(self) -> tuple[float, float]:
        """The place on the map in the middle of the window, in points."""
        return self.camera.center

    def center_on(self, x: float, y: float, scale: float | None = None) -> None:
        """Bring a place of the map (points) into the middle, at a scale if one is given."""
        self._fit_when_shown = False
        if scale is not None:
            self.camera.scale = max(0.05, min(4.0, scale))
        self.camera.center_on(x, y)
        self._moved(zoomed=scale is not None)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the window over the map by pixels; what stays is moved, only what appears is painted."""
        self._fit_when_shown = False
        dx, dy = self.camera.pan(dx, dy)
        if not dx and not dy:
            return
        whole = self.devicePixelRatioF() != int(self.devicePixelRatioF())
        if whole or (self.gesture is not None and self.hidden):
            self.update()
        else:
            self.scroll(-dx, -dy, self.area())
            if dx:
                self.update(self.heading_area("top"))
            if dy:
                self.update(self.heading_area("left"))
        self.typing.place()
        self.moved.emit()

    def zoom_at(self, scale: float, at: QPointF | None = None) -> None:
        """Change the scale; the place under the pixel `at` (by default the middle) stays where it is."""
        self._fit_when_shown = False
        at = at if at is not None else QRectF(self.area()).center()
        self.camera.zoom(scale, at.x(), at.y())
        self._moved(zoomed=True)

    def zoom_by(self, factor: float) -> None:
        """Make the map larger or smaller about the middle of the window."""
        self.zoom_at(self.camera.scale * factor)

    def zoom_to(self, what: Rect | str) -> None:
        """Show a rectangle (points), "map", "selection" or "100" (%), moving there smoothly."""
        self._fit_when_shown = False
        target = Camera(**vars(self.camera))
        if what == "map":
            target.fit_map()
        elif what == "100":
            x, y = target.center
            target.scale = 1.0
            target.center_on(x, y)
        else:
            rect = what if isinstance(what, Rect) else self._selected_rect()
            if rect is None:
                return
            target.fit(rect.grown(20), 1.5)
        self._motion.go(target)

    def reveal(self, key: str) -> None:
        """Bring a record into view, moving there smoothly; far out also closer."""
        rect = self.drawing.rect_of(key)
        if rect is None:
            return
        target = Camera(**vars(self.camera))
        if target.scale < 0.45 and self.kind_of(key) not in ("stage", "lane"):
            target.scale = 0.8
            target.center_on(rect.x + rect.w / 2, rect.y + rect.h / 2)
        kind = self.kind_of(key)
        dx, dy = target.into_view(rect)
        target.pan(0 if kind == "lane" else dx, 0 if kind in ("stage", "step") else dy)
        self._fit_when_shown = False
        self._motion.go(target)

    def take_camera(self, camera: Camera) -> None:
        """Look through another camera; for movements."""
        zoomed = camera.scale != self.camera.scale
        self.camera.scale, self.camera.ox, self.camera.oy = camera.scale, camera.ox, camera.oy
        self._moved(zoomed=zoomed)

    def _selected_rect(self) -> Rect | None:
        rects = [self.drawing.rect_of(key) for key in self.selected.ids]
        return union([rect for rect in rects if rect is not None])

    def _moved(self, *, zoomed: bool) -> None:
        self.update()
        self.typing.place()
        if zoomed:
            self.zoomChanged.emit(self.camera.scale)
        self.moved.emit()

    # ---- parts of the window
    def area(self) -> QRect:
        """The pixels in which the map moves."""
        return QRect(self.camera.left, self.camera.top, self.camera.area_w, self.camera.area_h)

    def heading_area(self, which: Strip) -> QRect:
        """The pixels of a strip of headings."""
        left, top = self.camera.left, self.camera.top
        if which == "top":
            return QRect(left, 0, self.camera.area_w, top)
        if which == "left":
            return QRect(0, top, left, self.camera.area_h)
        return QRect(0, 0, left, top)

    def hit(self, at: QPointF) -> Hit:
        """What lies under a pixel of the window."""
        return hit(at.x(), at.y(), self.camera, self.drawing.index, self.scene, self.store, self.handles())

    def pointer(self, at: QPointF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Pointer:
        """A pixel of the window with its place on the map."""
        x, y = self.camera.to_map(at.x(), at.y())
        return Pointer(QPointF(at), x, y, keys)

    # ---- the map changes
    def preview(self, patch: Patch) -> None:
        """Show the map as a patch would leave it; nothing is written."""
        self._rebuild(self.store.preview(patch) if patch else self.store)

    def end_preview(self) -> None:
        """Show the map as it is."""
        if self.drawing.previewing:
            self._rebuild(self.store)

    def _changed(self, change: Change) -> None:
        if self.gesture is not None:
            self.cancel_gesture()  # the map it began on is no longer there
        if self.session is not None and any(self.kind_of(key) == "map" for key in change.touched):
            self.drawing.words = load(self.session.language)
        self._rebuild(self.store)
        self.selected.keep(self.store.ids())
        self.typing.check()

    def _rebuild(self, reader: Reader) -> None:
        before = (self.scene.width, self.scene.height, self.scene.grid.heading_w, self.scene.grid.heading_h)
        changed = self.drawing.build(reader)
        now = self.scene
        if before != (now.width, now.height, now.grid.heading_w, now.grid.heading_h):
            offset = self.camera.ox, self.camera.oy, self.camera.left, self.camera.top
            self.camera.take(now)
            if offset != (self.camera.ox, self.camera.oy, self.camera.left, self.camera.top):
                self.update()
        self._repaint(changed)
        self.typing.place()
        self.sceneChanged.emit()

    def _repaint(self, changed: list[Block]) -> None:
        """Ask for paint where blocks differ: at their old places and at the new ones."""
        if len(changed) > _MANY:
            self.update()
            return
        for block in changed:
            if block.layer in HEADINGS:
                self.update(self.heading_area("left" if block.layer == "lane-heading" else "top"))
                self.update(self.heading_area("corner"))
                continue
            rect = overlay.view_rect(self, Rect(block.x, block.y, block.w, block.h)).toAlignedRect()
            margin = overlay.REACH if block.owner in self.selected or self.typing.open else 5
            self.update(rect.adjusted(-margin, -margin, margin, margin) & self.area())

    # ---- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every exposed rectangle by itself: the box around two strips would be the whole window."""
        painter = QPainter(self)
        area = self.area()
        for exposed in cast(Iterable[QRect], event.region()):  # the stubs do not know that it is one
            inside = exposed & area
            if not inside.isEmpty():
                self.painted += painting.paint_map(
                    painter, inside, self.camera, self.drawing.index, self.painter, self.hidden
                )
            for strip in STRIPS:
                part = exposed & self.heading_area(strip)
                if not part.isEmpty():
                    self._headings.paint(painter, strip, part, self.camera, self.drawing.index)
        painter.setClipRegion(event.region() & area)
        overlay.paint_over_map(painter, self)
        for strip in STRIPS[:2]:
            painter.setClipRegion(event.region() & self.heading_area(strip))
            overlay.paint_over_strip(painter, self, strip)
        if self.gesture is not None:
            painter.setClipRegion(event.region())
            self.gesture.paint(painter)
        painter.end()

    def _dress(self) -> None:
        self.painter = ScenePainter(self.theme, Pictures(self._picture))
        self._headings = Headings(self.theme)

    def _picture(self, blob: str) -> bytes | None:
        from app.storage.pictures import picture_bytes

        record = self.store.get(blob)
        return picture_bytes(blob, record) if record is not None else None

    # ---- events that are no gesture
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is seen at the upper left; a map just opened fits the window."""
        self.camera.width, self.camera.height = self.width(), self.height()
        if self._fit_when_shown:
            self.camera.fit_map()
            self.zoomChanged.emit(self.camera.scale)
        self.camera.clamp()
        self.typing.place()
        self.moved.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let somebody show a menu for what is selected, or for what lies under the pointer."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found = self.hit(QPointF(event.pos()))
            if found.key and found.key not in self.selected:
                self.selected.set([found.key])
            elif not found.key:
                self.mark(found)
        self.contextMenuRequested.emit(self.selection, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring of the focus appears."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture in progress is over when another window takes the focus."""
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.cancel_gesture()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self.set_hovered(NOTHING)

    def set_hovered(self, found: Hit) -> None:
        """Note what is under the pointer and repaint what that changes."""
        if found == self.hovered:
            return
        before, self.hovered = self.hovered, found
        if (before.kind, before.key, before.side) == (found.kind, found.key, found.side):
            return
        for each in (before, found):
            self._update_around(each.key)

    def asks_itself(self) -> bool:
        """Whether nobody else has taken over the question "to whom?"."""
        return not self.isSignalConnected(QMetaMethod.fromSignal(self.askReceiver))

    def _selection_changed(self, ids: list[str]) -> None:
        (keys, cell), self._ringed = self._ringed, (ids, self.selected.cell)
        for key in dict.fromkeys([*keys, *ids]):
            self._update_around(key)
        for marked in (cell, self.selected.cell):
            rect = self.cell_rect(*marked) if marked else None
            if rect is not None:
                self.update(overlay.view_rect(self, rect).toAlignedRect())
        self.selectionChanged.emit(ids)

    def _update_around(self, key: str) -> None:
        if not key:
            return
        if self.kind_of(key) in ("stage", "step", "lane"):
            self.update(self.heading_area("top" if self.kind_of(key) != "lane" else "left"))
        else:
            self.update(overlay.reach_of(self, key))

    # ---- the hand
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Hands."""
        self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See Hands."""
        self.hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Hands."""
        self.hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See Hands."""
        self.hands.double(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See Hands."""
        self.hands.wheel(event)

    def event(self, event: QEvent) -> bool:
        """Pinching comes as an event of its own; keys that the map needs are not left to menus."""
        if isinstance(event, QNativeGestureEvent) and self.hands.native(event):
            return True
        return super().event(event)

    def stop_motion(self) -> None:
        """A movement of the camera ends where it is: the hand has taken over."""
        self._motion.stop()

    def cancel_gesture(self) -> None:
        """Whatever the hand was doing has not happened."""
        self.hands.forget()
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.cancel()
            self.settle()
            self.hands.show_cursor()

    def settle(self) -> None:
        """After a gesture: show the map as it is."""
        self.hidden = frozenset()
        self.end_preview()
        self.update()

    def mark(self, found: Hit) -> None:
        """Mark the empty cell that was clicked, or let go of everything."""
        if found.kind == "cell" and self.holds_cards(found.lane):
            self.selected.mark_cell(found.lane, found.step)
        else:
            self.selected.clear()

    # ---- things dragged in from outside
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what a palette offers; leave files to the window."""
        kind = palette.kind_in(event.mimeData())
        if not kind:
            event.ignore()
            return
        self.gesture = palette.PaletteDrop(self, kind)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        if self.gesture is not None:
            self.gesture.move(self.pointer(event.position()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It has gone elsewhere."""
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it there and let it be named."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            event.acceptProposedAction()
            self.setFocus()
            gesture.finish(self.pointer(event.position()))
            if not self.typing.open:
                self.settle()

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See keys; the space bar held down lets the mouse move the map."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.hands.hold_space(event, True)
        elif not keys.pressed(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """See Hands."""
        if event.key() == Qt.Key.Key_Space:
            self.hands.hold_space(event, False)
        else:
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that are composed start a card like letters that are typed."""
        if (event.preeditString() or event.commitString()) and self.type_text(""):
            editor = self.typing.field
            if editor is not None:
                QCoreApplication.sendEvent(editor, event)
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Tell input methods where the words will go."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.selected.cell is not None:
            rect = self.cell_rect(*self.selected.cell)
            if rect is not None:
                return overlay.view_rect(self, rect).toRect()
        return super().inputMethodQuery(query)

    # ---- verbs of the selection
    def edit_selected(self) -> None:
        """Name what is selected, in place; in an empty cell start a card."""
        if self.selected.cell is not None:
            self.start_card(*self.selected.cell)
        elif self.selected.focus and not self.typing.edit(self.selected.focus):
            self.editRequested.emit(self.selected.focus)

    def type_text(self, text: str) -> bool:
        """Letters typed on the map: a new card at the marked cell or below the selected card, or a heading's name."""
        if self.session is None:
            return False
        if self.selected.cell is not None:
            return self.start_card(*self.selected.cell, text=text)
        key, kind = self.selected.focus, self.kind_of(self.selected.focus)
        if kind in ("stage", "step", "lane"):
            return self.typing.edit(key, replace=text)
        if kind == "card":
            lane, step, _key, _span = place(self.store[key])
            held = self.grid.cards(lane, step)
            return self.start_card(lane, step, text=text, index=held.index(key) + 1 if key in held else None)
        return self._start_first(text)

    def _start_first(self, text: str) -> bool:
        """Nothing is selected: on an empty map the first action may be typed at once."""
        if self.selected.focus or self.store.of("card") or not self.grid.steps:
            return False
        lanes = [row.lane for row in self.scene.grid.rows if self.holds_cards(row.lane)]
        lanes.sort(key=lambda lane: self.grid.kinds[lane] != "action")
        return bool(lanes) and self.start_card(lanes[0], self.grid.steps[0], text=text)

    def start_card(
        self,
        lane: str,
        step: str,
        text: str | None = None,
        index: int | None = None,
        at: Pointer | None = None,
    ) -> bool:
        """Begin a card in a cell (without a lane: in the parking lot) and let it be named."""
        if lane and not (self.holds_cards(lane) and self.open_cell(lane, step)):
            self.hint.emit(_("No card can be added here: the lane is locked or draws something else."))
            return False
        if at is not None:
            found = place_at(self, at, [])
            index = found.index if found is not None else index
        return self.typing.start(NewCard(lane, step, index), replace=text)

    def remove_selected(self) -> None:
        """Remove what is selected; what follows from it goes with it, in one step."""
        chosen = [key for key in self.selected.ids if self.free(key)]
        if len(chosen) < len(self.selected):
            self.hint.emit(_("What is locked stays: unlock its lane or stage first."))
        if all(self.kind_of(key) == "card" for key in chosen):
            cards.remove(self.store, chosen)
        else:
            fields.remove(self.store, chosen)

    def reveal_cell(self, lane: str, step: str) -> None:
        """Bring a cell into view."""
        rect = self.cell_rect(lane, step)
        if rect is not None:
            target = Camera(**vars(self.camera))
            target.pan(*target.into_view(rect, 8.0))
            self._motion.go(target)

    def drawn_kind(self, key: str) -> str:
        """The kind of a record as drawn now: one that only a preview has is what the preview says."""
        return self.drawing.kind_of(key) or self.kind_of(key)

    def set_scale(self, scale: float) -> None:
        """Show the map at a scale (1.0 is 100 %), about the middle of the window."""
        self.zoom_at(scale)

    def announce(self, key: str) -> None:
        """Tell those who do not see it where a card now is."""
        accessibility.announce(self, key)


def _nothing() -> None:
    """Stops listening where nobody listens."""
