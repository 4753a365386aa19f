"""Headings of stages, steps and lanes. They stay in view on screen while the map moves, so each has a ground."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.store import Record
from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen, drawn, lines_of, text
from app.scene.icons import icon
from app.scene.shapes import Box, Node, Path, Shape
from app.scene.theme import lane_token, style
from app.words import N_

STAGE_TOP = 10.0
STAGE_PAD = 5.0
STAGE_INSET = 4.0
STEP_GAP = 6.0
STEP_BOTTOM = 9.0
LANE_INDENT = 14.0
_QUESTION_LINES = 2
_STEP_LINES = 2

ZONES = {
    "customer": N_("customer"),
    "front": N_("front"),
    "back": N_("back"),
    "support": N_("support"),
    "partner": N_("partner"),
}
LANE_NAMES = {
    "action": N_("Customer actions"),
    "touchpoint": N_("Touchpoints"),
    "emotion": N_("Feelings"),
    "thought": N_("Thoughts"),
    "process": N_("Processes"),
    "message": N_("Messages"),
    "system": N_("Systems"),
    "evidence": N_("Physical things"),
    "policy": N_("Policies"),
    "measure": N_("Measures"),
    "insight": N_("Insights"),
    "picture": N_("Pictures"),
    "text": N_("Notes"),
}


def stage(pen: Pen, key: str, width: float, height: float, cards: int = -1) -> Drawn:
    """A stage's name in its soft box, the customer's question below the name; `cards` >= 0 when collapsed."""
    record = pen.read.get(key) or {}
    name = facts.prose(record, "title")
    question = "" if pen.view.room else facts.prose(record, "question")
    room = width - 2 * STAGE_INSET
    shapes: list[Shape] = [
        Box(STAGE_INSET, 0, room, height, fill="stage", radius=5, role="stage"),
    ]
    cut: list[str] = []
    side = 8.0 if cards < 0 else 4.0
    lock = 16.0 if record.get("locked") is True else 0.0
    title = text(
        name, "stage", STAGE_INSET + side + lock, STAGE_PAD, room - 2 * side - 2 * lock,
        align="center", max_lines=2 if cards >= 0 else 1, role="heading",
    )  # fmt: skip
    shapes += title.lines
    cut += title.cut
    if lock:
        shapes += icon("lock", width - STAGE_INSET - 16, STAGE_PAD + 2, 11, "faint")
    y = STAGE_PAD + max(title.h, style("stage").leading)
    if question and cards < 0:
        asked = text(
            question, "fact", STAGE_INSET + side, y, room - 2 * side,
            color="soft", align="center", max_lines=_QUESTION_LINES, role="question",
        )  # fmt: skip
        shapes += asked.lines
        cut += asked.cut
    if cards >= 0:
        count = pen.words.plural("{n} card", "{n} cards", cards)
        shapes += text(count, "fact", STAGE_INSET, y, room, color="soft", align="center", max_lines=1).lines
    spoken = pen.words.say("Stage {title}", title=name) if name else pen.words.say("Stage without a name")
    label = f"{spoken}. {question}" if question else spoken
    return drawn(width, height, shapes, Node("stage", label), "stage", cut)


def stage_height(pen: Pen, stages: Sequence[tuple[str, float, bool]]) -> float:
    """The height that all stage boxes share: (stage id, width, collapsed)."""
    best = style("stage").leading
    for key, width, folded in stages:
        record = pen.read.get(key) or {}
        room = width - 2 * STAGE_INSET - 16
        h = style("stage").leading
        if folded:
            name = text(facts.prose(record, "title"), "stage", 0, 0, room + 8, max_lines=2)
            h = max(h, name.h) + style("fact").leading
        else:
            asked = "" if pen.view.room else facts.prose(record, "question")
            h += text(asked, "fact", 0, 0, room, max_lines=_QUESTION_LINES).h
        best = max(best, h)
    return best + 2 * STAGE_PAD


def step(pen: Pen, key: str, width: float, height: float) -> Drawn:
    """A step's name, in the middle of its column."""
    name = facts.prose(pen.read.get(key) or {}, "title")
    found = text(
        name, "step", 4, 0, width - 8, color="soft", align="center", max_lines=_STEP_LINES, role="heading"
    )
    spoken = pen.words.say("Step {title}", title=name) if name else pen.words.say("Step without a name")
    return drawn(width, height, found.lines, Node("step", spoken, step=key), "", found.cut)


