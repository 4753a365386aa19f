"""Shaping: from words to glyphs with HarfBuzz, at font size = units per em, once for every backend.

Kerning, ligatures and right-to-left order are decided here. All results are cached by text and face, since the same
words are measured, wrapped and placed again and again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from app.scene.shapes import GlyphRun
from app.scene.type import bidi
from app.scene.type.faces import TEXT_FACES, face, follows, key_for
from app.scene.type.harfbuzz import Glyph, script


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face and direction, in visual order; lengths are font units, `upem` to the font size."""

    face: str
    upem: int
    gids: tuple[int, ...]
    advances: tuple[int, ...]
    dx: tuple[int, ...]
    dy: tuple[int, ...]
    clusters: tuple[int, ...]
    """For each glyph the index of its first character in the run's own text."""
    text: str
    start: int
    """Where the run's text begins in the whole text."""
    rtl: bool

    @property
    def width(self) -> float:
        """The run's length in units of the font size (1.0 = one em)."""
        return sum(self.advances) / self.upem


@dataclass(slots=True)
class _Piece:
    """A stretch of one face, script and level, in logical order."""

    text: str
    start: int
    face: str
    script: str
    level: int


@lru_cache(maxsize=32768)
def shape(text: str, face_key: str, rtl: bool | None = None) -> tuple[Run, ...]:
    """The glyph runs of one line in visual order.

    `rtl` is the direction of the paragraph; None takes it from the first letter that has a direction.
    """
    pieces = _pieces(text, face_key, rtl)
    ordered = bidi.visual(pieces, [piece.level for piece in pieces]) if len(pieces) > 1 else pieces
    return tuple(_run(piece) for piece in ordered)


def _pieces(text: str, face_key: str, rtl: bool | None) -> list[_Piece]:
    if not text:
        return []
    if not rtl and _latin(text, face_key):
        return [_Piece(text, 0, face_key, "Latn", 0)]
    base = None if rtl is None else int(rtl)
    levels = bidi.levels(text, base) if rtl or bidi.needed(text) else None
    pieces: list[_Piece] = []
    for at, char in enumerate(text):
        level = levels[at] if levels else 0
        last = pieces[-1] if pieces else None
        joined = last is not None and follows(char)
        key = last.face if last is not None and joined else key_for(char, face_key) or face_key
        own = "" if joined else script(char)
        if (
            last is not None
            and last.face == key
            and last.level == level
            and (not own or not last.script or own == last.script)
        ):
            last.text += char
            last.script = last.script or own
        else:
            pieces.append(_Piece(char, at, key, own, level))
    return pieces


_LATIN: dict[str, set[str]] = {}
"""For each face the characters that are known to be of it, in Latin script or in any, each one by itself."""


def _latin(text: str, face_key: str) -> bool:
    """Whether a text is one piece: from left to right, in Latin letters and signs that its own face has."""
    known = _LATIN.setdefault(face_key, set())
    chars = set(text)
    if chars <= known:
        return True
    for char in chars - known:
        if char >= "\u0590" or follows(char) or key_for(char, face_key) != face_key:
            return False
        if script(char) not in ("", "Latn"):
            return False
        known.add(char)
    return True


def _run(piece: _Piece) -> Run:
    used = face(piece.face)
    rtl = piece.level % 2 == 1
    glyphs: list[Glyph] = used.outline.shape(piece.text, piece.script or "Latn", rtl)
    gids, clusters, advances, dx, dy = zip(*glyphs, strict=True) if glyphs else ((), (), (), (), ())
    return Run(piece.face, used.upem, gids, advances, dx, dy, clusters, piece.text, piece.start, rtl)


@lru_cache(maxsize=65536)
def ems(text: str, face_key: str) -> float:
    """The length of a line in units of its font size."""
    return sum(run.width for run in shape(text, face_key))


def advance(text: str, face_key: str, size: float) -> float:
    """The length of a line in points at a font size in points."""
    return ems(text, face_key) * size


@lru_cache(maxsize=16384)
def glyph_runs(
    text: str, face_key: str, size: float, rtl: bool | None = None, spacing: float = 0.0
) -> tuple[tuple[GlyphRun, ...], float]:
    """The runs of a line placed in points from its start and baseline, and the line's length.

    `spacing` in points is added after every letter (spaced capitals), not in scripts whose letters join.
    """
    placed: list[GlyphRun] = []
    x = gap = 0.0
    for run in shape(text, face_key, rtl):
        k = size / run.upem
        xs: list[float] = []
        gap = spacing if run.face in TEXT_FACES else 0.0
        if not gap and not any(run.dx):
            xs.extend(accumulate((step * k for step in run.advances), initial=x))
            x = xs.pop()
        else:
            for dx, step in zip(run.dx, run.advances, strict=True):
                xs.append(x + dx * k)
                x += step * k + (gap if step else 0.0)
        # Font units count upwards, the page downwards.
        ys = tuple(-dy * k if dy else 0.0 for dy in run.dy) if any(run.dy) else (0.0,) * len(run.dy)
        placed.append(GlyphRun(run.face, run.gids, tuple(xs), ys, run.clusters, run.text, run.rtl))
    return tuple(placed), x - (gap if placed else 0.0)
