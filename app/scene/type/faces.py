"""Faces: the bundled font files, which of them has which character, and what no face has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from app.places import resources
from app.scene.type import system
from app.scene.type.harfbuzz import Outline

FILES = {
    "sans": "NotoSans-Regular.ttf",
    "sans-bold": "NotoSans-Bold.ttf",
    "sans-italic": "NotoSans-Italic.ttf",
    "math": "NotoSansMath-Regular.ttf",
    "symbols": "NotoSansSymbols2-Regular.ttf",
    "arabic": "NotoSansArabic-Regular.ttf",
    "hebrew": "NotoSansHebrew-Regular.ttf",
    "devanagari": "NotoSansDevanagari-Regular.ttf",
    "thai": "NotoSansThai-Regular.ttf",
}
TEXT_FACES = ("sans", "sans-bold", "sans-italic")
FALLBACKS = ("math", "symbols", "arabic", "hebrew", "devanagari", "thai")
SYSTEM = "system:"
"""How the key of a face of this machine begins; the file's name follows."""


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file. Measures are in font units, `upem` of them to the font size; descent counts downwards."""

    key: str
    path: Path
    upem: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    outline: Outline = field(repr=False)

    @property
    def cmap(self) -> frozenset[int]:
        """All code points the face has."""
        return self.outline.codes()

    def has(self, char: str) -> bool:
        """Whether the face has a glyph for the character."""
        return self.outline.glyph(char) is not None

    def points(self, units: float, size: float) -> float:
        """Font units as points at a font size in points."""
        return units * size / self.upem


def _open(key: str, path: Path) -> Face:
    outline = Outline(path)
    m = outline.metrics()
    return Face(key, path, outline.upem, m.ascent, m.descent, m.cap_height, m.x_height, outline)


@lru_cache(maxsize=64)
def face(key: str) -> Face:
    """The face of a key: "sans", "sans-bold", "sans-italic", a fallback, or "system:FILE" of this machine.

    Raises KeyError for a key that names no face.
    """
    if key in FILES:
        return _open(key, resources() / "fonts" / FILES[key])
    path = system.find(key.removeprefix(SYSTEM)) if key.startswith(SYSTEM) else None
    if path is None:
        raise KeyError(key)
    return _open(key, path)


@lru_cache(maxsize=16384)
def key_for(char: str, base: str) -> str | None:
    """The key of the first face that has the character, beginning with `base`; None when none has it."""
    for key in (base, *FALLBACKS):
        if face(key).has(char):
            return key
    return _on_this_machine(char)


def _on_this_machine(char: str) -> str | None:
    for path in system.candidates(char):
        key = SYSTEM + path.name
        try:
            if face(key).has(char) and not system.COLOUR_TABLES & face(key).outline.tables:
                return key
        except (OSError, ValueError, KeyError):
            continue  # a damaged file of this machine is no reason not to draw a map
    return None


@lru_cache(maxsize=4096)
def follows(char: str) -> bool:
    """Whether a character belongs to the one before it: accents, joiners, variation selectors."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or char in "\u200c\u200d" or invisible(char)


def invisible(char: str) -> bool:
    """Whether a character is never drawn: controls, direction marks, soft hyphens, variation selectors."""
    return unicodedata.category(char) in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f"


def missing(text: str | Iterable[str], base: str = "sans") -> list[str]:
    """The characters of the text that no face has a glyph for, each once, sorted."""
    known = _SHOWN.setdefault(base, set())
    if isinstance(text, str) and known.issuperset(text):
        return []
    chars = {char for part in text for char in part} - known
    if not chars:
        return []
    known.update(char for char in chars if char.isspace() or key_for(char, base) == base)
    return _missing(chars, base)


_SHOWN: dict[str, set[str]] = {}
"""For each face the characters that it is known to have itself; a file of this machine may go again."""


def _missing(chars: Iterable[str], base: str) -> list[str]:
    return sorted(
        char for char in chars if not char.isspace() and not invisible(char) and key_for(char, base) is None
    )
