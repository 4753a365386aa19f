"""JPEG pictures as they are: the compressed data untouched, without what the camera wrote about place and owner."""

from __future__ import annotations

import re

_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
"""What ends compressed data: a marker that is neither a stuffed byte nor a restart."""
_KEPT_APPS = (0xE0, 0xEE)
"""JFIF and Adobe: how colours are to be understood. All others tell of camera, place, owner and software."""
_COMMENT = 0xFE
_SCAN = 0xDA
_END = 0xD9


def bare(data: bytes) -> bytes | None:
    """The picture without remarks and without what follows it; None when its parts are not sound.

    None also for a picture that does not say how its colours are stored: readers of PDF would guess.
    """
    if not data.startswith(b"\xff\xd8"):
        return None
    out, at, told = [data[:2]], 2, False
    while True:
        found = _MARKER.match(data, at)
        if found is None:
            return None
        kind, start = found.group(1)[0], found.end()
        if kind == _END:
            return b"".join([*out, b"\xff\xd9"]) if told else None
        end = start + int.from_bytes(data[start : start + 2], "big")
        if kind == _SCAN:
            after = _MARKER.search(data, end)
            if after is None:
                return None
            end = after.start()
        told = told or kind in _KEPT_APPS
        if kind in _KEPT_APPS or not (0xE0 <= kind <= 0xEF or kind == _COMMENT):
            out.append(bytes((0xFF, kind)) + data[start:end])
        at = end
