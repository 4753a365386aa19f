"""The shape of a .jmap document and the words that name it; nothing here reads or writes."""

from __future__ import annotations

from typing import Any, Final

Json = Any
"""A JSON value: None, bool, int, float, str, list or dict of such."""
Document = dict[str, Json]
"""The envelope of a map, with its records in `objects`."""
Objects = dict[str, dict[str, Json]]

FORMAT: Final = "baton-journey-map"
SCHEMA: Final = 1
"""The schema this program writes."""
MIN_READER: Final = 1
"""The oldest schema whose programs may edit our files without losing something."""
GENERATOR: Final = "baton"
HEAD: Final = ("format", "schema", "min_reader", "generator")
"""The envelope fields that come first, in this order; `objects` comes last."""
SUFFIX: Final = ".jmap"


def new_document(objects: Objects | None = None) -> Document:
    """A document of the current schema around these records."""
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "min_reader": MIN_READER,
        "generator": GENERATOR,
        "objects": objects if objects is not None else {},
    }


def with_objects(document: Document, objects: Objects) -> Document:
    """The same envelope, unknown fields and a newer schema number included, around other records."""
    return {**document, "objects": objects}
