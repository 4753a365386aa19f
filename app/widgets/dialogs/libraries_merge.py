"""Merging two shared entries, and deleting one that is used: what happens is shown before it does."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.model.edits import library
from app.model.store import Store
from app.scene.theme import Theme
from app.widgets import plain
from app.widgets.dialogs.buttons import doing
from app.widgets.dialogs.libraries_tables import swatch
from app.widgets.dialogs.libraries_where import counted, field_words, value_words
from app.widgets.elided import Elided
from app.widgets.elided_radio import ElidedRadio
from app.widgets.inspector.editors import Calm
from app.widgets.inspector.entries import names, record_title
from app.words import _, _n

NARROW, WIDE = 520, 760
"""Pixels of the dialog at least; where two values stand beside each other they must be told apart."""


class Merge(QDialog):
    """Which of two stays, and whose values where they differ."""

    def __init__(
        self, over: QWidget, store: Store, one: str, two: str = "", *, stays: str = "", theme: Theme
    ) -> None:
        """`stays` is the one whose name a person has asked for; else the one stays that is used more."""
        super().__init__(over)
        self._store, self._one, self._theme, self._wanted = store, one, theme, stays
        self._kind = str(store[one]["type"])
        self._takes: dict[str, QRadioButton] = {}
        self.setWindowTitle(_("Merge"))
        self.setMinimumWidth(NARROW)
        self.other = Calm()
        for title, key in names(store, self._kind):
            if key != one:
                self.other.addItem(title, key)
        self.other.setCurrentIndex(max(0, self.other.findData(two)))
        self.other.setAccessibleName(_("Merge with"))
        self.other.currentIndexChanged.connect(self._show)
        self.stays = Calm()
        self.stays.setAccessibleName(_("Name that stays"))
        self.stays.currentIndexChanged.connect(self._compare)
        self._table = QWidget()
        self._told = plain.label(wrap=True)
        self.buttons, _merge = doing(self, _("Merge"))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        form = QGridLayout()
        form.addWidget(plain.label(_("“{title}” and", title=record_title(store, one)), wrap=True), 0, 0)
        form.addWidget(self.other, 0, 1)
        form.addWidget(plain.label(_("Name that stays")), 1, 0)
        form.addWidget(self.stays, 1, 1)
        form.setColumnStretch(1, 1)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addWidget(self._table)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self._show()

    @property
    def keep(self) -> str:
        """The entry that stays."""
        return str(self.stays.currentData())

    @property
    def gone(self) -> str:
        """The entry that becomes part of it."""
        return str(self.other.currentData()) if self.keep == self._one else self._one

    @property
    def taken(self) -> tuple[str, ...]:
        """The fields whose values come from the entry that goes."""
        return tuple(name for name, button in self._takes.items() if button.isChecked())

    def _show(self) -> None:
        both = (self._one, str(self.other.currentData()))
        self.stays.blockSignals(True)
        self.stays.clear()
        for key in both:
            self.stays.addItem(record_title(self._store, key), key)
        # The one that is used more is more likely the one that is meant.
        more = max(both, key=lambda key: (len(library.uses(self._store, key)), key == self._one))
        self.stays.setCurrentIndex(both.index(self._wanted if self._wanted in both else more))
        self.stays.blockSignals(False)
        self._compare()

    def _compare(self) -> None:
        found = library.differences(self._store, self.keep, self.gone)
        self.setMinimumWidth(WIDE if found else NARROW)
        self._told.setText("\n".join(self._sentences(bool(found))))
        self._takes = {}
        table = QWidget(self)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, key in ((1, self.keep), (2, self.gone)) if found else ():
            head = Elided()
            head.setProperty("role", "strong")
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            head.say(record_title(self._store, key))
            grid.addWidget(head, 0, column)
        for row, difference in enumerate(found, 1):
            label = field_words(self._kind, difference.field)
            grid.addWidget(plain.label(label), row, 0)
            group = QButtonGroup(table)
            for column, value in ((1, difference.kept), (2, difference.other)):
                said = value_words(self._kind, difference.field, value)
                button = ElidedRadio(said)
                button.setAccessibleName(_("{kind}: {field}", kind=label, field=said))
                if difference.field == "color" and QColor(said).isValid():
                    button.setIcon(swatch(QColor(said), self._theme))
                button.setChecked(column == 1)
                group.addButton(button)
                grid.addWidget(button, row, column)
                if column == 2:
                    self._takes[difference.field] = button
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table

    def _sentences(self, differ: bool) -> list[str]:
        gone, keep = record_title(self._store, self.gone), record_title(self._store, self.keep)
        n = len(library.uses(self._store, self.gone))
        said = [
            _n(
                "{n} place that uses “{gone}” uses “{keep}” from then on.",
                "{n} places that use “{gone}” use “{keep}” from then on.",
                n,
                gone=gone,
                keep=keep,
            )
        ]
        clash = (
            library.clashing_feelings(self._store, self.keep, self.gone) if self._kind == "persona" else []
        )
        if clash:
            said.append(
                _n(
                    "In {n} step both have a feeling: the one of “{keep}” stays.",
                    "In {n} steps both have a feeling: those of “{keep}” stay.",
                    len(clash),
                    keep=keep,
                )
            )
        said.append(_("They differ here. What stays:") if differ else _("Nothing else is lost."))
        return said


class Delete(QDialog):
    """An entry that is used: what comes in its place."""

    def __init__(self, over: QWidget, store: Store, key: str, going: Collection[str] = ()) -> None:
        """`going` are the entries that are deleted together with this one."""
        super().__init__(over)
        self.setWindowTitle(_("Delete"))
        self.setMinimumWidth(440)
        title = record_title(store, key)
        kind = str(store[key]["type"])
        self.empty = QRadioButton(_("Leave these places empty"))
        self.instead = QRadioButton(_("Put another entry there:"))
        self.other = Calm()
        self.other.setAccessibleName(_("Put another entry there:"))
        for name, entry in names(store, kind):
            if entry != key and entry not in going:
                self.other.addItem(name, entry)
        # What comes in its place is said, not taken because it stands first; one that is the only one is no choice.
        self.other.setPlaceholderText(_("Choose…"))
        self.other.setCurrentIndex(0 if self.other.count() == 1 else -1)
        self.instead.setEnabled(self.other.count() > 0)
        self.empty.setChecked(self.other.count() == 0)
        self.other.setEnabled(False)
        self.instead.toggled.connect(self.other.setEnabled)
        self.buttons, self._delete = doing(self, _("Delete"))
        for signal in (self.instead.toggled, self.empty.toggled, self.other.currentIndexChanged):
            signal.connect(lambda _now: self._decided())
        self._decided()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (
            plain.label(
                _("“{title}” is used in: {places}.", title=title, places=counted(store, key)), wrap=True
            ),
            *self._about_feelings(store, key),
            self.instead,
            self.other,
            self.empty,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _decided(self) -> None:
        chosen = self.instead.isChecked() and self.other.currentIndex() >= 0
        self._delete.setEnabled(chosen or self.empty.isChecked())

    @property
    def replacement(self) -> str | None:
        """The entry that comes instead; None leaves the places empty."""
        return str(self.other.currentData()) if self.instead.isChecked() else None

    def _about_feelings(self, store: Store, key: str) -> list[QLabel]:
        felt = [k for k, _field in library.uses(store, key) if store[k]["type"] == "emotion"]
        if not felt:
            return []
        said = _n(
            "The {n} feeling of this persona goes along, unless another persona takes it over.",
            "The {n} feelings of this persona go along, unless another persona takes them over.",
            len(felt),
        )
        label = plain.label(said, wrap=True)
        label.setProperty("role", "soft")
        return [label]
