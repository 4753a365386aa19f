"""The register of handovers, which reads like a contract: who passes what to whom, how they know, what is open."""

from __future__ import annotations

from app.export.dates import said
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import ICON, Para
from app.export.pdf.table import Column, Row, Table
from app.export.pdf.type import BODY, BOLD, SMALL
from app.export.telling import minutes, reasons, state_color, state_words
from app.model.ledger import LedgerRow, text_in
from app.model.store import Record
from app.scene.type.shaping import advance
from app.words import Words

_MOST_LINES = 5
"""Of the name of a team or card; the pages of the stages tell it in full."""


def register(book: Book) -> None:
    """All handovers, unclosed first; none when the map has no handover."""
    rows = book.material.ledger
    words = book.material.words
    if not rows:
        return
    flow = book.flow(landscape=True)
    flow.title(words.say("Handover register"))
    _summary(book, flow)
    table = Table(
        flow,
        (
            Column(words.say("No."), 0.4, 18),
            Column(words.say("State"), 1.2, _state_w(words)),
            Column(words.say("From"), 1.9),
            Column(words.pick("handover", "To"), 1.9),
            Column(words.say("What is passed on"), 1.6),
            Column(words.say("How and by when"), 1.4),
            Column(words.say("How they know"), 1.7),
            Column(words.say("Promised back"), 1.4),
            Column(words.say("Open points"), 4.6),
        ),
    )
    order = {"gap": 0, "to-clarify": 1, "confirmed": 2}
    table.write(_row(book, row) for row in sorted(rows, key=lambda row: order.get(row.state, 3)))


def headline(words: Words, confirmed: int, gaps: int, to_clarify: int) -> str:
    """ "4 confirmed, 2 gaps, 5 to clarify"."""
    return ", ".join(
        (
            words.plural("{n} confirmed", "{n} confirmed", confirmed),
            words.plural("{n} gap", "{n} gaps", gaps),
            words.plural("{n} to clarify", "{n} to clarify", to_clarify),
        )
    )


def _state_w(words: Words) -> float:
    """Room for the longest state on one line, in points."""
    longest = max(
        advance(state_words(words, s), BOLD.face, BOLD.size) for s in ("confirmed", "gap", "to-clarify")
    )
    return longest + ICON + 6


def _summary(book: Book, flow: Flow) -> None:
    counts, words = book.material.counts, book.material.words
    flow.text(Para(headline(words, counts.confirmed, counts.gaps, counts.to_clarify), BOLD))
    flow.text(
        Para(
            words.say(
                "A handover is confirmed when it is known who receives it, which teams are responsible, how the "
                "receiver knows of it, and when what was promised comes back."
            ),
            BODY,
            "soft",
        )
    )
    flow.gap(8)


def _row(book: Book, row: LedgerRow) -> Row:
    words = book.material.words
    state = Para(
        state_words(words, row.state), BOLD, state_color(row.state), row.state, state_color(row.state)
    )
    return Row(
        (
            (Para(str(book.material.numbers[row.link]), BODY, "soft"),),
            (state,),
            _end(row.sender_title, row.source_title, ""),
            _end(
                row.receiver_title,
                row.to_title,
                words.say("nobody") if row.nobody else words.say("not known yet"),
            ),
            _fact(words, row.facts["passes"], ", ".join(row.passes)),
            _how(words, row),
            _fact(words, row.facts["receipt"], row.receipt),
            _fact(words, row.facts["return"], row.returns, missing=words.say("nothing")),
            tuple(_open(book, row)),
        )
    )


def _end(team: str, card: str, otherwise: str) -> tuple[Para, ...]:
    """A team with its card below it."""
    if not team and not card:
        return (Para(otherwise, BODY, "soft"),)
    if not team:
        return (Para(card, BODY, most=_MOST_LINES),)
    return (Para(team, BOLD, most=_MOST_LINES), Para(card, SMALL, "soft", most=_MOST_LINES))


def _fact(words: Words, fact: str, text: str, missing: str = "") -> tuple[Para, ...]:
    if fact == "known":
        return (Para(text, BODY),)
    if fact == "missing":
        return (Para(missing or words.say("known to be missing"), BODY, "open" if not missing else "soft"),)
    return (Para(words.say("not asked yet"), BODY, "soft"),)


def _how(words: Words, row: LedgerRow) -> tuple[Para, ...]:
    names = " · ".join(name for name in (row.channel, row.system) if name)
    within = minutes(words, row.limit)
    first = _fact(words, row.facts["how"], names)
    if within:
        return (*first, Para(words.say("within {time}", time=within), SMALL, "soft"))
    return first


def discussed(words: Words, link: Record) -> str:
    """With whom a handover was talked through, and when; "" where nothing is said."""
    roles, when = text_in(link, "discussed_with").strip(), said(words, link.get("discussed_on"))
    if roles and when:
        return words.say("Discussed with {roles} on {day}", roles=roles, day=when)
    if roles:
        return words.say("Discussed with {roles}", roles=roles)
    return words.say("Discussed on {day}", day=when) if when else ""


def _open(book: Book, row: LedgerRow) -> list[Para]:
    words, material = book.material.words, book.material
    out = [Para(text, BODY) for text in reasons(words, row)]
    for key in row.actions:
        action = material.record(key)
        role, due = text_in(action, "role").strip(), said(words, action.get("due"))
        title = material.name(key)
        if role and due:
            text = words.say("Action: {title} ({role}, by {day})", title=title, role=role, day=due)
        else:
            text = words.say("Action: {title}", title=title)
        out.append(Para(text, SMALL, "soft", gap=2))
    for key in row.exceptions:
        agreed = material.record(key)
        reason, by = text_in(agreed, "reason").strip(), text_in(agreed, "by").strip()
        text = words.say("Agreed exception: {reason}", reason=reason)
        if by:
            text = words.say("Agreed exception: {reason} ({role})", reason=reason, role=by)
        out.append(Para(text, SMALL, "soft", gap=2))
    if talked := discussed(words, material.record(row.link)):
        out.append(Para(talked, SMALL, "soft", gap=2))
    if row.note.strip():
        out.append(Para(row.note, SMALL, "soft", gap=2))
    return out
