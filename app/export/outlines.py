"""Words as shapes: the outlines of shaped lines, for drawings that must look the same without any font."""

from __future__ import annotations

from functools import lru_cache

from app.export.numbers import short
from app.scene.shapes import GlyphRun, TextLine
from app.scene.type.faces import face
from app.scene.type.harfbuzz import Stroke


def path_of(line: TextLine) -> str:
    """The commands of an SVG path that draws a line at its place; "" for one that shows nothing."""
    return " ".join(part for run in line.runs for part in _run(line, run))


def _run(line: TextLine, run: GlyphRun) -> list[str]:
    scale = line.size / face(run.face).upem
    return [
        _placed(stroke, line.x + x, line.baseline + y, scale)
        for gid, x, y in zip(run.gids, run.xs, run.ys, strict=True)
        for stroke in _glyph(run.face, gid)
    ]


def _placed(stroke: Stroke, x: float, y: float, scale: float) -> str:
    """A stroke in points; in a font y grows upwards, in a drawing downwards."""
    name, values = stroke
    points = zip(values[::2], values[1::2], strict=True)
    return name + " ".join(f"{short(x + gx * scale)} {short(y - gy * scale)}" for gx, gy in points)


@lru_cache(maxsize=2048)
def _glyph(key: str, gid: int) -> tuple[Stroke, ...]:
    return face(key).outline.drawn(gid)
