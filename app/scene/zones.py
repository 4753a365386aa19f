"""The lines of a service blueprint, computed from the zones of neighbouring lanes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from app.model.grid import GRAPH_LANES, zone_of_lane
from app.scene.carrying import Taken
from app.scene.draw.pen import Drawn, Pen, drawn, text
from app.scene.links import Lines
from app.scene.routing import RoutedLink
from app.scene.shapes import Box, Node, Path, Rect, Row
from app.scene.sheet import Sheet
from app.scene.theme import style
from app.words import N_

RANKS = {"customer": 0, "front": 1, "back": 2, "support": 3}
NAMES = (N_("line of interaction"), N_("line of visibility"), N_("line of internal interaction"))
_DASH = (8.0, 5.0)
_CLEAR = 4.0
_AT_ONCE = 500.0
"""Points of a line in which links are looked for at once."""
Point = tuple[float, float]


def lines_between(sheet: Sheet, lanes: Sequence[str]) -> list[tuple[int, str]]:
    """(number of lanes above it, name) of each line, from top to bottom.

    Lanes that are no part of the graph stay on the side of the zone they have themselves.
    """
    found: list[tuple[int, str]] = []
    ranks = [RANKS.get(zone_of_lane(sheet.store[lane])) for lane in lanes]
    last: int | None = None
    for at, lane in enumerate(lanes):
        rank = ranks[at]
        if sheet.grid.kinds[lane] not in GRAPH_LANES or rank is None:
            continue
        if last is not None and rank != ranks[last]:
            found.append((_border(ranks, last, at), NAMES[min(rank, ranks[last] or 0)]))
        last = at
    return found


def _border(ranks: Sequence[int | None], above: int, below: int) -> int:
    """Between two graph lanes: below the lanes that share the upper one's zone."""
    border = above + 1
    while border < below and ranks[border] == ranks[above]:
        border += 1
    return border


def put_zones(
    sheet: Sheet,
    lanes: Sequence[str],
    rows: Sequence[Row],
    right: float,
    lines: Lines | None,
) -> None:
    """Draw the zone lines across the map, each with its small name at the right, above what crosses it."""
    left = sheet.columns.left
    for number, (above, name) in enumerate(lines_between(sheet, lanes)):
        owner, y = f"zone:{number}", rows[above].y
        label = sheet.keep(("zone", name), sheet.ground, partial(_label, name=name, ground=sheet.ground))
        given_line = (left, right, sheet.ground)
        line = sheet.keep(("zone-line",), given_line, lambda pen: _stroke(right - left, sheet.ground))
        head = sheet.keep(("zone-head",), left, lambda pen: _stroke(left, "paper"))
        sheet.put(line, owner, "zone", left, y - 0.5)
        x = _kept_x(sheet, number, above, (left, right - label.w), y, label, lines)
        sheet.put(label, owner, "mark", x, y - label.h / 2)
        sheet.put(head, owner, "lane-heading", 0, y - 0.5)


def _kept_x(
    sheet: Sheet,
    number: int,
    above: int,
    room: tuple[float, float],
    y: float,
    label: Drawn,
    lines: Lines | None,
) -> float:
    """Where a name stands, looked for again only when it or a link lies otherwise beside the line."""
    paths = lines.found.paths if lines is not None else None
    base, by = _led_first(paths, above, y, label.h / 2)
    given = (room, y - by, label)
    held = sheet.cache.memory.get(f"zone-{number}")
    if held is not None and held[0] == given and held[1] is base:
        return float(held[2])
    x = _free_x(room, y, label, lines)
    sheet.cache.memory[f"zone-{number}"] = (given, base, x)
    return x


def _led_first(
    paths: Mapping[str, RoutedLink] | None, above: int, y: float, reach: float
) -> tuple[Mapping[str, RoutedLink] | None, float]:
    """The ways of links as they were led first, and how far down all that lies around a line has moved since as a
    whole; the present ones where something else has happened there."""
    by = paths.still.along(above) if isinstance(paths, Taken) else None
    if by is None or not isinstance(paths, Taken):
        return paths, 0.0
    top, bottom = y - reach, y + reach
    were = (paths.base[key].points for key in paths.gone if key in paths.base)
    if any(True for points in were for _ in _level(points, top - by, bottom - by)):
        return paths, 0.0
    if any(True for path in paths.others.values() for _ in _level(path.points, top, bottom)):
        return paths, 0.0
    return paths.base, by


def _free_x(room: tuple[float, float], y: float, label: Drawn, lines: Lines | None) -> float:
    """As far right as the name can stand without lying on a link; at the right end when there is no such place."""
    left, x = room
    start, top, bottom = x, y - label.h / 2, y + label.h / 2
    if lines is None:
        return x
    spans: list[tuple[float, float]] = []
    known = x + label.w + _CLEAR  # to the right of it nothing is looked for
    while x > left:
        here, end = x - _CLEAR, x + label.w + _CLEAR
        while known > here:
            part = Rect(known - _AT_ONCE, top, _AT_ONCE, label.h)
            for key in lines.crossing(part):
                spans += _level(lines.points[key], top, bottom)
            known -= _AT_ONCE
        hit = [low for low, high in spans if high > here and low < end]
        if not hit:
            return x
        x = min(hit) - label.w - _CLEAR - 1
    return start


def _level(points: Sequence[Point], top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """From where to where along x the pieces of a line reach that come between two heights."""
    for a, b in pairwise(points):
        if (a[1] > top or b[1] > top) and (a[1] < bottom or b[1] < bottom):
            yield (a[0], b[0]) if a[0] <= b[0] else (b[0], a[0])


def _stroke(width: float, ground: str) -> Drawn:
    """Dashes on their own ground: on the line between two lanes they would not be seen as dashes."""
    way = (("M", 0.0, 0.5), ("L", width, 0.5))
    return drawn(
        width,
        1,
        (
            Path(way, stroke=ground, width=2.4, role="zone-ground"),
            Path(way, stroke="zone", width=1.1, dash=_DASH, role="zone"),
        ),
    )


def _label(pen: Pen, name: str, ground: str) -> Drawn:
    words = pen.words.say(name)
    label = text(words, "label", 8, 1, 400, color="soft", max_lines=1, role="label")
    width, height = label.last_w + 14, style("label").leading + 2
    cover = Box(0, 0, width, height, fill=ground, role="label")
    return drawn(width, height, (cover, *label.lines), Node("zone", words))