def step_height(pen: Pen, steps: Sequence[tuple[str, float]]) -> float:
    """The height that all step names share: (step id, width)."""
    leading = style("step").leading
    names = ((facts.prose(pen.read.get(key) or {}, "title"), width - 8) for key, width in steps)
    counts = [lines_of(name, "step", room, _STEP_LINES) or 0 for name, room in names]
    return max([leading, *(count * leading for count in counts)])


def lane_name(pen: Pen, key: str) -> str:
    """A lane's title, or the usual name of its kind."""
    record = pen.read.get(key) or {}
    own = facts.prose(record, "title")
    return own or pen.words.say(LANE_NAMES.get(str(record.get("kind")), "Lane"))


def lane(pen: Pen, key: str, width: float, height: float, samples: Sequence[tuple[Path, str]] = ()) -> Drawn:
    """A lane's name, its zone and team, and for curves a sample line for each persona."""
    record = pen.read.get(key) or {}
    kind = str(record.get("kind", "text"))
    color = lane_token(kind, str(record.get("zone") or ""))
    shapes: list[Shape] = [
        Box(0, 0, width, height, fill="paper"),
        Box(0, 8, 4, height - 16, fill=color, radius=2, role="bar"),
        Path((("M", width, 0.0), ("L", width, height)), stroke="line", role="rule"),
    ]
    body, cut, _ = _lane_words(pen, key, width, samples)
    shapes += body
    if record.get("locked") is True:
        shapes += icon("lock", width - 18, height - 19, 11, "faint")
    team = pen.read.title(record.get("team"))
    zone = str(record.get("zone") or "")
    spoken = pen.words.say("Lane {title}", title=lane_name(pen, key))
    extra = facts.joined((pen.words.say(ZONES[zone]) if zone in ZONES else "", team))
    label = f"{spoken}. {extra}" if extra else spoken
    return drawn(width, height, shapes, Node("lane", label, lane=key), color, cut)


def lane_least(pen: Pen, key: str, width: float, samples: Sequence[tuple[Path, str]] = ()) -> float:
    """The least height in points that the words of a lane heading need."""
    return _lane_words(pen, key, width, samples)[2] + 10


def _lane_words(
    pen: Pen, key: str, width: float, samples: Sequence[tuple[Path, str]]
) -> tuple[list[Shape], list[str], float]:
    record = pen.read.get(key) or {}
    room = width - LANE_INDENT - 10
    name = text(lane_name(pen, key), "lane", LANE_INDENT, 11, room, max_lines=3, role="heading")
    shapes: list[Shape] = list(name.lines)
    cut = list(name.cut)
    y = 11 + name.h + 1
    below = text(
        _lane_facts(pen, record), "fact", LANE_INDENT, y, room, color="soft", max_lines=2, role="fact"
    )
    shapes += below.lines
    cut += below.cut
    y += below.h
    for sample, words in samples:
        y += 3
        said = text(words, "fact", LANE_INDENT + 26, y, room - 26, color="soft", max_lines=1, role="fact")
        middle = y + style("fact").leading / 2
        line = (("M", LANE_INDENT, middle), ("L", LANE_INDENT + 20, middle))
        shapes.append(Path(line, stroke=sample.stroke, width=sample.width, dash=sample.dash, role="sample"))
        shapes += said.lines
        cut += said.cut
        y += said.h
    return shapes, cut, y


def _lane_facts(pen: Pen, record: Record) -> str:
    """Zone and team, where they say more than the lane's kind does."""
    team = pen.read.title(record.get("team"))
    zone = str(record.get("zone") or ("back" if record.get("kind") == "process" else ""))
    named = zone in ZONES and (record.get("kind") == "process" or zone == "partner")
    return facts.joined((pen.words.say(ZONES[zone]) if named else "", team))


def strip(width: float, height: float) -> Drawn:
    """The paper under all stage headings, with its lower edge."""
    return drawn(
        width,
        height,
        (
            Box(0, 0, width, height, fill="paper"),
            Path((("M", 0, height), ("L", width, height)), stroke="line", role="rule"),
        ),
    )


def corner(width: float, height: float) -> Drawn:
    """The empty corner above the lane headings."""
    edges = (("M", width, 0.0), ("L", width, height), ("L", 0.0, height))
    return drawn(
        width, height, (Box(0, 0, width, height, fill="paper"), Path(edges, stroke="line", role="rule"))
    )
