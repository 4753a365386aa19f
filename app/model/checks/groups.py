"""Findings grouped by cause: one of them is told, those that follow from it are folded under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.model.checks.base import Finding

FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "F01": ("F05",),
    "F03": ("F05", "F06"),
    "F06": ("F09", "F12", "F05"),
    "F07": ("F08",),
    "F09": ("F12",),
    "F11": ("F09", "F08", "H02", "H06", "H07", "H08"),
    "C06": ("C05",),
    "C07": ("C08",),
}
"""Cause -> what it brings along: the same records have both, and one next step answers both."""
SAME: Mapping[str, tuple[str, ...]] = {"H02": ("H06", "H07", "H08")}
"""Cause -> what it brings along where both are about the very same records: other handovers of a card stand alone."""
_CAUSES = {*FOLLOWS, *SAME}
_FOLDED = {rule for held in (FOLLOWS, SAME) for follows in held.values() for rule in follows}


@dataclass(frozen=True)
class Group:
    """One cause: the finding to tell, and those that are folded under it."""

    first: Finding
    folded: tuple[Finding, ...] = ()

    @property
    def all(self) -> tuple[Finding, ...]:
        """The finding and what is folded under it."""
        return self.first, *self.folded


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Findings by cause, in the order given (worst first): each stands once, folded at most under one other.

    What is settled folds nothing, so that an agreed cause does not hide what is still open.
    """
    held = list(findings)
    by_record: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        if one.rule in _CAUSES and not one.settled:
            for key in _records(one):
                by_record.setdefault(key, []).append(at)
    under: dict[int, int] = {}
    for at, one in enumerate(held):
        if one.rule not in _FOLDED:
            continue
        causes = sorted({other for key in _records(one) for other in by_record.get(key, ())})
        cause = next((other for other in causes if other != at and _follows(one, held[other])), None)
        if cause is not None:
            under[at] = cause
    folded: dict[int, list[Finding]] = {}
    for at in under:
        folded.setdefault(_top(under, at), []).append(held[at])
    return [Group(one, tuple(folded.get(at, ()))) for at, one in enumerate(held) if at not in under]


def _follows(one: Finding, cause: Finding) -> bool:
    if one.rule in FOLLOWS.get(cause.rule, ()):
        return True
    return one.rule in SAME.get(cause.rule, ()) and one.ids == cause.ids


def _top(under: Mapping[int, int], at: int) -> int:
    """The cause that is folded under nothing; FOLLOWS leads in no circle."""
    while at in under:
        at = under[at]
    return at


def _records(finding: Finding) -> set[str]:
    return {*finding.ids, *finding.owners, *finding.touches}
