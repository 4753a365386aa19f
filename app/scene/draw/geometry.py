"""Plain geometry of paths: circles, rounded corners, smooth curves that never overshoot. Points in, commands out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.scene.shapes import Command

Point = tuple[float, float]
_K = 0.5522847498
"""How far the handles of a quarter circle reach, in radii."""


def polyline(points: Iterable[Point]) -> tuple[Command, ...]:
    """Straight from point to point."""
    return tuple(("M" if i == 0 else "L", x, y) for i, (x, y) in enumerate(points))


def circle(cx: float, cy: float, r: float) -> tuple[Command, ...]:
    """A closed circle."""
    k = r * _K
    return (
        ("M", cx + r, cy),
        ("C", cx + r, cy + k, cx + k, cy + r, cx, cy + r),
        ("C", cx - k, cy + r, cx - r, cy + k, cx - r, cy),
        ("C", cx - r, cy - k, cx - k, cy - r, cx, cy - r),
        ("C", cx + k, cy - r, cx + r, cy - k, cx + r, cy),
        ("Z",),
    )


def rounded(points: Sequence[Point], radius: float) -> tuple[Command, ...]:
    """A polyline whose corners are rounded; short stretches get smaller corners."""
    if len(points) < 3:
        return polyline(points)
    found: list[Command] = [("M", *points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        a, b = _length(before, corner), _length(corner, after)
        r = min(radius, a / 2, b / 2)
        if r < 0.5:
            found.append(("L", *corner))
            continue
        (sx, sy), (ex, ey) = _towards(corner, before, r), _towards(corner, after, r)
        h = 1 - _K
        c1 = (sx + (corner[0] - sx) * (1 - h), sy + (corner[1] - sy) * (1 - h))
        c2 = (ex + (corner[0] - ex) * (1 - h), ey + (corner[1] - ey) * (1 - h))
        found += [("L", sx, sy), ("C", *c1, *c2, ex, ey)]
    found.append(("L", *points[-1]))
    return tuple(found)


def shortened(points: Sequence[Point], by: float) -> list[Point]:
    """A polyline whose last stretch ends earlier, so that an arrow head has the point to itself."""
    (ax, ay), (bx, by_) = points[-2], points[-1]
    length = _length((ax, ay), (bx, by_))
    cut = min(by, max(0.0, length - 0.5))
    t = (length - cut) / length if length else 1.0
    return [*points[:-1], (ax + (bx - ax) * t, ay + (by_ - ay) * t)]


def arrow_head(tip: Point, head: Point, length: float = 7.0, half: float = 3.2) -> tuple[Command, ...]:
    """A filled arrow head whose point is `tip`; `head` is the unit direction it points in."""
    (x, y), (dx, dy) = tip, head
    back = (x - dx * length, y - dy * length)
    return (
        *polyline(
            (tip, (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half))
        ),
        ("Z",),
    )


def monotone(points: Sequence[Point]) -> tuple[Command, ...]:
    """A smooth curve through points ordered by x that stays between each two of them (Fritsch and Carlson)."""
    if len(points) < 3:
        return _eased(points)
    slopes = _slopes(points)
    found: list[Command] = [("M", *points[0])]
    for i, ((ax, ay), (bx, by)) in enumerate(pairwise(points)):
        third = (bx - ax) / 3
        found.append(
            ("C", ax + third, ay + slopes[i] * third, bx - third, by - slopes[i + 1] * third, bx, by)
        )
    return tuple(found)


def _eased(points: Sequence[Point]) -> tuple[Command, ...]:
    if len(points) < 2:
        return polyline(points)
    (ax, ay), (bx, by) = points
    mid = (ax + bx) / 2
    return (("M", ax, ay), ("C", mid, ay, mid, by, bx, by))


def _slopes(points: Sequence[Point]) -> list[float]:
    """The slope at each point: flat at the ends and at turning points, bounded so that no stretch overshoots."""
    secants = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    slopes = [0.0]
    for left, right in pairwise(secants):
        slopes.append(0.0 if left * right <= 0 else 2 * left * right / (left + right))
    return [*slopes, 0.0]


def at(commands: Sequence[Command], x: float) -> float | None:
    """The height of a curve made by `monotone` at a place x; None where it does not reach."""
    before: Point | None = None
    for command in commands:
        if len(command) == 3:
            before = (command[1], command[2])
        elif len(command) == 7 and before is not None:
            _, ax, ay, bx, by, ex, ey = command
            if before[0] <= x <= ex:
                return _bezier(before, (ax, ay), (bx, by), (ex, ey), x)
            before = (ex, ey)
    return None


def _bezier(a: Point, b: Point, c: Point, d: Point, x: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(24):
        t = (low + high) / 2
        u = 1 - t
        if u * u * u * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t * t * t * d[0] < x:
            low = t
        else:
            high = t
    t = (low + high) / 2
    u = 1 - t
    return u * u * u * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t * t * t * d[1]


def _length(a: Point, b: Point) -> float:
    return math.hypot(b[0] - a[0], b[1] - a[1])


def _towards(start: Point, end: Point, by: float) -> Point:
    length = _length(start, end)
    return (start[0] + (end[0] - start[0]) * by / length, start[1] + (end[1] - start[1]) * by / length)
