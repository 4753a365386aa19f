"""Calendar days as people write them in six languages: 22. 11. 2026, 22/11/26, 2026-11-22, 22 November 2026.

Where a day could also be a month (03/04/2026) the day comes first, as in all six languages; a column in which some
row only makes sense the other way round is read that way (see `month_first`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.folding import fold

EARLIEST, LATEST = 1900, 2200
"""Years outside are typing errors."""
_TWO_DIGITS = 70
"""Two digits from here on are of the last century."""
_NAMES = {
    "en": "january february march april may june july august september october november december",
    "sl": "januar februar marec april maj junij julij avgust september oktober november december",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "et": "jaanuar veebruar marts aprill mai juuni juuli august september oktoober november detsember",
    "cs": "leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec",
    "lt": "sausis vasaris kovas balandis geguze birzelis liepa rugpjutis rugsejis spalis lapkritis gruodis",
}
_IN_DATES = {
    "sl": "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "cs": "ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
    "lt": "sausio vasario kovo balandzio geguzes birzelio liepos rugpjucio rugsejo spalio lapkricio gruodzio",
}
_ISO = re.compile(r"(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?\.?")
_THREE = re.compile(r"(\d{1,2})([-./ ]) ?(\d{1,2})[-./ ] ?(\d{4}|\d{2})\.?")
_QUARTER = re.compile(r"(?:q([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?q([1-4]))")
_WORDS = re.compile(r"(?:(\d{1,2})\.?[ -])?([^\W\d]+)\.?[ ,-]{0,2}(\d{4}|\d{2})")
_WORDS_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})")


def parse(text: str, language: str = "en", *, months_first: bool = False) -> date:
    """The day a person has written. A month, a quarter or a year means its first day.

    Raises ValueError for what is no day, or none between 1900 and 2200.
    """
    folded = fold(text).removesuffix(" g").strip()
    if found := _ISO.fullmatch(folded):
        return _day(int(found[1]), int(found[2]), int(found[3] or 1))
    if found := _THREE.fullmatch(folded):
        first, second = int(found[1]), int(found[3])
        day, month = (second, first) if months_first else (first, second)
        return _day(_year(found[4]), month, day)
    if found := _QUARTER.fullmatch(folded):
        return _day(int(found[2] or found[3]), int(found[1] or found[4]) * 3 - 2, 1)
    if found := _WORDS_FIRST.fullmatch(folded):
        return _day(int(found[3]), _month(found[1], language), int(found[2]))
    if found := _WORDS.fullmatch(folded):
        return _day(_year(found[3]), _month(found[2], language), int(found[1] or 1))
    if re.fullmatch(r"\d{4}", folded):
        return _day(int(folded), 1, 1)
    raise ValueError(text)


def month_first(texts: Iterable[str]) -> bool:
    """Whether a column of dates has the month in front: some row makes sense only so, and none the other way."""
    pairs = [
        (int(found[1]), int(found[3]))
        for text in texts
        if (found := _THREE.fullmatch(fold(text))) and found[2] in "/-"
    ]
    return any(second > 12 for _first, second in pairs) and all(first <= 12 for first, _second in pairs)


def shown(when: date, language: str) -> str:
    """A day in figures, as the language writes it; `parse` understands it."""
    if language == "lt":
        return when.isoformat()
    if language in ("sl", "cs"):
        return f"{when.day}. {when.month}. {when.year}"
    if language == "et":
        return f"{when.day:02}.{when.month:02}.{when.year}"
    return f"{when.day:02}/{when.month:02}/{when.year}"


def said(text: object, language: str) -> str:
    """The day of a raw field (YYYY-MM-DD) as the language writes it; a text that is no day comes back as it is."""
    try:
        return shown(date.fromisoformat(str(text)), language)
    except ValueError:
        return text if isinstance(text, str) else ""


def _day(year: int, month: int, day: int) -> date:
    if not EARLIEST <= year <= LATEST:
        raise ValueError(year)
    return date(year, month, day)


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return number + (1900 if number >= _TWO_DIGITS else 2000)


def _month(word: str, language: str) -> int:
    """The month of a name or its first letters, in a language or in English. Raises ValueError."""
    for code in dict.fromkeys((language, "en")):
        for table in (_NAMES, _IN_DATES):
            names = table.get(code, "").split()
            if word in names:
                return names.index(word) + 1
            fitting = [number for number, name in enumerate(names, 1) if name.startswith(word)]
            if len(word) >= 3 and len(fitting) == 1:
                return fitting[0]
    raise ValueError(word)
