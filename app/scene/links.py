"""Links between cards: which can be routed on this sheet, which end in a short stub, and how both are drawn."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise, starmap
from typing import cast

from app.model.grid import columns_of
from app.model.store import Record
from app.scene import routing
from app.scene.carrying import Asked
from app.scene.draw import arrow, facts
from app.scene.draw.pen import Drawn, Pen, Text
from app.scene.routing import LinkSpec
from app.scene.shapes import Node, Rect
from app.scene.sheet import Sheet
from app.words import N_

STATE_WORDS = {
    "confirmed": N_("Confirmed."),
    "gap": N_("Gap."),
    "to-clarify": N_("To clarify."),
}


@dataclass(frozen=True, slots=True)
class _Stub:
    link: str
    other: str
    """The card at the other end, when there is one."""
    incoming: bool


CLEAR = 8.0
"""More room below a lane whose cards are joined with a lower one."""
LABELLED, LABELLED_MOST = 9.0, 36.0
"""More room below a lane for each label that may lie there, and at most."""
BESIDE_LABEL = 6.0
"""In a gutter, beside the usual width, for the ends of the line that carries a label."""
JOINED, JOINED_LABELLED = 20.0, 32.0
"""Between two cards of one cell that an arrow joins."""


@dataclass
class Plan:
    """What links need before anything has a place: stubs below cards, room between lanes and cards."""

    routed: list[str] = field(default_factory=list)
    stubs: dict[str, list[_Stub]] = field(default_factory=dict)
    pairs: dict[frozenset[str], float] = field(default_factory=dict)
    pairs_in: dict[str, list[tuple[str, str, float]]] = field(default_factory=dict)
    room_below: dict[str, float] = field(default_factory=dict)

    def room(self, sheet: Sheet, card: str, width: float) -> float:
        """Height in points that the stubs of a card of that width need below it."""
        return sum(_stub_height(sheet, each, width) for each in self.stubs.get(card, ()))

    def joined(self, one: str, other: str) -> float:
        """Room between two cards of a cell because an arrow joins them; 0.0 when none does."""
        return self.pairs.get(frozenset((one, other)), 0.0)

    def below(self, lane: str) -> float:
        """More room below the cards of a lane."""
        return self.room_below.get(lane, 0.0)

    def of_lane(self, sheet: Sheet, lane: str, cards: Sequence[str]) -> Hashable:
        """What the layout of a lane with these cards depends on."""
        return self.below(lane), tuple(self.pairs_in.get(lane, ())), self._hanging(sheet, cards)

    def of_cards(self, sheet: Sheet, cards: Sequence[str]) -> Hashable:
        """What the layout of one cell with these cards depends on."""
        return tuple(starmap(self.joined, pairwise(cards))), self._hanging(sheet, cards)

    def _hanging(self, sheet: Sheet, cards: Sequence[str]) -> Hashable:
        stubs = tuple((card, tuple(self.stubs[card])) for card in cards if card in self.stubs)
        return stubs, tuple(_state(sheet, each.link) for _, found in stubs for each in found)

    def put_stubs(self, sheet: Sheet, card: str, rect: Rect) -> None:
        """Draw the stubs of a card that lies at `rect`, its y counted from the sheet's top."""
        above = 0.0
        for each in self.stubs.get(card, ()):
            state = _state(sheet, each.link)
            drawing = sheet.keep(
                ("stub", each.link, card),
                (each, rect.w, above, state),
                partial(_draw_stub, each=each, width=rect.w, above=above, state=state),
            )
            sheet.put(drawing, each.link, "link", rect.x, rect.bottom, card)
            sheet.lies(each.link, Rect(rect.x, rect.bottom, drawing.w, drawing.h), obstacle=False)
            height = _stub_height(sheet, each, rect.w)
            hangs = Rect(rect.x, rect.bottom + above, rect.w, height)
            sheet.lies(f"{each.link}:{card}", hangs, rect_of=False)
            above += height


def _stub_height(sheet: Sheet, each: _Stub, width: float) -> float:
    def measured(pen: Pen) -> float:
        words, open_end = _end_words(pen, pen.read.get(each.link) or {}, each)
        return arrow.stub_height(words, width, pen.view.full_text, open_end)

    return sheet.keep(("stub-height", each.link, each.incoming), width, measured)


def gutters(sheet: Sheet) -> dict[str, float]:
    """More room right of steps, in points, where a link with a name leads to the next column."""
    found: dict[str, float] = {}
    for key in sheet.store.of("link"):
        record = sheet.store[key]
        source, target = sheet.store.get(str(record.get("from"))), sheet.store.get(str(record.get("to")))
        if source is None or target is None or not (record.get("exit") or record.get("wait")):
            continue
        columns = columns_of(sheet.store, str(record["from"]), sheet.grid)
        if not _next_to(sheet, str(record["from"]), str(record["to"])):
            continue
        label = sheet.keep(("link-label", key), (), partial(_label, key=key))
        if label.lines:
            step = columns[-1]
            found[step] = max(found.get(step, 0.0), arrow.label_size(label)[0] + BESIDE_LABEL)
    return found


