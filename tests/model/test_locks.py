"""Locks: what a locked lane, stage or map keeps as it is, and what stays free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from app.model import locks
from app.model.edits import cards, fields, lanes, links, maps, people, stages, steps
from app.model.grid import grid_of, map_of, place
from app.model.history import History
from app.model.patch import Patch
from app.model.store import Store


@dataclass
class Room:
    """A guarded map with two stages, two lanes, a curve and three cards."""

    store: Store = field(default_factory=lambda: maps.create("Return"))
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        store = self.store
        self.jana = people.add(store, "Jana")
        self.report = stages.add(store, "Report", first="Call")
        self.check = stages.add(store, "Check", first="Parcel")
        grid = grid_of(store)
        self.call, self.parcel = grid.steps_of[self.report][0], grid.steps_of[self.check][0]
        self.desk = lanes.add(store, "process", "Desk")
        self.billing = lanes.add(store, "process", "Billing")
        self.feelings = lanes.add(store, "emotion", "Feelings")
        self.opens = cards.add(store, "Opens a case", self.desk, self.call)
        self.pays = cards.add(store, "Pays", self.billing, self.parcel)
        self.wide = cards.add(store, "Waits", self.billing, self.report)
        store.guard(self._refusal)

    def _refusal(self, back: Patch) -> Callable[[], None] | None:
        lock = locks.refused(self.store, back)
        return (lambda: self.said.append(str(self.store[lock].get("title", "")))) if lock else None

    def lock(self, *keys: str) -> None:
        maps.lock(self.store, keys)

    def refuses(self, verb: Callable[[], object], because: str) -> None:
        before, self.said[:] = dict(self.store.objects), []
        verb()
        assert dict(self.store.objects) == before and self.said == [because]


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_locked_lane_keeps_its_cards_and_its_name(room: Room) -> None:
    store = room.store
    room.lock(room.desk)
    room.refuses(lambda: cards.add(store, "x", room.desk, room.call), "Desk")
    room.refuses(lambda: cards.remove(store, [room.opens]), "Desk")
    room.refuses(lambda: fields.put(store, room.opens, title="x"), "Desk")
    room.refuses(lambda: cards.move(store, room.opens, room.billing, room.call), "Desk")
    room.refuses(lambda: cards.move(store, room.pays, room.desk, room.call), "Desk")
    room.refuses(lambda: cards.park(store, [room.opens]), "Desk")
    room.refuses(lambda: fields.put(store, room.desk, title="x"), "Desk")
    room.refuses(lambda: lanes.remove(store, room.desk), "Desk")
    room.refuses(lambda: lanes.move(store, room.desk, 1), "Desk")
    room.refuses(lambda: lanes.set_cell_mode(store, room.desk, room.call, "one-of"), "Desk")
    room.refuses(lambda: stages.remove(store, room.report), "Desk")
    cards.move(store, room.pays, room.billing, room.call)
    assert place(store[room.pays])[1] == room.call


def test_a_locked_stage_keeps_its_steps_and_their_cards(room: Room) -> None:
    store = room.store
    room.lock(room.report)
    room.refuses(lambda: steps.add(store, room.report, "x"), "Report")
    room.refuses(lambda: steps.move(store, room.parcel, room.report, 0), "Report")
    room.refuses(lambda: fields.put(store, room.call, title="x"), "Report")
    room.refuses(lambda: stages.move(store, room.report, 1), "Report")
    room.refuses(lambda: fields.put(store, room.wide, title="x"), "Report")
    room.refuses(lambda: people.feel(store, room.jana, room.call, 1), "Report")
    room.refuses(lambda: cards.duplicate(store, [room.opens]), "Report")
    people.feel(store, room.jana, room.parcel, 1)
    assert len(store.of("emotion")) == 1


def test_a_locked_structure_lets_only_cards_move(room: Room) -> None:
    store = room.store
    room.lock(map_of(store)[0])
    room.refuses(lambda: lanes.add(store, "text", "x"), "Return")
    room.refuses(lambda: stages.add(store, "x"), "Return")
    room.refuses(lambda: steps.add(store, room.check, "x"), "Return")
    room.refuses(lambda: lanes.resize(store, [room.desk], 200), "Return")
    room.refuses(lambda: steps.resize(store, [room.call], 200), "Return")
    room.refuses(lambda: fields.put(store, room.desk, title="x"), "Return")
    cards.move(store, room.opens, room.billing, room.parcel)
    cards.add(store, "y", room.desk, room.call)
    assert place(store[room.opens])[:2] == (room.billing, room.parcel)


def test_looking_and_the_lock_itself_stay_free(room: Room) -> None:
    store = room.store
    room.lock(room.desk, room.report, map_of(store)[0])
    lanes.hide(store, [room.desk])
    stages.fold(store, [room.report])
    links.connect(store, room.opens, room.pays)
    maps.lock(store, [room.desk, room.report, map_of(store)[0]], False)
    assert store[room.desk].get("hidden") is True and "locked" not in store[room.desk]
    assert room.said == [] and len(store.of("link")) == 1


def test_a_locked_curve_keeps_the_feelings_it_draws(room: Room) -> None:
    room.lock(room.feelings)
    room.refuses(lambda: people.feel(room.store, room.jana, room.call, 1), "Feelings")


def test_undo_works_through_a_lock_that_came_later(room: Room) -> None:
    history = History(room.store)
    fields.put(room.store, room.opens, title="Opens two cases")
    with room.store.edit("lock"):
        room.store.put(room.desk, locked=True)
    history.undo()
    history.undo()
    assert room.store[room.opens]["title"] == "Opens a case"


def test_unlocking_and_changing_at_once_is_refused(room: Room) -> None:
    room.lock(room.desk)

    def both() -> None:
        with room.store.edit("change-field", n=2, field="locked"):
            room.store.put(room.desk, locked=False)
            room.store.put(room.opens, title="x")

    room.refuses(both, "Desk")


def test_what_a_rehearsal_tries_is_not_refused(room: Room) -> None:
    room.lock(room.desk)
    assert room.store.rehearse(lambda: cards.remove(room.store, [room.opens]))
    assert room.said == []
