"""What is kept between two builds: a drawing stays valid while the records it was drawn from are the same objects.

Records are replaced, never mutated, so identity is the whole test. Drawers read through `Reading`, which notes
what they looked at; nobody has to declare what a drawing depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from app.model.store import Reader, Record
from app.scene.shapes import Block
from app.scene.ways import Ways

Drawing = TypeVar("Drawing")


class Reading:
    """Reads records of a store and remembers which ones (and which were not there)."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self.seen: dict[str, Record | None] = {}

    def get(self, key: object) -> Record | None:
        """The record of an id, None when there is none or the id is no text."""
        if not isinstance(key, str) or not key:
            return None
        found = self._store.get(key)
        self.seen[key] = found
        return found

    def title(self, key: object) -> str:
        """The title of a record, "" when it is not there or has none."""
        found = self.get(key)
        title = found.get("title", "") if found is not None else ""
        return title if isinstance(title, str) else ""


@dataclass(slots=True)
class _Kept:
    seen: tuple[tuple[str, Record | None], ...]
    given: Hashable
    drawing: Any
    used: int


class Cache:
    """Drawings by record, of one window or one export. `drawn` names what the last build had to draw anew."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._blocks: dict[Hashable, tuple[Hashable, Block]] = {}
        self._build = 0
        self.drawn: list[Hashable] = []
        self.ways = Ways()

    def begin(self) -> None:
        """A build starts: forget what the one before had to draw."""
        self._build += 1
        self.drawn = []

    def end(self) -> None:
        """A build is complete: drop what it did not use."""
        for key in [key for key, kept in self._kept.items() if kept.used != self._build]:
            del self._kept[key]
        if len(self._blocks) > 4 * len(self._kept) + 256:
            self._blocks.clear()

    def keep(
        self, key: Hashable, store: Reader, given: Hashable, draw: Callable[[Reading], Drawing]
    ) -> Drawing:
        """The drawing of a key, drawn again only when a record it read, or `given`, is another one."""
        kept = self._kept.get(key)
        if kept is not None and kept.given == given and all(store.get(k) is r for k, r in kept.seen):
            kept.used = self._build
            return cast(Drawing, kept.drawing)
        reading = Reading(store)
        drawing = draw(reading)
        self._kept[key] = _Kept(tuple(reading.seen.items()), given, drawing, self._build)
        self.drawn.append(key)
        return drawing

    def block(self, key: Hashable, given: tuple[Hashable, ...], make: Callable[[], Block]) -> Block:
        """The same block object as before while `given` is equal, so that a painter sees what stayed."""
        held = self._blocks.get(key)
        if held is not None and held[0] == given:
            return held[1]
        block = make()
        self._blocks[key] = (given, block)
        return block
