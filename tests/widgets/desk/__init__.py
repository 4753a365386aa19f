"""A driver for tests of the editor that speaks like a user: lanes, steps and cards by their names, no pixels.

`Desk` works on a canvas alone or on the whole main window (anything with `.canvas`). Every movement is sent as
the events Qt would send, and is complete when the call returns: nothing waits, nothing sleeps.
"""

from __future__ import annotations

from tests.widgets.desk.events import ALT, CTRL, LEFT, MIDDLE_BUTTON, NO_KEYS, RIGHT, SHIFT
from tests.widgets.desk.person import Desk

__all__ = ["ALT", "CTRL", "LEFT", "MIDDLE_BUTTON", "NO_KEYS", "RIGHT", "SHIFT", "Desk"]
