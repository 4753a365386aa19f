"""Shared entries: teams, channels, systems and named information."""

from __future__ import annotations

from app.model.edits import fields
from app.model.patch import ABSENT, Json
from app.model.references import references
from app.model.store import Store

KINDS = ("team", "channel", "system", "item")


def add(store: Store, kind: str, title: str, **values: Json) -> str:
    """A new entry; an entry of that name (upper and lower case alike) is used again. Returns its id."""
    found = find(store, kind, title)
    if found is not None:
        return found
    with store.edit("add-entry", title=title):
        key = store.add(kind, title=title)
        fields.put(store, key, **values)
    return key


def find(store: Store, kind: str, title: str) -> str | None:
    """The entry of a kind with that name, if there is one."""
    wanted = title.strip().casefold()
    return next(
        (k for k in store.of(kind) if str(store[k].get("title", "")).strip().casefold() == wanted), None
    )


def uses(store: Store, key: str) -> list[tuple[str, str]]:
    """(id, field) of everything that uses an entry, sorted."""
    return sorted(store.referrers(key))


def replace(store: Store, old: str, new: str | None) -> None:
    """Put another entry everywhere in the place of one, and remove that; None leaves the places empty."""
    with store.edit("replace-entry", title=store[old].get("title", "")):
        for key, field in uses(store, old):
            if new is None:
                continue
            reference = next(r for r in references(store[key]["type"]) if r.field == field)
            if reference.many:
                held = {new if each == old else each for each in store[key][field]}
                store.put(key, **{field: sorted(held)})
            elif reference.at is None:
                store.put(key, **{field: new})
        store.remove(old)


def rename(store: Store, key: str, title: str) -> None:
    """Give an entry another name, everywhere at once."""
    with store.edit("rename", title=title):
        store.put(key, title=title.strip() or ABSENT)
