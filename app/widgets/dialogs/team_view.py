"""What one team receives and sends, beside the map: from whom, carrying what, by when, open or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.model.graph import graph_of
from app.model.grid import team_of
from app.model.handovers import receiver_of, sender_of
from app.model.ledger import ledger, team_questions, text_in, title_of
from app.model.team_view import TeamView, folded, team_view
from app.reports import headline
from app.sorting import sort_key
from app.widgets import plain
from app.widgets.dialogs.buttons import closing
from app.widgets.lists import handovers
from app.widgets.lists.fact_table import put_on_clipboard
from app.widgets.lists.row import Row
from app.widgets.lists.table import ROW_H, ListTable
from app.widgets.lists.team_table import TeamTable
from app.widgets.pictograms import pictogram
from app.words import _, _n, _p, ui

if TYPE_CHECKING:
    from app.model.store import Reader
    from app.widgets.main_window import MainWindow

_SIZE = QSize(1240, 640)
"""Pixels, at most."""
_AROUND, _PART = 150, 78
"""Pixels for what stands above and below the tables, and for heading and frame of each."""
_FEWEST = 2
"""Rows a table has room for, even an empty one."""


def show(window: MainWindow, team: str = "") -> TeamDialog | None:
    """Open the view of a team, by default of the one that is selected or the first that hands anything over."""
    if window.session is None:
        return None
    teams = ordered(window.session.store)
    if not teams:
        window.tell(_("This map names no team yet. A lane or a card says which team is responsible for it."))
        return None
    made = TeamDialog(window, team or selected(window.session.store, window.selection) or "")
    made.show()
    return made


def ordered(store: Reader) -> list[str]:
    """The teams of a map by name."""
    return sorted(store.of("team"), key=lambda team: (sort_key(title_of(store, team), ui().language), team))


def selected(store: Reader, keys: list[str]) -> str:
    """The team that what is selected stands for: a lane's, a card's, the receiver of a handover; "" for none."""
    for key in keys:
        record = store.get(key)
        kind = record["type"] if record is not None else ""
        found: object = None
        if record is not None and kind == "lane":
            found = record.get("team")
        elif kind == "card":
            found = team_of(store, key)
        elif record is not None and kind == "link":
            graph = graph_of(store)
            found = receiver_of(graph, record) or sender_of(graph, record)
        if isinstance(found, str) and found in store and store[found]["type"] == "team":
            return found
    return ""


class TeamDialog(QDialog):
    """The two sides of one team; a click brings a handover into view on the map."""

    def __init__(self, window: MainWindow, team: str) -> None:
        super().__init__(window)
        self._window = window
        assert window.session is not None
        self._session = window.session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.refresh)
        self._build()
        self._offer(team)
        self._stop = self._session.store.listen(lambda _change: self._again.start())
        self.destroyed.connect(self._stop)
        window.checking.updated.connect(self._again.start)
        self.refresh()
        self._stand()
        (self.receives if self.receives.rowCount() else self.sends).setFocus()

    # ---- building
    def _build(self) -> None:
        self.team = QComboBox()
        self.team.setAccessibleName(_("Team"))
        self.team.activated.connect(lambda _at: self.refresh())
        self.counts = plain.label()
        self.counts.setProperty("role", "soft")
        self.note = plain.label(wrap=True)
        self.note.setProperty("role", "soft")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.team)
        head.addWidget(self.counts)
        head.addStretch(1)
        self.receives = TeamTable(self._window, receiving=True)
        self.sends = TeamTable(self._window, receiving=False)
        self.sides = QSplitter(Qt.Orientation.Vertical)
        self.sides.setChildrenCollapsible(False)
        for title, table in ((_("Receives"), self.receives), (_("Sends"), self.sends)):
            table.teaching = _("Nothing yet on this map.")
            table.chosen.connect(self._window.go_to)
            table.currentCellChanged.connect(lambda *_at, table=table: self._say_open(table))
            self.sides.addWidget(_titled(title, table))
        self.asked = ListTable([_("Step"), _("From"), _p("handover", "To")], (1, 2), _("To be asked"))
        self.asked.chosen.connect(self._window.go_to)
        self._asked = _titled(
            _("To be asked"), self.asked, _("Nobody was asked yet whether the next team learns of it.")
        )
        self.sides.addWidget(self._asked)
        self.reasons = plain.label(wrap=True)
        self.reasons.setProperty("role", "soft")
        self.copy = QPushButton(_("Copy as a table"))
        self.copy.clicked.connect(self.copy_out)
        buttons = closing(self)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined] # all buttons of the box are push buttons
        for name in ("undo", "redo"):
            for keys in self._window.actions_[name].shortcuts():
                self._shortcut(keys, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.sides, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.reasons, 1)
        foot.addWidget(buttons)
        column.addLayout(foot)

    def _shortcut(self, keys: QKeySequence, name: str) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.activated.connect(lambda: self._window.actions_[name].trigger())

    def _offer(self, team: str) -> None:
        store = self._session.store
        teams = ordered(store)
        if not team:
            team = next((one for one in teams if self._view(one)), teams[0])
        self.team.clear()
        for one in teams:
            self.team.addItem(title_of(store, one) or _("Team without a name"), one)
        self.team.setCurrentIndex(max(0, self.team.findData(team)))

    def _stand(self) -> None:
        """Be as high as the rows need and stand at the lower edge of the window, so that the map is seen above."""
        window = self._window.frameGeometry()
        parts = [_PART + ROW_H * max(_FEWEST, table.rowCount()) for table in (self.receives, self.sends)]
        parts.append(_PART + ROW_H + ROW_H * self.asked.rowCount() if self.asked.rowCount() else 0)
        height = min(_SIZE.height(), _AROUND + sum(parts), max(320, window.height() - 80))
        width = min(_SIZE.width(), max(640, window.width() - 80))
        self.resize(width, height)
        self.sides.setSizes(parts)
        self.move(window.center().x() - width // 2, max(window.top(), window.bottom() - height - 60))

    # ---- showing
    @property
    def current(self) -> str:
        """The team that is shown."""
        return str(self.team.currentData() or "")

    def _view(self, team: str) -> TeamView:
        store = self._session.store
        return team_view(team, ledger(store), team_questions(store))

    def refresh(self) -> None:
        """Show the team as the map has it now; another map closes the view."""
        window, store = self._window, self._session.store
        if window.session is not self._session or not store.of("team"):
            self.close()
            return
        known = [self.team.itemData(at) for at in range(self.team.count())]
        if known != ordered(store) or self.current not in store:
            self._offer(self.current if self.current in store else "")
        view, theme = self._view(self.current), window.theme
        title = title_of(store, view.team) or _("Team without a name")
        self.setWindowTitle(_("{team}: what it receives and sends", team=title))
        self.counts.setText(headline(view.counts, ui()))
        note = text_in(store[view.team], "note").strip()
        self.note.setText(note)
        self.note.setVisible(bool(note))
        reviewing = window.checking.state.reviewing
        for table, rows in ((self.receives, view.receives), (self.sends, view.sends)):
            shown = [table.row_of(row) for row in handovers.rows_of(rows, theme, reviewing=reviewing)]
            table.fill(shown, f"{theme.name} {reviewing}")
        sign = pictogram(handovers.GREY, theme)
        self.asked.fill(
            [
                Row(
                    (next(iter(one.sources)), *one.targets),
                    (
                        title_of(store, one.step),
                        self._end(one.sender, one.sources),
                        self._end(one.receiver, one.targets),
                    ),
                    sign,
                )
                for one in folded(view.asked)
            ],
            theme.name,
        )
        self._asked.setVisible(bool(view.asked))

    def _end(self, team: str, cards: dict[str, None]) -> str:
        store = self._session.store
        said = " · ".join(title for card in cards if (title := title_of(store, card)))
        return said if team == self.current else f"{title_of(store, team)}: {said}"

    def _say_open(self, table: TeamTable) -> None:
        """Why the handover of the row that is chosen is not confirmed, in full."""
        self.reasons.setText(table.text_at(table.currentRow(), table.columnCount() - 1))

    # ---- copying
    def copy_out(self) -> None:
        """Both sides as one table: what it receives, then what it sends."""
        rows = [[_("Receives"), *row] for row in self.receives.told()]
        rows += [[_("Sends"), *row] for row in self.sends.told()]
        headings = handovers.headings()
        other = f"{headings[1]} / {headings[2]}"
        put_on_clipboard([["", headings[0], other, *headings[3:]], *rows])
        n = len(rows)
        self._window.tell(_n("{n} handover copied as a table.", "{n} handovers copied as a table.", n))


def _titled(title: str, table: QWidget, about: str = "") -> QWidget:
    """A part of the view under its heading."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = plain.label(title)
    head.setProperty("role", "strong")
    head.setBuddy(table)
    column.addWidget(head)
    if about:
        more = plain.label(about, wrap=True)
        more.setProperty("role", "soft")
        column.addWidget(more)
    column.addWidget(table, 1)
    return part
