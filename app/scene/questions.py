"""Where the work changes teams without an arrow: a faint ring asks whether the other team learns of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from app.scene.cache import Reading
from app.scene.draw.later import Later
from app.scene.draw.pen import Drawn, Pen, drawn
from app.scene.icons import icon
from app.scene.parts import Band, Part, Put
from app.scene.shapes import Block, Layer, Node, Rect, Shape
from app.scene.sheet import Sheet
from app.words import Words

SIZE = 13.0
STEP = 15.0
_ASIDE = 20.0
"""Points from the left side of a card: before them stands the sign between the cards of a cell."""


def owner_of(source: str, to: str) -> str:
    """The owner name of the question between two cards."""
    return f"{source}>{to}"


def ends_of(owner: str) -> tuple[str, str] | None:
    """The two cards of a question by its owner name; None for any other owner."""
    source, sign, to = owner.partition(">")
    return (source, to) if sign else None


@dataclass(slots=True)
class _Kept:
    """Rings of a part of the map, made once and put down wherever its lane begins."""

    given: tuple[object, ...]
    """What all rings depend on: who is asked about, where cards are drawn, the columns, the lanes, the words."""
    waiting: dict[str, list[tuple[str, str]]]
    """For each thing on the map the questions that are asked beside it, in no order."""
    rings: dict[Part, list[Put]] = field(default_factory=dict)
    placed: dict[Part, tuple[float, list[Put], list[Block]]] = field(default_factory=dict)
    loose: dict[Part, dict[str, Rect]] = field(default_factory=dict)
    """Of parts with a ring whose side hangs on other parts of the same lane: where in it those things lie."""
    lanes: dict[Part, object] = field(default_factory=dict)
    """The lane in which a part lies."""
    parts: dict[str, set[Part]] = field(default_factory=dict)
    """The parts in which a card's words are said."""
    count: int = 0
    reach: float = 0.0
    """How far rings may lie from the thing that they are asked beside, in points."""

    def __post_init__(self) -> None:
        numbers = list(map(len, self.waiting.values()))
        self.count = sum(numbers)
        self.reach = 30.0 + STEP * max(numbers, default=0)

    def alike(self, given: tuple[object, ...]) -> bool:
        """Whether all rings still depend on the very same."""
        (asked, places, columns, *rest), (asked_now, places_now, columns_now, *rest_now) = self.given, given
        same = asked is asked_now and places is places_now
        return same and columns is columns_now and rest == rest_now


