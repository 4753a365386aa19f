"""The command line as people and programs use it: exit statuses, shapes of the answers, and bad input."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import gallery
from app import session as sessions
from app.__main__ import main
from app.cli import status
from app.commands import COMMANDS
from app.model.edits import cards, lanes, library, links, maps, stages
from app.model.grid import grid_of
from app.storage.system import System

ROOT = Path(__file__).parents[1]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A final map with one confirmed handover, one gap and one to clarify."""
    made = sessions.new("Refund", status="final")
    store = made.store
    support, billing = library.add(store, "team", "Support"), library.add(store, "team", "Billing")
    stages.add(store, "Report", first="Call")
    (step,) = grid_of(store).steps
    front = lanes.add(store, "process", "Desk", zone="front", team=support)
    back = lanes.add(store, "process", "Office", zone="back", team=billing)
    one, two, three = (
        cards.add(store, title, lane, step)
        for title, lane in (("=Opens a case", front), ("Checks", back), ("Pays", back))
    )
    links.know(store, links.connect(store, one, two), receipt="ticket in the queue")
    links.know(store, links.connect(store, three, one), receipt=None)
    links.connect(store, two, to_team=support)
    path = tmp_path / "refund.jmap"
    sessions.save(made, path)
    return path


def answer(capsys: Capture, *words: str | Path, expected: int = 0) -> str:
    """Standard output of a command that ends with this status and says nothing else."""
    assert status([str(word) for word in words]) == expected
    out, err = capsys.readouterr()
    assert err == "", err
    return out


def refusal(capsys: Capture, *words: str | Path) -> str:
    """The one sentence of a command that cannot be done."""
    assert status([str(word) for word in words]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and "Traceback" not in err, err
    return err


# ---- check
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


# ---- handovers
def test_the_ledger_as_text_json_and_table(capsys: Capture, file: Path) -> None:
    text = answer(capsys, "handovers", file)
    assert "1 confirmed, 1 gap, 1 to clarify" in text and "ticket in the queue" in text
    found = json.loads(answer(capsys, "handovers", file, "--format", "json"))
    assert (found["confirmed"], found["gaps"], found["to_clarify"]) == (1, 1, 1)
    for parts in (found["stages"], found["pairs"]):
        told = [sum(part[name] for part in parts) for name in ("confirmed", "gaps", "to_clarify")]
        assert told == [1, 1, 1], "each handover is in one stage and between one pair"
    assert {(row["from"]["team"], row["to"]["team"]) for row in found["handovers"]} == {
        (pair["from"], pair["to"]) for pair in found["pairs"]
    }
    assert {h["state"] for h in found["handovers"]} == {"confirmed", "gap", "to-clarify"}
    gap = next(h for h in found["handovers"] if h["state"] == "gap")
    assert gap["reasons"] == ["receipt"] and gap["from"]["team"] == "Billing"
    table = answer(capsys, "handovers", file, "--format", "csv")
    assert table.startswith("\ufeff") and len(list(csv.reader(io.StringIO(table)))) == 4
    assert "'=Opens a case" in table and ",=Opens" not in table


# ---- export, info, new
@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_export_writes_what_the_name_says(capsys: Capture, file: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    said = answer(capsys, "export", file, "-o", out)
    start = {"pdf": b"%PDF", "svg": b"<", "png": b"\x89PNG"}[ending]
    assert out.read_bytes().startswith(start) and "page" in said


def test_info_counts_by_kind(capsys: Capture, file: Path) -> None:
    found = json.loads(answer(capsys, "info", file, "--format", "json"))
    assert found["records"]["card"] == 3 and found["records"]["link"] == 3 and found["status"] == "final"
    assert "3 cards" in answer(capsys, "info", file)


def test_new_makes_a_map_that_opens(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "nov.jmap"
    answer(capsys, "new", "--title", "Nov zemljevid", "--language", "sl", "-o", out)
    made = sessions.open_map(out)
    assert made.title == "Nov zemljevid" and made.language == "sl" and made.store.of("lane")


def test_new_overwrites_nothing(capsys: Capture, file: Path) -> None:
    before = file.read_bytes()
    assert "exists already" in refusal(capsys, "new", "-o", file)
    assert file.read_bytes() == before


def test_an_unknown_template_names_the_ones_there_are(capsys: Capture, tmp_path: Path) -> None:
    assert "no template" in refusal(capsys, "new", "--template", "holiday", "-o", tmp_path / "m.jmap")
    assert list(tmp_path.iterdir()) == []


# ---- bad input
BAD = {
    "zip": b"PK\x03\x04" + bytes(400),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\n",
    "html": b"<!doctype html><html><body>Sign in</body></html>",
    "utf-16": '{"format": "baton-journey-map"}'.encode("utf-16"),
    "empty": b"",
    "no-json": b"hello",
    "other-json": b'{"cards": []}',
    "deep": b"[" * 5000,
}


@pytest.mark.parametrize("name", sorted(BAD))
@pytest.mark.parametrize("command", ["check", "handovers", "info"])
def test_a_foreign_file_is_one_sentence(capsys: Capture, tmp_path: Path, command: str, name: str) -> None:
    path = tmp_path / "m.jmap"
    path.write_bytes(BAD[name])
    refusal(capsys, command, path)
    assert path.read_bytes() == BAD[name]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_map_is_one_sentence(capsys: Capture, file: Path, share: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    refusal(capsys, "check", file)


def test_a_newer_map_is_refused(capsys: Capture, file: Path) -> None:
    document = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**document, "schema": 99, "min_reader": 99}), "utf-8")
    assert "newer" in refusal(capsys, "check", file)


def test_a_missing_file_a_folder_and_a_forbidden_one(capsys: Capture, tmp_path: Path) -> None:
    assert "nothing.jmap" in refusal(capsys, "check", tmp_path / "nothing.jmap")
    assert "folder" in refusal(capsys, "check", tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "a.jmap", "--colour"],
        ["check", "a.jmap", "--format", "xml"],
        ["check", "a.jmap", "--today", "yesterday"],
        ["export", "a.jmap"],
        ["export", "a.jmap", "-o", "x.pdf", "--paper", "B7"],
        ["nonsense"],
    ],
)
def test_what_is_not_understood_is_one_sentence(capsys: Capture, words: list[str]) -> None:
    assert "--help" in refusal(capsys, *words)


