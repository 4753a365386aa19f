"""The ledger below the map: sorted, filtered, written in place, taken along to a spreadsheet."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from app.model.ledger import by_stage, ledger
from app.places import samples
from app.reports import headline
from app.widgets.lists.handovers import HOW, LIMIT, PASSES, RECEIPT, RETURNS
from app.widgets.lists.ledger_table import LedgerBar, LedgerTable
from app.words import ui
from tests.widgets.window import Office


@pytest.fixture
def opened(office: Office) -> tuple[Office, LedgerTable]:
    office.window.files.open_file(next(path for path in samples() if path.stem == "bank-onboarding-as-is"))
    office.window.toggle_list("handovers")
    office.window.checking.now()
    table = office.window.lists.findChild(LedgerTable)
    assert isinstance(table, LedgerTable) and table.rowCount() == 13
    return office, table


def column(table: LedgerTable, at: int) -> list[str]:
    return [table.text_at(row, at) for row in range(table.rowCount())]


def written(office: Office, table: LedgerTable, row: int, at: int, text: str) -> None:
    """Write into a cell as the editor does, and let the checks catch up."""
    table.write(row, at, text)
    office.window.checking.now()


def test_a_heading_sorts_turns_round_and_lets_go(opened: tuple[Office, LedgerTable]) -> None:
    _office, table = opened
    before = column(table, 1)
    table.sort_by(1)
    assert column(table, 1) == sorted(before)
    table.sort_by(1)
    assert column(table, 1) == sorted(before, reverse=True)
    table.sort_by(1)
    assert column(table, 1) == before


def test_times_are_sorted_by_their_length_and_empty_ones_come_last(
    opened: tuple[Office, LedgerTable],
) -> None:
    _office, table = opened
    table.sort_by(LIMIT)
    found = column(table, LIMIT)
    known = [text for text in found if text]
    assert found == known + [""] * (len(found) - len(known))
    assert known.index("5 min") < known.index("30 min") < known.index("1 day") < known.index("2 days")


def test_a_stage_narrows_the_list_and_is_counted(opened: tuple[Office, LedgerTable]) -> None:
    office, table = opened
    rows = ledger(office.session.store)
    bar = office.window.lists.findChild(LedgerBar)
    assert isinstance(bar, LedgerBar) and bar.counts.isHidden(), "all rows are counted in the header already"
    stages = list(dict.fromkeys(row.stage for row in rows))
    assert {bar.stage.itemData(at) for at in range(1, bar.stage.count())} == set(stages)
    bar.stage.setCurrentIndex(bar.stage.findData(stages[0]))
    bar.stage.activated.emit(bar.stage.currentIndex())
    there = [row for row in rows if row.stage == stages[0]]
    assert 0 < table.rowCount() == len(there) < len(rows)
    assert bar.counts.text() == headline(by_stage(rows)[stages[0]], ui())
    table.want(stage="")
    assert table.rowCount() == len(rows) and bar.counts.isHidden()


def test_state_and_team_narrow_the_list(opened: tuple[Office, LedgerTable]) -> None:
    office, table = opened
    table.want(state="gap")
    assert set(column(table, 0)) == {"gap"} and table.rowCount() == 3
    table.want(state="", team="Cards and Access")
    assert all(
        "Cards and Access" in table.text_at(row, 1) + table.text_at(row, 2) for row in range(table.rowCount())
    )
    office.window.checking.now()
    assert 0 < table.rowCount() < 13  # the filter outlives an edit


@pytest.mark.parametrize(
    "at, text, field, value",
    [
        (RECEIPT, "A green tick", "receipt", "A green tick"),
        (RETURNS, "-", "returns", None),
        (LIMIT, "2 h", "limit", 120.0),
        (RECEIPT, "-", "receipt", None),
    ],
)
def test_a_fact_is_written_in_place_as_one_step(
    opened: tuple[Office, LedgerTable], at: int, text: str, field: str, value: object
) -> None:
    office, table = opened
    assert office.session is not None
    link = table.keys_of(5)[0]
    written(office, table, 5, at, text)
    assert office.session.store[link][field] == value  # None is a value: known to be missing
    assert office.window.history is not None and len(office.window.history.names) == 1
    office.window.history.undo()
    assert field not in office.session.store[link]


def test_things_and_channels_that_are_new_come_with_the_step(opened: tuple[Office, LedgerTable]) -> None:
    office, table = opened
    assert office.session is not None
    store = office.session.store
    link = table.keys_of(5)[0]
    written(office, table, 5, PASSES, "Risk rating, signing rights")
    row = next(r for r in ledger(store) if r.link == link)
    assert set(row.passes) == {"Risk rating", "Signing rights"}  # one was there, one is new
    at = next(n for n in range(table.rowCount()) if table.keys_of(n)[0] == link)
    written(office, table, at, HOW, "Pigeon")
    assert next(r for r in ledger(store) if r.link == link).channel == "Pigeon"


def test_a_time_that_is_none_changes_nothing_and_is_said(opened: tuple[Office, LedgerTable]) -> None:
    office, table = opened
    assert office.session is not None
    link = table.keys_of(5)[0]
    written(office, table, 5, LIMIT, "soon")
    assert "limit" not in office.session.store[link] and "soon" in office.status()


def test_only_facts_can_be_written(opened: tuple[Office, LedgerTable]) -> None:
    _office, table = opened
    item = table.item(0, 0)
    fact = table.item(0, RECEIPT)
    assert item is not None and fact is not None
    assert not table.model().flags(table.model().index(0, 0)) & fact.flags().ItemIsEditable
    table.setCurrentCell(0, RECEIPT)
    table.editItem(fact)
    assert table.findChild(QLineEdit) is not None


def test_the_list_goes_to_a_spreadsheet_as_it_is_shown(opened: tuple[Office, LedgerTable]) -> None:
    office, table = opened
    table.want(state="gap")
    table.copy_out()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 4 and lines[0].split("\t")[0] == "State"
    assert all(line.split("\t")[0] == "gap" for line in lines[1:])
    assert "3 handovers copied" in office.status()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime is not None and mime.hasHtml()


def test_a_fact_that_looks_like_a_formula_is_taken_as_text(opened: tuple[Office, LedgerTable]) -> None:
    office, table = opened
    written(office, table, 5, RECEIPT, '=HYPERLINK("https://example.org";"<b>")')
    table.copy_out()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime is not None
    cells = [cell for line in mime.text().split("\n") for cell in line.split("\t")]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert any("'=HYPERLINK" in cell for cell in cells)
    assert "<b>" not in mime.html() and "mso-number-format" in mime.html()
