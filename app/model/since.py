"""What may have become different since somebody looked last: so that what is kept need not compare every record.

The answer may name too much (an edit that was taken back), never too little.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass

from app.model.preview import Preview
from app.model.store import Reader, Store


@dataclass(frozen=True, slots=True)
class Seen:
    """The moment at which a store, or a preview of one, was looked at."""

    store: weakref.ref[Store]
    revision: int
    overlay: frozenset[str]
    """The records that a preview showed otherwise than the store had them."""


def seen(reader: Reader) -> Seen | None:
    """This moment; None for a reader that keeps no account of its changes."""
    if isinstance(reader, Preview):
        return Seen(weakref.ref(reader.store), reader.store.revision, reader.overlay)
    return Seen(weakref.ref(reader), reader.revision, frozenset()) if isinstance(reader, Store) else None


def touched(reader: Reader, before: Seen | None) -> frozenset[str] | None:
    """The ids of all records that may be different from what was seen then; None when nobody knows."""
    now = seen(reader)
    if before is None or now is None or before.store() is not now.store():
        return None
    store = now.store()
    written = store.written_since(before.revision) if store is not None else None
    return None if written is None else written | before.overlay | now.overlay
