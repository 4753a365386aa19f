"""The kinds of records and what they refer to, as plain tables.

A map is read, repaired, drawn, searched and checked from these alone: the typed views (`app.model.records`) say the
same and more, but they need pydantic, which takes a sixth of a start and a tenth of the memory of the editor.
`tests/model/test_kinds.py` holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Gone = Literal["unset", "drop", "element", "park"]
"""What becomes of a record when the one it refers to is removed: the field goes, the record goes,
the element of the set goes, or the card is put into the parking lot."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One declared reference field."""

    field: str
    kind: str
    """The kind of record it names; "*" for any."""
    gone: Gone = "unset"
    many: bool = False
    at: int | None = None
    """The index inside a position value, where the field is one."""


_ABOUT = Reference("about", "*", "element", many=True)

REFERENCES: dict[str, tuple[Reference, ...]] = {
    "map": (Reference("logo", "blob"), Reference("persona", "persona")),
    "stage": (),
    "step": (Reference("pos", "stage", "drop", at=0),),
    "lane": (Reference("team", "team"), Reference("persona", "persona")),
    "cell": (Reference("lane", "lane", "drop"), Reference("step", "step", "drop")),
    "card": (
        Reference("team", "team"),
        Reference("channel", "channel"),
        Reference("system", "system"),
        Reference("personas", "persona", "element", many=True),
        Reference("needs", "item", "element", many=True),
        Reference("passes", "item", "element", many=True),
        Reference("picture", "blob"),
        _ABOUT,
        Reference("touchpoint", "card"),
        Reference("sender", "team"),
        Reference("answers", "card"),
        Reference("pos", "lane", "park", at=0),
        Reference("pos", "step", "park", at=1),
    ),
    "persona": (Reference("picture", "blob"),),
    "emotion": (Reference("persona", "persona", "drop"), Reference("step", "step", "drop")),
    "link": (
        Reference("from", "card", "drop"),
        Reference("to", "card", "drop"),
        Reference("to_team", "team"),
        Reference("passes", "item", "element", many=True),
        Reference("channel", "channel"),
        Reference("system", "system"),
    ),
    "answer": (Reference("from", "card", "drop"), Reference("to", "card", "drop")),
    "team": (),
    "channel": (),
    "system": (),
    "item": (),
    "measure": (_ABOUT,),
    "action": (Reference("cures", "*", "element", many=True),),
    "exception": (_ABOUT,),
    "conflict": (Reference("about", "*", "drop"),),
    "blob": (),
}
"""The reference fields of every kind, in the order of the views."""

KINDS: tuple[str, ...] = tuple(REFERENCES)
"""Every kind of record this version knows."""

DEFAULT_CELL: dict[str, Literal["one-of", "in-order", "all"]] = {
    "touchpoint": "one-of",
    "action": "in-order",
    "process": "all",
}
"""What several cards in one cell mean, by lane kind; "all" elsewhere."""

ZONE_OF_KIND: dict[str, str] = {
    "action": "customer",
    "emotion": "customer",
    "thought": "customer",
    "touchpoint": "front",
    "message": "front",
    "process": "back",
    "system": "support",
}
"""The zone of a lane that has none of its own."""


class Limits(NamedTuple):
    """Limits above which a wait, a gap or a chain is worth an observation (`records.Thresholds`). Times in minutes."""

    ack_within: float = 2 * 24 * 60
    """A customer's message should be answered within this time."""
    max_wait: float = 3 * 24 * 60
    """A wait longer than this should be announced."""
    max_gap: float = 7 * 24 * 60
    """No news for longer than this is a long silence."""
    chain_max: int = 3
    """Changes of hands between two moments the customer sees."""
    contacts_max: int = 6
    """Contacts in one stage."""


USUAL_LIMITS: dict[str, float] = Limits()._asdict()
"""The limits of a map that names none."""

WRITTEN: dict[str, tuple[str, ...]] = {
    "map": (
        *("title", "goal", "scope", "client", "project", "confidentiality", "variant", "horizon", "link"),
        *("note", "private"),
    ),
    "stage": ("title", "question", "note"),
    "step": ("title", "note"),
    "lane": ("title", "note"),
    "card": (
        *("title", "note", "private", "responsible", "resolves_issue", "sources", "alt", "link", "content"),
        *("form", "receiver", "issue"),
    ),
    "persona": (
        *("title", "role", "situation", "quote", "goals", "motivations", "obstacles", "knowledge"),
        *("expectations", "mood", "alt", "note"),
    ),
    "emotion": ("title", "words", "quote"),
    "link": ("title", "exit", "discussed_with", "note", "private"),
    "team": ("title", "note"),
    "channel": ("title", "note"),
    "system": ("title", "note"),
    "item": ("title", "note"),
    "measure": ("title", "unit", "source", "note"),
    "action": ("title", "role", "note"),
    "exception": ("title", "reason", "by"),
}
"""The fields of a kind that people write in, the title first; kinds without any are left out."""
