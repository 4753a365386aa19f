"""Sheets with the map's own stages, steps and lanes and nothing in them yet."""

from __future__ import annotations

from math import ceil

from app.export.pdf.book import Book
from app.export.pdf.pages.insights import COULD, insights_of
from app.export.pdf.pages.kit.board import Board
from app.export.pdf.type import BODY, SECTION, SMALL, SMALL_BOLD
from app.model.ledger import text_in
from app.scene.icons import face_icon, icon
from app.scene.shapes import Box, Path, Rect
from app.scene.theme import lane_token

_NAME_W = 92.0
_HEAD_H = 26.0
_LEAST_ROW = 46.0
"""A row to write in is never lower, in points."""
_BY_HAND = ("action", "touchpoint", "emotion", "thought", "message", "process", "system", "evidence")
_MOST_STEPS = 5
"""Columns of one worksheet; a stage with more steps takes another sheet."""


def worksheets(book: Book) -> None:
    """For each stage a sheet with its steps over the map's lanes, empty."""
    material, words = book.material, book.material.words
    lanes = [lane for lane in material.grid.lanes if _written_on(book, lane)]
    sheets = ceil(max(len(lanes), 1) / _rows_on(book))
    rows = ceil(max(len(lanes), 1) / sheets)
    stages: list[tuple[str, list[str]]] = []
    for number, stage in enumerate(material.stages, 1):
        name = material.name(stage) or words.say("Stage {number}", number=number)
        steps = [book.teller.step_name(step) for step in material.grid.steps_of.get(stage, ())]
        stages.append((name, steps or [""]))
    if not stages:
        stages = [("", ["", "", "", ""])]
    for name, steps in stages:
        for at in range(0, len(steps), _MOST_STEPS):
            for first in range(0, max(len(lanes), 1), rows):
                _worksheet(book, name, steps[at : at + _MOST_STEPS], lanes[first : first + rows])


def _written_on(book: Book, lane: str) -> bool:
    """Whether a room fills the lane in by hand; figures and conclusions have sheets of their own."""
    hidden = book.material.record(lane).get("hidden") is True
    return not hidden and book.material.grid.kinds.get(lane) in _BY_HAND


def _rows_on(book: Book) -> int:
    """How many lanes one sheet holds; large paper holds more."""
    sheet = book.paper.landscape
    return max(3, int((sheet.h - 150) / _LEAST_ROW))


def _worksheet(book: Book, stage: str, steps: list[str], lanes: list[str]) -> None:
    words = book.material.words
    about = words.say("One thought on each note. What is not known is a question: write it down with a “?”.")
    board = Board(
        book, words.say("Worksheet: {stage}", stage=stage) if stage else words.say("Worksheet"), about
    )
    room = board.room
    rows = max(len(lanes), 1)
    row_h = (room.h - _HEAD_H) / rows
    col_w = (room.w - _NAME_W) / len(steps)
    for at, step in enumerate(steps):
        board.head(Rect(room.x + _NAME_W + at * col_w, room.y, col_w, _HEAD_H - 4), step)
        if at:
            x = room.x + _NAME_W + at * col_w
            board.sheet.put(
                [
                    Path(
                        (("M", x, room.y + _HEAD_H), ("L", x, room.bottom)),
                        stroke="line",
                        width=0.5,
                        dash=(3, 3),
                    )
                ]
            )
    for at, lane in enumerate(lanes):
        y = room.y + _HEAD_H + at * row_h
        record = book.material.record(lane)
        bar = lane_token(text_in(record, "kind"), text_in(record, "zone"))
        board.sheet.put([Box(room.x, y, room.w, 0.5, "line"), Box(room.x, y + 3, 3, row_h - 6, bar)])
        board.say(book.lane_name(lane), SMALL_BOLD, room.x + 9, y + 5, _NAME_W - 14)
    board.sheet.put([Box(room.x, room.bottom, room.w, 0.5, "line")])


def curve_sheet(book: Book) -> None:
    """Zero line, five faces and the map's stages: draw the curve by hand."""
    material, words = book.material, book.material.words
    about = words.say(
        "Each persona draws one line. Where nobody knows, leave a hole. Write the reason at high and low points."
    )
    board = Board(book, words.say("Emotion curve"), about)
    room = board.room
    stages = [
        material.name(s) or words.say("Stage {number}", number=n) for n, s in enumerate(material.stages, 1)
    ]
    stages = stages or ["", "", "", ""]
    left, col_w = room.x + 40, (room.w - 40) / len(stages)
    top, low = room.y + _HEAD_H, room.bottom - 90
    for at, name in enumerate(stages):
        x = left + at * col_w
        board.head(Rect(x, room.y, col_w, _HEAD_H - 4), name)
        board.sheet.put([Path((("M", x, top), ("L", x, room.bottom)), stroke="line", width=0.5, dash=(3, 3))])
    unit = (low - top - 30) / 4
    for score in (2, 1, 0, -1, -2):
        y = top + 15 + (2 - score) * unit
        board.sheet.put(icon(face_icon(score), room.x + 6, y - 10, 20))
        width, color = (1.0, "soft") if score == 0 else (0.5, "line")
        board.sheet.put([Path((("M", left, y), ("L", room.right, y)), stroke=color, width=width)])
    board.sheet.put([Box(left, low, room.right - left, 0.5, "line")])
    board.say(words.say("What they say"), SECTION, left + 4, low + 5, 200, "soft")


