"""What is locked, and which edits a lock refuses.

A locked lane keeps its own record and its cards; a locked stage keeps its steps and theirs; a locked map keeps all
stages, steps and lanes, so that only cards move. Looking is free: hiding, folding, and the lock itself can always be
changed, and votes given. Links are no part of a lane; they can be drawn and answered on a locked one.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.model.grid import DRAWN_LANES, map_of, place
from app.model.patch import ABSENT, Fields, Json, Patch
from app.model.store import Reader, Record

LOCKABLE = ("lane", "stage", "map")
_FREE = {"lane": {"locked", "hidden"}, "stage": {"locked", "collapsed"}}
_FREE_OF_CARDS = {"votes"}
_STRUCTURE = ("lane", "stage", "step")


def structure_lock(store: Reader) -> str:
    """The map's id when its structure is locked, else ""."""
    key, record = map_of(store)
    return key if record.get("locked") is True else ""


def cell_lock(store: Reader, lane: str, step: str) -> str:
    """The locked lane or stage of a cell, "" when it takes changes; `step` may be a stage, either may be ""."""
    return next((key for key in (lane, _stage_of(store, step)) if _locked(store, key)), "")


def lock_on(store: Reader, key: str) -> str:
    """The locked lane, stage or map (its id) that protects a record; "" for one that may be changed."""
    record = store.get(key)
    if record is None:
        return ""
    kind = record["type"]
    if kind == "card":
        lane, step, _, _ = place(record)
        return cell_lock(store, lane, step) if lane else ""
    if kind == "emotion":
        return cell_lock(store, _emotion_lane(store, record), str(record.get("step") or ""))
    if kind == "step":
        return cell_lock(store, "", key) or structure_lock(store)
    if kind in ("lane", "stage"):
        return key if record.get("locked") is True else structure_lock(store)
    return ""


def refused(store: Reader, back: Patch) -> str:
    """The lock that an edit runs into, "" when it may stand; `back` is the inverse patch of what it did so far."""
    was = _Before(store, back)
    for key in sorted(back):
        before, after = was.get(key), store.get(key)
        kind = str((before or after or {}).get("type", ""))
        found = _refused(was, store, key, kind, before, after, set(back[key]))
        if found:
            return found
    return ""


def _refused(
    was: _Before,
    now: Reader,
    key: str,
    kind: str,
    before: Record | None,
    after: Record | None,
    fields: set[str],
) -> str:
    if kind == "card":
        if before and after and fields <= _FREE_OF_CARDS:
            return ""
        cells = [place(record)[:2] for record in (before, after) if record is not None]
        return next((lock for lane, step in cells if lane and (lock := was.cell(now, lane, step))), "")
    if kind == "emotion":
        record = before or after or {}
        return was.cell(now, _emotion_lane(now, record), str(record.get("step") or ""))
    if kind == "cell":
        record = before or after or {}
        return was.cell(now, str(record.get("lane") or ""), str(record.get("step") or ""))
    if kind not in _STRUCTURE or (before and after and fields <= _FREE.get(kind, set())):
        return ""
    if kind == "step":
        stages = [_stage_in(record) for record in (before, after) if record is not None]
        return next((stage for stage in stages if was.locked(stage)), "") or was.structure()
    return key if was.locked(key) else was.structure()


class _Before:
    """The records as they were before an edit, as far as locks ask for them."""

    def __init__(self, store: Reader, back: Patch) -> None:
        self._store, self._back = store, back

    def get(self, key: str) -> Record | None:
        """A record before the edit; None when it was not there."""
        now = self._store.get(key)
        if key not in self._back:
            return now
        merged: Mapping[str, Json] = {**(now or {}), **self._back[key]}
        fields: Fields = {name: value for name, value in merged.items() if value is not ABSENT}
        return fields if "type" in fields else None

    def locked(self, key: str) -> bool:
        """Whether a lane, stage or map was locked."""
        return (self.get(key) or {}).get("locked") is True if key else False

    def structure(self) -> str:
        """The map when its structure was locked."""
        key = map_of(self._store)[0]
        return key if self.locked(key) else ""

    def cell(self, now: Reader, lane: str, step: str) -> str:
        """The lane or stage that was locked around a cell."""
        record = self.get(step) or now.get(step) or {}
        stage = step if record.get("type") == "stage" else _stage_in(record)
        return next((key for key in (lane, stage) if self.locked(key)), "")


def _locked(store: Reader, key: str) -> bool:
    return bool(key) and (store.get(key) or {}).get("locked") is True


def _stage_of(store: Reader, step: str) -> str:
    record = store.get(step) or {}
    return step if record.get("type") == "stage" else _stage_in(record)


def _stage_in(step: Record) -> str:
    pos = step.get("pos")
    return str(pos[0]) if isinstance(pos, list) and pos else ""


def _emotion_lane(store: Reader, emotion: Record) -> str:
    """A locked lane that draws this feeling, else ""."""
    persona = emotion.get("persona")
    for lane in store.of("lane"):
        record = store[lane]
        drawn = record.get("kind") in DRAWN_LANES and record.get("persona") in (None, persona)
        if drawn and record.get("locked") is True:
            return lane
    return ""
