"""What can be done with the chosen entries of the libraries; each is one step of the map's history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from app.model.edits import fields, library
from app.model.patch import ABSENT
from app.model.store import Store
from app.widgets.dialogs.libraries_merge import Delete, Merge
from app.widgets.dialogs.libraries_tables import EntryTable

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Doing:
    """The verbs behind the buttons, on the entries that are chosen in the list."""

    def __init__(
        self, window: MainWindow, entries: EntryTable, kind: Callable[[], str], refresh: Callable[[], None]
    ) -> None:
        self._window, self._entries, self._kind, self._refresh = window, entries, kind, refresh
        self._unnamed = ""
        """The entry that was added last, until it is given a name of its own."""
        self._step = ""
        """What its step is known by; that of the next entry is another one."""

    @property
    def _store(self) -> Store | None:
        return self._window.session.store if self._window.session is not None else None

    def add(self, title: str) -> None:
        """A new entry, ready to be named."""
        store = self._store
        if store is not None:
            self._step = f"new-entry-{self._window.history.at if self._window.history else 0}"
            with self._one_step():
                self._unnamed = library.add(store, self._kind(), self._free_name(store, title))
            self._entries.choose(self._unnamed)
            self._entries.edit_current()

    @contextmanager
    def _one_step(self) -> Iterator[None]:
        """Adding an entry and naming it right after are one step of the history, as with a card."""
        session = self._window.session
        if session is None:
            return
        session.history.coalesce(self._step)
        try:
            yield
        finally:
            session.history.coalesce("")

    def _free_name(self, store: Store, title: str) -> str:
        """The title, with a number when it is taken: an entry of the same name would be used again."""
        name, number = title, 2
        while library.find(store, self._kind(), name) is not None:
            name, number = f"{title} {number}", number + 1
        return name

    def rename(self, key: str, title: str) -> None:
        """Another name for an entry, everywhere; a name that is taken offers to merge the two."""
        store = self._store
        if store is None or key not in store or title == str(store[key].get("title") or ""):
            return
        twin = library.find(store, self._kind(), title) if title else None
        if not title:
            self._refresh()  # an entry without a name could not be found again
        elif twin is None or twin == key:
            with self._one_step() if key == self._unnamed else nullcontext():
                library.rename(store, key, title)
            self._unnamed = ""
        else:
            self._refresh()
            self._merge(store, key, twin, stays=twin)  # two of one name are what merging is for

    def merge(self) -> None:
        """Make the two chosen entries one, or the one and another."""
        store, keys = self._store, self._entries.chosen()
        if store is not None and keys:
            self._merge(store, keys[0], keys[1] if len(keys) > 1 else "")

    def _merge(self, store: Store, one: str, two: str, stays: str = "") -> None:
        dialog = Merge(self._entries.window(), store, one, two, stays=stays, theme=self._window.theme)
        if self._window.ask(dialog) == QDialog.DialogCode.Accepted:
            keep = dialog.keep
            library.merge(store, keep, dialog.gone, dialog.taken)
            self._entries.choose(keep)

    def delete(self) -> None:
        """Delete the chosen entries; asks what comes in the place of one that is used."""
        store, keys = self._store, self._entries.chosen()
        if store is None:
            return
        instead: dict[str, str | None] = {}
        for key in keys:
            instead[key] = None
            if library.uses(store, key):
                dialog = Delete(self._entries.window(), store, key, keys)
                if self._window.ask(dialog) != QDialog.DialogCode.Accepted:
                    return
                instead[key] = dialog.replacement
        library.remove_all(store, instead)

    def details(self) -> None:
        """Leave the libraries for all that is known about the chosen entry, in the panel beside the map."""
        keys = self._entries.chosen()
        if self._store is None or len(keys) != 1:
            return
        self._entries.window().close()
        self._window.select(keys)
        self._window.set_inspector(True)
        self._window.activateWindow()
        self._window.inspector.go_to("title")

    def move_by(self, by: int) -> None:
        """Move the chosen persona or measure in its list."""
        session, keys = self._window.session, self._entries.chosen()
        if session is None or len(keys) != 1:
            return
        listed = library.listed(session.store, self._kind(), session.language)
        at = listed.index(keys[0]) + by
        if 0 <= at < len(listed):
            library.move(session.store, keys[0], at)
            self._entries.choose(keys[0])

    def sort(self) -> None:
        """Sort personas or measures by name, as the map's language does."""
        session = self._window.session
        if session is not None:
            library.sort(session.store, self._kind(), session.language)

    def look(self, name: str, value: object) -> None:
        """Set what is seen of the chosen entry: its colour, zone or icon."""
        store, keys = self._store, self._entries.chosen()
        if store is not None and len(keys) == 1:
            fields.put(store, keys[0], **{name: ABSENT if value is None else value})
