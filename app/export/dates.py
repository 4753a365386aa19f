"""Days in words: "22 November 2026" as each language writes it."""

from __future__ import annotations

from datetime import date

from app.words import Words


def day(words: Words, when: date) -> str:
    """A day with its month in words; the month is in the form a date needs (genitive where there is one)."""
    return words.pick(
        "date", "{day} {month} {year}", day=when.day, month=_month(words, when.month), year=str(when.year)
    )


def parsed(text: object) -> date | None:
    """The day of a raw field (YYYY-MM-DD); None when it is none."""
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def said(words: Words, text: object) -> str:
    """The day of a raw field in words; a text that is no day comes back as it is."""
    found = parsed(text)
    return day(words, found) if found is not None else text if isinstance(text, str) else ""


def _month(words: Words, number: int) -> str:
    pick = words.pick
    return (
        pick("month in a date", "January"),
        pick("month in a date", "February"),
        pick("month in a date", "March"),
        pick("month in a date", "April"),
        pick("month in a date", "May"),
        pick("month in a date", "June"),
        pick("month in a date", "July"),
        pick("month in a date", "August"),
        pick("month in a date", "September"),
        pick("month in a date", "October"),
        pick("month in a date", "November"),
        pick("month in a date", "December"),
    )[number - 1]
