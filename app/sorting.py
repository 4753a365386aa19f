"""The order of the alphabet in six languages, without Qt: for lists on paper and in panels alike.

Letters that an alphabet counts as their own follow where it puts them (č after c, Estonian z before t, Czech ch
after h); other marks only decide between words that are otherwise the same.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ALPHABETS = {
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "it": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "sl": "a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "lt": "a b c č d e f g h i y j k l m n o p q r s š t u v w x z ž",
}
"""Letters in their order (Unicode CLDR); Lithuanian y stands beside i."""
_OTHERS = 1000
"""Weight from which characters of no alphabet begin: after all letters, by code point."""

Key = tuple[tuple[int, ...], str]


def sort_key(text: str, language: str = "en") -> Key:
    """What to sort a text by in a language; an unknown language sorts like English."""
    return _weights(text.strip().casefold(), language if language in ALPHABETS else "en"), text


@lru_cache(maxsize=4096)
def _weights(text: str, language: str) -> tuple[int, ...]:
    places = _places(language)
    found, at = [], 0
    while at < len(text):
        pair = text[at : at + 2]
        if len(pair) == 2 and pair in places:
            found.append(places[pair])
            at += 2
            continue
        found.append(_weight(text[at], places))
        at += 1
    return tuple(found)


def _weight(letter: str, places: dict[str, int]) -> int:
    if letter in places:
        return places[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in places:
        return places[plain]
    # Blanks and digits stand before the letters, everything else after them.
    return -_OTHERS + ord(letter) if letter < "a" else _OTHERS + ord(letter)


@lru_cache(maxsize=len(ALPHABETS))
def _places(language: str) -> dict[str, int]:
    return {letter: number for number, letter in enumerate(ALPHABETS[language].split())}
