"""Ids of records: random, short, without an order, so that two people's additions never meet in a file."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
LENGTH = 12


class _Source:
    choose: Callable[[str], str] = secrets.choice


def new_id() -> str:
    """A random id of 12 base-36 characters (62 bits)."""
    return "".join(_Source.choose(ALPHABET) for _ in range(LENGTH))


def seed(choose: Callable[[str], str] | None) -> None:
    """Make ids repeatable for tests and sample builders; None goes back to real randomness."""
    _Source.choose = choose or secrets.choice


@contextmanager
def seeded(choose: Callable[[str], str]) -> Iterator[None]:
    """Make ids repeatable for a while."""
    before, _Source.choose = _Source.choose, choose
    try:
        yield
    finally:
        _Source.choose = before


def derived_id(*parts: str) -> str:
    """The id of a record that can exist only once for its parts, such as an emotion for persona and step.

    Two people who add it independently give it the same id, so that their edits meet in a merge.
    """
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest(), "big")
    digits = []
    for _ in range(LENGTH):
        number, digit = divmod(number, 36)
        digits.append(ALPHABET[digit])
    return "".join(digits)
