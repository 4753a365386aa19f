"""Everything the palette finds: actions, records, handovers, open points, recent files.

The records are read once for each map and then follow its edits; the rest is small and asked anew when it opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from app.handover_words import state_words
from app.model.grid import grid_of, map_of, place
from app.model.search import reading_order
from app.model.store import Change, Store
from app.widgets.actions.registry import MENUS, Command, commands, has_map, without_mnemonic
from app.widgets.finding.matching import Shelf, Thing
from app.widgets.inspector.naming import headline, kind_of_all
from app.words import _, _p, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

DO, FILE, OPEN, FIELD = "do:", "file:", "open:", "field:"
KINDS = ("card", "stage", "step", "lane", "persona", "team", "channel", "system", "item", "measure", "action")
"""Records with a name of their own."""


def group_words() -> dict[str, str]:
    """The headings of the groups; asked anew each time, since the language may have changed."""
    return {
        "do": _p("palette", "Actions"),
        "field": _("Fields"),
        "card": _("Cards"),
        "stage": _("Stages"),
        "step": _("Steps"),
        "lane": _("Lanes"),
        "persona": _("Personas"),
        "team": _("Teams"),
        "channel": _("Channels"),
        "system": _("Systems"),
        "item": _("Information"),
        "measure": _("Measures"),
        "action": _("Planned actions"),
        "handover": _("Handovers"),
        "open": _("Open points"),
        "file": _("Recent files"),
    }


class Records:
    """The named records of one map, kept up to date by its store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.shelf = Shelf()
        for key in reading_order(store):
            self._take(key)
        self._stop = store.listen(self._heard)

    def close(self) -> None:
        """Stop following the store."""
        self._stop()

    def _heard(self, change: Change) -> None:
        for key in change.touched:
            self._take(key)

    def _take(self, key: str) -> None:
        record = self._store.get(key)
        title = str(record.get("title") or "").strip() if record is not None else ""
        if record is None or record["type"] not in KINDS or not title:
            self.shelf.drop(key)
        else:
            self.shelf.put(Thing(key, str(record["type"]), " ".join(title.split())))


def whereabouts(store: Store, key: str) -> str:
    """Where a card lies: "Support desk · Refund"; asked only for the lines that are shown."""
    record = store.get(key)
    if record is None or record["type"] != "card":
        return ""
    lane, step, _key, _span = place(record)
    grid = grid_of(store)
    if lane not in grid.kinds:
        return _("parking lot")
    stage = grid.stage_of.get(step, step)
    names = (str((store.get(k) or {}).get("title") or "") for k in (lane, stage))
    return " · ".join(name for name in names if name)


def actions(window: MainWindow) -> Iterable[Thing]:
    """Every action with its words as they are now, its menu or why it cannot be used, and its keys."""
    menus = {name: without_mnemonic(_(text)) for name, text in MENUS}
    menus |= {"theme": _("Theme"), "language": _("Language of the menus"), "lane": _("Add a lane")}
    for command in commands():
        if not command.menu and not command.context:
            continue
        action = window.actions_[command.id]
        usable = action.isEnabled()
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        detail = menus.get(command.menu, "") if usable else reason(window, command)
        title = without_mnemonic(action.text()).removesuffix("…")
        yield Thing(DO + command.id, "do", title, detail, shown, usable)


def reason(window: MainWindow, command: Command) -> str:
    """Why an action cannot be used now, where that can be said in a few words."""
    if not window.has_map:
        return _("needs an open map")
    if command.enabled is has_map:
        return _("not while the room is led")
    if command.id == "undo":
        return _("nothing to undo")
    if command.id == "redo":
        return _("nothing to redo")
    if not window.selection and (command.context or command.menu in ("edit", "arrange", "view")):
        return _("select a card first") if "card" in command.context else _("select something first")
    return _("not for what is selected") if window.selection else ""


def handovers(window: MainWindow) -> Iterable[Thing]:
    """Every handover, by its card and its teams."""
    words = ui()
    for row in window.checking.state.rows:
        receiver = row.receiver_title or (_("nobody") if row.nobody else _("not known yet"))
        title = _("{card} → {receiver}", card=row.source_title or row.sender_title, receiver=receiver)
        yield Thing("link:" + row.link, "handover", title, state_words(words, row.state), leads=(row.link,))


def open_points(window: MainWindow) -> Iterable[Thing]:
    """What the checks have to say."""
    words = ui()
    for number, finding in enumerate(window.checking.state.findings):
        if not finding.settled:
            title = " ".join(finding.sentence(words).split())
            yield Thing(f"{OPEN}{number}", "open", title, finding.rule, leads=tuple(finding.owners))


def fields(window: MainWindow) -> Iterable[Thing]:
    """The fields of what is selected, or of the map: the short way of the keyboard into the inspector."""
    session = window.session
    if session is None:
        return
    keys = list(window.selection) or [map_of(session.store)[0]]
    whose = headline(session.store, keys, kind_of_all(session.store, keys))
    for name, words in window.inspector.offered():
        yield Thing(FIELD + name, "field", words, " ".join(whose.split()))


def files(window: MainWindow) -> Iterable[Thing]:
    """The maps opened last."""
    for name in window.settings.recent:
        yield Thing(FILE + name, "file", Path(name).name, str(Path(name).parent))


class Shelves:
    """All shelves of one window, and which are still good."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._records: Records | None = None
        self._store: Store | None = None
        self._checked: tuple[object, str] = (None, "")
        self._small = {name: Shelf() for name in ("do", "field", "handover", "open", "file")}

    def ready(self) -> list[Shelf]:
        """Everything there is now; among equals a field of what is selected comes before an action."""
        window = self._window
        self._fill("do", actions)
        self._fill("field", fields)
        self._fill("file", files)
        checked = (window.checking.state, ui().language)
        if self._checked != checked:
            self._checked = checked
            self._fill("handover", handovers)
            self._fill("open", open_points)
        store = window.session.store if window.session is not None else None
        if store is not self._store:
            self.close()
            self._store = store
            self._records = Records(store) if store is not None else None
        records = [self._records.shelf] if self._records is not None else []
        return [
            self._small["field"],
            self._small["do"],
            *records,
            self._small["handover"],
            self._small["open"],
            self._small["file"],
        ]

    def close(self) -> None:
        """Stop following the map."""
        if self._records is not None:
            self._records.close()
        self._records = self._store = None

    def _fill(self, name: str, made: Callable[[MainWindow], Iterable[Thing]]) -> None:
        shelf = self._small[name]
        shelf.clear()
        for thing in made(self._window):
            shelf.put(thing)
