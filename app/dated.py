"""Dated numbers from a spreadsheet or typed: two columns, a day and a value; what cannot be read is named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app import days

MOST = 5000
"""Rows of one measure; more is no trend that a card could show."""
_POINTS = ("sl", "it")
"""Languages that put a point between the thousands; English puts a comma."""
_UNIT = re.compile(r"\s*[^\d\s.,]+\s*$")
_BLANKS = re.compile("[\\s\u00a0\u202f\u2009']")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out."""

    line: int
    """Counted from 1, as a person counts the lines that were pasted."""
    text: str
    what: str
    """ "date" or "number": which of the two could not be read."""


@dataclass(slots=True)
class Read:
    """What was read, by day (YYYY-MM-DD)."""

    values: dict[str, float] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    left_out: int = 0
    """Rows beyond `MOST`, which nobody looked at."""


def read(text: str, language: str = "en") -> Read:
    """Read rows of a day and a value, separated by tab, semicolon, comma or blanks. A heading is passed over."""
    lines = text.splitlines()
    result = Read(left_out=max(0, len(lines) - MOST))
    rows = [(n, line, _columns(line, language)) for n, line in enumerate(lines[:MOST], 1) if line.strip()]
    first = days.month_first(day for _n, _line, (day, _number) in rows)
    for place, (n, line, (day, number)) in enumerate(rows):
        try:
            when = days.parse(day, language, months_first=first)
        except ValueError:
            if place or any(letter.isdigit() for letter in line):
                result.bad.append(BadRow(n, line.strip(), "date"))
            continue
        try:
            result.values[when.isoformat()] = parse_number(number, language)
        except ValueError:
            result.bad.append(BadRow(n, line.strip(), "number"))
    return result


def parse_number(text: str, language: str = "en") -> float:
    """A number with its language's signs, a unit behind it is passed over. Raises ValueError for none."""
    bare = _BLANKS.sub("", _UNIT.sub("", text)).replace("\u2212", "-")
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and point >= 0:  # the later one is the decimal sign
        thousands, decimal = (".", ",") if comma > point else (",", ".")
        bare = bare.replace(thousands, "").replace(decimal, ".")
    elif comma >= 0:
        bare = _one_sign(bare, ",", language == "en")
    elif point >= 0:
        bare = _one_sign(bare, ".", language in _POINTS)
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", bare):
        raise ValueError(text)
    number = float(bare)
    if abs(number) > 1e12:
        raise ValueError(text)
    return number


def shown(number: float, language: str) -> str:
    """A number in figures, as the language writes it; `parse_number` understands it."""
    text = f"{number:.10g}"
    return text if language == "en" else text.replace(".", ",")


def _one_sign(bare: str, sign: str, between_thousands: bool) -> str:
    """Only one kind of sign: it parts thousands where there are several, or where the language has it there."""
    groups = bare.lstrip("+-").split(sign)
    grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if grouped and (len(groups) > 2 or between_thousands):
        return bare.replace(sign, "")
    return bare.replace(sign, ".")


def _columns(line: str, language: str) -> tuple[str, str]:
    """The day and the value of a row as they are written."""
    for sign in ("\t", ";"):
        if sign in line:
            cells = [cell.strip() for cell in line.split(sign)]
            kept = [cell for cell in cells if cell]
            return (kept[0], kept[1]) if len(kept) > 1 else (kept[0] if kept else "", "")
    places = [found.start() for found in re.finditer(r"[\s,]", line.strip())]
    bare = line.strip()
    for place in places:
        day, number = bare[:place], bare[place + 1 :].strip()
        if _reads(day, number, language):
            return day, number
    day, _blank, number = bare.rpartition(" ")
    return (day, number) if day else (bare, "")


def _reads(day: str, number: str, language: str) -> bool:
    try:
        days.parse(day, language)
        parse_number(number, language)
    except ValueError:
        return False
    return True
