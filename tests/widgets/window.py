"""A driver for tests of the whole window that speaks like a user: menus, fields by their labels, dialogs answered.

Dialogs never block: each is answered by the next prepared answer, and an unexpected one fails the test.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app import session as sessions
from app.session import Session
from app.settings import Settings
from app.widgets import qt_words, themes
from app.widgets.actions.registry import without_mnemonic
from app.widgets.checking import State
from app.widgets.dialogs import working
from app.widgets.dialogs.working import Working
from app.widgets.inspector.choosers import Chooser
from app.widgets.inspector.editors.fact import Sign
from app.widgets.main_window import MainWindow
from app.widgets.popup_list import PopupList
from app.words import use
from tests.widgets.desk import Desk

Answer = Callable[[QDialog], Any]


class Office:
    """One person at the main window."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, settings: Settings | None = None) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        use("en")  # whatever language the test before has left behind
        qt_words.install(app)
        themes.apply(app, themes.chosen("light"))
        self.window = MainWindow(
            settings or Settings(theme="light", language="en", inspector=True, palette=True)
        )
        self.window.resize(1300, 900)
        self.window.show()
        self.said: list[str] = []
        """What dialogs have said."""
        self._answers: list[Answer] = []
        self._files: list[str] = []
        self.begun: list[str] = []
        """Where file dialogs began to look."""
        monkeypatch.setattr(self.window, "ask", self._asked)
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, self._file_asked)
        self.settle()

    # ---- answers prepared for what will be asked
    def answer(self, *answers: Answer | str) -> Office:
        """Answer the next dialogs: by the words on a button, or by what a person does with the dialog."""
        self._answers += [click(each) if isinstance(each, str) else each for each in answers]
        return self

    def choose_file(self, path: str | Path) -> Office:
        """Choose this file in the next file dialog; "" cancels it."""
        self._files.append(str(path))
        return self

    def _asked(self, dialog: QDialog) -> int:
        if isinstance(dialog, Working) and working.QUIET > 0:
            # A slow machine, on which a person would simply wait until the work is done.
            assert dialog._job is not None and dialog._job.wait(60)
            dialog.finish()
            return dialog.result()
        self.said.append(words_of(dialog))
        assert self._answers, f"nobody expected this question: {self.said[-1]}"
        self.settle()
        result = self._answers.pop(0)(dialog)
        return int(result if result is not None else dialog.result())

    def _file_asked(self, *args: Any, **_kwargs: Any) -> tuple[str, str]:
        self.begun.append(str(args[2]))
        assert self._files, "nobody expected a file dialog"
        return self._files.pop(0), ""

    @property
    def waiting(self) -> int:
        """How many prepared answers nobody has asked for."""
        return len(self._answers) + len(self._files)

    # ---- the map
    def open(self, path: str | Path) -> bool:
        """Open a file as the menu does."""
        done = self.window.files.open_file(path)
        self.settle()
        return done

    def desk(self) -> Desk:
        """The person's hands on the map; the present map stays."""
        return Desk(self.window, (1300, 900))

    def show(self, session: Session) -> Office:
        """Show a map that lies there already."""
        self.window.show_session(session)
        return self.settle()

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def title(self) -> str:
        """The map's title in the strip above it."""
        return self.window.header._title.text()

    def id(self, title: str) -> str:
        """The one record of that title."""
        store = self.session.store
        found = [key for key in store.ids() if store[key].get("title") == title]
        assert len(found) == 1, f"{len(found)} records are called {title!r}"
        return found[0]

    def select(self, *titles: str) -> Office:
        """Select records by their titles."""
        self.window.select([self.id(title) for title in titles])
        return self.settle()

    def come_back(self) -> Office:
        """Look at another program for a while, and come back."""
        self.window._away = True
        self.window.activateWindow()
        self.settle()
        QApplication.sendEvent(self.window, QEvent(QEvent.Type.ActivationChange))
        return self.settle()

    # ---- menus and buttons
    def menu(self, action: str) -> Office:
        """Choose an action by its id in the registry, as menu and shortcut do."""
        chosen = self.window.actions_[action]
        assert chosen.isEnabled(), f"{action} cannot be chosen now"
        chosen.trigger()
        return self.settle()

    def words_on(self, action: str) -> str:
        """What an action is called now."""
        return without_mnemonic(self.window.actions_[action].text())

    def press(self, words: str, inside: QWidget | None = None) -> Office:
        """Press the visible button with these words."""
        self.settle()
        button = button_of(inside or self.window, words)
        assert button.isEnabled(), f"{words!r} cannot be pressed"
        button.click()
        return self.settle()

    # ---- lists
    def press_list(self, word: str) -> Office:
        """Open the list that begins with this word on the strip below the map."""
        lists = self.window.lists
        name = next(n for n, button in lists._buttons.items() if button.text().startswith(word))
        if lists.current != name:
            self.window.toggle_list(name)
        return self.settle()

    def write_cell(self, text: str, then: Qt.Key = Qt.Key.Key_Return) -> Office:
        """Type into the cell of a list that is being written, and end it with a key."""
        table = self.window.lists._tables[self.window.lists.current]
        (line,) = [w for w in table.viewport().findChildren(QLineEdit) if w.isVisible()]
        line.setText(text)
        QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, then, Qt.KeyboardModifier.NoModifier))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return self.settle()

    # ---- the inspector
    def field(self, name: str) -> QWidget:
        """The editor of a field of what is selected."""
        return self.window.inspector._editors[name]

    def type_into(self, name: str, text: str, *, leave: bool = True) -> Office:
        """Type into a field of the inspector; `leave` goes on to another one, which commits it."""
        editor = self.field(name)
        if (chooser := _chooser(editor)) is not None:
            return self._search(chooser, text)
        inner = next(w for w in [editor.focusProxy(), *editor.findChildren(QWidget)] if isinstance(w, _TYPED))
        inner.setFocus()
        if isinstance(inner, QComboBox):
            inner.setEditText(text)
        elif isinstance(inner, QPlainTextEdit):
            inner.setPlainText(text)
        else:
            inner.setText(text)
        if leave:
            self.window.inspector.finish() if inner.hasFocus() else self._finish(editor)
        return self.settle()

    def choose(self, name: str, words: str) -> Office:
        """Choose a word in a field of the inspector."""
        if (chooser := _chooser(self.field(name))) is not None:
            return self._search(chooser, words)
        if (sign := self.field(name).findChild(Sign)) is not None and words in ("missing", "not asked"):
            if sign.accessibleName() != words:
                sign.click()
            return self.settle()
        box = next(b for b in self.field(name).findChildren(QComboBox))
        at = box.findText(words)
        assert at >= 0, f"{words!r} is not among {[box.itemText(i) for i in range(box.count())]}"
        box.setCurrentIndex(at)
        box.activated.emit(at)
        return self.settle()

    def shown(self, name: str) -> str:
        """What a field of the inspector shows."""
        editor = self.field(name)
        if (chooser := _chooser(editor)) is not None:
            return chooser.button.shown
        inner = next(w for w in [editor.focusProxy(), *editor.findChildren(QWidget)] if isinstance(w, _TYPED))
        if isinstance(inner, QComboBox):
            return inner.currentText()
        return inner.toPlainText() if isinstance(inner, QPlainTextEdit) else inner.text()

    def offered(self, name: str, typed: str = "") -> list[str]:
        """The lines of the list that a field of the inspector opens, once something is typed there."""
        chooser = _chooser(self.field(name))
        assert chooser is not None, f"{name} opens no list"
        popup = self._opened(chooser, typed)
        model = popup.body.entries
        lines = [model.entry(row) for row in range(model.rowCount())]
        self._press(popup, Qt.Key.Key_Escape)
        return [line.title for line in lines if line is not None]

    def tick(self, name: str, *words: str) -> Office:
        """Tick lines of the list of a field, or take their ticks away, and go on."""
        chooser = _chooser(self.field(name))
        assert chooser is not None
        popup = self._opened(chooser, "")
        for word in words:
            popup.body.search.setText(word)
            self._press(popup, Qt.Key.Key_Return)
        self._press(popup, Qt.Key.Key_Tab)
        return self.settle()

    def _search(self, chooser: Chooser, text: str) -> Office:
        """Type into the list of a field and take the marked line."""
        popup = self._opened(chooser, text)
        entry = popup.body.current()
        assert entry is not None, f"{text!r} finds nothing"
        self._press(popup, Qt.Key.Key_Return)
        if chooser.popup is not None:
            self._press(popup, Qt.Key.Key_Tab)
        return self.settle()

    def _opened(self, chooser: Chooser, typed: str) -> PopupList:
        chooser.button.setFocus()
        chooser.open(typed)
        self.settle()
        assert chooser.popup is not None and chooser.popup.isVisible()
        return chooser.popup

    def _press(self, popup: PopupList, key: Qt.Key) -> None:
        QTest.keyClick(popup.body.search, key)
        self.settle()

    def _finish(self, editor: QWidget) -> None:
        editor.finish()  # type: ignore[attr-defined]  # every editor of the inspector has it

    def field_places(self) -> dict[str, int]:
        """How many pixels below the top of its section each field of the inspector lies."""
        inspector = self.window.inspector
        return {name: e.y() for name, e in inspector._editors.items() if e.isVisibleTo(inspector)}

    def hide_points(self) -> Office:
        """The inspector as it is before the map has been checked."""
        self.window.inspector.show_findings(State())
        return self.settle()

    def status(self) -> str:
        """What the status bar says in passing."""
        return self.window.statusBar().currentMessage()

    def settle(self) -> Office:
        """Let Qt deliver what is waiting."""
        QApplication.processEvents()
        return self

    def leave(self) -> None:
        """Close the window without a word, and leave nothing behind."""
        if self.window.session is not None:
            self.window.session.history.mark_saved()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()


