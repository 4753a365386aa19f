"""A part of a map on paper: some cards, lanes or stages with the headings they stand under, and nothing else.

What is said of them still comes from the whole map: a handover keeps its number and its state.
"""

from __future__ import annotations

from app.model.grid import columns_of, grid_of, place
from app.model.ledger import text_in, texts_in
from app.model.patch import Objects
from app.model.store import Record, Store


class Part:
    """What of a map goes out. `cards` are ids of cards, of whole lanes or of feelings; None for all of them."""

    def __init__(self, store: Store, cards: frozenset[str] | None, stages: frozenset[str] | None) -> None:
        self._store, self._grid = store, grid_of(store)
        self._cards, self._stages = cards, stages
        self.cards = frozenset(card for card in self._grid.places if self._wanted(card))
        """The cards that go out; those in the parking lot never do."""
        self._feelings = frozenset(key for key in cards or () if self._type(key) == "emotion")
        self._lanes, self._steps = self._kept_lanes(), self._kept_steps()
        self._shown = frozenset(self._grid.stage_of[step] for step in self._steps)

    @property
    def headed(self) -> bool:
        """Whether it takes headings to see where things stand: several lanes or steps, or a lane of its own."""
        return len(self._lanes) > 1 or len(self._steps) > 1 or bool(self._whole_lanes())

    def store(self) -> Store:
        """The part alone, for every list: links that leave it are not among them."""
        return Store(self._objects(self.cards))

    def drawn(self) -> Store:
        """The part as it is drawn: a link that leaves it says where it leads, as it does at the edge of a sheet."""
        outside = self._beyond()
        objects = self._objects(self.cards | outside)
        for card in outside:
            objects[card].pop("pos", None)
        return Store(objects)

    # ---- which
    def _type(self, key: str) -> str:
        record = self._store.get(key)
        return str(record["type"]) if record is not None else ""

    def _wanted(self, card: str) -> bool:
        lane, _step, _order, _span = place(self._store[card])
        columns = columns_of(self._store, card, self._grid)
        if not columns:
            return False
        if self._cards is not None and not {card, lane} & self._cards:
            return False
        return self._stages is None or any(self._grid.stage_of[step] in self._stages for step in columns)

    def _whole_lanes(self) -> frozenset[str]:
        return frozenset(lane for lane in self._grid.lanes if self._cards is not None and lane in self._cards)

    def _kept_lanes(self) -> frozenset[str]:
        if self._cards is None:
            return frozenset(self._grid.lanes)
        touched = {place(self._store[card])[0] for card in self.cards}
        felt = {
            lane for lane in self._grid.lanes if self._grid.kinds.get(lane) == "emotion" and self._feelings
        }
        return self._whole_lanes() | touched | felt

    def _kept_steps(self) -> frozenset[str]:
        stages = self._grid.stages if self._stages is None else self._stages
        steps = {step for stage in stages for step in self._grid.steps_of.get(stage, ())}
        if self._cards is None or self._whole_lanes():
            return frozenset(steps)
        touched = {step for card in self.cards for step in columns_of(self._store, card, self._grid)}
        felt = {str(self._store[key].get("step")) for key in self._feelings}
        return frozenset(touched | (felt & steps))

    def _beyond(self) -> frozenset[str]:
        """Cards at the other end of a link that leaves the part."""
        found: set[str] = set()
        for link in self._store.of("link"):
            ends = _ends(self._store[link])
            if ends & self.cards:
                found |= {end for end in ends - self.cards if self._type(end) == "card"}
        return frozenset(found)

    # ---- what stays
    def _objects(self, cards: frozenset[str]) -> Objects:
        kept = cards | self._lanes | self._steps | self._shown
        links = self._store.of("link")
        inside = {key for key in links if _inside(self._store[key], cards)}
        touching = {key for key in links if not cards.isdisjoint(_ends(self._store[key]))}
        return {
            key: dict(record)
            for key, record in self._store.objects.items()
            if self._stays(key, record, kept | inside, touching)
        }

    def _stays(self, key: str, record: Record, kept: frozenset[str], touching: set[str]) -> bool:
        kind = record["type"]
        if kind in ("card", "lane", "step", "stage", "link"):
            return key in kept
        if kind == "cell":
            return text_in(record, "lane") in kept and text_in(record, "step") in kept
        if kind == "emotion":
            return text_in(record, "step") in kept and self._curves
        if kind == "measure":
            return _about(record, "about", kept)
        return kind != "action" or _about(record, "cures", kept | touching)

    @property
    def _curves(self) -> bool:
        return any(self._grid.kinds.get(lane) == "emotion" for lane in self._lanes)


def _ends(link: Record) -> set[str]:
    """The cards that a link names as its ends."""
    return {text_in(link, "from"), text_in(link, "to")} - {""}


def _inside(link: Record, cards: frozenset[str]) -> bool:
    """Whether both ends of a link are there; one that leads to nobody has a single end."""
    return text_in(link, "from") in cards and _ends(link) <= cards


def _about(record: Record, field: str, kept: frozenset[str]) -> bool:
    return not kept.isdisjoint(texts_in(record, field))
