"""An extract for each team: what it receives and what it sends, from whom, carrying what, by when, open or closed."""

from __future__ import annotations

from collections.abc import Sequence

from app.export.dates import said
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.pages.agreed import put_exceptions
from app.export.pdf.pages.asked import put_asked
from app.export.pdf.paras import ICON, Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY, BOLD, SMALL
from app.export.telling import minutes, state_color, state_words
from app.model.ledger import LedgerRow, text_in
from app.model.team_view import TeamView, team_view
from app.scene.type.shaping import advance

_MOST_LINES = 4
"""Of the name of the other team or its card; the pages of the stages tell it in full."""


def teams(book: Book) -> None:
    """The extracts, in the order of the teams; a team that hands over nothing and takes nothing has none."""
    material = book.material
    questions = material.questions
    for team in material.ordered("team"):
        if material.teams is not None and team not in material.teams:
            continue
        view = team_view(team, material.ledger, questions)
        if not view:
            continue
        # On its own each extract goes to another team; in a handout they fill up sheets.
        flow = book.flow() if book.choices.preset == "teams" else book.flow_on()
        _team(book, flow, view)


def _team(book: Book, flow: Flow, view: TeamView) -> None:
    words = book.material.words
    flow.title(book.material.name(view.team) or words.say("Team without a name"), words.say("For the team"))
    if note := text_in(book.material.record(view.team), "note").strip():
        flow.text(Para(note, BODY, "soft"))
    _table(book, flow, words.say("Receives"), words.say("From"), view.receives, receiving=True)
    _table(book, flow, words.say("Sends"), words.pick("handover", "To"), view.sends, receiving=False)
    if view.asked:
        flow.heading(words.say("To be asked"), follows=30, level=1)
        put_asked(book, flow, view.team, view.asked)
    _actions(book, flow, view.all)
    put_exceptions(book, flow, view.all)


def _table(
    book: Book, flow: Flow, title: str, other: str, rows: Sequence[LedgerRow], *, receiving: bool
) -> None:
    words = book.material.words
    flow.heading(title, follows=60, level=1)
    if not rows:
        text = words.say("Nothing yet on this map.")
        flow.text(Para(text, BODY, "soft"))
        return
    widest = max(
        advance(state_words(words, s), BOLD.face, BOLD.size) for s in ("confirmed", "gap", "to-clarify")
    )
    columns = (
        Column(words.say("No."), 0.4, 20),
        Column(other, 2.2),
        Column(words.say("What"), 1.8),
        Column(words.say("How and by when"), 1.6),
        Column(words.say("How they know"), 1.7),
        Column(words.say("State"), 1.2, widest + ICON + 6),
    )
    Table(flow, columns).write(_row(book, row, receiving) for row in rows)


def _row(book: Book, row: LedgerRow, receiving: bool) -> Row:
    words = book.material.words
    team, card = (row.sender_title, row.source_title) if receiving else (row.receiver_title, row.to_title)
    otherwise = words.say("nobody") if row.nobody else words.say("not known yet")
    within = minutes(words, row.limit)
    names = " · ".join(name for name in (row.channel, row.system) if name)
    color = state_color(row.state)
    return Row(
        (
            (Para(str(book.material.numbers.get(row.link, "")), BODY, "soft"),),
            (
                Para(team or otherwise, BOLD if team else BODY, "ink" if team else "soft", most=_MOST_LINES),
                Para(card, SMALL, "soft", most=_MOST_LINES),
            ),
            (_fact(book, row, "passes", ", ".join(row.passes)),),
            (
                _fact(book, row, "how", names),
                *((Para(words.say("within {time}", time=within), SMALL, "soft"),) if within else ()),
            ),
            (_fact(book, row, "receipt", row.receipt),),
            (Para(state_words(words, row.state), BOLD, color, row.state, color),),
        )
    )


def _fact(book: Book, row: LedgerRow, name: str, text: str) -> Para:
    words = book.material.words
    if row.facts[name] == "known":
        return Para(text, BODY)
    if row.facts[name] == "missing":
        return Para(words.say("known to be missing"), BODY, "open")
    return Para(words.say("not asked yet"), BODY, "soft")


def _actions(book: Book, flow: Flow, rows: Sequence[LedgerRow]) -> None:
    """What was agreed about these handovers."""
    words = book.material.words
    keys = list(dict.fromkeys(key for row in rows for key in row.actions))
    if not keys:
        return
    flow.heading(words.say("Agreed actions"), follows=40, level=1)
    columns = (
        Column(words.say("What"), 3.2),
        Column(words.say("Who"), 1.4),
        Column(words.say("By when"), 1.2),
    )
    Table(flow, columns).write(
        Row(
            (
                (Para(book.material.name(key), BODY),),
                (Para(text_in(book.material.record(key), "role") or "–", BODY),),
                (Para(said(words, book.material.record(key).get("due")) or "–", BODY),),
            )
        )
        for key in keys
    )
