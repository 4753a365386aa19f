"""Durations: what people type in six languages, and what is said back."""

from __future__ import annotations

import pytest

from app import words
from app.durations import LONGEST, journey_words, parse, parse_spread, typed_words, words_for

ENGLISH = words.load("en")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9 min", 9),
        ("90", 90),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1,5 h", 90),
        ("1.5 hours", 90),
        ("45s", 0.75),
        ("2 d", 2880),
        ("2 days, 3 h", 3060),
        ("1 week", 10080),
        ("3 tedni", 30240),
        ("2 dni", 2880),
        ("4 ure", 240),
        ("2 giorni", 2880),
        ("3 ore", 180),
        ("1 settimana", 10080),
        ("2 päeva", 2880),
        ("3 tundi", 180),
        ("2 nädalat", 20160),
        ("5 dnů", 7200),
        ("5 DNU", 7200),
        ("2 hodiny", 120),
        ("2 týdny", 20160),
        ("3 val.", 180),
        ("2 dienos", 2880),
        ("2 savaitės", 20160),
        ("1 month", 43200),
        ("0", 0),
    ],
)
def test_people_write_durations_in_their_language(typed: str, minutes: float) -> None:
    assert parse(typed) == pytest.approx(minutes)


@pytest.mark.parametrize("typed", ["", "  ", "soon", "2 parsecs", "-3 h", "3 h!", "1.2.3 h", "h", "\x00"])
def test_what_is_no_duration_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"duration|unit"):
        parse(typed)


def test_spreads_have_a_shortest_and_a_longest() -> None:
    assert parse_spread("2 d") == {"typical": 2880}
    assert parse_spread("1-3 d") == {"min": 1440, "max": 4320}
    assert parse_spread("1 – 2 – 5 dni") == {"min": 1440, "typical": 2880, "max": 7200}
    assert parse_spread("30 min - 2 h") == {"min": 30, "max": 120}
    for wrong in ("3-1 d", "1-2-3-4 d", "-", "1 to 3 d"):
        with pytest.raises(ValueError, match=r"duration|shortest|unit"):
            parse_spread(wrong)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "at once"),
        (0.5, "30 s"),
        (0.999, "1 min"),
        (9, "9 min"),
        (59.6, "1 h"),
        (60, "1 h"),
        (90, "1 h 30 min"),
        (119.9, "2 h"),
        (150, "2 h 30 min"),
        (1440, "1 day"),
        (1500, "25 h"),
        (2880, "2 days"),
        (3060, "2 days 3 h"),
        (15840, "11 days"),
        (10070, "7 days"),
    ],
)
def test_durations_are_said_in_at_most_two_units(minutes: float, said: str) -> None:
    assert journey_words(ENGLISH, minutes) == said


def test_what_is_said_can_be_typed_again() -> None:
    for minutes in (1, 9, 45, 60, 90, 150, 1440, 1500, 2880, 3060, 15840):
        assert parse(journey_words(ENGLISH, minutes)) == minutes


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, ""),
        ({"typical": None}, ""),
        ({"typical": 9}, "9 min"),
        ({"min": 60, "typical": 60, "max": 60}, "1 h"),
        ({"min": 1440, "max": 4320}, "1 day to 3 days"),
        ({"min": 1440, "typical": 2880, "max": 7200}, "2 days (1 day to 5 days)"),
        ({"min": 60, "typical": "long", "max": True}, "1 h"),
    ],
)
def test_a_spread_is_said_as_typical_with_its_ends(found: dict[str, object], said: str) -> None:
    assert words_for(found, ENGLISH) == said


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(
    "spread", [{"typical": 90.0}, {"min": 60.0, "max": 2880.0}, {"min": 9, "typical": 90, "max": 7200}]
)
def test_what_an_editor_shows_can_be_typed_back(language: str, spread: dict[str, float]) -> None:
    assert parse_spread(typed_words(spread, words.load(language))) == spread


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("unit", [1, 60, 1440])
def test_a_unit_that_stays_the_same_is_shown_once(language: str, unit: int) -> None:
    """Else the longest time did not fit into the field of the panel."""
    spread = {"min": 3 * unit, "typical": 5 * unit, "max": 14 * unit}
    said = typed_words(spread, words.load(language))
    assert said.startswith("3 – 5 – 14 ") and parse_spread(said) == spread
    assert typed_words({"min": 30, "max": 7200}, ENGLISH) == "30 min – 5 days"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_language_can_say_durations(language: str) -> None:
    for minutes in (0, 0.5, 9, 90, 1440, 2880, 3060):
        assert "{" not in journey_words(words.load(language), minutes)


@pytest.mark.parametrize("typed", ["9" * 320, "9" * 320 + " d", "99999999 mo"])
def test_what_lasts_longer_than_anything_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="longer"):
        parse(typed)


@pytest.mark.parametrize("minutes", [1e308, float("inf")])
def test_a_map_written_by_hand_may_hold_any_number(minutes: float) -> None:
    assert journey_words(words.load("en"), minutes) == journey_words(words.load("en"), LONGEST)
    assert words_for({"typical": minutes}, words.load("en"))
