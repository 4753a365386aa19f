"""Line breaking: once, here, for screen and paper. Greedy on cached word widths."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.scene.shapes import TextLine
from app.scene.theme import Style, style
from app.scene.type import bidi
from app.scene.type.breaks import (
    CLINGING,
    ELLIPSIS,
    NO_BREAK,
    SOFT_HYPHEN,
    clean,
    ended,
    graphemes,
    paragraphs,
    parts,
    words,
)
from app.scene.type.shaping import ems, glyph_runs
from app.scene.type.syllables import places

TOLERANCE = 1e-6
"""Part of an em by which a line may exceed its width through rounding alone."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The lines of a text; `cut` when the last one ends in an ellipsis because more was there."""

    lines: tuple[str, ...]
    cut: bool = False
    rtl: tuple[bool, ...] = ()
    """For each line whether its paragraph runs from right to left."""


@lru_cache(maxsize=16384)
def wrap(text: str, face: str, size: float, width: float, max_lines: int | None = None) -> Wrapped:
    """Break a text into lines no longer than `width` points at a font size in points.

    A word that is longer than a line breaks inside. With `max_lines` the rest is cut and the last line ends in an
    ellipsis that fits. An empty text has no lines.
    """
    if not text or text.isspace():
        return Wrapped(())
    room = width / size + TOLERANCE
    lines: list[str] = []
    sides: list[bool] = []
    for paragraph in paragraphs(text.strip("\n\r")):
        rtl = bidi.needed(paragraph) and bidi.base_level(paragraph) == 1
        for line in _lines(paragraph, face, room):
            if max_lines is not None and len(lines) == max_lines:
                lines[-1] = _ellipsised(lines[-1], face, room)
                return Wrapped(tuple(lines), True, tuple(sides))
            lines.append(line)
            sides.append(rtl)
    return Wrapped(tuple(lines), False, tuple(sides))


def _lines(paragraph: str, face: str, room: float) -> Iterator[str]:
    """The lines of one paragraph; an empty paragraph is one empty line. `room` in ems."""
    line: list[str] = []
    used = 0.0
    space = ems(" ", face)
    for word in words(paragraph):
        shown = clean(word)
        needs = _length(shown, face, room)
        if line and used + space + needs <= room:
            line.append(shown)
            used += space + needs
            continue
        if not line and needs <= room:
            line, used = [shown], needs
            continue
        head, rest = _head(word, face, room - used - space) if line else ("", word)
        if head:
            yield " ".join([*line, head])
            line = []
        elif line:
            kept = _without_clinging(line, face, room, _length(clean(rest), face, room) + space)
            yield " ".join(line[:kept])
            line = line[kept:]
        last = ""
        for piece in _broken(rest, face, room - _span(line, face), room):
            if last:
                yield " ".join([*line, last])
                line = []
            last = piece
        line.append(last)
        used = _span(line, face) - space
    if line or not paragraph.strip():
        yield " ".join(line)


def _span(line: list[str], face: str) -> float:
    """Length in ems of words that another will follow, spaces after each included."""
    space = ems(" ", face)
    return sum(ems(word, face) + space for word in line)


def _without_clinging(line: list[str], face: str, room: float, following: float) -> int:
    """How many words of a full line stay on it: a lone preposition at its end goes with the next word if it fits."""
    kept = len(line)
    while kept > 1 and len(line[kept - 1]) == 1 and line[kept - 1] in CLINGING:
        if _span(line[kept - 1 :], face) + following > room + ems(" ", face):
            break
        kept -= 1
    return kept


def _most(room: float) -> int:
    """More characters than any line of so many ems holds, so that a text without spaces is not measured whole."""
    return int(max(room, 0.0) * 8) + 64


def _length(word: str, face: str, room: float) -> float:
    """Length of a word in ems, without end when it is far too long for the line anyway."""
    return ems(word, face) if len(word) <= _most(room) else math.inf


