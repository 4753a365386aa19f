"""No cell that leaves Baton is run by a spreadsheet; numbers stay numbers."""

from __future__ import annotations

import csv
import io

import pytest

from app.cells import harmless, meant, tabbed
from app.importing.reading import read

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://example.org";"press")',
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1＋1",
    "-",
    "+",
    "- a list",
    "-5 days",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_run_has_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    (row,) = csv.reader(io.StringIO(tabbed([["first", text]])), delimiter="\t")
    assert row == ["first", f"'{text}"]


@pytest.mark.parametrize(
    "text", ["", "word", "12", "-12", "+3", "-1.5", "-1,5", "-1 200,5", "-40%", "a=b", "1-2", "2026-03-31"]
)
def test_plain_words_and_numbers_stay(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", [*FORMULAS, "'tis", "'", "-12", "it's"])
def test_what_was_meant_comes_back(text: str) -> None:
    assert meant(harmless(text)) == text


def test_a_table_that_was_copied_here_comes_back_as_it_was() -> None:
    found = read(tabbed([["Step", "Note"], ["Call", "=1+1"], ["Mail", "- again"]])).table
    assert found is not None and found.rows[1:] == (("Call", "=1+1"), ("Mail", "- again"))


def test_tabs_line_ends_and_quotes_stay_inside_their_cell() -> None:
    rows = [["a\tb", "two\nlines"], ['say "yes"', ""]]
    assert list(csv.reader(io.StringIO(tabbed(rows)), delimiter="\t")) == rows
