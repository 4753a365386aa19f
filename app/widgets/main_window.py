"""The main window: gives the canvas, the panels and the menus a place, and does nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import settings as choices
from app.errors import UserError
from app.model.grid import grid_of
from app.model.history import History
from app.model.store import Change
from app.recovering import Keeper
from app.scene.theme import Theme
from app.session import Session
from app.settings import Settings
from app.storage import recovery
from app.storage.recovery import Recoverable
from app.widgets import plain, qt_words, themes
from app.widgets.actions.registry import MENUS, Actions, commands
from app.widgets.canvas import Canvas
from app.widgets.checking import Checking, State
from app.widgets.files import Files
from app.widgets.header import Header
from app.widgets.inspector import Inspector
from app.widgets.lists import Lists
from app.widgets.palette_strip import PaletteStrip
from app.widgets.start_page import StartPage
from app.words import Words, _, _n, load, ui, use

READABLE, OPENING = 0.6, 0.75
"""Scale below which cards are hard to read, and the one at which a large map opens for the first time."""


class MainWindow(QMainWindow):
    """One window with at most one map."""

    canvas: Canvas
    files: Files
    inspector: Inspector
    lists: Lists

    journalFailed = Signal(object)
    """The recovery journal could not be written; sent by the keeper's thread."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings if settings is not None else choices.read()
        self.session: Session | None = None
        self.selection: list[str] = []
        self._stop_listening: Callable[[], None] = lambda: None
        self._stop_keeping: Callable[[], None] = lambda: None
        self.keeper = Keeper(self.journalFailed.emit)
        self.lost: list[Recoverable] = []
        """Maps with unsaved work of a Baton that ended unexpectedly."""
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self.checking = Checking(self)
        self.files = Files(self)
        self._build()
        self._restore()
        self.show_session(None)

    # ---- building
    def _build(self) -> None:
        self.canvas = Canvas(self)
        self.actions_ = Actions(self)
        self.lane_menu = QMenu(self)
        self._menus: dict[str, QMenu] = {}
        self._fill_menus()
        self.header = Header(self)
        self.palette_strip = PaletteStrip(self)
        self.inspector = Inspector(self)
        self.lists = Lists(self)
        self.start_page = StartPage(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(self._editor())
        self.setCentralWidget(self._stack)
        self._count, self._zoom = plain.label(parent=self), plain.label(parent=self)
        self.statusBar().addWidget(self._count)
        self.statusBar().addPermanentWidget(self._zoom)
        self.statusBar().setSizeGripEnabled(False)
        self._connect()
        self.actions_.refresh()

    def _editor(self) -> QWidget:
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setHandleWidth(1)
        self._across.setChildrenCollapsible(False)
        self._across.addWidget(self.canvas)
        self._across.addWidget(self.inspector)
        self._across.setStretchFactor(0, 1)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.setHandleWidth(1)
        self._down.setChildrenCollapsible(False)
        self._down.addWidget(self._across)
        self._down.addWidget(self.lists)
        self._down.setStretchFactor(0, 1)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.palette_strip)
        column.addWidget(self._down, 1)
        return page

    def _connect(self) -> None:
        self.canvas.selectionChanged.connect(self._selected)
        self.canvas.zoomChanged.connect(lambda *_a: self._refresh_status())
        self.canvas.hint.connect(self.tell)
        self.canvas.editRequested.connect(lambda _key: self.set_inspector(True))
        self.canvas.contextMenuRequested.connect(self._context_menu)
        self.checking.updated.connect(self._checked)
        self.lists.chosen.connect(self.go_to)
        self.journalFailed.connect(self._tell_of_journal)

    def _fill_menus(self) -> None:
        bar = self.menuBar()
        bar.clear()
        for old in self._menus.values():
            old.deleteLater()
        for name, text in MENUS:
            menu = QMenu(_(text), self)
            bar.addMenu(menu)
            self._menus[name] = menu
            self.actions_.fill_menu(menu, name)
        self.lane_menu.clear()
        self.lane_menu.setTitle(_("L&ane"))
        self.actions_.fill_menu(self.lane_menu, "lane")
        self._menus["insert"].insertMenu(self.actions_["add-persona"], self.lane_menu)
        for name, text in (("theme", _("&Theme")), ("language", _("&Language of the menus"))):
            submenu = QMenu(text, self._menus["view"])
            self.actions_.fill_menu(submenu, name)
            self._menus["view"].addMenu(submenu)

    # ---- the map shown
    @property
    def has_map(self) -> bool:
        return self.session is not None

    @property
    def history(self) -> History | None:
        return self.session.history if self.session else None

    @property
    def words(self) -> Words:
        """The words of the menus."""
        return ui()

    @property
    def map_words(self) -> Words:
        """The words of the map and its prints."""
        return load(self.session.language) if self.session else ui()

    def show_session(self, session: Session | None, kept: Callable[[], None] = lambda: None) -> None:
        """Show a map, or the start page when there is none.

        `kept` is called (in the keeper's thread) when the map's own recovery journal is on the disk.
        """
        self._remember_view()
        self._leave_map()
        self.session = session
        self.selection = []
        if session is not None:
            self._stop_listening = session.store.listen(self._changed)
            self._stop_keeping = session.store.listen(
                lambda change: self.keeper.append(change.patch), first=True
            )
            self.keeper.begin(session.current(), session.base, kept)
            session.history.on_change.append(self._history_moved)
            self.canvas.set_session(session)
        self.checking.watch(session)
        self._stack.setCurrentIndex(1 if session else 0)
        self.statusBar().setVisible(session is not None)
        if session is None:
            self.start_page.refresh()
        else:
            self._recall_view(session)
            self._selected([])
            self.canvas.setFocus()
        self.refresh_title()
        self.actions_.refresh()

    def _leave_map(self) -> None:
        """Stop following the present map, which is saved or was given up."""
        self._stop_listening()
        self._stop_keeping()
        self._stop_listening = self._stop_keeping = lambda: None
        self.keeper.close(discard=True)
        if self.session is not None and self._history_moved in self.session.history.on_change:
            self.session.history.on_change.remove(self._history_moved)

    def look_for_lost_work(self) -> None:
        """Find what a Baton that ended unexpectedly left behind; the start page offers it."""
        self.lost = recovery.recoverable()
        if self.session is None:
            self.start_page.refresh()

    def show_start(self) -> None:
        """Leave the map for the start page, if it may be left."""
        self.files.close()

    def _changed(self, change: Change) -> None:
        self.selection = [key for key in self.selection if self.session and key in self.session.store]
        self.inspector.refresh(change)
        self.header.refresh(self.checking.state.counts)
        self._refresh_status()

    def _history_moved(self) -> None:
        self.refresh_title()
        self.actions_.refresh()

    def _checked(self, state: State) -> None:
        self.canvas.set_marks(state.marks())
        self.lists.refresh(state)
        self.inspector.show_findings(state)
        self.header.refresh(state.counts)

    # ---- selecting
    def _selected(self, keys: list[str]) -> None:
        self.selection = list(keys)
        self.inspector.show_records(self.selection)
        self.inspector.show_findings(self.checking.state)
        self.actions_.refresh()

    def select(self, keys: list[str]) -> None:
        """Select records and bring the first into view."""
        self.canvas.select(keys)
        self._selected(list(keys))
        if keys:
            self.canvas.reveal(keys[0])

    def go_to(self, keys: list[str]) -> None:
        """Select the first record, the one with the mark, and bring the first that is drawn into view."""
        if not keys:
            return
        self.select(keys[:1])
        rects, paths = self.canvas.scene.rects, self.canvas.scene.paths
        drawn = next((key for key in keys if key in rects or key in paths), "")
        if drawn:
            self.canvas.reveal(drawn)

    def select_and_edit(self, key: str) -> None:
        """Select a fresh record and begin to name it."""
        self.select([key])
        self.canvas.edit_selected()

    def show_change(self, change: Change, *, undone: bool = False) -> None:
        """Show what an undo or redo has changed."""
        drawn = [key for key in sorted(change.touched) if key in self.canvas.scene.rects]
        if drawn:
            self.canvas.reveal(drawn[0])

    def connect_selected(self) -> None:
        """Link the selected card to another one, a team or nobody known yet: the keyboard's way."""
        from app.widgets.dialogs.connect import ask

        ask(self)

    def travel(self, by: int) -> None:
        """Go to the next or previous open point."""
        self.lists.travel(by)

    def show_map_properties(self) -> None:
        """Open the inspector on the map itself."""
        self.set_inspector(True)
        self.canvas.select([])
        self._selected([])
        self.inspector.setFocus()

    def finish_typing(self) -> None:
        """Take over words that are still being typed, on the map or in the inspector."""
        self.canvas.typing.commit()
        self.inspector.finish()

    # ---- panels
    @property
    def inspector_shown(self) -> bool:
        return self.inspector.isVisibleTo(self)

    def set_inspector(self, shown: bool) -> None:
        """Show or fold away the inspector."""
        self.inspector.setVisible(shown)
        self.settings.inspector = shown

    def toggle_inspector(self) -> None:
        self.set_inspector(not self.inspector_shown)

    @property
    def palette_shown(self) -> bool:
        return self.palette_strip.isVisibleTo(self)

    def set_palette(self, shown: bool) -> None:
        """Show or fold away the strip of things to drag onto the map."""
        self.palette_strip.setVisible(shown)
        self.settings.palette = shown

    @property
    def open_list(self) -> str:
        """The list open below the map, or ""."""
        return self.lists.current

    def toggle_list(self, name: str) -> None:
        """Open a list below the map, or fold it away when it is open."""
        self.lists.toggle(name)
        self.settings.bottom = self.lists.current
        self.actions_.refresh()

    def cycle_pane(self, by: int) -> None:
        """Move the keyboard to the next visible part of the window."""
        panes = [
            pane
            for pane in (self.canvas, self.inspector, self.lists, self.header, self.palette_strip)
            if pane.isVisibleTo(self)
        ]
        focus = QApplication.focusWidget()
        here = next((i for i, p in enumerate(panes) if focus and (p is focus or p.isAncestorOf(focus))), -1)
        panes[(here + by) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # ---- look and language
    @property
    def theme(self) -> Theme:
        return themes.chosen(self.settings.theme)

    @property
    def language(self) -> str:
        return ui().language

    def set_theme(self, name: str) -> None:
        """Dress the program in another theme."""
        self.settings.theme = name  # type: ignore[assignment]  # checked by pydantic
        self.apply_theme()
        choices.write(self.settings)

    def apply_theme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, self.theme)
        self.canvas.set_theme(self.theme)
        self.start_page.refresh()
        self.palette_strip.refresh()
        if self.session is not None:  # lists and open points show signs in the colours of the theme
            self.lists.refresh(self.checking.state)
            self.inspector.show_findings(self.checking.state)

    def set_language(self, code: str) -> None:
        """Speak another language from now on, without a restart."""
        self.settings.language = code
        use(code)
        app = QApplication.instance()
        if app is not None:
            qt_words.install(app)
        choices.write(self.settings)
        self.actions_.refresh()
        self._fill_menus()
        self.header.refresh(self.checking.state.counts)
        self.palette_strip.refresh()
        self.lists.retranslate()
        self.lists.refresh(self.checking.state)
        self.inspector.show_records(self.selection)
        self.inspector.show_findings(self.checking.state)
        self.start_page.refresh()
        self.canvas.update()
        self.refresh_title()
        self._refresh_status()

    # ---- telling
    def tell(self, sentence: str) -> None:
        """Say something in passing, in the status bar."""
        self.statusBar().showMessage(sentence, 6000)

    def _tell_of_journal(self, error: UserError) -> None:
        self.tell(_("No recovery copy can be kept at the moment, so save often. {reason}", reason=error.what))

    def guarded(self, work: Callable[[], Any]) -> bool:
        """Do something that may fail for reasons a person can act on; whether it worked."""
        try:
            work()
        except UserError as error:
            self.show_error(error)
            return False
        return True

    def show_error(self, error: UserError) -> None:
        """Say what happened, what is safe and what to do next."""
        more = "\n".join(part for part in (error.safe, error.next) if part)
        box = plain.message(self, "Baton", error.what, more)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        if error.detail:
            box.setDetailedText(error.detail)
        self.ask(box)

    def ask(self, box: QDialog) -> int:
        """Run a dialog; the one place where the window waits, so that tests can answer in its stead."""
        return box.exec()

    def refresh_title(self) -> None:
        """Bring the window's title up to date."""
        if self.session is None:
            self.setWindowTitle("Baton")
            self.setWindowModified(False)
            return
        self.setWindowTitle(f"{self.session.title or _('Untitled map')}[*] – Baton")
        self.setWindowModified(self.session.modified)
        self.header.refresh(self.checking.state.counts)

    def _refresh_status(self) -> None:
        if self.session is None:
            return
        store = self.session.store
        grid = grid_of(store)
        self._count.setText(
            ", ".join(
                (
                    _n("{n} stage", "{n} stages", len(grid.stages)),
                    _n("{n} step", "{n} steps", len(grid.steps)),
                    _n("{n} card", "{n} cards", len(store.of("card"))),
                )
            )
        )
        self._zoom.setText(_("{percent} %", percent=round(self.canvas.scale * 100)))

    def _context_menu(self, keys: list[str], where: QPoint) -> None:
        if self.session is None:
            return
        store = self.session.store
        kinds = {str(store[key]["type"]) for key in keys if key in store} or {"empty"}
        self.actions_.context_menu(kinds).popup(where)

    def show_help(self, page: str = "") -> None:
        """Open the help pages, at a page when one is named."""
        from app.widgets.dialogs.help import show

        show(self, page)

    def show_shortcuts(self) -> None:
        """All actions with their keys."""
        from app.widgets.dialogs.shortcuts import show

        show(self, commands())

    def show_about(self) -> None:
        """Version and licences."""
        from app.widgets.dialogs.about import show

        show(self)

    # ---- coming and going
    def close_all(self) -> None:
        """Quit."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self._remember_view()
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        sizes = self._across.sizes()
        if len(sizes) == 2 and sizes[1] > 100:
            self.settings.inspector_width = sizes[1]
        choices.write(self.settings)
        self._leave_map()
        self.checking.watch(None)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() and url.path().endswith(".jmap") for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile() and url.path().endswith(".jmap"):
                event.acceptProposedAction()
                self.files.open_file(url.toLocalFile())
                return

    def _restore(self) -> None:
        if not self.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode("ascii", "ignore"))):
            self.resize(1400, 880)
        self.set_inspector(self.settings.inspector)
        self.set_palette(self.settings.palette)
        width = self.settings.inspector_width
        self._across.setSizes([max(400, self.width() - width), width])
        self.lists.toggle(self.settings.bottom)

    def _recall_view(self, session: Session) -> None:
        view = self.settings.views.get(str(session.path)) if session.path else None
        if view is None:
            QTimer.singleShot(0, lambda: self._open_readable(session))  # the canvas learns its size first
        else:
            self.canvas.set_scale(view.scale)
            self.canvas.center_on(view.x, view.y)

    def _open_readable(self, session: Session) -> None:
        """Show a tall map larger than fitted whole: a room is not greeted with bars instead of words."""
        if self.session is session and self.canvas.fits and self.canvas.scale < READABLE:
            self.canvas.set_scale(OPENING)
            self.canvas.center_on(0, 0)

    def _remember_view(self) -> None:
        if self.session is None or self.session.path is None:
            return
        x, y = self.canvas.center
        self.settings.views[str(self.session.path)] = choices.View(scale=self.canvas.scale, x=x, y=y)
