"""The window: how a map is edited."""

from __future__ import annotations

from app.widgets.plain_imports import import_plainly

import_plainly()  # before anything of the window is imported, whoever imports it
