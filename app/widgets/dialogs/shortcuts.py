"""All actions with their keys, from the registry; every person may give them others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from app.folding import found_in
from app.widgets import plain
from app.widgets.actions import keys
from app.widgets.actions.registry import MENUS, Command, without_mnemonic
from app.widgets.dialogs.buttons import closing
from app.words import N_, _, _p

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

ON_THE_CANVAS: tuple[tuple[str, str], ...] = (
    (N_("Start a card where you are"), N_("type")),
    (N_("Finish a card"), "Enter"),
    (N_("Finish and go to the next step"), "Tab"),
    (N_("Finish and go back to the step before"), "Shift+Tab"),
    (N_("New line in a card"), "Shift+Enter"),
    (N_("Finish and add a card below"), "Ctrl+Enter"),
    (N_("Cancel, also in the middle of dragging"), "Esc"),
    (N_("Go from card to card"), N_("arrow keys")),
    (N_("Go to the ends of a lane, then of the map"), "Home, End"),
    (N_("Select several cards"), N_("Shift and arrow keys")),
    (N_("Menu of what is selected"), "Shift+F10"),
    (N_("Move the map"), N_("Space and drag, middle button, wheel")),
    (N_("Zoom where the pointer is"), N_("Ctrl and wheel")),
)
GROUPS = (
    *MENUS,
    ("lane", N_("L&ane")),
    ("theme", N_("&Theme")),
    ("language", N_("&Language of the menus")),
)
_SPECIAL = range(Qt.Key.Key_Back, Qt.Key.Key_MediaLast)
"""Keys for opening, saving, copying, the web and music that few keyboards have."""
_ACTION = Qt.ItemDataRole.UserRole


def show(window: MainWindow, commands: Sequence[Command]) -> None:
    """Show the page of shortcuts."""
    window.ask(Shortcuts(window, commands))


class KeyField(QLineEdit):
    """Takes the next keys that are pressed together, whatever they usually do; Escape and leaving it give up."""

    pressed = Signal(QKeySequence)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(_("New keys"))

    def event(self, event: QEvent) -> bool:
        """Everything that is pressed comes here, Tab and the keys of actions too."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
            elif not keys.is_modifier(event.key()):
                keypad = Qt.KeyboardModifier.KeypadModifier
                self.pressed.emit(QKeySequence(event.keyCombination().toCombined() & ~keypad.value))
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere wants no new keys."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()


