"""Links between cards on the sheet: what the router is asked, and how their ways are drawn.

What is not touched by an edit is neither asked nor drawn again, a link that only moves keeps its drawing, and a link
that nobody looks at is not drawn at all.
"""

from __future__ import annotations

from collections.abc import Generator, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.model.store import Record
from app.scene import routing
from app.scene.cache import Reading
from app.scene.carrying import Asked, Specs
from app.scene.draw import arrow
from app.scene.draw.pen import Drawn, Pen, Text, unknown
from app.scene.draw.strand import straight, strand
from app.scene.draw.thread import Thread, thread
from app.scene.link_places import LinkPlaces
from app.scene.link_words import label_of, node_of, state_of
from app.scene.lying import Lying
from app.scene.rects import Points
from app.scene.routing import LinkSpec, RoutedLink, Routing
from app.scene.shapes import Block, Layer, Node, Rect
from app.scene.sheet import Sheet

_GONE = 50
"""Drawings of links that are gone, as many as are kept at least: undo brings them back."""
_AT_ONCE = 300
"""Links looked at before whoever waits has a turn."""
_ROUNDING = 1e-6
"""Points by which a way that has moved as a whole may differ through rounding alone."""


def put_links(
    sheet: Sheet,
    keys: Sequence[str],
    places: Mapping[str, str],
    lying: Lying,
    bounds: Rect,
    rulings: list[float],
) -> Generator[None, None, Lines | None]:
    """Lead links between things on the sheet, in pieces; drawn are those that somebody asks for. None without a
    link."""
    memory = sheet.cache.memory
    if not keys:
        memory.pop("lines", None)
        return None
    wanted = yield from _wanted(sheet, keys, places)
    area = routing.Rect.of(bounds.x, bounds.y, bounds.w, bounds.h)
    asked = Asked(lying, wanted.specs, area, tuple(rulings))
    found = yield from sheet.cache.ways.seek(asked, sheet.rough)
    yield
    lines = memory["lines"] = Lines(sheet, found, wanted, memory.get("lines"))
    return lines


# ---- what the router is asked


@dataclass
class _Wanted:
    """What the router is to know about each link, and the labels to draw, with what all that was made from."""

    keys: Sequence[str]
    places: Mapping[str, str]
    states: Mapping[str, str]
    shown: bool
    specs: Specs
    labels: dict[str, Text]


def _wanted(sheet: Sheet, keys: Sequence[str], places: Mapping[str, str]) -> Generator[None, None, _Wanted]:
    cache = sheet.cache
    held: _Wanted | None = cache.memory.get("wanted")
    if (
        held is not None
        and cache.touched is not None
        and (held.keys, held.places, held.shown) == (keys, places, sheet.view.show_states)
        and held.specs.keys().isdisjoint(cache.touched)
    ):
        if held.states != sheet.marks.states:
            held = cache.memory["wanted"] = _in_other_states(sheet, held)
        return held
    labels: dict[str, Text] = {}
    known: Mapping[str, LinkSpec] = held.specs if held is not None else {}
    specs = Specs()
    for number, key in enumerate(keys):
        if number % _AT_ONCE == 0:
            yield
        specs[key] = _spec(sheet, key, places, labels, known.get(key))
    if held is not None and held.specs == specs:
        specs = held.specs  # the very same, so that nobody has to compare it again
        labels = held.labels if held.labels == labels else labels
    states, shown = sheet.marks.states, sheet.view.show_states
    cache.memory["wanted"] = made = _Wanted(keys, places, states, shown, specs, labels)
    return made


def _in_other_states(sheet: Sheet, held: _Wanted) -> _Wanted:
    """What is to be known where only states of links are others: just those links are looked at."""
    was, now = held.states, sheet.marks.states
    others = [key for key in {**was, **now} if was.get(key) != now.get(key) and key in held.specs]
    again = {key: _spec(sheet, key, held.places, {}, held.specs[key]) for key in others}
    same = all(spec is held.specs[key] for key, spec in again.items())
    specs = held.specs if same else Specs({**held.specs, **again})
    return replace(held, states=now, specs=specs)


