"""What people have agreed or planned about findings: exceptions that hold, actions that are to cure something."""

from __future__ import annotations

from datetime import date

from app.model.ledger import holds
from app.model.store import Reader

Agreed = dict[tuple[str, tuple[str, ...]], str]
Planned = dict[str, list[str]]


def in_force(store: Reader, today: date) -> Agreed:
    """(rule, ids) of the finding -> the agreed exception that holds on this day."""
    found: Agreed = {}
    for key in store.of("exception"):
        record = store[key]
        about = record.get("about")
        if isinstance(about, list) and holds(record, today):
            ids = tuple(sorted(one for one in about if isinstance(one, str)))
            found.setdefault((str(record.get("rule", "")), ids), key)
    return found


def planned(store: Reader) -> Planned:
    """Record id -> actions in hand that are to cure it. A done or dropped action no longer answers anything."""
    found: Planned = {}
    for key in store.of("action"):
        record = store[key]
        cures = record.get("cures")
        if record.get("status", "open") in ("open", "doing") and isinstance(cures, list):
            for one in cures:
                if isinstance(one, str):
                    found.setdefault(one, []).append(key)
    return found
