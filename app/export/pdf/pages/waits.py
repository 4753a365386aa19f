"""The time line of waits: where the customer or the work waits, in the order of the journey, each as long as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.paras import Para, lone
from app.export.pdf.type import BODY, BOLD, SMALL
from app.export.telling import spread
from app.model.grid import columns_of
from app.scene.shapes import Box, Rect, Shape

_NAMES = 0.42
"""Share of the width for what is waited for."""
_WORDS = 0.24
"""Share of the width for how long, at the right."""
_ROW = 30.0


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait: its words, its place and its shortest, usual and longest time in minutes."""

    column: int
    where: str
    what: str
    least: float
    usual: float
    most: float
    span: Mapping[str, object]


def waits_of(book: Book) -> list[Wait]:
    """Every wait that has a time, in the order of the journey."""
    return sorted([*_on_cards(book), *_on_links(book)], key=lambda wait: (wait.column, wait.what))


def waits(book: Book) -> None:
    """The page set of waits; none when no time is known."""
    words, found = book.material.words, waits_of(book)
    if not found:
        return
    flow = book.flow_on()
    flow.title(words.pick("page set", "Waits"))
    flow.text(
        Para(
            words.say(
                "The bar reaches from the shortest to the longest time; the mark on it is the usual one."
            ),
            BODY,
            "soft",
        )
    )
    flow.gap(8)
    longest = max(wait.most for wait in found)
    for wait in found:
        _row(book, flow, wait, longest)
    flow.rule()


def _row(book: Book, flow: Flow, wait: Wait, longest: float) -> None:
    words = book.material.words
    names_w, words_w = flow.w * _NAMES - 12, flow.w * _WORDS
    title = lone(wait.what, BOLD, flow.x, 0, names_w, "ink", "start", 2)
    height = max(_ROW, len(title) * BOLD.leading + SMALL.leading + 9)
    flow.need(height)
    y = flow.y
    flow.sheet.put([Box(flow.x, y, flow.w, 0.5, "line")])
    node = flow.section.add("P")
    flow.sheet.put(lone(wait.what, BOLD, flow.x, y + 4, names_w, "ink", "start", 2), node)
    below = y + 4 + len(title) * BOLD.leading
    flow.sheet.put(lone(wait.where, SMALL, flow.x, below, names_w, "soft", "start", 1), node)
    room = Rect(flow.x + flow.w * _NAMES, y + height / 2 - 4, flow.w * (1 - _NAMES - _WORDS) - 12, 8)
    flow.sheet.put(_bar(wait, room, longest))
    told = spread(words, wait.span)
    middle = y + (height - BODY.leading) / 2
    flow.sheet.put(lone(told, BODY, flow.x + flow.w - words_w, middle, words_w, "ink", "start", 1), node)
    flow.y += height
    flow.release()


def _bar(wait: Wait, room: Rect, longest: float) -> list[Shape]:
    k = room.w / longest if longest > 0 else 0.0
    left, right = room.x + wait.least * k, room.x + max(wait.most * k, 1.0)
    usual = room.x + wait.usual * k
    shapes: list[Shape] = [Box(room.x, room.y + 3.75, room.w, 0.5, "line")]
    shapes.append(Box(room.x, room.y + 2, max(left - room.x, 0.0), 4, "line"))
    shapes.append(Box(left, room.y + 1, max(right - left, 1.5), 6, "faint", radius=1.5))
    shapes.append(Box(usual - 1, room.y - 1, 2, 10, "ink"))
    return shapes


def _on_cards(book: Book) -> Iterator[Wait]:
    material, words = book.material, book.material.words
    for card in material.store.of("card"):
        record = material.record(card)
        title = book.teller.headline(card)
        if record.get("is_wait") is True:
            yield from _wait(book, card, title, record.get("duration"))
        before = words.say("Before “{card}”", card=title)
        yield from _wait(book, card, before, record.get("wait_before"))


def _on_links(book: Book) -> Iterator[Wait]:
    material, words = book.material, book.material.words
    for link in material.store.of("link"):
        record = material.record(link)
        source = material.name(record.get("from"))
        target = material.name(record.get("to")) or material.name(record.get("to_team"))
        if target:
            what = words.say("From “{source}” to “{target}”", source=source, target=target)
        else:
            what = words.say("After “{card}”", card=source)
        yield from _wait(book, str(record.get("from")), what, record.get("wait"))


def _wait(book: Book, card: str, what: str, span: object) -> Iterator[Wait]:
    if not isinstance(span, Mapping) or card not in book.material.store:
        return
    known = [t for t in (_time(span.get(n)) for n in ("min", "typical", "max")) if t is not None]
    if not known or max(known) <= 0:
        return
    usual = _time(span.get("typical"))
    middle = usual if usual is not None else (min(known) + max(known)) / 2
    columns = columns_of(book.material.store, card, book.material.grid)
    index = book.material.grid.index.get(columns[0], 0) if columns else len(book.material.grid.index)
    stage = book.material.name(book.material.grid.stage_of.get(columns[0], "")) if columns else ""
    step = book.teller.step_name(columns[0]) if columns else ""
    where = " · ".join(part for part in (stage, step) if part)
    yield Wait(index, where, what, min(known), middle, max(known), span)


def _time(value: object) -> float | None:
    """Minutes; None when it is no time."""
    known = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return float(value) if known and isinstance(value, int | float) else None
