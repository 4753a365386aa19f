"""What is in a map, and what was written of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.model.grid import grid_of, map_of
from app.model.ledger import counts, ledger
from app.reports.headlines import headline
from app.session import Session
from app.words import Words

if TYPE_CHECKING:
    from app.export import ExportReport


def as_json(session: Session) -> dict[str, Any]:
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


def as_text(session: Session, words: Words) -> str:
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


def written_text(name: str, done: ExportReport, words: Words) -> str:
    """What was written, and what the person should know about it."""
    lines = [words.plural("{name}: {n} page", "{name}: {n} pages", done.pages, name=name)]
    lines += list(done.warnings)
    return "\n".join(lines)
