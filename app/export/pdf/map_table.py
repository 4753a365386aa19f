"""What a drawn map is to readers: a table of lanes and stages, each cell with the cards that begin in it."""

from __future__ import annotations

from bisect import bisect_right

from app.export.pdf.structure import Node
from app.export.pdf.values import Name, Value
from app.scene.shapes import Block, Scene

HEADINGS = -1
"""The row of the stages and steps, above the first lane."""


class MapTable:
    """Elements for the rows of one scene: numbers of lanes from the top, `HEADINGS` above, others beside the table.

    A scene without lanes or stages has no table; its rows are sections.
    """

    def __init__(self, scene: Scene, section: Node) -> None:
        self._section = section
        self._left = [x for _, x, _ in scene.grid.stages]
        self._lanes = len(scene.grid.rows)
        self._table: Node | None = None
        self._body: Node | None = None
        self._rows: dict[int, list[Node]] = {}
        """First the cell that heads the row, then one for each stage."""
        self._beside: dict[int, Node] = {}

    def parent(self, row: int, block: Block, *, heads: bool) -> Node:
        """The element that a block of a row belongs to; `heads` for the name of a lane. Ask from top to bottom."""
        if not self._left or not self._lanes or not HEADINGS <= row < self._lanes:
            if row not in self._beside:
                self._beside[row] = self._section.add("Sect")
            return self._beside[row]
        if row not in self._rows:
            self._rows[row] = self._row(row)
        stage = bisect_right(self._left, block.x + 1.0) - 1
        return self._rows[row][0 if heads else 1 + max(0, stage)]

    def _row(self, row: int) -> list[Node]:
        if self._table is None:
            self._table = self._section.add("Table")
        if row == HEADINGS:
            line = self._table.add("THead").add("TR")
            return [line.add("TH", attributes=_scope("Column")) for _ in range(1 + len(self._left))]
        if self._body is None:
            self._body = self._table.add("TBody")
        line = self._body.add("TR")
        return [line.add("TH", attributes=_scope("Row")), *(line.add("TD") for _ in self._left)]


def _scope(name: str) -> dict[str, Value]:
    return {"O": Name("Table"), "Scope": Name(name)}
