"""Cards: adding, moving, spanning, parking, duplicating."""

from __future__ import annotations

from collections.abc import Iterable

from app.model.edits import ordering
from app.model.grid import grid_of, place
from app.model.grid_live import cell_of
from app.model.ids import new_id
from app.model.patch import Json
from app.model.store import Store


def add(
    store: Store, title: str, lane: str, step: str, index: int | None = None, span: int = 1, **fields: Json
) -> str:
    """A new card in a cell; `step` may be a stage (the card belongs to all of it); index None appends.

    Raises KeyError when lane or step is not there, ValueError for a lane that is drawn from other records.
    """
    _check_place(store, lane, step)
    with store.edit("add-card", title=title):
        key = _key(store, lane, step, index)
        return store.add("card", title=title, pos=[lane, step, key, max(1, span)], **fields)


def add_parked(store: Store, title: str, **fields: Json) -> str:
    """A new card in the parking lot."""
    with store.edit("add-card", title=title):
        return store.add("card", title=title, pos=[None, None, _key(store, None, None, None), 1], **fields)


def move(store: Store, card: str, lane: str, step: str, index: int | None = None) -> None:
    """Put a card into a cell (or, with a stage's id, over a whole stage), at a place counted without it."""
    move_all(store, [card], lane, step, index)


def move_all(store: Store, cards: Iterable[str], lane: str, step: str, index: int | None = None) -> None:
    """Put several cards into one cell, in the order given, as one step."""
    _check_place(store, lane, step)
    chosen = list(cards)
    with store.edit("move-card", n=len(chosen), lane=store[lane].get("title", "")):
        row = _row(store, lane, step, chosen)
        for offset, card in enumerate(chosen):
            span = place(store[card])[3] if store[step]["type"] == "step" else 1
            at = None if index is None else index + offset
            store.put(card, pos=[lane, step, row.put(card, at), span])


def park(store: Store, cards: Iterable[str], index: int | None = None) -> None:
    """Put cards into the parking lot; their links stay."""
    chosen = list(cards)
    with store.edit("park-card", n=len(chosen)):
        row = _row(store, None, None, chosen)
        for offset, card in enumerate(chosen):
            at = None if index is None else index + offset
            store.put(card, pos=[None, None, row.put(card, at), 1])


def span(store: Store, card: str, columns: int) -> None:
    """Let a card reach over so many steps, from its own; never past the last one."""
    lane, step, key, _ = place(store[card])
    grid = grid_of(store)
    if step not in grid.index:
        raise ValueError("only a card that begins in a step can span steps")
    reach = max(1, min(columns, len(grid.steps) - grid.index[step]))
    with store.edit("span-card", n=reach, title=store[card].get("title", "")):
        store.put(card, pos=[lane, step, key, reach])


def remove(store: Store, cards: Iterable[str]) -> None:
    """Remove cards; their links, answers and exceptions follow."""
    chosen = [card for card in cards if card in store]
    with store.edit("delete-card", n=len(chosen)):
        for card in chosen:
            store.remove(card)


def duplicate(store: Store, cards: Iterable[str]) -> list[str]:
    """Copy cards below themselves, with the links among them; all ids are new. Returns the copies."""
    chosen = [card for card in cards if card in store]
    twins = {card: new_id() for card in chosen}
    with store.edit("duplicate-card", n=len(chosen)):
        for card, twin in twins.items():
            record = dict(store[card])
            lane, step, _, width = place(record)
            pairs = cell_of(store, lane or None, step or None)
            where = next((i for i, (_, key) in enumerate(pairs) if key == card), len(pairs) - 1) + 1
            record["pos"] = [
                lane or None,
                step or None,
                _key(store, lane or None, step or None, where),
                width,
            ]
            kind = record.pop("type")
            store.add(kind, twin, **record)
        for link in store.of("link"):
            record = dict(store[link])
            if record.get("from") in twins and record.get("to") in twins:
                record["from"], record["to"] = twins[record["from"]], twins[record["to"]]
                store.add(record.pop("type"), **record)
    return list(twins.values())


def _check_place(store: Store, lane: str, step: str) -> None:
    if store[lane]["type"] != "lane" or store[step]["type"] not in ("step", "stage"):
        raise KeyError(f"no cell at {lane!r}, {step!r}")
    if store[lane].get("kind") == "emotion":
        raise ValueError("an emotion lane holds no cards")


def _row(store: Store, lane: str | None, step: str | None, without: Iterable[str] = ()) -> ordering.Row:
    def write(record: str, key: str) -> None:
        store.put(record, pos=[*store[record]["pos"][:2], key, store[record]["pos"][3]])

    gone = set(without)
    pairs = (pair for pair in cell_of(store, lane, step) if pair[1] not in gone)
    return ordering.Row(store, pairs, write)


def _key(store: Store, lane: str | None, step: str | None, index: int | None) -> str:
    return _row(store, lane, step).put("", index)
