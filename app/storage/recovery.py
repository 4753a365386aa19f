"""After a crash: which maps have work that is in no file, and how to get it back.

Only journals of programs that no longer run are offered. One that cannot be read is moved aside, never
deleted: somebody may still read the texts in it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app import places
from app.storage.journal import LOCK_SUFFIX, SUFFIX, BadJournal, Replayed, read_header, replay
from app.storage.session_lock import is_held


@dataclass(frozen=True, slots=True)
class Recoverable:
    """One map with unsaved work."""

    journal: Path
    replayed: Replayed

    @property
    def title(self) -> str:
        """The map's title; "" when it has none."""
        objects = self.replayed.loaded.document["objects"]
        return str(objects.get(self.replayed.map_id, {}).get("title") or "")


def folder() -> Path:
    """Where this person's journals lie."""
    return places.state_dir() / "recovery"


def recoverable(where: Path | None = None) -> list[Recoverable]:
    """Every map with unsaved work of a program that no longer runs, the latest first.

    Journals without any unsaved work are removed, unreadable ones are moved aside.
    """
    found = []
    for journal in sorted((where or folder()).glob(f"*{SUFFIX}")):
        if is_held(str(_lock_of(journal))):
            continue
        try:
            read_header(journal)
            replayed = replay(journal)
        except BadJournal:
            move_aside(journal)
            continue
        except OSError:
            continue  # another program has just taken or removed it
        if replayed.patches or replayed.base.unsaved or replayed.damaged:
            found.append(Recoverable(journal, replayed))
        else:
            _remove(journal)
    return sorted(found, key=lambda one: one.replayed.begun, reverse=True)


def discard(session: Recoverable) -> None:
    """Forget unsaved work: after it was saved or taken over by a new journal, or given up by its owner.

    A journal with damaged lines is moved aside instead, since it may hold more than could be played back.
    """
    if session.replayed.damaged:
        move_aside(session.journal)
    else:
        _remove(session.journal)


def move_aside(journal: Path) -> Path | None:
    """Put a journal where it is no longer offered; its new place, or None when it could not be moved."""
    aside = journal.parent / "damaged"
    target = aside / journal.name
    with suppress(OSError):
        aside.mkdir(exist_ok=True, mode=0o700)
        os.replace(journal, target)
        _lock_of(journal).unlink(missing_ok=True)
        return target
    return None


def _lock_of(journal: Path) -> Path:
    return journal.with_suffix(LOCK_SUFFIX)


def _remove(journal: Path) -> None:
    for path in (journal, _lock_of(journal)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
