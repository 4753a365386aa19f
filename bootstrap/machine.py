"""The computer `run.py` runs on, as far as setting up looks at it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import Any


class Stop(Exception):
    """Setting up cannot go on; the text is for the person at the keyboard."""


class Machine:
    """The computer this runs on; tests put another one in its place."""

    platform = sys.platform
    python: tuple[int, ...] = tuple(sys.version_info[:3])

    def __init__(self) -> None:
        self.environ: dict[str, str] = dict(os.environ)
        self.is_root = hasattr(os, "geteuid") and os.geteuid() == 0

    def which(self, name: str) -> str | None:
        """The full path of a program, or None."""
        return shutil.which(name, path=self.environ.get("PATH"))

    def has_module(self, name: str) -> bool:
        """Whether this Python could import the module."""
        return importlib.util.find_spec(name) is not None

    def loads(self, soname: str) -> bool:
        """Whether the system's loader finds the shared library, whatever package it came from."""
        try:
            import ctypes
        except ImportError:
            return True  # a Python built without ctypes cannot ask; Qt itself will say what is missing
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    def call(self, command: Sequence[str], **options: Any) -> int:
        """Run a program to its end and return its exit status."""
        return subprocess.run(list(command), check=False, **options).returncode

    def call_showing_failure(self, command: Sequence[str]) -> int:
        """Run a talkative program; what it says is shown only when it fails."""
        done = subprocess.run(
            list(command),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode != 0:
            sys.stderr.write(done.stdout.decode(errors="replace"))
        return done.returncode

    def quietly(self, command: Sequence[str]) -> bool:
        """Whether a program succeeds; what it says is not shown."""
        try:
            return (
                self.call(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
                == 0
            )
        except OSError:
            return False

    def say(self, text: str) -> None:
        """Tell the person what is going on; standard output stays free for the command that follows."""
        print(text, file=sys.stderr, flush=True)
