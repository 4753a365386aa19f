"""Setting fields of any record, of one or of many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from app.model.edits.undecided import decide, undecided
from app.model.patch import ABSENT, Json
from app.model.references import references
from app.model.store import Store


def put(store: Store, keys: str | Iterable[str], **values: Json) -> None:
    """Set fields of one or several records as one step; ABSENT or "" removes a field, None is kept as null.

    Sets are stored sorted and without repetition. Where a team is named, links that waited for it become handovers.
    Raises KeyError for an id that is not there.
    """
    chosen = [keys] if isinstance(keys, str) else list(keys)
    with naming(store, chosen, values):
        waiting = undecided(store, chosen) if "team" in values else ()
        for key in chosen:
            kind = store[key]["type"]
            store.put(key, **{name: _stored(kind, name, value) for name, value in values.items()})
        decide(store, waiting)


def naming(store: Store, keys: Sequence[str], values: Mapping[str, Json]) -> AbstractContextManager[object]:
    """The edit that sets these fields, with its name: a new title of one record says which."""
    title = values.get("title")
    if len(keys) == 1 and len(values) == 1 and isinstance(title, str) and title.strip():
        return store.edit("rename", title=" ".join(title.split()))
    return _changing(store, keys, next(iter(values), ""))


def _changing(store: Store, keys: Sequence[str], field: str) -> AbstractContextManager[object]:
    """The edit that changes a field; that of one record says which by its title."""
    title = store[keys[0]].get("title") if len(keys) == 1 else None
    said = " ".join(title.split()) if isinstance(title, str) else ""
    return store.edit("change-field", n=len(keys), field=field, title=said)


def _stored(kind: str, name: str, value: Json) -> Json:
    if value is ABSENT or value == "" or value == []:
        return ABSENT
    if isinstance(value, (list, tuple, set, frozenset)):
        many = any(r.field == name and r.many for r in references(kind))
        return sorted(set(value)) if many else list(value)
    return value


def add_to_set(store: Store, key: str, field: str, *elements: str) -> None:
    """Put elements into a set of a record."""
    with _changing(store, [key], field):
        held = store[key].get(field) or []
        store.put(key, **{field: sorted({*held, *elements})})


def remove_from_set(store: Store, key: str, field: str, *elements: str) -> None:
    """Take elements out of a set of a record; an empty set is no field."""
    with _changing(store, [key], field):
        left = sorted(set(store[key].get(field) or []) - set(elements))
        store.put(key, **{field: left or ABSENT})


def remove(store: Store, keys: Iterable[str]) -> None:
    """Remove records of any kind by the verb that fits each; the map itself stays."""
    from app.model.edits import lanes, stages, steps

    chosen = [key for key in keys if key in store and store[key]["type"] != "map"]
    special: dict[str, Callable[[Store, str], None]] = {
        "lane": lanes.remove,
        "stage": stages.remove,
        "step": steps.remove,
    }
    kinds = {store[key]["type"] for key in chosen}
    alone = len(chosen) == 1 and kinds <= {"lane", "link", "stage", "step"}
    name = f"delete-{store[chosen[0]]['type']}" if alone else "delete-card" if kinds == {"card"} else "delete"
    with store.edit(name, n=len(chosen)):
        for key in chosen:
            if key in store:
                special.get(store[key]["type"], Store.remove)(store, key)
