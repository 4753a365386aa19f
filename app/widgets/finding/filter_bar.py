"""The filter: what stands out while all else fades, chosen in a searched list; a chip says so and takes it off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.model.grid import CUSTOMER
from app.model.store import Store
from app.scene import filtering
from app.scene.view import Filter
from app.sorting import sort_key
from app.widgets import plain
from app.widgets.elided import Elided
from app.widgets.entry import ALL, NONE, Entry
from app.widgets.inspector.forms.fields import EVIDENCE
from app.widgets.popup_list import PopupList
from app.words import _, _n, ui

if TYPE_CHECKING:
    from app.session import Session
    from app.widgets.main_window import MainWindow

_HANDOVERS, _POINTS = "open:handovers", "open:points"
_LIBRARY = (("personas", "persona"), ("teams", "team"), ("channels", "channel"))


class FilterBar(QFrame):
    """The chip above the map; not there while there is no filter."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.filter = Filter()
        self.popup: PopupList | None = None
        self.setObjectName("filter-bar")
        self.setProperty("role", "filter")
        self.said = Elided(self)
        self.count = plain.label(parent=self)
        self.count.setProperty("role", "soft")
        self.change, self.off = QPushButton(), QPushButton()
        self.change.setProperty("quiet", True)
        self.change.clicked.connect(self.choose)
        self.off.clicked.connect(self.clear)
        row = QHBoxLayout()
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(10)
        self.said.setProperty("role", "strong")
        row.addWidget(self.said)
        row.addWidget(self.count)
        row.addWidget(self.off)
        row.addWidget(self.change)
        row.addStretch(1)
        line = QFrame()
        line.setProperty("role", "hairline")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line)
        window.canvas.sceneChanged.connect(self._later)
        self.setFocusProxy(self.off)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self.refresh)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the language of the menus."""
        self.setAccessibleName(_("Filter"))
        self.change.setText(_("Change…"))
        self.off.setText(_("Take off the filter"))
        self.refresh()

    def watch(self, _session: Session | None) -> None:
        """Another map is shown, without a filter."""
        self.filter = Filter()
        canvas = self._window.canvas
        if canvas.view.filter is not None:
            canvas.set_view(replace(canvas.view, filter=None))
        self.hide()

    # ---- choosing
    def choose(self) -> None:
        """Open the list of everything that can stand out; the map follows each tick."""
        session = self._window.session
        if session is None:
            return
        store, before = session.store, self.filter
        ticks = dict.fromkeys(_keys_of(before), ALL)
        entries = list(entries_of(store))
        popup = PopupList(
            entries,
            name=_("What shall stand out"),
            ticks={entry.key: ticks.get(entry.key, NONE) for entry in entries},
            hint=_("Persona, team, channel, evidence, what is open"),
        )
        popup.body.chosen.connect(
            lambda _entry: self.apply(_filter_of(store, popup.body.entries.ticks or {}))
        )
        popup.closed.connect(lambda keyboard: self._chosen(popup, store, before, keyboard))
        self.popup = popup
        popup.open_at(self if self.isVisible() else self._window.header)

    def _chosen(self, popup: PopupList, store: Store, before: Filter, keyboard: bool) -> None:
        """The list is gone: Escape means as before."""
        self.popup = None
        now = _filter_of(store, popup.body.entries.ticks or {})
        self.apply(before if popup.given_up else now)
        if keyboard:
            self._window.canvas.setFocus()

    def clear(self) -> None:
        """Everything stands out again."""
        self.apply(Filter())
        self._window.canvas.setFocus()

    def apply(self, wanted: Filter) -> None:
        """Let this stand out."""
        if wanted == self.filter:
            return
        self.filter = wanted
        canvas = self._window.canvas
        canvas.glimpse.end()
        canvas.set_view(replace(canvas.view, filter=wanted or None))
        canvas.update()
        self.refresh()
        self._window.actions_.refresh()

    # ---- saying
    def _later(self) -> None:
        if self.filter:
            self._timer.start()

    def refresh(self) -> None:
        """Say what stands out and how much of the map that is."""
        session, fading = self._window.session, self._window.canvas.scene.fading
        self.setVisible(bool(self.filter) and session is not None)
        if session is None or fading is None:
            return
        self.said.say(_("Standing out: {what}", what=" · ".join(described(session.store, self.filter))))
        fit, cards = filtering.count(session.store, fading)
        self.count.setText(_n("{fit} of {n} card", "{fit} of {n} cards", cards, fit=fit))
        self.setAccessibleDescription(self.said.text())


def entries_of(store: Store) -> Iterable[Entry]:
    """Everything that a map can be filtered by."""
    language = ui().language
    heads = {"persona": _("Personas"), "team": _("Teams"), "channel": _("Channels")}
    yield Entry(_HANDOVERS, _("Open handovers"), _("gaps and to clarify"), _("What is open"))
    yield Entry(_POINTS, _("Open points"), "", _("What is open"))
    for _field, kind in _LIBRARY:
        named = [(key, str(store[key].get("title") or "")) for key in store.of(kind)]
        for key, title in sorted(named, key=lambda each: sort_key(each[1], language)):
            yield Entry(key, title or _("without a name"), "", heads[kind])
        if kind == "team":
            yield Entry(CUSTOMER, _("The customer"), "", heads[kind])
    for level, word in EVIDENCE:
        yield Entry(f"evidence:{level}", _(word), "", _("Evidence"))


def described(store: Store, wanted: Filter) -> list[str]:
    """A filter in words, one phrase for each kind of thing chosen."""
    names = {entry.key: entry.title for entry in entries_of(store)}
    said = []
    if wanted.handovers:
        said.append(names[_HANDOVERS])
    if wanted.points:
        said.append(names[_POINTS])
    for field, _kind in _LIBRARY:
        chosen = [names[key] for key in names if key in getattr(wanted, field)]
        if chosen:
            said.append(", ".join(chosen))
    levels = [names[f"evidence:{level}"] for level, _word in EVIDENCE if level in wanted.evidence]
    if levels:
        said.append(_("evidence {names}", names=", ".join(levels)))
    return said


def _keys_of(wanted: Filter) -> Iterable[str]:
    yield from (*wanted.personas, *wanted.teams, *wanted.channels)
    yield from (f"evidence:{level}" for level in wanted.evidence)
    if wanted.handovers:
        yield _HANDOVERS
    if wanted.points:
        yield _POINTS


def _filter_of(store: Store, ticks: dict[str, int]) -> Filter:
    chosen = {key for key, tick in ticks.items() if tick == ALL}
    kinds = {
        kind: frozenset(key for key in chosen if (store.get(key) or {}).get("type") == kind)
        for _f, kind in _LIBRARY
    }
    return Filter(
        personas=kinds["persona"],
        teams=kinds["team"] | (chosen & {CUSTOMER}),
        channels=kinds["channel"],
        evidence=frozenset(k.removeprefix("evidence:") for k in chosen if k.startswith("evidence:")),
        handovers=_HANDOVERS in chosen,
        points=_POINTS in chosen,
    )
