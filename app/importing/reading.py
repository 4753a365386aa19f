"""What is this text: a table, a list, or one thing? Decided the same way for the clipboard, a drop and a file."""

from __future__ import annotations

from dataclasses import dataclass

from app.importing import html, lines, tables
from app.importing.limits import LONGEST_CELL
from app.importing.tables import Table, TooMuch
from app.importing.text import clean


@dataclass(frozen=True)
class Found:
    """What text turned out to be. A `table` has two rows and columns or more; else `entries` are cards."""

    table: Table | None = None
    entries: tuple[str, ...] = ()
    across: bool = False
    """The entries stood side by side, as cells of one row, so they go along the steps."""
    whole: str = ""
    """All of the text, for those who want it as one card."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be pasted."""
        return self.table is None and not self.entries


def read(text: str = "", markup: str = "") -> Found:
    """Look at a text and, where it comes with one, its HTML, which is all there is where text is missing.

    Raises TooMuch.
    """
    tables.check(text)
    whole = clean(text).strip("\n")
    if markup and not whole.strip():
        whole = html.html_words(markup)
    try:
        found = html.html_table(markup) if markup else None
    except TooMuch:
        if not whole:
            raise
        found = None
    if found is None:
        found = text_table(whole)
    if found is not None:
        return _of_table(found, whole)
    said = lines.entries(whole)
    for entry in said:
        if len(entry) > LONGEST_CELL:
            raise TooMuch("cell", len(entry))
    return Found(entries=tuple(said), whole=whole.strip())


def text_table(text: str) -> Table | None:
    """The table in clean text: Markdown, cells between tabs, or CSV; None for anything else. Raises TooMuch."""
    if not text.strip():
        return None
    if "|" in text:
        found = tables.markdown(text)
        if found is not None and found.width > 1:
            return found
    if _has_tabs(text):
        return tables.table(tables.separated(text, "\t"))
    mark = tables.csv_mark(text) if "\n" in text else ""
    return tables.table(tables.separated(text, mark)) if mark else None


def _has_tabs(text: str) -> bool:
    """Whether tabs separate cells: not those that only indent, nor the one behind a bullet of Word."""
    for line in text.split("\n"):
        inner = line.strip()
        if "\t" in inner and not lines.marked(f"{inner}\n{inner}"):
            return True
    # Empty cells at the left are cells, too, when a whole block was copied.
    return False


def _of_table(found: Table, whole: str) -> Found:
    if found.width == 1:
        said = tuple(row[0] for row in found.rows)
        return Found(entries=said, whole=whole.strip())
    if len(found.rows) == 1:
        return Found(entries=found.rows[0], across=True, whole=whole.strip())
    return Found(table=found, whole=whole.strip()) if found.width else Found()