def _spec(
    sheet: Sheet, key: str, places: Mapping[str, str], labels: dict[str, Text], held: LinkSpec | None
) -> LinkSpec:
    """What the router is to know about a link; its label is noted in `labels`."""
    record = sheet.store[key]
    label = None
    if record.get("exit") or record.get("wait"):
        text = sheet.keep(("link-label", key), (), partial(label_of, key=key))
        if text.lines:
            labels[key], label = text, arrow.label_size(text)
    source, target = places[str(record["from"])], places[str(record["to"])]
    kind, mark = str(record.get("kind", "flow")), bool(arrow.stroke_of("", state_of(sheet, key)).sign)
    if held is not None and (held.source, held.target, held.kind, held.label, held.mark) == (
        source,
        target,
        kind,
        label,
        mark,
    ):
        return held
    return LinkSpec(key, source, target, kind=kind, label=label, mark=mark)


# ---- how the ways are drawn


@dataclass(frozen=True, slots=True)
class _Line:
    """A link as drawn, where, and what it was drawn from."""

    drawing: Drawn
    block: Block
    path: RoutedLink
    state: str
    label: Text | None
    given: Hashable
    read: Mapping[str, Record | None]
    """The records that its drawer read."""

    @property
    def rect(self) -> Rect:
        """The box around it."""
        block = self.block
        return Rect(block.x, block.y, block.w, block.h)


