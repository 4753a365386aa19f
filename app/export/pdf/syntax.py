"""Values as PDF writes them (ISO 32000-1, 7.3): text in which each character stands for one byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from app.export.numbers import number
from app.export.pdf.values import Name, Raw, Ref, Value

_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100))))
"""Characters that PDF's own eight-bit alphabet has at the same place as Unicode."""
_MARKS = ("\xfe\xff", "\xff\xfe", "\xef\xbb\xbf")
"""What tells readers that a text is Unicode; words that begin so by themselves are written in full."""
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})


def written(value: Value, ref: Callable[[str], int]) -> str:
    """A value; `ref` gives the number of an object by its name."""
    if isinstance(value, str):
        return _word(value, ref)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        return f"<<{''.join([_entry(key, written(part, ref)) for key, part in value.items()])}>>"
    return f"[{' '.join([written(part, ref) for part in value])}]"


def _entry(key: str, part: str) -> str:
    return f"{_name(key)}{part}" if part[:1] in "/<([" else f"{_name(key)} {part}"


def _word(value: str, ref: Callable[[str], int]) -> str:
    if isinstance(value, Ref):
        return f"{ref(value)} 0 R"
    if isinstance(value, Name):
        return _name(value)
    if isinstance(value, Raw):
        return value
    return text(value)


def text(words: str) -> str:
    """Words for people, in brackets: in eight bits where PDF has them, else in sixteen."""
    if not _PLAIN.issuperset(words) or words.startswith(_MARKS):
        # Halves of characters, which no PDF string can hold, become question marks.
        words = _MARKS[0] + words.encode("utf-16-be", "replace").decode("latin-1")
    return f"({words.translate(_ESCAPED)})"


@lru_cache(maxsize=256)
def _name(value: str) -> str:
    """A name with its slash; what would end it is written by its code."""
    return "/" + "".join(
        chr(code) if 0x21 <= code < 0x7F and chr(code) not in "#/()<>[]{}%" else f"#{code:02X}"
        for code in value.encode("utf-8")
    )
