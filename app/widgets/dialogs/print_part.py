"""What of a map is printed: all of it, a stage, what is selected on the canvas; and whose handovers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtWidgets import QComboBox

from app.export import Choices
from app.export.picking import Part
from app.model.grid import grid_of
from app.model.ledger import text_in
from app.model.store import Store
from app.sorting import sort_key
from app.words import _, _n, ui

SELECTED = "*"
"""Stands for what is selected on the canvas; no id of a record looks like this."""


@dataclass(frozen=True)
class Picked:
    """What is selected, as an export takes it."""

    stages: frozenset[str] | None = None
    cards: frozenset[str] | None = None
    count: int = 0
    """Stages, or cards."""

    def words(self) -> str:
        """ "The 5 selected cards" """
        if self.stages is not None:
            return _n("The {n} selected stage", "The {n} selected stages", self.count)
        return _n("The selected card", "The {n} selected cards", self.count)


@dataclass(frozen=True)
class Offer:
    """What of a map can be chosen: (id, title) of stages and teams, and the selection, if there is one."""

    stages: Sequence[tuple[str, str]] = ()
    teams: Sequence[tuple[str, str]] = ()
    picked: Picked | None = None
    begin: Choices = field(default_factory=Choices)


def offer_of(store: Store, selection: Sequence[str] = ()) -> Offer:
    """What can be chosen of a map; a stage without a title has its number."""
    stages = [
        (key, text_in(store[key], "title").strip() or _("Stage {number}", number=number))
        for number, key in enumerate(grid_of(store).stages, 1)
    ]
    named = ((key, text_in(store[key], "title").strip()) for key in store.of("team"))
    teams = sorted((one for one in named if one[1]), key=lambda one: sort_key(one[1], ui().language))
    return Offer(stages, teams, picked_of(store, selection))


def picked_of(store: Store, selection: Sequence[str]) -> Picked | None:
    """What a selection comes to on paper; None where nothing of it lies in the journey."""
    keys = [key for key in selection if key in store]
    grid = grid_of(store)
    kinds = {str(store[key]["type"]) for key in keys}
    if kinds == {"stage"}:
        return Picked(stages=frozenset(keys), count=len(keys))
    cards = frozenset(card for key in keys for card in _of(store, key))
    part = Part(store, cards, None)
    if not part.cards and not cards & {*grid.lanes, *store.of("emotion")}:
        return None
    return Picked(cards=cards, count=len(part.cards))


def _of(store: Store, key: str) -> list[str]:
    """Cards, whole lanes and feelings that a selected record stands for."""
    kind, grid = store[key]["type"], grid_of(store)
    if kind in ("card", "lane", "emotion"):
        return [key]
    if kind == "link":
        return [end for end in (text_in(store[key], "from"), text_in(store[key], "to")) if end in grid.places]
    steps = grid.steps_of.get(key, ()) if kind == "stage" else (key,) if kind == "step" else ()
    return [card for card, place in grid.places.items() if place[1] in steps or place[1] == key]


class PartBox(QComboBox):
    """All stages, what is selected, or one stage."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        picked = offer.picked
        # A single stage has its own line below.
        self._picked = None if picked is None or (picked.stages and picked.count == 1) else picked
        self.addItem(_("All stages"), "")
        if self._picked is not None:
            self.addItem(self._picked.words(), SELECTED)
        for key, title in offer.stages:
            self.addItem(title, key)

    def take(self, kept: Choices) -> None:
        """Begin with a part."""
        picked = self._picked
        if picked is not None and (kept.cards, kept.stages) == (picked.cards, picked.stages):
            self.setCurrentIndex(self.findData(SELECTED))
        elif kept.stages is not None and len(kept.stages) == 1:
            self.setCurrentIndex(max(0, self.findData(min(kept.stages))))

    def chosen(self, order: Choices) -> Choices:
        """The choices with this part."""
        key = str(self.currentData())
        if key == SELECTED and self._picked is not None:
            return replace(order, stages=self._picked.stages, cards=self._picked.cards)
        return replace(order, stages=frozenset([key]) if key else None, cards=None)


class TeamBox(QComboBox):
    """All teams, or one of them."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.addItem(_("All teams"), "")
        for key, title in offer.teams:
            self.addItem(title, key)

    def take(self, kept: Choices) -> None:
        """Begin with a team."""
        if kept.teams is not None and len(kept.teams) == 1:
            self.setCurrentIndex(max(0, self.findData(min(kept.teams))))

    @property
    def teams(self) -> frozenset[str] | None:
        """The team chosen; None for all."""
        key = str(self.currentData())
        return frozenset([key]) if key else None
