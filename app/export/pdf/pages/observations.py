"""What the checks observe, questions nobody has answered yet, and replies owed to the customer; neutral, with numbers.

Map hygiene is the map maker's business and never printed.
"""

from __future__ import annotations

from app.export.dates import said
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para
from app.export.pdf.table import CLOSE, Column, Row, Table
from app.export.pdf.type import BODY, BOLD, SMALL
from app.export.telling import minutes
from app.model.checks.base import Finding
from app.model.grid import columns_of, grid_of
from app.model.ledger import text_in, title_of
from app.model.replies import Reply


def observations(book: Book) -> None:
    """The page set of open points; none when there is nothing to say."""
    words = book.material.words
    weaknesses = [finding for finding in book.material.findings if finding.voice == "weakness"]
    questions = [finding for finding in book.material.findings if finding.voice == "question"]
    owed = book.material.replies
    if not (weaknesses or questions or owed):
        return
    flow = book.flow_on()
    flow.title(words.say("Observations and questions"))
    if weaknesses:
        _findings(book, flow, words.say("Observations"), weaknesses)
    if questions:
        _findings(book, flow, words.say("Questions to ask"), questions)
    if owed:
        _replies(book, flow, owed)


def _findings(book: Book, flow: Flow, title: str, findings: list[Finding]) -> None:
    words = book.material.words
    flow.heading(title, follows=60, level=1)
    columns = (
        Column(words.say("What is so"), 4.9),
        Column(words.say("Where"), 1.5),
        Column(words.say("What was agreed"), 2.2),
    )
    Table(flow, columns, air=CLOSE).write(_finding(book, finding) for finding in findings)


def _finding(book: Book, finding: Finding) -> Row:
    words = book.material.words
    gap = any(book.material.states.get(owner) == "gap" for owner in finding.owners)
    sign = "to-clarify" if finding.voice == "question" else "gap" if gap else "risk"
    color = "soft" if finding.voice == "question" else "open"
    if finding.settled:
        sign, color = "accepted-end", "soft"
    agreed = [*_exception(book, finding), *_actions(book, finding)]
    where = _where(book, finding)
    return Row(
        (
            (
                Para(finding.sentence(words), BODY, sign=sign, sign_color=color, keep=True),
                Para(finding.why(words), SMALL, "soft", gap=1.5, under_sign=True),
            ),
            (Para(where, SMALL, "soft"),),
            tuple(agreed) or (Para("–", BODY, "soft"),),
        )
    )


def _where(book: Book, finding: Finding) -> str:
    """The step of the first record concerned that lies in one."""
    store = book.material.whole
    grid = grid_of(store)
    for key in finding.owners:
        record = book.material.record(key)
        card = record.get("from") if record.get("type") == "link" else key
        if isinstance(card, str) and book.material.record(card).get("type") == "card":
            columns = columns_of(store, card, grid)
            if columns:
                stage = title_of(store, grid.stage_of.get(columns[0], ""))
                return " · ".join(part for part in (stage, book.teller.step_name(columns[0])) if part)
    return ""


def _exception(book: Book, finding: Finding) -> list[Para]:
    words, record = book.material.words, book.material.record(finding.exception)
    if not record:
        return []
    reason, by = text_in(record, "reason").strip(), text_in(record, "by").strip()
    until = said(words, record.get("until"))
    out = [Para(words.say("Agreed exception: {reason}", reason=reason), BODY)]
    if by and until:
        out.append(Para(words.say("{role}, until {day}", role=by, day=until), SMALL, "soft"))
    elif by or until:
        out.append(Para(by or words.say("until {day}", day=until), SMALL, "soft"))
    return out


def _actions(book: Book, finding: Finding) -> list[Para]:
    words = book.material.words
    return [
        Para(words.say("Action: {title}", title=book.material.name(key)), BODY)
        for key in finding.actions
        if book.material.name(key)
    ]


def _replies(book: Book, flow: Flow, owed: list[Reply]) -> None:
    words = book.material.words
    flow.heading(words.say("Replies to the customer"), follows=60, level=1)
    columns = (
        Column(words.say("The customer asks"), 2.8),
        Column(words.say("Channel"), 1.4),
        Column(words.say("Answer expected within"), 1.8),
        Column(words.say("Answer"), 2.8),
    )
    Table(flow, columns).write(
        _reply(book, reply) for reply in sorted(owed, key=lambda reply: not reply.owed)
    )


def _reply(book: Book, reply: Reply) -> Row:
    words = book.material.words
    within = minutes(words, reply.within) if reply.within is not None else words.say("not named")
    if reply.owed:
        answer = Para(words.say("no answer in the map"), BODY, "open", "again", "open")
    elif reply.how == "itself":
        answer = Para(words.say("settled in the contact itself"), BODY, "ink", "confirmed", "closed")
    else:
        answer = Para(reply.answer_title, BODY, "ink", "confirmed", "closed")
    return Row(
        (
            (Para(reply.title, BOLD), Para(reply.issue, SMALL, "soft")),
            (Para(reply.channel or "–", BODY),),
            (Para(within, BODY),),
            (answer,),
        )
    )
