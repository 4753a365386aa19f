"""Legend and glossary: what the signs mean, and the teams, channels, systems and information of the map."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.pdf.book import Book
from app.export.pdf.flow import Flow, Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY, BOLD
from app.model.ledger import text_in
from app.scene.draw.facts import EVIDENCE
from app.scene.draw.headings import ZONES
from app.scene.icons import NAMES, channel_icon
from app.sorting import sort_key
from app.words import Words


def glossary(book: Book) -> None:
    """One page set that closes the handout."""
    words = book.material.words
    flow = book.flow()
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
    Table(flow, columns, quiet=True).write(rows)


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
    rows = []
    for key in keys:
        record = material.record(key)
        zone = ZONES.get(text_in(record, "zone"))
        sign = channel_icon(text_in(record, "icon")) if kind == "channel" and record.get("icon") else ""
        about = [Para(words.say("Zone: {zone}", zone=words.say(zone)), BODY, "soft")] if zone else []
        about += [Para(text_in(record, "note"), BODY)]
        rows.append(Row(((Para(material.name(key), BOLD, sign=sign),), tuple(about))))
    Table(flow, (Column(words.say("Name"), 1.4), Column(words.say("Note"), 4)), quiet=True).write(rows)
