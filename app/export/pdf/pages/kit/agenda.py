"""The facilitator's agenda: what, how long, with what, and why; half a day that ends with actions."""

from __future__ import annotations

from app.export.pdf.book import Book
from app.export.pdf.forms import Field, put_fields
from app.export.pdf.paras import Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY, BOLD, SMALL
from app.words import Words


def agenda(book: Book) -> None:
    """One page with minutes that add up, and what to bring."""
    words = book.material.words
    parts = _parts(words)
    flow = book.flow()
    flow.title(words.say("Agenda of the workshop"))
    put_fields(
        flow,
        [
            Field(words.say("Date and place"), share=1.4),
            Field(words.say("Facilitator")),
            Field(words.say("Scribe")),
        ],
    )
    flow.gap(8)
    total = sum(minutes for _what, minutes, _why, _with in parts)
    flow.text(Para(words.say("{n} minutes without breaks", n=total), BODY, "soft"))
    flow.gap(4)
    columns = (
        Column(words.say("Minutes"), 0.7, 44),
        Column(words.say("What"), 3.4),
        Column(words.say("With"), 2.0),
    )
    Table(flow, columns).write(
        Row(
            (
                (Para(str(minutes), BOLD),),
                (Para(what, BOLD), Para(why, SMALL, "soft", gap=1)),
                (Para(with_, SMALL),),
            )
        )
        for what, minutes, why, with_ in parts
    )
    flow.heading(words.say("To bring"), follows=40)
    for text in (
        words.say(
            "The map as a poster or on the screen, this kit printed, one one-pager for each participant"
        ),
        words.say("Notes of 76 × 76 mm in two colours, thick pens, dots to stick, tape, scissors"),
        words.say(
            "Somebody of each team that hands over or takes over; somebody who speaks with customers every day"
        ),
    ):
        flow.text(Para(text, BODY, gap=2))


def _parts(words: Words) -> list[tuple[str, int, str, str]]:
    say = words.say
    return [
        (
            say("Welcome and goal"),
            10,
            say("What the customer wants to reach, and what we want to know at the end."),
            say("One-pager"),
        ),
        (
            say("Who travels"),
            15,
            say("Read the persona aloud, add what the room knows."),
            say("Persona sheet, empathy map"),
        ),
        (
            say("Walk the journey"),
            40,
            say("Stage by stage, what the customer does and where we meet."),
            say("Worksheets, cards to cut out"),
        ),
        (say("Feelings"), 20, say("Draw the curve, say why at its ends."), say("Emotion curve")),
        (
            say("Behind the scenes"),
            40,
            say("What each team does, and where work passes from hand to hand."),
            say("Worksheets"),
        ),
        (say("Handovers in pairs"), 30, say("What, how, by when, and how they know."), say("Pair sheets")),
        (say("What hurts most"), 15, say("Three dots each, no discussion before."), say("Dot voting")),
        (say("What first"), 25, say("Effect and effort of what would cure it."), say("Impact and effort")),
        (say("Who does what by when"), 15, say("No action without a role and a day."), say("Sign-off")),
    ]
