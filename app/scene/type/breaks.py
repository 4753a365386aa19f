"""Where a line may break: after spaces, hyphens and slashes, between East Asian characters, at soft hyphens.

A text becomes words (what stands between two places where a space may vanish) and each word a list of parts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.scene.type.faces import follows

SOFT_HYPHEN = "\u00ad"
NO_BREAK = "\u00a0"
ELLIPSIS = "…"
CLINGING = frozenset("aikosuvzAIKOSUVZ")
"""One-letter prepositions and conjunctions (Slovenian, Czech, Polish) that should not end a line."""

_SPACES = re.compile(r"[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
"""Spaces that may break; no-break spaces (U+00A0, U+2007, U+202F) are part of their word."""
_NEWLINES = re.compile(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff]")
_EAST_ASIAN = (
    "[\u2e80-\u2fdf\u3003-\u3007\u3012-\u303f\u3041-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Compiled by `re` when it is first needed: that takes two milliseconds of a start."""
_NOT_AT_START = frozenset("、。，．・：；？！）］｝」』】〉》〕’”ー々,.;:?!)]}%…»")
_NOT_AT_END = frozenset("（［｛「『【〈《〔‘“([{«")
_AFTER = frozenset("-/\u2010\u2013\u2014\u200b\\")
_THAI_AFTER = frozenset("ะาำๅๆฯະາຳ")
"""Thai and Lao signs that are letters of their own but never begin a line."""
_JOINING = frozenset("\u200d\u094dเแโใไເແໂໃໄ")
"""What holds the next character: the joiner, the Devanagari virama, vowels written before their consonant."""
_EAST_START = "\u2e80"


def paragraphs(text: str) -> list[str]:
    """The text at its own line ends, with controls removed; always at least one."""
    return [_CONTROLS.sub("", part) for part in _NEWLINES.split(text)]


def words(paragraph: str) -> list[str]:
    """The words of a paragraph; spaces between them are dropped."""
    return [word for word in _SPACES.split(paragraph) if word]


@lru_cache(maxsize=16384)
def parts(word: str) -> tuple[str, ...]:
    """The pieces of a word between the places where it may break, in order."""
    found: list[str] = []
    start = 0
    for at in range(1, len(word)):
        if _may_break(word, at):
            found.append(word[start:at])
            start = at
    found.append(word[start:])
    return tuple(found)


def _may_break(word: str, at: int) -> bool:
    before, after = word[at - 1], word[at]
    if follows(after) and after != SOFT_HYPHEN:
        return False
    if before == SOFT_HYPHEN:
        return True
    if before in _AFTER:
        # "e-mail", "-5", "1/2", "24/7", "10-12" and codes such as "ABC-12" stay whole.
        return 2 < at < len(word) - 1 and after not in _AFTER and not after.isdigit()
    if before >= _EAST_START or after >= _EAST_START:
        wide = re.match(_EAST_ASIAN, before) or re.match(_EAST_ASIAN, after)
        return bool(wide) and after not in _NOT_AT_START and before not in _NOT_AT_END
    return False


def graphemes(text: str) -> list[str]:
    """What a reader takes for single characters: a letter with its accents, a joined emoji, a Thai vowel's pair."""
    found: list[str] = []
    for char in text:
        if found and (follows(char) or char in _THAI_AFTER or found[-1][-1] in _JOINING):
            found[-1] += char
        else:
            found.append(char)
    return found


def clean(line: str) -> str:
    """A line as it is drawn: soft hyphens inside it are not seen."""
    return line.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in line else line


def ended(line: str) -> str:
    """A line that ends here: a soft hyphen at its end becomes a hyphen."""
    return clean(line[:-1]) + "-" if line.endswith(SOFT_HYPHEN) else clean(line)
