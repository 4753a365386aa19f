"""Questions that nobody has answered yet: where work changes teams, one row for each step and pair of teams."""

from __future__ import annotations

from collections.abc import Iterable

from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY, BOLD, SMALL
from app.model.ledger import TeamQuestion
from app.model.team_view import folded

_BETWEEN = " · "


def put_asked(book: Book, flow: Flow, team: str, questions: Iterable[TeamQuestion]) -> None:
    """A table of what is to be asked about a team, which need not be named in each row.

    The cards of a cell are one question: people are asked once, not nine times.
    """
    words, name = book.material.words, book.material.name
    flow.text(Para(words.say("Nobody was asked yet whether the next team learns of it."), BODY, "soft"))
    flow.gap(4)
    columns = (
        Column(words.say("Step"), 1.4),
        Column(words.say("From"), 2.8),
        Column(words.pick("handover", "To"), 2.8),
    )
    Table(flow, columns).write(
        Row(
            (
                (Para(book.teller.step_name(asked.step), BODY, sign="derived", sign_color="soft"),),
                _end(name(asked.sender) if asked.sender != team else "", map(name, asked.sources)),
                _end(name(asked.receiver) if asked.receiver != team else "", map(name, asked.targets)),
            )
        )
        for asked in folded(questions)
    )


def _end(team: str, cards: Iterable[str]) -> tuple[Para, ...]:
    said = _BETWEEN.join(card for card in cards if card)
    return (Para(team, BOLD), Para(said, SMALL, "soft")) if team else (Para(said, BODY),)
