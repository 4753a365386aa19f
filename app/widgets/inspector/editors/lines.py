"""Editors on one line: words, numbers, stretches of time, days."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit

from app import dated, days, durations
from app.widgets.inspector.editors.base import MISSING, MIXED, Editor, is_emptying, is_for_the_map
from app.words import _, ui

DASHES = ("-", "–", "—")


class _Field(QLineEdit):
    """Leaves undo and redo to the map when nothing was typed in it; Delete empties what differs."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mixed = False
        """Whether it stands for several values that differ."""

    def event(self, event: QEvent) -> bool:
        if is_for_the_map(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return True
        if self.mixed and not self.text() and not self.isUndoAvailable() and is_emptying(event):
            self.emptied.emit()
            return True
        return super().event(event)


class Line(Editor):
    """One line of text."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.edit = _Field()
        self._hint = hint
        self._shown = ""
        self.dash_is_missing = False
        """Whether a lone dash says that the fact is known to be missing."""
        self.edit.editingFinished.connect(self.finish)
        self.edit.returnPressed.connect(self.answered)
        self.edit.emptied.connect(lambda: self.committed.emit(None))
        self._fill(self.edit)

    def show_value(self, value: Any) -> None:
        self.edit.mixed = value is MIXED
        self._shown = "" if value in (None, MIXED) else self.to_text(value)
        self.edit.setText(self._shown)
        self.edit.setCursorPosition(0)
        self.edit.setPlaceholderText(_("Mixed") if value is MIXED else self._hint)

    def say_empty(self, hint: str) -> None:
        """What stands in the field while nothing is given."""
        self._hint = hint

    def words_of(self, value: Any) -> str:
        return "" if value is None else self.to_text(value)

    def to_text(self, value: Any) -> str:
        """The value as it is shown."""
        return str(value)

    def from_text(self, text: str) -> Any:
        """The value that was typed. Raises ValueError when it makes no sense."""
        return text.strip() or None

    def refusal(self, text: str) -> str:
        """Why a text was not taken over."""
        return _("“{text}” is no number.", text=text)

    def finish(self) -> None:
        text = self.edit.text()
        if text == self._shown:
            return
        try:
            value = MISSING if self.dash_is_missing and text.strip() in DASHES else self.from_text(text)
        except ValueError:
            self.edit.setText(self._shown)  # what makes no sense is taken back, as spreadsheets do
            self.refused.emit(self.refusal(" ".join(text.split())))
            return
        self._shown = text
        self.committed.emit(value)


class Number(Line):
    """A number, typed as the person is used to: comma or point."""

    def to_text(self, value: Any) -> str:
        # With the signs of the language in which it is read again: 0.125 would be 125 in some.
        return dated.shown(value, ui().language) if isinstance(value, (int, float)) else str(value)

    def from_text(self, text: str) -> Any:
        if not text.strip():
            return None
        number = dated.parse_number(text, ui().language)
        return int(number) if number.is_integer() else number


class Limit(Line):
    """A stretch of time, kept in minutes: "2 days", "3 h", "90"."""

    def to_text(self, value: Any) -> str:
        return durations.journey_words(ui(), value) if isinstance(value, (int, float)) else ""

    def from_text(self, text: str) -> Any:
        return durations.parse(text) if text.strip() else None

    def refusal(self, text: str) -> str:
        return no_time(text)


class Span(Line):
    """Shortest to longest time: "2-5 days", or one time for all."""

    def to_text(self, value: Any) -> str:
        return durations.typed_words(value, ui()) if isinstance(value, dict) else ""

    def from_text(self, text: str) -> Any:
        return durations.parse_spread(text) if text.strip() else None

    def refusal(self, text: str) -> str:
        return no_time(text)


class Day(Line):
    """A calendar day, shown as the language of the menus writes it; however else people write one is understood."""

    def __init__(self) -> None:
        super().__init__(days.said("2026-11-22", ui().language))

    def to_text(self, value: Any) -> str:
        return days.said(value, ui().language)

    def from_text(self, text: str) -> Any:
        return typed_day(text)

    def refusal(self, text: str) -> str:
        return _("“{text}” is not a day.", text=text)


def no_time(text: str) -> str:
    """What is said about a text that names no stretch of time."""
    return _("“{text}” is no time. Write it like 2 h or 3 days.", text=text)


def typed_day(text: str) -> str | None:
    """The day that was typed as YYYY-MM-DD, None for nothing. Raises ValueError when it is no day."""
    return days.parse(text, ui().language).isoformat() if text.strip() else None