def comparison(book: Book) -> None:
    """Stage by stage: what is so today, printed; how it shall be, to write."""
    material, words = book.material, book.material.words
    grid = material.grid
    actions = [lane for lane, kind in grid.kinds.items() if kind == "action"]
    about = words.say("Left is what the map says today. Right is what the customer shall meet.")
    stages = list(material.stages)
    most = max(2, int((book.paper.landscape.h - 150) / 90))
    per_sheet = ceil(max(len(stages), 1) / ceil(max(len(stages), 1) / most))  # as many on each sheet
    for first in range(0, max(len(stages), 1), per_sheet):
        board = Board(book, words.say("Today and tomorrow"), about)
        room = board.room
        half = (room.w - _NAME_W) / 2
        board.head(Rect(room.x + _NAME_W, room.y, half, _HEAD_H - 4), words.say("As it is"))
        board.head(Rect(room.x + _NAME_W + half, room.y, half, _HEAD_H - 4), words.say("As it shall be"))
        row_h = (room.h - _HEAD_H) / per_sheet
        for at, stage in enumerate(stages[first : first + per_sheet]):
            y = room.y + _HEAD_H + at * row_h
            board.sheet.put([Box(room.x, y, room.w, 0.5, "line")])
            number = first + at + 1
            name = material.name(stage) or words.say("Stage {number}", number=number)
            board.say(name, SMALL_BOLD, room.x, y + 6, _NAME_W - 10)
            titles = [
                book.teller.headline(card)
                for step in grid.steps_of.get(stage, ())
                for lane in actions
                for card in grid.cards(lane, step)
            ]
            most = max(1, int((row_h - 10) // BODY.leading))
            board.say(" → ".join(titles), BODY, room.x + _NAME_W + 6, y + 6, half - 14, most=most)
        x = room.x + _NAME_W + half
        board.sheet.put(
            [
                Box(x, room.y + _HEAD_H, 0.5, room.h - _HEAD_H, "line"),
                Box(room.x, room.bottom, room.w, 0.5, "line"),
            ]
        )


def matrix(book: Book) -> None:
    """Impact over effort, four fields, with what is to be placed listed beside it by number."""
    material, words = book.material, book.material.words
    about = words.say("Place each number. Begin at the upper left: much effect, little effort.")
    board = Board(book, words.say("Impact and effort"), about)
    room = board.room
    side_w = min(230.0, room.w * 0.3)
    field = Rect(room.x, room.y + 16, room.w - side_w - 24, room.h - 36)
    names = (
        (words.say("do now"), 0, 0),
        (words.say("plan"), 1, 0),
        (words.say("do in passing"), 0, 1),
        (words.say("leave"), 1, 1),
    )
    for name, column, row in names:
        box = Rect(field.x + column * field.w / 2, field.y + row * field.h / 2, field.w / 2, field.h / 2)
        board.sheet.put([Box(box.x, box.y, box.w, box.h, "paper", "faint", 0.8)])
        board.say(name, SECTION, box.x + 8, box.y + 7, box.w - 16, "soft")
    board.say(words.say("Effort →"), SMALL_BOLD, field.x, field.bottom + 5, 200, "soft")
    board.say(words.say("Impact ↑"), SMALL_BOLD, room.x, room.y, field.w, "soft", 1)
    x = room.right - side_w
    board.say(words.say("To be placed"), SECTION, x, room.y, side_w, "soft")
    y = room.y + 16
    titles = [material.name(key) for key in material.ordered("action")]
    titles += [book.teller.headline(card) for card in insights_of(book, COULD)]
    for number, title in enumerate(titles, 1):
        if y + 2 * SMALL.leading > room.bottom:
            board.say(
                words.plural("and {n} more", "and {n} more", len(titles) - number + 1),
                SMALL,
                x,
                y,
                side_w,
                "soft",
            )
            break
        board.say(str(number), SMALL_BOLD, x, y, 16, "soft")
        y += board.say(title, SMALL, x + 18, y, side_w - 18, most=2) + 4
