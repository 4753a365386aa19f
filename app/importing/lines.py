"""Lines of a list as entries: bullets and numbers are taken off, since the order of the cards says the same."""

from __future__ import annotations

import re
from itertools import pairwise

from app.importing.text import one_line

_BULLET = re.compile(
    r"^(?:[-*+•‣⁃◦▪▫●○■□–—·→➢➤✓✔✗✘☐☑☒\uf0b7\uf0a7\uf0d8]|o(?=\t))\s+|^[•‣◦▪▫●○■□➢➤☐☑☒\uf0b7\uf0a7](?=\w)"
)
_BOX = re.compile(r"^\[[ xX]?\]\s+")
_HEADING = re.compile(r"^#{1,6}\s+")
_QUOTE = re.compile(r"^>\s?")
_NUMBER = re.compile(r"^\(?(\d{1,4}(?:\.\d{1,3})*)(?:[.)]\)?|:)\s+(?=\S)")
_LETTER = re.compile(r"^\(?([A-Za-z])[.)]\s+(?=\S)")
_STRONG = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")


def entries(text: str) -> list[str]:
    """The lines that say something, without bullets, numbering and marks of Markdown; each on one line."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line and not _is_rule(line)]
    bare = [_without_marks(line) for line in lines]
    for pattern, follows in ((_NUMBER, _counts), (_LETTER, _spells)):
        found = [pattern.match(line) for line in bare]
        if follows([match[1] for match in found if match]):
            bare = [line[match.end() :] if match else line for line, match in zip(bare, found, strict=True)]
    # A numbered line may hold a bullet or box of its own, and the other way round.
    return [said for line in bare if (said := one_line(plain(_without_marks(line))))]


def marked(text: str) -> bool:
    """Whether the lines of a text are a list: most of them begin with a bullet or a number."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = [line for line in lines if _BULLET.match(line) or _NUMBER.match(line) or _BOX.match(line)]
    return len(lines) > 1 and 2 * len(found) >= len(lines)


def plain(text: str) -> str:
    """Words without the marks with which Markdown makes them bold, or sets them as code."""
    return _STRONG.sub(r"\2", text)


def _without_marks(line: str) -> str:
    before = ""
    while before != line:
        before = line
        for pattern in (_QUOTE, _HEADING, _BULLET, _BOX):
            line = pattern.sub("", line, count=1).lstrip()
    return line


def _is_rule(line: str) -> bool:
    return len(line) >= 3 and set(line) <= set("-=*_ ")


def _counts(numbers: list[str]) -> bool:
    """Whether numbers number: two or more, each greater than the one before, or beginning anew at one."""
    if len(numbers) < 2:
        return False
    counted = [[int(part) for part in number.split(".")] for number in numbers]
    return all(later > earlier or later[-1] <= 1 for earlier, later in pairwise(counted))


def _spells(letters: list[str]) -> bool:
    """Whether letters number: a, b, c in a row."""
    lower = [letter.lower() for letter in letters]
    return len(lower) > 1 and lower == [chr(ord("a") + i) for i in range(min(len(lower), 26))]
