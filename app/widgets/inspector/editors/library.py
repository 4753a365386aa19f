"""Editors of shared entries by name; a new name makes a new entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from app.model.edits import library, people
from app.model.store import Store
from app.sorting import sort_key
from app.widgets.inspector.editors.base import MIXED, Calm, Editor
from app.widgets.inspector.editors.lines import Line
from app.words import _, ui


class Library(Editor):
    """One entry of the library by name; a new name makes a new entry."""

    def __init__(self, store: Store, kind: str) -> None:
        super().__init__()
        self._store, self._kind, self._shown = store, kind, ""
        self.box = Calm()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for title, key in names(store, kind):
            self.box.addItem(title, key)
        line = self.box.lineEdit()
        assert line is not None
        completer = self.box.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.editingFinished.connect(self.finish)
        self.box.activated.connect(lambda _i: self.finish())
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        record = self._store.get(value) if isinstance(value, str) else None
        self._shown = str(record.get("title") or "") if record is not None else ""
        self.box.setEditText(self._shown)
        line = self.box.lineEdit()
        assert line is not None
        line.setCursorPosition(0)
        line.setPlaceholderText(_("several values") if value is MIXED else "–")

    def finish(self) -> None:
        text = self.box.currentText().strip()
        if text == self._shown:
            return
        self._shown = text
        self.committed.emit(Named(self._kind, (text,), many=False) if text else None)


class Set(Line):
    """Several entries of the library, separated by commas; new names make new entries."""

    def __init__(self, store: Store, kind: str) -> None:
        super().__init__("–")
        self._store, self._kind = store, kind
        self.edit.textEdited.connect(self._complete)
        self._completer = QCompleter([title for title, _key in names(store, kind)], self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self.edit)
        self._completer.activated.connect(self._take)

    def to_text(self, value: Any) -> str:
        found = (self._store.get(key) for key in value)
        return ", ".join(sorted(str(r.get("title") or "") for r in found if r is not None))

    def from_text(self, text: str) -> Any:
        parts = tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip())
        return Named(self._kind, parts, many=True) if parts else None

    def _complete(self, text: str) -> None:
        last = re.split(r"[,;]", text)[-1].strip()
        self._completer.setCompletionPrefix(last)
        if last:
            self._completer.complete()
        else:
            popup = self._completer.popup()
            if popup is not None:
                popup.hide()

    def _take(self, title: str) -> None:
        kept = re.split(r"[,;]", self.edit.text())[:-1]
        self.edit.setText(", ".join([*(k.strip() for k in kept), title]))


def names(store: Store, kind: str) -> list[tuple[str, str]]:
    """(title, id) of all records of a kind, by title as people sort."""
    found = [(str(store[key].get("title") or ""), key) for key in store.of(kind)]
    return sorted(
        ((t, k) for t, k in found if t), key=lambda pair: (sort_key(pair[0], ui().language), pair[1])
    )


@dataclass(frozen=True)
class Named:
    """Entries of the library by name; made inside the edit that uses them, so that one undo takes both."""

    kind: str
    titles: tuple[str, ...]
    many: bool

    def resolve(self, store: Store) -> str | list[str]:
        """The id or ids, with new entries where there are none of that name yet."""
        found = [self._entry(store, title) for title in self.titles]
        return found if self.many else found[0]

    def _entry(self, store: Store, title: str) -> str:
        if self.kind == "persona":
            return library.find(store, "persona", title) or people.add(store, title)
        return library.add(store, self.kind, title)
