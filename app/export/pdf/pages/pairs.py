"""Pair sheets: two teams at one table, what each gives the other, and lines to write the answers on.

They show no state and no number of gaps: the sheet is for finding out, not for scoring a team. A handover has the
number that the list in the window and the register have, so that what was written can be typed back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.export.dates import said
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.forms import Field, box_line, fields_height, put_fields
from app.export.pdf.paras import Para, lone
from app.export.pdf.type import BODY, BOLD, H2, SMALL_BOLD
from app.export.telling import minutes
from app.model.ledger import LedgerRow, TeamQuestion, text_in
from app.scene.shapes import Box
from app.words import Words

_NUMBER_W = 24.0
"""Points at the left of a handover for its number."""
_FREE = 2
"""Blank handovers at the foot of each direction."""


@dataclass
class Pair:
    """Two teams with what goes between them, in the order of the map."""

    one: str
    other: str
    rows: list[LedgerRow] = field(default_factory=list)
    questions: list[TeamQuestion] = field(default_factory=list)


def pairs_of(book: Book) -> list[Pair]:
    """Every two teams between which something goes; in the order of the map.

    Two teams between whom nothing but questions is drawn have a sheet when it is asked for, and where a map has no
    handover yet.
    """
    found: dict[frozenset[str], Pair] = {}
    for row in book.material.ledger:
        if row.sender and row.receiver:
            _pair(found, row.sender, row.receiver).rows.append(row)
    also = book.choices.all_pairs or not found
    for question in book.material.questions:
        if also or frozenset((question.sender, question.receiver)) in found:
            _pair(found, question.sender, question.receiver).questions.append(question)
    return list(found.values())


def _pair(found: dict[frozenset[str], Pair], one: str, other: str) -> Pair:
    return found.setdefault(frozenset((one, other)), Pair(one, other))


def pairs(book: Book) -> None:
    """A sheet for each pair of teams; more when it has many handovers."""
    for pair in pairs_of(book):
        _sheet(book, pair)


def _sheet(book: Book, pair: Pair) -> None:
    words, name = book.material.words, book.material.name
    one, other = name(pair.one), name(pair.other)
    flow = book.flow()
    flow.title(words.say("{one} and {other}", one=one, other=other), words.say("Pair sheet"))
    flow.text(
        Para(
            words.say(
                "Go through each line together. Write down what you agree on; a line left empty is a question to "
                "take along. The numbers lead back to the map."
            ),
            BODY,
            "soft",
        )
    )
    flow.gap(4)
    for sender, receiver in ((pair.one, pair.other), (pair.other, pair.one)):
        _direction(book, flow, pair, sender, receiver)


def _direction(book: Book, flow: Flow, pair: Pair, sender: str, receiver: str) -> None:
    words, name = book.material.words, book.material.name
    rows = [row for row in pair.rows if (row.sender, row.receiver) == (sender, receiver)]
    questions = [q for q in pair.questions if (q.sender, q.receiver) == (sender, receiver)]
    title = words.say("{sender} gives {receiver}", sender=name(sender), receiver=name(receiver))
    flow.heading(title, follows=175, level=1)
    if not rows and not questions:
        flow.text(Para(words.say("Nothing is drawn in this direction. Is there something?"), BODY, "soft"))
        flow.gap(6)
    for row in rows:
        _handover(book, flow, row)
    for question in questions:
        _question(book, flow, question)
    for _number in range(_FREE if not rows else 1):
        _handover(book, flow, None)


def _handover(book: Book, flow: Flow, row: LedgerRow | None) -> None:
    """One handover with its facts; None is an empty one to fill in."""
    rows = list(_lines(book, row))
    width = flow.w - _NUMBER_W
    height = H2.leading + 6 + sum(fields_height(width, each) for each in rows) + 8
    if row is None and flow.room < height:
        return  # an empty form is worth no sheet of its own
    flow.need(height)
    top = flow.y
    flow.sheet.put([Box(flow.x, top, flow.w, 0.5, "line")])
    number = book.material.numbers.get(row.link) if row is not None else None
    label = str(number) if number else book.material.words.say("new")
    node = flow.section.add("P")
    style = H2 if number else SMALL_BOLD
    flow.sheet.put(lone(label, style, flow.x, top + 5, _NUMBER_W - 4, "ink" if number else "soft"), node)
    flow.y = top + 5
    if row is not None:
        text = _where(book.material.words, row)
        lines = lone(text, BOLD, flow.x + _NUMBER_W, top + 7, width, "ink", "start", 2)
        flow.sheet.put(lines, node)
        flow.y += len(lines) * BOLD.leading + 5
    for each in rows:
        put_fields(flow, each, indent=_NUMBER_W)
    flow.y += 6


def _where(words: Words, row: LedgerRow) -> str:
    if row.to_title:
        return words.say("From “{source}” to “{target}”", source=row.source_title, target=row.to_title)
    return words.say("From “{source}”", source=row.source_title)


def _lines(book: Book, row: LedgerRow | None) -> Iterator[list[Field]]:
    words = book.material.words
    say = words.say
    known = _Known(words, row)
    if row is None:
        yield [Field(say("From which card"), share=1), Field(say("To which card"), share=1)]
    yield [
        Field(say("What"), known.passes, 1.6, color=known.color("passes")),
        Field(say("How"), known.how, 1.2, color=known.color("how")),
        Field(say("By when"), known.limit, 0.9, color=known.color("limit")),
    ]
    yield [
        Field(say("How they know"), known.receipt, 1.6, color=known.color("receipt")),
        Field(say("Promised back"), known.returns, 2.1, color=known.color("return")),
    ]
    action, who, when = _action(book, row)
    yield [
        Field(say("Agreed action"), action, 1.9),
        Field(say("Who"), who, 1.0),
        Field(say("By when"), when, 0.8),
    ]


class _Known:
    """What is known of a handover, "" where it was not asked yet: then there is a line to write on."""

    def __init__(self, words: Words, row: LedgerRow | None) -> None:
        self._words, self._row = words, row
        self.passes = self._fact("passes", ", ".join(row.passes) if row else "")
        self.how = self._fact("how", " · ".join(n for n in (row.channel, row.system) if n) if row else "")
        self.limit = self._fact(
            "limit", words.say("within {time}", time=minutes(words, row.limit)) if row else ""
        )
        self.receipt = self._fact("receipt", row.receipt if row else "")
        self.returns = self._fact("return", row.returns if row else "")

    def _fact(self, name: str, text: str) -> str:
        if self._row is None or self._row.facts[name] == "not-asked":
            return ""
        if self._row.facts[name] == "known":
            return text
        return self._words.say("nothing")

    def color(self, name: str) -> str:
        """Facts are ink; what is known to be missing is softer."""
        return "soft" if self._row is not None and self._row.facts[name] == "missing" else "ink"


def _action(book: Book, row: LedgerRow | None) -> tuple[str, str, str]:
    """The first action that is to cure the handover: what, who, by when."""
    if row is None or not row.actions:
        return "", "", ""
    record = book.material.record(row.actions[0])
    return text_in(record, "title"), text_in(record, "role"), said(book.material.words, record.get("due"))


def _question(book: Book, flow: Flow, question: TeamQuestion) -> None:
    """Work changes hands here, and nobody has said yet whether the next team learns of it."""
    words, name = book.material.words, book.material.name
    text = words.say(
        "“{source}”, then “{target}”: does {team} learn of this?",
        source=name(question.source),
        target=name(question.to),
        team=name(question.receiver),
    )
    flow.need(64)
    flow.sheet.put([Box(flow.x, flow.y, flow.w, 0.5, "line")])
    node = flow.section.add("P")
    flow.sheet.put(lone("?", H2, flow.x, flow.y + 5, _NUMBER_W - 4, "soft"), node)
    lines = lone(text, BOLD, flow.x + _NUMBER_W, flow.y + 7, flow.w - _NUMBER_W, "ink", "start", 3)
    flow.sheet.put(lines, node)
    flow.y += len(lines) * BOLD.leading + 10
    answers = (words.say("Yes, by:"), words.say("No"), words.say("We do not know"))
    x, widths = flow.x + _NUMBER_W, (0.5, 0.16, 0.34)
    for answer, share in zip(answers, widths, strict=True):
        width = (flow.w - _NUMBER_W) * share
        flow.sheet.put(box_line(answer, x, flow.y, width), flow.section.add("P"))
        x += width
    line_x = flow.x + _NUMBER_W + 62
    flow.sheet.put([Box(line_x, flow.y + 12, (flow.w - _NUMBER_W) * 0.5 - 74, 0.5, "faint")])
    flow.y += 26
