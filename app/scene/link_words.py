"""Links in words: their states, their labels, and what screen readers and tagged paper say of them."""

from __future__ import annotations

from app.model.store import Record
from app.scene.draw import arrow, facts
from app.scene.draw.pen import Pen, Text
from app.scene.shapes import Node
from app.scene.sheet import Sheet
from app.words import N_

STATE_WORDS = {
    "confirmed": N_("Confirmed."),
    "gap": N_("Gap."),
    "to-clarify": N_("To clarify."),
}


def state_of(sheet: Sheet, link: str) -> str:
    """The state of a handover as the view shows it, "" where it shows none."""
    return sheet.marks.states.get(link, "") if sheet.view.show_states else ""


def label_of(pen: Pen, key: str) -> Text:
    """The name of an exit and the wait on the way."""
    record = pen.read.get(key) or {}
    words = facts.joined((facts.prose(record, "exit"), facts.minutes(pen, record.get("wait"))))
    return arrow.label_text(words)


def node_of(pen: Pen, record: Record, state: str) -> Node:
    """A link in words: what it joins, its state and the facts of a handover."""
    say = pen.words.say
    nameless = say("Card without a title")
    source = pen.read.title(record.get("from")) or nameless
    receiver = record.get("to") or record.get("to_team")
    target = (pen.read.title(receiver) or nameless) if receiver else say("not known yet")
    kind = (
        N_("Handover from {source} to {target}.")
        if record.get("kind") == "handover"
        else N_("From {source} to {target}.")
    )
    found = [say(kind, source=source, target=target)]
    if state in STATE_WORDS:
        found.append(say(STATE_WORDS[state]))
    exit_name = facts.prose(record, "exit")
    if exit_name:
        found.append(say("Exit: {name}.", name=exit_name))
    wait = facts.minutes(pen, record.get("wait"))
    if wait:
        found.append(say("Wait on the way: {time}.", time=wait))
    passes = ", ".join(pen.read.titles(record.get("passes")))
    for sentence, words in (
        (N_("Passed on: {words}."), passes),
        (N_("How: {words}."), pen.read.title(record.get("channel")) or pen.read.title(record.get("system"))),
        (N_("How they know: {words}."), facts.prose(record, "receipt")),
        (N_("Promised back: {words}."), facts.prose(record, "returns")),
    ):
        if words:
            found.append(say(sentence, words=words))
    return Node("link", " ".join(found))
