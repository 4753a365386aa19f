"""Lanes: the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.edits import ordering
from app.model.grid import grid_of, place
from app.model.patch import ABSENT, Json
from app.model.store import Store


def add(store: Store, kind: str, title: str = "", index: int | None = None, **fields: Json) -> str:
    """A new lane of a kind; index None appends. A lane with a team takes the team's zone. Returns its id."""
    with store.edit("add-lane", title=title):
        team = fields.get("team")
        if "zone" not in fields and isinstance(team, str) and team in store and store[team].get("zone"):
            fields["zone"] = store[team]["zone"]
        where = ordering.order_for(store, "lane", index)
        return store.add("lane", title=title, kind=kind, order=where, **fields)


def move(store: Store, lane: str, index: int) -> None:
    """Put a lane at a place among the others, counted without it."""
    with store.edit("move-lane", title=store[lane].get("title", "")):
        store.put(lane, order=ordering.order_for(store, "lane", index, skip=lane))


def move_all(store: Store, lanes: Sequence[str], index: int) -> None:
    """Put several lanes side by side at a place among the others, counted without them."""
    with store.edit("move-lane", title=store[lanes[0]].get("title", "") if lanes else ""):
        ordering.put_together(store, "lane", lanes, index)


def resize(store: Store, lanes: Iterable[str], height: float | None) -> None:
    """The least height of lanes in points; None goes back to what their words and cards need."""
    chosen = list(lanes)
    with store.edit("resize-lane", n=len(chosen)):
        for lane in chosen:
            store.put(lane, height=ABSENT if height is None else round(height, 1))


def hide(store: Store, lanes: Iterable[str], hidden: bool = True) -> None:
    """Leave lanes out of the drawing and of prints, or bring them back."""
    chosen = list(lanes)
    with store.edit("hide-lane" if hidden else "show-lane", n=len(chosen)):
        for lane in chosen:
            store.put(lane, hidden=True if hidden else ABSENT)


def remove(store: Store, lane: str, *, park: bool = False) -> None:
    """Remove a lane; its cards go with it, or with `park` into the parking lot."""
    with store.edit("delete-lane", title=store[lane].get("title", "")):
        for card in [c for c in store.of("card") if place(store[c])[0] == lane]:
            if not park:
                store.remove(card)
        store.remove(lane)


def set_cell_mode(store: Store, lane: str, step: str, mode: str | None) -> None:
    """How the cards of one cell are meant; None or the lane's own way needs no record."""
    from app.model.ids import derived_id
    from app.model.kinds import DEFAULT_CELL

    key = derived_id("cell", lane, step)
    usual = store[lane].get("cell") or DEFAULT_CELL.get(str(store[lane].get("kind")), "all")
    with store.edit("change-cell"):
        if mode is None or mode == usual:
            store.remove(key)
        elif key in store:
            store.put(key, mode=mode)
        else:
            store.add("cell", key, lane=lane, step=step, mode=mode)


def empty(store: Store, lane: str) -> bool:
    """Whether no card lies in a lane."""
    grid = grid_of(store)
    return not any(where[0] == lane for where in (*grid.cells, *grid.stage_wide))
