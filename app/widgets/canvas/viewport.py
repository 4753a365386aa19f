"""The canvas widget: it assembles what shows the map, and hands the events of the window to their parts.

Following the store: following. Pixels: surface. Mouse and wheel: hands. Keys: keys. Words typed in place: typing.
Input methods: composing. Things dragged in: outside. What acts on the selection: verbs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMetaMethod, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.export.qt import ScenePainter
from app.model.patch import Patch
from app.scene.theme import Theme
from app.scene.view import Marks, View
from app.session import Session
from app.widgets import accessibility
from app.widgets.canvas import composing, keys, verbs
from app.widgets.canvas.coming import Wish
from app.widgets.canvas.following import Following
from app.widgets.canvas.glimpse import Glimpse
from app.widgets.canvas.hands import Hands
from app.widgets.canvas.highlights import Highlights
from app.widgets.canvas.hit import NOTHING, Hit
from app.widgets.canvas.locking import Locking
from app.widgets.canvas.moving_view import MovingView
from app.widgets.canvas.outside import Outside
from app.widgets.canvas.surface import Surface
from app.widgets.canvas.typing import Typing

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent


class Canvas(MovingView):
    """One viewport onto one session's map."""

    selectionChanged = Signal(list)
    askReceiver = Signal(str, QPoint)
    """A link was drawn into empty space from this card. While nobody listens, the canvas asks itself."""
    contextMenuRequested = Signal(list, QPoint)
    addRequested = Signal(str, str, QPoint)
    """A mark beside the headings was clicked: what it adds, after or into which record, and where on the screen."""
    editRequested = Signal(str)
    """This record has no text to edit in place; the inspector may take it."""
    sceneChanged = Signal()
    refused = Signal(str)
    """An edit ran into this locked lane, stage or map and was taken back; the hint has said so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painted = 0
        """Blocks of the map painted so far, for tests that count."""
        self.frames = 0
        """Paint events that have ended."""
        accessibility.install()
        self.typing = Typing(self)
        self.hands = Hands(self)
        self.outside = Outside(self)
        self.locking = Locking(self)
        self.following = Following(self)
        self.glimpse = Glimpse(self)
        self.highlights = Highlights(self)
        self.surface = Surface(self)
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
        self.following.begin(session)
        self.camera.fit_map()
        self.fits = True
        self.moved.emit()
        self.zoomChanged.emit(self.camera.scale)

    def set_view(self, view: View) -> None:
        """Show another part of the map, or the same part in another way."""
        self.following.show_view(view)

    def set_marks(self, marks: Marks) -> None:
        """Show what checks, ledger or comparison say."""
        self.following.show_marks(marks)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self.surface.dress()
        self.glimpse.end()
        self.update()

    def preview(self, patch: Patch) -> None:
        """Show the map as a patch would leave it; nothing is written."""
        self.following.preview(patch)

    def show_soon(self, patch: Callable[[], Patch], shown: Callable[[], None]) -> None:
        """Show the map as a patch would leave it as soon as the hand can spare it; then `shown` is called."""
        self.following.coming.wish(Wish(patch, shown))

    def end_preview(self) -> None:
        """Show the map as it is."""
        self.following.end_preview()

    def tidy(self) -> None:
        """Lead links well that an edit of a large map led quickly."""
        self.following.tidy()

    @property
    def painter(self) -> ScenePainter:
        """What paints blocks in the colours of the theme."""
        return self.surface.painter

    # ---- gestures, hover and selection
    def cancel_gesture(self) -> None:
        """Whatever the hand was doing has not happened."""
        self.hands.forget()
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            self.locking.forbid("")
            self.hint.emit("")
            with self.following.letting_go():
                gesture.cancel()
                self.settle()
            self.hands.show_cursor()

    def settle(self) -> None:
        """After a gesture: show the map as it is."""
        self.following.end_gesture()
        self.update()

    def mark(self, found: Hit) -> None:
        """Mark the empty cell that was clicked, or let go of everything."""
        if found.kind == "cell":
            self.selected.mark_cell(found.lane, found.step)
        else:
            self.selected.clear()

    def set_hovered(self, found: Hit) -> None:
        """Note what is under the pointer and repaint what that changes."""
        if found != self.hovered:
            before, self.hovered = self.hovered, found
            self.surface.hover(before, found)

    def before_zoom(self, scale: float) -> None:
        """Where much is to be painted, the picture seen now is stretched until the hand rests."""
        self.glimpse.before(scale)

    def asks_itself(self) -> bool:
        """Whether nobody else has taken over the question "to whom?"."""
        return not self.isSignalConnected(QMetaMethod.fromSignal(self.askReceiver))

    def _selection_changed(self, ids: list[str]) -> None:
        self.surface.selected(ids)
        self.selectionChanged.emit(ids)

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

    # ---- events of the window
    def paintEvent(self, event: QPaintEvent) -> None:
        """See Surface."""
        painter = QPainter(self)
        self.surface.paint(painter, event)
        painter.end()
        self.frames += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is seen at the upper left; a map just opened fits the window."""
        self.camera.width, self.camera.height = self.width(), self.height()
        self.camera.on_screen(self.devicePixelRatioF())
        self.glimpse.end()
        if self.fits:
            self.camera.fit_map()
            self.zoomChanged.emit(self.camera.scale)
        self.camera.clamp()
        self.typing.place()
        self.moved.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let somebody show a menu for what is selected, or for what lies under the pointer."""
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if self.gesture is not None or (self.hands.busy and mouse):
            return  # the other button, or the menu key, was pressed in the middle of a gesture
        if mouse:
            found = self.hit(QPointF(event.pos()))
            if found.key and found.key not in self.selected:
                self.selected.set([found.key])
            elif not found.key:
                self.mark(found)
            self.contextMenuRequested.emit(self.selection, event.globalPos())
        else:
            keys.ask_for_menu(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring of the focus appears."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture in progress is over when another window takes the focus."""
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.cancel_gesture()
        self.hands.let_go()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self.set_hovered(NOTHING)

    def event(self, event: QEvent) -> bool:
        """Pinching and tool tips have no handler of their own."""
        if isinstance(event, QNativeGestureEvent) and self.hands.native(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.surface.explain(event)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # the window has come to another screen
            self.update()
        return super().event(event)

    # ---- the hand
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Hands."""
        self.glimpse.settle()
        self.following.coming.now()
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See Outside."""
        self.outside.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See Outside."""
        self.outside.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """What was dragged in has gone elsewhere, or was let go where a lock forbids it."""
        lock = self.locking.shut
        self.cancel_gesture()
        self.locking.says_no(lock)

    def dropEvent(self, event: QDropEvent) -> None:
        """See Outside."""
        self.outside.drop(event)

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See keys; the space bar held down lets the mouse move the map."""
        if self.gesture is None:
            self.following.coming.now()
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.hands.hold_space(event, True)
        elif not keys.pressed(self, event):
            event.ignore()
        self.hands.held(keys.modifiers_after(event, down=True))

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes on to the next persona of a curve; after the last it leaves the map as everywhere else."""
        return keys.tabbed(self, onward) or super().focusNextPrevChild(onward)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """See Hands."""
        if event.key() == Qt.Key.Key_Space:
            self.hands.hold_space(event, False)
        else:
            event.ignore()
        self.hands.held(keys.modifiers_after(event, down=False))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """See composing."""
        composing.composed(self, event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Tell input methods where the words will go."""
        rect = composing.cursor_rect(self) if query == Qt.InputMethodQuery.ImCursorRectangle else None
        return rect if rect is not None else super().inputMethodQuery(query)
