"""Tables in text: blocks copied from a spreadsheet, CSV, and Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.cells import meant
from app.importing.limits import LONGEST_CELL, MAX_TEXT, MOST_COLUMNS
from app.importing.lines import plain

Rows = list[list[str]]

_SEPARATOR = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Table:
    """Rows of words, all of the same length; `left_out` counts lines around the table that do not belong to it."""

    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def turned(self) -> Table:
        """The same table with rows and columns exchanged."""
        return Table(tuple(zip(*self.rows, strict=True)), self.left_out)


class TooMuch(ValueError):
    """More than a map can take in; `what` is "text", "cell" or "columns", `size` how much it is."""

    def __init__(self, what: str, size: int) -> None:
        super().__init__(f"{what}: {size}")
        self.what = what
        self.size = size


def table(rows: Rows, left_out: int = 0) -> Table:
    """Rows made equally long, without empty rows and columns at the borders. Raises TooMuch."""
    for row in rows:
        for cell in row:
            if len(cell) > LONGEST_CELL:
                raise TooMuch("cell", len(cell))
    trimmed = [[meant(cell.strip()) for cell in row] for row in rows]
    while trimmed and not any(trimmed[-1]):
        trimmed.pop()
    while trimmed and not any(trimmed[0]):
        trimmed.pop(0)
    width = max((at + 1 for row in trimmed for at, cell in enumerate(row) if cell), default=0)
    if width > MOST_COLUMNS:
        raise TooMuch("columns", width)
    first = min((at for row in trimmed for at, cell in enumerate(row) if cell), default=0)
    even = [tuple((row + [""] * width)[first:width]) for row in trimmed]
    return Table(tuple(row for row in even if any(row)), left_out)


def check(text: str) -> None:
    """Raises TooMuch for more text than is looked at."""
    if len(text) > MAX_TEXT:
        raise TooMuch("text", len(text))


def separated(text: str, mark: str) -> Rows:
    """Cells between marks (tab, comma, semicolon). A cell in quotes may hold marks, quotes and line breaks.

    Quotes count only where they stand at both ends of a cell: spreadsheets copy other quotes as they are.
    """
    rows: Rows = []
    row: list[str] = []
    at, end = 0, len(text)
    cell = re.compile(rf'"((?:[^"]++|"")*+)"[ ]*(?={re.escape(mark)}|\n|$)')
    bare = re.compile(rf"[^{re.escape(mark)}\n]*+")
    while at < end:
        quoted = cell.match(text, at)
        if quoted:
            row.append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            found = bare.match(text, at)
            assert found is not None  # it matches the empty text, too
            row.append(found[0])
            at = found.end()
        if at >= end:
            break
        if text[at] == "\n":
            rows.append(row)
            row = []
        elif at + 1 == end:
            row.append("")
        at += 1
    if row:
        rows.append(row)
    return rows


def csv_mark(text: str) -> str:
    """The mark between the cells of a CSV text, "" when it is no such text.

    All rows must have the same number of cells, two or more, and there must be two rows or more; a sentence with
    commas is no table.
    """
    head = "\n".join(text.split("\n")[:40])
    whole = head if len(head) < len(text) else text
    for mark in (";", ",", "|"):
        rows = [row for row in separated(whole, mark) if any(cell.strip() for cell in row)]
        if whole is head and len(rows) > 2:
            rows = rows[:-1]  # the last row of a part may be cut in the middle of a quoted cell
        widths = {len(row) for row in rows}
        if len(rows) > 1 and len(widths) == 1 and widths.pop() > 1 and not _prose(rows):
            return mark
    return ""


def _prose(rows: Rows) -> bool:
    """Whether the cells look like parts of sentences: a blank after each mark, and long ones among them."""
    later = [cell for row in rows for cell in row[1:] if cell]
    return bool(later) and all(cell.startswith(" ") for cell in later) and len(rows) < 3


def markdown(text: str) -> Table | None:
    """The first Markdown table of a text; None when there is none. Raises TooMuch."""
    lines = text.split("\n")
    for at in range(1, len(lines)):
        if "|" in lines[at - 1] and "-" in lines[at] and _SEPARATOR.match(lines[at]) and "|" in lines[at]:
            end = at + 1
            while end < len(lines) and "|" in lines[end] and lines[end].strip():
                end += 1
            body = [_pipe_row(line) for line in (lines[at - 1], *lines[at + 1 : end])]
            others = [line for line in (*lines[: at - 1], *lines[end:]) if line.strip()]
            return table(body, len([line for line in others if not line.strip().startswith("```")]))
    return None


def _pipe_row(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    cells = [_BREAK.sub("\n", cell.replace("\\|", "|")) for cell in _PIPE.split(inner)]
    return [plain(cell).strip() for cell in cells]
