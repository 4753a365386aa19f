"""All measures with target, trend and where the figures come from."""

from __future__ import annotations

from app.export.pdf.book import Book
from app.export.pdf.pages.stages import measure_facts, measure_note, measure_trend
from app.export.pdf.paras import Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BOLD, SMALL
from app.model.ledger import text_in


def measures(book: Book) -> None:
    """The page set of measures; none when the map has no measure."""
    material, words = book.material, book.material.words
    keys = material.ordered("measure")
    if not keys:
        return
    flow = book.flow_on()
    flow.title(words.say("Measures"))
    table = Table(
        flow,
        (
            Column(words.say("Measure"), 2.4),
            Column(words.say("Trend"), 4.4, packed=True),
            Column(words.say("Target and source"), 2.8),
        ),
    )
    rows = []
    for key in keys:
        record = material.record(key)
        about = book.teller.names(record.get("about"))
        rows.append(
            Row(
                (
                    (
                        Para(text_in(record, "title"), BOLD),
                        Para(words.say("About: {issue}", issue=about) if about else "", SMALL, "soft"),
                    ),
                    (*measure_trend(book, record), *measure_note(record)),
                    tuple(measure_facts(book, record)),
                )
            )
        )
    table.write(rows)
