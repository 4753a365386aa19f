"""Keeps the recovery journal of the open map up to date, in a thread of its own: the disk never holds up a hand.

The keeper has its own copy of the map (records are shared, never changed in place) and plays every change into it,
so that it can begin the journal anew by itself: after a save, when the journal has grown long, after a failure.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.model.patch import Patch, apply
from app.storage import recovery
from app.storage.document import Document, with_objects
from app.storage.journal import Base, Journal
from app.storage.system import SYSTEM, System
from app.storage.write_errors import NotWritten

LONG = 16 * 1024 * 1024
"""Bytes of a journal that make a fresh one worth its writing."""
GROWTH = 4
"""A journal is begun anew only when it is so many times as long as it began."""
_PATIENCE = 10.0
"""Seconds that closing waits for the disk."""
_CALM = 2.0
"""Seconds in which a map that is in its file as it stands is painted before its journal is begun; work is never waited
for: the first change begins it at once."""


class Keeper:
    """Records one map from `begin` to `close`; every method returns at once."""

    def __init__(
        self,
        failed: Callable[[NotWritten], None] = lambda _error: None,
        folder: Path | None = None,
        system: System = SYSTEM,
    ) -> None:
        """`failed` is called in the keeper's thread, once until writing works again."""
        self._failed = failed
        self._folder = folder
        self._system = system
        self._orders: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._hurry = threading.Event()
        """There is something to do: no more waiting for the map to be painted."""
        # From here on only the keeper's thread looks at what follows.
        self._journal: Journal | None = None
        self._document: Document = {}
        self._base = Base()
        self._began = 0
        self._told = False

    @property
    def running(self) -> bool:
        """Whether a map is being recorded."""
        return self._thread is not None

    def begin(self, document: Document, base: Base, then: Callable[[], None] = lambda: None) -> None:
        """Record this map from now on; `then` is called in the keeper's thread when its journal is on the disk."""
        self.close(discard=True)
        self._orders, self._hurry = queue.SimpleQueue(), threading.Event()
        if base.unsaved or not base.path:
            self._hurry.set()
        self._thread = threading.Thread(
            target=self._work, args=(self._orders, self._hurry), name="baton-recovery", daemon=True
        )
        self._thread.start()

        def start() -> None:
            self._document = with_objects(document, dict(document["objects"]))
            self._base, self._told = base, False
            self._journal = None
            if self._anew():
                then()

        self._orders.put(start)

    def append(self, patch: Patch) -> None:
        """Record one finished change."""
        if self._thread is not None:
            self._order(lambda: self._append(patch))

    def saved(self, base: Base) -> None:
        """The map is in a file now: begin anew from there."""
        if self._thread is None:
            return

        def restart() -> None:
            self._base = base
            self._anew()

        self._order(restart)

    def flush(self, seconds: float | None = None) -> bool:
        """Wait until everything given so far was dealt with; whether it was in that time."""
        if self._thread is None:
            return True
        reached = threading.Event()
        self._order(reached.set)
        return reached.wait(seconds)

    def close(self, *, discard: bool) -> None:
        """End recording, and wait for the disk. `discard` when the work is saved or was given up."""
        if self._thread is None:
            return
        self._order(lambda: self._end(discard))
        self._order(None)
        self._thread.join(_PATIENCE)
        self._thread = None

    def _order(self, work: Callable[[], None] | None) -> None:
        self._orders.put(work)
        self._hurry.set()

    # ---- in the keeper's thread
    def _work(self, orders: queue.SimpleQueue[Callable[[], None] | None], hurry: threading.Event) -> None:
        hurry.wait(_CALM)
        while (order := orders.get()) is not None:
            order()

    def _append(self, patch: Patch) -> None:
        apply(self._document["objects"], patch)
        if self._journal is None or self._long(self._journal):
            # A journal that could not be begun is tried again with every change; it holds them all then.
            self._base = Base(self._base.path, self._base.digest, unsaved=True)
            if self._anew() or self._journal is None:
                return
        try:
            self._journal.append(patch)
            self._told = False
        except NotWritten as error:
            self._tell(error)

    def _long(self, journal: Journal) -> bool:
        return journal.size > max(LONG, GROWTH * self._began)

    def _anew(self) -> bool:
        """Begin the journal from the map as it stands; whether it is on the disk."""
        try:
            if self._journal is None:
                where = self._folder or recovery.folder()
                self._journal = Journal(where, self._document, self._base, self._system)
            else:
                self._journal.restart(self._document, self._base)
        except NotWritten as error:
            self._tell(error)
            return False
        self._began, self._told = self._journal.size, False
        return True

    def _tell(self, error: NotWritten) -> None:
        if not self._told:
            self._told = True
            self._failed(error)

    def _end(self, discard: bool) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            with suppress(OSError):  # a journal that cannot be removed now is looked at by the next start
                journal.close(discard=discard)
