"""Questions that are asked of the grid: columns, lanes, teams, zones (DESIGN.md 1.1, "Team and zone").

The grid itself is kept in order by `app.model.grid_kept`; everything that needs an order asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.model.grid_kept import Grid, Place, grid_of, place
from app.model.kinds import DEFAULT_CELL, ZONE_OF_KIND

if TYPE_CHECKING:
    from app.model.store import Reader, Record

__all__ = [
    "CUSTOMER",
    "DRAWN_LANES",
    "GRAPH_LANES",
    "Grid",
    "Place",
    "cell_mode",
    "columns_of",
    "grid_of",
    "kind_of",
    "lane_of",
    "map_of",
    "place",
    "process_cards",
    "team_of",
    "zone_of",
    "zone_of_lane",
]

CUSTOMER = "customer"
"""Stands for the customer where a team is asked for."""
GRAPH_LANES = ("action", "touchpoint", "process")
"""Lanes whose cards are nodes of the graph."""
DRAWN_LANES = ("emotion",)
"""Lanes that are drawn from other records and hold no cards."""


def columns_of(store: Reader, card: str, grid: Grid | None = None) -> tuple[str, ...]:
    """The steps a card lies in: one, as many as it spans, or all of its stage; none when parked."""
    grid = grid or grid_of(store)
    _, step, _, span = place(store[card])
    if step in grid.index:
        first = grid.index[step]
        return grid.steps[first : first + span]
    return grid.steps_of.get(step, ())


def lane_of(store: Reader, card: str) -> Record | None:
    """The lane a card lies in; None when parked."""
    found = store.get(place(store[card])[0])
    return found if found is not None and found["type"] == "lane" else None


def kind_of(store: Reader, card: str) -> str:
    """The kind of the lane a card lies in; "" when parked."""
    lane = lane_of(store, card)
    return str(lane.get("kind", "text")) if lane is not None else ""


def zone_of(store: Reader, card: str) -> str:
    """The zone of a card, which is its lane's; partner counts as support; "" when parked."""
    lane = lane_of(store, card)
    return zone_of_lane(lane) if lane is not None else ""


def zone_of_lane(lane: Record) -> str:
    """The zone of a raw lane record, or the usual one of its kind."""
    zone = lane.get("zone") or ZONE_OF_KIND.get(str(lane.get("kind")), "")
    return "support" if zone == "partner" else str(zone)


def team_of(store: Reader, card: str, grid: Grid | None = None) -> str | None:
    """Who is responsible for a card: its own team, else the lane's, else the customer, else none.

    A touchpoint without a team takes the single team of the process cards in its step, if there is just one.
    """
    record = store[card]
    own = record.get("team")
    if isinstance(own, str) and own in store:
        return own
    lane = lane_of(store, card)
    if lane is None:
        return None
    if isinstance(lane.get("team"), str) and lane["team"] in store:
        return str(lane["team"])
    kind = lane.get("kind")
    if kind in ("action", "emotion", "thought"):
        return CUSTOMER
    if kind == "touchpoint":
        return _single_team_behind(store, card, grid or grid_of(store))
    return None


def _single_team_behind(store: Reader, card: str, grid: Grid) -> str | None:
    teams = set()
    for behind in process_cards(store, columns_of(store, card, grid), grid):
        team = team_of(store, behind, grid)
        if team is not None:
            teams.add(team)
    return teams.pop() if len(teams) == 1 else None


def process_cards(store: Reader, steps: tuple[str, ...], grid: Grid) -> Iterator[str]:
    """The process cards that begin in any of the steps."""
    for lane in grid.of_kind("process"):
        for step in steps:
            yield from grid.cards(lane, step)


def cell_mode(store: Reader, lane: str, step: str) -> str:
    """How the cards of a cell are meant: "one-of", "in-order" or "all"."""
    for key, name in store.referrers(lane):
        record = store.get(key)
        if name == "lane" and record is not None and record["type"] == "cell" and record.get("step") == step:
            return str(record.get("mode", "in-order"))
    record = store.get(lane) or {}
    return str(record.get("cell") or DEFAULT_CELL.get(str(record.get("kind")), "all"))


def map_of(store: Reader) -> tuple[str, Record]:
    """The one map record: (id, record); ("", {}) in a store that has none."""
    for key in store.of("map"):
        return key, store[key]
    return "", {}
