"""What was open last time is kept beside nobody's map, and nothing about it can stop the work."""

from __future__ import annotations

from pathlib import Path

from app import seen
from app.model.checks import run
from app.model.edits import links
from app.places import state_dir
from tools.check_maps.common import repair


def test_what_is_new_and_gone_is_told_by_rule_and_ids(tmp_path: Path) -> None:
    map = repair()
    first = map.handover("Open the order", "Repair at home")
    seen.write(tmp_path / "a.jmap", run(map.store))
    links.remove(map.store, first)
    second = map.handover("Send the bill")
    news = seen.since(seen.read(tmp_path / "a.jmap"), run(map.store))
    assert (news.new, news.gone) == (frozenset({f"H01:{second}"}), frozenset({f"H02:{first}"}))


def test_rules_that_did_not_speak_before_are_not_news(tmp_path: Path) -> None:
    map = repair()
    map.handover("Open the order", "Repair at home")
    seen.write(tmp_path / "a.jmap", run(map.store, "sketch"))
    assert seen.since(seen.read(tmp_path / "a.jmap"), run(map.store, "final")) == seen.News()


def test_each_file_has_its_own_memory_in_the_state_folder(tmp_path: Path) -> None:
    report = run(repair().store)
    seen.write(tmp_path / "a.jmap", report)
    assert seen.read(tmp_path / "b.jmap") is None
    assert seen.file_of(tmp_path / "a.jmap").is_relative_to(state_dir())
    assert list(tmp_path.iterdir()) == []
    assert seen.since(None, report) == seen.News()


def test_what_cannot_be_read_or_written_is_passed_over(tmp_path: Path) -> None:
    report = run(repair().store)
    file = seen.file_of(tmp_path / "a.jmap")
    file.parent.mkdir(parents=True)
    for junk in (b"", b"{", b"[]", b'{"status": 1}', b'{"status": "odd", "open": 5}', b"\xff"):
        file.write_bytes(junk)
        assert seen.since(seen.read(tmp_path / "a.jmap"), report) == seen.News()
    file.unlink()
    file.mkdir()
    seen.write(tmp_path / "a.jmap", report)
    assert seen.read(tmp_path / "a.jmap") is None
