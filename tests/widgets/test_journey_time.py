"""The time to the goal in the header, and what it marks on the map."""

from __future__ import annotations

import pytest

from app.model.edits import fields
from app.session import Session
from app.storage.document import new_document
from tests.model.sketch import Sketch
from tests.widgets.window import Office, small_map
from tools.check_maps.common import put, repair

DAY = 24 * 60


@pytest.fixture
def map(office: Office) -> Sketch:
    """The repair on the screen: the customer waits for the technician, and hears of it when the bill comes."""
    made = repair()
    put(made, "Let the technician in", wait_before={"min": DAY, "typical": 5 * DAY, "max": 9 * DAY})
    made.card("Get the bill", "Contact", 3, channel=made["phone"])
    office.show(Session(made.store, new_document({})))
    return made


def marked(office: Office, map: Sketch, kind: str) -> set[str]:
    of = office.window.canvas.drawing.marks.of
    return {map.name_of(owner) for owner, names in of.items() if kind in names}


def test_the_header_tells_the_time_to_the_goal(office: Office, map: Sketch) -> None:
    time = office.window.header.time
    assert not time.isHidden()
    assert time.text() == "Time to goal: 5 days (1 day to 9 days)"
    assert "without news: 5 days, at most 5 days at a stretch" in time.accessibleName()


def test_a_map_without_times_says_nothing_of_them(office: Office) -> None:
    office.show(small_map())
    assert office.window.header.time.isHidden()
    assert not office.window.actions_["mark-slow-way"].isEnabled()


def test_pressing_marks_the_slowest_way_then_the_silence_then_nothing(office: Office, map: Sketch) -> None:
    time = office.window.header.time
    way = {"Notice the fault", "Report the fault", "Let the technician in", "Use it again"}
    time.click()
    assert (marked(office, map, "slow-way"), marked(office, map, "silence")) == (way, set())
    time.click()
    assert (marked(office, map, "slow-way"), marked(office, map, "silence")) == (set(), way)
    time.click()
    assert marked(office, map, "slow-way") | marked(office, map, "silence") == set()


def test_the_menu_does_the_same_and_says_what_is_marked(office: Office, map: Sketch) -> None:
    office.menu("mark-silence")
    assert marked(office, map, "silence")
    office.window.actions_.refresh()
    assert office.window.actions_["mark-silence"].isChecked()
    office.menu("mark-silence")
    assert not marked(office, map, "silence")


def test_the_marks_follow_the_map(office: Office, map: Sketch) -> None:
    office.menu("mark-silence")
    fields.put(map.store, map["Let the technician in"], wait_before={"typical": 2 * DAY})
    office.window.checking.now()
    assert "2 days" in office.window.header.time.text()
    fields.put(map.store, map["Let the technician in"], wait_before="")
    office.window.checking.now()
    assert office.window.header.time.isHidden()
    assert not marked(office, map, "silence")


def test_another_map_begins_without_marks(office: Office, map: Sketch) -> None:
    office.menu("mark-slow-way")
    office.show(Session(repair().store, new_document({})))
    office.show(Session(map.store, new_document({})))
    assert not marked(office, map, "slow-way")
