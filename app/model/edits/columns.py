"""Columns that typing has made and that nothing is left in."""

from __future__ import annotations

from collections.abc import Iterable

from app.model.edits import steps
from app.model.grid import columns_of, grid_of
from app.model.store import Store


def tidy(store: Store, candidates: Iterable[str]) -> list[str]:
    """Remove those of the steps that have no name, hold nothing and are not the last of their stage.

    Called inside the edit that has emptied them, so that one undo brings back all. Returns what was removed.
    """
    gone: list[str] = []
    with store.edit("delete-step", title=""):
        for step in sorted(set(candidates)):
            if step in store and store[step]["type"] == "step" and _empty(store, step):
                steps.remove(store, step)
                gone.append(step)
    return gone


def _empty(store: Store, step: str) -> bool:
    grid = grid_of(store)
    if set(store[step]) - {"type", "pos", "title", "width"} or store[step].get("title"):
        return False
    if len(grid.steps_of.get(grid.stage_of.get(step, ""), ())) < 2:
        return False
    reaching = (card for card in store.of("card") if grid.places[card][3] > 1)
    return not store.referrers(step) and not any(step in columns_of(store, card, grid) for card in reaching)