def _head(word: str, face: str, room: float) -> tuple[str, str]:
    """The longest beginning of a word that ends at a place to break and fits, and the rest; "" when none fits."""
    pieces = parts(word[: _most(room)])
    for count in range(len(pieces) - 1, 0, -1):
        start = "".join(pieces[:count])
        if ems(ended(start), face) <= room:
            return ended(start), word[len(start) :]
    return "", word


def _broken(word: str, face: str, first: float, room: float) -> Iterator[str]:
    """A word in pieces that fit: the first into `first` ems, the others into `room`."""
    rest, space = word, first
    while _length(clean(rest), face, room) > space:
        head, after = _head(rest, face, space)
        if not head:
            head, after = _cut(rest, face, space)
        if not after:
            break  # a single character that is wider than the line
        yield head
        rest, space = after, room
    yield clean(rest)


def _cut(word: str, face: str, room: float) -> tuple[str, str]:
    """The longest beginning of a word that fits and the rest: after a syllable, else after any character."""
    most = _most(room)
    chars = graphemes(word[:most])
    if len(word) > most and len(chars) > 1:
        chars.pop()  # it may go on beyond what was looked at
    low, high = 1, len(chars)
    while low < high:
        middle = (low + high + 1) // 2
        if ems(clean("".join(chars[:middle])), face) <= room:
            low = middle
        else:
            high = middle - 1
    start = "".join(chars[:low])
    held = start.rfind(NO_BREAK)
    if held > 0:  # rather part what is held together than break a word
        return clean(start[:held]), word[held + 1 :]
    for at in places(word):
        if at <= len(start) and ems(f"{word[:at]}-", face) <= room:
            return f"{word[:at]}-", word[at:]
    return clean(start), word[len(start) :]


def _ellipsised(line: str, face: str, room: float) -> str:
    """The line shortened so that an ellipsis fits after it."""
    base = line.rstrip(" -" + SOFT_HYPHEN) or line
    chars = graphemes(base)
    while chars and ems("".join(chars).rstrip(" ,;:-–") + ELLIPSIS, face) > room:
        chars.pop()
    return "".join(chars).rstrip(" ,;:-–") + ELLIPSIS


def lines(
    text: str,
    named: str | Style,
    x: float,
    y: float,
    width: float,
    *,
    color: str = "ink",
    align: str = "start",
    max_lines: int | None = None,
    role: str = "",
    scale: float = 1.0,
) -> tuple[TextLine, ...]:
    """The lines of a text, placed: `x`, `y` is the top left corner of the space, `width` its width, in points.

    `named` is a style of the theme ("card", "fact" …), `scale` multiplies its size and line height. `align` is
    "start", "center" or "end"; in a paragraph that runs from right to left start is the right edge.
    """
    used = style(named).scaled(scale)
    text = text.upper() if used.capitals else text
    room = width / _spread(text, used) if used.spacing else width
    wrapped = wrap(text, used.face, used.size, room, max_lines)
    return tuple(_placed(wrapped, used, x, y, width, color, align, role))


def _spread(text: str, used: Style) -> float:
    """How much longer the most spread word of a text becomes by the spacing between its letters."""
    shares = (len(word) / (ems(word, used.face) or 1.0) for word in words(text))
    return 1 + max(shares, default=0.0) * used.spacing / used.size


def _placed(
    wrapped: Wrapped, used: Style, x: float, y: float, width: float, color: str, align: str, role: str
) -> Iterator[TextLine]:
    for number, (line, rtl) in enumerate(zip(wrapped.lines, wrapped.rtl, strict=True)):
        runs, length = glyph_runs(line, used.face, used.size, rtl, used.spacing)
        at = x
        if align == "center":
            at = x + (width - length) / 2
        elif (align == "end") != rtl:
            at = x + width - length
        baseline = y + number * used.leading + used.above
        yield TextLine(at, baseline, line, used.face, used.size, color, length, runs, role)


def height(count: int, named: str | Style, scale: float = 1.0) -> float:
    """The height in points of so many lines of a style."""
    return count * style(named).scaled(scale).leading
