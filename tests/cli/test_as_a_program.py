"""The command line as a program of its own: without a display, without Qt, in a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands import COMMANDS
from tests.cli.answers import ROOT, run


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
