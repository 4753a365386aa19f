"""What is there at the first start, and what comes back at the next one: panels, lists, place and scale of each map."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import session as sessions
from app import settings as choices
from app.model.edits import votes
from app.places import resources
from app.settings import Settings
from app.widgets.main_window import MainWindow
from tests.widgets.window import Office, small_map

SAMPLE = resources() / "samples" / "bank-onboarding-as-is.jmap"


def again(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Leave the program and start it anew with what it has kept."""
    assert office.window.close()
    return Office(monkeypatch, choices.read())


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A whole map of one's own."""
    made = sessions.open_map(SAMPLE)
    path = tmp_path / "map.jmap"
    sessions.save(made, path)
    return path


def test_at_the_first_start_the_map_has_the_screen(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: Path
) -> None:
    fresh = Office(monkeypatch, Settings(theme="light", language="en"))
    fresh.window.resize(1366, 728)
    fresh.open(saved)
    canvas = fresh.window.canvas
    assert canvas.width() == 1366 and canvas.height() > 728 * 0.7
    assert not fresh.window.palette_shown and not fresh.window.open_list
    shown = [fresh.window.inspector_shown]
    fresh.press("Details")
    shown.append(fresh.window.inspector_shown)
    assert shown == [False, True], "one press brings the details"
    fresh.leave()


def test_place_and_scale_of_a_map_come_back(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: Path
) -> None:
    office.open(saved)
    office.window.canvas.center_on(1500, 700, 0.9)
    office.settle()
    before = office.window.canvas.center, office.window.canvas.scale
    next_day = again(office, monkeypatch)
    next_day.open(saved)
    canvas = next_day.window.canvas
    assert canvas.center == pytest.approx(before[0], abs=1.2), "to the pixel"
    assert canvas.scale == pytest.approx(before[1])
    next_day.leave()


def test_a_map_opened_before_the_window_is_shown_does_not_wander(office: Office, saved: Path) -> None:
    office.open(saved)
    office.window.canvas.center_on(1500, 700, 0.9)
    office.settle()
    before = office.window.canvas.center
    assert office.window.close()
    for _day in range(2):
        window = MainWindow(choices.read())
        window.files.open_file(saved)
        window.show()
        office.settle()
        assert window.canvas.center == pytest.approx(before, abs=1.2)
        assert window.close()
        window.deleteLater()


def test_panels_and_lists_come_back_as_high_as_they_were(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: Path
) -> None:
    office.open(saved)
    office.window.toggle_list("actions")
    office.settle()
    office.window.panels._down.setSizes([500, 310])
    office.settle()
    height = office.window.lists.height()
    office.window.toggle_list("actions")
    office.window.toggle_list("votes")
    office.settle()
    assert office.window.lists.height() == pytest.approx(height, abs=2), "another list is as high"
    next_day = again(office, monkeypatch)
    next_day.open(saved)
    assert next_day.window.open_list == "votes" and next_day.window.inspector_shown
    assert next_day.window.lists.height() == pytest.approx(height, abs=2)
    next_day.leave()


def test_panels_come_back_as_wide_after_a_day_without_a_map(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: Path
) -> None:
    office.open(saved)
    office.menu("outline")
    office.window.toggle_list("votes")
    office.window.panels._across.setSizes([333, 600, 367])
    office.settle()
    sizes = office.window.panels._across.sizes()
    without = again(office, monkeypatch)
    next_day = again(without, monkeypatch)
    next_day.open(saved)
    assert next_day.window.panels._across.sizes() == pytest.approx(sizes, abs=2)
    assert next_day.window.open_list == "votes" and next_day.window.finding.outline.isVisible()
    next_day.leave()


def test_a_folded_list_gives_its_room_to_the_map(office: Office, saved: Path) -> None:
    office.open(saved)
    office.settle()
    before = office.window.canvas.height()
    for name in ("votes", "handovers"):
        office.window.toggle_list(name)
        office.settle()
        assert office.window.canvas.height() < before
        office.window.toggle_list(name)
        office.settle()
        assert office.window.canvas.height() == before, "no empty room below the names of the lists"


def test_a_map_left_in_the_room_comes_back_as_in_the_editor(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: Path
) -> None:
    office.open(saved)
    office.window.canvas.center_on(1500, 700, 0.9)
    office.settle()
    before = office.window.canvas.center
    office.menu("room")
    next_day = again(office, monkeypatch)
    next_day.open(saved)
    assert (
        next_day.window.canvas.center == pytest.approx(before, abs=1.2) and not next_day.window.isFullScreen()
    )
    assert next_day.window.menuBar().isVisible()
    next_day.leave()


def test_the_file_is_on_top_of_the_recent_ones(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: Path
) -> None:
    office.open(saved)
    next_day = again(office, monkeypatch)
    assert next_day.window.settings.recent[0] == str(saved)
    next_day.leave()


def test_reduced_motion_is_remembered_and_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch, saved: Path
) -> None:
    office.open(saved)
    reduced = [office.window.canvas.reduce_motion]
    office.menu("reduce-motion")
    reduced.append(office.window.canvas.reduce_motion)
    assert reduced == [False, True]
    next_day = again(office, monkeypatch)
    assert next_day.window.canvas.reduce_motion
    next_day.leave()


@pytest.mark.parametrize(("typed", "held"), [("7", 7), ("-3", 0), ("2.9", 2), ("", 0)])
def test_votes_typed_in_the_inspector_are_whole_and_not_below_none(
    office: Office, typed: str, held: int
) -> None:
    office.show(small_map()).select("Pays back")
    office.type_into("votes", "1")
    office.type_into("votes", typed)
    assert votes.votes_of(office.session.store, office.id("Pays back")) == held


def test_the_first_window_is_no_larger_than_the_screen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Office(monkeypatch, Settings(theme="light", language="en")).window
    window.memory.restore_window()
    free = window.screen().availableSize()
    assert window.width() <= max(free.width(), window.minimumWidth())
    assert window.height() <= max(free.height(), window.minimumHeight())
