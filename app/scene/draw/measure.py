"""Measures at the steps and stages they are about: last value, which way it moves, target, and a small trend line."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.store import Record
from app.scene.draw import facts, frame
from app.scene.draw import geometry as geo
from app.scene.draw.pen import Drawn, Pen, text
from app.scene.shapes import Box, Node, Path, Shape
from app.scene.theme import style
from app.words import Words

SPARK_H = 18.0
SPARK_W = 46.0
_ARROW_W = 16.0
_DIRECTIONS = {1: "up", -1: "down", 0: "flat"}


def number(value: float, words: Words) -> str:
    """A figure as the language writes it: no needless digits, a decimal comma outside English."""
    shown = f"{value:.4g}" if abs(value) < 10000 else f"{value:.0f}"
    return shown if words.language == "en" else shown.replace(".", ",")


def amount(value: float, unit: str, words: Words) -> str:
    """A figure with its unit."""
    return words.pick("measure", "{value} {unit}", value=number(value, words), unit=unit).strip()


def values_of(record: Record) -> list[float]:
    """The dated figures of a measure in order of time."""
    held = record.get("values")
    pairs = sorted(held.items()) if isinstance(held, dict) else []
    return [float(v) for _, v in pairs if isinstance(v, (int, float)) and not isinstance(v, bool)]


def measure(pen: Pen, key: str, width: float) -> Drawn:
    """One measure as a card of its lane."""
    record = pen.read.get(key) or {}
    unit = facts.prose(record, "unit")
    values = values_of(record)
    target = record.get("target")
    aim = float(target) if isinstance(target, (int, float)) and not isinstance(target, bool) else None
    line = pen.words.say("target {value}", value=amount(aim, unit, pen.words)) if aim is not None else ""
    shapes, height = _figures(pen, values, aim, unit, record.get("better") != "down", width - 2 * frame.PAD)
    parts = frame.Parts(
        title=facts.prose(record, "title"), facts=line, bar="lane.measure", below=shapes, below_h=height
    )
    return frame.card(pen, parts, width, _node(pen, record, values, unit, line))


def _figures(
    pen: Pen, values: Sequence[float], target: float | None, unit: str, up: bool, width: float
) -> tuple[tuple[Shape, ...], float]:
    if not values:
        return (), 0.0
    spark = min(SPARK_W, width * 0.42) if len(values) > 1 else 0.0
    last = text(
        amount(values[-1], unit, pen.words), "lane", 0, 1, width - _ARROW_W, max_lines=2, role="value"
    )
    shapes: list[Shape] = list(last.lines)
    height = max(SPARK_H + 2, last.h + 2)
    if len(values) > 1:
        middle = 1 + last.h - style("lane").leading / 2
        shapes += _arrow(last.last_w + 5, middle, values[-1] - values[-2], up)
        beside = max(line.width for line in last.lines) + _ARROW_W + spark + 6 <= width
        # A long figure keeps its row; its trend then lies below, as wide as the card.
        x, y, w = (width - spark, 1.0, spark) if beside else (0.0, height, width)
        shapes += _spark(x, y, w, values, target)
        height += 0.0 if beside else SPARK_H
    return tuple(shapes), height


def _arrow(x: float, cy: float, change: float, up_is_better: bool) -> list[Shape]:
    direction = (change > 0) - (change < 0)
    if direction == 0:
        return [Path((("M", x, cy), ("L", x + 8, cy)), stroke="soft", width=1.6, role="flat")]
    color = "strength" if (direction > 0) == up_is_better else "pain"
    tip, base = cy - 4 * direction, cy + 3.5 * direction
    points = ((x, base), (x + 4.5, tip), (x + 9, base))
    return [Path((*geo.polyline(points), ("Z",)), fill=color, role=_DIRECTIONS[direction])]


def _spark(x: float, y: float, w: float, values: Sequence[float], target: float | None) -> list[Shape]:
    shown = [*values, target] if target is not None else list(values)
    low, high = min(shown), max(shown)
    scale = (high - low) or 1.0
    top, span = y + 2, SPARK_H - 5

    def at(value: float) -> float:
        return top + span * (1 - (value - low) / scale) if high > low else top + span / 2

    step = (w - 3) / (len(values) - 1)
    points = [(x + i * step, at(value)) for i, value in enumerate(values)]
    shapes: list[Shape] = []
    if target is not None:
        line = (("M", x, at(target)), ("L", x + w, at(target)))
        shapes.append(Path(line, stroke="faint", width=0.8, dash=(2.0, 2.0), role="target"))
    shapes.append(Path(geo.polyline(points), stroke="accent", width=1.3, role="trend"))
    cx, cy = points[-1]
    shapes.append(Box(cx - 2, cy - 2, 4, 4, fill="accent", radius=2))
    return shapes


def _node(pen: Pen, record: Record, values: Sequence[float], unit: str, line: str) -> Node:
    said = [pen.words.say("Measure {title}", title=facts.prose(record, "title"))]
    if values:
        said.append(pen.words.say("last value {value}", value=amount(values[-1], unit, pen.words)))
    if line:
        said.append(line)
    if len(values) > 1:
        trend = ", ".join(number(value, pen.words) for value in values)
        said.append(pen.words.say("trend: {values}", values=trend))
    return Node("measure", ". ".join(said))
