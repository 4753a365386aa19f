#!/usr/bin/env python3
"""Sets up everything Baton needs and starts it; the standard library is all this file uses.

Looks at the Python version and the shared libraries Qt needs, makes `.venv`, installs the locked packages, and
hands over. When nothing changed since the last time, it hands over at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap.environment import DEV_LOCK, LOCK, ROOT, Environment, clean_environ
from bootstrap.libraries import (
    LIBRARIES_FOR_QT,
    LIBRARIES_FOR_WAYLAND,
    LIBRARIES_FOR_X11,
    missing_packages,
    provide_packages,
)
from bootstrap.machine import Machine, Stop

OLDEST_PYTHON = (3, 11)

HELP = """\
python3 run.py [FILE…]            open the editor (without a display: check and print the map)
python3 run.py COMMAND …          the command line: check, handovers, export, info, new …
python3 run.py COMMAND --help     what a command takes
python3 run.py test [ARGUMENT…]   run all tests, or pytest with these arguments
python3 run.py lint               style, types and import rules
python3 run.py build              build the wheel into dist/

Before any of these: --wheelhouse DIR   install from the wheels in this folder, without a network
"""


def check_python(machine: Machine) -> None:
    """Stop with one sentence when this Python is too old."""
    if machine.python[:2] < OLDEST_PYTHON:
        have = ".".join(map(str, machine.python[:2]))
        need = ".".join(map(str, OLDEST_PYTHON))
        raise Stop(
            f"Baton needs Python {need} or later, and this is Python {have}. "
            f"Start it with a newer one: python{need} run.py"
        )


def prepare_system(needed: dict[str, tuple[str, ...]], machine: Machine) -> None:
    """Have the system packages that are needed, or stop with a sentence."""
    missing = missing_packages(needed, machine)
    if not missing:
        return
    provide_packages(missing, machine)
    still = missing_packages(needed, machine)
    if still:
        names = " ".join(candidates[-1] for candidates in still)
        raise Stop(f"The system packages were installed, and yet something of these is not found: {names}")


def split_options(argv: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The wheelhouse, if one is named before the command, and the words that follow."""
    words = list(argv)
    if words and words[0] == "--wheelhouse" and len(words) > 1:
        return Path(words[1]).resolve(), words[2:]
    if words and words[0].startswith("--wheelhouse="):
        return Path(words[0].partition("=")[2]).resolve(), words[1:]
    if words and words[0] == "--wheelhouse":
        raise Stop("--wheelhouse needs the folder with the wheels.")
    return None, words


def libraries_needed(words: Sequence[str], machine: Machine) -> dict[str, tuple[str, ...]]:
    """The shared libraries this command needs, with the packages that bring them; none on Windows and macOS.

    Only the editor, the tests and pictures need Qt: checks and PDF run on a server with no system package at all.
    """
    if not machine.platform.startswith("linux"):
        return {}
    command = words[0] if words else ""
    if command == "test" or (command == "export" and any(word.lower().endswith(".png") for word in words)):
        return dict(LIBRARIES_FOR_QT)
    if not opens_editor(words, machine):
        return {}
    needed = dict(LIBRARIES_FOR_QT)
    if machine.environ.get("DISPLAY"):
        needed.update(LIBRARIES_FOR_X11)
    if machine.environ.get("WAYLAND_DISPLAY"):
        needed.update(LIBRARIES_FOR_WAYLAND)
    return needed


def opens_editor(words: Sequence[str], machine: Machine) -> bool:
    """Whether a window is wanted and can be shown."""
    # Imported here, since the app's syntax needs the Python that has just been asked for.
    from app.commands import COMMANDS
    from app.headless import has_display

    first = words[0] if words else ""
    if first in COMMANDS or first in OWN_COMMANDS or first in ("-h", "--help", "--version"):
        return False
    return "--exit-after-paint" in words or has_display(machine.platform, machine.environ)


def hand_over(command: Sequence[str], machine: Machine, cwd: Path | None = None, **more: str) -> int:
    """Become the given program: in its place on Linux and macOS, as its parent on Windows."""
    environ = {**clean_environ(machine), **more}
    if cwd is not None:
        os.chdir(cwd)
    if machine.platform != "win32":
        sys.stdout.flush()
        os.execve(command[0], list(command), environ)
    return machine.call(command, env=environ)


def run_tests(python: str, arguments: Sequence[str], machine: Machine) -> int:
    """All tests, offscreen and on all cores."""
    offscreen = {} if "real_window" in arguments else {"QT_QPA_PLATFORM": "offscreen"}
    spread = (
        []
        if any(word == "-n" or word.startswith("-n") for word in arguments)
        else ["-n", "auto", "--dist", "worksteal"]
    )
    return hand_over([python, "-P", "-m", "pytest", *spread, *arguments], machine, ROOT, **offscreen)


def run_lint(python: str, arguments: Sequence[str], machine: Machine) -> int:
    """Style, types and import rules; all of them are run, also when one complains."""
    commands = (
        [python, "-P", "-m", "ruff", "check", "."],
        [python, "-P", "-m", "ruff", "format", "--check", "."],
        [python, "-P", "-m", "mypy", "--strict"],
        [python, "-P", "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    )
    failed = [
        command for command in commands if machine.call(command, env=clean_environ(machine), cwd=ROOT) != 0
    ]
    return 1 if failed else 0


def run_build(python: str, arguments: Sequence[str], machine: Machine) -> int:
    """The wheel, into dist/."""
    return hand_over([python, "-P", "-m", "hatchling", "build", "-t", "wheel", *arguments], machine, ROOT)


OWN_COMMANDS = {"test": run_tests, "lint": run_lint, "build": run_build}


def main(argv: Sequence[str], machine: Machine) -> int:
    """Set up what the command needs and hand over to it; returns the exit status."""
    check_python(machine)
    wheelhouse, words = split_options(argv)
    if words and words[0] in ("-h", "--help"):
        print(HELP, end="")
        return 0
    prepare_system(libraries_needed(words, machine), machine)
    own = OWN_COMMANDS.get(words[0]) if words else None
    environment = Environment(ROOT / ".venv", machine)
    environment.fill(ROOT / (DEV_LOCK if own else LOCK), wheelhouse)
    python = str(environment.python)
    if own:
        return own(python, words[1:], machine)
    return hand_over([python, "-P", "-m", "app", *words], machine)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:], Machine()))
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)
