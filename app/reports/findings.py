"""What the checks found: text for people, JSON for programs, and whether the command fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.model.ledger import counts, ledger
from app.model.timing import Timing, timing
from app.reports.headlines import counts_json, headline, time_lines
from app.session import Session
from app.words import Words, load

if TYPE_CHECKING:
    from app.model.checks import Finding, Report

IN_FULL = 10
"""Causes that are told with why and next steps; the others, which are less urgent, with a line each."""
LEVELS = {"error": 2, "warning": 1, "info": 0}


def as_text(session: Session, report: Report, words: Words) -> str:
    """Headline and times, then open points with why and what to do next."""
    lines = [session.title, headline(counts(row.state for row in ledger(session.store)), words)]
    lines += time_lines(timing(session.store), words)
    for at, group in enumerate(report.groups):
        first = group.first
        if at == IN_FULL:
            more = len(report.groups) - IN_FULL
            lines += ["", words.plural("{n} more, less urgent:", "{n} more, less urgent:", more)]
        lines += ["", f"{first.rule}  {first.sentence(words)}"] if at < IN_FULL else [_in_short(first, words)]
        if at < IN_FULL:
            lines += [f"  {first.why(words)}", *(f"  → {fix.label(words)}" for fix in first.fixes)]
        lines += [f"  + {_in_short(finding, words)}" for finding in group.folded]
    if not report.findings:
        lines += ["", words.say("No open points.")]
    return "\n".join(lines)


def _in_short(finding: Finding, words: Words) -> str:
    return f"{finding.rule}  {finding.sentence(words)}"


def as_json(session: Session, report: Report) -> dict[str, Any]:
    """The findings as one JSON document."""
    found = counts(row.state for row in ledger(session.store))
    english = load("en")
    cause = {one.key: group.first.key for group in report.groups for one in group.folded}
    return {
        "title": session.title,
        "status": report.profile,
        "handovers": counts_json(found),
        "time": _time_json(timing(session.store)),
        "findings": [
            {
                "rule": finding.rule,
                "ids": list(finding.ids),
                "voice": finding.voice,
                "severity": finding.severity,
                "message": finding.sentence(english),
                "why": finding.why(english),
                "next_steps": [fix.label(english) for fix in finding.fixes],
                "follows_from": cause.get(finding.key, ""),
                "exception": finding.exception,
                "actions": list(finding.actions),
                "settled": finding.settled,
            }
            for finding in report.findings
        ],
    }


def _time_json(found: Timing | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "earliest_minutes": found.earliest.minutes,
        "typical_minutes": found.typical.minutes,
        "worst_minutes": found.worst.minutes,
        "typical_path": list(found.typical.cards),
        "worst_path": list(found.worst.cards),
        "without_news_minutes": found.unheard,
        "longest_silence_minutes": found.silence.minutes,
        "longest_silence_path": list(found.silence.cards),
    }


def fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is at or above the level that ends with status 1; settled ones never are."""
    if fail_on == "never":
        return False
    return any(
        LEVELS.get(finding.severity, 0) >= LEVELS[fail_on]
        for finding in report.findings
        if not finding.settled
    )
