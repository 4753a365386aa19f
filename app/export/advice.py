"""What would be easier to read: another paper, more tiles, or text that is not made that small. Offered, never done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.export.choices import Choices
from app.export.papers import BODY_PAPERS, COMFORTABLE, PAPERS, size_of
from app.export.pdf.book import Book, Placed
from app.export.tiles import MOST, raster


@dataclass(frozen=True, slots=True)
class Better:
    """One other choice."""

    what: Literal["paper", "tiles", "smallest"]
    value: str
    """A paper, a number of tiles, or points."""

    def made(self, choices: Choices) -> Choices:
        """The choices with this one instead."""
        if self.what == "paper":
            return replace(choices, paper=self.value)
        if self.what == "tiles":
            return replace(choices, tiles=self.value)
        return replace(choices, smallest=float(self.value))


_ONE_LARGER = {"A4": "A3", "Letter": "Tabloid", "A3": "A2"}
"""The one-pager is laid out afresh for each paper, so another one cannot be judged by this drawing."""


def better(book: Book) -> list[Better]:
    """Better choices for drawings whose text is under 7 pt or that fall into many sheets, the best first."""
    found: list[Better] = []
    for placed in book.placed:
        for offer in _offers(book, placed):
            if offer not in found and all(offer.what != other.what for other in found):
                found.append(offer)
    return found


def _offers(book: Book, placed: Placed) -> Iterator[Better]:
    small = placed.smallest < COMFORTABLE
    if book.choices.preset == "tiles":
        if small:
            yield from _more_tiles(book, placed)
        return
    if book.choices.preset == "one-pager":
        if (small or placed.sheets > 1) and book.choices.paper in _ONE_LARGER:
            yield Better("paper", _ONE_LARGER[book.choices.paper])
        return
    if small or placed.sheets > 2:
        yield from _larger_paper(book, placed)
    if small and not book.choices.roomy:
        smallest, sheets = placed.again(book.paper, COMFORTABLE)
        if smallest >= COMFORTABLE - 0.01 and sheets > placed.sheets:
            yield Better("smallest", f"{COMFORTABLE:g}")


def _larger_paper(book: Book, placed: Placed) -> Iterator[Better]:
    """The smallest paper of the same kind on which one sheet is readable, else the one with the fewest sheets."""
    american = book.choices.paper in BODY_PAPERS
    mine = book.paper.portrait
    best: tuple[int, str] | None = None
    for name, size in sorted(PAPERS.items(), key=lambda pair: pair[1].w):
        if size.w <= mine.w + 1 or size.h <= mine.h + 1 or (name in BODY_PAPERS) != american:
            continue
        smallest, sheets = placed.again(size_of(name), book.choices.smallest)
        if smallest >= COMFORTABLE - 0.01 and (best is None or sheets < best[0]):
            best = sheets, name
    if best is not None and best[0] <= placed.sheets:
        yield Better("paper", best[1])


def _more_tiles(book: Book, placed: Placed) -> Iterator[Better]:
    """The fewest tiles on which the text is readable."""
    scene = book.material.drawing
    shape = scene.width / max(scene.height, 1.0)

    def larger(text: str) -> float:
        made = raster(text, book.paper, shape)
        return min(made.w / scene.width, made.h / max(scene.height, 1.0))

    wanted = larger(book.choices.tiles) * COMFORTABLE / max(placed.smallest, 0.1)
    counts = sorted(
        ((a, d) for a in range(1, MOST + 1) for d in range(1, MOST + 1)), key=lambda n: n[0] * n[1]
    )
    for across, down in counts:
        if larger(f"{across}x{down}") >= wanted:
            yield Better("tiles", f"{across}x{down}")
            return
