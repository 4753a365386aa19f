"""Sheets that end a workshop: dots for what hurts most, and signatures under the handovers that are still open."""

from __future__ import annotations

from app.export.pdf.book import Book
from app.export.pdf.forms import Field, put_fields
from app.export.pdf.pages.insights import COULD, HURTS, insights_of, place_of
from app.export.pdf.paras import Para, lone
from app.export.pdf.type import BODY, BOLD, H2, SMALL
from app.scene.shapes import Box, Shape

_DOTS = 10
_DOT = 14.0
"""Across, in points: about 5 mm, enough for the dot of a pen."""
_ROW = 30.0
_ROOMY = 44.0
"""Points; a short list spreads over its sheet, as far as a pen needs it."""


def votes(book: Book) -> None:
    """Pains and ideas with a number and ten circles each; none when nothing was noted."""
    words = book.material.words
    cards = [*insights_of(book, HURTS), *insights_of(book, COULD)]
    if not cards:
        return
    flow = book.flow()
    flow.title(words.say("Dot voting"))
    flow.text(Para(words.say("Everybody has three dots. Several on one line are allowed."), BODY, "soft"))
    flow.gap(8)
    dots_w = _DOTS * (_DOT + 4)
    least = min(max(_ROW, flow.room / len(cards)), _ROOMY)
    for number, card in enumerate(cards, 1):
        title = lone(book.teller.headline(card), BOLD, 0, 0, flow.w - dots_w - 40, "ink", "start", 2)
        height = max(least, len(title) * BOLD.leading + SMALL.leading + 9)
        flow.need(height)
        y = flow.y
        flow.sheet.put([Box(flow.x, y, flow.w, 0.5, "line")])
        node = flow.section.add("P")
        flow.sheet.put(lone(str(number), H2, flow.x, y + 4, 24, "soft"), node)
        flow.sheet.put(
            lone(
                book.teller.headline(card), BOLD, flow.x + 26, y + 4, flow.w - dots_w - 40, "ink", "start", 2
            ),
            node,
        )
        below = y + 4 + len(title) * BOLD.leading
        flow.sheet.put(
            lone(place_of(book, card), SMALL, flow.x + 26, below, flow.w - dots_w - 40, "soft", "start", 1),
            node,
        )
        left = flow.x + flow.w - dots_w
        flow.sheet.put([_ring(left + at * (_DOT + 4), y + (height - _DOT) / 2) for at in range(_DOTS)])
        flow.y += height
    flow.rule()


def _ring(x: float, y: float) -> Shape:
    return Box(x, y, _DOT, _DOT, None, "soft", 0.6, _DOT / 2)


def sign_off(book: Book) -> None:
    """Every handover that is not confirmed, with what was agreed and two signatures; none when all are."""
    words = book.material.words
    rows = [row for row in book.material.ledger if row.state != "confirmed"]
    if not rows:
        return
    flow = book.flow()
    flow.title(words.say("Sign-off of open handovers"))
    flow.text(
        Para(
            words.say("Both teams sign what they have agreed. Roles are enough, names are not needed."),
            BODY,
            "soft",
        )
    )
    flow.gap(6)
    for row in rows:
        flow.need(104)
        flow.sheet.put([Box(flow.x, flow.y, flow.w, 0.5, "line")])
        flow.y += 6
        who = row.receiver_title or (words.say("nobody") if row.nobody else words.say("not known yet"))
        title = words.say("{sender} to {receiver}", sender=row.sender_title or row.source_title, receiver=who)
        number = book.material.numbers[row.link]
        head = words.pick("numbered", "{number}. {text}", number=number, text=title)
        flow.text(Para(head, BOLD, keep=True), Para(row.source_title, SMALL, "soft"))
        flow.y += 3
        put_fields(flow, [Field(words.say("What we agreed"))])
        put_fields(
            flow,
            [
                Field(words.say("Sender signs"), share=1.3),
                Field(words.say("Receiver signs"), share=1.3),
                Field(words.say("Holds from"), share=0.8),
            ],
        )
        flow.y += 4
