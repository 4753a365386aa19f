"""Who travels: each persona with everything that is known of them."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.papers import MM
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY, BOLD, QUOTE
from app.export.telling import quote
from app.model.ledger import text_in
from app.model.store import Record
from app.scene.shapes import Picture, Rect
from app.words import Words

_PORTRAIT = 26 * MM


def personas(book: Book) -> None:
    """The page set of personas; none when nothing but names is known, which the cover says already."""
    words = book.material.words
    keys = book.material.ordered("persona")
    if not any(_known(words, book.material.record(key)) for key in keys):
        return
    flow = book.flow()
    flow.title(book.material.words.say("Who travels"))
    for key in keys:
        _one(book, flow, book.material.record(key))


def _known(words: Words, record: Record) -> bool:
    told = (
        text_in(record, "quote"),
        text_in(record, "picture"),
        *(text for _, text in _fields(words, record)),
    )
    return any(text.strip() for text in told)


def _one(book: Book, flow: Flow, record: Record) -> None:
    words = book.material.words
    picture = text_in(record, "picture")
    flow.heading(text_in(record, "title") or words.say("Persona"), follows=_PORTRAIT + 20, level=1)
    if picture and book.document.images.get(picture) is not None:
        _portrait(book, flow, record, picture)
    if said := text_in(record, "quote").strip():
        flow.text(Para(quote(words, said), QUOTE, "soft"))
        flow.gap(4)
    rows = [
        Row(((Para(label, BOLD),), tuple(_lines(text))))
        for label, text in _fields(words, record)
        if text.strip()
    ]
    Table(flow, (Column(words.say("Field"), 1.1), Column(words.say("Content"), 4)), quiet=True).write(rows)
    flow.gap(10)


def _portrait(book: Book, flow: Flow, record: Record, picture: str) -> None:
    flow.need(_PORTRAIT + 6)
    alt = text_in(record, "alt") or text_in(record, "title") or book.material.words.say("Portrait")
    around = Rect(flow.x, flow.y, _PORTRAIT, _PORTRAIT)
    shape = Picture(around.x, around.y, around.w, around.h, picture, alt)
    flow.sheet.put([shape], flow.section.add("Figure", alt=alt), around)
    flow.y += _PORTRAIT + 6


def _fields(words: Words, record: Record) -> Iterator[tuple[str, str]]:
    yield words.say("Role"), text_in(record, "role")
    yield words.say("Situation"), text_in(record, "situation")
    yield words.say("Goals"), text_in(record, "goals")
    yield words.say("Motivations"), text_in(record, "motivations")
    yield words.say("Obstacles"), text_in(record, "obstacles")
    yield words.say("Knowledge and skills"), text_in(record, "knowledge")
    yield words.say("Expectations"), text_in(record, "expectations")
    yield words.say("Mood at the start"), text_in(record, "mood")
    yield words.say("Basis"), _basis(words, record)
    yield words.say("Note"), text_in(record, "note")


def _basis(words: Words, record: Record) -> str:
    count = record.get("interviews")
    if record.get("basis") == "invented":
        return words.say("Invented by the team")
    if record.get("basis") == "interviews" and isinstance(count, int):
        return words.plural("{n} interview", "{n} interviews", count)
    return words.say("Interviews") if record.get("basis") == "interviews" else ""


def _lines(text: str) -> Iterator[Para]:
    """A list of words is one line each."""
    for line in text.split("\n"):
        if line.strip():
            yield Para(line.strip(), BODY)
