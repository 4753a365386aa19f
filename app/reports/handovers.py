"""The ledger of the handovers: text for people, JSON and a table for programs."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from app import durations
from app.cells import harmless
from app.handover_words import reasons, state_words
from app.model.ledger import LedgerRow, by_pair, by_stage, counts, ledger
from app.reports.headlines import counts_json, headline
from app.session import Session
from app.words import Words


def as_text(session: Session, words: Words, today: date) -> str:
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
        facts = zip(_labels(words), _facts(row, words), strict=True)
        lines += [f"  {label}: {value}" for label, value in facts if value]
        lines += [f"  {reason}" for reason in reasons(words, row)]
    return "\n".join(lines)


def as_json(session: Session, today: date) -> dict[str, Any]:
    """The ledger as one JSON document."""
    rows = ledger(session.store, today)
    found = counts(row.state for row in rows)
    titles = {row.sender: row.sender_title for row in rows} | {
        row.receiver: row.receiver_title for row in rows
    }
    return {
        "title": session.title,
        **counts_json(found),
        "stages": [
            {
                "id": stage,
                "title": str((session.store.get(stage) or {}).get("title") or ""),
                **counts_json(held),
            }
            for stage, held in by_stage(rows).items()
        ],
        "pairs": [
            {"from": titles[sender], "to": titles[receiver], **counts_json(held)}
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


def as_csv(session: Session, words: Words, today: date) -> str:
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
            *_labels(words),
            words.say("reason"),
        ]
    )
    for row in ledger(session.store, today):
        cells = [
            state_words(words, row.state),
            row.sender_title,
            row.source_title,
            _receiver(row, words),
            row.to_title,
            *_facts(row, words),
            " ".join(reasons(words, row)),
        ]
        table.writerow([harmless(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def _receiver(row: LedgerRow, words: Words) -> str:
    return row.receiver_title or (words.say("nobody") if row.nobody else words.say("not known yet"))


def _labels(words: Words) -> tuple[str, ...]:
    """What is told of each handover, in the order of `_facts`."""
    return (
        words.say("passed on"),
        words.say("how"),
        words.say("by when"),
        words.say("how they know"),
        words.say("promised back"),
    )


def _facts(row: LedgerRow, words: Words) -> tuple[str, ...]:
    """What is known of a handover; "" for what is not."""
    limit = durations.journey_words(words, row.limit) if row.limit is not None else ""
    how = ", ".join(part for part in (row.channel, row.system) if part)
    return ", ".join(row.passes), how, limit, row.receipt, row.returns
