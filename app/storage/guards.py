"""Limits that are checked on the raw bytes, before anything is parsed; each is a linear pass, no copies.

A file of 50 MB of `[],` would take more than 1 GB as Python objects, so values are counted first. The scanner
below uses possessive repeats only: the usual alternation took 3.3 GB on a single long string, since the
regular expression engine keeps a way back for every repeat.
"""

from __future__ import annotations

import re

from app.storage import refusals

MAX_BYTES = 64 * refusals.MEGABYTE
MAX_VALUES = 2_000_000
MAX_DEPTH = 32
MAX_DIGITS = 64

_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+([\[\]{}])', re.DOTALL)
_FEW = 500_000
"""Quotes beside brackets of which each part between two can be held at once."""
_OUTSIDE = bytes(set(range(256)) - set(b'[]{}"'))
_ROUND = bytes.maketrans(b"[{]}", b"(())")


def check_size(size: int) -> None:
    """Refuse a file by its size alone, before it is read."""
    if size > MAX_BYTES:
        raise refusals.too_large(MAX_BYTES, size)


def check_values(data: bytes) -> None:
    """Refuse more values than a map can have; commas inside texts count too, which errs to the safe side."""
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MAX_VALUES:
        raise refusals.too_many_values()


def _surely_flat(data: bytes) -> bool:
    """Whether the brackets outside texts come in pairs and no deeper than allowed: seen without a turn for each.

    Only quotes and brackets are looked at, and of quotes only those with brackets between them.
    """
    if b"\\" in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    brackets = data.translate(_ROUND, _OUTSIDE).replace(b'""', b"")
    if b'"' in brackets:  # a bracket stands in a text
        if brackets.count(b'"') > _FEW:
            return False
        brackets = b"".join(brackets.split(b'"')[::2])
    for _level in range(MAX_DEPTH):
        brackets = brackets.replace(b"()", b"")  # one level at a time
    return not brackets


def check_depth(data: bytes) -> None:
    """Refuse deep nesting, which would run a parser out of stack; brackets inside texts do not count."""
    if _surely_flat(data):
        return
    depth = position = 0
    while found := _TO_BRACKET.match(data, position):
        position = found.end()
        depth += 1 if found[1] in b"[{" else -1
        if depth > MAX_DEPTH:
            raise refusals.too_deep()
        if depth <= 0:
            return