class Shortcuts(QDialog):
    """Two columns: what, and with which keys; below, what can be done about the keys of the chosen action."""

    def __init__(self, window: MainWindow, commands: Sequence[Command]) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self._wanted: QKeySequence | None = None
        """Keys of another action that could be taken from it."""
        self._waiting = False
        """Whether the next keys pressed are the new ones."""
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(680, 680)
        self._build()
        self._fill()
        self.search.setFocus()

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find an action or its keys"))
        self.search.setAccessibleName(_("Find an action or its keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self.change)
        self.table = QTreeWidget()
        self.table.setColumnCount(2)
        self.table.setHeaderLabels([_p("shortcuts", "Action"), _("Keys")])
        self.table.setAccessibleName(_("Keyboard shortcuts"))
        self.table.setRootIsDecorated(False)
        self.table.setItemsExpandable(False)
        self.table.setIndentation(12)
        self.table.currentItemChanged.connect(lambda *_a: self._chose())
        self.table.itemActivated.connect(lambda *_a: self.change())
        self.said = plain.label(wrap=True)
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.field = KeyField()
        self.field.pressed.connect(self._pressed)
        self.field.left.connect(self._give_up)
        self.field.hide()
        self.changing = self._button(_("Change keys"), self.change)
        self.taking = self._button(_("Take them from there"), self._take)
        self.without = self._button(_("No keys"), lambda: self._give([]))
        self.usual = self._button(_("Usual keys"), self._as_usual)
        self.all_usual = self._button(_("Usual keys for all…"), self._all_as_usual)
        row = QHBoxLayout()
        for button in (self.changing, self.field, self.taking, self.without, self.usual):
            row.addWidget(button)
        row.addStretch(1)
        buttons = closing(self)
        buttons.addButton(self.all_usual, QDialogButtonBox.ButtonRole.ResetRole)
        for each in buttons.buttons():
            if isinstance(each, QPushButton):
                each.setAutoDefault(False)  # Enter in the list asks for new keys; it does not close the page
        layout = QVBoxLayout(self)
        for widget in (self.search, self.table, self.said):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(buttons)

    def _button(self, text: str, work: object) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)  # Enter in the field of the search changes nothing
        made.clicked.connect(work)
        return made

    # ---- the list
    def _fill(self) -> None:
        chosen = self._action()
        held = keys.held_by(self._commands)
        with QSignalBlocker(self.table):
            self.table.clear()
            self._group(_("On the map"), [(_(what), _(pressed), "") for what, pressed in ON_THE_CANVAS])
            for menu, text in GROUPS:
                inside = sorted((c for c in self._commands if c.menu == menu), key=lambda c: c.group)
                rows = [(without_mnemonic(_(c.text)), said(held[c.id]), c.id) for c in inside]
                self._group(without_mnemonic(_(text)), rows)
            self.table.expandAll()
            head = self.table.header()
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
            head.setStretchLastSection(False)
        self._look(self.search.text())
        self.go(chosen)

    def _group(self, title: str, rows: list[tuple[str, str, str]]) -> None:
        top = QTreeWidgetItem(self.table, [title])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = top.font(0)
        bold.setBold(True)
        top.setFont(0, bold)
        for what, pressed, action in rows:
            item = QTreeWidgetItem(top, [what, pressed])
            item.setData(0, _ACTION, action)
            if action in self._window.settings.keys:
                item.setFont(1, bold)  # told by more than a colour: these are a person's own

    def go(self, action: str) -> None:
        """Choose the line of an action."""
        found = [item for item in self._items() if action and item.data(0, _ACTION) == action]
        if found:
            self.table.setCurrentItem(found[0])
        self._chose()

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.table.topLevelItem(n) for n in range(self.table.topLevelItemCount())]
        return [item for top in tops if top is not None for item in _children(top)]

    def _action(self) -> str:
        item = self.table.currentItem()
        return str(item.data(0, _ACTION) or "") if item is not None else ""

    def _look(self, words: str) -> None:
        """Show only what has these words in its name or keys; a group of which nothing is left goes with it."""
        for item in self._items():
            item.setHidden(not found_in(words, f"{item.text(0)} {item.text(1)}"))
        for n in range(self.table.topLevelItemCount()):
            top = self.table.topLevelItem(n)
            if top is not None:
                top.setHidden(all(item.isHidden() for item in _children(top)))
        here = self.table.currentItem()
        found = [item for item in self._items() if not item.isHidden() and item.data(0, _ACTION)]
        if words and found and (here is None or here.isHidden()):
            self.table.setCurrentItem(found[0])

    def _chose(self) -> None:
        action = self._action()
        self._wanted, self._waiting = None, False
        self.taking.hide()
        self.changing.show()
        self.field.hide()
        self.changing.setEnabled(bool(action))
        self.without.setEnabled(bool(action) and bool(keys.held_by(self._commands)[action]))
        self.usual.setEnabled(action in self._window.settings.keys)
        self.all_usual.setEnabled(bool(self._window.settings.keys))
        item = self.table.currentItem()
        if action or item is None or item.parent() is None:
            self.said.setText(_("Choose an action to give it other keys."))
        else:
            self.said.setText(_("The map itself needs these keys, so they stay."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that nobody has taken does nothing; Escape closes the page."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # ---- changing
    def change(self) -> None:
        """Wait for the keys that the chosen action shall have."""
        if not self._action():
            return
        self._waiting = True
        self.taking.hide()
        self.field.show()
        self.field.setFocus()
        self.changing.hide()
        self._say(
            _("Press the new keys for “{action}”. Escape leaves them as they are.", action=self._name())
        )

    def _give_up(self) -> None:
        if self._waiting:
            inside = self.field.hasFocus()
            self._chose()
            if inside:
                self.table.setFocus()

    def _pressed(self, pressed: QKeySequence) -> None:
        refused = keys.refusal(pressed)
        if refused:
            self._say(refused)
            return
        holder = keys.owner(pressed, self._commands, self._window.settings.keys)
        if holder and holder != self._action():
            self._wanted, self._waiting = pressed, False
            self.changing.show()
            self.taking.show()
            self.taking.setFocus()
            self.field.hide()
            self._say(_("{keys} belongs to “{action}”.", keys=said([pressed]), action=self._name(holder)))
            return
        self._give([pressed])

    def _take(self) -> None:
        if self._wanted is not None:
            self._give([self._wanted])

    def _give(self, wanted: list[QKeySequence]) -> None:
        action = self._action()
        self._use(keys.given(action, wanted, self._commands, self._window.settings.keys))
        if wanted:
            self._say(_("“{action}” now has {keys}.", action=self._name(), keys=said(wanted)))

    def _as_usual(self) -> None:
        self._use(keys.as_usual(self._action(), self._commands, self._window.settings.keys))

    def _all_as_usual(self) -> None:
        question = _("Give all actions their usual keys again?")
        box = plain.message(self, self.windowTitle(), question)
        box.setIcon(QMessageBox.Icon.Question)
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        if self._window.ask(box) == QMessageBox.StandardButton.Yes:
            self._use({})

    def _use(self, chosen: dict[str, list[str]]) -> None:
        self._window.look.set_keys(chosen)
        self._fill()
        self.table.setFocus()

    def _name(self, action: str = "") -> str:
        wanted = action or self._action()
        return next((without_mnemonic(_(c.text)) for c in self._commands if c.id == wanted), "")

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for n in range(top.childCount()) if (child := top.child(n)) is not None]


def said(held: list[QKeySequence]) -> str:
    """The keys of an action as they are read; those of keyboards with a key for everything are not spelt out."""
    usual = [key for key in held if keys.pressed_together(key).key() not in _SPECIAL]
    # The two Enter keys of a keyboard have two names with Qt, and one with everybody else.
    written = [key.toString(keys.PORTABLE).replace("Return", "Enter") for key in usual]
    return ", ".join(
        key.toString(keys.NATIVE) for n, key in enumerate(usual) if written[n] not in written[:n]
    )
