"""The lines of a service blueprint, computed from the zones of neighbouring lanes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.model.grid import GRAPH_LANES, zone_of_lane
from app.scene.draw.pen import Drawn, Pen, drawn, text
from app.scene.grid_layout import HEADING_W
from app.scene.shapes import Box, Node, Path, Row
from app.scene.sheet import Sheet
from app.scene.theme import style
from app.words import N_

RANKS = {"customer": 0, "front": 1, "back": 2, "support": 3}
NAMES = (N_("line of interaction"), N_("line of visibility"), N_("line of internal interaction"))
_DASH = (8.0, 5.0)


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


def put_zones(sheet: Sheet, lanes: Sequence[str], rows: Sequence[Row], right: float) -> None:
    """Draw the zone lines across the map, each with its small name at the right."""
    for number, (above, name) in enumerate(lines_between(sheet, lanes)):
        y = rows[above].y
        line = sheet.keep(
            ("zone", name), (right, sheet.ground), partial(_line, name=name, right=right, ground=sheet.ground)
        )
        sheet.put(line, f"zone:{number}", "zone", HEADING_W, y - line.h / 2)
        head = sheet.keep(("zone-head",), (), lambda pen: _stroke(HEADING_W))
        sheet.put(head, f"zone:{number}", "lane-heading", 0, y - 0.5)


def _stroke(width: float) -> Drawn:
    return drawn(
        width,
        1,
        (Path((("M", 0.0, 0.5), ("L", width, 0.5)), stroke="zone", width=1.1, dash=_DASH, role="zone"),),
    )


def _line(pen: Pen, name: str, right: float, ground: str) -> Drawn:
    words = pen.words.say(name)
    width = right - HEADING_W
    used = style("label")
    h = used.leading + 4
    label = text(words, "label", 0, 2, width - 6, color="soft", align="end", max_lines=1, role="label")
    x = label.lines[0].x
    # The line ends before its name; only the hairline between the lanes has to give way to it.
    line = Path((("M", 0.0, h / 2), ("L", x - 8, h / 2)), stroke="zone", width=1.1, dash=_DASH, role="zone")
    cover = Box(x - 4, h / 2 - 2, width - x + 4, 4, fill=ground)
    return drawn(width, h, (cover, line, *label.lines), Node("zone", words))
