"""The morning after: what the room gave its votes to, the five that got most, on one page."""

from __future__ import annotations

from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para, lone
from app.export.pdf.type import BODY, BOLD, FIGURE, H2, SMALL
from app.model.edits.votes import Standing, total
from app.model.edits.votes import top as first
from app.model.grid import columns_of
from app.model.ledger import about, text_in
from app.scene.shapes import Box

FIVE = 5
_NUMBER_W = 40.0


def top(book: Book) -> None:
    """The page of the five; none while nobody has voted."""
    words = book.material.words
    found = first(book.material.store, FIVE)
    if not found:
        return
    flow = book.flow()
    flow.title(words.say("Top five"))
    flow.text(
        Para(
            words.plural(
                "The room has given {n} vote.", "The room has given {n} votes.", total(book.material.store)
            ),
            BODY,
            "soft",
        )
    )
    flow.gap(8)
    for one in found:
        _one(book, flow, one)
    flow.rule()


def _one(book: Book, flow: Flow, one: Standing) -> None:
    words, material = book.material.words, book.material
    record = material.record(one.key)
    flow.need(96)
    top = flow.y
    flow.sheet.put([Box(flow.x, top, flow.w, 0.5, "line")])
    section = flow.section
    node = section.add("H2")
    flow.sheet.put(lone(f"{one.rank}", FIGURE, flow.x, top + 8, _NUMBER_W, "soft"), node)
    flow.y = top + 12
    title = book.teller.headline(one.key)
    lines = lone(title, H2, flow.x + _NUMBER_W, flow.y, flow.w - _NUMBER_W - 90, "ink", "start", 3)
    flow.sheet.put(lines, node)
    votes = words.plural("{n} vote", "{n} votes", one.votes)
    flow.sheet.put(lone(votes, BOLD, flow.x + flow.w - 86, flow.y + 1, 86, "ink", "end", 1), section.add("P"))
    flow.y += len(lines) * H2.leading + 3
    flow.text(Para(_where(book, one.key), SMALL, "soft"), indent=_NUMBER_W)
    if note := (text_in(record, "note") or text_in(record, "content")).strip():
        flow.text(Para(note, BODY, gap=2), indent=_NUMBER_W)
    cures = about(material.store, one.key, "action")
    for key in cures:
        role = text_in(material.record(key), "role")
        said = (
            words.say("Action: {title} ({role})", title=material.name(key), role=role)
            if role
            else words.say("Action: {title}", title=material.name(key))
        )
        flow.text(Para(said, BODY, gap=2), indent=_NUMBER_W)
    if not cures:
        flow.text(Para(words.say("No action yet."), BODY, "soft", gap=2), indent=_NUMBER_W)
    flow.y += 12


def _where(book: Book, card: str) -> str:
    """Stage, step and lane of a card."""
    material = book.material
    columns = columns_of(material.store, card, material.grid)
    stage = material.name(material.grid.stage_of.get(columns[0], "")) if columns else ""
    step = book.teller.step_name(columns[0]) if columns else ""
    return " · ".join(part for part in (stage, step) if part)
