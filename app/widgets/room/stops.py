"""Where a room stops: stage by stage, and in each card by card, in the order in which the map is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.model.grid import Grid, place
from app.model.store import Reader
from app.widgets.canvas.order import spot_of

PARKED = ""
"""Stands for the parking lot among the stages."""


@dataclass(frozen=True)
class Stops:
    """The cards of every stage, in order; after the last stage the parking lot, where something lies in it."""

    stages: tuple[str, ...]
    cards: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.stages)

    @property
    def journey(self) -> int:
        """How many stages the journey has, without the parking lot."""
        return sum(stage != PARKED for stage in self.stages)

    def of(self, stage: str) -> tuple[str, ...]:
        """The cards of one stage."""
        return self.cards[self.stages.index(stage)] if stage in self.stages else ()

    def beside(self, stage: str, by: int) -> str | None:
        """The stage before or after one; None beyond the ends."""
        at = self.stages.index(stage) + by if stage in self.stages else 0
        return self.stages[at] if 0 <= at < len(self.stages) else None

    def next_card(self, here: str, stage: str, by: int) -> str | None:
        """The card before or after one, on into the neighbouring stages; from a stage its first or last card."""
        every = [card for held in self.cards for card in held]
        if here in every:
            at = every.index(here) + by
            return every[at] if 0 <= at < len(every) else None
        at = self.stages.index(stage) if stage in self.stages else 0
        order = self.cards[at:] if by > 0 else tuple(reversed(self.cards[:at]))
        found = next((held for held in order if held), ())
        return (found[0] if by > 0 else found[-1]) if found else None


def stops_of(store: Reader, grid: Grid, drawn: Collection[str]) -> Stops:
    """The stops of a map; only cards that are drawn count."""
    held: dict[str, list[str]] = {stage: list(_from_the_top(grid, stage)) for stage in grid.stages}
    held[PARKED] = list(grid.parked)
    shown = {stage: tuple(card for card in cards if card in drawn) for stage, cards in held.items()}
    if not shown[PARKED]:
        del shown[PARKED]
    return Stops(tuple(shown), tuple(shown.values()))


def _from_the_top(grid: Grid, stage: str) -> Iterator[str]:
    """A stage begins with what the customer does: what belongs to all of it has its turn in its own lane."""
    for number, step in enumerate(grid.steps_of[stage]):
        for lane in grid.lanes:
            if number == 0:
                yield from grid.stage_wide.get((lane, stage), ())
            yield from grid.cards(lane, step)


def stage_of(store: Reader, grid: Grid, key: str) -> str:
    """The stage of a card, feeling, step or of itself; PARKED for what lies in none."""
    record = store.get(key)
    if record is None:
        return PARKED
    kind = record["type"]
    if kind == "stage":
        return key
    if kind == "step":
        return grid.stage_of.get(key, PARKED)
    if kind == "link":
        return stage_of(store, grid, str(record.get("from") or record.get("to") or ""))
    if kind == "card":
        step = place(record)[1]
        return step if step in grid.steps_of else grid.stage_of.get(step, PARKED)
    spot = spot_of(store, grid, key)
    return grid.stage_of.get(spot.step, PARKED) if spot is not None else PARKED
