"""Editors that offer a few words: kinds, yes and no, a feeling."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from app.widgets.inspector.editors.base import MIXED, Calm, Editor
from app.words import _


class Choice(Editor):
    """One of a few words."""

    def __init__(self, choices: tuple[tuple[str, str], ...], default: str = "") -> None:
        super().__init__()
        self._default = default
        self.box = Calm()
        for value, word in choices:
            self.box.addItem(_(word), value)
        self.box.activated.connect(lambda i: self.committed.emit(self.box.itemData(i) or None))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setPlaceholderText(_("Mixed") if value is MIXED else "")
        if value is MIXED:
            self.box.setCurrentIndex(-1)
            return
        wanted = str(value or self._default)
        if self.box.findData(wanted) < 0:
            self.box.addItem(wanted, wanted)  # a word of a newer version: shown as it is written
        self.box.setCurrentIndex(self.box.findData(wanted))


class Check(Editor):
    """Yes or no; no is not written down."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.clicked.connect(lambda: self.committed.emit(True if self.box.isChecked() else None))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setTristate(value is MIXED)
        state = Qt.CheckState.PartiallyChecked if value is MIXED else None
        self.box.setCheckState(state or (Qt.CheckState.Checked if value else Qt.CheckState.Unchecked))


class YesNo(Editor):
    """Yes, no, or not given: here a no says something of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.box = Calm()
        for word, value in ((_("not given"), None), (_("yes"), True), (_("no"), False)):
            self.box.addItem(word, value)
        self.box.activated.connect(lambda i: self.committed.emit(self.box.itemData(i)))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setPlaceholderText(_("Mixed") if value is MIXED else "")
        at = {None: 0, True: 1, False: 2}.get(value, 0) if value is None or isinstance(value, bool) else -1
        self.box.setCurrentIndex(at)


class Score(Editor):
    """A feeling between -2 and +2 in halves, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.box = Calm()
        self.box.addItem("–", None)
        for half in range(4, -5, -1):
            self.box.addItem(f"{half / 2:+g}" if half else "0", half / 2)
        self.box.activated.connect(lambda i: self.committed.emit(self.box.itemData(i)))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        if value is MIXED:
            self.box.setCurrentIndex(-1)
            return
        number = float(value) if isinstance(value, (int, float)) else None
        at = next((i for i in range(self.box.count()) if self.box.itemData(i) == number), -1)
        if at < 0 and number is not None:
            self.box.addItem(f"{number:+g}", number)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)
