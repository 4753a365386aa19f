"""Tables with hairlines: the header comes again on every sheet, a row is torn only when it is longer than a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.export.pdf.flow import Flow
from app.export.pdf.paras import Bit, Para, bits
from app.export.pdf.structure import Node
from app.export.pdf.type import SECTION
from app.export.pdf.values import Name
from app.scene.shapes import Box, TextLine
from app.scene.type.shaping import advance

PAD = 5.0
"""Points above and below the text of a row."""
CLOSE = 3.75
"""The same in a table of many short rows."""
_TIGHTER = (0.85, 0.7, 0.55)
"""Parts of it that are tried instead when the last few rows of a table would otherwise stand alone on a sheet."""
_ALONE = 0.3
"""The part of a sheet below which rows stand alone."""
_COMPANY = 4
"""Rows that go overleaf together when the last ones would be there by themselves."""
_ALONE_ROWS = 2
_GUTTER = 10.0
BETWEEN = " · "
"""Between short texts that share a line."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width."""

    title: str
    share: float
    least: float = 0.0
    """Points below which it is never made narrower."""
    packed: bool = False
    """Short texts below each other share lines where they have room."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of paragraphs. A band is one cell over the whole width, tinted; `bar` colours the left edge."""

    cells: tuple[tuple[Para, ...], ...]
    band: bool = False
    bar: str = ""
    ground: str = ""
    again: Para | None = None
    """What the first cell says when the row begins a sheet: the rows above it there said it once for all."""


@dataclass(slots=True)
class _Laid:
    """A row with its lines broken."""

    row: Row
    cells: list[list[Bit]]
    node: Node
    pad: float

    @property
    def text_h(self) -> float:
        return max(map(_tall, self.cells), default=0.0)

    @property
    def h(self) -> float:
        return self.text_h + 2 * self.pad