def _next_to(sheet: Sheet, source: str, target: str) -> bool:
    """Whether a card begins in the column right after another."""
    columns = columns_of(sheet.store, source, sheet.grid)
    to = columns_of(sheet.store, target, sheet.grid)
    return bool(columns and to) and sheet.grid.index[to[0]] - sheet.grid.index[columns[-1]] == 1


def planned(sheet: Sheet, places: Mapping[str, str], lanes: list[str]) -> Plan:
    """The plan of the build before while neither a link nor a card has moved, else a new one."""
    # With their ids: a link of a preview and the one then drawn say the same and are not the same.
    records = tuple((key, sheet.store.get(key)) for key in sheet.store.of("link"))
    known = sheet.cache.memory.get("plan")
    if known is not None and known[0] is places and known[1] is sheet.grid and known[2:4] == (lanes, records):
        return cast(Plan, known[4])
    made = plan(sheet, places, lanes)
    sheet.cache.memory["plan"] = (places, sheet.grid, lanes, records, made)
    return made


def plan(sheet: Sheet, places: Mapping[str, str], lanes: list[str]) -> Plan:
    """Sort links into routed ones and stubs, and count the room they need. `places` names for each card on
    the sheet what it is drawn as (itself, or the pill of a collapsed stage; "" when it is parked)."""
    found = Plan()
    order = {lane: at for at, lane in enumerate(lanes)}
    for key in sheet.store.of("link"):
        record = sheet.store[key]
        source, target = str(record.get("from")), str(record.get("to"))
        here, there = places.get(source), places.get(target)
        if here and there:
            if here != there:
                found.routed.append(key)
                _count_room(sheet, found, record, source, target, order)
        elif here is not None and _alone(here, source):
            found.stubs.setdefault(source, []).append(_Stub(key, str(record.get("to") or ""), False))
        elif there is not None and _alone(there, target):
            found.stubs.setdefault(target, []).append(_Stub(key, source, True))
    return found


def _count_room(
    sheet: Sheet, found: Plan, record: Record, source: str, target: str, order: Mapping[str, int]
) -> None:
    labelled = bool(record.get("exit") or record.get("wait"))
    one, other = sheet.grid.places[source][:2], sheet.grid.places[target][:2]
    if labelled and one[0] == other[0] and one != other and not _next_to(sheet, source, target):
        room = found.below(one[0])
        found.room_below[one[0]] = min(LABELLED_MOST, room + LABELLED)
    if one == other:
        marked = record.get("kind") == "handover"
        apart = JOINED_LABELLED if labelled or marked else JOINED
        found.pairs[frozenset((source, target))] = apart
        found.pairs_in.setdefault(one[0], []).append((source, target, apart))
    elif one[0] != other[0]:
        upper = min((one[0], other[0]), key=lambda lane: order.get(lane, 0))
        found.room_below[upper] = max(found.below(upper), CLEAR)


def _alone(drawn_as: str, card: str) -> bool:
    """Whether a card is drawn by itself, so that something can hang below it."""
    return drawn_as in ("", card)


def _state(sheet: Sheet, link: str) -> str:
    return sheet.marks.states.get(link, "") if sheet.view.show_states else ""


def _draw_stub(pen: Pen, each: _Stub, width: float, above: float, state: str) -> Drawn:
    record = pen.read.get(each.link) or {}
    stroke = arrow.stroke_of(str(record.get("kind")), state)
    words, open_end = _end_words(pen, record, each)
    full = pen.view.full_text
    return arrow.stub(words, width, above, stroke, each.incoming, open_end, full, _node(pen, record, state))


def _end_words(pen: Pen, record: Record, each: _Stub) -> tuple[str, bool]:
    """What stands at the end of a stub, and whether that end is open."""
    say = pen.words.say
    if each.other:
        title = pen.read.title(each.other) or say("Card without a title")
        if each.incoming:
            return say("from {title}", title=title), False
        exit_name = facts.prose(record, "exit")
        return (say("{exit}: {title}", exit=exit_name, title=title) if exit_name else title), False
    team = pen.read.title(record.get("to_team"))
    if team:
        return team, False
    if "to_team" in record and record["to_team"] is None:
        return say("nobody"), True
    return say("to whom?"), True


# ---- routed links


@dataclass(frozen=True)
class Routed:
    """What became of the routed links: corner points, straight fallbacks, links without an end on the sheet."""

    paths: Mapping[str, tuple[tuple[float, float], ...]]
    fallbacks: tuple[str, ...] = ()


def put_links(
    sheet: Sheet, keys: Iterable[str], places: Mapping[str, str], bounds: Rect, rulings: list[float]
) -> Routed:
    """Route and draw links between things on the sheet."""
    labels: dict[str, Text] = {}
    specs = {key: _spec(sheet, key, places, labels) for key in keys}
    if not specs:
        return Routed({})
    found = _routing(sheet, specs, bounds, rulings)
    held: dict[str, _Line] = sheet.cache.memory.get("lines", {})
    lines = {key: _line(sheet, key, found.paths[key], labels.get(key), held.get(key)) for key in found.paths}
    sheet.cache.memory["lines"] = lines
    for key, line in lines.items():
        sheet.put(line.drawing, key, "link", line.rect.x, line.rect.y)
        sheet.rects[key] = line.rect
    paths = sheet.cache.memory.get("paths")
    if paths is None or paths[0] is not found:
        points = {key: path.points for key, path in found.paths.items()}
        paths = sheet.cache.memory["paths"] = (found, points)
    return Routed(paths[1], found.report.fallbacks)


