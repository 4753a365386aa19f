"""What follows: the list of actions with who, by when and what each of them cures."""

from __future__ import annotations

from app.export.dates import said
from app.export.pdf.book import Book
from app.export.pdf.paras import Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY, BOLD, SMALL
from app.model.ledger import text_in

_ORDER = {"doing": 0, "open": 0, "done": 1, "dropped": 2}


def actions(book: Book) -> None:
    """The action list, open ones first by their day; none when the map has no action."""
    material, words = book.material, book.material.words
    keys = material.ordered("action")
    if not keys:
        return
    # The morning after, the list goes up on a wall by itself.
    flow = book.flow() if book.choices.preset == "morning-after" else book.flow_on()
    flow.title(words.say("Action list"))
    table = Table(
        flow,
        (
            Column(words.say("What"), 3.4),
            Column(words.say("Who"), 1.6),
            Column(words.say("By when"), 1.4),
            Column(words.say("State"), 1.1),
            Column(words.say("What it cures"), 2.6),
        ),
    )
    table.write(_row(book, key) for key in sorted(keys, key=lambda k: _place(book, k)))


def _place(book: Book, key: str) -> tuple[int, str, str]:
    record = book.material.record(key)
    return (
        _ORDER.get(text_in(record, "status") or "open", 0),
        text_in(record, "due") or "9999",
        text_in(record, "order"),
    )


def _row(book: Book, key: str) -> Row:
    words, record = book.material.words, book.material.record(key)
    status = text_in(record, "status") or "open"
    said_status = {
        "open": words.pick("action", "open"),
        "doing": words.pick("action", "under way"),
        "done": words.pick("action", "done"),
        "dropped": words.pick("action", "dropped"),
    }.get(status, status)
    cures = record.get("cures")
    cured = [book.teller.label(cure) for cure in cures] if isinstance(cures, list | tuple) else []
    return Row(
        (
            (Para(text_in(record, "title"), BOLD), Para(text_in(record, "note"), SMALL, "soft", gap=1)),
            (
                Para(
                    text_in(record, "role") or words.say("not named yet"),
                    BODY,
                    "ink" if text_in(record, "role") else "soft",
                ),
            ),
            (
                Para(
                    said(words, record.get("due")) or words.say("no day yet"),
                    BODY,
                    "ink" if record.get("due") else "soft",
                ),
            ),
            (Para(said_status, BODY, sign="confirmed" if status == "done" else "", sign_color="closed"),),
            tuple(Para(name, SMALL) for name in cured if name),
        )
    )
