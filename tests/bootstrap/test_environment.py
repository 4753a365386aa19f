"""The virtual environment: made once, trusted only when its installation came to the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from bootstrap.environment import DEV_LOCK, LOCK, Environment, clean_environ, digest
from bootstrap.machine import Stop
from tests.bootstrap.fakes import FakeMachine


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with two locks, as in a fresh clone."""
    (tmp_path / LOCK).write_text("a==1 --hash=sha256:00\n")
    (tmp_path / DEV_LOCK).write_text("a==1 --hash=sha256:00\nb==1 --hash=sha256:01\n")
    return tmp_path


def environment(checkout: Path, machine: FakeMachine | None = None) -> tuple[Environment, FakeMachine]:
    machine = machine or FakeMachine().makes_environments()
    return Environment(checkout / ".venv", machine), machine


def test_the_first_run_makes_it_and_installs_with_hashes(checkout: Path) -> None:
    env, machine = environment(checkout)
    env.fill(checkout / LOCK)
    make, install = machine.commands
    assert make[1:] == ["-m", "venv", str(checkout / ".venv")]
    assert install[0] == str(env.python)
    assert install[-3:] == ["--require-hashes", "-r", str(checkout / LOCK)]
    assert env.holds(checkout / LOCK)


def test_the_second_run_installs_nothing_and_says_nothing(checkout: Path) -> None:
    environment(checkout)[0].fill(checkout / LOCK)
    env, machine = environment(checkout)
    env.fill(checkout / LOCK)
    assert (machine.commands, machine.said) == ([], [])


def test_tests_add_to_what_the_editor_has(checkout: Path) -> None:
    environment(checkout)[0].fill(checkout / LOCK)
    env, machine = environment(checkout)
    env.fill(checkout / DEV_LOCK)
    assert len(machine.commands) == 1
    assert env.holds(checkout / LOCK)
    assert env.holds(checkout / DEV_LOCK)


def test_the_editor_uses_what_the_tests_have(checkout: Path) -> None:
    environment(checkout)[0].fill(checkout / DEV_LOCK)
    env, machine = environment(checkout)
    env.fill(checkout / LOCK)
    assert machine.commands == []


def test_a_changed_lock_begins_anew_so_that_nothing_is_left_over(checkout: Path) -> None:
    env, _ = environment(checkout)
    env.fill(checkout / LOCK)
    (env.folder / "left-over").touch()
    (checkout / LOCK).write_text("a==2 --hash=sha256:02\n")
    env, machine = environment(checkout)
    env.fill(checkout / LOCK)
    assert len(machine.commands) == 2
    assert not (env.folder / "left-over").exists()


def test_line_ends_of_a_windows_checkout_change_nothing(checkout: Path) -> None:
    before = digest(checkout / LOCK)
    (checkout / LOCK).write_bytes((checkout / LOCK).read_bytes().replace(b"\n", b"\r\n"))
    assert digest(checkout / LOCK) == before


@pytest.mark.parametrize("lock", [LOCK, DEV_LOCK])
def test_an_interrupted_installation_is_not_trusted(checkout: Path, lock: str) -> None:
    """Also when packages were only being added to a complete environment."""
    environment(checkout)[0].fill(checkout / LOCK)
    if lock == LOCK:
        (checkout / LOCK).write_text("a==2 --hash=sha256:02\n")
    machine = FakeMachine().makes_environments()
    make = machine.on_call

    def interrupted(command: list[str]) -> int:
        if "--require-hashes" in command:
            raise KeyboardInterrupt
        return make(command)

    machine.on_call = interrupted
    with pytest.raises(KeyboardInterrupt):
        environment(checkout, machine)[0].fill(checkout / lock)

    env, machine = environment(checkout)
    assert not env.holds(checkout / LOCK)
    env.fill(checkout / lock)
    assert machine.commands[0][1:3] == ["-m", "venv"]
    assert env.holds(checkout / lock)


def test_a_failed_installation_stops_with_a_sentence_and_leaves_no_stamp(checkout: Path) -> None:
    machine = FakeMachine().makes_environments()
    make = machine.on_call
    machine.on_call = lambda command: 1 if "--require-hashes" in command else make(command)
    env, _ = environment(checkout, machine)
    with pytest.raises(Stop, match="--wheelhouse"):
        env.fill(checkout / LOCK)
    assert not env.holds(checkout / LOCK)


def test_another_python_or_a_vanished_interpreter_begins_anew(checkout: Path) -> None:
    env, _ = environment(checkout)
    env.fill(checkout / LOCK)
    newer = FakeMachine(python=(3, 13, 1)).makes_environments()
    assert not Environment(checkout / ".venv", newer).holds(checkout / LOCK)
    env.python.unlink()
    assert not env.holds(checkout / LOCK)


def test_a_new_patch_release_of_python_changes_nothing(checkout: Path) -> None:
    environment(checkout)[0].fill(checkout / LOCK)
    assert Environment(checkout / ".venv", FakeMachine(python=(3, 11, 9))).holds(checkout / LOCK)


def test_somebody_elses_environment_is_left_alone(checkout: Path) -> None:
    precious = checkout / ".venv" / "precious"
    precious.parent.mkdir()
    precious.touch()
    env, machine = environment(checkout)
    with pytest.raises(Stop, match="not an environment that run"):
        env.fill(checkout / LOCK)
    assert precious.exists()
    assert machine.commands == []


def test_a_wheelhouse_replaces_the_network(checkout: Path) -> None:
    wheels = checkout / "wheels"
    wheels.mkdir()
    env, machine = environment(checkout)
    env.fill(checkout / LOCK, wheels)
    (install,) = machine.started("--require-hashes")
    assert install[-3:] == ["--no-index", "--find-links", str(wheels)]


def test_a_wheelhouse_that_is_not_there_is_named(checkout: Path) -> None:
    with pytest.raises(Stop, match="no folder"):
        environment(checkout)[0].fill(checkout / LOCK, checkout / "nowhere")


def test_uv_is_used_when_it_is_there(checkout: Path) -> None:
    machine = FakeMachine(programs=["uv"], modules=[]).makes_environments()
    env, _ = environment(checkout, machine)
    env.fill(checkout / LOCK)
    make, install = machine.commands
    assert make[:2] == ["/usr/bin/uv", "venv"]
    assert install[:3] == ["/usr/bin/uv", "pip", "install"]
    assert "--require-hashes" in install
    assert install[install.index("--python") + 1] == str(env.python)


@pytest.mark.parametrize(
    ("platform", "python"),
    [("linux", "bin/python"), ("darwin", "bin/python"), ("win32", "Scripts/python.exe")],
)
def test_the_interpreter_lies_where_each_system_puts_it(platform: str, python: str, checkout: Path) -> None:
    env = Environment(checkout / ".venv", FakeMachine(platform))
    assert env.python == checkout / ".venv" / python


def test_settings_that_lead_packages_elsewhere_are_left_out() -> None:
    machine = FakeMachine(
        environ={"PIP_USER": "1", "PYTHONHOME": "/x", "PYTHONPATH": "/y", "LANG": "sl_SI.UTF-8"}
    )
    environ = clean_environ(machine)
    assert "PIP_USER" not in environ
    assert "PYTHONHOME" not in environ
    assert environ["LANG"] == "sl_SI.UTF-8"
    assert (Path(environ["PYTHONPATH"]) / "run.py").exists()
