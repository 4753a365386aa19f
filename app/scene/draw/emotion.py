"""Feelings: one smooth curve per persona through drawn faces, with the spread, the expectation and quotes beside.

The curve stays between its points, breaks where the feeling is not known, and is dotted where it is assumed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from app.model.ids import derived_id
from app.scene.draw import facts
from app.scene.draw import geometry as geo
from app.scene.draw.pen import Drawn, Pen, drawn, moved, text
from app.scene.draw.said import RADIUS as RADIUS
from app.scene.draw.said import Said, gaps_at, said_below
from app.scene.draw.thought import quoted
from app.scene.grid_layout import Col, Columns
from app.scene.icons import ALT, face_icon, icon
from app.scene.shapes import Command, Node, Path, Shape
from app.scene.theme import hex_color

UNIT = 19.0
"""Points for one step of the scale from -2 to +2."""
FACE = 27.0
PAD = 11.0
MIDDLE = PAD + RADIUS + 2 * UNIT
HEIGHT = 2 * MIDDLE
SPREAD = 30.0
"""Between the faces of two personas in one step."""
DASHES: tuple[tuple[float, ...], ...] = ((), (9.0, 4.0), (9.0, 3.0, 2.0, 3.0), (16.0, 4.0), (4.0, 3.0))
"""How the curves of several personas are told apart beside their names."""
ASSUMED = (1.6, 3.4)


@dataclass(frozen=True, slots=True)
class Felt:
    """One emotion at its place in the lane, x and y of the face's middle from the lane's left end and top."""

    key: str
    step: str
    x: float
    y: float
    known: bool
    drawing: Drawn


@dataclass(frozen=True, eq=False, slots=True)
class Feelings:
    """A whole emotion lane: curves behind, faces and words before, a sample of each persona's line for the heading."""

    h: float
    zero: Drawn
    curves: tuple[tuple[str, Drawn], ...]
    """Persona and what is drawn of their feelings behind the faces; a filter may let one of them fade."""
    faces: tuple[Felt, ...]
    quotes: tuple[Said, ...]
    samples: tuple[tuple[Path, str], ...]


@dataclass(slots=True)
class _Point:
    key: str
    step: str
    col: Col
    record: Any
    x: float = 0.0
    y: float = 0.0
    score: float | None = field(init=False)
    """The feeling, or the middle of its spread; None when it is not known."""
    spread: tuple[float, float] | None = field(init=False)
    """Lower and upper end, None where there is no spread."""

    def __post_init__(self) -> None:
        low, high, score = (_number(self.record, n) for n in ("low", "high", "score"))
        self.spread = (low, high) if low is not None and high is not None and high > low else None
        if score is None and low is not None and high is not None:
            score = (low + high) / 2
        self.score = None if self.record.get("unknown") is True else score


def feelings(pen: Pen, lane: str, personas: Sequence[str], columns: Columns) -> Feelings:
    """The drawing of an emotion lane for some personas over all columns; x = 0 is the first column's left edge."""
    rows = [(p, _points(pen, p, columns)) for p in personas]
    rows = [(p, points) for p, points in rows if points]
    lines: list[tuple[Command, ...]] = []
    behind: list[tuple[str, list[Shape]]] = []
    front: list[tuple[str, list[Shape]]] = []
    felt: list[Felt] = []
    samples: list[tuple[Path, str]] = []
    for number, (persona, points) in enumerate(rows):
        color = hex_color(str((pen.read.get(persona) or {}).get("color") or "")) or "lane.emotion"
        dash = DASHES[number % len(DASHES)]
        offset = (number - (len(rows) - 1) / 2) * SPREAD
        for point in points:
            point.x = point.col.inner_x - columns.left + point.col.inner_w / 2 + offset
            point.y = MIDDLE - (point.score or 0.0) * UNIT
        shapes, paths = _expected(pen, points, number == 0)
        behind.append((persona, [*_bands(points, color), *shapes]))
        lines += paths
        shapes, paths = _curve(points, color, dash)
        front.append((persona, shapes))
        lines += paths
        felt += [_face(pen, persona, point) for point in points]
        samples.append((Path((), stroke=color, width=2.0, dash=dash), pen.read.title(persona)))
    width = columns.right - columns.left
    quotes = said_below(pen, rows, lines, [(face.x, face.y) for face in felt], columns)
    height = max(HEIGHT, max((each.y + each.drawing.h for each in quotes), default=0.0) + PAD)
    zero = drawn(width, height, [_zero_line(width, gaps_at(quotes, MIDDLE))])
    curves = tuple((who, drawn(width, height, shapes)) for who, shapes in (*behind, *front) if shapes)
    return Feelings(height, zero, curves, tuple(felt), tuple(quotes), tuple(samples) if len(rows) > 1 else ())


def _number(record: Any, name: str) -> float | None:
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return max(-2.0, min(2.0, float(value)))


def _points(pen: Pen, persona: str, columns: Columns) -> list[_Point]:
    found = []
    for col in columns.cols:
        if col.folded:
            continue
        key = derived_id("emotion", persona, col.steps[0])
        record = pen.read.get(key)
        if record is None or record.get("type") != "emotion":
            continue
        point = _Point(key, col.steps[0], col, record)
        if point.score is not None or record.get("unknown") is True:
            found.append(point)
    return found


def _zero_line(width: float, gaps: Sequence[tuple[float, float]]) -> Path:
    """Neither happy nor unhappy; words that lie there interrupt it."""
    commands: list[Command] = []
    at = 0.0
    for start, end in (*sorted(gaps), (width, width)):
        if start > at:
            commands += [("M", at, MIDDLE), ("L", start, MIDDLE)]
        at = max(at, end)
    return Path(tuple(commands), stroke="line", dash=(3.0, 4.0), role="zero")


