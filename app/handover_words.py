"""What is said of a handover's state and of its reasons: one source for the lists, the command line and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.words import Words

if TYPE_CHECKING:
    from app.model.ledger import LedgerRow

DECIDING = ("receiver", "team", "receipt", "return")
"""The facts that decide about the state, in the order they are told."""


def state_words(words: Words, state: str) -> str:
    """The state of a handover in a word or two."""
    return {
        "confirmed": words.say("confirmed"),
        "gap": words.say("gap"),
        "to-clarify": words.say("to clarify"),
    }.get(state, state)


def gap_words(words: Words, reason: str) -> str:
    """What is known to be missing, said of the handover and of no team."""
    return {
        "receiver": words.say("Nobody receives it."),
        "team": words.say("No team is responsible at one of its ends."),
        "receipt": words.say("There is no way for the receiver to know of it."),
        "return": words.say("What was promised back is not drawn anywhere."),
    }.get(reason, "")


def question_words(words: Words, asked: str) -> str:
    """What is still to be asked about a handover."""
    return {
        "receiver": words.say("Who receives it?"),
        "team": words.say("Which team is responsible?"),
        "receipt": words.say("How does the receiver know?"),
        "return": words.say("What is promised back?"),
        "passes": words.say("What is passed on?"),
        "how": words.say("How is it passed on?"),
        "limit": words.say("By when?"),
    }.get(asked, "")


def reasons(words: Words, row: LedgerRow) -> list[str]:
    """Why a handover is not confirmed: gaps first, then questions that decide; empty when it is confirmed."""
    gaps = [gap_words(words, reason) for reason in row.reasons if reason not in row.asks]
    asks = [question_words(words, name) for name in row.asks if name in DECIDING]
    return [text for text in (*gaps, *asks) if text]
