"""Impact against effort as a drawing: insights and actions in four fields, for the window and for paper alike.

Effort grows to the right and impact upwards, both from 1 to 5. Lengths are points. The drawing has blocks with the
ids of their records, so that a point can be turned into an entry; `spot` turns it into impact and effort.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.edits.votes import LEAST, MOST, votes_of
from app.model.grid import grid_of, place
from app.model.store import Reader
from app.scene.draw.frame import count_mark
from app.scene.draw.geometry import circle
from app.scene.draw.pen import Text, moved, text
from app.scene.icons import NAMES, color_of, icon
from app.scene.shapes import Block, Box, Node, Path, Rect, Scene, Shape
from app.words import N_, Words

AXIS = 20.0
"""Above the fields and below them, for what the axes mean."""
CHIP_W = 156.0
_PAD, _ICON = 9.0, 16.0
_LINES = 2
_AIR = 5.0
"""Between two entries that would lie on each other."""
_NEAR = 4.0
"""An entry nearer than this to its place needs no line to it."""
FIELDS: tuple[tuple[str, str], ...] = (
    ("high-low", N_("Do first")),
    ("high-high", N_("Plan well")),
    ("low-low", N_("When there is time")),
    ("low-high", N_("Rather not")),
)
"""(impact-effort, what it suggests)"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An insight or action in the matrix; impact and effort are None while it has no place."""

    key: str
    kind: str
    """The kind of an insight, or "action"."""
    title: str
    impact: float | None
    effort: float | None
    votes: int = 0

    @property
    def placed(self) -> bool:
        """Whether it has a place."""
        return self.impact is not None and self.effort is not None


def entries(store: Reader) -> list[Entry]:
    """All insights and all actions that are neither done nor dropped, in the order of the map."""
    return [_entry(store, key) for key in (*_insights(store), *_actions(store))]


def _insights(store: Reader) -> Iterator[str]:
    grid = grid_of(store)
    lanes = set(grid.of_kind("insight"))
    held = [*grid.stage_wide.items(), *grid.cells.items()]
    found = [card for (lane, _step), cards in held if lane in lanes for card in cards]
    order = {step: at for at, step in enumerate((*grid.stages, *grid.steps))}
    yield from sorted(
        found, key=lambda card: (order.get(place(store[card])[1], 0), place(store[card])[2], card)
    )


def _actions(store: Reader) -> list[str]:
    open_ones = [key for key in store.of("action") if store[key].get("status") not in ("done", "dropped")]
    return sorted(open_ones, key=lambda key: (str(store[key].get("order", "")), key))


def _entry(store: Reader, key: str) -> Entry:
    record = store[key]
    kind = "action" if record["type"] == "action" else str(record.get("kind") or "pain")
    title = record.get("title")
    return Entry(
        key,
        kind,
        title.strip() if isinstance(title, str) else "",
        _value(record.get("impact")),
        _value(record.get("effort")),
        votes_of(store, key) if record["type"] == "card" else 0,
    )


def _value(found: object) -> float | None:
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        return None
    return max(LEAST, min(MOST, float(found)))


# ---- places


def plot(width: float, height: float) -> Rect:
    """Where the four fields lie in a drawing of this size."""
    return Rect(0, AXIS, max(1.0, width), max(1.0, height - 2 * AXIS))


def _inner(width: float, height: float) -> Rect:
    """Where the ends of the scale lie: half an entry away from the border."""
    whole = plot(width, height)
    side, above = min(CHIP_W / 2 + 8, whole.w / 4), min(46.0, whole.h / 4)
    return Rect(whole.x + side, whole.y + above, whole.w - 2 * side, whole.h - 2 * above)


def point(width: float, height: float, impact: float, effort: float) -> tuple[float, float]:
    """The place of an impact and an effort."""
    inner, size = _inner(width, height), MOST - LEAST
    return inner.x + (effort - LEAST) / size * inner.w, inner.bottom - (impact - LEAST) / size * inner.h


def spot(width: float, height: float, x: float, y: float) -> tuple[float, float] | None:
    """Impact and effort of a place; None outside the fields."""
    if not plot(width, height).contains(x, y):
        return None
    inner, size = _inner(width, height), MOST - LEAST
    effort = LEAST + (x - inner.x) / inner.w * size
    impact = LEAST + (inner.bottom - y) / inner.h * size
    return max(LEAST, min(MOST, impact)), max(LEAST, min(MOST, effort))


# ---- drawing


def matrix(
    found: Sequence[Entry], words: Words, width: float, height: float, chosen: str = "", lead: str = ""
) -> Scene:
    """The drawing, so many points wide and high.

    `chosen` is emphasized and lies on top; `lead` (an id) stays exactly at its place, under a hand.
    """
    ground = Block(
        "", "ground", 0, 0, width, height, tuple(_ground(words, width, height)), _node(words, found)
    )
    placed = [each for each in found if each.placed]
    rects = _laid_out(placed, words, width, height, lead)
    lines: list[Shape] = []
    blocks: list[Block] = []
    for each in sorted(placed, key=lambda entry: entry.key == chosen):
        rect = rects[each.key]
        x, y = point(width, height, each.impact or LEAST, each.effort or LEAST)
        if not rect.grown(-_NEAR).contains(x, y):
            middle = min(max(x, rect.x + 8), rect.right - 8), min(max(y, rect.y + 4), rect.bottom - 4)
            lines.append(Path((("M", x, y), ("L", *middle)), stroke="faint", width=1.0))
            lines.append(Path(circle(x, y, 2.6), fill="faint"))
        blocks.append(_chip(each, words, rect, each.key == chosen))
    behind = Block("", "link", 0, 0, width, height, tuple(lines))
    return Scene(width, height, (ground, behind, *blocks), rects=rects)


