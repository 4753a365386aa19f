"""Links between cards on the sheet: what the router is asked, and how their ways are drawn.

What is not touched by an edit is neither asked nor drawn again, and a link that only moves keeps its drawing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from app.scene import routing
from app.scene.carrying import Asked
from app.scene.draw import arrow
from app.scene.draw.pen import Drawn, Pen, Text
from app.scene.link_words import label_of, node_of, state_of
from app.scene.routing import LinkSpec, RoutedLink
from app.scene.shapes import Block, Rect
from app.scene.sheet import Sheet
from app.scene.view import Marks

_ROUNDING = 1e-6
"""Points by which a way that has moved as a whole may differ through rounding alone."""


@dataclass(frozen=True)
class Routed:
    """What became of the routed links: corner points, and links for which no free way was found."""

    paths: Mapping[str, tuple[tuple[float, float], ...]]
    fallbacks: tuple[str, ...] = ()


def put_links(
    sheet: Sheet, keys: Sequence[str], places: Mapping[str, str], bounds: Rect, rulings: list[float]
) -> Routed:
    """Route and draw links between things on the sheet."""
    if not keys:
        sheet.cache.memory.pop("lines", None)
        return Routed({})
    wanted = _wanted(sheet, keys, places)
    found = _routing(sheet, wanted.specs, bounds, rulings)
    lines = _lines(sheet, found, wanted)
    sheet.blocks.setdefault("link", []).extend(lines.blocks)
    sheet.rects.update(lines.rects)
    sheet.missing |= lines.missing
    return Routed(lines.points, found.report.fallbacks)


# ---- what the router is asked


@dataclass
class _Wanted:
    """What the router is to know about each link, and the labels to draw, with what all that was made from."""

    keys: Sequence[str]
    places: Mapping[str, str]
    marks: Marks
    shown: bool
    specs: dict[str, LinkSpec]
    labels: dict[str, Text]


def _wanted(sheet: Sheet, keys: Sequence[str], places: Mapping[str, str]) -> _Wanted:
    cache = sheet.cache
    held: _Wanted | None = cache.memory.get("wanted")
    if (
        held is not None
        and cache.touched is not None
        and (held.keys, held.places, held.marks) == (keys, places, sheet.marks)
        and held.shown == sheet.view.show_states
        and cache.touched.isdisjoint(held.specs)
    ):
        return held
    labels: dict[str, Text] = {}
    known = held.specs if held is not None else {}
    specs = {key: _spec(sheet, key, places, labels, known.get(key)) for key in keys}
    if held is not None and held.specs == specs:
        specs = held.specs  # the very same, so that nobody has to compare it again
    cache.memory["wanted"] = made = _Wanted(keys, places, sheet.marks, sheet.view.show_states, specs, labels)
    return made


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


def _routing(
    sheet: Sheet, specs: Mapping[str, LinkSpec], bounds: Rect, rulings: list[float]
) -> routing.Routing:
    """The ways of all links; found again only when a card or a link moved."""
    held: tuple[dict[str, Rect], Asked] | None = sheet.cache.memory.get("asked")
    known = held[1].obstacles if held is not None else {}
    obstacles = known
    if held is None or held[0] != sheet.obstacles:
        was = held[0] if held is not None else {}
        obstacles = {
            key: known[key] if was.get(key) is rect else _edges(rect) for key, rect in sheet.obstacles.items()
        }
    area = routing.Rect.of(bounds.x, bounds.y, bounds.w, bounds.h)
    asked = Asked(obstacles, specs, area, tuple(rulings))
    sheet.cache.memory["asked"] = (dict(sheet.obstacles), asked)
    return sheet.cache.ways.find(asked, sheet.rough)


def _edges(rect: Rect) -> routing.Rect:
    return routing.Rect(rect.x, rect.y, rect.x + rect.w, rect.y + rect.h)


# ---- how the ways are drawn


@dataclass(frozen=True, slots=True)
class _Line:
    """A link as drawn, where, and what it was drawn from."""

    drawing: Drawn
    rect: Rect
    block: Block
    path: RoutedLink
    state: str
    read: Collection[str]
    """The records that its drawer read."""


@dataclass
class _Lines:
    """All links as drawn, with what they were drawn from."""

    given: object
    found: routing.Routing
    marks: Marks
    lines: dict[str, _Line]
    blocks: list[Block] = field(default_factory=list)
    rects: dict[str, Rect] = field(default_factory=dict)
    points: dict[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)

    def noted(self) -> _Lines:
        """With everything that can be read off the lines."""
        lines = self.lines.values()
        self.blocks = [line.block for line in lines]
        self.rects = {key: line.rect for key, line in self.lines.items()}
        self.points = {key: line.path.points for key, line in self.lines.items()}
        self.read.update(*(line.read for line in lines))
        self.missing.update(*(line.drawing.missing for line in lines if line.drawing.missing))
        return self

    def with_some(self, fresh: dict[str, _Line]) -> _Lines:
        """The same with some links drawn anew on the ways they had."""
        lines = {**self.lines, **fresh}
        rects = {**self.rects, **{key: line.rect for key, line in fresh.items()}}
        read = self.read.union(*(line.read for line in fresh.values()))
        missing = self.missing.union(*(line.drawing.missing for line in fresh.values()))
        blocks = [line.block for line in lines.values()]
        return _Lines(self.given, self.found, self.marks, lines, blocks, rects, self.points, read, missing)


def _lines(sheet: Sheet, found: routing.Routing, wanted: _Wanted) -> _Lines:
    """All links drawn; those that nothing has touched as they were."""
    cache = sheet.cache
    given = (sheet.ground, sheet.look, sheet.view, wanted.labels)
    held: _Lines | None = cache.memory.get("lines")
    if held is not None and (cache.touched is None or held.given != given):
        held = None
    if (
        held is not None
        and held.found is found
        and held.marks is sheet.marks
        and cache.touched is not None
        and cache.touched.isdisjoint(held.read)
    ):
        return held
    before = held.lines if held is not None else {}

    def line(key: str) -> _Line:
        return _line(sheet, key, found.paths[key], wanted.labels.get(key), before.get(key))

    touched = cache.touched
    if held is not None and held.found is found and held.marks is sheet.marks and touched is not None:
        made = held.with_some(
            {key: line(key) for key, each in before.items() if not touched.isdisjoint(each.read)}
        )
    else:
        made = _Lines(given, found, sheet.marks, {key: line(key) for key in found.paths}).noted()
    cache.memory["lines"] = made
    return made


def _line(sheet: Sheet, key: str, path: RoutedLink, label: Text | None, held: _Line | None) -> _Line:
    state, touched = state_of(sheet, key), sheet.cache.touched
    still = held is not None and held.state == state and touched is not None and touched.isdisjoint(held.read)
    if held is not None and still:
        if held.path is path:
            return held
        by = _moved_by(held.path, path)
        if by is not None:
            x, y = held.rect.x + by[0], held.rect.y + by[1]
            return _Line(
                held.drawing,
                Rect(x, y, held.rect.w, held.rect.h),
                sheet.block(held.drawing, key, "link", x, y),
                path,
                state,
                held.read,
            )

    def make(pen: Pen) -> tuple[Drawn, float, float, Collection[str]]:
        record = pen.read.get(key) or {}
        if held is not None and still and held.drawing.node is not None:
            node = held.drawing.node  # it means what it meant; only its way is another one
            for each in held.read:
                pen.read.get(each)
        else:
            node = node_of(pen, record, state)
        drawing, x, y = arrow.line(
            [(p.x, p.y) for p in path.points],
            path.head,
            arrow.stroke_of(str(record.get("kind")), state),
            _rect(path.mark),
            label,
            _rect(path.label),
            node,
            sheet.ground,
        )
        return drawing, x, y, pen.read.seen.keys()

    drawing, x, y, read = sheet.keep(("link", key), (path, state, sheet.ground), make)
    block = sheet.block(drawing, key, "link", x, y)
    return _Line(drawing, Rect(x, y, drawing.w, drawing.h), block, path, state, read)


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
