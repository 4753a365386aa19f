"""Arrows between cards. Where responsibility moves between teams it is a handover, with its facts on it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.model.records.base import Day, Minutes, View, prose, ref, refs, value


class Link(View):
    """An arrow. For a handover each fact is absent (not asked), null (known to be missing) or known."""

    source: str | None = Field(
        None, alias="from", description="card it leaves", json_schema_extra={"ref": "card", "gone": "drop"}
    )
    to: str | None = ref("card", "receiving card", gone="drop")
    to_team: str | None = ref("team", "receiving team when there is no card; null: known to be nobody")
    kind: Literal["flow", "handover"] = value("flow, or handover of responsibility", "flow")
    exit: str = prose("name of this exit of a decision")
    wait: Minutes | None = value("wait on the way, minutes")
    passes: tuple[str, ...] | None = refs("item", "what is passed on")
    channel: str | None = ref("channel", "how it is passed on")
    system: str | None = ref("system", "in which system it is passed on")
    limit: float | None = value("by when: within so many minutes")
    receipt: str | None = value("how the receiver knows; null: known that they do not")
    returns: str | None = value("what is promised back; null: nothing is promised")
    discussed_with: str = prose("with whom it was talked through: roles, no names")
    discussed_on: Day | None = value("the day it was talked through")
    note: str = prose("note")
    private: str = prose("the facilitator's own note, never printed for others")


class Answer(View):
    """A stored no or don't-know to "does this team learn of it?" on a derived edge. The id is derived."""

    source: str | None = Field(
        None, alias="from", description="card it leaves", json_schema_extra={"ref": "card", "gone": "drop"}
    )
    to: str | None = ref("card", "card it reaches", gone="drop")
    answer: Literal["no", "unknown"] = value("no, or not known", "no")


class Conflict(View):
    """Two people's values for one field, kept until somebody chooses."""

    kind: str = prose("edit, delete, restored, cascade or cycle")
    about: str | None = ref("*", "the record", gone="drop")
    field: str = prose("the field")
    base: object = value("the value both started from")
    ours: object = value("one value")
    theirs: object = value("the other value")
    chosen: str = prose("which of the two the record shows")
