"""Tables: what lies in what, rows of equal width, and header cells that say what they head."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.pdf.check.base import Checked, Element, listed, rule
from app.words import N_, _

_SECTIONS = ("THead", "TBody", "TFoot")
_MOST_CELLS = 200_000


def _place(element: Element) -> str:
    return _(
        "{tag} in {parent}",
        tag=element.own,
        parent=element.parent.own if element.parent else "StructTreeRoot",
    )


def _inside(found: Checked, tag: str, *parents: str) -> Iterator[str]:
    for element in found.of_type(tag):
        if element.parent is None or element.parent.tag not in parents:
            yield _place(element)


@rule("7.2-3", N_("A table holds rows, sections of rows and a caption."))
def _table(found: Checked) -> Iterator[str]:
    for table in found.of_type("Table"):
        yield from (_place(kid) for kid in table.kids if kid.tag not in ("TR", "Caption", *_SECTIONS))


@rule("7.2-4", N_("A row lies in a table or a section of one."))
def _row(found: Checked) -> Iterator[str]:
    return _inside(found, "TR", "Table", *_SECTIONS)


@rule("7.2-5", N_("A table's head lies in a table."))
def _head(found: Checked) -> Iterator[str]:
    return _inside(found, "THead", "Table")


@rule("7.2-6", N_("A table's body lies in a table."))
def _body(found: Checked) -> Iterator[str]:
    return _inside(found, "TBody", "Table")


@rule("7.2-7", N_("A table's foot lies in a table."))
def _foot(found: Checked) -> Iterator[str]:
    return _inside(found, "TFoot", "Table")


@rule("7.2-8", N_("A header cell lies in a row."))
def _header(found: Checked) -> Iterator[str]:
    return _inside(found, "TH", "TR")


@rule("7.2-9", N_("A cell lies in a row."))
def _cell(found: Checked) -> Iterator[str]:
    return _inside(found, "TD", "TR")


@rule("7.2-10", N_("A row holds cells only."))
def _row_kids(found: Checked) -> Iterator[str]:
    for row in found.of_type("TR"):
        yield from (_place(kid) for kid in row.kids if kid.tag not in ("TH", "TD"))


def _count(found: Checked, tag: str) -> Iterator[str]:
    for table in found.of_type("Table"):
        yield from (_place(kid) for kid in [k for k in table.kids if k.tag == tag][1:])


@rule("7.2-11", N_("A table has at most one head."))
def _one_head(found: Checked) -> Iterator[str]:
    return _count(found, "THead")


@rule("7.2-12", N_("A table has at most one foot."))
def _one_foot(found: Checked) -> Iterator[str]:
    return _count(found, "TFoot")


def _needs_body(found: Checked, tag: str) -> Iterator[str]:
    for table in found.of_type("Table"):
        tags = {kid.tag for kid in table.kids}
        if tag in tags and "TBody" not in tags:
            yield _place(table)


@rule("7.2-13", N_("A table with a foot has a body."))
def _foot_body(found: Checked) -> Iterator[str]:
    return _needs_body(found, "TFoot")


@rule("7.2-14", N_("A table with a head has a body."))
def _head_body(found: Checked) -> Iterator[str]:
    return _needs_body(found, "THead")


@rule("7.2-16", N_("The caption of a table comes first or last."))
def _caption(found: Checked) -> Iterator[str]:
    for table in found.of_type("Table"):
        yield from (_place(kid) for kid in table.kids[1:-1] if kid.tag == "Caption")


def _rows(table: Element) -> list[Element]:
    rows: list[Element] = []
    for kid in table.kids:
        if kid.tag == "TR":
            rows.append(kid)
        elif kid.tag in _SECTIONS:
            rows += [row for row in kid.kids if row.tag == "TR"]
    return rows


def _span(cell: Element, name: str) -> int:
    value = cell.attribute("/Table", name)
    return max(1, min(1000, int(value))) if value is not None else 1


class Grid:
    """The cells of a table at their places."""

    def __init__(self, table: Element) -> None:
        self.at: dict[tuple[int, int], Element] = {}
        self.overlaps: list[Element] = []
        self.height = 0
        for number, row in enumerate(_rows(table)):
            column = 0
            for cell in row.kids:
                if cell.tag not in ("TH", "TD"):
                    continue
                while (number, column) in self.at:
                    column += 1
                self._put(cell, number, column)
                column += _span(cell, "/ColSpan")
            self.height = max(self.height, number + 1)

    def _put(self, cell: Element, row: int, column: int) -> None:
        for down in range(_span(cell, "/RowSpan")):
            for across in range(_span(cell, "/ColSpan")):
                place = (row + down, column + across)
                if len(self.at) > _MOST_CELLS:
                    return
                if self.at.setdefault(place, cell) is not cell:
                    self.overlaps.append(cell)

    def widths(self) -> list[int]:
        """Columns of each row."""
        return [1 + max((c for r, c in self.at if r == row), default=-1) for row in range(self.height)]

    def headed(self, cell: Element) -> bool:
        """Whether some header cell stands above it, beside it, or is named by it."""
        if listed(cell.attribute("/Table", "/Headers")):
            return True
        places = [place for place, found in self.at.items() if found is cell]
        rows, columns = {r for r, _c in places}, {c for _r, c in places}
        for (row, column), found in self.at.items():
            scope = str(found.attribute("/Table", "/Scope") or "")
            if found.tag != "TH" or found is cell:
                continue
            if column in columns and scope in ("/Column", "/Both"):
                return True
            if row in rows and scope in ("/Row", "/Both"):
                return True
        return False


@rule("7.2-15", N_("No two cells of a table lie on each other."))
def _overlaps(found: Checked) -> Iterator[str]:
    for table in found.of_type("Table"):
        yield from (_place(cell) for cell in Grid(table).overlaps)


@rule("7.2-41", N_("All rows of a table have the same number of columns."))
def _same_width(found: Checked) -> Iterator[str]:
    for table in found.of_type("Table"):
        widths = Grid(table).widths()
        if len(set(widths)) > 1:
            yield _place(table)


@rule("7.2-42", N_("All columns of a table have the same number of rows."))
def _same_height(found: Checked) -> Iterator[str]:
    for table in found.of_type("Table"):
        grid = Grid(table)
        if any(row >= grid.height for row, _column in grid.at):
            yield _place(table)


@rule("7.5-1", N_("It can be told which header cells belong to a cell."))
def _headers(found: Checked) -> Iterator[str]:
    for table in found.of_type("Table"):
        cells = [cell for row in _rows(table) for cell in row.kids if cell.tag == "TD"]
        heads = [cell for row in _rows(table) for cell in row.kids if cell.tag == "TH"]
        if cells and not heads:
            yield _place(table)
            continue
        grid = Grid(table)
        if len(grid.at) <= 5_000:
            yield from (_place(cell) for cell in cells if not grid.headed(cell))


@rule("7.5-2", N_("Cells name header cells that exist."))
def _header_ids(found: Checked) -> Iterator[str]:
    for table in found.of_type("Table"):
        cells = [cell for row in _rows(table) for cell in row.kids]
        known = {cell.words("/ID") for cell in cells if cell.tag == "TH"}
        for cell in cells:
            named = [str(name) for name in listed(cell.attribute("/Table", "/Headers"))]
            if any(name not in known for name in named):
                yield _place(cell)
