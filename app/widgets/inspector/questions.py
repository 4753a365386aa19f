"""The questions a handover must answer, in the order they are asked, and which are still open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

QUESTIONS = ("to", "passes", "channel", "system", "limit", "receipt", "returns")
"""Fields of a link: who receives it, what, how, in which system, by when, how they know, what is promised back."""


def open_question(record: Mapping[str, Any], name: str) -> bool:
    """Whether nobody has been asked yet. One of channel and system is enough to know how it is passed on."""
    if name == "to":
        return "to" not in record and "to_team" not in record
    if name == "system" and record.get("channel") is not None:
        return False
    return name not in record


def next_question(record: Mapping[str, Any], after: str = "") -> str:
    """The first open question after one, or of all; "" when there is none."""
    rest = QUESTIONS[QUESTIONS.index(after) + 1 :] if after in QUESTIONS else QUESTIONS
    return next((name for name in rest if open_question(record, name)), "")
