"""Exports take a while: they tell how far they are and can be stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], bool]
"""Hears (done, all) and answers whether to go on."""


class Cancelled(Exception):
    """The person stopped the export; nothing was written."""


def step(progress: Progress | None, done: int, total: int) -> None:
    """Tell how far it is. Raises Cancelled when the answer is to stop."""
    if progress is not None and not progress(done, total):
        raise Cancelled