_TYPED = (QLineEdit, QPlainTextEdit, QComboBox)


def _chooser(editor: QWidget) -> Chooser | None:
    return editor if isinstance(editor, Chooser) else editor.findChild(Chooser)


def click(words: str) -> Answer:
    """Press the button with these words in a dialog."""

    def press(dialog: QDialog) -> int:
        button = button_of(dialog, words)
        assert button.isEnabled(), f"{words!r} cannot be pressed"
        button.click()
        if isinstance(dialog, QMessageBox):
            return dialog.standardButton(button).value
        return dialog.result()

    return press


def button_of(inside: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words."""
    kinds = (QPushButton, QToolButton)
    found = [b for kind in kinds for b in inside.findChildren(kind) if without_mnemonic(b.text()) == words]
    visible = [b for b in found if b.isVisibleTo(inside)]
    assert visible, f"there is no button {words!r} in {words_of(inside)!r}"
    return visible[0]


def words_of(widget: QWidget) -> str:
    """All words of labels in a dialog or panel."""
    said = [widget.text()] if isinstance(widget, QMessageBox) else []
    said += [label.text() for label in widget.findChildren(QLabel) if label.text()]
    return "\n".join(dict.fromkeys([widget.windowTitle(), *said]))


def small_map(title: str = "Return of a faulty phone") -> Session:
    """Three cards in two stages, a persona, and three handovers: one a gap, two to clarify."""
    from app.model.edits import cards, lanes, library, links, maps, people, stages

    made = sessions.new(title)
    store = made.store
    support, billing = library.add(store, "team", "Support"), library.add(store, "team", "Billing")
    stages.add(store, "Report", first="Call")
    stages.add(store, "Refund", first="Money")
    step = {store[key].get("title"): key for key in store.of("step")}
    lanes.add(store, "action", "Customer")
    front = lanes.add(store, "process", "Support desk", zone="front", team=support)
    back = lanes.add(store, "process", "Billing desk", zone="back", team=billing)
    opens = cards.add(store, "Opens a case", front, step["Call"])
    checks = cards.add(store, "Checks warranty", back, step["Call"])
    pays = cards.add(store, "Pays back", back, step["Money"])
    links.connect(store, opens, checks)
    links.connect(store, checks, to_team=support)
    links.know(store, links.connect(store, pays, opens), receipt=None)
    people.add(store, "Jana")
    maps.put(store, status="final")
    made.history.mark_saved()
    return made
