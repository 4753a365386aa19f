"""`run.py` decides what a command needs and hands over to it; what it sets up is tested in tests/bootstrap."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import run
from bootstrap.environment import DEV_LOCK, LOCK, Environment
from bootstrap.libraries import LIBRARIES_FOR_QT, LIBRARIES_FOR_WAYLAND, LIBRARIES_FOR_X11
from bootstrap.machine import Stop
from tests.bootstrap.fakes import FakeMachine

ROOT = Path(run.__file__).parent
EVERYTHING = [*LIBRARIES_FOR_QT, *LIBRARIES_FOR_X11, *LIBRARIES_FOR_WAYLAND]
X11 = {"DISPLAY": ":0"}


def needs(words: list[str], platform: str = "linux", environ: dict[str, str] | None = None) -> set[str]:
    return set(run.libraries_needed(words, FakeMachine(platform, environ=environ)))


@pytest.mark.parametrize("command", ["check", "handovers", "info", "new", "lint", "build", "--help"])
def test_checks_and_paper_need_no_system_package(command: str) -> None:
    assert needs([command, "a.jmap"], environ=X11) == set()


def test_a_pdf_needs_no_system_package_and_a_picture_needs_qt() -> None:
    assert needs(["export", "a.jmap", "-o", "a.pdf"]) == set()
    assert needs(["export", "a.jmap", "-o", "a.PNG"]) == set(LIBRARIES_FOR_QT)


def test_tests_run_offscreen() -> None:
    assert needs(["test"]) == set(LIBRARIES_FOR_QT)


def test_the_editor_needs_what_its_display_needs() -> None:
    assert needs([], environ=X11) == {*LIBRARIES_FOR_QT, *LIBRARIES_FOR_X11}
    assert needs(["a.jmap"], environ={"WAYLAND_DISPLAY": "wayland-0"}) == {
        *LIBRARIES_FOR_QT,
        *LIBRARIES_FOR_WAYLAND,
    }


def test_without_a_display_the_editor_needs_nothing() -> None:
    assert needs(["a.jmap"]) == set()
    assert needs(["a.jmap"], environ={"QT_QPA_PLATFORM": "offscreen"}) == set()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
@pytest.mark.parametrize("words", [[], ["test"], ["a.jmap"], ["export", "a.jmap", "-o", "a.png"]])
def test_windows_and_macos_bring_what_qt_needs(platform: str, words: list[str]) -> None:
    assert needs(words, platform) == set()


def test_an_old_python_is_told_in_one_line() -> None:
    with pytest.raises(Stop) as stop:
        run.check_python(FakeMachine(python=(3, 9, 2)))
    assert "Python 3.11 or later" in str(stop.value)
    assert "3.9" in str(stop.value)
    assert len(str(stop.value).splitlines()) == 1
    run.check_python(FakeMachine(python=(3, 11, 0)))


@pytest.mark.parametrize(
    ("argv", "wheelhouse", "words"),
    [
        ([], None, []),
        (["check", "a.jmap", "--wheelhouse", "x"], None, ["check", "a.jmap", "--wheelhouse", "x"]),
        (["--wheelhouse", "/w", "test", "-x"], Path("/w"), ["test", "-x"]),
        (["--wheelhouse=/w"], Path("/w"), []),
    ],
)
def test_the_wheelhouse_stands_before_the_command(
    argv: list[str], wheelhouse: Path | None, words: list[str]
) -> None:
    assert run.split_options(argv) == (wheelhouse, words)


def test_a_wheelhouse_without_a_folder_is_refused() -> None:
    with pytest.raises(Stop, match="folder"):
        run.split_options(["--wheelhouse"])


class Handed(Exception):
    """Raised in place of becoming another program."""


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What run.py would have become: command, environment, folder; and before it the lock and wheelhouse."""
    seen: list[Any] = []
    monkeypatch.setattr(
        Environment, "fill", lambda self, lock, wheelhouse=None: seen.append((lock.name, wheelhouse))
    )

    def become(program: str, command: list[str], environ: dict[str, str]) -> None:
        seen.append((command, environ, Path.cwd()))
        raise Handed

    monkeypatch.setattr(os, "execve", become)
    monkeypatch.chdir(Path.cwd())  # so that the folder is given back afterwards
    return seen


def test_the_command_line_is_forwarded_from_the_folder_it_was_typed_in(
    handed: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Handed):
        run.main(["check", "my map.jmap", "--format", "json"], FakeMachine())
    (lock, wheelhouse), (command, environ, folder) = handed
    assert (lock, wheelhouse) == (LOCK, None)
    assert command[1:] == ["-P", "-m", "app", "check", "my map.jmap", "--format", "json"]
    assert environ["PYTHONPATH"] == str(ROOT)
    assert folder == tmp_path


def test_tests_run_in_parallel_offscreen_in_the_checkout(handed: list[Any]) -> None:
    with pytest.raises(Handed):
        run.main(["test", "-x"], FakeMachine(libraries=EVERYTHING))
    (lock, _), (command, environ, folder) = handed
    assert lock == DEV_LOCK
    assert command[1:] == ["-P", "-m", "pytest", "-n", "auto", "--dist", "worksteal", "-x"]
    assert environ["QT_QPA_PLATFORM"] == "offscreen"
    assert folder == ROOT


def test_tests_can_run_one_after_the_other_and_in_real_windows(handed: list[Any]) -> None:
    with pytest.raises(Handed):
        run.main(["test", "-n0", "-m", "real_window"], FakeMachine(libraries=EVERYTHING))
    command, environ, _ = handed[1]
    assert "auto" not in command
    assert "QT_QPA_PLATFORM" not in environ


def test_windows_cannot_become_another_program_and_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "fill", lambda self, lock, wheelhouse=None: None)
    machine = FakeMachine("win32")
    machine.on_call = lambda command: 1
    assert run.main(["check", "a.jmap"], machine) == 1
    assert Path(machine.commands[0][0]).parts[-2:] == ("Scripts", "python.exe")
    assert machine.commands[0][1:] == ["-P", "-m", "app", "check", "a.jmap"]


def test_lint_goes_on_to_the_end_and_fails_when_one_tool_complains(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "fill", lambda self, lock, wheelhouse=None: None)
    machine = FakeMachine()
    assert run.main(["lint"], machine) == 0
    tools = len(machine.commands)
    machine.on_call = lambda command: 1 if "format" in command else 0
    assert run.main(["lint"], machine) == 1
    assert len(machine.commands) == 2 * tools


def test_packages_that_do_not_help_are_not_taken_for_a_success() -> None:
    machine = FakeMachine(root=True)
    with pytest.raises(Stop, match="is not found"):
        run.prepare_system(LIBRARIES_FOR_QT, machine)
    assert len(machine.started("install")) == 1


def test_help_is_there_before_anything_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"], FakeMachine()) == 0
    assert "run.py test" in capsys.readouterr().out


def test_what_goes_wrong_is_one_line_and_status_2(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "run.py"), "--wheelhouse"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
