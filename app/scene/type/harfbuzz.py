"""The few HarfBuzz calls that type needs, with types: uharfbuzz itself ships none."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as _hb

FEATURES: dict[str, bool] = {}
"""HarfBuzz's defaults: kerning, ligatures and mark placement on."""


class Metrics(NamedTuple):
    """Vertical measures of a face in font units, all counted away from the baseline."""

    ascent: int
    descent: int
    cap_height: int
    x_height: int


class Glyph(NamedTuple):
    """One glyph as HarfBuzz places it, in font units; cluster is the index of its first character."""

    gid: int
    cluster: int
    advance: int
    dx: int
    dy: int


Stroke = tuple[str, tuple[float, ...]]
"""One step of an outline: "M" and "L" with a point, "Q" with two, "C" with three, "Z" with none."""


class _Pen:
    """Takes down what HarfBuzz draws; the names are those of fontTools' pens, which it calls."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []

    def moveTo(self, at: tuple[float, float]) -> None:
        self.strokes.append(("M", tuple(at)))

    def lineTo(self, at: tuple[float, float]) -> None:
        self.strokes.append(("L", tuple(at)))

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        self.strokes.append(("Q", tuple(value for point in points for value in point)))

    def curveTo(self, *points: tuple[float, float]) -> None:
        self.strokes.append(("C", tuple(value for point in points for value in point)))

    def closePath(self) -> None:
        self.strokes.append(("Z", ()))

    def endPath(self) -> None:
        """An open outline ends; there is nothing to take down."""


class Outline:
    """One face of one file, opened for measuring and shaping at font size = units per em."""

    def __init__(self, path: Path) -> None:
        """Open the first face of the file; raises OSError or ValueError when it is no usable font."""
        try:
            face = _hb.Face(_hb.Blob.from_file_path(str(path)), 0)
            self.glyph_count = int(face.glyph_count)
        except _hb.HarfBuzzError as error:
            raise OSError(f"{path.name}: {error}") from error
        if self.glyph_count == 0:
            raise ValueError(f"{path.name} holds no glyphs")
        self.font: Any = _hb.Font(face)
        self.upem = int(face.upem)
        self.tables = frozenset(str(tag) for tag in face.table_tags)

    def glyph(self, char: str) -> int | None:
        """The glyph of one character, None when the face has none."""
        gid = self.font.get_nominal_glyph(ord(char))
        return None if gid is None else int(gid)

    def codes(self) -> frozenset[int]:
        """All code points of the face."""
        return frozenset(int(code) for code in self.font.face.unicodes)

    def metrics(self) -> Metrics:
        """Ascent and descent of a line and the heights of capitals and small letters."""
        extents = self.font.get_font_extents("ltr")
        table = bytes(self.font.face.reference_table("OS/2").data) if "OS/2" in self.tables else b""
        heights = (
            [int.from_bytes(table[at : at + 2], "big", signed=True) for at in (88, 86)]
            if len(table) >= 90
            else [round(extents.ascender * 0.7), round(extents.ascender * 0.5)]
        )
        return Metrics(int(extents.ascender), -int(extents.descender), heights[0], heights[1])

    def drawn(self, gid: int) -> tuple[Stroke, ...]:
        """The outline of a glyph in font units, y growing upwards; empty for a space."""
        pen = _Pen()
        self.font.draw_glyph_with_pen(gid, pen)
        return tuple(pen.strokes)

    def shape(self, text: str, script: str, rtl: bool) -> list[Glyph]:
        """Glyphs of one run (one script, one direction) in visual order."""
        buffer = _hb.Buffer()
        buffer.cluster_level = _hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.script = script
        _hb.shape(self.font, buffer, FEATURES)
        return [
            Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]


@lru_cache(maxsize=4096)
def script(char: str) -> str:
    """The script of a character ("Latn"); "" for signs, digits and accents that go with any script."""
    buffer = _hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    return str(buffer.script or "")
