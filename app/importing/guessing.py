"""How a table most likely is meant: which rows and columns are headings, and which way round it stands."""

from __future__ import annotations

from app.importing import kinds
from app.importing.plan import Choices, Heads, head_rows
from app.importing.tables import Table
from app.model.store import Reader


def guess(store: Reader, table: Table) -> Choices:
    """How the table most likely is meant."""
    column = [row[0] for row in table.rows]
    known = {kinds.fold(str(store[lane].get("title") or "")) for lane in store.of("lane")}
    known |= {kinds.fold(str(store[team].get("title") or "")) for team in store.of("team")}
    heads, lanes = _guess_heads(store, table), False
    body = column[head_rows(heads) :]
    said = [title for title in body if title]
    hits = sum(1 for title in said if kinds.fold(title) in known or kinds.lane_kind(title))
    short = all(len(title) <= 60 and "\n" not in title for title in said)
    distinct = len({kinds.fold(title) for title in said}) == len(said)
    label = column[0] if heads != "none" else ""
    about_columns = not label or kinds.names_stages(label) or kinds.names_steps(label)
    lanes = bool(said) and short and distinct and about_columns and (not label or 2 * hits >= len(said))
    if not label and heads == "none":
        lanes = bool(said) and short and distinct and 2 * hits >= len(said)
    return Choices(heads=heads, lanes=lanes, clear=not store.of("card"))


def turned_is_likelier(table: Table) -> bool:
    """Whether the table stands the other way round: lanes along the top, steps below each other."""
    across = sum(1 for title in table.rows[0] if kinds.lane_kind(title))
    down = sum(1 for row in table.rows if kinds.lane_kind(row[0]))
    corner = table.rows[0][0]
    below = bool(corner) and (kinds.names_stages(corner) or kinds.names_steps(corner))
    return across >= 2 and across > down if not below else across >= 1 and across > down


def _guess_heads(store: Reader, table: Table) -> Heads:
    first, second = table.rows[0], table.rows[1] if len(table.rows) > 1 else ()
    if len(table.rows) > 2 and second:
        labelled = kinds.names_steps(second[0]) or (not first[0] and not second[0])
        spanned = any(first[1:]) and not all(first[1:])
        if labelled and (spanned or kinds.names_stages(first[0])) and any(second[1:]):
            return "both"
    titles = [kinds.fold(title) for title in first if title]
    there = {
        kind: {kinds.fold(str(store[k].get("title") or "")) for k in store.of(kind)}
        for kind in ("stage", "step")
    }
    named = {kind: sum(1 for title in titles if title in found) for kind, found in there.items()}
    if kinds.names_steps(first[0]) or named["step"] > named["stage"]:
        return "steps"
    return "stages"
