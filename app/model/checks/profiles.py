"""How loud a check is: by the map's working status, or by a profile asked for by name.

A check says what is so; here stands from which status on it speaks, and how severe its finding is in which voice. The
map's owner may make a check louder or quieter, or silence it, for this map (`checks` of the map record). Nothing here
changes the state of a handover.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from app.model.checks.base import SEVERITIES, Finding, Severity, Voice
from app.model.grid import map_of
from app.model.store import Reader

Level = Literal["off", "info", "warning", "error"]
LEVELS: tuple[Level, ...] = ("off", "info", "warning", "error")
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
    "H05": "info",
    "H06": "warning",
    "H08": "info",
    "H09": "error",
    "H11": "error",
    "C01": "error",
    "C03": "error",
    "C09": "info",
    "C10": "info",
    "F01": "error",
    "F02": "error",
    "F03": "error",
    "F04": "error",
    "F06": "error",
    "F07": "error",
    "F09": "info",
    "F10": "info",
    "F11": "info",
    "F12": "info",
    "E03": "info",
    "E05": "info",
    "S02": "info",
    "S03": "info",
}
"""Severity of a weakness, or of a point of hygiene; a warning where none stands."""
ASKED: Mapping[str, Severity] = {"H04": "warning", "H08": "info"}
"""Severity of a question in a final map, where nothing should be left unasked; before that it is only noted."""


@dataclass(frozen=True)
class Profile:
    """Which checks speak and how loud."""

    name: str
    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the map's owner has chosen for single checks: rule -> level."""
    _rated: dict[tuple[str, Voice, bool], Severity] = field(default_factory=dict, repr=False, compare=False)

    @property
    def reviews_handovers(self) -> bool:
        """Whether the review of the handovers has begun; before that their states are shown, but grey."""
        return STATUSES.index(self.name) >= STATUSES.index("review")

    def speaks(self, rule: str) -> bool:
        """Whether a check is run at all."""
        return self.chosen.get(rule) != "off" and STATUSES.index(self.name) >= STATUSES.index(first_in(rule))

    def severity(self, rule: str, voice: Voice) -> Severity:
        """How severe a finding is. What was not asked yet is never an error, whatever was chosen."""
        chosen = next((level for level in SEVERITIES if level == self.chosen.get(rule)), None)
        if voice == "question":
            if self.name != "final":
                return "info"
            asked = chosen or ASKED.get(rule, "warning")
            return "warning" if asked == "error" else asked
        loud = chosen or LOUD.get(rule, "warning")
        # Structure is still growing in a draft: the same points are only warnings there.
        return "warning" if loud == "error" and voice == "hygiene" and self.name == "draft" else loud

    def rate(self, finding: Finding) -> None:
        """Say how severe a finding is that was just made and that nobody else has seen yet."""
        kind = finding.rule, finding.voice, finding.mild
        if kind not in self._rated:
            self._rated[kind] = self.loudness(finding)
        # A large map has thousands of findings; to copy each for one field takes longer than to find it.
        object.__setattr__(finding, "severity", self._rated[kind])

    def loudness(self, finding: Finding) -> Severity:
        """How severe one finding is; the lighter condition of a rule is a step quieter."""
        loud = self.severity(finding.rule, finding.voice)
        return SEVERITIES[min(SEVERITIES.index(loud) + 1, len(SEVERITIES) - 1)] if finding.mild else loud


def first_in(rule: str) -> str:
    """The working status from which on a check speaks."""
    return FIRST_IN.get(rule) or FIRST_IN.get(rule[:1], STATUSES[-1])


def usual_level(rule: str) -> Severity:
    """How loud a check is at its loudest unless the map says otherwise."""
    return LOUD.get(rule, "warning")


PROFILES: Mapping[str, Profile] = {name: Profile(name) for name in STATUSES}


def profile_of(store: Reader, name: str | None = None) -> Profile:
    """The profile of that name, else the one of the map's working status, with what the map says about single
    checks. Raises KeyError for an unknown name."""
    record = map_of(store)[1]
    if name is None:
        name = str(record.get("status", STATUSES[0]))
        name = name if name in PROFILES else STATUSES[0]
    held = record.get("checks")
    chosen = (
        {str(rule): level for rule, level in held.items() if level in LEVELS}
        if isinstance(held, dict)
        else {}
    )
    return Profile(name, MappingProxyType(chosen)) if chosen else PROFILES[name]
