"""A small map built with the mouse alone and with the keyboard alone: both are the map that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import session as sessions
from app.model.edits import fields, lanes, people
from app.model.grid import grid_of, map_of
from app.model.store import Store
from tests.real_window.alike import alike, differences
from tests.real_window.building import Builder
from tests.real_window.by_keyboard import KeyboardOnly
from tests.real_window.by_mouse import MouseOnly
from tests.real_window.counting import Counts
from tests.real_window.hands import Hands
from tests.real_window.way import Way
from tests.widgets.window import small_map

pytestmark = pytest.mark.real_window


@pytest.fixture
def meant() -> Store:
    """Two stages, four lanes with teams, three cards, three handovers and a curve."""
    store = small_map().store
    lane = lanes.add(store, "emotion", "Feelings", 1)
    assert grid_of(store).lanes[1] == lane
    (persona,) = store.of("persona")
    for step, score in zip(grid_of(store).steps, (-1.5, 0.5), strict=True):
        people.feel(store, persona, step, score)
    card = store.of("card")[0]
    fields.put(store, card, role="decision", note="Asked twice.", moment=True)
    fields.put(store, map_of(store)[0], language="en")
    return store


@pytest.mark.parametrize("kind", [MouseOnly, KeyboardOnly])
def test_one_hand_is_enough(
    hands: Hands, qapp: QApplication, meant: Store, tmp_path: Path, kind: type[Way]
) -> None:
    hands.xdo("mousemove", "1590", "990")
    counts = Counts(qapp)
    builder = Builder(hands, meant, [kind(hands)], lambda _said: None)
    builder.build()
    builder.way.save(tmp_path / "built.jmap")
    hands.until(lambda: not hands.session.modified, "the map is saved")
    again = sessions.open_map(tmp_path / "built.jmap").store
    assert differences(alike(meant), alike(again)) == []
    assert (counts.mouse if kind is KeyboardOnly else counts.keys) == 0
