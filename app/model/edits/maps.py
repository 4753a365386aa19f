"""Making a map and setting what holds for all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.model.grid import map_of
from app.model.patch import ABSENT, Json
from app.model.store import Store


def create(title: str = "", **fields: Json) -> Store:
    """A store with nothing but a map record. Fields as in `records.Map`."""
    store = Store()
    with store.edit("new-map"):
        store.add("map", title=title, **fields)
    return store


def put(store: Store, **fields: Json) -> None:
    """Set fields of the map record; it is made when a damaged file has none."""
    from app.model.edits import fields as any_fields

    with store.edit("change-map", field=next(iter(fields), "")):
        key = map_of(store)[0] or store.add("map")
        any_fields.put(store, key, **fields)


def set_threshold(store: Store, name: str, value: float | None) -> None:
    """Set one limit of the map; None goes back to the usual one."""
    with store.edit("change-map", field="thresholds"):
        held = dict(map_of(store)[1].get("thresholds") or {})
        held.pop(name, None)
        if value is not None:
            held[name] = value
        put(store, thresholds=held or ABSENT)


def lock(store: Store, keys: Iterable[str], locked: bool = True) -> None:
    """Protect lanes, stages, or (with the map's id) all stages, steps and lanes; or let them be changed again."""
    chosen = list(keys)
    title = str(store[chosen[0]].get("title") or "") if len(chosen) == 1 else ""
    with store.edit("lock" if locked else "unlock", n=len(chosen), title=title):
        for key in chosen:
            store.put(key, locked=True if locked else ABSENT)


def set_checks(
    store: Store, *, status: str, checks: Mapping[str, str], thresholds: Mapping[str, float]
) -> None:
    """Set the working status, how loud single checks are ("off", "info", "warning", "error"; the others are as
    usual) and the limits that differ from the usual ones."""
    with store.edit("set-checks"):
        put(store, status=status, checks=dict(checks) or ABSENT, thresholds=dict(thresholds) or ABSENT)
