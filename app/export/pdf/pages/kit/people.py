"""Sheets about one person: who they are, and what they see, say, do and feel."""

from __future__ import annotations

from app.export.pdf.book import Book
from app.export.pdf.pages.kit.board import Board
from app.scene.shapes import Rect

_GAP = 8.0


def persona_sheet(book: Book) -> None:
    """An empty persona with a question in each field."""
    say = book.material.words.say
    board = Board(
        book,
        say("Persona"),
        say("Who travels? Write what you have heard or seen; mark what you only assume."),
    )
    rows = (
        (
            (say("Name, age, role"), ""),
            (say("Situation"), say("What has happened before the journey begins?")),
        ),
        (
            (say("Goals"), say("What do they want to reach?")),
            (say("Motivations"), say("Why do they take this on?")),
        ),
        (
            (say("Obstacles"), say("What stands in the way, what do they fear?")),
            (say("Knowledge and skills"), say("What do they know of us and of the matter?")),
        ),
        (
            (say("Expectations"), say("What do they take for granted?")),
            (say("Mood at the start"), say("How do they feel before the first contact?")),
        ),
        (
            (say("In their words"), say("A sentence somebody really said.")),
            (say("How we know"), say("Interviews, figures, or our own idea?")),
        ),
    )
    _panels(board, rows)


def empathy_map(book: Book) -> None:
    """What somebody sees, hears, thinks, feels, says and does; what hurts and what helps."""
    say = book.material.words.say
    board = Board(book, say("Empathy map"), say("For one persona at one moment of the journey."))
    rows = (
        (
            (say("Thinks and feels"), say("What matters, what worries?")),
            (say("Sees"), say("Which offers, people and places?")),
        ),
        (
            (say("Hears"), say("What do friends, colleagues and we say?")),
            (say("Says and does"), say("What could one see from outside?")),
        ),
        (
            (say("What hurts"), say("Effort, fear, waiting, doubt")),
            (say("What helps"), say("Hopes, relief, what they would praise")),
        ),
    )
    _panels(board, rows)


def _panels(board: Board, rows: tuple[tuple[tuple[str, str], tuple[str, str]], ...]) -> None:
    room = board.room
    w = (room.w - _GAP) / 2
    h = (room.h - _GAP * (len(rows) - 1)) / len(rows)
    for at, pair in enumerate(rows):
        for side, (label, hint) in enumerate(pair):
            board.panel(Rect(room.x + side * (w + _GAP), room.y + at * (h + _GAP), w, h), label, hint)
