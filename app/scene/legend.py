"""The legend: every sign and line with its words, for the page that prints it and for the window's help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app import words as catalogue
from app.scene.draw import arrow, emotion, frame, insight, signs
from app.scene.draw import geometry as geo
from app.scene.draw.pen import drawn, moved, text
from app.scene.icons import ALT, face_icon, icon
from app.scene.shapes import Block, Box, Node, Path, Shape
from app.scene.theme import style
from app.scene.view import View
from app.words import N_, Words

ROW = 20.0
SAMPLE_W = 40.0
"""Width of the drawn sample before its words."""
GROUP_GAP = 26.0
COLUMN_W = 220.0
_TOP = 22.0

Sample = Callable[[float], list[Shape]]
"""Draws a sample whose middle is at the given height, from x = 0 to SAMPLE_W."""


def legend(
    view: View | None = None, words: Words | None = None, width: float = 4 * COLUMN_W
) -> tuple[Block, ...]:
    """The legend as blocks from (0, 0), groups beside each other in columns that fill `width` points."""
    words = words or catalogue.load("en")
    view = view or View()
    groups = _groups(view)
    count = max(1, min(len(groups), int(width // COLUMN_W)))
    column_w = width / count
    blocks: list[Block] = []
    heights = [0.0] * count
    for title, entries in groups:
        column = heights.index(min(heights))
        shapes: list[Shape] = list(
            text(words.say(title), "section", 0, 0, column_w - 12, color="soft", role="heading").lines
        )
        y = _TOP
        spoken = [words.say(title)]
        for sample, name in entries:
            name = _capital(words.say(name))
            said = text(name, "step", SAMPLE_W + 12, 0, column_w - SAMPLE_W - 28, role="label")
            row = max(ROW, said.h + 6)
            top = y + (row - said.h) / 2
            shapes += sample(y + row / 2)
            shapes += text(name, "step", SAMPLE_W + 12, top, column_w - SAMPLE_W - 28, role="label").lines
            spoken.append(name)
            y += row
        made = drawn(column_w, y, shapes, Node("legend", ". ".join(spoken)))
        blocks.append(made.block("", "ground", column * column_w, heights[column]))
        heights[column] += y + GROUP_GAP
    return tuple(blocks)


def _capital(words: str) -> str:
    """A word that elsewhere stands inside a line, at the start of its own."""
    return words[:1].upper() + words[1:]


def _groups(view: View) -> list[tuple[str, Sequence[tuple[Sample, str]]]]:
    handovers = (
        (_line(arrow.STATES["confirmed"]), N_("Handover confirmed: the receiver knows")),
        (_line(arrow.STATES["gap"]), N_("Gap: it is known that something is missing")),
        (_line(arrow.STATES["to-clarify"]), N_("To clarify: nobody has been asked yet")),
        (_sign("derived", "faint"), N_("The team changes here; nobody has been asked yet")),
    )
    flow = (
        (_line(arrow.FLOW), N_("Goes on to")),
        (_sign("start"), N_("Start")),
        (_sign("decision"), N_("Decision with named exits")),
        (_sign("goal"), N_("The customer's goal")),
        (_sign("accepted-end"), N_("Accepted end")),
        (_sign("leaves"), N_("The customer leaves")),
        (_wait, N_("Wait")),
    )
    cards = (
        (_sign("moment"), N_("Moment of truth")),
        (_cross, N_("Things go wrong here")),
        (_votes, N_("Votes of the room")),
        (_sign("note", "faint"), N_("There is a note")),
        (_zone, N_("Line between zones of the service")),
    )
    evidence = (
        (_border(""), N_("Not said how we know")),
        (_border("assumed"), N_("Assumed")),
        (_border("staff"), N_("Staff or customers told us")),
        (_border("observed"), N_("Observed")),
        (_border("measured"), N_("Measured")),
    )
    feelings = (
        *((_face(score), ALT[face_icon(score)]) for score in (2, 1, 0, -1, -2, None)),
        (_dotted, N_("Feeling assumed")),
        (_expected, N_("What was expected")),
    )
    insights = tuple((_sign(kind), name) for kind, name in insight.KINDS.items())
    groups: list[tuple[str, Sequence[tuple[Sample, str]]]] = [
        (N_("Handovers"), handovers),
        (N_("Way of the customer"), flow),
        (N_("Feelings"), feelings),
        (N_("Insights"), insights),
        (N_("Cards"), cards),
        (N_("How we know"), evidence),
    ]
    return groups if view.show_states else groups[1:]


def _line(stroke: arrow.Stroke) -> Sample:
    def draw(y: float) -> list[Shape]:
        points = [(0.0, y), (SAMPLE_W, y)]
        shapes: list[Shape] = [
            Path(geo.polyline(geo.shortened(points, arrow.HEAD - 1)), stroke=stroke.color, width=stroke.width,
                 dash=stroke.dash),
            Path(geo.arrow_head(points[-1], (1.0, 0.0), arrow.HEAD), fill=stroke.color),
        ]  # fmt: skip
        if stroke.sign:
            shapes += signs.sign(stroke.sign, SAMPLE_W / 2 - 9, y - 12, 10)
        return shapes

    return draw


def _sign(name: str, color: str | None = None) -> Sample:
    return lambda y: signs.sign(name, SAMPLE_W - 16, y - 7, 14, color)


def _cross(y: float) -> list[Shape]:
    return [signs.cross(SAMPLE_W - 15, y - 6)]


def _votes(y: float) -> list[Shape]:
    mark = frame.count_mark(3)
    top = y - style("fact").leading / 2
    return moved(mark.shapes, SAMPLE_W - mark.w, top)


def _wait(y: float) -> list[Shape]:
    return [Box(0, y - 7, SAMPLE_W, 14, stroke="faint", radius=7, dash=(4.0, 3.0))]


def _zone(y: float) -> list[Shape]:
    return [Path((("M", 0.0, y), ("L", SAMPLE_W, y)), stroke="zone", width=1.1, dash=(8.0, 5.0))]


def _border(evidence: str) -> Sample:
    def draw(y: float) -> list[Shape]:
        parts = frame.Parts("", evidence=evidence, bar="lane.neutral")
        return moved(frame.ground(parts, SAMPLE_W, 15)[:-1], 0, y - 7.5)

    return draw


def _face(score: int | None) -> Sample:
    return lambda y: list(icon(face_icon(score), SAMPLE_W - 18, y - 9, 18))


def _dotted(y: float) -> list[Shape]:
    return [Path((("M", 0.0, y), ("L", SAMPLE_W, y)), stroke="lane.emotion", width=1.6, dash=emotion.ASSUMED)]


def _expected(y: float) -> list[Shape]:
    dash = Path((("M", 0.0, y), ("L", SAMPLE_W, y)), stroke="soft", width=1.0, dash=(2.5, 2.5))
    return [dash, Path(geo.circle(SAMPLE_W / 2, y, 2.4), fill="paper", stroke="soft", width=1.0)]
