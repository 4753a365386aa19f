"""Stretches of calendar time in words ("9 min", "2 days") and back from what people type in six languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from app.words import Words

HOUR = 60.0
DAY = 24 * HOUR
LONGEST = 1e6 * 365 * DAY
"""Minutes in a million years: whatever is longer was a slip of the hand."""
_SIZES = {"s": 1 / 60, "min": 1.0, "h": HOUR, "d": DAY, "w": 7 * DAY, "mo": 30 * DAY}
_TYPED = {
    "s": "s sec secs second seconds sek sekunda sekunde sekund secondo secondi sekundit sekundy",
    "min": (
        "min mins m minute minutes minuta minut minuti minuto minutit minutid minuty minutė minutės minučių"
    ),
    "h": (
        "h hr hrs hour hours ura ure uri ur ora ore t tund tundi hod hodina hodiny hodin val valanda valandos"
        " valandų"
    ),
    "d": (
        "d day days dan dneva dni dnevi dnevov g gg giorno giorni p päev päeva den dny dní dnů diena dienos"
        " dienų"
    ),
    "w": (
        "w wk week weeks teden tedna tedni tedne tednov sett settimana settimane nädal nädalat tyd týden"
        " týdny týdnů sav savaitė savaitės savaičių"
    ),
    "mo": (
        "mo month months mesec meseca mesece meseci mesecev mese mesi kuu kuud měsíc měsíce měsíců mėn mėnuo"
        " mėnesiai mėnesių"
    ),
}


def _plain(text: str) -> str:
    """Lower case without accents, so that "dnu" is understood like "dnů"."""
    spread = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))


_UNITS = {_plain(word): unit for unit, words in _TYPED.items() for word in words.split()}
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:([^\W\d_]+)\.?)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_RANGE = re.compile(r"\s*(?:-|–|—|\.\.+|…)\s*")


def parse(text: str) -> float:
    """Minutes that a typed duration means: "9 min", "1 h 30", "2,5 d", "3 tedni"; a bare number is minutes.

    A week has 7 days, a month 30. Raises ValueError for anything else, and for more than `LONGEST`.
    """
    rest = _plain(text).strip()
    if not rest:
        raise ValueError("no duration")
    total, last = 0.0, ""
    while rest:
        found = _PART.match(rest)
        if found is None:
            raise ValueError(f"not a duration: {text!r}")
        unit = _UNITS.get(found[2]) if found[2] else _smaller(last)
        if unit is None:
            raise ValueError(f"unknown unit {found[2]!r}")
        total += float(found[1].replace(",", ".")) * _SIZES[unit]
        last, rest = unit, rest[found.end() :].strip(" ,+")
    if total > LONGEST:
        raise ValueError("longer than anything lasts")
    return total


def _smaller(unit: str) -> str:
    """The unit a bare number means after another part: "1 h 30" is minutes, "2 d 3" hours."""
    return {"": "min", "h": "min", "min": "s", "d": "h", "w": "d", "mo": "d"}.get(unit, "min")


def parse_spread(text: str) -> dict[str, float]:
    """What was said of {min, typical, max} in minutes: "2 d" is the typical time, "1-3 d" shortest and longest.

    Three values ("1-2-5 d") give all. Raises ValueError for anything else.
    """
    parts = [part for part in _RANGE.split(text.strip()) if part]
    if not 1 <= len(parts) <= 3:
        raise ValueError(f"not a duration: {text!r}")
    unit = re.sub(r"^[\d.,\s]*", "", _plain(parts[-1]))
    values = [parse(f"{part} {unit}" if _NUMBER.fullmatch(part) and unit else part) for part in parts]
    if values != sorted(values):
        raise ValueError(f"the shortest comes first: {text!r}")
    names = {1: ("typical",), 2: ("min", "max"), 3: ("min", "typical", "max")}
    return dict(zip(names[len(values)], values, strict=True))


def typed_words(found: Mapping[str, Any], words: Words) -> str:
    """A {min, typical, max} as one would type it: "1 – 2 – 5 days", "30 min – 2 h"; `parse_spread` reads it back."""
    known = [_number(found.get(name)) for name in ("min", "typical", "max")]
    said = [journey_words(words, value) for value in dict.fromkeys(known) if value is not None]
    if len(said) < 2:
        return "".join(said)
    unit = _LAST_UNIT.fullmatch(said[-1])
    return " – ".join([*(_without_unit(part, unit[1] if unit else "") for part in said[:-1]), said[-1]])


def _without_unit(said: str, unit: str) -> str:
    """The number alone where it is of the unit that the last time names."""
    one = _LAST_UNIT.fullmatch(said)
    if not one or not unit:
        return said
    number = said.split()[0]
    return number if parse(f"{number} {unit}") == parse(said) else said


_LAST_UNIT = re.compile(r"\d+\s+([^\W\d]+\.?)")
"""A time in one unit, as it is said."""


def journey_words(words: Words, minutes: float) -> str:
    """A stretch of time in words, in at most two units: "at once", "9 min", "1 h 30 min", "2 days"."""
    minutes = min(minutes, LONGEST)  # a map written by hand may hold anything
    if minutes <= 0:
        return words.pick("duration", "at once")
    if round(minutes * 60) < 60:
        return words.pick("duration", "{n} s", n=max(1, round(minutes * 60)))
    if minutes < 2 * HOUR and round(minutes) % 60:
        whole = round(minutes)
        if whole < HOUR:
            return _minutes(words, whole)
        return _both(words, _hours(words, whole // 60), _minutes(words, whole % 60))
    if minutes < 2 * DAY:
        return _hours_and_less(words, round(minutes))
    days, hours = divmod(round(minutes / HOUR), 24)
    # Above a week an hour more or less says nothing.
    if not hours or days >= 7:
        return _days(words, days if days < 7 else round(minutes / DAY))
    return _both(words, _days(words, days), _hours(words, hours))


def _hours_and_less(words: Words, whole: int) -> str:
    if whole == DAY:
        return _days(words, 1)
    hours, rest = divmod(whole, 60)
    if not rest:
        return _hours(words, hours)
    return _both(words, _hours(words, hours), _minutes(words, rest))


def _minutes(words: Words, n: int) -> str:
    return words.pick("duration", "{n} min", n=n)


def _hours(words: Words, n: int) -> str:
    return words.pick("duration", "{n} h", n=n)


def _days(words: Words, n: int) -> str:
    return words.plural("{n} day", "{n} days", n, n=str(n))  # ungrouped: it is typed and read back


def _both(words: Words, larger: str, smaller: str) -> str:
    return words.pick("duration", "{larger} {smaller}", larger=larger, smaller=smaller)


def words_for(found: Mapping[str, Any], words: Words) -> str:
    """A {min, typical, max} of a record in words: "2 days", "1 to 3 days", "2 days (1 to 5)"; "" when empty."""
    low, mid, high = (_number(found.get(name)) for name in ("min", "typical", "max"))
    known = [value for value in (low, mid, high) if value is not None]
    if not known:
        return ""
    if min(known) == max(known):
        return journey_words(words, known[0])
    spread = words.pick(
        "duration",
        "{low} to {high}",
        low=journey_words(words, known[0]),
        high=journey_words(words, known[-1]),
    )
    if mid is None or low is None or high is None or mid in (low, high):
        return spread
    return words.pick("duration", "{typical} ({spread})", typical=journey_words(words, mid), spread=spread)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
