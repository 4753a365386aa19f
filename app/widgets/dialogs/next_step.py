"""Taking a next step of an open point: asks what the step needs to be told, then does it as one edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.durations import parse
from app.model.checks import Fix, Input
from app.model.checks.feelings import decimal
from app.model.edits import library
from app.model.store import Store
from app.widgets import plain
from app.widgets.dialogs.buttons import ok_cancel
from app.widgets.inspector.entries import cards_in_order, names, record_title
from app.words import N_, _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Answer = Callable[[], str]


def take(window: MainWindow, fix: Fix) -> bool:
    """Take a step, asking first when it has to be told something; whether it was taken."""
    session = window.session
    if session is None:
        return False
    if not fix.inputs:
        fix.apply(session.store)
        return True
    dialog = NextStep(window, fix, session.store)
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return False
    with session.store.edit("take-step"):
        fix.apply(session.store, **dialog.answers(session.store))
    return True


class NextStep(QDialog):
    """One question a line."""

    def __init__(self, window: MainWindow, fix: Fix, store: Store) -> None:
        super().__init__(window)
        self._fix = fix
        self.fields: dict[str, QWidget] = {}
        self.setWindowTitle(fix.label(ui()))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        for one in fix.inputs:
            column.addWidget(plain.label(one.ask(ui()), wrap=True))
            field = _field(one, store)
            field.setAccessibleName(one.ask(ui()))
            self.fields[one.name] = field
            column.addWidget(field)
        self.buttons = ok_cancel(self)
        column.addWidget(self.buttons)
        self._watch()

    def answers(self, store: Store) -> dict[str, str]:
        """What was answered; a new team or channel is made on the way."""
        found = {}
        for one in self._fix.inputs:
            answer = _answer(one, self.fields[one.name], store)
            if answer:
                found[one.name] = answer
        return found

    def _watch(self) -> None:
        for field in self.fields.values():
            if isinstance(field, QLineEdit):
                field.textChanged.connect(self._check)
            elif isinstance(field, QComboBox):
                field.currentTextChanged.connect(self._check)
        self._check()

    def _check(self, *_args: object) -> None:
        needed = (self.fields[one.name] for one in self._fix.inputs if not one.optional)
        ready = all(_text(field).strip() for field in needed)
        ready = ready and all(_readable(one, _text(self.fields[one.name])) for one in self._fix.inputs)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)


_TYPED = ("text", "role", "number", "time")
"""Kinds of answers that are typed into a line."""
_FEELINGS = (
    (2, N_("+2, very good")),
    (1, N_("+1, good")),
    (0, N_("0, neither good nor bad")),
    (-1, N_("−1, bad")),
    (-2, N_("−2, very bad")),
)


def _readable(one: Input, text: str) -> bool:
    """Whether an answer can be understood; an empty one is another matter."""
    if not text.strip() or one.kind not in ("number", "time"):
        return True
    try:
        (decimal if one.kind == "number" else parse)(text)
    except ValueError:
        return False
    return True


def _field(one: Input, store: Store) -> QWidget:
    if one.kind in _TYPED:
        return QLineEdit()
    if one.kind == "feeling":
        feelings = QComboBox()
        for score, words in _FEELINGS:
            feelings.addItem(_(words), str(score))
        feelings.setCurrentIndex(-1)
        return feelings
    box = QComboBox()
    box.setEditable(one.kind in library.KINDS)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    offered = [(record_title(store, key), key) for key in one.choices]
    rest = cards_in_order(store) if one.kind == "card" else names(store, one.kind)
    offered += [(title, key) for title, key in rest if key not in one.choices]
    for title, key in offered:
        box.addItem(title, key)
    if one.optional or (one.kind != "card" and not one.choices):
        box.setCurrentIndex(-1)
    return box


def _text(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.currentText() if isinstance(field, QComboBox) else ""


def _answer(one: Input, field: QWidget, store: Store) -> str:
    text = _text(field).strip()
    if not text or one.kind in _TYPED:
        return text
    assert isinstance(field, QComboBox)
    at = field.findText(text)
    if at >= 0:
        return str(field.itemData(at))
    return library.add(store, one.kind, text) if one.kind in library.KINDS else ""
