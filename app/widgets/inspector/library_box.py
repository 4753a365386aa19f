"""The shared entries of a map: personas, teams, channels, systems, information, measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.model.edits import library
from app.model.store import Store
from app.widgets import plain
from app.widgets.elided import ElidedButton
from app.widgets.inspector.entries import names
from app.words import N_, _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

KINDS: tuple[tuple[str, str, str], ...] = (
    ("persona", N_("Personas"), N_("New persona")),
    ("team", N_("Teams"), N_("New team")),
    ("channel", N_("Channels"), N_("New channel")),
    ("system", N_("Systems"), N_("New system")),
    ("item", N_("Information"), N_("New information")),
    ("measure", N_("Measures"), N_("New measure")),
)


class LibraryBox(QWidget):
    """Every entry as a button that opens it, with how often it is used."""

    def __init__(self, window: MainWindow, store: Store) -> None:
        super().__init__()
        self._window, self._store = window, store
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for kind, title, fresh in KINDS:
            self._kind(column, kind, title, fresh)
        more = QPushButton(_("All libraries…"))
        more.setProperty("quiet", True)
        more.clicked.connect(lambda: window.actions_["libraries"].trigger())
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _kind(self, column: QVBoxLayout, kind: str, title: str, fresh: str) -> None:
        head = QHBoxLayout()
        label = plain.label(_(title).upper())
        label.setProperty("role", "section")
        add = QToolButton()
        add.setProperty("quiet", True)
        add.setText("+")
        add.setToolTip(_(fresh))
        add.setAccessibleName(_(fresh))
        add.clicked.connect(lambda: self._window.actions_[f"add-{kind}"].trigger())
        head.addWidget(label, 1)
        head.addWidget(add)
        column.addLayout(head)
        for entry, key in names(self._store, kind):
            column.addWidget(self._entry(entry, key))

    def _entry(self, title: str, key: str) -> QPushButton:
        button = ElidedButton(title)
        button.setProperty("quiet", True)
        button.setStyleSheet("text-align: left; padding: 3px 4px;")
        uses = len(library.uses(self._store, key))
        used = _n("Used in {n} place", "Used in {n} places", uses)
        button.setToolTip(plain.tooltip(f"{title}\n{used}"))
        button.clicked.connect(lambda: self._window.select([key]))
        return button
