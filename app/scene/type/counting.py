"""How many lines a text takes at a width, without making them: for trying many widths of one text."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from app.scene.type.breaks import CLINGING, SOFT_HYPHEN, paragraphs, parts, words
from app.scene.type.shaping import ems
from app.scene.type.wrap import TOLERANCE, wrap

_SIMPLE = re.compile(
    r"[ !\"#$%&'()*+,.0-9:;<=>?@A-Z\[\]^_`a-z{|}~\u00a0-\u00ac\u00ae-\u024f\u2018\u2019\u201c-\u201e\u2026]*"
)
"""A text of these characters is one paragraph, and none of its words may break: so are nearly all titles."""
_MOST = 65536
"""Words of a face whose lengths are kept beside each other."""
Words = tuple[tuple[float, ...], tuple[bool, ...]]
"""Lengths in ems, and for each word whether it should not end a line; nothing where none is of that kind."""


def count(text: str, face: str, size: float, width: float) -> int:
    """The number of lines that `wrap` would make."""
    plain = _plain(text, face)
    room = width / size + TOLERANCE
    if plain is None or plain[1] > room:
        return len(wrap(text, face, size, width).lines)
    space = ems(" ", face)
    if len(plain[0]) == 1:
        return _lines(plain[0][0], space, room)
    return sum(_lines(paragraph, space, room) for paragraph in plain[0])


@lru_cache(maxsize=32768)
def _plain(text: str, face: str) -> tuple[tuple[Words, ...], float] | None:
    """The words of each paragraph and the longest of them; None when one may break in its middle."""
    if not text or text.isspace() or SOFT_HYPHEN in text:
        return None
    if _SIMPLE.fullmatch(text):
        held = text.split(" ")
        simple = _measured([word for word in held if word] if "" in held else held, face)
        return (simple,), max(simple[0])
    found: list[Words] = []
    for paragraph in paragraphs(text.strip("\n\r")):
        held = words(paragraph)
        if any(len(parts(word)) > 1 for word in held):
            return None
        found.append(_measured(held, face))
    return tuple(found), max((max(needs, default=0.0) for needs, _ in found), default=0.0)


def _measured(held: list[str], face: str) -> Words:
    lengths = _LENGTHS.get(face)
    if lengths is None:
        lengths = _LENGTHS[face] = _Lengths(face)
    clinging = () if CLINGING.isdisjoint(held) else tuple([word in CLINGING for word in held])
    return tuple([lengths[word] for word in held]), clinging


class _Lengths(dict[str, float]):
    """The lengths of words in ems, a look into a table for each: a map has ten thousand words, mostly the same."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = ems(word, self._face)
        return found


_LENGTHS: dict[str, _Lengths] = {}


def _lines(held: Words, space: float, room: float) -> int:
    """The lines of one paragraph, none of whose words is longer than a line; see `wrap`."""
    lengths, clinging = held
    if clinging:
        return _lines_with_clinging(lengths, clinging, space, room)
    lines, used = 1, -math.inf
    for needs in lengths:
        if used + space + needs <= room:
            used = used + (space + needs) if used >= 0 else needs
        else:
            lines += 1
            used = (needs + space) - space  # as the sum of a line is taken
    return lines


def _lines_with_clinging(
    lengths: tuple[float, ...], clinging: tuple[bool, ...], space: float, room: float
) -> int:
    lines, first = 1, 0
    used = 0.0
    for at, needs in enumerate(lengths):
        if at == first:
            used = needs
            continue
        if used + space + needs <= room:
            used += space + needs
            continue
        kept = at
        while kept - first > 1 and clinging[kept - 1]:
            if _span(lengths[kept - 1 : at], space) + needs + space > room + space:
                break
            kept -= 1
        lines += 1
        first = kept
        used = _span((*lengths[kept:at], needs), space) - space
    return lines


def _span(lengths: tuple[float, ...], space: float) -> float:
    """Length in ems of words that another will follow."""
    return sum(needs + space for needs in lengths)
