"""Reports of errors that nobody foresaw: text files in the folder of recovery data, for the person to read and pass on.

Nothing is sent anywhere. A report tells versions, the last actions and where the program was; it holds no words of a
map unless the error itself names them. When the program is killed by an error below Python, what is known is written
by `Watch` in the moment it happens and becomes a report at the next start.
"""

from __future__ import annotations

import os
import platform
import secrets
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from app import __version__
from app.places import state_dir
from app.storage.session_lock import SessionLock, is_held

KEPT = 10
"""Reports that are kept; the oldest go."""
_LONGEST = 200_000
"""Characters of a report: an endless recursion says the same a thousand times."""


def folder() -> Path:
    """Where reports lie; not made here."""
    return state_dir() / "errors"


def reports() -> list[Path]:
    """All reports, the oldest first."""
    return sorted(folder().glob("error-*.txt"))


def latest() -> str:
    """The words of the last report, "" when there is none."""
    for path in reversed(reports()):
        with suppress(OSError):
            return path.read_text("utf-8", "replace")
    return ""


def write(text: str) -> Path | None:
    """Keep a report; None when the disk does not take it. Older ones than the last `KEPT` go."""
    path = folder() / f"error-{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # An error may name a file whose name is no text; the report is written all the same.
        path.write_text(text, "utf-8", "backslashreplace")
        for old in reports()[:-KEPT]:
            old.unlink()
    except OSError:
        return None if not path.exists() else path
    return path


def described(
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    facts: Iterable[str] = (),
) -> str:
    """The report of an exception; `facts` are lines about what was going on."""
    return _report(facts, "".join(traceback.format_exception(kind, error, trace)))


def place_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What makes an error the same as one before: its kind and where it happened."""
    frames = traceback.extract_tb(trace)
    return f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else kind.__name__


def _report(facts: Iterable[str], what: str) -> str:
    head = (
        "Baton error report",
        f"Time: {datetime.now():%Y-%m-%d %H:%M:%S}",
        f"Baton {__version__}, Python {platform.python_version()}, {platform.platform()}",
        *facts,
    )
    text = "\n".join((*head, "", what.rstrip(), ""))
    text = text.replace(str(Path.home()), "~")  # the name of the person is nobody's business
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}\n…\n{text[-half:]}"


class Watch:
    """Waits for an end that Python cannot report, from `begin` to `end`; both pass over a disk that refuses."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None
        self._lock: SessionLock | None = None

    def begin(self) -> None:
        """Have the system write down where the program was, should it be killed by an error."""
        import faulthandler

        path = folder() / f"running-{secrets.token_hex(6)}.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = SessionLock(f"{path}.lock")
            self._file = path.open("w", encoding="utf-8")
        except OSError:
            self.end()
            return
        faulthandler.enable(self._file)

    def end(self) -> None:
        """The program ends as it should: nothing is left behind."""
        if self._file is not None:
            import faulthandler

            faulthandler.disable()
            self._file.close()
            with suppress(OSError):
                os.unlink(self._file.name)
            self._file = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def ended_by_error() -> bool:
    """Make reports of what programs that were killed by an error have left; whether there was any."""
    found = False
    for path in folder().glob("running-*.txt"):
        if is_held(f"{path}.lock"):
            continue
        with suppress(OSError):
            said = path.read_text("utf-8", "replace")
            if said.strip():  # nothing: the system ended it, or its plug was pulled
                found = write(_report(["Ended by an error below Python."], said)) is not None or found
            path.unlink()
    return found


def print_as_usual(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What Python does with an exception nobody has caught: it is printed where the program was started."""
    sys.__excepthook__(kind, error, trace)
