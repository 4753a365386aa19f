"""Where a word that is too long for its line may end with a hyphen: between syllables, by sound and not by dictionary.

One rule serves the languages Baton speaks: a syllable begins with one consonant before a vowel, or with a pair of
consonants that is spoken as one. It misses some places and never leaves a syllable without a vowel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_VOWELS = frozenset("aeiouyæøœıαεηιουωаеёиоуыэюяєіїў")
_TOGETHER = frozenset(
    {"bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "tr", "vl", "vr"}
    | {"ch", "ck", "gh", "gn", "ph", "qu", "rh", "sc", "sh", "th"}
    | {"cz", "dz", "dž", "lj", "nj", "sz"}
)
"""Pairs that begin a syllable together and are never parted."""
_BEFORE, _AFTER = 2, 3
"""Letters that are left at least before and after a hyphen."""
_LONGEST = 60
"""Characters; what is longer was not written to be read."""
_ELIDED = frozenset("'’")
"""What stands inside a word where a vowel was left out; no hyphen comes near it."""
_CASED = frozenset(("Lu", "Ll"))


def places(word: str) -> Iterator[int]:
    """The numbers of characters after which a word may take a hyphen, the largest first; none in what is no word."""
    if len(word) > _LONGEST:
        return
    letters = word.rstrip(".,;:?!…)]}»“”\"'’")
    if not letters or any(unicodedata.category(c) not in _CASED and c not in _ELIDED for c in letters):
        return
    plain = "".join(_base(char) for char in letters)
    for at in range(len(letters) - _AFTER, _BEFORE - 1, -1):
        if _begins(plain, letters.lower(), at) and any(char in _VOWELS for char in plain[:at]):
            yield at


def _begins(plain: str, letters: str, at: int) -> bool:
    """Whether a syllable begins at a letter."""
    if (
        plain[at] in _VOWELS
        or not _ELIDED.isdisjoint(plain[at - 1 : at + 2])
        or letters[at - 1 : at + 1] in _TOGETHER
    ):
        return False
    if plain[at + 1] in _VOWELS:
        return True
    return letters[at : at + 2] in _TOGETHER and at + 2 < len(plain) and plain[at + 2] in _VOWELS


def _base(char: str) -> str:
    """A letter without its accent, small."""
    return unicodedata.normalize("NFD", char)[0].lower()
