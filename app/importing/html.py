"""The table or the words in a piece of HTML, as office programs and browsers put it onto the clipboard.

Only words are read: scripts, styles, addresses and hidden parts are never looked at.
"""

from __future__ import annotations

from html.parser import HTMLParser

from app.importing.limits import MOST_COLUMNS
from app.importing.tables import Rows, Table, TooMuch, check, table
from app.importing.text import clean

_SILENT = frozenset({"script", "style", "title", "noscript", "template", "svg", "object", "iframe", "xml"})
"""What holds nothing to be seen. A head is not among them: it need not be closed, and all words in it are in these."""
_LINES = frozenset(
    {"dd", "dt", "tr", "td", "th", "table", "blockquote", "section", "article", "header", "footer"}
    | {"ul", "ol", "dl", "hr", "pre", "caption", "figure", "figcaption", "address", "main", "aside", "nav"}
)
"""What else stands on a line of its own where it is not inside a table."""
_BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_CELLS = 400_000


def html_table(text: str) -> Table | None:
    """The largest table, None when there is none with two cells or more. Raises TooMuch."""
    check(text)
    if "<table" not in text.lower():
        return None
    reader = _Reader()
    reader.feed(clean(text))
    reader.close()
    found = [table(rows) for rows in reader.tables]
    found = [each for each in found if len(each.rows) * each.width > 1]
    return max(found, key=lambda each: len(each.rows) * each.width, default=None)


def html_words(text: str) -> str:
    """The words outside and inside of tables, a line for each line that would be seen. Raises TooMuch."""
    check(text)
    reader = _Words()
    reader.feed(clean(text))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Collects the words; line ends in the source are spaces, except where it says that they are meant."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0
        self._as_written = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self._as_written += tag == "pre"
        if tag in _BREAKS or tag in _LINES:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "pre":
            self._as_written = max(0, self._as_written - 1)
        if tag in _BREAKS or tag in _LINES:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data if self._as_written else data.replace("\n", " "))


class _Reader(HTMLParser):
    """Collects the cells of every outer table; what is spanned stays empty."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Rows] = []
        self._depth = 0
        self._silent = 0
        self._cell: list[str] | None = None
        self._down: dict[int, int] = {}
        """Columns still covered by a cell of a row above: column -> rows."""
        self._across = 1
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self._down = {}
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].append([])
            self._fill()
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(" ".join(data.split("\n")) if data.strip() else " ")

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.tables[-1]:
            self.tables[-1].append([])
        self._fill()
        self._count += 1
        row = self.tables[-1][-1]
        self._across = _number(attrs.get("colspan"))
        rows = _number(attrs.get("rowspan"))
        if len(row) + self._across > MOST_COLUMNS:
            raise TooMuch("columns", len(row) + self._across)
        if self._count > _MOST_CELLS:
            raise TooMuch("text", self._count)
        if rows > 1:
            for column in range(len(row), len(row) + self._across):
                self._down[column] = rows - 1
        self._cell = []

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        words = "".join(self._cell)
        lines = [" ".join(line.split()) for line in words.split("\n")]
        row = self.tables[-1][-1]
        row.append("\n".join(line for line in lines if line))
        row.extend([""] * (self._across - 1))
        self._cell = None

    def _fill(self) -> None:
        """Leave the places empty that a cell of a row above covers."""
        row = self.tables[-1][-1]
        while self._down.get(len(row), 0):
            self._down[len(row)] -= 1
            row.append("")


def _number(said: str | None) -> int:
    try:
        return max(1, min(int(said or "1"), MOST_COLUMNS))
    except ValueError:
        return 1
