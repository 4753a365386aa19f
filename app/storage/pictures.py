"""Pictures inside a map: a `blob` record has the sha256 of its bytes as id, so a damaged one is noticed."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping

from app.storage.document import Json
from app.storage.notes import Note
from app.storage.sniff import picture_type

KIND = "blob"


def look_over(objects: Mapping[str, Mapping[str, Json]]) -> Iterator[Note]:
    """A note for every picture that must not be decoded; it stays in the file as it is."""
    for key, record in objects.items():
        if record.get("type") == KIND and (code := _fault(key, record)):
            yield Note(code, key)


def picture_bytes(key: str, record: Mapping[str, Json]) -> bytes | None:
    """The bytes of a picture whose hash and type are right, else None."""
    return _decode(record) if record.get("type") == KIND and not _fault(key, record) else None


def _fault(key: str, record: Mapping[str, Json]) -> str:
    data = _decode(record)
    if data is None or hashlib.sha256(data).hexdigest() != key:
        return "picture-hash"
    kind = picture_type(data)
    return "" if kind is not None and record.get("mime") == kind else "picture-type"


def _decode(record: Mapping[str, Json]) -> bytes | None:
    text = record.get("data")
    if not isinstance(text, str):
        return None
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def blob(data: bytes) -> tuple[str, dict[str, Json]]:
    """The id and the record that keep a picture. Raises ValueError unless PNG, JPEG or WebP."""
    mime = picture_type(data)
    if mime is None:
        raise ValueError("no PNG, JPEG or WebP")
    key = hashlib.sha256(data).hexdigest()
    return key, {"type": KIND, "mime": mime, "data": base64.b64encode(data).decode("ascii")}
