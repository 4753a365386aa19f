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
