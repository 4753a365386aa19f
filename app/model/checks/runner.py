"""Running the checks: all of them, or after an edit those whose cards and links it touched.

A check that raises reports itself as a finding and lets the others run.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.model.checks import exceptions
from app.model.checks.base import SEVERITIES, Check, Finding, Look, Place, Severity
from app.model.checks.groups import Group, grouped
from app.model.checks.profiles import Profile, profile_of
from app.model.handovers import State, handover_state, handovers
from app.model.replies import replies_owed
from app.model.store import Change, Reader, Store
from app.words import N_

log = logging.getLogger(__name__)
FAILED = "check-failed"
_AT_A_TIME = 100
"""Records that one piece of the work looks at."""
_VOICES = ("weakness", "question", "hygiene")
Found = dict[tuple[str, str], tuple[Finding, ...]]
"""(rule, what it looked at) -> findings"""


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


def run(
    store: Reader,
    profile: str | None = None,
    today: date | None = None,
    checks: Sequence[Check] | None = None,
) -> Report:
    """All checks on the whole map.

    `profile` is the name of a working status, by default the map's own; exceptions are held against `today`, by
    default the system date. Raises KeyError for an unknown profile.
    """
    work = running(store, profile, today, checks)
    while True:
        try:
            next(work)
        except StopIteration as done:
            report: Report = done.value
            return report


def running(
    store: Reader,
    profile: str | None = None,
    today: date | None = None,
    checks: Sequence[Check] | None = None,
) -> Generator[None, None, Report]:
    """The same, piece by piece, so that whoever types need not wait; for nothing when the map changes meanwhile."""
    chosen, known = profile_of(store, profile), _registered(checks)
    look = Look(store)
    yield
    found: Found = {}
    for check in known:
        if chosen.speaks(check.id):
            subjects = _subjects(store, check)
            for start in range(0, len(subjects), _AT_A_TIME):
                _look_at(look, check, chosen, subjects[start : start + _AT_A_TIME], found)
                yield
    return _report(look, chosen, found, today or date.today())


class Live:
    """The checks of one open map, kept up to date after each edit.

    `local()` looks again only at what the edits since touched; `whole()` runs the checks that follow paths too.
    Both give the full report; after `local()` the findings of the path checks are those of the last `whole()`.
    """

    def __init__(
        self, store: Store, profile: str | None = None, checks: Sequence[Check] | None = None
    ) -> None:
        self.store = store
        self._name = profile
        self._checks = _registered(checks)
        self._found: Found = {}
        self._changes: list[Change] | None = None  # None: nothing is known yet
        self._profile = profile_of(store, profile)
        self._columns: dict[str, tuple[str, ...]] = {}
        self.stop: Callable[[], None] = store.listen(self._heard)

    def _heard(self, change: Change) -> None:
        if self._changes is not None:
            self._changes.append(change)

    def local(self, today: date | None = None) -> Report:
        """Look again at what was touched."""
        look = Look(self.store)
        profile = profile_of(self.store, self._name)
        changes, self._changes = self._changes, []
        subjects = _affected(look, changes, self._columns) if changes is not None else None
        if subjects is None or profile != self._profile:
            self._profile = profile
            return self.whole(today)
        for check in self._checks:
            if not check.whole and profile.speaks(check.id):
                _look_at(look, check, profile, sorted(subjects), self._found)
        for key in list(self._found):
            if key[1] and key[1] not in self.store:
                del self._found[key]
        self._remember(look, subjects)
        return _report(look, profile, self._found, today or date.today())

    def whole(self, today: date | None = None) -> Report:
        """Run every check on the whole map."""
        self._changes, self._found = [], {}
        look = Look(self.store)
        self._profile = profile_of(self.store, self._name)
        for check in self._checks:
            if self._profile.speaks(check.id):
                _look_at(look, check, self._profile, _subjects(self.store, check), self._found)
        self._columns = {card: look.graph.columns(card) for card in look.graph.nodes}
        return _report(look, self._profile, self._found, today or date.today())

    def _remember(self, look: Look, subjects: Iterable[str]) -> None:
        for key in subjects:
            if key in look.graph:
                self._columns[key] = look.graph.columns(key)
            else:
                self._columns.pop(key, None)


_FAR = {"lane", "stage", "step", "cell", "team", "map"}
"""Records that concern so many cards that everything is looked at again."""


def _affected(
    look: Look, changes: Iterable[Change], columns: Mapping[str, tuple[str, ...]]
) -> set[str] | None:
    """The cards and links whose local findings an edit may have changed; None for all.

    A touched card concerns the cards that share a step with it, before or after, since edges and the teams of
    contacts come from there; and each of them its links.
    """
    store, graph = look.store, look.graph
    cards: set[str] = set()
    near: set[str] = set()
    touched: set[str] = set()
    for change in changes:
        for key, fields in change.inverse.items():
            record = store.get(key)
            kinds = {fields.get("type"), record["type"] if record is not None else None}
            if kinds & _FAR:
                return None
            touched.add(key)
            # The ends a link or answer has now and had before.
            ends = (fields.get("from"), fields.get("to"), *_ends(record))
            for end in (end for end in ends if isinstance(end, str)):
                # A drawn link takes the place of derived edges to others in the step, or gives it back.
                cards.add(end)
                cards.update(*(graph.in_step(step) for step in graph.columns(end)))
            if "card" in kinds:
                near.add(key)
    for step in {step for card in near for step in (*columns.get(card, ()), *graph.columns(card))}:
        near |= graph.in_step(step)
    subjects = touched | cards | near
    for card in near:
        for link, name in store.referrers(card):
            if name in ("from", "to"):
                # Whether a link is a handover depends on both its ends, so the other one is concerned too.
                subjects.update((link, *(end for end in _ends(store.get(link)) if isinstance(end, str))))
    return subjects


def _ends(record: Mapping[str, object] | None) -> tuple[object, object]:
    return (record.get("from"), record.get("to")) if record is not None else (None, None)


def _registered(checks: Sequence[Check] | None) -> Sequence[Check]:
    if checks is not None:
        return checks
    from app.model.checks.catalogue import CHECKS  # imports every check, which import this package

    return tuple(CHECKS.values())


def _subjects(store: Reader, check: Check) -> list[str]:
    return [""] if check.about == "map" else store.of(check.about)


def _look_at(look: Look, check: Check, profile: Profile, keys: Iterable[str], found: Found) -> None:
    """Run one check on some records and replace what was found there before."""
    for key in keys:
        if key:
            record = look.store.get(key)
            if record is None or record["type"] != check.about:
                found.pop((check.id, key), None)
                continue
        try:
            findings = tuple(replace(one, severity=profile.loudness(one)) for one in check.find(look, key))
        except Exception:
            log.debug("check %s failed on %r", check.id, key, exc_info=True)
            findings = (_failure(look, check, key),)
        if findings:
            found[check.id, key] = findings
        else:
            found.pop((check.id, key), None)


def _failure(look: Look, check: Check, key: str) -> Finding:
    """The finding by which a check that raised reports itself."""
    ids = tuple(one for one in (key or look.map_id,) if one)
    return Finding(
        FAILED,
        (check.id, *ids),
        ids,
        "hygiene",
        N_("The check {check} could not look at this part of the map."),
        N_("The other checks ran. Please report this with the map; nothing in it was changed."),
        {"check": check.id},
        severity="warning",
    )


def _report(look: Look, profile: Profile, found: Found, today: date) -> Report:
    agreed = exceptions.in_force(look.store, today)
    planned = exceptions.planned(look.store)
    findings = [_answered(one, agreed, planned) for one in _all(found)]
    findings.sort(key=lambda one: (_rank(one), _place(look, one), one.rule, one.ids))
    return Report(
        tuple(findings),
        profile.name,
        {link: handover_state(look.store, link).state for link in handovers(look.store)},
        tuple(reply.contact for reply in replies_owed(look.store) if reply.owed),
    )


def _answered(finding: Finding, agreed: exceptions.Agreed, planned: exceptions.Planned) -> Finding:
    """The finding with what people have agreed or planned about it."""
    exception = agreed.get((finding.rule, finding.ids), "") if agreed else ""
    actions = {action for key in finding.ids for action in planned.get(key, ())} if planned else set()
    if not exception and not actions:
        return finding
    return replace(finding, exception=exception, actions=tuple(sorted(actions)))


def _all(found: Found) -> Iterator[Finding]:
    for findings in found.values():
        yield from findings


def _place(look: Look, finding: Finding) -> Place | tuple[()]:
    """Where it is shown: at its first card."""
    for owner in finding.owners:
        if owner in look.graph:
            return look.where(owner)
    return ()


def _rank(finding: Finding) -> tuple[bool, int, int]:
    return finding.settled, SEVERITIES.index(finding.severity), _VOICES.index(finding.voice)