@pytest.mark.parametrize("out", ["out.docx", "out", "no such folder/out.pdf"])
def test_an_output_that_cannot_be(capsys: Capture, file: Path, tmp_path: Path, out: str) -> None:
    refusal(capsys, "export", file, "-o", tmp_path / out)
    assert list(tmp_path.iterdir()) == [file]


def test_a_register_is_no_picture(capsys: Capture, file: Path, tmp_path: Path) -> None:
    refusal(capsys, "export", file, "-o", tmp_path / "r.png", "--preset", "register")
    assert not (tmp_path / "r.png").exists()


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_a_full_disk_leaves_no_half_file(
    capsys: Capture, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    def full(self: System, fd: int, data: bytes | memoryview) -> int:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as disk:
        disk.setattr(System, "write", full)
        assert "full" in refusal(capsys, "export", file, "-o", tmp_path / f"out.{ending}")
    assert list(tmp_path.iterdir()) == [file]


def test_an_old_export_survives_a_failed_one(
    capsys: Capture, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.svg"
    out.write_text("the one of yesterday")

    def broken(self: System, source: str, target: str) -> None:
        raise OSError(errno.EACCES, "in use")

    with monkeypatch.context() as disk:
        disk.setattr(System, "replace", broken)
        refusal(capsys, "export", file, "-o", out)
    assert out.read_text() == "the one of yesterday"


# ---- as a program
def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_program_itself_needs_no_display(file: Path) -> None:
    done = run("check", file, "--format", "json", DISPLAY="", WAYLAND_DISPLAY="", LC_ALL="C")
    assert json.loads(done.stdout)["title"] == "Refund" and done.stderr == ""
    assert done.returncode == (1 if '"severity": "error"' in done.stdout else 0)
    gone = run("check", file.with_name("gone.jmap"))
    assert gone.returncode == 2 and gone.stdout == "" and "Traceback" not in gone.stderr


NO_QT = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not here")
sys.meta_path.insert(0, Blocked())
"""


@pytest.fixture
def without_qt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine on which Qt cannot be loaded."""
    folder = tmp_path_factory.mktemp("noqt")
    (folder / "sitecustomize.py").write_text(NO_QT, "utf-8")
    return {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))), "DISPLAY": "", "WAYLAND_DISPLAY": ""}


