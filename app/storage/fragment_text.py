"""A fragment as text for the clipboard: a map document with one more field, read as strictly as a file.

Whoever put it there may be a stranger, so everything is looked at again: limits of size, depth and values by the
loader, then that each named record is there and of a kind a fragment may hold, and that pictures are pictures.
"""

from __future__ import annotations

from typing import Any, NoReturn

from app.errors import UnreadableFile
from app.model.edits.fragments import GRID, SHARED, Fragment
from app.storage import canonical, loader, pictures
from app.storage.document import Document, new_document
from app.words import _

MIME = "application/x-baton-fragment+json"
_FIELD = "fragment"
_PART = ("card", "link", "answer", "emotion", "cell", *GRID)
_CONTEXT = (*GRID, *SHARED, "blob")
_WHOLE = ("map", "measure", "action", "exception", *SHARED, "blob", *_PART)


def write(fragment: Fragment) -> bytes:
    """The canonical bytes of a fragment."""
    document = new_document(fragment.objects)
    document[_FIELD] = {
        "content": sorted(fragment.content),
        "outer": sorted(fragment.outer),
        "hung": [list(each) for each in fragment.hung],
        "home": fragment.home,
        "whole": fragment.whole,
        "order": {kind: list(keys) for kind, keys in fragment.order.items()},
    }
    return canonical.dumps(document)


def read(data: bytes) -> Fragment:
    """The fragment in these bytes. Raises UnreadableFile when they are damaged or no fragment."""
    try:
        document = loader.loads(data).document
    except UnreadableFile as error:
        _refuse(error.what)
    head = document.get(_FIELD)
    if not isinstance(head, dict):
        _refuse()
    whole = head.get("whole") is True
    content, outer = set(_texts(head.get("content"))), set(_texts(head.get("outer")))
    objects = _sound(document, content, outer, _WHOLE if whole else _PART)
    order = head.get("order")
    found = Fragment(
        objects,
        frozenset(content & objects.keys()),
        frozenset(outer & objects.keys()),
        tuple(_triples(head.get("hung"))),
        home if isinstance(home := head.get("home"), str) else "",
        whole,
        {k: tuple(_texts(order.get(k))) for k in GRID} if isinstance(order, dict) else {},
    )
    if not found.content:
        _refuse()
    return found


def _sound(document: Document, content: set[str], outer: set[str], kinds: tuple[str, ...]) -> dict[str, Any]:
    """The records that a fragment may hold; at most one map, and only pictures that are what they say."""
    result: dict[str, Any] = {}
    maps = 0
    for key, record in document["objects"].items():
        kind = record["type"]
        if kind not in (kinds if key in content else _PART if key in outer else _CONTEXT):
            continue
        if kind == "blob" and pictures.picture_bytes(key, record) is None:
            continue
        maps += kind == "map"
        if kind != "map" or maps == 1:
            result[key] = record
    return result


def _texts(found: object) -> list[str]:
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _triples(found: object) -> list[tuple[str, str, str]]:
    rows = [_texts(each) for each in found] if isinstance(found, list) else []
    return [(row[0], row[1], row[2]) for row in rows if len(row) == 3]


def _refuse(detail: str = "") -> NoReturn:
    raise UnreadableFile(
        _("What lies on the clipboard is damaged, so nothing was pasted."),
        "",
        _("Copy it again in the map it comes from."),
        detail,
    )
