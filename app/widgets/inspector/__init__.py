"""The inspector: every field of whatever is selected, and the open points there."""

from app.widgets.inspector.inspector import Inspector

__all__ = ["Inspector"]
