"""What the review says about one question."""

from __future__ import annotations

from app import durations
from app.handover_words import question_words
from app.model.asking import LEARNS, Question
from app.words import _, ui


def between(question: Question) -> str:
    """Who hands to whom, as far as it is known."""
    if question.sender and question.receiver:
        return _("{sender} to {receiver}", sender=question.sender, receiver=question.receiver)
    if question.sender:
        return _("{sender} to somebody", sender=question.sender)
    return _("A handover")


def asked(question: Question, card: object) -> str:
    """The question itself; `card` is the record of a card that has no team."""
    if question.about == LEARNS:
        return _("Does {team} learn of this?", team=question.receiver)
    if question.about == "team" and isinstance(card, dict):
        return _("Which team is responsible for “{card}”?", card=str(card.get("title") or ""))
    return question_words(ui(), question.about)


def hint(question: Question) -> str:
    """What an answer may look like; "" where it is chosen."""
    return {
        "receipt": _("for example: a task in the case tool, a call, a signed list"),
        "passes": _("for example: application form, customer number"),
        "limit": _("for example: 2 h, 3 days"),
        "return": _("for example: a date, an answer, the signed contract"),
    }.get(question.about, "")


def is_time(text: str) -> bool:
    """Whether a text is a length of time."""
    try:
        durations.parse(text)
    except ValueError:
        return False
    return True
