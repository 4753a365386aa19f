"""What a drawing shows, and what is said about it from outside: both plain values that go into `build`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

COLUMN_W = 152.0
"""Usual width of a step: a card of 128 and half a gutter of 24 on both sides, in points."""
HEADING_W = 130.0
"""Usual width of the headings of lanes, in points."""

Value = TypeVar("Value")


def _nothing() -> Mapping[str, Value]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Filter:
    """What shall stand out; all else fades. Ids of personas, teams and channels, levels of evidence ("": not given).

    A card fits when it fits each kind of thing that is chosen; within one kind any of the chosen will do. A card for
    no persona in particular is for all. `handovers` and `points` ask for what is open: either will do.
    """

    personas: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    handovers: bool = False
    points: bool = False

    def __bool__(self) -> bool:
        chosen = self.personas or self.teams or self.channels or self.evidence
        return bool(chosen) or self.handovers or self.points


@dataclass(frozen=True)
class View:
    """Which part of a map is drawn, and for what.

    `lanes`, `stages`, `personas` are ids to show, None for all; `collapsed` are the stages drawn as one narrow
    column, None for what the map says. `full_text` cuts nothing. `paper` leaves out what only a screen needs
    (parking lot, teaching texts, desk colour). `room` leaves out what a room
    is told elsewhere or need not know (questions of stages, signs of notes). Widths are points.
    """

    lanes: frozenset[str] | None = None
    stages: frozenset[str] | None = None
    personas: frozenset[str] | None = None
    collapsed: frozenset[str] | None = None
    show_hidden: bool = False
    full_text: bool = False
    column_width: float = COLUMN_W
    heading_width: float = HEADING_W
    show_states: bool = True
    show_parking: bool = True
    paper: bool = False
    room: bool = False
    filter: Filter | None = None
    """What stands out; the drawing is the same, only painted with the rest faded (`Scene.fading`)."""


@dataclass(frozen=True)
class Marks:
    """What checks, ledger and comparison say about the map; the scene itself knows no check.

    `of`: owner id -> names of marks ("gap", "question", "weakness", "hygiene", "exception", "reply-owed",
    "added", "changed", "removed", "slow-way", "silence"). `states`: link id -> "confirmed", "gap", "to-clarify"
    or "". `unclear`: links that are a gap or to clarify while their states are not drawn yet. `asked`: derived edges
    (from, to) where a team changes and nobody has said yet whether it learns of it.
    """

    of: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    states: Mapping[str, str] = field(default_factory=_nothing)
    asked: frozenset[tuple[str, str]] = frozenset()
    unclear: frozenset[str] = frozenset()
