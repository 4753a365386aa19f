"""Where the work changes teams without an arrow: a faint ring asks whether the other team learns of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from app.scene.draw.pen import Drawn, Pen, drawn
from app.scene.icons import icon
from app.scene.shapes import Block, Node, Rect
from app.scene.sheet import Sheet

SIZE = 13.0
STEP = 15.0


def owner_of(source: str, to: str) -> str:
    """The owner name of the question between two cards."""
    return f"{source}>{to}"


def ends_of(owner: str) -> tuple[str, str] | None:
    """The two cards of a question by its owner name; None for any other owner."""
    source, sign, to = owner.partition(">")
    return (source, to) if sign else None


@dataclass(slots=True)
class _Asked:
    """The rings as they were put down last, with what their places and their words were made from."""

    look: object
    asked: frozenset[tuple[str, str]]
    places: Mapping[str, str]
    obstacles: dict[str, Rect]
    rings: dict[tuple[str, str], _Ring]
    blocks: list[Block] = field(default_factory=list)
    rects: dict[str, Rect] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for pair, ring in self.rings.items():
            self.blocks.append(ring.block)
            self.rects[ring.block.owner] = ring.rect
            self.ends.update(pair)


@dataclass(frozen=True, slots=True)
class _Ring:
    a: Rect
    b: Rect
    number: int
    side: str
    drawing: Drawn
    block: Block
    rect: Rect


def put_questions(sheet: Sheet, places: Mapping[str, str]) -> None:
    """Draw the rings, each at the card that may not learn of it, on the side the work comes from."""
    if not sheet.marks.asked:
        sheet.cache.memory.pop("asked-rings", None)
        return
    held: _Asked | None = sheet.cache.memory.get("asked-rings")
    touched = sheet.cache.touched
    if held is not None and (touched is None or held.look != sheet.look):
        held = None
    if (
        held is None
        or held.asked is not sheet.marks.asked
        or held.places is not places
        or held.obstacles != sheet.obstacles
        or not held.ends.isdisjoint(touched or ())
    ):
        rings = _rings(sheet, places, held.rings if held is not None else {})
        held = _Asked(sheet.look, sheet.marks.asked, places, dict(sheet.obstacles), rings)
        sheet.cache.memory["asked-rings"] = held
    sheet.blocks.setdefault("mark", []).extend(held.blocks)
    sheet.rects.update(held.rects)


def _rings(
    sheet: Sheet, places: Mapping[str, str], held: Mapping[tuple[str, str], _Ring]
) -> dict[tuple[str, str], _Ring]:
    """The rings that are shown; those whose cards lie where they lay as they were."""
    obstacles, touched = sheet.obstacles, sheet.cache.touched or frozenset()
    asked = sheet.cache.step("asked-pairs", sheet.marks.asked, lambda: sorted(sheet.marks.asked))
    taken: dict[tuple[str, str], int] = {}
    rings: dict[tuple[str, str], _Ring] = {}
    folded: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for pair in asked:
        here, there = places.get(pair[0], ""), places.get(pair[1], "")
        a, b = obstacles.get(here), obstacles.get(there)
        if a is None or b is None or here == there:
            continue
        ring = held.get(pair)
        still = ring is not None and ring.a is a and ring.b is b
        side = ring.side if ring is not None and still else _side(a, b)
        number = taken.get((there, side), 0)
        taken[there, side] = number + 1
        if sheet.view.paper:
            folded.setdefault((there, side), []).append(pair)
            continue
        if ring is None or not still or ring.number != number or not touched.isdisjoint(pair):
            known = ring.drawing if ring is not None and touched.isdisjoint(pair) else None
            ring = _put(sheet, pair, a, b, side, number, known)
        rings[pair] = ring
    for (there, side), pairs in folded.items():
        rings[pairs[0]] = _folded(sheet, pairs, obstacles[there], side)
    return rings


def _folded(sheet: Sheet, pairs: list[tuple[str, str]], there: Rect, side: str) -> _Ring:
    """On paper, where nobody can answer them, the questions about a card that come from one side are one ring."""
    sources, (first, to) = tuple(source for source, _ in pairs), pairs[0]
    x, y = _at(there, side, 0)
    drawing = sheet.keep(("asked", *sources, to), (), partial(_ring, sources=sources, to=to))
    block = drawing.block(owner_of(first, to), "mark", x, y)
    return _Ring(there, there, 0, side, drawing, block, Rect(x, y, SIZE, SIZE))


def _put(
    sheet: Sheet, pair: tuple[str, str], a: Rect, b: Rect, side: str, number: int, known: Drawn | None
) -> _Ring:
    source, to = pair
    x, y = _at(b, side, number)
    drawing = known or sheet.keep(("asked", source, to), (), partial(_ring, sources=(source,), to=to))
    block = drawing.block(owner_of(source, to), "mark", x, y)
    return _Ring(a, b, number, side, drawing, block, Rect(x, y, SIZE, SIZE))


def _side(a: Rect, b: Rect) -> str:
    if b.x >= a.right - 1:
        return "left"
    if b.y >= a.bottom - 1:
        return "top"
    return "bottom" if a.y >= b.bottom - 1 else "right"


def _at(rect: Rect, side: str, number: int) -> tuple[float, float]:
    """Beside the middle of that side, so that an arrow there keeps its way."""
    along = 6.0 + number * STEP
    if side == "left":
        return rect.x - SIZE - 3, rect.y + along - 4
    if side == "right":
        return rect.right + 3, rect.y + along - 4
    x = rect.right - SIZE - along
    return (x, rect.y - SIZE - 2) if side == "top" else (x, rect.bottom + 2)


def _ring(pen: Pen, sources: tuple[str, ...], to: str) -> Drawn:
    told = ", ".join(pen.read.title(source) for source in sources)
    words = pen.words.say("Does the team behind {to} learn of {source}?", source=told, to=pen.read.title(to))
    return drawn(SIZE, SIZE, icon("derived", 0, 0, SIZE), Node("question", words))
