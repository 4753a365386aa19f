"""`baton bench`: what is measured, and that each operation is really done and painted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import session as sessions
from app.bench import edits, launch, maps, run
from app.bench.canvas import CanvasBench
from app.bench.export import export_bench
from app.bench.model import model_bench
from app.bench.spread import spread
from app.cli import status
from app.model.ids import new_id

EDITS = {
    f"{what}_{name}" for what in ("edit", "undo") for name in ("same_height", "other_height", "all_moves")
}
OPERATIONS = {
    "pan_100",
    "pan_25",
    "zoom",
    "fit",
    *EDITS,
    "drag",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A made map of thirty cards."""
    path = tmp_path / "thirty.jmap"
    sessions.save(maps.made(30), path)
    return path


def test_a_made_map_has_as_many_cards_as_asked_and_half_as_many_links() -> None:
    store = maps.made(30).store
    assert (len(store.of("card")), len(store.of("link"))) == (30, 15)


def test_a_made_map_is_the_same_in_every_run_ids_and_all() -> None:
    one, two = maps.made(30), maps.made(30)
    assert one.store.objects == two.store.objects and one.document == two.document
    assert new_id() != maps.made(30).store.of("card")[0]  # other maps are as random as before


def test_edits_are_of_cards_that_move_nothing_their_own_lane_and_all_lanes_below(
    qtbot: QtBot, file: Path
) -> None:
    bench = CanvasBench(file)
    qtbot.addWidget(bench.canvas)
    bench.open()
    seen: list[tuple[float, ...]] = []
    bench.session.store.listen(
        lambda _change: seen.append(tuple(row.y for row in bench.canvas.scene.grid.rows))
    )
    found = edits.edits(bench)
    times = edits.EDITS + edits.UNDONE + 1
    assert found.keys() >= EDITS and len(seen) == 3 * times
    same, other, moving = (set(seen[at + 2 : at + times]) for at in range(0, 3 * times, times))
    assert len(same) == len(other) == 1 and len(moving) == 2
    ends = [ys[-1] for ys in moving]
    assert ends[0] != ends[1]
    assert bench.session.history.at == 3 * (edits.EDITS - edits.UNDONE) + 3


def test_every_operation_is_measured_until_it_was_painted(qtbot: QtBot, file: Path) -> None:
    bench = CanvasBench(file)
    qtbot.addWidget(bench.canvas)
    found = bench.run()
    assert found.keys() >= OPERATIONS | {"open", "settle_after_open", "settle_after_drag"}
    for name in OPERATIONS:
        assert 0 <= found[name]["p50"] <= found[name]["p95"] <= found[name]["max"] > 0, name
    assert not bench.canvas.drawing.previewing and bench.canvas.gesture is None
    # Editing 72 times, undoing 36 times, zooming 32 and dragging 60 paints; a map this small cannot be panned far out.
    assert bench.canvas.frames >= 200


def test_reading_saving_and_checking_are_measured_without_a_window(file: Path, tmp_path: Path) -> None:
    found = model_bench(file, tmp_path)
    checks = {"check_first", "check_whole", "check_after_edit", "check_local", "check_local_move"}
    assert found.keys() == {"load", "save", *checks}


def test_the_editor_says_when_it_has_painted(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_TIMES", 1)
    assert launch.launch_bench(file)["p50"] > 0


def test_the_command_prints_one_document(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        run, "_one", lambda path, _folder: {"file": path.name, "counts": {"card": 30, "link": 15}}
    )
    monkeypatch.setattr(run, "launch_bench", lambda _path: spread([1.0]))
    assert status(["bench", str(file), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["maps"][0]["file"] == "thirty.jmap" and document["versions"]["PySide6-Essentials"]
    assert status(["bench", "--cards", "7", "9"]) == 0
    assert "7-cards.jmap" in capsys.readouterr().out


@pytest.mark.parametrize("count", ["0", "-3", "many", "20001"])
def test_a_number_of_cards_that_cannot_be_is_refused_in_one_sentence(
    count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["bench", "--cards", count]) == 2
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1


def test_a_file_that_is_no_map_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["bench", str(tmp_path / "nowhere.jmap")]) == 2
    assert "nowhere.jmap" in capsys.readouterr().err


def test_the_handout_is_weighed_and_timed_inside_the_program_and_as_a_command(
    file: Path, tmp_path: Path
) -> None:
    found = export_bench(file, tmp_path)
    assert found["export"]["p50"] > 0
    assert found["export_command"] > found["export"]["p50"] / 10
    assert found["export_kb"] == round((tmp_path / "handout.pdf").stat().st_size / 1000, 1)
    assert found["export_pages"] > 5 and found["export_peak_mb"] > 20


def test_the_handout_of_a_shelf_of_cards_is_not_measured(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.bench.export.MOST_CARDS", 29)
    assert export_bench(file, tmp_path) == {}
