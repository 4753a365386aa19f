"""A drawn map is a table to readers: lanes are its rows, stages its columns, links are told after it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from app.export import handout
from app.export.choices import Choices
from app.export.material import Material
from app.model.grid import grid_of
from tests.export.maps import phone


def _tables(preset: str) -> list[list[list[str]]]:
    """The tables of a pack: the kinds of the cells, row by row."""
    target = BytesIO()
    handout.write(Material(phone(), "en", date(2026, 1, 1)), target, Choices(preset=preset))
    found: list[list[list[str]]] = []

    def walk(element: Any) -> None:
        for kid in _kids(element):
            if kid.get("/S") == "/Table":
                found.append(_rows(kid))
            walk(kid)

    with pikepdf.open(target) as pdf:
        walk(pdf.Root.StructTreeRoot)
    return found


def _kids(element: Any) -> list[Any]:
    inside = element.get("/K")
    every = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    return [kid for kid in every if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _rows(table: Any) -> list[list[str]]:
    rows = [row for part in _kids(table) for row in (_kids(part) if part.S != "/TR" else [part])]
    return [[str(cell.S) for cell in _kids(row)] for row in rows]


@pytest.mark.parametrize("preset", ["overview", "poster"])
def test_every_lane_is_a_row_and_every_stage_a_column(preset: str) -> None:
    grid = grid_of(phone())
    wide = 1 + len(grid.stages)
    expected = [["/TH"] * wide, *([["/TH", *["/TD"] * len(grid.stages)]] * len(grid.lanes))]
    assert expected in _tables(preset)
