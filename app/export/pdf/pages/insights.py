"""What the room concluded: where it hurts, what works, what could be done, each with its weight and its action."""

from __future__ import annotations

from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para
from app.export.pdf.table import CLOSE, Column, Row, Table
from app.export.pdf.type import BODY, BOLD, SMALL
from app.model.edits.votes import votes_of
from app.model.grid import columns_of, kind_of
from app.model.ledger import about, text_in
from app.scene.draw.insight import KINDS
from app.scene.icons import NAMES, color_of

HURTS = ("pain", "reason-to-leave", "risk")
WORKS = ("strength",)
COULD = ("opportunity", "idea", "question")


def insights(book: Book) -> None:
    """The page set of pain points and opportunities; none when the map has no insight."""
    words = book.material.words
    groups = (
        (words.say("Where it hurts"), HURTS),
        (words.say("What works"), WORKS),
        (words.say("What could be done"), COULD),
    )
    found = [(title, insights_of(book, kinds)) for title, kinds in groups]
    if not any(cards for _title, cards in found):
        return
    flow = book.flow_on()
    flow.title(words.say("Pain points and opportunities"))
    for title, cards in found:
        if cards:
            _group(book, flow, title, cards)


def insights_of(book: Book, kinds: tuple[str, ...]) -> list[str]:
    """The insights of some kinds in the order of the map; what is of no known kind counts as a pain."""
    material = book.material
    index = material.grid.index
    last = len(index)
    found = []
    for card in material.store.of("card"):
        if kind_of(material.store, card) != "insight":
            continue
        kind = text_in(material.record(card), "kind") or "pain"
        if kind in kinds or (kind not in KINDS and "pain" in kinds):
            columns = columns_of(material.store, card, material.grid)
            found.append((index.get(columns[0], last) if columns else last, card))
    return [card for _at, card in sorted(found)]


def place_of(book: Book, card: str) -> str:
    """Stage and step of a card."""
    material = book.material
    columns = columns_of(material.store, card, material.grid)
    if not columns:
        return ""
    stage = material.name(material.grid.stage_of.get(columns[0], ""))
    return " · ".join(part for part in (stage, book.teller.step_name(columns[0])) if part)


_CARD_H = 48.0
"""About how high an insight is in its table, in points."""
_FEW = 4


def _group(book: Book, flow: Flow, title: str, cards: list[str]) -> None:
    words = book.material.words
    # A list of a few goes overleaf as a whole rather than leave its last one there alone.
    flow.heading(title, follows=30 + _CARD_H * len(cards) if len(cards) <= _FEW else 2 * _CARD_H, level=1)
    columns = (
        Column(words.say("What"), 4.4),
        Column(words.say("How much it weighs"), 2.3, packed=True),
        Column(words.say("What follows"), 2.6),
    )
    Table(flow, columns, air=CLOSE).write(_row(book, card) for card in cards)


def _row(book: Book, card: str) -> Row:
    material, words = book.material, book.material.words
    record = material.record(card)
    kind = text_in(record, "kind") or "pain"
    sign = kind if kind in NAMES else ""
    concerned = book.teller.names(record.get("about"))
    says = [Para(book.teller.headline(card), BOLD, sign=sign, sign_color=color_of(kind))]
    if note := text_in(record, "note").strip():
        says.append(Para(note, BODY, gap=1.5, under_sign=bool(sign)))
    if place := place_of(book, card):
        says.append(Para(place, SMALL, "soft", gap=1.5, under_sign=bool(sign)))
    if concerned:
        says.append(Para(words.say("About: {issue}", issue=concerned), SMALL, "soft", under_sign=bool(sign)))
    cures = [
        Para(words.say("Action: {title}", title=material.name(key)), BODY)
        for key in about(material.store, card, "action")
    ]
    return Row(
        (
            tuple(says),
            tuple(Para(text, SMALL, "soft") for text in _weights(book, card)) or (Para("–", BODY, "soft"),),
            tuple(cures) or (Para(words.say("nothing yet"), BODY, "soft"),),
        )
    )


def _weights(book: Book, card: str) -> list[str]:
    words, record = book.material.words, book.material.record(card)
    votes = votes_of(book.material.store, card)
    found = [words.plural("{n} vote", "{n} votes", votes)] if votes else []
    for name, sentence in (
        ("weight", "Weight: {n} of 5"),
        ("impact", "Impact: {n} of 5"),
        ("effort", "Effort: {n} of 5"),
    ):
        value = record.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            found.append(words.say(sentence, n=f"{value:g}"))
    return found
