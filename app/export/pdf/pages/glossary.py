"""Legend and glossary: what the signs mean, and the teams, channels, systems and information of the map."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para, bits
from app.export.pdf.table import CLOSE, Column, Row, Table
from app.export.pdf.type import BODY, BOLD
from app.model.ledger import text_in
from app.model.store import Record
from app.scene.draw.facts import EVIDENCE
from app.scene.draw.headings import ZONES
from app.scene.icons import NAMES, channel_icon
from app.sorting import sort_key
from app.words import Words

_ABREAST = 3
"""Names beside each other that have nothing else to say."""
_GUTTER = 12.0


def glossary(book: Book) -> None:
    """One page set that closes the handout."""
    words = book.material.words
    flow = book.flow_on()
    flow.title(words.say("Legend and glossary"))
    _legend(book, flow)
    for title, kind in (
        (words.say("Teams"), "team"),
        (words.say("Channels"), "channel"),
        (words.say("Systems"), "system"),
        (words.say("Information that is passed on"), "item"),
    ):
        _library(book, flow, title, kind)


def _legend(book: Book, flow: Flow) -> None:
    words = book.material.words
    flow.heading(words.say("Signs"), follows=60)
    columns = (Column(words.say("Sign"), 1.4), Column(words.say("What it means"), 4))
    rows = [Row(((Para(name, BOLD, sign=sign),), (Para(text, BODY),))) for sign, name, text in _signs(words)]
    Table(flow, columns, quiet=True, air=CLOSE).write(rows)


def _signs(words: Words) -> Iterator[tuple[str, str, str]]:
    say = words.say
    yield (
        "confirmed",
        say("confirmed"),
        say("Receiver and teams are known, and how the receiver knows; what was promised comes back."),
    )
    yield "gap", say("gap"), say("One of these is known to be missing.")
    yield "to-clarify", say("to clarify"), say("One of these was not asked yet.")
    if "derived" in NAMES:
        yield "derived", say("team changes"), say("Nobody was asked yet whether the next team learns of it.")
    yield "moment", say("Moment of truth"), say("Here the customer decides what to think of the service.")
    yield (
        "face.1",
        say("Feelings"),
        say("From very unhappy to very happy; the curve joins one persona's feelings."),
    )
    for level, text in (
        ("assumed", say("Card with a dashed border: nobody has checked it yet.")),
        ("staff", say("Dotted border: told by people who work there.")),
        ("customers", say("Dotted border: told by customers.")),
        ("observed", say("Solid border: seen on the spot.")),
        ("measured", say("Double border: counted or timed.")),
    ):
        yield f"border.{level}", say(EVIDENCE[level]), text


def _library(book: Book, flow: Flow, title: str, kind: str) -> None:
    material, words = book.material, book.material.words
    keys = sorted(
        material.store.of(kind), key=lambda key: (sort_key(material.name(key), words.language), key)
    )
    if not keys:
        return
    flow.heading(title, follows=50)
    told = [
        key for key in keys if _zone(material.record(key)) or text_in(material.record(key), "note").strip()
    ]
    if told:
        columns = (Column(words.say("Name"), 1.4), Column(words.say("Note"), 4, packed=True))
        Table(flow, columns, quiet=True, air=CLOSE).write(_told(book, key, kind) for key in told)
        flow.gap(6)
    _names(book, flow, [key for key in keys if key not in told], kind)


def _zone(record: Record) -> str:
    return ZONES.get(text_in(record, "zone"), "")


def _sign(record: Record, kind: str) -> str:
    return channel_icon(text_in(record, "icon")) if kind == "channel" and record.get("icon") else ""


def _told(book: Book, key: str, kind: str) -> Row:
    words, record = book.material.words, book.material.record(key)
    zone = _zone(record)
    about = [Para(words.say("Zone: {zone}", zone=words.say(zone)), BODY)] if zone else []
    about += [Para(text_in(record, "note"), BODY)]
    return Row(((Para(book.material.name(key), BOLD, sign=_sign(record, kind)),), tuple(about)))


def _names(book: Book, flow: Flow, keys: list[str], kind: str) -> None:
    """What has nothing but a name: three beside each other, read line by line."""
    width = (flow.w - (_ABREAST - 1) * _GUTTER) / _ABREAST
    for first in range(0, len(keys), _ABREAST):
        cells = [
            bits(
                Para(book.material.name(key), BOLD, sign=_sign(book.material.record(key), kind)),
                width,
                flow.section.add("P"),
            )
            for key in keys[first : first + _ABREAST]
        ]
        height = max(sum(bit.h for bit in cell) for cell in cells) + 3
        flow.need(height)
        for column, cell in enumerate(cells):
            y = flow.y
            for bit in cell:
                bit.put(flow.sheet, flow.x + column * (width + _GUTTER), y)
                y += bit.h
        flow.y += height
        flow.release()
