"""What a card says in one soft line and, for those who cannot see it, in whole sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app import durations
from app.model.store import Record
from app.scene.draw import signs
from app.scene.draw.frame import Mark, Parts, count_mark, draw, measured
from app.scene.draw.frame import card as frame_card
from app.scene.draw.later import Later
from app.scene.draw.pen import Drawn, Pen
from app.scene.draw.picture import part_of
from app.scene.shapes import Box, Node
from app.scene.theme import lane_token
from app.words import N_

EVIDENCE = {
    "assumed": N_("assumed"),
    "staff": N_("staff told us"),
    "customers": N_("customers told us"),
    "observed": N_("observed"),
    "measured": N_("measured"),
}
ROLES = {
    "start": N_("Start"),
    "decision": N_("Decision"),
    "goal": N_("Goal"),
    "accepted-end": N_("Accepted end"),
    "leaves": N_("Customer leaves"),
}
MARKS = {
    "gap": N_("gap"),
    "question": N_("to clarify"),
    "weakness": N_("open point"),
    "hygiene": N_("unfinished"),
    "exception": N_("agreed exception"),
    "reply-owed": N_("reply owed"),
    "added": N_("new"),
    "changed": N_("changed"),
    "removed": N_("removed"),
    "slow-way": N_("on the slowest way"),
    "silence": N_("longest silence"),
}
"""Marks that come from outside, in words."""
_OUTSIDE = {
    "gap": ("gap", ""),
    "question": ("to-clarify", ""),
    "confirmed": ("confirmed", ""),
    "weakness": ("risk", "open"),
    "hygiene": ("", "faint"),
    "exception": ("accepted-end", "soft"),
    "reply-owed": ("again", "open"),
    "added": ("", "closed"),
    "changed": ("", "accent"),
    "removed": ("", "pain"),
    "slow-way": ("wait", "accent"),
    "silence": ("wait", "pain"),
}


def prose(record: Mapping[str, object], name: str) -> str:
    """A text field of a raw record; "" when it is no text."""
    found = record.get(name)
    return found.strip() if isinstance(found, str) else ""


def joined(parts: Iterable[str]) -> str:
    """Facts beside each other, empty ones left out."""
    return " · ".join(part for part in parts if part)


def minutes(pen: Pen, found: object) -> str:
    """A stretch of time {min, typical, max} in words; "" when nothing is known."""
    if found is None:  # as most are, and asking what it is takes long
        return ""
    return durations.words_for(found, pen.words) if isinstance(found, Mapping) else ""


def time(pen: Pen, found: object) -> str:
    """A stretch of time as a card shows it: the typical time alone where it is known, unless all is asked for."""
    if found is None:
        return ""
    if isinstance(found, Mapping) and found.get("typical") is not None and not pen.view.full_text:
        found = {"typical": found["typical"]}
    return minutes(pen, found)


def waited(pen: Pen, record: Record) -> str:
    """The wait before a card in words ("wait 9 min"); "" when there is none."""
    found = time(pen, record.get("wait_before"))
    return pen.words.say("wait {time}", time=found) if found else ""


def _spreads(pen: Pen, record: Record) -> list[str]:
    """Times with their shortest and longest, where a card shows the typical one alone."""
    found = []
    for name in ("wait_before", "duration"):
        whole = minutes(pen, record.get(name))
        if whole and whole != time(pen, record.get(name)):
            found.append(pen.words.say("wait {time}", time=whole) if name == "wait_before" else whole)
    return found


def lane_of(pen: Pen, record: Record) -> Record:
    """The lane a card lies in; an empty record when it is parked."""
    pos = record.get("pos")
    found = pen.read.get(pos[0]) if isinstance(pos, list) and len(pos) == 4 else None
    return found if found is not None else {}


def team(pen: Pen, record: Record) -> str:
    """The name of the team of a card: its own, else its lane's."""
    return pen.read.title(record.get("team")) or pen.read.title(lane_of(pen, record).get("team"))


def evidence(pen: Pen, record: Record) -> str:
    """How we know: the card's own level, else its lane's; "" when not given."""
    found = record.get("evidence") or lane_of(pen, record).get("evidence")
    return found if isinstance(found, str) and found in EVIDENCE else ""


def bar(pen: Pen, record: Record) -> str:
    """The colour token of the card's lane."""
    lane = lane_of(pen, record)
    return lane_token(str(lane.get("kind", "")), str(lane.get("zone") or "")) if lane else "lane.neutral"


Sayings = Callable[[Pen, Record, str], Iterable[str]]
"""What a card says beside its title, in whole sentences: (pen, record, its facts) -> sentences."""


@dataclass(slots=True, eq=False)
class _Card:
    """A card whose height is known and whose parts and words nobody has asked for yet."""

    pen: Pen
    key: str
    record: Record
    line: str
    width: float
    said: Sayings | None
    title: str
    icon: str
    icon_color: str

    def node(self) -> Node:
        said = self.said
        sayings = said(self.pen, self.record, self.line) if said is not None else (self.line,)
        return node(self.pen, self.record, *sayings)

    def parts(self) -> Parts:
        more = {"title": self.title, "icon": self.icon, "icon_color": self.icon_color}
        return parts(self.pen, self.key, self.record, self.line, **more)

    def draw(self, node: Node) -> Drawn:
        return draw(self.pen, self.parts(), self.width, node)


