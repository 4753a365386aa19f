"""Steps: the columns, in order within their stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.edits import ordering
from app.model.grid import columns_of, grid_of, place
from app.model.patch import ABSENT, Json
from app.model.store import Store


def add(store: Store, stage: str, title: str = "", index: int | None = None, **fields: Json) -> str:
    """A new step in a stage; index None appends. Returns its id."""
    with store.edit("add-step", title=title):
        return store.add("step", title=title, pos=[stage, _key(store, stage, index)], **fields)


def move(store: Store, step: str, stage: str, index: int) -> None:
    """Put a step into a stage at a place, counted without it. An emptied stage goes."""
    with store.edit("move-step", title=store[step].get("title", "")):
        store.put(step, pos=[stage, _key(store, stage, index, skip=[step])])


def move_all(store: Store, chosen: Sequence[str], stage: str, index: int) -> None:
    """Put several steps side by side into a stage at a place, counted without them. Emptied stages go."""
    with store.edit("move-step", title=store[chosen[0]].get("title", "") if chosen else ""):
        for offset, step in enumerate(chosen):
            key = _key(store, stage, index + offset, skip=chosen[offset:])
            store.put(step, pos=[stage, key])


def resize(store: Store, chosen: Iterable[str], width: float | None) -> None:
    """How wide the columns of steps are in points; None goes back to the usual width."""
    held = list(chosen)
    with store.edit("resize-step", n=len(held)):
        for step in held:
            store.put(step, width=ABSENT if width is None else round(width, 1))


def remove(store: Store, step: str) -> None:
    """Remove a step with the cards that begin in it; cards that span into it become shorter.

    With its last step a stage goes as well; its stage-wide cards then go to the parking lot.
    """
    with store.edit("delete-step", title=store[step].get("title", "")):
        grid = grid_of(store)
        for card in store.of("card"):
            columns = columns_of(store, card, grid)
            lane, where, key, span = place(store[card])
            if where == step:
                store.remove(card)
            elif step in columns and where in grid.index and span > 1:
                store.put(card, pos=[lane, where, key, span - 1])
        store.remove(step)


def _key(store: Store, stage: str, index: int | None, skip: Sequence[str] = ()) -> str:
    pairs = [(str(store[s]["pos"][1]), s) for s in grid_of(store).steps_of.get(stage, ()) if s not in skip]

    def write(record: str, key: str) -> None:
        store.put(record, pos=[stage, key])

    return ordering.key_at(store, sorted(pairs), len(pairs) if index is None else index, write)
