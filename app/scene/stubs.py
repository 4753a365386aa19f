"""What links need before anything has a place: which are routed, which end in a short stub, how much room both take."""

from __future__ import annotations

from collections.abc import Container, Generator, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise, starmap
from typing import cast

from app.model.grid import columns_of
from app.model.store import Record
from app.scene.draw import arrow, facts
from app.scene.draw.pen import Drawn, Pen
from app.scene.link_words import label_of, node_of, state_of
from app.scene.shapes import Rect
from app.scene.sheet import Sheet


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
_AT_ONCE = 500
"""Links looked at before whoever waits has a turn."""
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
        stubs = self.stubs.get(card)
        return sum(_stub_height(sheet, each, width) for each in stubs) if stubs else 0.0

    def joined(self, one: str, other: str) -> float:
        """Room between two cards of a cell because an arrow joins them; 0.0 when none does."""
        return self.pairs.get(frozenset((one, other)), 0.0) if self.pairs else 0.0

    def below(self, lane: str) -> float:
        """More room below the cards of a lane."""
        return self.room_below.get(lane, 0.0)

    def of_lane(self, sheet: Sheet, lane: str, cards: Sequence[str]) -> Hashable:
        """What the layout of a lane with these cards depends on."""
        return self.below(lane), tuple(self.pairs_in.get(lane, ())), self._hanging(sheet, cards)

    def of_cards(self, sheet: Sheet, cards: Sequence[str]) -> Hashable:
        """What the layout of one cell with these cards depends on."""
        joined = tuple(starmap(self.joined, pairwise(cards))) if self.pairs else ()
        return joined if any(joined) else (), self._hanging(sheet, cards)

    def _hanging(self, sheet: Sheet, cards: Sequence[str]) -> Hashable:
        if not self.stubs:
            return (), ()
        stubs = tuple((card, tuple(self.stubs[card])) for card in cards if card in self.stubs)
        return stubs, tuple(state_of(sheet, each.link) for _, found in stubs for each in found)

    def put_stubs(self, sheet: Sheet, card: str, rect: Rect) -> None:
        """Draw the stubs of a card that lies at `rect`, its y counted from the sheet's top."""
        above = 0.0
        for each in self.stubs.get(card, ()):
            state = state_of(sheet, each.link)
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
    cache, keys = sheet.cache, sheet.store.of("link")
    given = (sheet.grid, keys, sheet.look)
    held: tuple[object, frozenset[str], dict[str, float]] | None = cache.memory.get("gutters")
    if (
        held is not None
        and cache.touched is not None
        and held[0] == given
        and cache.touched.isdisjoint(held[1])
    ):
        return held[2]
    found = _gutters(sheet, _labelled(sheet, keys))
    cache.memory["gutters"] = (given, frozenset(keys), found)
    return found


def _labelled(sheet: Sheet, keys: list[str]) -> list[str]:
    """The links that say something on their way; looked for again only when a link was touched."""
    cache = sheet.cache
    held: tuple[list[str], list[str]] | None = cache.memory.get("labelled")
    if (
        held is not None
        and held[0] == keys
        and cache.touched is not None
        and not any(_is_link(sheet, key, ()) for key in cache.touched)
    ):
        return held[1]
    found = [key for key in keys if sheet.store[key].get("exit") or sheet.store[key].get("wait")]
    cache.memory["labelled"] = (keys, found)
    return found


def _gutters(sheet: Sheet, keys: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key in keys:
        record = sheet.store[key]
        source, target = str(record.get("from")), str(record.get("to"))
        if source not in sheet.store or target not in sheet.store or not _next_to(sheet, source, target):
            continue
        label = sheet.keep(("link-label", key), (), partial(label_of, key=key))
        if label.lines:
            step = columns_of(sheet.store, source, sheet.grid)[-1]
            found[step] = max(found.get(step, 0.0), arrow.label_size(label)[0] + BESIDE_LABEL)
    return found


def _next_to(sheet: Sheet, source: str, target: str) -> bool:
    """Whether a card begins in the column right after another."""
    columns = columns_of(sheet.store, source, sheet.grid)
    to = columns_of(sheet.store, target, sheet.grid)
    return bool(columns and to) and sheet.grid.index[to[0]] - sheet.grid.index[columns[-1]] == 1


def planned(sheet: Sheet, places: Mapping[str, str], lanes: list[str]) -> Generator[None, None, Plan]:
    """The plan of the build before while neither a link nor a card has moved, else a new one, made in pieces."""
    known, touched = sheet.cache.memory.get("plan"), sheet.cache.touched
    if (
        known is not None
        and touched is not None
        and not any(_is_link(sheet, key, known[3]) for key in touched)
    ):
        records = known[3]  # where cards move nobody asks for thousands of links again
    else:
        # With their ids: a link of a preview and the one then drawn say the same and are not the same.
        records = {key: sheet.store[key] for key in sheet.store.of("link")}
    if known is not None and known[0] is places and known[1] is sheet.grid and known[2:4] == (lanes, records):
        return cast(Plan, known[4])
    made = yield from plan(sheet, places, lanes, records)
    if known is not None and known[4] == made:
        made = known[4]  # the very same, so that nobody lays anything out again
    sheet.cache.memory["plan"] = (places, sheet.grid, lanes, records, made)
    return made


def _is_link(sheet: Sheet, key: str, known: Container[str]) -> bool:
    """Whether a record is a link, or was one."""
    record = sheet.store.get(key)
    return key in known or (record is not None and record["type"] == "link")


def plan(
    sheet: Sheet, places: Mapping[str, str], lanes: list[str], records: Mapping[str, Record]
) -> Generator[None, None, Plan]:
    """Sort links into routed ones and stubs, and count the room they need. `places` names for each card on
    the sheet what it is drawn as (itself, or the pill of a collapsed stage; "" when it is parked); `records` are
    all links by id, in the order of the map."""
    found = Plan()
    order = {lane: at for at, lane in enumerate(lanes)}
    for number, (key, record) in enumerate(records.items()):
        if number % _AT_ONCE == 0:
            yield
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
    there = sheet.grid.places
    one, other = there[source], there[target]
    if one[0] != other[0]:
        upper = one[0] if order.get(one[0], 0) <= order.get(other[0], 0) else other[0]
        if found.room_below.get(upper, 0.0) < CLEAR:
            found.room_below[upper] = CLEAR
        return
    labelled = bool(record.get("exit") or record.get("wait"))
    if one[1] != other[1]:
        if labelled and not _next_to(sheet, source, target):
            found.room_below[one[0]] = min(LABELLED_MOST, found.below(one[0]) + LABELLED)
    else:
        marked = record.get("kind") == "handover"
        apart = JOINED_LABELLED if labelled or marked else JOINED
        found.pairs[frozenset((source, target))] = apart
        found.pairs_in.setdefault(one[0], []).append((source, target, apart))


def _alone(drawn_as: str, card: str) -> bool:
    """Whether a card is drawn by itself, so that something can hang below it."""
    return drawn_as in ("", card)


def _draw_stub(pen: Pen, each: _Stub, width: float, above: float, state: str) -> Drawn:
    record = pen.read.get(each.link) or {}
    stroke = arrow.stroke_of(str(record.get("kind")), state)
    words, open_end = _end_words(pen, record, each)
    full = pen.view.full_text
    return arrow.stub(words, width, above, stroke, each.incoming, open_end, full, node_of(pen, record, state))


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
