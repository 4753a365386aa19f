"""Editors that choose among the records of the map, all with the same searched list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.model.edits import library
from app.model.store import Store
from app.sorting import sort_key
from app.widgets.entry import ALL, SOME, Entry
from app.widgets.inspector import entries
from app.widgets.inspector.editors.base import MISSING, MIXED, Editor, mixed_words
from app.widgets.inspector.editors.library import Named
from app.widgets.inspector.editors.lines import DASHES
from app.widgets.inspector.field_button import FieldButton
from app.widgets.popup_list import PopupList, Ticked
from app.words import _, ui

NOTHING = "\0nothing"
"""The key of the line that takes the choice back."""


class Chooser(Editor):
    """One record of the map, or none."""

    def __init__(
        self,
        store: Store,
        offered: Callable[[], list[Entry]],
        *,
        fresh: str = "",
        hint: str = "–",
        optional: bool = True,
    ) -> None:
        super().__init__()
        self._store, self._offered, self._fresh, self._hint = store, offered, fresh, hint
        self._optional = optional
        self._held, self._mixed = "", False
        self.dash_is_missing = False
        """Whether a lone dash says that the fact is known to be missing."""
        self.popup: PopupList | None = None
        self.button = FieldButton()
        self.button.opened.connect(self.open)
        self.button.cleared.connect(self._clear)
        self._fill(self.button)

    # ---- showing
    def show_value(self, value: Any) -> None:
        self._held, self._mixed = "" if value is MIXED else self.key_of(value), value is MIXED
        shown = self.words_of(self._held)
        self.button.say([shown] if shown else [], _("Mixed") if value is MIXED else self._hint)

    def say_empty(self, hint: str) -> None:
        """What stands in the field while nothing is chosen."""
        self._hint = hint

    def key_of(self, value: Any) -> str:
        """The entry that stands for a value; "" for none."""
        return value if isinstance(value, str) else ""

    def value_of(self, key: str) -> Any:
        """The value that an entry stands for."""
        return key or None

    def fresh_value(self, title: str) -> Any:
        """The value that a typed name stands for, which nothing has yet."""
        return Named(self._fresh, title)

    def words_of(self, key: str) -> str:
        """What the field shows for an entry."""
        return entries.record_title(self._store, key)

    def show_several(self, values: Sequence[Any]) -> None:
        self.show_value(values[0] if all(v == values[0] for v in values) else MIXED)
        if any(v != values[0] for v in values):
            self.button.setToolTip(mixed_words([self.words_of(self.key_of(v)) for v in values]))

    # ---- choosing
    def open(self, typed: str = "") -> None:
        """Open the list, with what was typed already."""
        if self.dash_is_missing and typed in DASHES:
            self.answered.emit()
            self.committed.emit(MISSING)
            return
        offered = self._offered()
        if self._optional and (self._held or self._mixed):
            offered.insert(0, Entry(NOTHING, _("None")))
        self.popup = self._list(offered)
        self.popup.closed.connect(self._closed)
        self.popup.open_at(self.button, typed, self._held)

    def _list(self, offered: list[Entry]) -> PopupList:
        popup = PopupList(
            offered,
            name=self.button.accessibleName(),
            fresh=entries.fresh(self._fresh) if self._fresh else None,
            hint=self._first(offered),
        )
        popup.chosen.connect(self._chosen)
        return popup

    def _first(self, offered: list[Entry]) -> str:
        """What to do in an empty list, where there is nothing to search for: the name typed there makes the first."""
        return _("Type a name") if self._fresh and not offered else ""

    def _closed(self, by_keyboard: bool) -> None:
        self.popup = None
        if by_keyboard:
            self.button.setFocus()

    def _chosen(self, key: str, title: str) -> None:
        self.answered.emit()  # first: what is written may make the form anew
        if title:
            self.committed.emit(self.fresh_value(title))
        elif key == NOTHING:
            self.committed.emit(None)
        elif key != self._held:
            self.committed.emit(self.value_of(key))

    def _clear(self) -> None:
        if self._optional and (self._held or self._mixed):
            self.committed.emit(None)


class ReceiverValue:
    """Who receives a handover: "card", "team", "nobody", "unknown", or "new-team" with its title as key."""

    def __init__(self, what: str, key: str = "") -> None:
        self.what, self.key = what, key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReceiverValue) and (self.what, self.key) == (other.what, other.key)

    def __hash__(self) -> int:
        return hash((self.what, self.key))


class Receiver(Chooser):
    """Teams first, then cards; nobody and not known yet last."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, lambda: entries.receivers(store), fresh="team", optional=False)

    def key_of(self, value: Any) -> str:
        return f"{value.what}:{value.key}" if isinstance(value, ReceiverValue) else "unknown:"

    def value_of(self, key: str) -> Any:
        what, _colon, record = key.partition(":")
        return ReceiverValue(what, record)

    def fresh_value(self, title: str) -> Any:
        return ReceiverValue("new-team", title)

    def words_of(self, key: str) -> str:
        what, _colon, record = key.partition(":")
        if what == "team":
            return _("{team}, without a card", team=entries.record_title(self._store, record))
        if what == "card":
            return entries.record_title(self._store, record)
        return {"nobody": _("Nobody"), "unknown": _("Not known yet")}.get(what, "")