def card(
    pen: Pen,
    key: str,
    record: Record,
    line: str,
    width: float,
    said: Sayings | None = None,
    title: str = "",
    icon: str = "",
    icon_color: str = "soft",
) -> Drawn:
    """A card with its facts in one line, drawn when somebody looks where its height can be told from its words.

    Without `said` it says its facts. What `said` reads must be read by then; see `Later`.
    """
    title = title or prose(record, "title")
    made = _Card(pen, key, record, line, width, said, title, icon, icon_color)
    lane = bar(pen, record)
    if pen.marks or (not _SIGNED.isdisjoint(record) and any(map(record.get, _SIGNED))):
        return frame_card(pen, made.parts(), width, made.node())
    role, moment = str(record.get("role", "step")), record.get("moment") is True
    height = measured(pen, title, line, width, role, moment, icon)
    return Later(width, height, lane, made) if height is not None else made.draw(made.node())


_SIGNED = frozenset(("personas", "votes", "note", "fail_point", "picture"))
"""Fields for which signs or a picture may stand on a card."""


def parts(pen: Pen, key: str, record: Record, facts: str = "", **more: object) -> Parts:
    """What every card has; `more` replaces or adds parts."""
    base: dict[str, object] = {
        "title": prose(record, "title"),
        "facts": facts,
        "bar": bar(pen, record),
        "role": str(record.get("role", "step")),
        "evidence": evidence(pen, record),
        "moment": record.get("moment") is True,
        "marks": marks(pen, record),
        **_picture(pen, record),
    }
    return Parts(**{**base, **more})  # type: ignore[arg-type]  # the names are those of Parts


def _picture(pen: Pen, record: Record) -> dict[str, object]:
    blob = pen.read.get(record.get("picture"))
    data = blob.get("data") if blob is not None else None
    if not isinstance(data, str):
        return {}
    part = part_of(record.get("crop"))
    return {"picture": (str(record["picture"]), data, prose(record, "alt"), part)}


def marks(pen: Pen, record: Record) -> tuple[Mark, ...]:
    """The signs at a card's lower right, in a fixed order."""
    found: list[Mark] = []
    if record.get("fail_point") is True:
        found.append(Mark((signs.cross(0, 0),)))
    found += [_persona(pen, name) for name in _some_personas(pen, record)]
    votes = record.get("votes")
    if isinstance(votes, int) and votes > 0:
        found.append(count_mark(votes))
    if not pen.view.room and prose(record, "note"):
        found.append(Mark(tuple(signs.sign("note", 0, 1, 11, "faint")), 11))
    found += [outside(name) for name in pen.marks]
    return tuple(found)


def outside(name: str) -> Mark:
    """A mark that comes from checks, ledger or comparison; one of a newer version is a plain dot."""
    picture, color = _OUTSIDE.get(name, ("", "soft"))
    if picture:
        return Mark(tuple(signs.sign(picture, 0, 0, color=color or None)))
    return Mark((Box(2, 3, 6, 6, fill=color, radius=3, role=name),), 10)


def _some_personas(pen: Pen, record: Record) -> list[str]:
    chosen = record.get("personas")
    names = [pen.read.title(key) for key in chosen] if isinstance(chosen, (list, tuple)) else []
    return [name for name in names if name][:4]


def _persona(pen: Pen, name: str) -> Mark:
    ring = Box(0, 0, 12, 12, fill="stage", radius=6, role="persona")
    return Mark((ring, *signs.letter(name[0].upper(), 6, 6, "soft")))


def node(pen: Pen, record: Record, *sayings: str) -> Node:
    """A card in words: title, role, facts, evidence, note; for screen readers, tagged PDF and SVG titles."""
    say = pen.words.say
    title = prose(record, "title") or say("Card without a title")
    found = [title]
    role = ROLES.get(str(record.get("role", "")))
    if role:
        found.append(say(role))
    if record.get("moment") is True:
        found.append(say("Moment of truth"))
    if record.get("fail_point") is True:
        found.append(say("Things go wrong here"))
    found += [text for text in sayings if text]
    found += _spreads(pen, record)
    level = evidence(pen, record)
    if level:
        found.append(say("Evidence: {level}", level=say(EVIDENCE[level])))
    votes = record.get("votes")
    if isinstance(votes, int) and votes > 0:
        found.append(pen.words.plural("{n} vote", "{n} votes", votes))
    found += [say(MARKS[name]) for name in pen.marks if name in MARKS]
    note = prose(record, "note")
    if note:
        found.append(note)
    pos = record.get("pos")
    lane, step = (pos[0], pos[1]) if isinstance(pos, list) and len(pos) == 4 else ("", "")
    return Node("card", ". ".join(part.rstrip(".") for part in found), str(lane or ""), str(step or ""))
