"""The virtual environment `.venv`: made, filled from a lock with hashes, trusted only when complete."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bootstrap.machine import Machine, Stop

ROOT = Path(__file__).resolve().parent.parent
LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"
LOCKS = (LOCK, DEV_LOCK)


class Environment:
    """The virtual environment `.venv`: made here, filled from a lock, trusted only when its stamp matches."""

    def __init__(self, folder: Path, machine: Machine) -> None:
        self.folder = folder
        self.machine = machine
        self.stamp = folder / "baton-stamp.json"
        self.mark = folder / "baton-made-this"

    @property
    def python(self) -> Path:
        """Its interpreter, where each system puts it."""
        return self.folder / ("Scripts/python.exe" if self.machine.platform == "win32" else "bin/python")

    def fill(self, lock: Path, wheelhouse: Path | None = None) -> None:
        """Have the packages of `lock` in it; nothing happens when they are there already."""
        if self.holds(lock):
            return
        with only_one(self.folder.with_suffix(".lock"), self.machine):
            if self.holds(lock):  # another run.py has just done it
                return
            complete = self.complete(lock)
            self.stamp.unlink(missing_ok=True)
            if not complete:
                self.make()
            self.install(lock, wheelhouse)
            self.write_stamp({**complete, **facts(self.machine), lock.name: digest(lock)})

    def holds(self, lock: Path) -> bool:
        """Whether the packages of `lock`, or the larger set for development, are completely installed."""
        complete = self.complete(lock)
        return lock.name in complete or DEV_LOCK in complete

    def complete(self, lock: Path) -> dict[str, str]:
        """What is installed and can be added to, as in the stamp.

        Empty after a changed lock, another Python or an interrupted installation: the environment is then made
        anew, so that nothing half or old is left in it.
        """
        stamped = self.stamped()
        same_system = all(stamped.get(name) == value for name, value in facts(self.machine).items())
        same_locks = all(stamped.get(name) in (None, digest(lock.with_name(name))) for name in LOCKS)
        return stamped if same_system and same_locks and self.python.exists() else {}

    def stamped(self) -> dict[str, str]:
        """What the last complete installation wrote down; empty when there was none."""
        try:
            found = json.loads(self.stamp.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def write_stamp(self, stamped: dict[str, str]) -> None:
        """Write down, as the last step and in one piece, what is installed."""
        draft = self.stamp.with_suffix(".new")
        draft.write_text(json.dumps(stamped, indent=1, sort_keys=True), "utf-8")
        os.replace(draft, self.stamp)

    def make(self) -> None:
        """Make the environment anew; one that run.py did not make is left alone."""
        if self.folder.exists() and any(self.folder.iterdir()) and not self.mark.exists():
            raise Stop(f"{self.folder} is not an environment that run.py made. Move it away and start again.")
        self.machine.say(f"Making the environment {self.folder.name}")
        # Renamed first: an interrupted removal must not leave a folder that looks like somebody else's.
        leaving = self.folder.with_suffix(".old")
        shutil.rmtree(leaving, ignore_errors=True)
        if self.folder.exists():
            self.folder.rename(leaving)
            shutil.rmtree(leaving)
        self.folder.mkdir()
        self.mark.write_text(
            "Made by run.py, which removes and remakes this folder when the packages change.\n", "utf-8"
        )
        uv = self.machine.which("uv")
        if uv:
            command = [
                uv,
                "venv",
                "-q",
                "--no-project",
                "--allow-existing",
                "--python",
                sys.executable,
                str(self.folder),
            ]
        else:
            command = [sys.executable, "-m", "venv", str(self.folder)]
        if self.machine.call(command, env=clean_environ(self.machine), stdout=sys.stderr) != 0:
            raise Stop(f"The environment {self.folder} could not be made (see above).")

    def install(self, lock: Path, wheelhouse: Path | None) -> None:
        """Install exactly what the lock names, each file checked against its hash."""
        if wheelhouse is not None and not wheelhouse.is_dir():
            raise Stop(f"There is no folder {wheelhouse} to install from.")
        source = f"from {wheelhouse}" if wheelhouse else "(once; about 100 MB)"
        self.machine.say(f"Installing the packages of {lock.name} {source}")
        options = ["--require-hashes", "-r", str(lock)]
        if wheelhouse is not None:
            options += ["--no-index", "--find-links", str(wheelhouse)]
        uv = self.machine.which("uv")
        if uv:
            command = [uv, "pip", "install", "-q", "--python", str(self.python), *options]
        else:
            command = [
                str(self.python),
                "-m",
                "pip",
                "install",
                "-q",
                "--no-input",
                "--disable-pip-version-check",
            ]
            command += ["--only-binary", ":all:", *options]
        if self.machine.call(command, env=clean_environ(self.machine), stdout=sys.stderr) != 0:
            raise Stop(
                "The packages could not be installed (see above). Without a network, "
                "name a folder that has them: python3 run.py --wheelhouse DIR"
            )


def facts(machine: Machine) -> dict[str, str]:
    """What, beside the lock, makes installed packages unusable when it changes."""
    return {
        "python": ".".join(map(str, machine.python[:2])),
        "system": f"{machine.platform} {platform.machine()}",
    }


def digest(path: Path) -> str:
    """The SHA-256 of a file, the same whichever line ends git has checked out."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def clean_environ(machine: Machine) -> dict[str, str]:
    """The environment for the programs we start: our code first, and no settings that lead packages elsewhere."""
    leave = (
        "PYTHONHOME",
        "PYTHONPATH",
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_REQUIRE_VIRTUALENV",
        "VIRTUAL_ENV",
    )
    environ = {name: value for name, value in machine.environ.items() if name not in leave}
    return {**environ, "PYTHONPATH": str(ROOT), "PYTHONNOUSERSITE": "1"}


@contextlib.contextmanager
def only_one(path: Path, machine: Machine) -> Iterator[None]:
    """Keep two run.py from setting up the same folder at once; the lock falls with the process that holds it."""
    with open(path, "a+b") as file:
        if machine.platform == "win32":
            import msvcrt

            lock: Any = msvcrt
            file.seek(0)
            lock.locking(file.fileno(), lock.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                machine.say("Another run.py is setting up; waiting for it.")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield
