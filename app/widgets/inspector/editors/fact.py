"""A fact of a handover with its three values, quick to answer by keyboard.

Typing makes it known, a lone "-" (or the sign beside it) says that it is known to be missing, an emptied field takes
the answer back to not asked. Enter goes on to the next question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from app.scene.theme import Theme
from app.widgets import plain
from app.widgets.inspector.editors.base import MISSING, MIXED, NOT_ASKED, Editor
from app.widgets.pictograms import pictogram
from app.words import _

STATES = ("not-asked", "missing", "known", "mixed")
_SIGNS = {"not-asked": "to-clarify", "missing": "gap", "known": "confirmed", "mixed": "to-clarify"}


class Sign(QToolButton):
    """Shows the state of a fact by shape and word; pressing it says "missing", and takes that back."""

    turned = Signal(bool)
    """Whether it is missing now."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._theme = theme
        self.state = ""
        self.setProperty("quiet", True)
        self.setStyleSheet("QToolButton { padding: 2px; }")
        self.setIconSize(QSize(16, 16))
        self.setFixedWidth(26)
        self.clicked.connect(lambda: self.turned.emit(self.state != "missing"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.state:
            self.setIcon(pictogram(_SIGNS[self.state], self._theme()))

    def show_state(self, state: str) -> None:
        """One of STATES."""
        self.state = state
        said = {
            "not-asked": _("not asked"),
            "missing": _("missing"),
            "known": _("known"),
            "mixed": _("Mixed"),
        }[state]
        does = _("Press to take it back") if state == "missing" else _("Press to say that it is missing")
        self.setIcon(pictogram(_SIGNS[state], self._theme()))
        self.setAccessibleName(said)
        self.setAccessibleDescription(does)
        self.setToolTip(plain.tooltip(f"{said}\n{does}"))


class Fact(Editor):
    """Not asked, known to be missing, or known with its value, all on one line."""

    def __init__(self, inner: Editor, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self.inner = inner
        if hasattr(inner, "dash_is_missing"):
            inner.dash_is_missing = True
        self.sign = Sign(theme)
        self.sign.turned.connect(lambda missing: self.committed.emit(MISSING if missing else NOT_ASKED))
        inner.committed.connect(self._known)
        inner.answered.connect(self.answered)
        inner.refused.connect(self.refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(inner, 1)
        row.addWidget(self.sign)
        self.setFocusProxy(inner)

    @property
    def asked(self) -> bool:
        """Whether there is an answer, or several different ones."""
        return self.sign.state != "not-asked"

    def show_fact(self, present: bool, value: Any) -> None:
        """present: the field exists; value None then means known to be missing."""
        state = "known" if value is not None else "missing" if present else "not-asked"
        self._show(state, value)

    def show_facts(self, facts: Sequence[tuple[bool, Any]]) -> None:
        """Show the facts of several handovers as (present, value)."""
        if all(fact == facts[0] for fact in facts):
            self.show_fact(*facts[0])
            return
        self.sign.show_state("mixed")
        self._say_empty(_("Mixed"))
        self.inner.show_several([value for _present, value in facts])

    def show_value(self, value: Any) -> None:
        if value is MIXED:
            self._show("mixed", MIXED)
        else:
            self.show_fact(value is not None, value)

    def _show(self, state: str, value: Any) -> None:
        self.sign.show_state(state)
        empty = {"not-asked": _("not asked"), "missing": _("missing")}
        self._say_empty(empty.get(state, ""))
        self.inner.show_value(value)

    def _say_empty(self, words: str) -> None:
        say = getattr(self.inner, "say_empty", None)
        if say is not None:
            say(words)

    def finish(self) -> None:
        """Commit what was typed."""
        self.inner.finish()

    def _known(self, value: Any) -> None:
        self.committed.emit(NOT_ASKED if value is None else value)
