"""`baton check`: which level ends with which status, what each shape of the answer holds."""

from __future__ import annotations

import json
from pathlib import Path

from app import session as sessions
from app.model.edits import maps
from tests.cli.answers import Capture, answer


def test_findings_at_or_above_the_level_end_with_status_1(capsys: Capture, file: Path) -> None:
    found = json.loads(answer(capsys, "check", file, "--format", "json", "--fail-on", "never"))
    levels = {finding["severity"] for finding in found["findings"]}
    assert "error" in levels or "warning" in levels
    worst = "error" if "error" in levels else "warning"
    answer(capsys, "check", file, "--fail-on", worst, expected=1)
    answer(capsys, "check", file, "--fail-on", "never")


def test_a_clean_map_ends_with_status_0(capsys: Capture, tmp_path: Path) -> None:
    made = sessions.new("Nothing yet")
    sessions.save(made, tmp_path / "m.jmap")
    assert "Nothing yet" in answer(capsys, "check", tmp_path / "m.jmap")


def test_check_as_json_is_one_document_with_known_keys(capsys: Capture, file: Path) -> None:
    found = json.loads(answer(capsys, "check", file, "--format", "json", "--fail-on", "never"))
    assert found.keys() == {"title", "status", "handovers", "time", "findings"}
    assert found["title"] == "Refund" and found["status"] == "final"
    assert found["handovers"] == {"confirmed": 1, "gaps": 1, "to_clarify": 1}
    for finding in found["findings"]:
        said = {"message", "why", "next_steps", "follows_from", "exception", "actions", "settled"}
        assert finding.keys() == {"rule", "ids", "voice", "severity"} | said
        assert finding["ids"] == sorted(finding["ids"]) and finding["message"] and finding["next_steps"]
    assert any(finding["rule"] == "H02" for finding in found["findings"])


def test_check_as_sarif(capsys: Capture, file: Path) -> None:
    found = json.loads(answer(capsys, "check", file, "--format", "sarif", "--fail-on", "never"))
    (run,) = found["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert found["version"] == "2.1.0" and {r["ruleId"] for r in run["results"]} == rules
    assert {r["level"] for r in run["results"]} <= {"error", "warning", "note"}


def test_what_follows_from_a_cause_is_told_below_it(capsys: Capture, tmp_path: Path) -> None:
    from tools.check_maps.common import repair
    from tools.make_check_maps import text_of

    map = repair()
    for _ in range(2):
        map.link("Notice the fault", "Report the fault", kind="flow")
        map.link("Notice the fault", "Use it again", kind="flow")
    (tmp_path / "m.jmap").write_bytes(text_of(map.store))
    told = answer(capsys, "check", tmp_path / "m.jmap", "--fail-on", "never")
    assert told.index("\nF11  ") < told.index("\n  + F09  ")
    found = json.loads(answer(capsys, "check", tmp_path / "m.jmap", "--format", "json", "--fail-on", "never"))
    below = [one for one in found["findings"] if one["follows_from"]]
    assert [one["rule"] for one in below] == ["F09"] and below[0]["follows_from"].startswith("F11:")


def test_more_than_ten_causes_are_told_in_short(capsys: Capture, tmp_path: Path) -> None:
    from tools.check_maps.common import repair
    from tools.make_check_maps import text_of

    map = repair()
    for number in range(14):
        map.card(f"Ask {number}", "Contact", 1)
    (tmp_path / "m.jmap").write_bytes(text_of(map.store))
    told = answer(capsys, "check", tmp_path / "m.jmap", "--fail-on", "never")
    short = told.split(" more, less urgent:")[1]
    assert told.count("  → ") >= 10 and "→" not in short
    assert all(f"“Ask {number}”" in told for number in range(14))


def test_the_map_says_itself_how_loud_a_check_is(capsys: Capture, file: Path) -> None:
    session = sessions.open_map(file)
    maps.set_checks(session.store, status="final", checks={"H02": "off"}, thresholds={})
    sessions.save(session)
    found = json.loads(answer(capsys, "check", file, "--format", "json", "--fail-on", "never"))
    assert "H02" not in {one["rule"] for one in found["findings"]}


def test_a_louder_profile_finds_no_less(capsys: Capture, file: Path) -> None:
    counts = [
        len(
            json.loads(
                answer(capsys, "check", file, "--format", "json", "--profile", name, "--fail-on", "never")
            )["findings"]
        )
        for name in ("sketch", "final")
    ]
    assert counts[0] <= counts[1]


def test_agreed_exceptions_end_on_their_day(capsys: Capture, file: Path) -> None:
    from app.model.checks import run as check
    from app.model.edits import insights

    session = sessions.open_map(file)
    finding = next(f for f in check(session.store, profile="final").findings if f.rule == "H02")
    insights.agree(session.store, "H02", finding.ids, "because", "head of service", "2026-06-30")
    maps.put(session.store, note="so that it is saved")
    sessions.save(session)

    def agreed(day: str) -> list[bool]:
        words = ("check", file, "--format", "json", "--fail-on", "never", "--today", day)
        found = json.loads(answer(capsys, *(str(word) for word in words)))["findings"]
        return [bool(f["exception"]) for f in found if f["ids"] == list(finding.ids) and f["rule"] == "H02"]

    assert agreed("2026-06-01") == [True] and agreed("2026-07-15") == [False]