@dataclass(frozen=True)
class SetChange:
    """What is put into and taken out of the sets of all selected records; new entries are made on the way."""

    kind: str
    ticked: Ticked

    def resolve(self, store: Store) -> Callable[[Any], list[str]]:
        """From what a record holds to what it is to hold; makes the new entries. To be called inside an edit."""
        added = {*self.ticked.added, *(library.add(store, self.kind, title) for title in self.ticked.fresh)}
        gone = set(self.ticked.removed)
        return lambda held: sorted((set(held or ()) | added) - gone)


class Several(Chooser):
    """A set of records; over several selected ones each entry tells whether all or some of them hold it."""

    def __init__(
        self, store: Store, offered: Callable[[], list[Entry]], *, fresh: str = "", hint: str = "–"
    ) -> None:
        super().__init__(store, offered, fresh=fresh, hint=hint)
        self._ticks: dict[str, int] = {}

    def show_value(self, value: Any) -> None:
        self.show_several([value])

    def show_several(self, values: Sequence[Any]) -> None:
        sets = [
            {v for v in value if v in self._store} if isinstance(value, list) else set() for value in values
        ]
        union: set[str] = set().union(*sets)
        common = set.intersection(*sets) if sets else set()
        self._ticks = {key: ALL if key in common else SOME for key in union}
        lines = [self._line(key, common) for key in self._sorted(union)]
        self.button.say(lines, self._hint)

    def _line(self, key: str, common: set[str]) -> str:
        title = self.words_of(key)
        return title if key in common else _("{title} (some)", title=title)

    def _sorted(self, keys: set[str]) -> list[str]:
        return sorted(keys, key=lambda key: sort_key(self.words_of(key), ui().language))

    def open(self, typed: str = "") -> None:
        if self.dash_is_missing and typed in DASHES:
            super().open(typed)
            return
        held = set(self._ticks)
        offered = self._offered()
        top = [Entry(e.key, e.title, e.detail, _("Chosen")) for e in offered if e.key in held]
        rest = [e for e in offered if e.key not in held]
        if top and rest and not rest[0].section:
            rest = [Entry(e.key, e.title, e.detail, _("Others")) for e in rest]
        self.popup = self._list([*top, *rest])
        self.popup.closed.connect(self._closed)
        self.popup.open_at(self.button, typed)

    def _list(self, offered: list[Entry]) -> PopupList:
        popup = PopupList(
            offered,
            name=self.button.accessibleName(),
            fresh=entries.fresh(self._fresh) if self._fresh else None,
            ticks=self._ticks,
            hint=self._first(offered),
        )
        popup.ticked.connect(self._ticked)
        return popup

    def _ticked(self, change: Ticked) -> None:
        self.answered.emit()
        self.committed.emit(SetChange(self._fresh, change))

    def _clear(self) -> None:
        if self._ticks:
            self.committed.emit(SetChange(self._fresh, Ticked(removed=tuple(self._ticks))))


def library_choice(store: Store, kind: str) -> Chooser:
    """One shared entry by name; a new name makes a new one."""
    return Chooser(store, lambda: entries.library(store, kind), fresh=kind)


def library_set(store: Store, kind: str) -> Several:
    """Several shared entries; new names make new ones."""
    return Several(store, lambda: entries.library(store, kind), fresh=kind)


def card_choice(store: Store, kind: str) -> Chooser:
    """One card, of one lane kind or of all."""
    return Chooser(store, lambda: entries.cards(store, kind))


def records(store: Store) -> Several:
    """What an insight, a measure or an action is about."""
    return Several(store, lambda: entries.anything(store))
