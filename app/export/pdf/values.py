"""What a PDF is made of, in plain Python: `app.export.pdf.writer` turns it into reportlab's objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias


class Name(str):
    """A PDF name, written without its slash."""

    __slots__ = ()


class Ref(str):
    """An object of the file, by the name under which it is or will be added."""

    __slots__ = ()


class Raw(str):
    """Text that is PDF syntax already; ASCII."""

    __slots__ = ()


Value: TypeAlias = "str | bool | int | float | Mapping[str, Value] | Sequence[Value]"
"""A plain str is words for people; Name, Ref and Raw are what they say."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: corners in points from below, web address, words, key in the parent tree."""

    corners: tuple[float, float, float, float]
    url: str
    words: str
    key: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its words, its page from 0, the height on it in points from below, its depth."""

    title: str
    page: int
    top: float
    level: int = 0
