"""Days and numbers as six languages write them, typed or pasted in two columns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import dated, days
from app.words import LANGUAGES

WRITTEN = [
    ("2026-11-22", "en"),
    ("2026 11 22", "lt"),
    ("2026.11.22", "lt"),
    ("2026-11-22.", "lt"),
    ("22/11/2026", "en"),
    ("22/11/26", "it"),
    ("22. 11. 2026", "sl"),
    ("22.11.2026", "cs"),
    ("22.11.26", "et"),
    ("22-11-2026", "it"),
    ("22 November 2026", "en"),
    ("22-Nov-26", "en"),
    ("Nov 22, 2026", "en"),
    ("22. novembra 2026", "sl"),
    ("22. listopadu 2026", "cs"),
    ("22. lis 2026", "cs"),
    ("22 novembre 2026", "it"),
    ("22. november 2026", "et"),
    ("22 lapkričio 2026", "lt"),
]


@pytest.mark.parametrize(("text", "language"), WRITTEN)
def test_a_day_is_understood_however_it_is_written(text: str, language: str) -> None:
    assert days.parse(text, language) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-03", "2026-03-01"), ("Q3 2026", "2026-07-01"), ("2026 Q3", "2026-07-01"), ("2026", "2026-01-01")],
)
def test_a_month_a_quarter_or_a_year_is_its_first_day(text: str, day: str) -> None:
    assert days.parse(text).isoformat() == day


@pytest.mark.parametrize(
    "text", ["", "soon", "32/01/2026", "2026-02-30", "1/2", "3026-01-01", "12", "Febtober 2026"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        days.parse(text)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_day_that_is_shown_is_understood(day: date, language: str) -> None:
    assert days.parse(days.shown(day, language), language) == day


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("41.5", "en", 41.5),
        ("41,5", "cs", 41.5),
        ("1,234.5", "en", 1234.5),
        ("1.234,5", "it", 1234.5),
        ("1 234,5", "et", 1234.5),
        ("1\u00a0234,5", "cs", 1234.5),
        ("1,234", "en", 1234),
        ("1,234", "lt", 1.234),
        ("1.234", "sl", 1234),
        ("1.234", "et", 1.234),
        ("12.345.678", "it", 12345678),
        ("84 %", "en", 84),
        ("84%", "en", 84),
        ("−3", "en", -3),
        ("-3,5", "sl", -3.5),
        ("12 min", "en", 12),
    ],
)
def test_a_number_is_understood_with_the_signs_of_its_language(
    text: str, language: str, number: float
) -> None:
    assert dated.parse_number(text, language) == number


@pytest.mark.parametrize("text", ["", "n/a", "1-2", "1.2.3,4,5", "1e5", "∞", "9" * 30])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        dated.parse_number(text)


@given(st.floats(-1e9, 1e9, allow_nan=False), st.sampled_from(LANGUAGES))
def test_a_number_that_is_shown_is_understood(number: float, language: str) -> None:
    shown = dated.shown(number, language)
    if "e" not in shown:
        assert dated.parse_number(shown, language) == pytest.approx(number, rel=1e-9)


def test_two_columns_of_a_spreadsheet_are_read() -> None:
    pasted = "Datum\tHodnota\n1. 3. 2026\t41,5\n1. 4. 2026\t1 042\n\n"
    assert dated.read(pasted, "cs") == dated.Read({"2026-03-01": 41.5, "2026-04-01": 1042.0})


@pytest.mark.parametrize(
    "row", ["2026-03-01 41.5", "2026-03-01,41.5", "2026-03-01;41.5", "1 Mar 2026 41.5", "1. 3. 2026 41.5"]
)
def test_typed_rows_are_read(row: str) -> None:
    assert dated.read(row, "en").values == {"2026-03-01": 41.5}


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_kept() -> None:
    found = dated.read("2026-01-01\t5\nlast week\t6\n2026-03-01\tn/a\n2026-04-01\t8", "en")
    assert found.values == {"2026-01-01": 5, "2026-04-01": 8}
    assert [(row.line, row.what) for row in found.bad] == [(2, "date"), (3, "number")]
    assert found.bad[0].text == "last week\t6"


def test_a_column_with_the_month_first_is_read_so() -> None:
    assert dated.read("03/14/2026\t1\n04/01/2026\t2", "en").values == {"2026-03-14": 1, "2026-04-01": 2}
    assert dated.read("03/04/2026\t1", "en").values == {"2026-04-03": 1}


def test_a_paste_without_end_is_cut_and_counted() -> None:
    text = "\n".join("2026-01-01\t1" for _ in range(dated.MOST + 7))
    assert dated.read(text).left_out == 7


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_no_text_breaks_it(text: str, language: str) -> None:
    found = dated.read(text, language)
    assert all(date.fromisoformat(day) for day in found.values)
