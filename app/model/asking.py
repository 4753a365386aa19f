"""The review of handovers, question by question: what nobody has asked yet, and what an answer changes.

An answer is always an ordinary edit: a fact becomes known, or known to be missing, or work is handed over after all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.model.checks import steps
from app.model.edits import fields, insights, library, links
from app.model.graph import graph_of
from app.model.handovers import ends_without_team
from app.model.ledger import LedgerRow, TeamQuestion, ledger, team_questions
from app.model.patch import Json
from app.model.store import Reader, Store

LEARNS = "learns"
"""The question of a derived change of team: does the next team learn of it?"""
_FIELDS: dict[str, tuple[str, ...]] = {
    "receipt": ("receipt",),
    "return": ("returns",),
    "passes": ("passes",),
    "how": ("channel",),
    "limit": ("limit",),
}
"""The field that says that a fact is known to be missing."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: `about` is one of `ledger.ASKED` or LEARNS; the ids say where to look on the map."""

    about: str
    link: str
    source: str
    to: str
    sender: str
    receiver: str
    """Titles; "" where nothing is known."""
    card: str = ""
    """For a missing team: the card that has none."""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same question after an edit."""
        return self.about, self.link or self.source, "" if self.link else self.to


def questions(store: Reader, today: date | None = None) -> list[Question]:
    """Everything still to be asked, handover by handover in the order of the map, then the changes of team."""
    found = [each for row in ledger(store, today) for each in _of_row(store, row)]
    return found + [_learns(store, question) for question in team_questions(store)]


def _of_row(store: Reader, row: LedgerRow) -> Iterable[Question]:
    for about in row.asks:
        card = ""
        if about == "team":
            card = next(iter(ends_without_team(graph_of(store), store[row.link])), "")
            if not card:
                continue
        yield Question(about, row.link, row.source, row.to, row.sender_title, row.receiver_title, card)


def _learns(store: Reader, question: TeamQuestion) -> Question:
    names = (str((store.get(team) or {}).get("title") or "") for team in (question.sender, question.receiver))
    return Question(LEARNS, "", question.source, question.to, *names)


def answer(store: Store, question: Question, text: str) -> None:
    """Take over an answer in words; a receiver, a team or a channel may be given by id or by name.

    Raises ValueError for a limit that is no duration, and for an empty answer.
    """
    text = text.strip()
    if not text:
        raise ValueError("an answer says something")
    if question.about == LEARNS:
        links.answer_question(store, question.source, question.to, "yes")
    elif question.about == "receiver":
        _receive(store, question.link, text)
    elif question.about == "team":
        with store.edit("answer-fact", field="team"):
            fields.put(store, question.card, team=steps.entry(store, "team", text))
    elif question.about == "passes":
        with store.edit("answer-fact", field="passes"):
            items = [library.add(store, "item", each.strip()) for each in text.split(",") if each.strip()]
            links.know(store, question.link, passes=items)
    elif question.about == "return":
        links.know(store, question.link, returns=text)
    elif question.about == "how":
        steps.know(store, question.link, channel=text)
    else:
        steps.know(store, question.link, **{question.about: text})


def _receive(store: Store, link: str, text: str) -> None:
    record = store.get(text)
    if record is not None and record["type"] == "card":
        links.set_receiver(store, link, card=text)
        return
    with store.edit("set-receiver"):
        links.set_receiver(store, link, team=steps.entry(store, "team", text))


def can_be_missing(question: Question) -> bool:
    """Whether "there is none" is an answer; a card without a team is answered by naming one."""
    return question.about != "team"


def missing(store: Store, question: Question) -> None:
    """Note that there is none: a gap, or nothing promised, or a change of team nobody learns of."""
    if question.about == LEARNS:
        links.answer_question(store, question.source, question.to, "no")
    elif question.about == "receiver":
        links.nobody(store, question.link)
    elif question.about in _FIELDS:
        facts: dict[str, Json] = dict.fromkeys(_FIELDS[question.about])
        links.know(store, question.link, **facts)
    else:
        raise ValueError(f"{question.about} cannot be missing")


def unknown(store: Store, question: Question) -> None:
    """Note that the room does not know whether the next team learns of it; it is asked no more."""
    links.answer_question(store, question.source, question.to, "unknown")


def is_gap(question: Question) -> bool:
    """Whether "there is none" leaves a gap that an action should cure; nothing promised is none."""
    return question.about in ("receiver", "receipt")


def plan(store: Store, question: Question, what: str, role: str = "", due: str = "") -> str:
    """Add the action that is to close the gap. Returns its id."""
    values: dict[str, Json] = {}
    if role.strip():
        values["role"] = role.strip()
    if due.strip():
        values["due"] = due.strip()
    return insights.add_action(store, what.strip(), cures=[question.link or question.source], **values)
