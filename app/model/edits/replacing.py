"""Replacing words wherever people have written them, as one step; what is locked is left as it is and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.model import locks
from app.model.patch import ABSENT
from app.model.search import Hit, Query, spans
from app.model.store import Store


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were replaced, in how many records, and how many stay because they are locked."""

    places: int = 0
    records: int = 0
    locked: int = 0


def count(store: Store, hits: Iterable[Hit]) -> Replaced:
    """What `replace_all` would do with these hits; nothing is changed."""
    places, locked, records = 0, 0, set()
    for hit in hits:
        if locks.lock_on(store, hit.key):
            locked += 1
        else:
            places += 1
            records.add(hit.key)
    return Replaced(places, len(records), locked)


def replace_all(store: Store, hits: Iterable[Hit], query: Query, by: str) -> Replaced:
    """Put `by` in the place of every hit as one step; says how many. Hits in locked records stay."""
    fields = dict.fromkeys((hit.key, hit.field) for hit in hits)
    free = [(key, field) for key, field in fields if key in store and not locks.lock_on(store, key)]
    done = {(key, field): spans(_text(store, key, field), query) for key, field in free}
    places = sum(len(found) for found in done.values())
    kept = [pair for pair in fields if pair[0] in store and pair not in done]
    locked = sum(len(spans(_text(store, key, field), query)) for key, field in kept)
    with store.edit("replace-text", n=places):
        for (key, field), found in done.items():
            if found:
                _put(store, key, field, replaced(_text(store, key, field), found, by))
    return Replaced(places, len({key for (key, _), found in done.items() if found}), locked)


def replace_one(store: Store, hit: Hit, by: str) -> bool:
    """Put `by` in the place of one hit; False when it is locked or no longer there."""
    text = _text(store, hit.key, hit.field) if hit.key in store else ""
    if text != hit.text or locks.lock_on(store, hit.key):
        return False
    with store.edit("replace-text", n=1):
        _put(store, hit.key, hit.field, replaced(text, [(hit.start, hit.end)], by))
    return True


def replaced(text: str, found: Iterable[tuple[int, int]], by: str) -> str:
    """A text with other words in the found places."""
    parts, at = [], 0
    for start, end in found:
        parts += [text[at:start], by]
        at = end
    return "".join([*parts, text[at:]])


def _text(store: Store, key: str, field: str) -> str:
    found = store[key].get(field)
    return found if isinstance(found, str) else ""


def _put(store: Store, key: str, field: str, text: str) -> None:
    store.put(key, **{field: text if text else ABSENT})
