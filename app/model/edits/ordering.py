"""Order keys between neighbours, rekeying the later ones where there is no room."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence

from app.model import order
from app.model.store import Store

Write = Callable[[str, str], None]
"""Gives a record (id) its new key."""


def key_at(store: Store, keys: Sequence[tuple[str, str]], index: int, write: Write) -> str:
    """A key for a place among (key, id) pairs sorted by both; later pairs are rekeyed if two are equal.

    `index` counts from 0; len(keys) or more appends. Runs inside the caller's edit.
    """
    index = max(0, min(index, len(keys)))
    low = keys[index - 1][0] if index > 0 else None
    if low is not None and not order.valid(low):
        low = _rekey(keys, 0, None, write)[index - 1]
        return order.between(low, None)
    high = keys[index][0] if index < len(keys) else None
    if high is not None and (not order.valid(high) or (low is not None and low >= high)):
        fresh = order.spread(low, None, len(keys) - index + 1)
        for (_, record), key in zip(keys[index:], fresh[1:], strict=True):
            write(record, key)
        return fresh[0]
    return order.between(low, high)


class Row:
    """The (key, id) pairs of one cell or list, into which several records are put one after the other."""

    def __init__(self, store: Store, pairs: Iterable[tuple[str, str]], write: Write) -> None:
        self._store, self._write = store, write
        self.pairs = list(pairs)

    def put(self, record: str, index: int | None) -> str:
        """The key of a record that goes in at `index`, or at the end; it is among the pairs from then on."""
        fresh: dict[str, str] = {}

        def write(other: str, key: str) -> None:
            fresh[other] = key
            self._write(other, key)

        key = key_at(self._store, self.pairs, len(self.pairs) if index is None else index, write)
        if fresh:
            self.pairs = sorted((fresh.get(other, old), other) for old, other in self.pairs)
        insort(self.pairs, (key, record))
        return key


def _rekey(keys: Sequence[tuple[str, str]], start: int, low: str | None, write: Write) -> list[str]:
    fresh = order.spread(low, None, len(keys) - start)
    for (_, record), key in zip(keys[start:], fresh, strict=True):
        write(record, key)
    return fresh


def ordered(store: Store, kind: str) -> list[tuple[str, str]]:
    """(order key, id) of every record of a kind that has an "order" field, sorted."""
    return sorted((str(store[key].get("order", "")), key) for key in store.of(kind))


def order_for(store: Store, kind: str, index: int | None, skip: str = "") -> str:
    """The "order" key that puts a record at `index` among its kind; None appends."""
    keys = [pair for pair in ordered(store, kind) if pair[1] != skip]
    where = len(keys) if index is None else index
    return key_at(store, keys, where, lambda record, key: store.put(record, order=key))


def put_together(store: Store, kind: str, chosen: Sequence[str], index: int) -> None:
    """Give several records of a kind neighbouring places from `index` on, counted without them, in the order given."""
    for offset, record in enumerate(chosen):
        others = [pair for pair in ordered(store, kind) if pair[1] not in chosen[offset:]]
        at = min(index, len([pair for pair in others if pair[1] not in chosen])) + offset
        store.put(record, order=key_at(store, others, at, lambda key, order_: store.put(key, order=order_)))