class Lines:
    """All links between things on the map; each is drawn when somebody asks for it, or as it was."""

    _places: LinkPlaces
    _kept: dict[str, _Line]
    _distant: bool

    def __init__(self, sheet: Sheet, found: Routing, wanted: _Wanted, before: Lines | None) -> None:
        self.found, self.wanted, self.marks = found, wanted, sheet.marks
        # Nothing here leads back to the cache that keeps it, so that both go when nobody needs them.
        self._store, self._words, self._view = sheet.store, sheet.words, sheet.view
        self._ground = sheet.ground
        self._given = (sheet.ground, sheet.look)
        self._drawings = sheet.cache.drawn
        self._touched = sheet.cache.touched
        self._made: dict[str, _Line] = {}
        self._threads: dict[str, Thread] = {}
        self._stranded: set[str] = before._stranded if before is not None else set()
        """Links of which straight pieces have been seen, in this build or one before it."""
        self._kept = _let_go(before._kept, found.paths) if before is not None else {}
        """As drawn last, of this build or one before it."""
        self._broken: frozenset[str] | None = None
        """The links whose line is broken because of their state, when somebody has asked."""
        if before is not None and before.marks is self.marks and before._view is self._view:
            self._broken = before._broken
        self._distant = before is not None and before._distant
        """Whether somebody has seen links from far away."""
        self._places = LinkPlaces.of(found.paths, before._places if before is not None else None)
        self.points = Points(found.paths)
        self.fallbacks = found.report.fallbacks
        self.missing = frozenset(
            char for label in wanted.labels.values() for line in label.lines for char in unknown(line.text)
        )

    def line(self, key: str) -> _Line:
        """A link as drawn."""
        line = self._made.get(key)
        if line is None:
            line = self._made[key] = self._kept[key] = self._line(key, self._kept.get(key))
        return line

    # ---- as others ask for it
    def of(self, layer: Layer) -> Iterator[Block]:
        return (self.line(key).block for key in self.found.paths) if layer == "link" else iter(())

    def near(self, layer: Layer, box: Rect) -> Iterator[Block]:
        if layer == "link":
            yield from (self.line(key).block for key in self.crossing(box))

    def strands(self, box: Rect) -> Iterator[Block]:
        """The links that touch a rectangle as they are seen in it; not to be asked for their shapes."""
        for key in self.crossing(box):
            yield self._seen_in(key, box)

    def _seen_in(self, key: str, box: Rect) -> Block:
        """The straight pieces of a link where only those are seen, which is quickly painted; otherwise all of it."""
        stroke = arrow.stroke_of(str((self._store.get(key) or {}).get("kind")), self._state(key))
        pieces = straight(self.found.paths[key], box) if not stroke.dash else None
        if pieces:
            self._stranded.add(key)
            return strand(key, pieces, stroke.color, stroke.width)
        return self.line(key).block

    def threads(self, box: Rect) -> Iterator[Thread]:
        """The links that touch a rectangle as they are seen from far away."""
        self._distant = True
        return (self._seen_far(key) for key in self.crossing(box))

    def crossing(self, box: Rect) -> list[str]:
        """The links whose line, mark or label comes near a rectangle, in painting order."""
        return self._places.near(box)

    def of_owner(self, owner: str) -> Iterator[Block]:
        if owner in self.found.paths:
            yield self.line(owner).block

    def rect(self, key: str) -> Rect | None:
        return self.line(key).rect if key in self.found.paths else None

    def keys(self) -> Iterable[str]:
        return self.found.paths

    def count(self) -> int:
        return len(self.found.paths)

    def dash(self, key: str) -> tuple[float, ...]:
        """How the line of a link is broken, in points."""
        return arrow.stroke_of(str((self._store.get(key) or {}).get("kind")), self._state(key)).dash

    def unsure(self, before: Lines, box: Rect, rows: Sequence[tuple[float, float]]) -> set[str] | None:
        """The links near a rectangle that may not have moved just with their lanes; see `LinkPlaces.unsure`."""
        if self._broken is None:
            states = self.marks.states if self._view.show_states else {}
            self._broken = frozenset(key for key, state in states.items() if arrow.stroke_of("", state).dash)
        return self._places.unsure(before._places, box, rows, self._broken)

    def said_otherwise(self, before: Lines) -> set[str] | None:
        """The links that may look otherwise than before wherever they are led; None when all may."""
        if self._touched is None or self._given != before._given:
            return None
        found = set(self._touched)
        if self.marks is not before.marks or self.wanted is not before.wanted:
            was, now = before.wanted.labels, self.wanted.labels
            found.update(key for key in (*was, *now) if was.get(key) != now.get(key))
            found.update(key for key in self.found.paths if before._state(key) != self._state(key))
        return found

    def differs(self, before: Lines) -> list[Block]:
        """The blocks that went and those that came; of a link that nobody has seen yet, where it comes to lie."""
        keys, old, new = self._suspects(before), before.found.paths, self.found.paths
        found: list[Block] = []
        for key in {*old, *new} if keys is None else keys:
            if key in old and before._seen(key):
                was, now = before.line(key).block, self.line(key).block if key in new else None
                if was is not now:
                    found += [was, now] if now is not None else [was]
            elif key in new and old.get(key) != new[key]:
                found.append(self._seen_far(key))
        return found + self._far_apart(before, keys) if before._distant else found

    def _far_apart(self, before: Lines, keys: set[str] | None) -> list[Block]:
        """Of links that may look otherwise than before those that do so from far away, as they were and are."""
        was, now = before.found.paths, self.found.paths
        found: list[Block] = []
        for key in dict.fromkeys((*was, *now)) if keys is None else keys:
            old, new = was.get(key), now.get(key)
            same_way = old is new or (old is not None and new is not None and old.points == new.points)
            if same_way and (new is None or before._color(key) == self._color(key)):
                continue
            found += [before._seen_far(key)] if old is not None else []
            found += [self._seen_far(key)] if new is not None else []
        return found

    def _suspects(self, before: Lines) -> set[str] | None:
        """The links that may look otherwise than before; None when all may."""
        if self._touched is None or self._given != before._given:
            return None
        keys = self._places.others(before._places)
        said = self.said_otherwise(before) if keys is not None else None
        if keys is None or said is None:
            return None
        was, now, touched = before.found.paths, self.found.paths, self._touched
        keys |= {key for key in said if key in was or key in now}
        # One that was drawn for a build before may still be seen.
        keys |= {key for key, line in before._kept.items() if not touched.isdisjoint(line.read)}
        return keys

    # ---- inside
    def _seen(self, key: str) -> bool:
        """Whether somebody has seen a link, in this build or one before it."""
        return key in self._kept or key in self._stranded

    def _state(self, key: str) -> str:
        return self.marks.states.get(key, "") if self._view.show_states else ""

    def _color(self, key: str) -> str:
        """The colour of a link, as a token."""
        return arrow.stroke_of(str((self._store.get(key) or {}).get("kind")), self._state(key)).color

    def _seen_far(self, key: str) -> Thread:
        made = self._threads.get(key)
        if made is None:
            made = self._threads[key] = thread(key, self.found.paths[key].points, self._color(key))
        return made

    def _line(self, key: str, held: _Line | None) -> _Line:
        path = self.found.paths[key]
        state, label = self._state(key), self.wanted.labels.get(key)
        if held is not None and self._still(held, state, label):
            if held.path is path or held.path == path:
                return held
            by = _moved_by(held.path, path)
            if by is not None:
                block = held.block.moved(*by)
                return _Line(held.drawing, block, path, state, label, self._given, held.read)
            if held.drawing.node is not None:  # it means what it meant; only its way is another one
                return self._drawn(key, path, state, label, held.drawing.node, held.read)
        reading = Reading(self._store)
        record = reading.get(key) or {}
        node = node_of(Pen(reading, self._words, self._view), record, state)
        return self._drawn(key, path, state, label, node, reading.seen)

    def _still(self, held: _Line, state: str, label: Text | None) -> bool:
        """Whether a link means and looks what it did, wherever it is led."""
        if (held.state, held.given) != (state, self._given) or held.label != label:
            return False
        get = self._store.get
        return all(get(key) is record for key, record in held.read.items())

    def _drawn(
        self,
        key: str,
        path: RoutedLink,
        state: str,
        label: Text | None,
        node: Node,
        read: Mapping[str, Record | None],
    ) -> _Line:
        self._drawings.append(("link", key))
        kind = str((self._store.get(key) or {}).get("kind"))
        drawing, x, y = arrow.line(
            [(p.x, p.y) for p in path.points],
            path.head,
            arrow.stroke_of(kind, state),
            _rect(path.mark),
            label,
            _rect(path.label),
            node,
            self._ground,
        )
        return _Line(drawing, drawing.block(key, "link", x, y), path, state, label, self._given, read)


