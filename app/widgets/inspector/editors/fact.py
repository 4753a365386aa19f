"""A fact of a handover with its three values."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.widgets.inspector.editors.base import MISSING, MIXED, NOT_ASKED, Calm, Editor
from app.words import _


class Fact(Editor):
    """A fact of a handover: not asked, known to be missing, or known with its value."""

    def __init__(self, inner: Editor) -> None:
        super().__init__()
        self._inner = inner
        self.state = Calm()
        for word in (_("not asked"), _("missing"), _("known")):
            self.state.addItem(word)
        self.state.activated.connect(self._chosen)
        inner.committed.connect(self._known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(inner)
        column.addWidget(self.state)
        self.setFocusProxy(inner)

    def show_fact(self, present: bool, value: Any) -> None:
        """present: the field exists; value None then means known to be missing."""
        self.state.setCurrentIndex(0 if not present else 1 if value is None else 2)
        self._inner.show_value(value)
        self._inner.setVisible(value is not None or not present)

    def show_value(self, value: Any) -> None:
        if value is MIXED:
            self.state.setPlaceholderText(_("several values"))
            self.state.setCurrentIndex(-1)
            self._inner.show_value(MIXED)
            self._inner.setVisible(True)
            return
        self.show_fact(value is not None, value)

    def finish(self) -> None:
        self._inner.finish()

    def _chosen(self, index: int) -> None:
        self._inner.setVisible(index != 1)
        if index == 0:
            self.committed.emit(NOT_ASKED)
        elif index == 1:
            self.committed.emit(MISSING)
        else:
            self._inner.setFocus()

    def _known(self, value: Any) -> None:
        self.committed.emit(NOT_ASKED if value is None else value)
