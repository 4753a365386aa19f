"""The cover: whose journey, for whom, how it stands. Much white, one bar of the client's colour."""

from __future__ import annotations

from app.export.dates import day
from app.export.papers import MM
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import lone
from app.export.pdf.qr import qr
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, BOLD, COVER, FIGURE, LEAD, SECTION, SMALL
from app.export.telling import state_color
from app.model.ledger import text_in
from app.scene.draw.pen import moved
from app.scene.icons import icon
from app.scene.shapes import Box, Hotspot, Picture, Rect, Shape
from app.scene.theme import Style, hex_color

_TEXT_W = 150 * MM
_COLUMN_GAP = 24.0
_CODE = 74.0
"""Side of the QR code in points, about 26 mm."""
_ABOVE_FOOT = 14.0
_HEADLINE = 118.0
"""Points above the lower margin where the numbers begin."""


def cover(book: Book) -> None:
    """One sheet without running title."""
    flow = book.flow()
    flow.sheet.bare = True
    flow.sheet.bookmarks.append((book.material.words.say("Cover"), 0.0, 0))
    _head(book, flow)
    y = _title(book, flow)
    counted = book.choices.counts and book.material.counts.total
    top = flow.sheet.inner.bottom - (_HEADLINE if counted else 38.0)
    _facts(book, flow, y + 26, top - 20)
    if counted:
        _headline(book, flow, top)
    _code(book, flow)
    _foot(book, flow)


class _Column:
    """Texts below each other at one edge, outside the running flow."""

    def __init__(self, flow: Flow, section: Node, x: float, y: float, w: float) -> None:
        self.flow, self.section, self.x, self.y, self.w = flow, section, x, y, w

    def put(
        self, text: str, style: Style, color: str = "ink", tag: str = "P", gap: float = 0.0, most: int = 12
    ) -> None:
        """A text and its space above; nothing for an empty one."""
        if not text.strip():
            return
        self.y += gap
        lines = lone(text, style, self.x, self.y, self.w, color, "start", most)
        self.flow.sheet.put(lines, self.section.add(tag))
        self.y += len(lines) * style.leading


def _head(book: Book, flow: Flow) -> None:
    inner = flow.sheet.inner
    if book.logo:
        w, h = book.logo_size(60 * MM, 20 * MM)
        node = flow.section.add(
            "Figure", alt=text_in(book.material.map, "client") or book.material.words.say("Logo")
        )
        picture = Picture(inner.x, inner.y, w, h, book.logo)
        around = type(inner)(inner.x, inner.y, w, h)
        flow.sheet.put([picture], node, around)
    column = _Column(flow, flow.section, inner.x + inner.w / 2, inner.y, inner.w / 2)
    client, project = text_in(book.material.map, "client"), text_in(book.material.map, "project")
    for text, style, color in ((client, BOLD, "ink"), (project, BODY, "soft")):
        if text.strip():
            lines = lone(text, style, column.x, column.y, column.w, color, "end", 2)
            flow.sheet.put(lines, flow.section.add("P"))
            column.y += len(lines) * style.leading


def _title(book: Book, flow: Flow) -> float:
    inner, record, words = flow.sheet.inner, book.material.map, book.material.words
    y = inner.y + inner.h * 0.17
    flow.sheet.put([Box(inner.x, y, 56, 3, hex_color(text_in(record, "color")) or "accent")])
    column = _Column(flow, flow.section, inner.x, y + 18, min(_TEXT_W, inner.w))
    column.put(words.say("Customer journey map"), SECTION, "soft")
    column.put(book.material.title, COVER, tag="H1", gap=6, most=5)
    column.put(text_in(record, "goal"), LEAD, "soft", gap=10, most=5)
    return column.y


def _facts(book: Book, flow: Flow, y: float, bottom: float) -> None:
    """Scope and state at the left, who travels at the right."""
    inner, record, words = flow.sheet.inner, book.material.map, book.material.words
    width = (inner.w - _COLUMN_GAP) / 2
    flow.sheet.put([Box(inner.x, y, inner.w, 0.5, "line")])
    left = _Column(flow, flow.section, inner.x, y, width)
    status = {
        "sketch": words.say("Sketch"),
        "draft": words.say("Draft"),
        "review": words.say("In review"),
        "final": words.say("Final"),
    }.get(text_in(record, "status") or "sketch", "")
    for label, text in (
        (words.say("Scope"), text_in(record, "scope")),
        (words.say("What it shows"), book.state_line()),
        (words.say("Working status"), status),
        (words.say("As of"), day(words, book.material.as_of)),
    ):
        if text.strip() and left.y + 40 < bottom:
            left.put(label, SECTION, "soft", gap=14)
            left.put(text, BODY, gap=2, most=8)
    right = _Column(flow, flow.section, inner.x + width + _COLUMN_GAP, y, width)
    personas = book.material.ordered("persona")
    main = text_in(record, "persona")
    personas.sort(key=lambda key: key != main)
    if personas:
        right.put(words.say("Who travels"), SECTION, "soft", gap=14)
    for number, key in enumerate(personas):
        persona = book.material.record(key)
        if right.y + 40 > bottom:
            right.put("…", BODY, "soft")
            break
        right.put(text_in(persona, "title"), BOLD, gap=4 if number else 2, most=2)
        right.put(text_in(persona, "role"), BODY, "soft", most=2)
        if number == 0 and right.y + 60 < bottom:
            right.put(text_in(persona, "situation"), BODY, gap=2, most=4)


def _headline(book: Book, flow: Flow, top: float) -> None:
    """The three numbers of the handovers, large."""
    counts, words, inner = book.material.counts, book.material.words, flow.sheet.inner
    section = flow.section.add("Sect")
    flow.sheet.put([Box(inner.x, top, inner.w, 0.5, "line")])
    head = lone(words.say("Handovers"), SECTION, inner.x, top + 10, inner.w, "soft")
    flow.sheet.put(head, section.add("P"))
    columns = (
        ("confirmed", counts.confirmed, words.say("confirmed")),
        ("gap", counts.gaps, words.plural("gap", "gaps", counts.gaps)),
        ("to-clarify", counts.to_clarify, words.say("to clarify")),
    )
    width = (inner.w - _CODE - 16) / 3  # the code stands at the right
    for at, (state, number, text) in enumerate(columns):
        x = inner.x + at * width
        shapes: list[Shape] = [*icon(state, x, top + 33, 20, state_color(state))]
        shapes += lone(str(number), FIGURE, x + 28, top + 28, width - 28, state_color(state))
        shapes += lone(text, BODY, x + 28, top + 56, width - 28, "ink")
        flow.sheet.put(shapes, section.add("P"))


def _code(book: Book, flow: Flow) -> None:
    """The way to the map on the web, at the lower right, for whoever holds the paper and a phone."""
    url = text_in(book.material.map, "link").strip()
    if not url.lower().startswith(("http://", "https://")):
        return
    try:
        shapes, width = qr(url, 0.0, 0.0, _CODE)
    except ValueError:
        return  # an address too long for paper still stands in the map
    inner = flow.sheet.inner
    x, y = inner.right - width, inner.bottom - width - _ABOVE_FOOT
    around = Rect(x, y, width, width)
    node = flow.section.add("Figure", alt=url)
    flow.sheet.put([*moved(shapes, x, y), Hotspot(x, y, width, width, url, url)], node, around)


def _foot(book: Book, flow: Flow) -> None:
    inner = flow.sheet.inner
    lines = lone(book.day_line(), SMALL, inner.x, inner.bottom - SMALL.leading, inner.w, "soft", "start", 1)
    flow.sheet.put(lines, flow.section.add("P"))