def _spec(sheet: Sheet, key: str, places: Mapping[str, str], labels: dict[str, Text]) -> LinkSpec:
    """What the router is to know about a link; its label is noted in `labels`."""
    record, state = sheet.store[key], _state(sheet, key)
    label = None
    if record.get("exit") or record.get("wait"):
        text = sheet.keep(("link-label", key), (), partial(_label, key=key))
        if text.lines:
            labels[key], label = text, arrow.label_size(text)
    source, target = places[str(record["from"])], places[str(record["to"])]
    kind = str(record.get("kind", "flow"))
    given = (key, source, target, kind, label, bool(arrow.stroke_of("", state).sign))
    known: dict[str, tuple[object, LinkSpec]] = sheet.cache.memory.setdefault("specs", {})
    held = known.get(key)
    if held is None or held[0] != given:
        held = known[key] = (given, LinkSpec(key, source, target, kind=kind, label=label, mark=given[5]))
    return held[1]


def _routing(
    sheet: Sheet, specs: Mapping[str, LinkSpec], bounds: Rect, rulings: list[float]
) -> routing.Routing:
    """The ways of all links; found again only when a card or a link moved."""
    asked: tuple[dict[str, Rect], Asked] | None = sheet.cache.memory.get("asked")
    if asked is None or asked[0] != sheet.obstacles:
        obstacles = {key: routing.Rect(r.x, r.y, r.x + r.w, r.y + r.h) for key, r in sheet.obstacles.items()}
    else:
        obstacles = dict(asked[1].obstacles)
    area = routing.Rect.of(bounds.x, bounds.y, bounds.w, bounds.h)
    now = Asked(obstacles, dict(specs), area, tuple(rulings))
    sheet.cache.memory["asked"] = (dict(sheet.obstacles), now)
    return sheet.cache.ways.find(now, sheet.rough)


@dataclass(frozen=True, slots=True)
class _Line:
    """A link as drawn, and where."""

    drawing: Drawn
    rect: Rect


def _line(sheet: Sheet, key: str, path: routing.RoutedLink, label: Text | None, held: _Line | None) -> _Line:
    state = _state(sheet, key)

    def make(pen: Pen) -> tuple[Drawn, float, float]:
        record = pen.read.get(key) or {}
        return arrow.line(
            [(p.x, p.y) for p in path.points],
            path.head,
            arrow.stroke_of(str(record.get("kind")), state),
            _rect(path.mark),
            label,
            _rect(path.label),
            _node(pen, record, state),
            sheet.ground,
        )

    drawing, x, y = sheet.keep(("link", key), (path, state, sheet.ground), make)
    if held is not None and held.drawing is drawing and (held.rect.x, held.rect.y) == (x, y):
        return held
    return _Line(drawing, Rect(x, y, drawing.w, drawing.h))


def _rect(found: routing.Rect | None) -> Rect | None:
    return Rect(found.left, found.top, found.width, found.height) if found is not None else None


def _label(pen: Pen, key: str) -> Text:
    record = pen.read.get(key) or {}
    words = facts.joined((facts.prose(record, "exit"), facts.minutes(pen, record.get("wait"))))
    return arrow.label_text(words)


def _node(pen: Pen, record: Record, state: str) -> Node:
    """A link in words: what it joins, its state and the facts of a handover."""
    say = pen.words.say
    nameless = say("Card without a title")
    source = pen.read.title(record.get("from")) or nameless
    receiver = record.get("to") or record.get("to_team")
    target = (pen.read.title(receiver) or nameless) if receiver else say("not known yet")
    kind = (
        N_("Handover from {source} to {target}.")
        if record.get("kind") == "handover"
        else N_("From {source} to {target}.")
    )
    found = [say(kind, source=source, target=target)]
    if state in STATE_WORDS:
        found.append(say(STATE_WORDS[state]))
    exit_name = facts.prose(record, "exit")
    if exit_name:
        found.append(say("Exit: {name}.", name=exit_name))
    wait = facts.minutes(pen, record.get("wait"))
    if wait:
        found.append(say("Wait on the way: {time}.", time=wait))
    passes = ", ".join(filter(None, (pen.read.title(item) for item in record.get("passes") or ())))
    for sentence, words in (
        (N_("Passed on: {words}."), passes),
        (N_("How: {words}."), pen.read.title(record.get("channel")) or pen.read.title(record.get("system"))),
        (N_("How they know: {words}."), facts.prose(record, "receipt")),
        (N_("Promised back: {words}."), facts.prose(record, "returns")),
    ):
        if words:
            found.append(say(sentence, words=words))
    return Node("link", " ".join(found))
