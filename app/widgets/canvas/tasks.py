"""What is being named in place: a record that is there, or a card that will be there when it has a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.model.edits import cards, fields, lanes, links, stages, steps
from app.model.grid import DRAWN_LANES, Grid, grid_of
from app.model.store import Store
from app.words import N_, Words

LANE, STAGE = N_("Customer actions"), N_("New stage")
"""What the first card of an empty map lies in, until somebody names it."""


@dataclass
class Rename:
    """Another title for a record."""

    key: str
    text: str
    keep_empty = True
    named = N_("Title")
    """What is typed, for screen readers."""

    def make(self, store: Store, title: str) -> str:
        """Write the title; returns the record's id."""
        fields.put(store, self.key, title=title)
        return self.key

    def lost(self, store: Store) -> bool:
        """Whether what it is about is gone."""
        return self.key not in store


@dataclass
class NameExit(Rename):
    """The name of the exit by which a link leaves a decision."""

    named = N_("Name of the exit")

    def make(self, store: Store, title: str) -> str:
        """Write the name; returns the link's id."""
        with store.edit("name-exit", title=title):
            fields.put(store, self.key, exit=title)
        return self.key


@dataclass
class SayFeeling(Rename):
    """What a person says of a feeling, in a word or two."""

    named = N_("In a word or two")

    def make(self, store: Store, title: str) -> str:
        """Write the words; returns the feeling's id."""
        fields.put(store, self.key, words=title)
        return self.key


@dataclass
class NewCard:
    """A card that does not exist until it has a name. Without a lane it lies in the parking lot.

    `after` is set when its column does not exist either: a new step after that one comes with the card.
    """

    lane: str
    step: str
    index: int | None = None
    after: str = ""
    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    keep_empty = False
    named = N_("Title")

    def make(self, store: Store, title: str) -> str:
        """Write the card; returns its id."""
        if not self.lane:
            return cards.add_parked(store, title, **self.values)
        with store.edit("add-card", title=title):
            step = self.step
            if self.after:
                stage = str(store[self.after]["pos"][0])
                where = grid_of(store).steps_of[stage].index(self.after) + 1
                step = steps.add(store, stage, "", where)
            return cards.add(store, title, self.lane, step, self.index, **self.values)

    def lost(self, store: Store) -> bool:
        """Whether the place it was meant for is gone."""
        return bool(self.lane) and (self.lane not in store or (self.after or self.step) not in store)


@dataclass
class TakingCard(NewCard):
    """A card that takes what another card passes on: the link to it comes with it."""

    source: str = ""

    def make(self, store: Store, title: str) -> str:
        """Write the card and its link; returns the card's id."""
        with store.edit("add-card", title=title):
            card = super().make(store, title)
            links.connect(store, self.source, card)
        return card

    def lost(self, store: Store) -> bool:
        """Whether the place it was meant for is gone, or the card that the link leaves."""
        return self.source not in store or super().lost(store)


@dataclass
class FirstCard:
    """The first card of a map that has no column, or no lane to lie in: what it lacks comes with it."""

    words: Words
    """The words of the map."""
    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    keep_empty = False
    named = N_("Title")

    def make(self, store: Store, title: str) -> str:
        """Write the card with its lane, stage and step; returns its id."""
        with store.edit("add-card", title=title):
            grid = grid_of(store)
            lane = first_lane(store, grid) or lanes.add(
                store, "action", self.words.say(LANE), 0, zone="customer"
            )
            if not grid.steps:
                stages.add(store, self.words.say(STAGE))
            return cards.add(store, title, lane, grid_of(store).steps[0], **self.values)

    def lost(self, store: Store) -> bool:
        """Never: it needs nothing."""
        return False


Task = Rename | NewCard | FirstCard


def first_lane(store: Store, grid: Grid) -> str:
    """The lane of the customer's actions, else the first that holds cards, "" where there is none."""
    usable = [
        lane
        for lane in grid.lanes
        if grid.kinds[lane] not in DRAWN_LANES
        and not store[lane].get("hidden")
        and not store[lane].get("locked")
    ]
    return next((lane for lane in usable if grid.kinds[lane] == "action"), usable[0] if usable else "")


def leaves_decision(store: Store, link: str) -> bool:
    """Whether a link is an exit: it leaves a decision, or has a name already."""
    record = store.get(link) or {}
    source = store.get(str(record.get("from"))) or {}
    return source.get("role") == "decision" or bool(record.get("exit"))
