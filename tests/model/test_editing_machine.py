"""Random use of all verbs never breaks the map, and the machine that uses them sees a planted fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis.stateful import run_state_machine_as_test

from app.model import history as history_module
from app.model import integrity, order, patch
from app.model import store as store_module
from app.model.edits import cards, lanes, library, maps, stages, steps
from app.model.grid import grid_of, place
from app.model.history import History
from app.model.patch import ABSENT
from tests.model.editing_machine import QUICK, THOROUGH, Editing, Journal


def test_random_use_never_breaks_the_map() -> None:
    run_state_machine_as_test(Editing, settings=THOROUGH)


# ---- planted faults: what the machine must see


def _lost_rollback(monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(self: store_module.Store) -> None:
        self._open = None

    monkeypatch.setattr(store_module.Store, "_roll_back", keep)


def _inverse_missing_a_field(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(objects: patch.Objects, change: patch.Patch) -> patch.Patch:
        inverse = patch.apply(objects, change)
        return {k: {n: v for n, v in f.items() if n != "team"} for k, f in inverse.items()}

    monkeypatch.setattr(store_module, "apply", faulty)


def _equal_order_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "between", lambda low, high: low or "a0")


def _dangling_link_after_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    real = integrity._let_go

    def faulty(store: store_module.Store, key: str, reference: Any, target: str) -> None:
        if store[key]["type"] != "link":
            real(store, key, reference, target)

    monkeypatch.setattr(integrity, "_let_go", faulty)


def _redo_after_new_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    real = History._heard

    def faulty(self: History, change: store_module.Change) -> None:
        kept = [] if self._replaying else self._entries[self._at :]
        real(self, change)
        self._entries += kept

    monkeypatch.setattr(history_module.History, "_heard", faulty)


def _skipped_journal_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful(Journal):
        def append(self, change: store_module.Change) -> None:
            if len(self.lines) != 5:
                super().append(change)
            else:
                self.lines.append({})

    monkeypatch.setattr(Editing, "journal_kind", Forgetful)


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "lost rollback": _lost_rollback,
    "inverse missing a field": _inverse_missing_a_field,
    "equal order keys": _equal_order_keys,
    "dangling link after a lane is deleted": _dangling_link_after_lane,
    "redo after a new edit": _redo_after_new_edit,
    "a skipped journal entry": _skipped_journal_entry,
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_the_machine_sees_a_planted_fault(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[name](monkeypatch)
    with pytest.raises((AssertionError, KeyError, ValueError, IndexError)):
        run_state_machine_as_test(Editing, settings=QUICK)


# ---- found by the machine, told by themselves
def test_a_stage_wide_card_whose_stage_ends_is_parked_behind_the_others() -> None:
    store = maps.create("x")
    lane = lanes.add(store, "action", "Customer")
    stage = stages.add(store, "Only stage")
    first = cards.add_parked(store, "Parked before")
    wide = cards.add(store, "Over the stage", lane, stage)
    steps.remove(store, grid_of(store).steps[0])
    assert grid_of(store).parked == (first, wide)
    assert place(store[first])[2] < place(store[wide])[2]


def test_removing_a_field_is_not_setting_it_to_null() -> None:
    store = maps.create("x")
    key = library.add(store, "team", "Billing")
    with store.edit("note"):
        store.put(key, note=None)
    with store.edit("note"):
        store.put(key, note=ABSENT)
    assert "note" not in store[key]
