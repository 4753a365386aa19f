"""The main window: gives the canvas, the panels and the menus a place, and does nothing else.

Its parts are in `app.widgets.window`, one thing each; the names below are what actions, dialogs and tests ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedWidget, QWidget

from app import settings as choices
from app.model.history import History
from app.model.store import Change
from app.recovering import Keeper
from app.scene.theme import Theme
from app.session import Session
from app.settings import Settings
from app.storage.recovery import Recoverable
from app.widgets.actions.registry import Actions
from app.widgets.canvas import Canvas
from app.widgets.checking import Checking
from app.widgets.files import Files
from app.widgets.finding.place import Finding
from app.widgets.header import Header
from app.widgets.inspector import Inspector
from app.widgets.lists import Lists
from app.widgets.palette_strip import PaletteStrip
from app.widgets.room import Leading
from app.widgets.start_page import StartPage
from app.widgets.voting import Voting
from app.widgets.window.choosing import Choosing
from app.widgets.window.drops import Drops
from app.widgets.window.journey import Journey
from app.widgets.window.look import Look
from app.widgets.window.memory import Memory
from app.widgets.window.menus import Menus
from app.widgets.window.panels import Panels
from app.widgets.window.telling import Telling
from app.words import Words, load, ui

if TYPE_CHECKING:
    from app.widgets.window.mishaps import Mishaps


class MainWindow(QMainWindow):
    """One window with at most one map."""

    canvas: Canvas
    files: Files
    inspector: Inspector
    leading: Leading
    lists: Lists
    settings: Settings
    voting: Voting
    panels: Panels
    telling: Telling
    menus: Menus
    look: Look
    choosing: Choosing
    journey: Journey
    finding: Finding
    _away = False
    """Whether another program has the keyboard."""
    mishaps: Mishaps | None = None
    """Catches errors that nobody foresaw, from the first painting on; see start."""

    journalFailed = Signal(object)
    """The recovery journal could not be written; sent by the keeper's thread."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings if settings is not None else choices.read()
        self.keeper = Keeper(self.journalFailed.emit)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self.journey = Journey(self)
        self.choosing = Choosing(self)
        self.look = Look(self)
        self.memory = Memory(self)
        self.drops = Drops(self)
        self.telling = Telling(self)
        self.checking = Checking(self)
        self.files = Files(self)
        self._build()
        self._connect()
        self.actions_.refresh()
        self.memory.restore_window()
        self.show_session(None)

    # ---- building
    def _build(self) -> None:
        self.canvas = Canvas(self)
        self.canvas.reduce_motion = self.settings.reduce_motion
        self.canvas.set_theme(self.theme)
        self.actions_ = Actions(self)
        self.menus = Menus(self)
        self.header = Header(self)
        self.palette_strip = PaletteStrip(self)
        self.inspector = Inspector(self)
        self.lists = Lists(self)
        self.start_page = StartPage(self)
        self.voting = Voting(self)
        self.leading = Leading(self)
        self.finding = Finding(self)
        self.panels = Panels(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self.panels.page)
        self.setCentralWidget(self._pages)

    def _connect(self) -> None:
        self.canvas.selectionChanged.connect(self.choosing.took)
        self.canvas.zoomChanged.connect(lambda *_a: self.telling.refresh_status())
        self.canvas.hint.connect(self.tell)
        self.canvas.refused.connect(lambda _lock: self.inspector.restore())
        self.canvas.editRequested.connect(self._edit_in_panel)
        self.canvas.contextMenuRequested.connect(self.menus.context)
        self.canvas.addRequested.connect(self.menus.add)
        self.checking.updated.connect(self.journey.checked)
        self.checking.touched.connect(self.journey.touched)
        self.lists.chosen.connect(self.go_to)
        self.journalFailed.connect(self.telling.journal_failed)

    def show_page(self, editor: bool) -> None:
        """Show the editor, or else the start page."""
        self.panels.seen = self.panels.seen or editor
        self._pages.setCurrentWidget(self.panels.page if editor else self.start_page)
        if not editor:
            self.start_page.setFocus()  # the first letter typed there begins a map
        self.statusBar().setVisible(editor)

    def show_room(self, room: QWidget | None) -> None:
        """Show a room in the place of the editor, or with None the editor again."""
        if room is not None and self._pages.indexOf(room) < 0:
            self._pages.addWidget(room)
        self._pages.setCurrentWidget(room or self.panels.page)

    # ---- the map shown
    @property
    def session(self) -> Session | None:
        """The open map."""
        return self.journey.session

    @property
    def has_map(self) -> bool:
        """Whether a map is open."""
        return self.session is not None

    @property
    def history(self) -> History | None:
        """Undo and redo of the open map."""
        return self.session.history if self.session else None

    @property
    def words(self) -> Words:
        """The words of the menus."""
        return ui()

    @property
    def map_words(self) -> Words:
        """The words of the map and its prints."""
        return load(self.session.language) if self.session else ui()

    @property
    def lost(self) -> list[Recoverable]:
        """Maps with unsaved work of a Baton that ended unexpectedly."""
        return self.journey.lost

    def show_session(self, session: Session | None, kept: Callable[[], None] = lambda: None) -> None:
        """Show a map, or the start page when there is none.

        `kept` is called (in the keeper's thread) when the map's own recovery journal is on the disk.
        """
        self.journey.show(session, kept)

    def look_for_lost_work(self) -> None:
        """Find what a Baton that ended unexpectedly left behind; the start page offers it."""
        self.journey.look_for_lost_work()

    # ---- selecting
    @property
    def selection(self) -> list[str]:
        """The selected records."""
        return self.choosing.keys

    def select(self, keys: list[str]) -> None:
        """Select records and bring the first into view."""
        self.choosing.select(keys)

    def go_to(self, keys: list[str]) -> None:
        """Select the first record, the one with the mark, and bring the first that is drawn into view."""
        self.choosing.go_to(keys)

    def _edit_in_panel(self, key: str) -> None:
        """Show a record that has no words on the map to type over; the name of a measure or link is typed at once."""
        self.set_inspector(True)
        if self.canvas.kind_of(key) in ("measure", "link"):
            self.inspector.go_to("title")

    def select_and_edit(self, key: str) -> None:
        """Select a fresh record and begin to name it."""
        self.select([key])
        self.canvas.edit_selected()

    def show_change(self, change: Change, *, undone: bool = False) -> None:
        """Show what an undo or redo has changed."""
        self.choosing.show_change(change)

    def connect_selected(self) -> None:
        """Link the selected card to another one, a team or nobody known yet: the keyboard's way."""
        from app.widgets.dialogs.connect import ask

        ask(self)

    def travel(self, by: int) -> None:
        """Go to the next or previous open point."""
        self.lists.travel(by)

    def show_map_properties(self, field: str = "") -> None:
        """Open the inspector on the map itself, at a field when one is named."""
        self.set_inspector(True)
        self.canvas.select([])
        self.choosing.took([])
        if not self.inspector.go_to(field):
            self.inspector.setFocus()

    def finish_typing(self) -> None:
        """Take over words that are still being typed, on the map or in the inspector."""
        self.canvas.typing.commit()
        self.inspector.finish()

    # ---- panels
    @property
    def inspector_shown(self) -> bool:
        """Whether the inspector is unfolded."""
        return self.inspector.isVisibleTo(self)

    def set_inspector(self, shown: bool) -> None:
        """Show or fold away the inspector."""
        self.panels.set_inspector(shown)

    @property
    def palette_shown(self) -> bool:
        """Whether the strip of things to drag onto the map is unfolded."""
        return self.palette_strip.isVisibleTo(self)

    def set_palette(self, shown: bool) -> None:
        """Show or fold away the strip of things to drag onto the map."""
        self.panels.set_palette(shown)

    @property
    def open_list(self) -> str:
        """The list open below the map, or ""."""
        return self.lists.current

    def toggle_list(self, name: str) -> None:
        """Open a list below the map, or fold it away when it is open."""
        self.panels.toggle_list(name)

    @property
    def lane_menu(self) -> QMenu:
        """Kinds of lanes to add."""
        return self.menus.lane

    # ---- look and language
    @property
    def theme(self) -> Theme:
        """The theme now worn."""
        return self.look.theme

    @property
    def language(self) -> str:
        """The language of the menus."""
        return ui().language

    def set_theme(self, name: str) -> None:
        """Dress the program in another theme."""
        self.look.set_theme(name)

    def apply_theme(self) -> None:
        """Wear the chosen theme."""
        self.look.apply()

    def set_language(self, code: str) -> None:
        """Speak another language from now on, without a restart."""
        self.look.set_language(code)

    # ---- telling
    def tell(self, sentence: str) -> None:
        """Say something in passing, in the status bar."""
        self.telling.say(sentence)

    def guarded(self, work: Callable[[], Any]) -> bool:
        """Do something that may fail for reasons a person can act on; whether it worked."""
        return self.telling.guarded(work)

    def ask(self, box: QDialog) -> int:
        """Run a dialog; the one place where the window waits, so that tests can answer in its stead."""
        return box.exec()

    def refresh_title(self) -> None:
        """Bring the window's title up to date."""
        self.telling.refresh_title()

    def show_help(self, page: str = "") -> None:
        """Open the help pages, at a page when one is named."""
        self.telling.help(page)

    # ---- back to the map
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in a field or list takes back what is being typed there, and gives the keyboard to the map."""
        editing = self.has_map and not self.leading.open  # a room has its own ways back
        if event.key() == Qt.Key.Key_Escape and editing and not self.canvas.hasFocus():
            self.inspector.restore()
            self.canvas.setFocus()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click where nothing is to be clicked ends what is being typed, as a click on the map does."""
        if self.has_map and not self.leading.open and event.button() == Qt.MouseButton.LeftButton:
            self.finish_typing()
            self.canvas.setFocus()
        super().mousePressEvent(event)

    # ---- coming and going

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave, when unsaved work is safe or given up."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.memory.keep_view()
        self.leading.leave()
        self.memory.keep_window()
        self.journey.leave()
        if self.mishaps is not None:
            self.mishaps.leave()
        self.checking.blockSignals(True)  # nobody looks any more
        self.checking.watch(None)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back from another program learns that somebody has changed the file meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow() and self._away:
                QTimer.singleShot(0, self, self.files.look_at_the_file)
            self._away = not self.isActiveWindow() and QApplication.activeWindow() is None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See Drops."""
        self.drops.over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See Drops."""
        self.drops.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """See Drops."""
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Drops."""
        self.drops.drop(event)