class Table:
    """One table in a flow."""

    def __init__(
        self, flow: Flow, columns: Sequence[Column], *, quiet: bool = False, air: float = PAD
    ) -> None:
        """`quiet` leaves the header row out of sight; the columns are still named in the structure.

        `air` is what rows have above and below their text, in points.
        """
        self.air = air
        self.flow = flow
        self.columns = tuple(columns)
        self.quiet = quiet
        self.node = flow.section.add("Table")
        self._head = self.node.add("THead").add("TR")
        self._titles = [
            self._head.add("TH", attributes={"O": Name("Table"), "Scope": Name("Column")}).add("P")
            for _ in columns
        ]
        self._body = self.node.add("TBody")
        self._band: Row | None = None

    @property
    def _widths(self) -> list[float]:
        room = self.flow.w - _GUTTER * (len(self.columns) - 1)
        shares = [column.share for column in self.columns]
        widths = [room * share / sum(shares) for share in shares]
        short = {at for at, column in enumerate(self.columns) if widths[at] < column.least}
        fixed = sum(self.columns[at].least for at in short)
        rest = sum(share for at, share in enumerate(shares) if at not in short) or 1.0
        return [
            column.least if at in short else (room - fixed) * column.share / rest
            for at, column in enumerate(self.columns)
        ]

    def _lefts(self) -> list[float]:
        out, x = [], 0.0
        for width in self._widths:
            out.append(x)
            x += width + _GUTTER
        return out

    def write(self, rows: Iterable[Row]) -> None:
        """Write all rows. A band stays with the row below it and is repeated when its rows go on overleaf."""
        laid = [self._lay(row) for row in rows]
        if not laid:
            return
        start = self._header_h() + laid[0].h + (laid[1].h if laid[0].row.band and len(laid) > 1 else 0.0)
        self.flow.need(min(start, self.flow.full))
        pad, company = self._pad(laid)
        for one in laid:
            one.pad = pad
        self._header(first=True)
        for at, one in enumerate(laid):
            if one.row.band:
                self._band = None
            below = laid[at + 1].h if at + 1 < len(laid) else 0.0
            if self._better_overleaf(one, below) or at == company:
                self._over(one.pad)
                self._row(one, first=True)
            else:
                self._row(one)
            if one.row.band:
                self._band = one.row

    def _pad(self, laid: Sequence[_Laid]) -> tuple[float, int | None]:
        """(how much air rows get, which row is moved overleaf) so that no row stands alone on the last sheet.

        Less air than usual may save the sheet; else the last rows take others along.
        """
        sheets, used = self._sheets(laid, self.air)
        if sheets == 1 or used >= self.flow.full * _ALONE:
            return self.air, None
        for part in _TIGHTER:
            if self._sheets(laid, self.air * part)[0] < sheets:
                return self.air * part, None
        first = max(0, len(laid) - _COMPANY)
        few = sum(one.text_h + 2 * self.air for one in laid[-_ALONE_ROWS:])
        alone = used <= few + 0.01 and not any(one.row.band for one in laid[first - 1 :])
        return self.air, first if alone and first > _COMPANY else None

    def _sheets(self, laid: Sequence[_Laid], pad: float) -> tuple[int, float]:
        """(sheets, points taken on the last of them) that rows need with so much air."""
        whole = self.flow.full - self._header_h()
        sheets, room, band = 1, self.flow.room - self._header_h(), 0.0
        for at, one in enumerate(laid):
            h = one.text_h + 2 * pad
            below = laid[at + 1].text_h + 2 * pad if one.row.band and at + 1 < len(laid) else 0.0
            band = 0.0 if one.row.band else band
            if h + min(below, 60.0) > room:
                sheets, room = sheets + 1, whole - band
            room -= h
            band = h if one.row.band else band
        return sheets, whole - room

    def _better_overleaf(self, one: _Laid, below: float) -> bool:
        """Whether a row belongs on the next sheet: it fits there, or too little of it would stand here."""
        room = self.flow.room
        wanted = one.h + (min(below, 60.0) if one.row.band else 0.0)
        if wanted <= room:
            return False
        return wanted <= self.flow.full - self._header_h() or room < self.flow.full / 3

    def _lay(self, row: Row) -> _Laid:
        node = self._body.add("TR")
        cells: list[list[Bit]] = []
        if row.band:
            span = {"O": Name("Table"), "ColSpan": len(self.columns), "Scope": Name("Column")}
            cells.append(self._cell(row.cells[0], self.flow.w - 2 * PAD, node.add("TH", attributes=span)))
        else:
            for number, (paras, width) in enumerate(zip(row.cells, self._widths, strict=True)):
                shown = packed(paras, width) if self.columns[number].packed else paras
                cells.append(self._cell(shown, width, self._cell_node(node, number)))
        return _Laid(row, cells, node, self.air)

    def _cell_node(self, row: Node, number: int) -> Node:
        """Without a header row the first cell is what names the others."""
        if self.quiet and number == 0:
            return row.add("TH", attributes={"O": Name("Table"), "Scope": Name("Row")})
        return row.add("TD")

    def _cell(self, paras: Iterable[Para], width: float, node: Node) -> list[Bit]:
        return [bit for para in paras if para.text.strip() for bit in bits(para, width, node.add("P"))]

    def _header_h(self) -> float:
        return 0.0 if self.quiet else max(len(c) for c in self._header_bits()) * SECTION.leading + PAD + 3

    def _header_bits(self) -> list[list[Bit]]:
        pairs = zip(self.columns, self._widths, self._titles, strict=True)
        return [bits(Para(column.title, SECTION, "soft"), width, node) for column, width, node in pairs]

    def _header(self, *, first: bool) -> None:
        flow = self.flow
        if self.quiet:
            return
        for cell, left in zip(self._header_bits(), self._lefts(), strict=True):
            y = flow.y
            for bit in cell:
                bit.put(flow.sheet, flow.x + left, y, told=first)
                y += bit.h
        flow.y += self._header_h()
        flow.sheet.put([Box(flow.x, flow.y - 0.8, flow.w, 0.8, "ink")])

    def _over(self, pad: float) -> None:
        if self.flow.turn():
            return  # the heading that came along brought header and band with it
        self._header(first=False)
        if self._band is not None:
            band = self._band
            again = bits(replace(band.cells[0][0], most=1), self.flow.w - 2 * PAD, Node("P"))
            self._ground(band, again[0].h + 2 * pad)
            again[0].put(self.flow.sheet, self.flow.x + PAD, self.flow.y + pad, told=False)
            self.flow.y += again[0].h + 2 * pad

    def _ground(self, row: Row, h: float) -> None:
        flow = self.flow
        if row.band or row.ground:
            flow.sheet.put([Box(flow.x, flow.y, flow.w, h, row.ground or "stage")])

    def _again(self, one: _Laid) -> float:
        """Say in the first cell what the rows overleaf said; points that it takes."""
        if one.row.again is None:
            return 0.0
        found = bits(one.row.again, self._widths[0], Node("P"))
        y = self.flow.y + one.pad
        for bit in found:
            bit.put(self.flow.sheet, self.flow.x, y, told=False)
            y += bit.h
        return sum(bit.h for bit in found)

    def _row(self, one: _Laid, *, first: bool = False) -> None:
        flow = self.flow
        least = self._again(one) if first else 0.0
        lefts = [PAD] if one.row.band else self._lefts()
        waiting = [list(cell) for cell in one.cells]
        while True:
            taken = [_fitting(cell, flow.room - 2 * one.pad) for cell in waiting]
            if not any(taken) and any(waiting):
                taken = [cell[:1] for cell in waiting]  # a line higher than a sheet; it has to go somewhere
            h = max(max(map(_tall, taken), default=0.0), least) + 2 * one.pad
            least = 0.0
            self._ground(one.row, h)
            if one.row.bar:
                flow.sheet.put([Box(flow.x - 6, flow.y + 3, 2.5, h - 6, one.row.bar, radius=1.25)])
            line = max(map(_baseline, taken), default=0.0)
            for cell, left in zip(taken, lefts, strict=True):
                own = _baseline(cell)
                y = flow.y + one.pad + (line - own if own else 0.0)
                for bit in cell:
                    bit.put(flow.sheet, flow.x + left, y)
                    y += bit.h
            flow.y += h
            if not one.row.band:
                flow.release()
            waiting = [cell[len(part) :] for cell, part in zip(waiting, taken, strict=True)]
            if not any(waiting):
                break
            self._over(one.pad)
        flow.rule()