def test_everything_but_pictures_works_without_qt(
    file: Path, tmp_path: Path, without_qt: dict[str, str]
) -> None:
    for words in (
        ("check", file, "--fail-on", "never"),
        ("handovers", file),
        ("info", file),
        ("export", file, "-o", tmp_path / "h.pdf"),
        ("export", file, "-o", tmp_path / "h.svg"),
        ("new", "--template", "web-shop", "-o", tmp_path / "new.jmap"),
    ):
        done = run(*words, **without_qt)
        assert (done.returncode, done.stderr) == (0, ""), words
    assert (
        (tmp_path / "h.pdf").exists() and (tmp_path / "h.svg").exists() and (tmp_path / "new.jmap").exists()
    )


def test_a_picture_without_qt_is_refused_in_one_sentence(
    file: Path, tmp_path: Path, without_qt: dict[str, str]
) -> None:
    done = run("export", file, "-o", tmp_path / "h.png", **without_qt)
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and "Qt" in done.stderr
    assert not (tmp_path / "h.png").exists()


def test_the_program_says_its_version_and_its_commands() -> None:
    assert run("--version").stdout.startswith("Baton ")
    said = run("--help").stdout
    assert all(word in said for word in ("check", "handovers", "export", "info", "new"))


def test_an_unknown_option_of_the_editor_is_status_2() -> None:
    done = run("--no-such-option")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1 and "--no-such-option" in done.stderr


def test_the_commands_that_are_known_are_the_ones_there_are() -> None:
    said = run("--help").stdout
    listed = [line.split()[0] for line in said.splitlines() if line.startswith("    ") and line[4] != " "]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("dots", ["-3", "0", "nan", "inf", "many", "1e9"])
def test_dots_that_make_no_picture_are_one_sentence(
    dots: str, capsys: Capture, file: Path, tmp_path: Path
) -> None:
    assert status(["export", str(file), "-o", str(tmp_path / "map.png"), f"--dpi={dots}"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "from 1 to 2400" in said.err
    assert not (tmp_path / "map.png").exists()


def test_a_template_speaks_the_language_of_the_new_map(capsys: Capture, tmp_path: Path) -> None:
    made = tmp_path / "nova.jmap"
    assert status(["new", "--template", "web-shop", "--language", "sl", "-o", str(made)]) == 0
    capsys.readouterr()
    store = sessions.open_map(made).store
    english = sessions.from_template(gallery.template("web-shop").path).store
    for kind in ("stage", "lane", "map"):
        ours = [store[key]["title"] for key in store.of(kind)]
        theirs = [english[key]["title"] for key in english.of(kind)]
        assert len(ours) == len(theirs) and not set(ours) & set(theirs)


def test_a_reader_that_has_seen_enough_is_no_failure(file: Path) -> None:
    program = f"{sys.executable} -m app handovers {file} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program}"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.strip() == "Refund" and "Traceback" not in done.stderr


def test_the_language_of_the_environment_is_spoken(
    capsys: Capture, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATON_LANGUAGE", "cs")
    assert status(["info", str(file)]) == 0
    from app.words import load, ui

    assert ui().language == "cs"
    assert load("cs").plural("{n} card", "{n} cards", 3) in capsys.readouterr().out


def test_main_prints_the_sentence_and_returns_2(capsys: Capture, tmp_path: Path) -> None:
    assert main(["check", str(tmp_path / "gone.jmap")]) == 2
    assert "gone.jmap" in capsys.readouterr().err


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