def _ground(words: Words, width: float, height: float) -> list[Shape]:
    field, say = plot(width, height), words.say
    half_w, half_h = field.w / 2, field.h / 2
    shapes: list[Shape] = [Box(field.x, field.y, field.w, field.h, fill="desk", radius=8, role="fields")]
    shapes.append(Box(field.x, field.y, half_w, half_h, fill="accent-soft", radius=8))
    middle_x, middle_y = field.x + half_w, field.y + half_h
    for ends in (
        ((field.x, middle_y), (field.right, middle_y)),
        ((middle_x, field.y), (middle_x, field.bottom)),
    ):
        shapes.append(Path((("M", *ends[0]), ("L", *ends[1])), stroke="line", width=1.5))
    names = dict(FIELDS)
    for name, x, y, align in (
        ("high-low", field.x + 12, field.y + 9, "start"),
        ("high-high", middle_x + 12, field.y + 9, "start"),
        ("low-low", field.x + 12, field.bottom - 23, "start"),
        ("low-high", middle_x + 12, field.bottom - 23, "start"),
    ):
        shapes += text(say(names[name]), "section", x, y, half_w - 24, color="soft", align=align).lines
    above, below = field.y - AXIS + 2, field.bottom + 5
    shapes += text(say("Much impact"), "fact", field.x + 4, above, half_w, color="soft").lines
    shapes += text(
        say("Little impact, little effort"), "fact", field.x + 4, below, half_w, color="soft"
    ).lines
    shapes += text(say("Much effort"), "fact", middle_x, below, half_w - 4, color="soft", align="end").lines
    return shapes


def _node(words: Words, found: Sequence[Entry]) -> Node:
    said = [words.say("Impact and effort")]
    for each in found:
        if each.placed:
            said.append(
                words.say(
                    "{title}: impact {impact}, effort {effort}",
                    title=each.title,
                    impact=f"{each.impact:g}",
                    effort=f"{each.effort:g}",
                )
            )
    return Node("matrix", ". ".join(said))


def _words_of(each: Entry, words: Words) -> Text:
    title = each.title or words.say("Card without a title")
    room = CHIP_W - 2 * _PAD - _ICON - (18 if each.votes else 0)
    return text(title, "fact", _PAD + _ICON, 5, room, max_lines=_LINES, role="title")


def chip_height(each: Entry, words: Words) -> float:
    """How high an entry is drawn."""
    return _words_of(each, words).h + 10


def _chip(each: Entry, words: Words, rect: Rect, chosen: bool) -> Block:
    said = _words_of(each, words)
    name = each.kind if each.kind in NAMES else "pain"
    stroke = Box(
        0, 0, rect.w, rect.h, fill="paper", stroke="accent" if chosen else "line", radius=5, role="entry",
        width=2.0 if chosen else 1.0,
    )  # fmt: skip
    shapes: list[Shape] = [stroke]
    shapes += moved(icon(name, 0, 0, 12, color_of(name)), _PAD - 2, rect.h / 2 - 6)
    shapes += said.lines
    if each.votes:
        mark = count_mark(each.votes)
        shapes += moved(mark.shapes, rect.w - mark.w - 6, 4)
    return Block(each.key, "card", rect.x, rect.y, rect.w, rect.h, tuple(shapes), cut=said.cut)


def _laid_out(
    placed: Sequence[Entry], words: Words, width: float, height: float, lead: str
) -> dict[str, Rect]:
    """Where each entry lies: about its place, beside others that were there first, inside the fields."""
    field = plot(width, height)
    rects: dict[str, Rect] = {}
    taken: list[Rect] = []
    first = [each for each in placed if each.key == lead]
    rest = [each for each in placed if each.key != lead]
    rest.sort(key=lambda each: (-(each.impact or 0), each.effort or 0, each.key))
    for each in (*first, *rest):
        h = chip_height(each, words)
        x, y = point(width, height, each.impact or LEAST, each.effort or LEAST)
        rect = _free(Rect(x - CHIP_W / 2, y - h / 2, CHIP_W, h), taken, field)
        rects[each.key] = rect
        taken.append(rect)
    return rects


def _free(wanted: Rect, taken: Sequence[Rect], field: Rect) -> Rect:
    """The nearest place for a rectangle that touches no other; the wanted one where all is full."""
    inside = field.grown(-2)
    tries = [(0.0, 0.0)]
    for ring in range(1, 9):
        down, aside = ring * (wanted.h + _AIR) / 2, ring * (wanted.w + _AIR) / 2
        tries += [(0, down), (0, -down), (aside, 0), (-aside, 0)]
        tries += [(aside, down), (-aside, down), (aside, -down), (-aside, -down)]
    tries.sort(key=lambda by: (by[0] / 1.5) ** 2 + by[1] ** 2)
    for dx, dy in tries:
        rect = _within(Rect(wanted.x + dx, wanted.y + dy, wanted.w, wanted.h), inside)
        if not any(rect.grown(_AIR / 2).touches(other) for other in taken):
            return rect
    return _within(wanted, inside)


def _within(rect: Rect, field: Rect) -> Rect:
    x = max(field.x, min(rect.x, field.right - rect.w))
    y = max(field.y, min(rect.y, field.bottom - rect.h))
    return Rect(x, y, rect.w, rect.h)
