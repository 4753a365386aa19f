"""A machine that exists only in a test: it installs nothing and remembers what it was asked to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bootstrap.machine import Machine


class FakeMachine(Machine):
    """Every answer is a plain attribute; `commands` lists the programs started, `said` the sentences printed."""

    def __init__(
        self,
        platform: str = "linux",
        *,
        root: bool = False,
        sudo: bool = False,
        programs: Iterable[str] = ("apt-get", "sudo"),
        known: Iterable[str] | None = None,
        libraries: Iterable[str] = (),
        modules: Iterable[str] = ("ensurepip", "venv"),
        environ: dict[str, str] | None = None,
        python: tuple[int, ...] = (3, 11, 2),
    ) -> None:
        self.platform = platform
        self.python = python
        self.environ = dict(environ or {})
        self.is_root = root
        self.sudo = sudo
        self.programs = set(programs)
        self.known = None if known is None else set(known)
        self.libraries = set(libraries)
        self.modules = set(modules)
        self.commands: list[list[str]] = []
        self.said: list[str] = []
        self.on_call: Callable[[list[str]], int] = lambda command: 0

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.programs else None

    def has_module(self, name: str) -> bool:
        return name in self.modules

    def loads(self, soname: str) -> bool:
        return soname in self.libraries

    def call(self, command: Sequence[str], **options: Any) -> int:
        self.commands.append(list(command))
        return self.on_call(list(command))

    def call_showing_failure(self, command: Sequence[str]) -> int:
        return self.call(command)

    def quietly(self, command: Sequence[str]) -> bool:
        if list(command[:2]) == ["sudo", "-n"]:
            return self.sudo
        if command[0] == "apt-cache":
            return self.known is None or command[-1] in self.known
        raise AssertionError(f"an unexpected question: {command}")

    def say(self, text: str) -> None:
        self.said.append(text)

    def makes_environments(self) -> FakeMachine:
        """Let `python -m venv` leave an interpreter behind, as the real one does."""

        def call(command: list[str]) -> int:
            if command[1:3] == ["-m", "venv"] or command[1:2] == ["venv"]:
                folder = Path(command[-1])
                python = folder / ("Scripts/python.exe" if self.platform == "win32" else "bin/python")
                python.parent.mkdir(parents=True)
                python.touch()
            return 0

        self.on_call = call
        return self

    def started(self, word: str) -> list[list[str]]:
        """The commands in which the word occurs."""
        return [command for command in self.commands if word in command]
