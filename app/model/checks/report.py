"""What the checks say about one map, in order: the worst first, then from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.model.checks import exceptions
from app.model.checks.base import SEVERITIES, Finding, Look, Severity
from app.model.checks.groups import Group, grouped
from app.model.graph.asking import Where
from app.model.handovers import State

_VOICES = ("weakness", "question", "hygiene")
Rank = tuple[bool, int, int, Where | tuple[()], str, tuple[str, ...]]
"""What findings are sorted by: settled ones last, severity, voice, place, rule, ids."""


@dataclass(frozen=True)
class Report:
    """What the checks say about one map."""

    findings: tuple[Finding, ...]
    """Worst first, then in the order of the map. Agreed and planned ones are among them."""
    profile: str
    states: Mapping[str, State] = field(default_factory=dict)
    """State of each handover, by link; no profile changes it."""
    owed: tuple[str, ...] = ()
    """Contacts of the customer that nothing answers."""

    def by_owner(self, owner: str) -> tuple[Finding, ...]:
        """The findings shown on a record."""
        return tuple(finding for finding in self.findings if owner in finding.owners)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that still want a decision: neither agreed nor answered by an action."""
        return tuple(finding for finding in self.findings if not finding.settled)

    @property
    def groups(self) -> list[Group]:
        """The findings by cause, worst first: what follows from another one is folded under it."""
        return grouped(self.findings)

    def worst(self) -> Severity | None:
        """The highest severity among the open findings."""
        found = {finding.severity for finding in self.open}
        return next((severity for severity in SEVERITIES if severity in found), None)

    def marks(self) -> dict[str, tuple[str, ...]]:
        """Names of marks by owner.

        A handover carries its state ("confirmed", "gap", "ask"). Other records carry the voices of their findings
        ("weakness", "question", "hygiene"), "exception" for agreed ones, "reply-owed" for unanswered contacts.
        """
        names: dict[str, list[str]] = {link: [_STATE_MARKS[state]] for link, state in self.states.items()}
        for contact in self.owed:
            names.setdefault(contact, []).append("reply-owed")
        for finding in self.findings:
            mark = "exception" if finding.exception else str(finding.voice)
            for owner in finding.owners[:1]:
                if mark == "exception" or owner not in self.states:
                    held = names.setdefault(owner, [])
                    held += [] if mark in held else [mark]
        return {owner: tuple(found) for owner, found in names.items()}


_STATE_MARKS: Mapping[State, str] = {"confirmed": "confirmed", "gap": "gap", "to-clarify": "ask"}


def answered(
    findings: Iterable[Finding], agreed: exceptions.Agreed, planned: exceptions.Planned
) -> Iterable[Finding]:
    """Findings with what people have agreed or planned about them."""
    if not agreed and not planned:
        return findings
    return (_answered(one, agreed, planned) for one in findings)


def _answered(finding: Finding, agreed: exceptions.Agreed, planned: exceptions.Planned) -> Finding:
    exception = agreed.get((finding.rule, finding.ids), "") if agreed else ""
    actions = {action for key in finding.ids for action in planned.get(key, ())} if planned else set()
    if not exception and not actions:
        return finding
    return replace(finding, exception=exception, actions=tuple(sorted(actions)))


def rank(look: Look, finding: Finding) -> Rank:
    """Where a finding stands in the order."""
    return (
        finding.settled,
        SEVERITIES.index(finding.severity),
        _VOICES.index(finding.voice),
        _place(look, finding),
        finding.rule,
        finding.ids,
    )


def _place(look: Look, finding: Finding) -> Where | tuple[()]:
    """Where it is shown: at its first card."""
    for owner in finding.owners:
        if owner in look.graph:
            return look.where(owner)
    return ()
