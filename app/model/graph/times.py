"""Stretches of calendar time with what is least, typical and most, and how they add up."""

from __future__ import annotations

from typing import NamedTuple

from app.model.store import Record


class Time(NamedTuple):
    """Shortest, typical and longest stretch of calendar time, in minutes."""

    low: float = 0.0
    mid: float = 0.0
    high: float = 0.0

    def plus(self, other: Time) -> Time:
        """One stretch after the other."""
        return Time(self.low + other.low, self.mid + other.mid, self.high + other.high)


NONE = Time()
"""No time at all."""


def spread(found: object) -> Time:
    """A {min, typical, max} of a record as a time; what is not known falls back to what is, else to nothing."""
    if not isinstance(found, dict):
        return NONE
    low, mid, high = (_number(found.get(name)) for name in ("min", "typical", "max"))
    known = [value for value in (mid, high, low) if value is not None]
    if not known:
        return NONE
    mid = mid if mid is not None else known[0]
    # What contradicts itself (a shortest time above the typical one) is read as one time.
    return Time(min(mid, mid if low is None else low), mid, max(mid, mid if high is None else high))


def wait_of(link: Record) -> Time:
    """The wait on an arrow; where only a limit is named, at most that long and typically up to it."""
    wait = spread(link.get("wait"))
    limit = _number(link.get("limit"))
    return Time(0.0, limit, limit) if wait == NONE and limit else wait


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return max(0.0, float(value))


def longer(one: Time, two: Time) -> Time:
    """What takes as long as the longer of the two: they go on side by side."""
    return Time(max(one.low, two.low), max(one.mid, two.mid), max(one.high, two.high))


def one_of(times: list[Time]) -> Time:
    """One of several, nobody knows which. Raises ValueError for none."""
    return Time(min(t.low for t in times), min(t.mid for t in times), max(t.high for t in times))


def in_turn(times: list[Time]) -> Time:
    """All of them, one after the other."""
    total = NONE
    for time in times:
        total = total.plus(time)
    return total
