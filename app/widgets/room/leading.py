"""Entering and leaving the room. What the window looked like before comes back exactly: its size and state, what stood
around the map, and in the map the place, the scale and the selection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.widgets.canvas.camera import Camera

if TYPE_CHECKING:
    from app.widgets.canvas import Canvas
    from app.widgets.main_window import MainWindow
    from app.widgets.room.capture import Capture
    from app.widgets.room.page import RoomPage

IN_ROOM = frozenset(
    {
        *(
            "room",
            "room-states",
            "room-feelings",
            "room-persona",
            "top-five",
            "matrix",
            "add-action",
            "add-insight",
        ),
        *("vote", "unvote", "vote-mode", "reset-votes", "vote-limit"),
        *("undo", "redo", "save", "duplicate", "delete", "edit-text", "add-card", "add-step", "add-stage"),
        *("move-left", "move-right", "move-up", "move-down", "order-up", "order-down", "park"),
        *("cut", "copy", "paste", "select-all", "quit"),
        *("feeling-unknown", "feeling-assumed", "feeling-next-persona"),
        *("zoom-in", "zoom-out", "zoom-100", "fit-map", "fit-selection"),
        *("theme-system", "theme-light", "theme-dark", "theme-contrast", "reduce-motion"),
    }
)
"""What can be done in the room; everything else belongs to panels that are not there."""


_MOMENT = 1500
"""Milliseconds within which a window manager gives a window its old size back."""
EDITOR_W = 1100
"""Capturing in the editor takes letters as on a screen so wide."""


@dataclass
class Kept:
    """How the window was."""

    state: Qt.WindowState
    camera: Camera
    fits: bool
    focus: QWidget | None
    hidden: list[QWidget] = field(default_factory=list)


class Leading(QObject):
    """The room of one window; it is built when it is entered for the first time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor: Canvas = window.canvas
        self._kept: Kept | None = None
        self.page: RoomPage | None = None
        self._line: Capture | None = None

    @property
    def open(self) -> bool:
        """Whether a room is being led."""
        return self._kept is not None

    @property
    def camera(self) -> Camera:
        """How the editor looks at the map, or will look at it when the room is left."""
        return self._kept.camera if self._kept is not None else self._editor.camera

    def toggle(self) -> None:
        """Enter the room, or leave it."""
        if self.open:
            self.leave()
        else:
            self.enter()

    # ---- in
    def enter(self) -> None:
        """Show the map to a room, on the screen where the window is."""
        from app.widgets.room.page import RoomPage

        window, editor = self._window, self._editor
        session = window.session
        if session is None or self.open:
            return
        window.finish_typing()
        editor.cancel_gesture()
        editor.stop_motion()
        window.voting.end()
        if self.page is None:
            self.page = RoomPage(window)
            self.page.leaveAsked.connect(self.leave)
            self.page.canvas.selectionChanged.connect(self._took)
            self.page.canvas.hint.connect(window.tell)
            self.page.canvas.contextMenuRequested.connect(window.menus.context)
        self._kept = Kept(
            window.windowState(), Camera(**vars(editor.camera)), editor.fits, QApplication.focusWidget()
        )
        for bar in (window.menuBar(), window.statusBar(), *_around(window)):
            if not bar.isHidden():
                self._kept.hidden.append(bar)
                bar.hide()
        window.canvas = self.page.canvas
        window.actions_.only = IN_ROOM
        window.show_room(self.page)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        marks = window.checking.state.marks()
        only = editor.view.filter.personas if editor.view.filter is not None else frozenset()
        persona = next(iter(only)) if len(only) == 1 else ""
        self.page.begin(session, marks, editor.selection, editor.selected.cell, persona)
        window.actions_.refresh()

    def _took(self, keys: list[str]) -> None:
        """Something was selected in the room; the panels are not there to follow."""
        if self.open:
            self._window.choosing.keys = list(keys)
            self._window.actions_.refresh()

    # ---- out
    def leave(self) -> None:
        """Be as before."""
        window, page, kept = self._window, self.page, self._kept
        if page is None or kept is None:
            return
        self._kept = None
        window.voting.end()
        page.end()
        window.canvas = self._editor
        window.actions_.only = None
        window.setWindowState(kept.state)
        window.show_room(None)
        for bar in kept.hidden:
            bar.show()
        _Return(self._editor, kept)
        self._editor.set_theme(window.theme)
        self._editor.reduce_motion = window.settings.reduce_motion
        window.choosing.took(self._editor.selection)
        window.journey.checked(window.checking.state)
        window.telling.refresh_status()  # how large the map is, not the room
        focus = kept.focus  # a field is gone when what it was a field of has changed meanwhile
        still_there = focus is not None and isValid(focus) and focus.isVisible()
        (focus if focus is not None and still_there else self._editor).setFocus()
        window.actions_.refresh()

    def refresh(self) -> None:
        """Language or theme have changed."""
        if self.page is not None and self.open:
            self.page.dress()
            self.page.canvas.set_theme(self._window.theme)

    # ---- switches
    def show_parts(self, *, states: bool | None = None, feelings: bool | None = None) -> None:
        """Show or hide the states of handovers, or the emotion curve; kept for the next time."""
        settings = self._window.settings
        if states is not None:
            settings.room_states = states
        if feelings is not None:
            settings.room_feelings = feelings
        if self.page is not None and self.open:
            self.page.canvas.show_parts(settings.room_states, settings.room_feelings)

    def next_persona(self) -> None:
        """Show the journey of the next persona in the room."""
        if self.page is not None and self.open:
            self.page.next_persona()

    # ---- laid over the map
    def capture(self, what: str, about: list[str]) -> None:
        """Ask in one line for an "insight" or an "action" about some records."""
        if self.page is not None and self.open:
            self.page.ask(what, about)
            return
        from app.widgets.room.capture import Capture, place_of

        if self._line is None:
            self._line = Capture(self._window, self._editor)
            self._line.closed.connect(self._editor.setFocus)
        self._line.dress(self._window.theme, EDITOR_W)
        self._line.lie_in(self._editor.area(), place_of(self._editor, about))
        self._line.ask(what, about)

    def show_top(self) -> None:
        """The top five: in the room a sheet, else the list below the map."""
        if self.page is not None and self.open:
            self.page.show_sheet("top")
        else:
            self._window.toggle_list("votes")

    def show_matrix(self) -> None:
        """Impact against effort: in the room a sheet over the map, else a window of its own."""
        if self.page is not None and self.open:
            self.page.show_sheet("matrix")
        else:
            from app.widgets.matrix import show

            show(self._window)


class _Return(QObject):
    """Window managers resize in steps: for a moment, at every size, the map takes its old place again."""

    def __init__(self, canvas: Canvas, kept: Kept) -> None:
        super().__init__(canvas)
        self._canvas, self._kept = canvas, kept
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT)
        self._moment.timeout.connect(self._done)
        self._moment.start()
        canvas.installEventFilter(self)
        self._take()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size; a hand on the map ends it."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._take)
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress):
            self._done()
        return False

    def _take(self) -> None:
        if self._moment.isActive():
            self._canvas.take_camera(self._kept.camera)
            self._canvas.fits = self._kept.fits

    def _done(self) -> None:
        self._moment.stop()
        self._canvas.removeEventFilter(self)
        self.deleteLater()


def _around(window: MainWindow) -> list[QWidget]:
    """Panels and bars that stand around the pages of the window."""
    from PySide6.QtWidgets import QDockWidget, QToolBar

    kinds = (QDockWidget, QToolBar)
    options = Qt.FindChildOption.FindDirectChildrenOnly
    return [found for kind in kinds for found in window.findChildren(kind, options=options)]
