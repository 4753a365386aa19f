"""How much may come in at once. What is more is refused in one sentence, before anything is changed."""

from __future__ import annotations

MAX_TEXT = 16 * 1024 * 1024
"""Characters of a text that is looked at at all."""
LONGEST_TITLE = 2_000
"""Characters that a title may have when it is typed or pasted into one."""
TITLE = 200
"""Characters from which a pasted text is shortened for the title; all of it goes into the note."""
LONGEST_CELL = 100_000
"""Characters that one card can keep as its note."""
MANY = 300
"""Cards from which the person is asked first."""
MOST = 20_000
"""Cards that can be added at once."""
MOST_COLUMNS = 500
"""Columns of a table."""
