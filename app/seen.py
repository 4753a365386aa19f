"""What was open when a map was looked at last, so that what is new and what is gone since can be told.

Kept in the state folder, one small file for each map's file, never in the map: another person has seen other things.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.places import state_dir
from app.storage.safe_write import write_atomically

if TYPE_CHECKING:
    from app.model.checks import Report

_MOST = 1 << 20
"""Bytes; a larger file is none of ours."""


class Seen(NamedTuple):
    """The open points of a map when it was closed last."""

    status: str
    keys: frozenset[str]


class News(NamedTuple):
    """What has changed since: keys of findings (rule and ids)."""

    new: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


def file_of(path: str | os.PathLike[str]) -> Path:
    """Where it is kept what was seen of the map in a file."""
    name = hashlib.sha256(os.path.abspath(path).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return state_dir() / "seen" / f"{name}.json"


def read(path: str | os.PathLike[str]) -> Seen | None:
    """What was open when it was looked at last; None where nobody has, or nothing can be read."""
    try:
        data = file_of(path).read_bytes()
        held = json.loads(data) if len(data) <= _MOST else {}
        return Seen(str(held["status"]), frozenset(map(str, held["open"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write(path: str | os.PathLike[str], report: Report) -> None:
    """Keep what is open now. A full or read-only disk must not stop anybody's work, so it is passed over."""
    file = file_of(path)
    held = {"status": report.profile, "open": sorted(finding.key for finding in report.open)}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with write_atomically(file) as out:
            out.write(json.dumps(held, indent=0).encode("utf-8"))
    except (OSError, UserError):
        return


def since(seen: Seen | None, report: Report) -> News:
    """What is new and what is gone. Rules that only one of the two statuses lets speak are not compared."""
    from app.model.checks.profiles import PROFILES

    before = PROFILES.get(seen.status) if seen is not None else None
    if seen is None or before is None:
        return News()
    now = PROFILES[report.profile]
    rules = {finding.rule for finding in report.findings} | {key.split(":")[0] for key in seen.keys}
    both = {rule for rule in rules if before.speaks(rule) and now.speaks(rule)}
    keys = {finding.key for finding in report.open if finding.rule in both}
    known = {key for key in seen.keys if key.split(":")[0] in both}
    return News(frozenset(keys - known), frozenset(known - keys))
