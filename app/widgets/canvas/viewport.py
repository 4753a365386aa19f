"""The canvas widget: it shows the map, says what is selected, and gives the hand's movements to gestures."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QMetaMethod, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.export.qt import Pictures, ScenePainter
from app.model.patch import Patch
from app.model.store import Change, Reader
from app.scene.shapes import Block, Rect
from app.scene.theme import Theme
from app.scene.view import Marks, View
from app.session import Session
from app.widgets import accessibility, overlay, plain
from app.widgets.canvas import keys, painting, verbs
from app.widgets.canvas.glimpse import Glimpse
from app.widgets.canvas.hands import Hands
from app.widgets.canvas.headings import STRIPS, Headings
from app.widgets.canvas.hit import NOTHING, Hit
from app.widgets.canvas.index import HEADINGS
from app.widgets.canvas.moving_view import MovingView
from app.widgets.canvas.typing import Typing
from app.widgets.tools import palette
from app.words import load

_CALM = 1200
"""Milliseconds after an edit until links that were led quickly are led well."""
_MANY = 150
"""From so many changed blocks on the whole window is painted at once."""


class Canvas(MovingView):
    """One viewport onto one session's map."""

    selectionChanged = Signal(list)
    askReceiver = Signal(str, QPoint)
    """A link was drawn into empty space from this card. While nobody listens, the canvas asks itself."""
    contextMenuRequested = Signal(list, QPoint)
    editRequested = Signal(str)
    """This record has no text to edit in place; the inspector may take it."""
    sceneChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painted = 0
        """Blocks of the map painted so far, for tests that count."""
        accessibility.install()
        self.typing = Typing(self)
        self.hands = Hands(self)
        self._ringed: tuple[list[str], tuple[str, str] | None] = ([], None)
        self._stop: Callable[[], None] = _nothing
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.tidy)
        self.glimpse = Glimpse(self)
        self._dress()
        self.selected.changed.connect(self._selection_changed)
        self.moved.connect(self.typing.place)
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
        self._first(store)
        self.camera.fit_map()
        self.fits = True
        self.moved.emit()
        self.zoomChanged.emit(self.camera.scale)

    def _first(self, store: Reader) -> None:
        """The first build makes what stays: rubbish is looked for neither while it goes on nor in it afterwards,
        which would stop the hand for a moment every now and then."""
        gc.unfreeze()
        looking = gc.isenabled()
        gc.disable()
        try:
            self._rebuild(store)
        finally:
            if looking:
                gc.enable()
        gc.freeze()

    @property
    def _shown(self) -> Reader:
        """What is drawn now: the store, or in the middle of a gesture its preview."""
        return self.drawing.reader or self.store

    def set_view(self, view: View) -> None:
        """Show another part of the map, or the same part in another way."""
        self.drawing.view = view
        self._rebuild(self._shown)

    def set_marks(self, marks: Marks) -> None:
        """Show what checks, ledger or comparison say."""
        if marks != self.drawing.marks:
            self.drawing.marks = marks
            self._rebuild(self._shown, rough=self.drawing.unsettled)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self._dress()
        self.glimpse.end()
        self.update()

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
        self._rebuild(self.store, rough=self.drawing.large)
        self.selected.keep(self.store.ids())
        self.typing.check()

    def tidy(self) -> None:
        """Lead links well that an edit of a large map led quickly; done when the hand rests."""
        if self.gesture is not None:
            self._calm.start()
        elif self.drawing.unsettled and not self.drawing.previewing:
            self._rebuild(self.store)

    def _rebuild(self, reader: Reader, rough: bool = False) -> None:
        before = (self.scene.width, self.scene.height, self.scene.grid.heading_w, self.scene.grid.heading_h)
        changed = self.drawing.build(reader, rough)
        if self.drawing.unsettled:
            self._calm.start()
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
        if changed:
            self.glimpse.end()
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
                self.painted += self._paint_map(painter, inside, area)
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

    def _paint_map(self, painter: QPainter, dirty: QRect, area: QRect) -> int:
        if self.glimpse.holds:
            return self.glimpse.paint(painter, dirty)
        index = self.drawing.index
        count = painting.paint_map(painter, dirty, self.camera, index, self.painter, self.hidden)
        if dirty == area:
            self.glimpse.seen = count
        return count

    def before_zoom(self, scale: float) -> None:
        """Where much is to be painted, the picture seen now is stretched until the hand rests."""
        self.glimpse.before(scale)

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
        self.glimpse.end()
        if self.fits:
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
        self.glimpse.end()
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
        """Pinching and tool tips have no handler of their own."""
        if isinstance(event, QNativeGestureEvent) and self.hands.native(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._explain(event)
            return True
        return super().event(event)

    def _explain(self, event: QHelpEvent) -> None:
        """Say in full what had to be cut, and in words what a link means."""
        found = self.hit(QPointF(event.pos()))
        blocks = self.drawing.index.of_owner(found.key) if found.key else []
        said = [text for block in blocks for text in block.cut]
        if found.kind in ("link", "end", "question"):
            said = [block.node.label for block in blocks if block.node is not None][:1]
        if said:
            QToolTip.showText(event.globalPos(), plain.tooltip("\n".join(said)), self)
        else:
            QToolTip.hideText()

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
        if (event.preeditString() or event.commitString()) and verbs.type_text(self, ""):
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

    def announce(self, key: str) -> None:
        """Tell those who do not see it where a card now is."""
        accessibility.announce(self, key)

    def edit_selected(self) -> None:
        """Name what is selected, in place; in an empty cell start a card."""
        verbs.edit(self)

    def add_card_here(self) -> None:
        """Begin a card where the focus is."""
        verbs.add_here(self)

    def remove_selected(self) -> None:
        """Remove what is selected; what follows from it goes with it, in one step."""
        verbs.remove(self)


def _nothing() -> None:
    """Stops listening where nobody listens."""
