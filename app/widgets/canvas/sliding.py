"""What an edit pushes up or down the map as it is: lanes that only lie elsewhere need not be painted anew.

Two scenes are compared as pictures. A stretch is a part of the map that moves as a whole; what looks otherwise in it
afterwards is spoilt, everything else is right where it has come to lie. When in doubt something is spoilt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor

from app.scene.draw.arrow import CORNER
from app.scene.grid_layout import STEPWISE
from app.scene.link_places import edges
from app.scene.links import Lines
from app.scene.parts import Band, Blocks, Part, Put
from app.scene.questions import Rings
from app.scene.routing import Point, RoutedLink
from app.scene.routing import Rect as Box
from app.scene.shapes import Block, Rect
from app.scene.shelves import Shelf
from app.widgets.canvas.index import HEADINGS, MAP_LAYERS

_FOOT = 2.0
"""So many points above its lower end a lane is cut: the rule at its end, and a line of the blueprint there, move with
what lies below it."""
_BARE = 6.0
"""Points above the cut where mostly nothing is but what runs up and down: when the lane grows they are repeated below,
see `Backing`. Cards end farther up."""
_CURVE = CORNER + 4.0
"""A link looks otherwise so far around its corners, in points."""
_SHORT = 16.0
"""A piece of a link has the room it wants for its corners and its head when it is so long, in points."""
_SAME = 1e-6
_ACROSS = ("rule", "lines")
"""Drawings of a lane that only become longer or shorter with it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of the map, in points as it was before, and how far it has moved down."""

    top: float
    bottom: float
    by: float
    bare: float
    """Where what is repeated below it begins; its bottom where nothing is."""


@dataclass(frozen=True, slots=True)
class Slide:
    """How the map has moved: stretches from top to bottom, and what is to be painted anew, as it lies now."""

    stretches: tuple[Stretch, ...]
    spoilt: tuple[Rect, ...]
    lanes: tuple[tuple[float, float], ...]
    """From where to where lanes lie now that hold something else, or are higher or lower than before."""


def slide(was: Blocks, now: Blocks, seen: Rect) -> Slide | None:
    """How one scene slides into another where it is seen; None when nothing moves or more than lanes is others."""
    old, new = _bands(was), _bands(now)
    if [band.shelf.key for band in old] != [band.shelf.key for band in new] or len(old) < 2:
        return None
    if old[0].shelf is not new[0].shelf or [b.top for b in old] == [b.top for b in new]:
        return None  # the headings are others, so that columns may be; or each lane lies where it lay
    moved = _Moved(old, new)
    wide = Rect(seen.x, seen.y - moved.most, seen.w, seen.h + 2 * moved.most)
    spoilt: list[Rect] = []
    for one, other in zip(old, new, strict=True):
        if one.shelf is not other.shelf:
            spoilt += _shelf(one, other, moved)
            spoilt += _foot(one, other, moved)
    sources = {type(source): source for source in was.sources if not isinstance(source, Band)}
    for source in now.sources:
        if isinstance(source, Lines):
            before = sources.pop(Lines, None)
            links = _links(before, source, wide, moved) if isinstance(before, Lines) else None
            if links is None:
                return None
            spoilt += links
        elif isinstance(source, Rings):
            before = sources.pop(Rings, None)
            rings = source.made_anew(before) if isinstance(before, Rings) else None
            if rings is None:
                return None
            spoilt += _otherwise(*rings, moved)
            spoilt += _rings_between(source, wide, moved)
    if sources:
        return None  # all links have gone, or all rings
    spoilt += _otherwise(_near(was, wide), _near(now, wide), moved)
    others = (b for a, b in zip(old, new, strict=True) if a.shelf is not b.shelf)
    lanes = tuple((band.top, band.top + band.shelf.height) for band in others)
    return Slide(moved.stretches, tuple(spoilt), lanes)


def _bands(blocks: Blocks) -> list[Band]:
    """Headings, lanes and the parking lot, from top to bottom."""
    found = [source for source in blocks.sources if isinstance(source, Band)]
    return [band for band in found if band.shelf.key not in ("loose", ("ground",))]


class _Moved:
    """Where everything has moved to, from the bands of two scenes."""

    def __init__(self, old: Sequence[Band], new: Sequence[Band]) -> None:
        lanes = [(a, b) for a, b in zip(old, new, strict=True) if a.shelf.key != ("parking",)]
        self.stretches = tuple(self._together(lanes))
        self._tops = [stretch.top for stretch in self.stretches]
        self.most = max(abs(stretch.by) for stretch in self.stretches) + _CURVE

    @staticmethod
    def _together(lanes: Sequence[tuple[Band, Band]]) -> Iterator[Stretch]:
        """Lanes that move alike are one stretch; of one that has become lower the end is lost. What lies below the
        last lane moves with its end."""
        first = lanes[0][0]
        top, bottom, by = first.top, first.top, 0.0
        for one, other in lanes:
            if abs(other.top - one.top - by) > _SAME:
                yield Stretch(top, bottom, by, bottom)
                top, by = one.top, other.top - one.top
            bottom = one.top + one.shelf.height
            more = other.shelf.height - one.shelf.height
            if abs(more) > _SAME:
                end = bottom - _FOOT + min(more, 0.0)
                yield Stretch(top, end, by, end - _BARE if more > 0 else end)
                top, by = bottom - _FOOT, by + more
        yield Stretch(top, float("inf"), by, float("inf"))

    def seams(self) -> Iterator[tuple[Stretch, Stretch]]:
        """Where lanes move apart or together: the stretches above and below."""
        return pairwise(self.stretches)

    def at_seam(self, before: float, now: float, reach: float = _CURVE) -> bool:
        """Whether something that reaches so far does so across a seam, before or now."""
        return any(
            -_BARE - reach <= before - upper.bottom <= lower.top - upper.bottom + reach
            or upper.bottom + upper.by - reach <= now <= lower.top + lower.by + reach
            for upper, lower in self.seams()
        )

    def at(self, y: float) -> Stretch:
        """The stretch in which a height lies, or above whose end it was."""
        return self.stretches[max(0, bisect_right(self._tops, y) - 1)]

    def rect(self, rect: Rect) -> Rect:
        """Where the pixels of a rectangle are now; pulled apart, all that is between them too."""
        top, bottom, last = self._now(rect.y), self._now(rect.bottom), self.at(rect.bottom)
        if rect.bottom > last.bare:
            after = self.stretches[self.stretches.index(last) + 1]
            bottom = after.top + after.by
        return Rect(rect.x, top, rect.w, max(0.0, bottom - top))

    def _now(self, y: float) -> float:
        """Where a height is now; what is lost with the end of a lane is where the next one comes to lie."""
        found = self.at(y)
        return min(y, found.bottom) + found.by

    def alone(self, top: float, bottom: float) -> Stretch | None:
        """The stretch in which something lies wholly; None when a seam runs through it, or when it comes again
        there."""
        found = self.at(top)
        return found if bottom <= found.bare else None


# ---- lanes


def _shelf(one: Band, other: Band, moved: _Moved) -> Iterator[Rect]:
    """What is to be painted anew of a lane that holds something else than before."""
    for old, new in _others(one.shelf, other.shelf):
        before, after = list(_puts(old)), list(_puts(new))
        known = {_name(put) for put in before} & {_name(put) for put in after}
        for put in before:
            if _name(put) not in known:
                yield moved.rect(_place(put, one.top))
        for put in after:
            if _name(put) not in known:
                yield _place(put, other.top)


def _foot(one: Band, other: Band, moved: _Moved) -> Iterator[Rect]:
    """What is to be painted anew of a lane that has another height because something lies where it is cut."""
    by = other.shelf.height - one.shelf.height
    if abs(by) <= _SAME:
        return
    if abs(by / STEPWISE - round(by / STEPWISE)) > _SAME:  # broken lines go on otherwise
        top = other.top + min(one.shelf.height, other.shelf.height) - _FOOT - _BARE
        yield Rect(0.0, top, 1e7, other.top + other.shelf.height - top)
    for band in (one, other):
        low = min(one.shelf.height, other.shelf.height) - _FOOT - _BARE
        for part in band.shelf.parts:
            for layer, puts in part.puts.items() if part.low > low else ():
                if layer not in HEADINGS and part.reach(layer)[3] > low:
                    there = [_place(put, band.top) for put in puts if put[2] not in _ACROSS]
                    there = [rect for rect in there if rect.bottom > band.top + low]
                    yield from map(moved.rect, there) if band is one else there


def _rings_between(rings: Rings, wide: Rect, moved: _Moved) -> Iterator[Rect]:
    """What is to be painted anew because rings lie where lanes move apart or together."""
    for upper, lower in moved.seams():
        top, bottom = upper.bottom - _BARE + upper.by, lower.top + lower.by
        for ring in rings.near("mark", Rect(wide.x, top, wide.w, bottom - top)):
            y = min(ring.y, top)
            yield Rect(ring.x, y, ring.w, max(ring.y + ring.h, bottom) - y)


def _others(one: Shelf, other: Shelf) -> Iterator[tuple[Part | None, Part | None]]:
    """The parts that are others, before and now."""
    was = {part.key: part for part in one.parts}
    for part in other.parts:
        before = was.pop(part.key, None)
        if before is not part:
            yield before, part
    for part in was.values():
        yield part, None


def _puts(part: Part | None) -> Iterator[Put]:
    for layer, puts in part.puts.items() if part is not None else ():
        if layer not in HEADINGS:
            yield from (put for put in puts if put[2] not in _ACROSS)


def _name(put: Put) -> tuple[object, ...]:
    return id(put[0]), *put[1:]


def _place(put: Put, top: float) -> Rect:
    return Rect(put[3], top + put[4], put[0].w, put[0].h)


# ---- what lies between


def _otherwise(before: Sequence[Block], after: Sequence[Block], moved: _Moved) -> Iterator[Rect]:
    """Where some blocks look otherwise, or have not moved with what is around them."""
    there = Counter(_look(block, 0.0) for block in after)
    for block in before:
        within = moved.alone(block.y, block.y + block.h)
        look = _look(block, within.by) if within is not None else None
        if look is not None and there[look]:
            there[look] -= 1
        else:
            yield moved.rect(_box(block))
    for block in after:
        look = _look(block, 0.0)
        if there[look]:
            there[look] -= 1
            yield _box(block)


def _near(blocks: Blocks, wide: Rect) -> list[Block]:
    loose = [source for source in blocks.sources if isinstance(source, Band) and source.shelf.key == "loose"]
    return [block for band in loose for layer in MAP_LAYERS for block in band.near(layer, wide)]


def _look(block: Block, by: float) -> tuple[object, ...]:
    return block.owner, block.layer, block.x, round(block.y + by, 6), block.w, block.h, id(block.shapes)


def _box(block: Block) -> Rect:
    return Rect(block.x, block.y, block.w, block.h)


# ---- links


def _links(was: Lines, now: Lines, wide: Rect, moved: _Moved) -> list[Rect] | None:
    """What is to be painted anew because of links; None when any may look otherwise.

    Where the ways are the same but for what was moved, only those at the seams have to be looked at.
    """
    said = now.said_otherwise(was)
    if said is None:
        return None
    found: list[Rect] = []
    rows = [(upper.bottom - _BARE - _CURVE, lower.top + _CURVE) for upper, lower in moved.seams()]
    unsure = now.unsure(was, wide, rows)
    for key in {*said, *unsure} if unsure is not None else {*was.crossing(wide), *now.crossing(wide)}:
        old, new = was.found.paths.get(key), now.found.paths.get(key)
        pieces = None
        if old is not None and new is not None and key not in said:
            pieces = _pieces(old, new, bool(now.dash(key)), moved)
        if pieces is None:
            pieces = [*(moved.rect(box) for box in _edges(old)), *_edges(new)]
        found += pieces
    return found


def _edges(path: RoutedLink | None) -> Iterable[Rect]:
    for left, top, right, bottom in edges(path) if path is not None else ():
        yield Rect(left, top, right - left, bottom - top)


def _pieces(old: RoutedLink, new: RoutedLink, dashed: bool, moved: _Moved) -> list[Rect] | None:
    """Where a link has not moved with what is around it; None for all of it."""
    if len(old.points) != len(new.points) or (old.head, old.fallback) != (new.head, new.fallback):
        return None
    for one, other in ((old.mark, new.mark), (old.label, new.label)):
        if (one is None) != (other is None):
            return None
        if one is not None and other is not None and not _goes_along(one, other, moved):
            return None
    ends = [(a, b, _went(a, b, moved)) for a, b in zip(old.points, new.points, strict=True)]
    steps = [b.y - a.y for a, b, _ in ends]
    if (dashed or old.fallback) and (max(steps) - min(steps) > _SAME or not all(went for _, _, went in ends)):
        return None
    found: list[Rect] = []
    for number, (a, b, _) in enumerate(ends):
        if moved.at_seam(a.y, b.y, _CURVE if number else 0.0):  # where a link begins it is not round
            found += moved.rect(_around(a, a, _CURVE)), _around(b, b, _CURVE)
    for one_end, other_end in pairwise(ends):
        piece = _piece(one_end, other_end, moved)
        if piece is None:
            return None
        found += piece
    return found


End = tuple[Point, Point, bool]
"""A corner of a link before and now, and whether it has moved with what is around it."""


def _piece(one: End, other: End, moved: _Moved) -> list[Rect] | None:
    """What is to be painted anew of a link between two corners; None when it may look otherwise as a whole."""
    (a, c, first), (b, d, last) = one, other
    if first and last and abs((d.y - c.y) - (b.y - a.y)) <= _SAME:
        return []
    upright = a.x == b.x == c.x == d.x and (b.y > a.y) == (d.y > c.y)
    if not upright or min(abs(b.y - a.y), abs(d.y - c.y)) < _SHORT:
        return None if first and last else [moved.rect(_around(a, b)), _around(c, d)]
    found = []
    for before, now, went in (one, other):
        if not went:
            there = Point(before.x, before.y + moved.at(before.y).by)
            found.append(_around(there, now))
    return found


def _around(a: Point, b: Point, room: float = _SHORT) -> Rect:
    left, top = min(a.x, b.x) - room, min(a.y, b.y) - room
    return Rect(left, top, abs(a.x - b.x) + 2 * room, abs(a.y - b.y) + 2 * room)


def _went(a: Point, b: Point, moved: _Moved) -> bool:
    """Whether a corner has moved with what is around it."""
    within = moved.alone(a.y, a.y)
    return within is not None and abs(b.x - a.x) <= _SAME and abs(b.y - a.y - within.by) <= _SAME


def _goes_along(one: Box, other: Box, moved: _Moved) -> bool:
    """Whether a mark or label has moved with what is around it."""
    within = moved.alone(one.top, one.bottom)
    return (
        within is not None
        and abs(one.left - other.left) <= _SAME
        and abs(other.top - one.top - within.by) <= _SAME
    )


Moving = tuple[int, int, int | None]
"""Rows of dots as they lay, from one to before another, and how many dots down they have moved; None when that is no
whole number, so that none of these dots can be used."""


def moves(slid: Slide, scale: float) -> list[Moving]:
    """How each stretch has moved, in dots at a scale."""
    found: list[Moving] = []
    for stretch in slid.stretches:
        by = stretch.by * scale
        whole = round(by)
        end = stretch.bottom * scale
        rows = floor(stretch.top * scale + _SAME), 1 << 29 if end > 1 << 29 else floor(end + _SAME)
        found.append((*rows, whole if abs(by - whole) < _SAME else None))
    return found
