"""Cards to cut out: 76 × 76 mm for the wall, A7 for what was noticed; each says what belongs on it."""

from __future__ import annotations

from app.export.papers import MM, PAPERS
from app.export.pdf.book import Book
from app.export.pdf.paras import lone
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.type import BODY, SECTION, SMALL
from app.scene.draw.pen import moved
from app.scene.shapes import Box, Path, Rect, Shape
from app.words import Words

_SIDE = 76 * MM
_A7 = (105 * MM, 74.25 * MM)
_EDGE = 10 * MM
_LINES = 15 * MM
"""Free edge above and below in which the running lines have room."""
_INSET = 8.0
"""Points from the border of a card to its bar."""


def cut_outs(book: Book) -> None:
    """One sheet for each kind of card, on A4 or Letter."""
    words = book.material.words
    for label, lines, bar in _kinds(words):
        _sheet(book, label, lines, bar, _SIDE, _SIDE)
    for label, lines, bar in _noticed(words):
        _sheet(book, label, lines, bar, *_A7)


def _kinds(words: Words) -> list[tuple[str, tuple[str, ...], str]]:
    say = words.say
    return [
        (say("Customer action"), (say("What does the customer do?"),), "lane.action"),
        (say("Touchpoint"), (say("Where do we meet? Channel:"),), "lane.touchpoint"),
        (say("Thought or quote"), (say("In their own words:"),), "lane.thought"),
        (say("Internal process"), (say("What do we do? Team:"),), "lane.process.back"),
        (
            say("Handover"),
            (say("From:"), say("To:"), say("What:"), say("How and by when:"), say("How they know:")),
            "open",
        ),
    ]


def _noticed(words: Words) -> list[tuple[str, tuple[str, ...], str]]:
    say = words.say
    return [
        (say("Pain point"), (say("What hurts, whom, how often?"), say("How do we know?")), "pain"),
        (say("Idea"), (say("What would cure it?"), say("Who could begin?")), "idea"),
    ]


def _sheet(book: Book, label: str, hints: tuple[str, ...], bar: str, w: float, h: float) -> None:
    paper = PAPERS["Letter" if book.choices.paper in ("Letter", "Tabloid") else "A4"].portrait
    across, down = int((paper.w + 1) // w), int((paper.h + 1) // h)
    left, top = (paper.w - across * w) / 2, (paper.h - down * h) / 2
    sheet = Sheet(paper.w, paper.h, Margins(_EDGE, _EDGE, _EDGE, _EDGE), bare=top < _LINES)
    section = book.part()
    book.sheets.append(sheet)
    title = book.material.words.say("Cards to cut out: {kind}", kind=label)
    sheet.bookmarks.append((title, 0.0, 0))
    # On a sheet that is cut up without waste, what is printed keeps away from the edge printers do not reach.
    inset = _INSET if min(left, top) >= _EDGE / 2 else _INSET + 8
    x, room = inset + 8, w - 2 * inset - 12
    for row in range(down):
        for column in range(across):
            box = Rect(left + column * w, top + row * h, w, h)
            node = section.add("P") if row == column == 0 else None
            sheet.put(_card(box, bar, inset))
            sheet.put(lone(label, SECTION, box.x + x, box.y + inset + 4, room, "soft", "start", 1), node)
            step = (h - 34 - 2 * inset) / max(len(hints), 1)
            for at, hint in enumerate(hints):
                style = SMALL if len(hints) > 2 else BODY
                y = box.y + inset + 20 + at * step
                sheet.put(lone(hint, style, box.x + x, y, room, "soft", "start", 2), node)
                if len(hints) > 2:
                    sheet.put([Box(box.x + x, y + step - 4, room, 0.4, "line")])
    if sheet.bare:  # without free edges the last card says whose map it belongs to
        about = " · ".join(part for part in (book.client_line(), book.day_line()) if part)
        lines = lone(about, SMALL, left + (across - 1) * w + x, 0.0, room, "soft", "start", 2)
        foot = top + down * h - inset - len(lines) * SMALL.leading
        sheet.put(moved(lines, 0.0, foot))


def _card(box: Rect, bar: str, inset: float) -> list[Shape]:
    dash = (2.0, 2.0)
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    outline = Path(
        (("M", *corners[0]), *(("L", *corner) for corner in corners[1:]), ("Z",)),
        stroke="faint",
        width=0.4,
        dash=dash,
    )
    return [outline, Box(box.x + inset, box.y + inset + 4, 3, box.h - 2 * inset - 8, bar)]
