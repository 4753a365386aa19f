"""A list takes over what changed: other cells stay the very same, and columns are as wide as when filled anew."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from app.widgets.lists.row import Row
from app.widgets.lists.table import ListTable

HEADINGS = ["State", "Team", "Passed on", "Sentence"]
STRETCH = (3,)


class Watched(ListTable):
    """Counts the cells it makes."""

    made = 0

    def _item(self, row: Row, column: int, text: str) -> QTableWidgetItem:
        self.made += 1
        return super()._item(row, column, text)


def shown(qtbot: QtBot) -> Watched:
    table = Watched(HEADINGS, STRETCH, "list")
    qtbot.addWidget(table)
    table.resize(1200, 300)
    table.show()
    return table


def row(key: str, words: str = "", soft: bool = False) -> Row:
    return Row((key,), ("gap", f"Team {words}", f"Form {key}", "What is still to be asked"), soft=soft)


def cells(table: ListTable) -> list[tuple[str, ...]]:
    found = []
    for at in range(table.rowCount()):
        items = [table.item(at, column) for column in range(table.columnCount())]
        found.append(tuple(item.text() if item is not None else "" for item in items))
    return found


def test_one_other_cell_is_one_new_cell(qtbot: QtBot) -> None:
    table = shown(qtbot)
    rows = [row(f"{at:03}") for at in range(300)]
    table.fill(rows)
    made, measured, kept = table.made, table.measured, table.item(149, 1)
    rows[150] = row("150", "two")
    table.fill(rows)
    assert table.made - made == 2, "the cell that says something else, and the one with the sign"
    assert table.item(149, 1) is kept and cells(table)[150][1] == "Team two"
    assert table.measured == measured, "no column is measured as a whole"


def test_a_row_that_comes_or_goes_leaves_all_others(qtbot: QtBot) -> None:
    table = shown(qtbot)
    rows = [row(f"{at:03}") for at in range(300)]
    table.fill(rows)
    made = table.made
    table.fill([*rows[:100], row("new"), *rows[100:]])
    assert table.made - made == len(HEADINGS) and table.rowCount() == 301
    table.fill(rows)
    assert table.made - made == len(HEADINGS) and cells(table)[100][2] == "Form 100"


def test_the_chosen_row_stays_chosen_when_rows_come_above_it(qtbot: QtBot) -> None:
    table = shown(qtbot)
    rows = [row(f"{at:03}") for at in range(20)]
    table.fill(rows)
    table.selectRow(7)
    table.fill([row("new"), *rows])
    assert table.keys_of(table.currentRow()) == ("007",)


@pytest.mark.parametrize("seed", range(6))
def test_followed_is_as_filled_anew(qtbot: QtBot, seed: int) -> None:
    chance, table = Random(seed), shown(qtbot)
    rows = [row(f"{at}") for at in range(chance.choice([0, 3, 60, 120]))]
    for turn in range(25):
        for _ in range(chance.choice([1, 1, 2, 30])):
            at = chance.randrange(len(rows) + 1)
            do = chance.choice(["add", "drop", "say", "soften"])
            if do == "add":
                rows.insert(at, row(f"{turn}", "x" * chance.randrange(14)))
            elif at < len(rows) and do == "drop":
                del rows[at]
            elif at < len(rows):
                rows[at] = row(rows[at].keys[0], "y" * chance.randrange(18), do == "soften")
        table.fill(rows)
        fresh = shown(qtbot)
        fresh.fill(rows)
        assert cells(table) == cells(fresh)
        widths = [[each.columnWidth(column) for column in range(3)] for each in (table, fresh)]
        assert widths[0] == widths[1]
        soft = [[each.item(at, 1).foreground().style() for at in range(len(rows))] for each in (table, fresh)]  # type: ignore[union-attr]
        assert soft[0] == soft[1]
        fresh.close()
