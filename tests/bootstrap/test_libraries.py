"""What the system lacks, who may install it, and what people are told who may not."""

from __future__ import annotations

import pytest

from bootstrap.libraries import (
    LIBRARIES_FOR_QT,
    LIBRARIES_FOR_WAYLAND,
    LIBRARIES_FOR_X11,
    missing_packages,
    provide_packages,
)
from bootstrap.machine import Machine, Stop
from tests.bootstrap.fakes import FakeMachine

GLIB = ("libglib2.0-0t64", "libglib2.0-0")


def test_nothing_is_missing_where_every_library_loads() -> None:
    machine = FakeMachine(libraries=LIBRARIES_FOR_QT)
    assert missing_packages(LIBRARIES_FOR_QT, machine) == []


def test_a_package_with_two_libraries_is_asked_for_once() -> None:
    machine = FakeMachine(libraries=set(LIBRARIES_FOR_QT) - {"libglib-2.0.so.0", "libgthread-2.0.so.0"})
    assert missing_packages(LIBRARIES_FOR_QT, machine) == [GLIB]


def test_debian_keeps_venv_in_a_package_of_its_own() -> None:
    assert missing_packages({}, FakeMachine(modules=["venv"])) == [("python3-venv",)]


def test_uv_needs_no_venv_package() -> None:
    assert missing_packages({}, FakeMachine(modules=[], programs=["uv"])) == []


def test_root_installs_what_is_missing_and_says_so() -> None:
    machine = FakeMachine(root=True, known=["libgl1", "libegl1"])
    provide_packages([("libgl1",), ("libegl1",)], machine)
    assert machine.said == ["Installing system packages: apt-get install libgl1 libegl1"]
    (command,) = machine.commands
    assert command[:3] == ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    assert command[-4:] == ["-y", "--no-install-recommends", "libgl1", "libegl1"]


def test_sudo_that_asks_nothing_is_used() -> None:
    machine = FakeMachine(sudo=True)
    provide_packages([("libgl1",)], machine)
    assert machine.commands[0][:3] == ["sudo", "-n", "env"]


def test_a_list_that_does_not_know_the_package_is_fetched_first() -> None:
    machine = FakeMachine(root=True, known=[])

    def call(command: list[str]) -> int:
        if command[-1] == "update":
            machine.known = {"libgl1"}
        return 0

    machine.on_call = call
    provide_packages([("libgl1",)], machine)
    assert [command[-1] for command in machine.commands] == ["update", "libgl1"]


def test_an_outdated_list_is_renewed_once_and_then_it_stops() -> None:
    machine = FakeMachine(root=True)
    machine.on_call = lambda command: 100 if "install" in command else 0
    with pytest.raises(Stop, match="could not be installed"):
        provide_packages([("libgl1",)], machine)
    assert [command[-1] for command in machine.commands] == ["libgl1", "update", "libgl1"]


@pytest.mark.parametrize("release", ["libglib2.0-0t64", "libglib2.0-0"])
def test_each_release_gets_its_own_name_of_glib(release: str) -> None:
    machine = FakeMachine(root=True, known=[release])
    provide_packages([GLIB], machine)
    assert machine.commands[-1][-1] == release


def test_somebody_without_rights_gets_the_one_line_to_type() -> None:
    machine = FakeMachine(known=["libgl1", "python3-venv"])
    with pytest.raises(Stop) as stop:
        provide_packages([("python3-venv",), ("libgl1",)], machine)
    line = str(stop.value).splitlines()[-1]
    assert line == "sudo apt-get install -y --no-install-recommends python3-venv libgl1"
    assert machine.commands == []


def test_without_sudo_the_line_asks_for_root() -> None:
    with pytest.raises(Stop) as stop:
        provide_packages([("libgl1",)], FakeMachine(programs=["apt-get"]))
    assert str(stop.value).splitlines()[-1] == 'su -c "apt-get install -y --no-install-recommends libgl1"'


def test_a_system_without_apt_is_told_what_to_look_for() -> None:
    with pytest.raises(Stop, match=r"no apt-get.*libgl1"):
        provide_packages([("libgl1",)], FakeMachine(programs=[], root=True))


def test_the_loader_of_this_machine_is_asked_for_real() -> None:
    assert not Machine().loads("libno-such-thing-7.so.1")


def test_each_library_is_named_in_one_place_only() -> None:
    tables = (LIBRARIES_FOR_QT, LIBRARIES_FOR_X11, LIBRARIES_FOR_WAYLAND)
    assert len({soname for table in tables for soname in table}) == sum(len(table) for table in tables)
