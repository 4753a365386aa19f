"""The bytes of a file: streams one by one, all small objects packed together, and the table of where they are.

Object streams (ISO 32000-1, 7.5.7) make a tagged file a third as large: its structure is thousands of small objects
that are much like each other.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 500
"""Objects in one stream; readers unpack all of them to get at one."""


def packed(data: bytes) -> bytes:
    """Data as small as deflate makes them."""
    return zlib.compress(data, 9)


def stream(entries: str, data: bytes) -> bytes:
    """A stream with a line end before "endstream", which PDF/A asks for; `entries` are those beside its length."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode("latin-1"), len(data), data)


def whole(small: Mapping[int, str], streams: Mapping[int, bytes], root: int, info: int) -> bytes:
    """The file of objects by their numbers; `root` is the catalogue and `info` the facts about the file."""
    out = bytearray(_HEAD)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    """number -> (kind, where, which): 1 is at a byte of the file, 2 in an object stream at an index."""
    free = max((*small, *streams), default=0) + 1

    def put(key: int, body: bytes) -> None:
        places[key] = 1, len(out), 0
        out.extend(b"%d 0 obj\n%b\nendobj\n" % (key, body))

    for key in sorted(streams):
        put(key, streams[key])
    waiting = sorted(small)
    for first in range(0, len(waiting), _TOGETHER):
        keys = waiting[first : first + _TOGETHER]
        put(free, _together([(key, small[key].encode("latin-1")) for key in keys]))
        places.update({key: (2, free, at) for at, key in enumerate(keys)})
        free += 1
    start = len(out)
    places[free] = 1, start, 0
    mark = hashlib.sha256(out).hexdigest()[:32]
    facts = f"/Type/XRef/Size {free + 1}/Root {root} 0 R/Info {info} 0 R/ID[<{mark}><{mark}>]"
    out.extend(
        b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (free, _table(facts, places, free + 1), start)
    )
    return bytes(out)


def _together(objects: Sequence[tuple[int, bytes]]) -> bytes:
    """An object stream: numbers and offsets, then the objects."""
    index, at = [], 0
    for key, body in objects:
        index.append(f"{key} {at}")
        at += len(body) + 1
    head = (" ".join(index) + "\n").encode("ascii")
    data = packed(head + b"\n".join(body for _, body in objects))
    return stream(f"/Type/ObjStm/N {len(objects)}/First {len(head)}/Filter/FlateDecode", data)


def _table(facts: str, places: Mapping[int, tuple[int, int, int]], size: int) -> bytes:
    """The cross-reference stream; each row tells only what differs from the one above, as PNG does."""
    wide = max(2, (max(where for _, where, _ in places.values()).bit_length() + 7) // 8)
    width = wide + 3
    rows = bytearray()
    above = bytes(width)
    for key in range(size):
        kind, where, which = places.get(key, (0, 0, 65535))
        row = bytes((kind,)) + where.to_bytes(wide, "big") + which.to_bytes(2, "big")
        rows.append(2)
        rows.extend((here - there) & 0xFF for here, there in zip(row, above, strict=True))
        above = row
    how = f"/W[1 {wide} 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {width}>>"
    return stream(facts + how, packed(bytes(rows)))
