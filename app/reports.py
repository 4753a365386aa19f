"""What the command line says about a map: text for people, JSON, CSV and SARIF for programs.

The JSON documents are described in docs/command-line.md; their keys and codes are English in every language.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

from app import durations
from app.cells import harmless
from app.handover_words import reasons, state_words
from app.model.grid import grid_of, map_of
from app.model.ledger import Counts, LedgerRow, by_pair, by_stage, counts, ledger
from app.model.timing import Timing, timing
from app.session import Session
from app.words import Words

if TYPE_CHECKING:
    from app.export import ExportReport
    from app.export.pdf.check import Result
    from app.model.checks import Finding, Report

IN_FULL = 10
"""Causes that are told with why and next steps; the others, which are less urgent, with a line each."""
LEVELS = {"error": 2, "warning": 1, "info": 0}


def headline(found: Counts, words: Words) -> str:
    """ "4 confirmed, 2 gaps, 5 to clarify" """
    if found.total == 0:
        return words.say("No handovers yet")
    return ", ".join(
        (
            words.plural("{n} confirmed", "{n} confirmed", found.confirmed),
            words.plural("{n} gap", "{n} gaps", found.gaps),
            words.plural("{n} to clarify", "{n} to clarify", found.to_clarify),
        )
    )


# ---- handovers
def handovers_text(session: Session, words: Words, today: date) -> str:
    """The ledger as paragraphs."""
    rows = ledger(session.store, today)
    lines = [session.title, headline(counts(row.state for row in rows), words)]
    for row in rows:
        ends = words.say(
            "{sender} to {receiver}",
            sender=row.sender_title or words.say("nobody named"),
            receiver=_receiver(row, words),
        )
        lines += [
            "",
            f"{state_words(words, row.state)}: {ends}",
            f"  {row.source_title} → {row.to_title or '?'}",
        ]
        lines += [f"  {label}: {value}" for label, value in _facts(row, words)]
        lines += [f"  {reason}" for reason in reasons(words, row)]
    return "\n".join(lines)


def _receiver(row: LedgerRow, words: Words) -> str:
    return row.receiver_title or (words.say("nobody") if row.nobody else words.say("not known yet"))


def _facts(row: LedgerRow, words: Words) -> list[tuple[str, str]]:
    limit = durations.journey_words(words, row.limit) if row.limit is not None else ""
    facts = [
        (words.say("passed on"), ", ".join(row.passes)),
        (words.say("how"), ", ".join(part for part in (row.channel, row.system) if part)),
        (words.say("by when"), limit),
        (words.say("how they know"), row.receipt),
        (words.say("promised back"), row.returns),
    ]
    return [(label, value) for label, value in facts if value]


def handovers_json(session: Session, today: date) -> dict[str, Any]:
    """The ledger as one JSON document."""
    rows = ledger(session.store, today)
    found = counts(row.state for row in rows)
    titles = {row.sender: row.sender_title for row in rows} | {
        row.receiver: row.receiver_title for row in rows
    }
    return {
        "title": session.title,
        **_counts_json(found),
        "stages": [
            {
                "id": stage,
                "title": str((session.store.get(stage) or {}).get("title") or ""),
                **_counts_json(held),
            }
            for stage, held in by_stage(rows).items()
        ],
        "pairs": [
            {"from": titles[sender], "to": titles[receiver], **_counts_json(held)}
            for (sender, receiver), held in by_pair(rows).items()
        ],
        "handovers": [
            {
                "id": row.link,
                "state": row.state,
                "reasons": list(row.reasons),
                "still_to_ask": list(row.asks),
                "from": {"card": row.source, "title": row.source_title, "team": row.sender_title},
                "to": {"card": row.to, "title": row.to_title, "team": row.receiver_title},
                "passes": list(row.passes),
                "channel": row.channel,
                "system": row.system,
                "limit_minutes": row.limit,
                "receipt": row.receipt,
                "returns": row.returns,
            }
            for row in rows
        ],
    }


def _counts_json(found: Counts) -> dict[str, int]:
    return {"confirmed": found.confirmed, "gaps": found.gaps, "to_clarify": found.to_clarify}


def handovers_csv(session: Session, words: Words, today: date) -> str:
    """The ledger as a table for a spreadsheet: UTF-8 with a mark, CRLF, no cell that a spreadsheet runs."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(
        [
            words.say("state"),
            words.say("from"),
            words.say("card"),
            words.say("to"),
            words.say("card"),
            words.say("passed on"),
            words.say("how"),
            words.say("by when"),
            words.say("how they know"),
            words.say("promised back"),
            words.say("reason"),
        ]
    )
    for row in ledger(session.store, today):
        limit = durations.journey_words(words, row.limit) if row.limit is not None else ""
        how = ", ".join(part for part in (row.channel, row.system) if part)
        cells = [
            state_words(words, row.state),
            row.sender_title,
            row.source_title,
            _receiver(row, words),
            row.to_title,
            ", ".join(row.passes),
            how,
            limit,
            row.receipt,
            row.returns,
            " ".join(reasons(words, row)),
        ]
        table.writerow([harmless(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


# ---- time
def time_lines(found: Timing | None, words: Words) -> list[str]:
    """ "Time to goal: 5 days (3 days to 12 days)", and how long of it the customer hears nothing."""
    if found is None:
        return []
    lines = [words.say("Time to goal: {time}", time=time_words(found, words))]
    if found.unheard > 0:
        lines.append(
            words.say(
                "without news: {time}, at most {longest} at a stretch",
                time=durations.journey_words(words, found.unheard),
                longest=durations.journey_words(words, found.silence.minutes),
            )
        )
    return lines


def time_words(found: Timing, words: Words) -> str:
    """The three times in words: "5 days (3 days to 12 days)"."""
    spread = {
        "min": found.earliest.minutes,
        "typical": found.typical.minutes,
        "max": found.worst.minutes,
    }
    return durations.words_for(spread, words)


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


# ---- check
def check_text(session: Session, report: Report, words: Words) -> str:
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


def check_json(session: Session, report: Report) -> dict[str, Any]:
    """The findings as one JSON document."""
    found = counts(row.state for row in ledger(session.store))
    english = _english()
    cause = {one.key: group.first.key for group in report.groups for one in group.folded}
    return {
        "title": session.title,
        "status": report.profile,
        "handovers": {
            "confirmed": found.confirmed,
            "gaps": found.gaps,
            "to_clarify": found.to_clarify,
        },
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


def fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is at or above the level that ends with status 1; settled ones never are."""
    if fail_on == "never":
        return False
    return any(
        LEVELS.get(finding.severity, 0) >= LEVELS[fail_on]
        for finding in report.findings
        if not finding.settled
    )


# ---- info and export
def info_json(session: Session) -> dict[str, Any]:
    """What is in a map, by kind."""
    store = session.store
    kinds = sorted({str(store[key]["type"]) for key in store.ids()})
    record = map_of(store)[1]
    return {
        "title": session.title,
        "state": record.get("state", "as-is"),
        "status": record.get("status", "sketch"),
        "language": session.language,
        "records": {kind: len(store.of(kind)) for kind in kinds},
        "notes": [note.code for note in session.notes],
        "repaired": session.repaired,
    }


def info_text(session: Session, words: Words) -> str:
    """What is in a map, in a few lines."""
    store = session.store
    grid = grid_of(store)
    counted = (
        words.plural("{n} stage", "{n} stages", len(grid.stages)),
        words.plural("{n} step", "{n} steps", len(grid.steps)),
        words.plural("{n} lane", "{n} lanes", len(grid.lanes)),
        words.plural("{n} card", "{n} cards", len(store.of("card"))),
        words.plural("{n} persona", "{n} personas", len(store.of("persona"))),
        words.plural("{n} team", "{n} teams", len(store.of("team"))),
        words.plural("{n} action", "{n} actions", len(store.of("action"))),
    )
    rows = ledger(store)
    lines = [session.title, ", ".join(counted), headline(counts(row.state for row in rows), words)]
    if session.repaired:
        lines.append(
            words.plural(
                "{n} record referred to something that is not there and was repaired.",
                "{n} records referred to something that is not there and were repaired.",
                session.repaired,
            )
        )
    return "\n".join(lines)


def export_text(name: str, done: ExportReport, words: Words) -> str:
    """What was written, and what the person should know about it."""
    lines = [words.plural("{name}: {n} page", "{name}: {n} pages", done.pages, name=name)]
    lines += list(done.warnings)
    return "\n".join(lines)


def _english() -> Words:
    from app.words import load

    return load("en")


# ---- check-pdf
def check_pdf_text(name: str, result: Result, words: Words) -> str:
    """What a person reads about the accessibility of a PDF."""
    if result.sound:
        return words.plural(
            "{name}: the {n} rule of PDF/UA-1 that a program can judge is kept.",
            "{name}: all {n} rules of PDF/UA-1 that a program can judge are kept.",
            len(result.asked),
            name=name,
        )
    head = words.plural(
        "{name}: {n} rule of PDF/UA-1 is not kept.",
        "{name}: {n} rules of PDF/UA-1 are not kept.",
        len(result.faults),
        name=name,
    )
    return "\n".join([head, *(f"  {fault.sentence(words)}" for fault in result.faults)])


def check_pdf_json(result: Result, words: Words) -> dict[str, Any]:
    """The same for a program."""
    return {
        "sound": result.sound,
        "rules": list(result.asked),
        "faults": [
            {
                "rule": fault.rule.id,
                "text": words.say(fault.rule.text),
                "places": list(fault.places),
                "count": fault.count,
            }
            for fault in result.faults
        ],
    }
