"""Stages and their order. A stage always has a step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.edits import ordering, steps
from app.model.grid import grid_of
from app.model.patch import ABSENT, Json
from app.model.store import Store


def add(store: Store, title: str = "", index: int | None = None, *, first: str = "", **fields: Json) -> str:
    """A new stage with one step (named `first`); index None appends. Returns the stage's id."""
    with store.edit("add-stage", title=title):
        stage = store.add("stage", title=title, order=ordering.order_for(store, "stage", index), **fields)
        steps.add(store, stage, first)
    return stage


def move(store: Store, stage: str, index: int) -> None:
    """Put a stage at a place among the others, counted without it."""
    with store.edit("move-stage", title=store[stage].get("title", "")):
        store.put(stage, order=ordering.order_for(store, "stage", index, skip=stage))


def move_all(store: Store, stages: Sequence[str], index: int) -> None:
    """Put several stages side by side at a place among the others, counted without them."""
    with store.edit("move-stage", title=store[stages[0]].get("title", "") if stages else ""):
        ordering.put_together(store, "stage", stages, index)


def fold(store: Store, stages: Iterable[str], folded: bool = True) -> None:
    """Draw stages as one narrow column each, or in full again."""
    chosen = list(stages)
    with store.edit("fold-stage" if folded else "unfold-stage", n=len(chosen)):
        for stage in chosen:
            store.put(stage, collapsed=True if folded else ABSENT)


def remove(store: Store, stage: str) -> None:
    """Remove a stage with its steps and the cards that begin in them."""
    with store.edit("delete-stage", title=store[stage].get("title", "")):
        grid = grid_of(store)
        wide = [card for (_, where), cards in grid.stage_wide.items() if where == stage for card in cards]
        for card in wide:
            store.remove(card)
        for step in grid.steps_of.get(stage, ()):
            steps.remove(store, step)
        store.remove(stage)
