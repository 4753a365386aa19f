"""Texts as people search them: without upper and lower case, without the marks of letters.

"resitev" finds "Rešitev", "strasse" finds "Straße": nobody should have to switch the keyboard to find a card.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

OWN = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
"""Letters that Unicode does not take apart."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A text in small letters without marks, blanks joined; for comparing only, never for showing."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(OWN))
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())


def found_in(query: str, text: str) -> bool:
    """Whether every word of a query occurs in a text; the empty query is in every text."""
    folded = fold(text)
    return all(word in folded for word in fold(query).split())
