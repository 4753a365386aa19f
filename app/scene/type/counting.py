"""How many lines a text takes at a width, without making them: for trying many widths of one text."""

from __future__ import annotations

import re
from functools import lru_cache

from app.scene.type.breaks import CLINGING, SOFT_HYPHEN, paragraphs, parts, words
from app.scene.type.shaping import ems
from app.scene.type.wrap import TOLERANCE, wrap

_SIMPLE = re.compile(
    r"[ !\"#$%&'()*+,.0-9:;<=>?@A-Z\[\]^_`a-z{|}~\u00a0-\u00ac\u00ae-\u024f\u2018\u2019\u201c-\u201e\u2026]*"
)
"""A text of these characters is one paragraph, and none of its words may break: so are nearly all titles."""
Word = tuple[float, bool]
"""Length in ems, and whether it should not end a line."""


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
def _plain(text: str, face: str) -> tuple[tuple[tuple[Word, ...], ...], float] | None:
    """The words of each paragraph and the longest of them; None when one may break in its middle."""
    if not text or text.isspace() or SOFT_HYPHEN in text:
        return None
    if _SIMPLE.fullmatch(text):
        simple = tuple([(ems(word, face), word in CLINGING) for word in text.split(" ") if word])
        return (simple,), max(simple)[0]
    found: list[tuple[Word, ...]] = []
    longest = 0.0
    for paragraph in paragraphs(text.strip("\n\r")):
        line: list[Word] = []
        for word in words(paragraph):
            if len(parts(word)) > 1:
                return None
            needs = ems(word, face)
            longest = max(longest, needs)
            line.append((needs, len(word) == 1 and word in CLINGING))
        found.append(tuple(line))
    return tuple(found), longest


def _lines(paragraph: tuple[Word, ...], space: float, room: float) -> int:
    """The lines of one paragraph, none of whose words is longer than a line; see `wrap`."""
    lines, first = 1, 0
    used = 0.0
    for at, (needs, _) in enumerate(paragraph):
        if at == first:
            used = needs
            continue
        if used + space + needs <= room:
            used += space + needs
            continue
        kept = at
        while kept - first > 1 and paragraph[kept - 1][1]:
            if _span(paragraph[kept - 1 : at], space) + needs + space > room + space:
                break
            kept -= 1
        lines += 1
        first = kept
        used = _span((*paragraph[kept:at], (needs, False)), space) - space
    return lines


def _span(held: tuple[Word, ...], space: float) -> float:
    """Length in ems of words that another will follow."""
    return sum(needs + space for needs, _ in held)
