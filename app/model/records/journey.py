"""The map itself and its grid: stages over steps, lanes, cells."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.model.records.base import Day, Evidence, LaneKind, View, Zone, prose, ref, value


class Thresholds(BaseModel):
    """Limits of one map above which a wait, a gap or a chain is worth an observation. Times in minutes."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

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


class Map(View):
    """One journey. Its record's id is the id of the file."""

    goal: str = prose("the customer's goal")
    scope: str = prose("from where to where, which product, market and channel")
    client: str = prose("for whom the map is made")
    project: str = prose("the project it belongs to")
    logo: str | None = ref("blob", "the client's logo")
    color: str | None = value("brand colour, #rrggbb")
    confidentiality: str = prose("the line printed on every page")
    as_of: Day | None = value("the day the map describes")
    state: Literal["as-is", "to-be"] = value("what it shows: today or a design", "as-is")
    variant: str = prose("name of the to-be variant")
    horizon: str = prose("by when the to-be shall hold")
    status: Literal["sketch", "draft", "review", "final"] = value("working status", "sketch")
    language: str = value("language of the map and its prints", "en")
    persona: str | None = ref("persona", "the main persona")
    link: str = prose("address of the live map or project page")
    locked: bool = value("stages, steps and lanes are protected: only cards change", False)
    note: str = prose("notes on the map as a whole")
    private: str = prose("the facilitator's own notes, never printed for others")
    vote_limit: int | None = value("how many votes the room has; absent: no limit")
    checks: dict[str, str] = Field(
        default_factory=dict,
        description="how loud single checks are: id of the check -> off, info, warning, error",
    )
    thresholds: Thresholds = Field(default_factory=Thresholds, description="limits for waits and chains")


class Stage(View):
    """A part of the life cycle (first contact … renewal); holds steps in order, at least one."""

    question: str = prose("what the customer asks or wants in this stage")
    order: str = value("order key", "a0")
    collapsed: bool = value("shown as one narrow column", False)
    locked: bool = value("structure and cards are protected", False)
    note: str = prose("note")


class Step(View):
    """One column. Its name may stay empty. pos = [stage, order]."""

    pos: tuple[str, str] | None = Field(
        None,
        description="[stage id, order key]",
        json_schema_extra={"ref": "stage", "gone": "drop", "pos": 0},
    )
    width: float | None = value("column width in points")
    note: str = prose("note")


class Lane(View):
    """One row. Its kind says what its cards are; its zone where the lines of a blueprint run."""

    kind: LaneKind = value("what lies in it", "text")
    zone: Zone | None = value("customer, front, back, support or partner")
    team: str | None = ref("team", "the team of its cards unless a card has its own")
    evidence: Evidence | None = value("evidence of its cards unless a card has its own")
    order: str = value("order key", "a0")
    cell: Literal["one-of", "in-order", "all"] | None = value("how several cards in one cell are meant")
    hidden: bool = value("not shown and not printed", False)
    locked: bool = value("its cards are protected", False)
    height: float | None = value("least height in points")
    persona: str | None = ref("persona", "an emotion lane of one persona only")
    note: str = prose("note")


class Cell(View):
    """How the cards of one cell are meant, where that differs from the lane. Its id is derived."""

    lane: str | None = ref("lane", "its lane", gone="drop")
    step: str | None = ref("step", "its step", gone="drop")
    mode: Literal["one-of", "in-order", "all"] = value("one of, in order, or all", "in-order")
