"""Running the checks: all of them on the whole map. `app.model.checks.live` follows the edits of an open one.

A check that raises reports itself as a finding and lets the others run.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import date

from app.model.checks import exceptions
from app.model.checks.base import Check, Finding, Look
from app.model.checks.profiles import Profile, profile_of
from app.model.checks.report import Report, answered, rank
from app.model.handovers import handover_state, handovers
from app.model.replies import replies_owed
from app.model.store import Reader
from app.words import N_

log = logging.getLogger(__name__)
FAILED = "check-failed"
Found = dict[tuple[str, str], tuple[Finding, ...]]
"""(rule, what it looked at) -> findings"""


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
    chosen, look = profile_of(store, profile), Look(store)
    found: Found = {}
    for check in registered(checks):
        if chosen.speaks(check.id):
            look_at(look, check, chosen, subjects(store, check), found)
    return _report(look, chosen, found, today or date.today())


def registered(checks: Sequence[Check] | None) -> Sequence[Check]:
    """The given checks, by default all there are."""
    if checks is not None:
        return checks
    from app.model.checks.catalogue import CHECKS  # imports every check, which import this package

    return tuple(CHECKS.values())


def subjects(store: Reader, check: Check) -> list[str]:
    """The records a check looks at; "" for the whole map."""
    return [""] if check.about == "map" else store.of(check.about)


def look_at(look: Look, check: Check, profile: Profile, keys: Iterable[str], found: Found) -> None:
    """Run one check on some records and replace what was found there before."""
    for key in keys:
        if key:
            record = look.store.get(key)
            if record is None or record["type"] != check.about:
                found.pop((check.id, key), None)
                continue
        try:
            findings = tuple(check.find(look, key))
            for one in findings:
                profile.rate(one)
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
    agreed, planned = exceptions.in_force(look.store, today), exceptions.planned(look.store)
    findings = [one for held in found.values() for one in answered(held, agreed, planned)]
    findings.sort(key=lambda one: rank(look, one))
    return Report(
        tuple(findings),
        profile.name,
        {link: handover_state(look.store, link).state for link in handovers(look.store)},
        tuple(reply.contact for reply in replies_owed(look.store) if reply.owed),
    )