class Rings:
    """All rings of one build; they are drawn where somebody looks, or lie as they lay."""

    missing: frozenset[str] = frozenset()
    kept: _Kept

    def __init__(self, sheet: Sheet, places: Mapping[str, str], before: Rings | None) -> None:
        self._store, self._words, self._view = sheet.store, sheet.words, sheet.view
        self._places = places
        self._bands = [band for band in sheet.bands if band.shelf.obstacles]
        lanes = tuple(band.shelf.key for band in self._bands)
        given = (sheet.marks.asked, places, sheet.columns, lanes, sheet.look, sheet.view)
        touched = sheet.cache.touched
        self._dropped: dict[Part, tuple[object, list[Block]]] = {}
        if before is not None and touched is not None and before.kept.alike(given):
            self.kept = before.kept
            if (
                sheet.cache.unseen
            ):  # nobody was shown the rings before: what went with them has still to be said
                self._dropped.update(before._dropped)
            self._let_go(touched, before)
        else:
            self.kept = _Kept(given, _waiting(sheet, places))

    def _let_go(self, touched: Collection[str], before: Rings) -> None:
        """Forget what was drawn from records that may be others now, and of parts that are gone."""
        kept = self.kept
        for key in touched:
            for part in kept.parts.pop(key, ()):
                self._drop(part)
        known = {band.shelf.key: band.shelf for band in self._bands}
        for band in before._bands:
            now = known.get(band.shelf.key)
            if now is not band.shelf:
                there = set(now.parts) if now is not None else set()
                lies = now.obstacles if now is not None else {}
                for part in band.shelf.parts:
                    hangs = kept.loose.get(part)
                    if part not in there or (hangs and any(lies.get(key) != r for key, r in hangs.items())):
                        self._drop(part)

    def _drop(self, part: Part) -> None:
        for _drawing, owner, *_rest in self.kept.rings.pop(part, ()):
            for end in ends_of(owner) or ():
                self.kept.parts.get(end, set()).discard(part)
        self.kept.loose.pop(part, None)
        placed, lane = self.kept.placed.pop(part, None), self.kept.lanes.pop(part, None)
        if lane is not None:
            self._dropped[part] = lane, placed[2] if placed is not None else []

    # ---- as others ask for it
    def of(self, layer: Layer) -> Iterator[Block]:
        if layer == "mark":
            for band in self._bands:
                for part in band.shelf.parts:
                    yield from self._blocks(band, part)

    def near(self, layer: Layer, box: Rect) -> Iterator[Block]:
        if layer != "mark" or not self.kept.waiting:
            return
        wide, left, top, right, bottom = box.grown(self.kept.reach), box.x, box.y, box.right, box.bottom
        for band in self._bands:
            low, high = band.shelf.heights("card")
            if wide.bottom < band.top + low or band.top + high < wide.y:
                continue
            for part in band.shelf.around("card", wide.x, wide.right):
                for block in self._blocks(band, part):
                    if (
                        block.x <= right
                        and left <= block.x + block.w
                        and block.y <= bottom
                        and top <= block.y + block.h
                    ):
                        yield block

    def of_owner(self, owner: str) -> Iterator[Block]:
        found = self._home(owner)
        if found is not None:
            yield from (block for block in self._blocks(*found) if block.owner == owner)

    def rect(self, key: str) -> Rect | None:
        block = next(iter(self.of_owner(key)), None)
        return Rect(block.x, block.y, block.w, block.h) if block is not None else None

    def keys(self) -> Iterator[str]:
        return (block.owner for block in self.of("mark"))

    def count(self) -> int:
        return self.kept.count

    def differs(self, before: Rings) -> list[Block] | None:
        """The blocks that went and those that came; None when all may be others."""
        found = self.made_anew(before)
        return [*found[0], *found[1]] if found is not None else None

    def made_anew(self, before: Rings) -> tuple[list[Block], list[Block]] | None:
        """The blocks that went, and those that came, in parts of lanes where any may be another one; None when that
        is everywhere."""
        if before.kept is not self.kept:
            return None
        bands = {band.shelf.key: band for band in self._bands}
        gone: list[Block] = []
        come: list[Block] = []
        for part, (lane, blocks) in self._dropped.items():
            gone += blocks
            band = bands[lane]
            for now in band.shelf.parts:
                if now.key == part.key:
                    come += self._blocks(band, now)
        for band, was in zip(self._bands, before._bands, strict=True):  # kept rings have the same lanes
            if band.shelf is not was.shelf:
                known = {part.key for part in was.shelf.parts}
                for part in band.shelf.parts:
                    if part.key not in known:  # a card came where none was
                        come += self._blocks(band, part)
        return gone, come

    # ---- inside
    def _home(self, owner: str) -> tuple[Band, Part] | None:
        """Where the ring of a question lies."""
        ends = ends_of(owner)
        there = self._places.get(ends[1], "") if ends is not None else ""
        if ends is None or ends not in self.kept.waiting.get(there, ()):
            return None
        for band in self._bands:
            part = band.shelf.part_of(there)
            if part is not None:
                return band, part
        return None

    def _blocks(self, band: Band, part: Part) -> list[Block]:
        kept = self.kept
        puts = kept.rings.get(part)
        if puts is None:
            puts = kept.rings[part] = list(self._made(band, part))
            kept.lanes[part] = band.shelf.key
        held = kept.placed.get(part)
        if held is not None and held[0] == band.top and held[1] is puts:
            return held[2]
        blocks = [drawing.block(owner, "mark", x, band.top + y) for drawing, owner, _name, x, y in puts]
        kept.placed[part] = band.top, puts, blocks
        return blocks

    def _made(self, band: Band, part: Part) -> Iterator[Put]:
        """The rings beside everything in a part, y counted from the top of its lane."""
        for there, rect in part.obstacles.items():
            sides: dict[str, list[tuple[str, str]]] = {}
            for pair in sorted(self.kept.waiting.get(there, ())):
                here = self._places.get(pair[0], "")
                a = self._lies(here)
                if a is None:
                    continue
                if here in band.shelf.obstacles and here not in part.obstacles:
                    self.kept.loose.setdefault(part, {})[here] = band.shelf.obstacles[here]
                sides.setdefault(_side(a, band.placed(rect)), []).append(pair)
                for end in pair:
                    self.kept.parts.setdefault(end, set()).add(part)
            for side, pairs in sides.items():
                # On paper, where nobody can answer them, all that come from one side are one ring.
                together = [pairs] if self._view.paper else [[pair] for pair in pairs]
                for number, asked in enumerate(together):
                    pen = Pen(Reading(self._store), self._words, self._view)
                    drawing = _ring(pen, tuple(source for source, _ in asked), asked[0][1])
                    yield drawing, owner_of(*asked[0]), "", *_at(rect, side, number)

    def _lies(self, key: str) -> Rect | None:
        for band in self._bands:
            rect = band.shelf.obstacles.get(key)
            if rect is not None:
                return band.placed(rect)
        return None


def put_questions(sheet: Sheet, places: Mapping[str, str]) -> Rings | None:
    """The rings, each at the card that may not learn of it, on the side the work comes from."""
    memory = sheet.cache.memory
    if not sheet.marks.asked:
        memory.pop("rings", None)
        return None
    rings = memory["rings"] = Rings(sheet, places, memory.get("rings"))
    return rings


def _waiting(sheet: Sheet, places: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """For each thing on the map the questions asked beside it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in sheet.marks.asked:
        here, there = places.get(pair[0]), places.get(pair[1])
        if here and there and here != there:
            found.setdefault(there, []).append(pair)
    return found


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
    x = rect.x + _ASIDE + along  # on the right stand the names of the lines of a blueprint
    return (x, rect.y - SIZE - 2) if side == "top" else (x, rect.bottom + 2)


def _ring(pen: Pen, sources: tuple[str, ...], to: str) -> Drawn:
    titles = [pen.read.title(source) for source in sources]
    return _Ring(SIZE, SIZE, "", _Said(pen.words, titles, pen.read.title(to)))


class _Said:
    """What a ring asks, put into words when somebody wants to know."""

    def __init__(self, words: Words, sources: list[str], to: str) -> None:
        self._words, self._sources, self._to = words, sources, to

    def node(self) -> Node:
        told, say = ", ".join(self._sources), self._words.say
        words = say("Does the team behind {to} learn of {source}?", source=told, to=self._to)
        return Node("question", words)

    def draw(self, node: Node) -> Drawn:
        return drawn(SIZE, SIZE, _sign(), node)


class _Ring(Later):
    """All rings look alike: to be painted none has to say anything."""

    __slots__ = ()

    @property
    def shapes(self) -> tuple[Shape, ...]:
        return _sign()

    @property
    def cut(self) -> tuple[str, ...]:
        return ()


@cache
def _sign() -> tuple[Shape, ...]:
    """All rings look alike."""
    return icon("derived", 0, 0, SIZE)
