"""Who hands to whom, as a drawing: senders down, receivers across, in each field how many and how many are open.

Lengths are points. Each field is a block of its own, so that a click can be turned into a pair of teams.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.ledger import Counts, by_pair, ledger
from app.model.store import Reader
from app.scene.draw.pen import moved, text
from app.scene.icons import icon
from app.scene.shapes import Block, Box, Node, Scene, Shape
from app.sorting import sort_key
from app.words import Words

NAME_W = 132.0
"""For the senders at the left."""
HEAD_H = 46.0
"""For the receivers above."""
FIELD_W, FIELD_H = 92.0, 44.0
_SIGN = 9.0
NOBODY = ""
"""Stands for a receiver that is not known, or nobody."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One field: ids of the teams ("" for one that is not known) and the states of what goes between them."""

    sender: str
    receiver: str
    counts: Counts
    links: tuple[str, ...]


def pairs(store: Reader) -> list[Pair]:
    """Every two teams with at least one handover."""
    rows = ledger(store)
    found = []
    for (sender, receiver), counts in by_pair(rows).items():
        links = tuple(row.link for row in rows if (row.sender, row.receiver) == (sender, receiver))
        found.append(Pair(sender or NOBODY, receiver or NOBODY, counts, links))
    return found


def field_id(pair: Pair) -> str:
    """The owner of a field's block."""
    return f"{pair.sender}>{pair.receiver}"


def drawing(store: Reader, words: Words) -> Scene:
    """The whole matrix; only teams that hand over or take over are in it."""
    found = pairs(store)
    senders = _ordered(store, words, {pair.sender for pair in found})
    receivers = _ordered(store, words, {pair.receiver for pair in found})
    width, height = NAME_W + FIELD_W * len(receivers), HEAD_H + FIELD_H * len(senders)
    blocks = [_heads(store, words, senders, receivers, width, height)]
    for pair in found:
        x = NAME_W + FIELD_W * receivers.index(pair.receiver)
        y = HEAD_H + FIELD_H * senders.index(pair.sender)
        blocks.append(_field(store, words, pair, x, y))
    return Scene(width, height, tuple(blocks))


def name(store: Reader, words: Words, team: str) -> str:
    """A team's title, or words for one that is not known."""
    title = str((store.get(team) or {}).get("title") or "") if team else ""
    return title or words.say("not known yet")


def _ordered(store: Reader, words: Words, teams: set[str]) -> list[str]:
    """By name; what is not known comes last."""
    return sorted(
        teams, key=lambda team: (not team, sort_key(name(store, words, team), words.language), team)
    )


def _heads(
    store: Reader, words: Words, senders: list[str], receivers: list[str], width: float, height: float
) -> Block:
    """Names and the grid, told row by row through the fields."""
    shapes: list[Shape] = []
    for at, team in enumerate(receivers):
        said = text(name(store, words, team), "fact-bold", 0, 0, FIELD_W - 10, max_lines=3, align="center")
        x = NAME_W + at * FIELD_W
        shapes += moved(said.lines, x + 5, max(0.0, HEAD_H - said.h - 6))
    for at, team in enumerate(senders):
        said = text(name(store, words, team), "fact-bold", 0, 0, NAME_W - 14, max_lines=3)
        y = HEAD_H + at * FIELD_H
        shapes.append(Box(0, y, width, 0.7, "line"))
        shapes += moved(said.lines, 0, y + (FIELD_H - said.h) / 2)
    for at in range(len(receivers) + 1):
        shapes.append(Box(NAME_W + at * FIELD_W, HEAD_H, 0.7, height - HEAD_H, "line"))
    shapes.append(Box(0, height - 0.7, width, 0.7, "line"))
    for row, sender in enumerate(senders):
        for column, receiver in enumerate(receivers):
            if sender and sender == receiver:  # a team hands nothing to itself
                x, y = NAME_W + column * FIELD_W, HEAD_H + row * FIELD_H
                shapes.append(Box(x + 1, y + 1, FIELD_W - 1.5, FIELD_H - 1.5, "desk"))
    return Block("", "ground", 0, 0, width, height, tuple(shapes), Node("artifact", ""))


def _field(store: Reader, words: Words, pair: Pair, x: float, y: float) -> Block:
    counts = pair.counts
    parts = [
        (sign, number, color)
        for sign, number, color in (
            ("confirmed", counts.confirmed, "closed"),
            ("gap", counts.gaps, "open"),
            ("to-clarify", counts.to_clarify, "soft"),
        )
        if number
    ]
    ground = "open-soft" if counts.gaps else "ask-soft" if counts.to_clarify else "closed-soft"
    shapes: list[Shape] = [Box(3, 3, FIELD_W - 5, FIELD_H - 5, ground, radius=4)]
    total = text(f"{counts.total}", "stage", 0, 0, FIELD_W - 12, align="center")
    shapes += moved(total.lines, 6, 5)
    wide = 26.0 * len(parts)
    left = (FIELD_W - wide) / 2
    for at, (sign, number, color) in enumerate(parts):
        shapes += icon(sign, left + at * 26 + 2, 26, _SIGN, color)
        shapes += moved(text(f"{number}", "fact", 0, 0, 14).lines, left + at * 26 + 13, 23.5)
    return Block(
        field_id(pair), "card", x, y, FIELD_W, FIELD_H, tuple(shapes), Node("field", told(store, words, pair))
    )


def told(store: Reader, words: Words, pair: Pair) -> str:
    """A field in one sentence."""
    return words.say(
        "{sender} to {receiver}: {confirmed} confirmed, {gaps} gaps, {open} to clarify",
        sender=name(store, words, pair.sender),
        receiver=name(store, words, pair.receiver),
        confirmed=pair.counts.confirmed,
        gaps=pair.counts.gaps,
        open=pair.counts.to_clarify,
    )
