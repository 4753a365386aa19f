"""Work that takes longer than a moment, in a thread of its own: it tells how far it is and can be stopped. No Qt.

Whoever starts a job gives it everything it needs; a job never looks at what a person may be changing meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from app.export.progress import Cancelled, Progress

T = TypeVar("T")


class Job(Generic[T]):
    """One piece of work; `work` gets a `Progress` to call and returns the result."""

    def __init__(self, work: Callable[[Progress], T]) -> None:
        self._work = work
        self._stop = threading.Event()
        self._done = threading.Event()
        self._at = (0, 0)
        self._result: T | None = None
        self._error: BaseException | None = None

    def start(self) -> Job[T]:
        """Begin in a thread."""
        threading.Thread(target=self._run, name="baton-job", daemon=True).start()
        return self

    @property
    def at(self) -> tuple[int, int]:
        """(done, all); all is 0 while that is not known."""
        return self._at

    @property
    def done(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._done.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended, at most so long; whether it has."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Ask it to stop; it does at its next step."""
        self._stop.set()

    def result(self) -> T | None:
        """What came out, None when it was stopped. Raises what the work raised."""
        self.wait()
        if isinstance(self._error, Cancelled):
            return None
        if self._error is not None:
            raise self._error
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._work(self._hear)
        except BaseException as error:  # handed to whoever asks for the result
            self._error = error
        finally:
            self._done.set()

    def _hear(self, done: int, total: int) -> bool:
        self._at = (done, total)
        return not self._stop.is_set()
