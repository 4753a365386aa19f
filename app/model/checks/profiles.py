"""How loud a check is: by the map's working status, or by a profile asked for by name.

A check says what is so; here stands from which status on it speaks, and how severe its finding is in which voice.
Nothing here changes the state of a handover.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.model.checks.base import SEVERITIES, Finding, Severity, Voice
from app.model.grid import map_of
from app.model.store import Reader

STATUSES = ("sketch", "draft", "review", "final")
FIRST_IN: Mapping[str, str] = {
    "H01": "sketch",
    "S04": "sketch",
    "F": "draft",
    "S": "draft",
    "H": "review",
    "C": "review",
}
"""From which working status on a check speaks: by its id, else by its letter, else in final maps only."""
LOUD: Mapping[str, Severity] = {
    "H01": "error",
    "H02": "error",
    "H03": "error",
    "H06": "warning",
    "H09": "error",
    "C01": "error",
    "C03": "error",
    "F02": "error",
    "F03": "error",
    "F04": "error",
    "F07": "error",
}
"""Severity of a weakness, or of a point of hygiene."""
ASKED: Mapping[str, Severity] = {"H04": "warning"}
"""Severity of a question in a final map, where nothing should be left unasked; before that it is only noted."""


@dataclass(frozen=True)
class Profile:
    """Which checks speak and how loud."""

    name: str

    def speaks(self, rule: str) -> bool:
        """Whether a check is run at all."""
        first = FIRST_IN.get(rule) or FIRST_IN.get(rule[:1], STATUSES[-1])
        return STATUSES.index(self.name) >= STATUSES.index(first)

    def severity(self, rule: str, voice: Voice) -> Severity:
        """How severe a finding is."""
        if voice == "question":
            return ASKED.get(rule, "warning") if self.name == "final" else "info"
        loud = LOUD.get(rule, "warning")
        # Structure is still growing in a draft: the same points are only warnings there.
        return "warning" if loud == "error" and voice == "hygiene" and self.name == "draft" else loud

    def loudness(self, finding: Finding) -> Severity:
        """How severe one finding is; the lighter condition of a rule is a step quieter."""
        loud = self.severity(finding.rule, finding.voice)
        return SEVERITIES[min(SEVERITIES.index(loud) + 1, len(SEVERITIES) - 1)] if finding.mild else loud


PROFILES: Mapping[str, Profile] = {name: Profile(name) for name in STATUSES}


def profile_of(store: Reader, name: str | None = None) -> Profile:
    """The profile of that name, else the one of the map's working status. Raises KeyError for an unknown name."""
    if name is not None:
        return PROFILES[name]
    return PROFILES.get(str(map_of(store)[1].get("status", "sketch")), PROFILES["sketch"])