def _let_go(kept: dict[str, _Line], paths: Mapping[str, RoutedLink]) -> dict[str, _Line]:
    """What is kept of links, without those that are gone once they are the larger part."""
    if len(kept) > 2 * len(paths) + _GONE:
        return {key: line for key, line in kept.items() if key in paths}
    return kept


def _moved_by(was: RoutedLink, now: RoutedLink) -> tuple[float, float] | None:
    """How far a way has moved as a whole; None when it is another one."""
    if len(was.points) != len(now.points) or (was.head, was.fallback) != (now.head, now.fallback):
        return None
    dx, dy = now.points[0].x - was.points[0].x, now.points[0].y - was.points[0].y
    for one, other in ((was.mark, now.mark), (was.label, now.label)):
        if (one is None) != (other is None):
            return None
    before = (*was.points, *(rect[:2] for rect in (was.mark, was.label) if rect is not None))
    after = (*now.points, *(rect[:2] for rect in (now.mark, now.label) if rect is not None))
    near = all(
        abs(b[0] - a[0] - dx) < _ROUNDING and abs(b[1] - a[1] - dy) < _ROUNDING
        for a, b in zip(before, after, strict=True)
    )
    return (dx, dy) if near else None


def _rect(found: routing.Rect | None) -> Rect | None:
    return Rect(found.left, found.top, found.width, found.height) if found is not None else None
