"""The window: how a map is edited."""

from __future__ import annotations

from app.widgets.sources import leave_unread

leave_unread()  # before anything of the window is imported
