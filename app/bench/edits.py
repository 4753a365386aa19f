"""Edits of one card and their undo, each on a card that is found by what its height means to the map below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.bench.spread import Numbers
from app.model.grid import grid_of

if TYPE_CHECKING:
    from app.bench.canvas import CanvasBench

EDITS = 24
"""Titles written to each card."""
UNDONE = 12
"""Of them taken back afterwards."""
_LONG = "Card " + "that grows " * 12
"""A title of more lines than any made one has, so that its card is the lowest of its lane."""


def edits(bench: CanvasBench) -> Numbers:
    """Every kind of edit with its undo: `edit_…` and `undo_…`, with what the event loop did between the frames.

    `same_height`: a card in the middle of the map, its title as long as before. `other_height`: the lowest card of
    the last lane, which makes its lane higher and lower; nothing lies below. `all_moves`: the lowest card of the
    first lane, so that everything below moves.
    """
    found: Numbers = {}
    shown = [row.lane for row in bench.canvas.scene.grid.rows]
    first, last = _lowest(bench, shown), _lowest(bench, shown[::-1])
    for name, card, title in (
        ("same_height", _middle(bench), _alike),
        ("other_height", last, _growing),
        ("all_moves", first, _growing),
    ):
        if card:
            _one(bench, found, name, card, title)
    return found


def _one(bench: CanvasBench, found: Numbers, name: str, card: str, title: Callable[[int], str]) -> None:
    store, history = bench.session.store, bench.session.history
    bench.look_at(card)

    def write(number: int) -> None:
        with store.edit("rename"):
            store.put(card, title=title(number))

    write(0)  # whatever title it had, from now on it is one of these
    bench.rest()
    bench.moving(found, f"edit_{name}", lambda: bench.frames(_each(write, EDITS)))
    found[f"settle_after_{name}"] = bench.rest()
    bench.moving(found, f"undo_{name}", lambda: bench.frames(_each(lambda _number: history.undo(), UNDONE)))
    bench.rest()


def _each(work: Callable[[int], object], times: int) -> Iterator[Callable[[], object]]:
    return (partial(work, number) for number in range(1, times + 1))


def _alike(number: int) -> str:
    return f"Card {number}"


def _growing(number: int) -> str:
    return _LONG if number % 2 else "Card"


def _middle(bench: CanvasBench) -> str:
    """The card in the middle of all that are drawn, in the order of their ids."""
    drawn = [key for key in bench.session.store.of("card") if key in bench.canvas.scene.rects]
    return drawn[len(drawn) // 2] if drawn else ""


def _lowest(bench: CanvasBench, lanes: list[str]) -> str:
    """The lowest card of the first of some lanes that has any: the one that makes the lane as high as it is."""
    grid, rects = grid_of(bench.session.store), bench.canvas.scene.rects
    for lane in lanes:
        cards = [card for (where, _), held in grid.cells.items() if where == lane for card in held]
        drawn = sorted(card for card in cards if card in rects)
        if drawn:
            return max(drawn, key=lambda card: rects[card].bottom)
    return ""
