"""Columns that came with a card typed beyond the last step: they go again when nothing is left in them.

However the last card leaves (deleted, cut, dragged to another cell, parked), its column goes in the same edit, so that
one undo brings back both. A column that somebody has named, or that a lock protects, stays.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from app.model import locks
from app.model.edits import columns
from app.model.patch import Patch
from app.model.store import Store


class MadeColumns:
    """The columns that typing has made on one canvas."""

    def __init__(self) -> None:
        self._steps: set[str] = set()
        self._stop: Callable[[], None] = _nothing

    def watch(self, store: Store | None) -> None:
        """Look after this map from now on, or after none."""
        self._stop()
        self._stop = store.sequel(lambda back: self._tidy(store, back)) if store is not None else _nothing

    def add(self, step: str) -> None:
        """A step has come with a card."""
        self._steps.add(step)

    def _tidy(self, store: Store, back: Patch) -> None:
        left = _left(back, self._steps)
        if left:
            columns.tidy(store, [step for step in left if step in store and not locks.lock_on(store, step)])


def _left(back: Patch, steps: Collection[str]) -> set[str]:
    """Those of the steps that a card may have left; a wide card may have left any of them."""
    found: set[str] = set()
    if not steps:
        return found
    for fields in back.values():
        pos = fields.get("pos")
        if isinstance(pos, list) and len(pos) == 4:  # cards; the places of steps are shorter
            found.update(steps if pos[3] != 1 else (step for step in (pos[1],) if step in steps))
    return found


def _nothing() -> None:
    """Stops watching where nobody watches."""
