"""Typed views of records, one per word of the field. The raw JSON record is the truth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.model.kinds import DEFAULT_CELL, ZONE_OF_KIND
from app.model.records.base import Day, Evidence, LaneKind, Minutes, View, Zone
from app.model.records.cards import CARD_VIEWS, AnyCard, Card, Contact, Insight, Message
from app.model.records.journey import Cell, Lane, Map, Stage, Step, Thresholds
from app.model.records.library import Channel, Item, System, Team
from app.model.records.links import Answer, Conflict, Link
from app.model.records.people import Emotion, Persona
from app.model.records.work import Action, Agreed, Blob, Measure

VIEWS: dict[str, type[View]] = {
    "map": Map,
    "stage": Stage,
    "step": Step,
    "lane": Lane,
    "cell": Cell,
    "card": AnyCard,
    "persona": Persona,
    "emotion": Emotion,
    "link": Link,
    "answer": Answer,
    "team": Team,
    "channel": Channel,
    "system": System,
    "item": Item,
    "measure": Measure,
    "action": Action,
    "exception": Agreed,
    "conflict": Conflict,
    "blob": Blob,
}
"""Every record kind by its "type"."""


def view(record: Mapping[str, Any], cls: type[View] | None = None) -> View:
    """The typed view of a raw record. A value this version does not know is left out, never refused."""
    cls = cls or VIEWS.get(str(record.get("type")), View)
    try:
        return cls.model_validate(record)
    except ValidationError as error:
        bad = {str(part["loc"][0]) for part in error.errors() if part["loc"]}
        return cls.model_validate({name: value for name, value in record.items() if name not in bad})


__all__ = [
    "CARD_VIEWS",
    "DEFAULT_CELL",
    "VIEWS",
    "ZONE_OF_KIND",
    "Action",
    "Agreed",
    "Answer",
    "AnyCard",
    "Blob",
    "Card",
    "Cell",
    "Channel",
    "Conflict",
    "Contact",
    "Day",
    "Emotion",
    "Evidence",
    "Insight",
    "Item",
    "Lane",
    "LaneKind",
    "Link",
    "Map",
    "Measure",
    "Message",
    "Minutes",
    "Persona",
    "Stage",
    "Step",
    "System",
    "Team",
    "Thresholds",
    "View",
    "Zone",
    "view",
]
