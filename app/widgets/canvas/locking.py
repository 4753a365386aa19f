"""Locks on the canvas: no edit by hand, key, menu or panel gets past one, and each refusal is one calm sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from app.model import locks
from app.model.patch import Patch
from app.model.store import Reader, Store
from app.scene.draw.headings import LANE_NAMES
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Locking:
    """Watches over the map of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._stop: Callable[[], None] = _nothing
        self.shut = ""
        """What is locked (its id) and marked so, because what the hand holds cannot be let go there."""

    def watch(self, store: Store | None) -> None:
        """Guard this map from now on, or none."""
        self._stop()
        self.shut = ""
        self._stop = store.guard(lambda back: self._refusal(store, back)) if store is not None else _nothing

    def says_no(self, lock: str) -> bool:
        """Whether there is a lock (the id of what is locked); if so, says which."""
        if lock:
            self._canvas.hint.emit(sentence(self._canvas.store, lock))
        return bool(lock)

    def holds(self, key: str) -> bool:
        """Whether a record is protected; says by what."""
        return self.says_no(locks.lock_on(self._canvas.store, key))

    def holds_cell(self, lane: str, step: str) -> bool:
        """Whether a cell is protected; says by what."""
        return self.says_no(locks.cell_lock(self._canvas.store, lane, step))

    def holds_structure(self) -> bool:
        """Whether stages, steps and lanes are protected as a whole; says so."""
        return self.says_no(locks.structure_lock(self._canvas.store))

    # ---- while something is held over it
    def forbid(self, lock: str, usual: str = "") -> bool:
        """Mark what is locked under the hand and say so, or nothing any more ("") and say again what is `usual`.

        Returns whether that is something else than before.
        """
        if lock == self.shut:
            return False
        self.shut = lock
        if not self.says_no(lock) and usual:
            self._canvas.hint.emit(usual)
        self._canvas.update()
        return True

    def paint(self, painter: QPainter) -> None:
        """The mark over what is locked; below what the hand holds."""
        if self.shut:
            from app.widgets.canvas import (
                shut,  # draws with the overlay, which is made of parts of the canvas
            )

            shut.paint(painter, self._canvas, self.shut)

    def _refusal(self, store: Store, back: Patch) -> Callable[[], None] | None:
        lock = locks.refused(store, back)
        return partial(self._refused, lock) if lock else None

    def _refused(self, lock: str) -> None:
        self.says_no(lock)
        self._canvas.refused.emit(lock)


def sentence(store: Reader, lock: str) -> str:
    """What is locked and what to do about it."""
    record = store.get(lock) or {}
    title = str(record.get("title") or "")
    if record.get("type") == "lane":
        title = title or _(LANE_NAMES.get(str(record.get("kind")), "Lane"))
        return _("The lane “{title}” is locked. Unlock it to change it.", title=title)
    if record.get("type") == "stage":
        if not title:
            return _("This stage is locked. Unlock it to change it.")
        return _("The stage “{title}” is locked. Unlock it to change it.", title=title)
    return _("The structure of the map is locked: only cards can be changed. Unlock it to change more.")


def _nothing() -> None:
    """Stops watching where nobody watches."""
