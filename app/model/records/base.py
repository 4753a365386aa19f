"""What all typed views of records share. The raw record is the truth; a view only reads it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from app.model.kinds import Gone


class View(BaseModel):
    """A frozen typed view of one raw record. Fields of newer versions are kept and simply not shown.

    What checks a view is built when the first record of its kind is looked at: showing a map looks at none.
    """

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True, strict=False)

    type: str = ""
    title: str = Field("", description="the name shown for it")

    @property
    def known(self) -> frozenset[str]:
        """The fields that are present in the record, null ones included (null = known to be missing)."""
        return frozenset(self.model_fields_set)


def ref(kind: str, text: str, *, gone: Gone = "unset") -> Any:
    """A field that holds the id of a record of `kind`."""
    return Field(None, description=text, json_schema_extra={"ref": kind, "gone": gone})


def refs(kind: str, text: str) -> Any:
    """A field that holds a set of ids, kept sorted."""
    return Field((), description=text, json_schema_extra={"ref": kind, "gone": "element", "set": True})


def prose(text: str) -> Any:
    """A plain text field; a list of words is one line each."""
    return Field("", description=text)


def value(text: str, default: Any = None) -> Any:
    """Any other field, absent by default."""
    return Field(default, description=text)


class Minutes(BaseModel):
    """A stretch of calendar time in minutes: shortest, typical, longest. All three may be the same."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    min: float | None = None
    typical: float | None = None
    max: float | None = None

    @property
    def low(self) -> float:
        """Shortest in minutes; falls back to what is known."""
        return _first(self.min, self.typical, self.max)

    @property
    def mid(self) -> float:
        """Typical in minutes; falls back to what is known."""
        return _first(self.typical, self.max, self.min)

    @property
    def high(self) -> float:
        """Longest in minutes; falls back to what is known."""
        return _first(self.max, self.typical, self.min)


def _first(*values: float | None) -> float:
    return next((v for v in values if v is not None), 0.0)


def _day(raw: object, info: ValidationInfo) -> object:
    return date.fromisoformat(raw) if isinstance(raw, str) else raw


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, in files always as YYYY-MM-DD."""

Evidence = Literal["assumed", "staff", "customers", "observed", "measured"]
"""How we know: assumed, staff told us, customers told us, observed, measured."""
Zone = Literal["customer", "front", "back", "support", "partner"]
LaneKind = Literal[
    "action",
    "touchpoint",
    "emotion",
    "thought",
    "process",
    "message",
    "system",
    "evidence",
    "policy",
    "measure",
    "insight",
    "picture",
    "text",
]