def packed(paras: Iterable[Para], width: float) -> list[Para]:
    """Plain paragraphs of one look, several on a line of a width in points where they fit whole."""
    out: list[Para] = []
    for para in paras:
        last = out[-1] if out else None
        if last is not None and replace(last, text="") == replace(para, text="") == _plain(para):
            both = f"{last.text}{BETWEEN}{para.text}"
            if advance(both, para.style.face, para.style.size) <= width:
                out[-1] = replace(para, text=both)
                continue
        out.append(para)
    return out


def _plain(para: Para) -> Para:
    return Para("", para.style, para.color)


def _tall(cell: Sequence[Bit]) -> float:
    return sum(bit.h for bit in cell)


def _baseline(cell: Sequence[Bit]) -> float:
    """Where the first line of a cell stands, in points below its top; 0 for an empty cell or a picture."""
    first = cell[0].shapes if cell else ()
    return next((shape.baseline for shape in first if isinstance(shape, TextLine)), 0.0)


def _fitting(cell: list[Bit], room: float) -> list[Bit]:
    """The lines of a cell that have room, never parting two that keep together unless nothing else would fit."""
    used, count = 0.0, 0
    for bit in cell:
        if used + bit.h > room + 0.01:
            break
        used += bit.h
        count += 1
    kept = count
    while 0 < kept < len(cell) and cell[kept - 1].keep:
        kept -= 1
    return cell[: kept or count]