def _runs(points: Sequence[_Point]) -> list[list[_Point]]:
    """Stretches of known feelings between two that are not known."""
    runs: list[list[_Point]] = [[]]
    for point in points:
        if point.score is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _curve(
    points: Sequence[_Point], color: str, dash: tuple[float, ...]
) -> tuple[list[Shape], list[tuple[Command, ...]]]:
    shapes: list[Shape] = []
    paths: list[tuple[Command, ...]] = []
    for run in _runs(points):
        if len(run) < 2:
            continue
        commands = geo.monotone([(p.x, p.y) for p in run])
        paths.append(commands)
        start: Command = commands[0]
        part: list[Command] = []
        for at, command in enumerate(commands[1:]):
            assumed = run[at].record.get("assumed") is True or run[at + 1].record.get("assumed") is True
            part.append(command)
            following = at + 2 < len(run)
            turns = following and assumed != (
                run[at + 1].record.get("assumed") is True or run[at + 2].record.get("assumed") is True
            )
            if turns or not following:
                shapes.append(
                    Path(
                        (start, *part),
                        stroke=color,
                        width=1.6 if assumed else 2.0,
                        dash=ASSUMED if assumed else dash,
                        role="curve",
                    )
                )
                start = ("M", run[at + 1].x, run[at + 1].y)
                part = []
    return shapes, paths


def _bands(points: Sequence[_Point], color: str) -> list[Shape]:
    """The spread between the lowest and the highest feeling, as a pale band behind the curve."""
    shapes: list[Shape] = []
    for run in _runs(points):
        for part in _with_spread(run):
            upper = [(p.x, MIDDLE - (p.spread[1] if p.spread else p.score or 0) * UNIT) for p in part]
            lower = [(p.x, MIDDLE - (p.spread[0] if p.spread else p.score or 0) * UNIT) for p in part]
            if len(part) == 1:
                x, top = upper[0]
                upper, lower = [(x - 8, top), (x + 8, top)], [(x - 8, lower[0][1]), (x + 8, lower[0][1])]
            outline = [*geo.monotone(upper), ("L", *lower[-1]), *_backwards(geo.monotone(lower)), ("Z",)]
            shapes.append(Path(tuple(outline), fill="stage", stroke="line", width=0.8, role="spread"))
    return shapes


def _with_spread(run: Sequence[_Point]) -> list[list[_Point]]:
    """Stretches in which each point has a spread or stands beside one that has."""
    parts: list[list[_Point]] = [[]]
    for at, point in enumerate(run):
        near = run[max(0, at - 1) : at + 2]
        if any(p.spread for p in near):
            parts[-1].append(point)
        else:
            parts.append([])
    return [part for part in parts if part]


def _backwards(commands: Sequence[Command]) -> list[Command]:
    """A curve of one stroke drawn from its end to its start, without the first move."""
    found: list[Command] = []
    ends: list[tuple[float, float]] = []
    for command in commands:
        if len(command) == 3:
            ends.append((command[1], command[2]))
        elif len(command) == 7:
            ends.append((command[5], command[6]))
    for command, end in zip(reversed(commands[1:]), reversed(ends[:-1]), strict=True):
        if len(command) == 7:
            found.append(("C", command[3], command[4], command[1], command[2], *end))
        else:
            found.append(("L", *end))
    return found


def _expected(
    pen: Pen, points: Sequence[_Point], named: bool
) -> tuple[list[Shape], list[tuple[Command, ...]]]:
    """What was expected: a thin dashed line with hollow points; also the line alone."""
    found = [(p.x, MIDDLE - e * UNIT) for p in points if (e := _number(p.record, "expected")) is not None]
    if not found:
        return [], []
    shapes: list[Shape] = []
    paths: list[tuple[Command, ...]] = []
    if len(found) > 1:
        paths.append(geo.monotone(found))
        shapes.append(Path(paths[0], stroke="soft", width=1.0, dash=(2.5, 2.5), role="expected"))
    shapes += [Path(geo.circle(x, y, 2.4), fill="paper", stroke="soft", width=1.0) for x, y in found]
    if named:
        x, y = found[0]
        faces = [p.y for p in points if abs(p.x - x) < RADIUS + 24 and abs(p.y - y) < RADIUS + 16]
        top = min([y - 3, *(face - RADIUS for face in faces)]) - 14
        words = pen.words.say("expected")
        shapes += text(
            words, "label", x - 60, max(0.0, top), 120, color="soft", align="center", max_lines=1
        ).lines
    return shapes, paths


def _face(pen: Pen, persona: str, point: _Point) -> Felt:
    score = point.score
    name = face_icon(None if score is None else round(score))
    side = 2 * RADIUS
    said = [
        pen.words.say("{persona} in {step}: {feeling}", persona=pen.read.title(persona),
                      step=pen.read.title(point.step), feeling=pen.words.say(ALT[name]))
    ]  # fmt: skip
    if point.record.get("assumed") is True:
        said.append(pen.words.say("assumed"))
    said += [facts.prose(point.record, "words"), quoted(pen, facts.prose(point.record, "quote"))]
    node = Node("emotion", ". ".join(part for part in said if part), step=point.step)
    return Felt(
        point.key, point.step, point.x, point.y, score is not None, drawn(side, side, _features(name), node)
    )


@lru_cache(maxsize=16)
def _features(name: str) -> tuple[Shape, ...]:
    """What a face looks like: the very same shapes wherever somebody feels so."""
    return tuple(moved(icon(name, 0, 0, FACE), RADIUS - FACE / 2, RADIUS - FACE / 2))
