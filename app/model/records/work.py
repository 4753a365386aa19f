"""What is measured, what is to be done, what was agreed, and pictures."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.model.records.base import Day, View, prose, refs, value


class Measure(View):
    """A KPI with its trend."""

    unit: str = prose("unit: %, minutes, points …")
    target: float | None = value("the value aimed at")
    better: Literal["up", "down"] = value("which way is better", "up")
    values: dict[str, float] = Field(default_factory=dict, description="date YYYY-MM-DD -> number")
    source: str = prose("web address of the figures")
    about: tuple[str, ...] = refs("*", "cards, stages or the map it measures")
    order: str = value("order key", "a0")
    note: str = prose("note")

    @property
    def trend(self) -> list[tuple[str, float]]:
        """The dated values in order of time."""
        return sorted(self.values.items())


class Action(View):
    """What follows: its title says what. `cures` names the insights, handovers and cards it cures."""

    role: str = prose("who does it (a role)")
    due: Day | None = value("by when")
    status: Literal["open", "doing", "done", "dropped"] = value("state of the work", "open")
    cures: tuple[str, ...] = refs("*", "insights, links or cards it cures")
    impact: float | None = value("effect of doing it, 1 to 5")
    effort: float | None = value("cost of doing it, 1 to 5")
    order: str = value("order key", "a0")
    note: str = prose("note")


class Agreed(View):
    """An agreed exception from a check: the finding stays known and is shown beside it."""

    rule: str = prose("id of the check")
    about: tuple[str, ...] = refs("*", "the records of the finding's key")
    reason: str = prose("why it is agreed")
    by: str = prose("who agreed (a role)")
    until: Day | None = value("until when it holds")


class Blob(View):
    """A picture, kept inside the file. Its id is the SHA-256 of its bytes."""

    mime: Literal["image/png", "image/jpeg", "image/webp"] | str = value("kind of picture", "")
    data: str = value("the bytes, base64", "")
