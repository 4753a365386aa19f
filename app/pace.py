"""What keeps long work quick: a map that is opened, an export."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Until the work is done no rubbish is looked for: next to nothing of what such work makes is any, and looking
    takes a third of the time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def lasting() -> None:
    """What has been made until now stays for long: throw away the latest rubbish, a matter of a millisecond, and from
    now on look for none in the rest.

    Opening a map begins anew (see `app.widgets.canvas.following`). What is let go meanwhile is freed as always; only
    rings of things that hold each other would stay, and a drawing is no such thing.
    """
    gc.collect(1)
    gc.freeze()
