"""Agreed exceptions about the handovers of a team: which one, why, by whom and until when."""

from __future__ import annotations

from collections.abc import Iterable

from app.export.dates import said
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY
from app.model.ledger import LedgerRow, text_in


def put_exceptions(book: Book, flow: Flow, rows: Iterable[LedgerRow]) -> None:
    """A table of the exceptions that hold; nothing where none was agreed."""
    words = book.material.words
    found = [(row, key) for row in rows for key in row.exceptions]
    if not found:
        return
    flow.heading(words.say("Agreed exceptions"), follows=40, level=1)
    columns = (
        Column(words.say("No."), 0.4, 20),
        Column(words.say("Why"), 3.2),
        Column(words.pick("who agreed to it", "Who"), 1.4),
        Column(words.say("Until"), 1.2),
    )
    Table(flow, columns).write(_row(book, row, key) for row, key in found)


def _row(book: Book, row: LedgerRow, key: str) -> Row:
    words, agreed = book.material.words, book.material.record(key)
    return Row(
        (
            (Para(str(book.material.numbers.get(row.link, "")), BODY, "soft"),),
            (Para(text_in(agreed, "reason").strip() or "–", BODY),),
            (Para(text_in(agreed, "by").strip() or "–", BODY),),
            (Para(said(words, agreed.get("until")) or "–", BODY),),
        )
    )
