"""The scene the canvas shows: built from the store or from a preview of it, and compared with the one before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator
from typing import Any

from app.model.patch import Patch
from app.model.store import Reader, Store
from app.scene.build import building
from app.scene.cache import Cache
from app.scene.shapes import LAYERS, Block, Rect, Scene
from app.scene.view import Marks, View
from app.scene.ways import SMALL
from app.widgets.canvas.index import HEADINGS, BlockIndex
from app.words import Words, load

_MANY_CARDS = 250
"""Up to so many cards a map is drawn again in next to no time."""


class Drawing:
    """Scene, index and the caches behind them, for one session."""

    def __init__(self) -> None:
        self.scene = Scene(0.0, 0.0, ())
        self.index = BlockIndex()
        self.view = View()
        self.marks = Marks()
        self.words: Words = load("en")
        self._cache = Cache()
        self.previewing = False
        self.reader: Reader | None = None

    def forget(self) -> object:
        """Drop what belonged to another map; returns it for whoever wants it to go later."""
        gone = self._cache, self.index, self.scene, self.reader
        self._cache, self.index = Cache(), BlockIndex()
        return gone

    @property
    def unsettled(self) -> bool:
        """Whether links were led in a hurry, so that they should be led well when there is time."""
        return self._cache.ways.unsettled

    @property
    def large(self) -> bool:
        """Whether leading all links afresh takes longer than the eye forgives."""
        return self.reader is not None and self.is_large(self.reader)

    def is_large(self, reader: Reader) -> bool:
        """The same for a map that is not drawn yet."""
        return len(reader.of("card")) * len(reader.of("link")) > SMALL

    def lead(self) -> Iterator[None]:
        """What is left to do when the hand rests, piece by piece: above all to lead links well that were led in a
        hurry; the next build shows them."""
        yield from self._cache.ways.lead()

    @property
    def restless(self) -> bool:
        """Whether something is left to do when the hand rests."""
        return self.unsettled

    def heavy(self, reader: Reader) -> bool:
        """Whether drawing a map again takes so long that the hand would feel it, so that it is done in pieces."""
        return len(reader.of("card")) > _MANY_CARDS

    def building(self, reader: Reader, rough: bool = False) -> Generator[None, None, Scene]:
        """Build the scene of a store or preview piece by piece; `take` shows it. The store must not change meanwhile.

        `rough` leads links that lost a card quickly; a preview is always rough.
        """
        rough = rough or not isinstance(reader, Store)
        return building(reader, self._cache, self.view, self.marks, self.words, rough)

    def take(self, scene: Scene, reader: Reader) -> Collection[Block]:
        """Show a scene that was built of a reader; returns the blocks that went and those that came."""
        self.previewing = not isinstance(reader, Store)
        self.reader = reader
        self.scene = scene
        self._cache.end()
        return self.index.replace(scene)

    def kind_of(self, key: str) -> str:
        """The kind of a record in what is shown now, "" when it is not there."""
        record = self.reader.get(key) if self.reader is not None else None
        return str(record["type"]) if record is not None else ""

    def rect_of(self, key: str) -> Rect | None:
        """Where a record is drawn, in points; for a link the box around its line."""
        rect = self.scene.rects.get(key)
        if rect is not None:
            return rect
        points = self.scene.paths.get(key)
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        return None

    def blocks_of(self, keys: list[str]) -> list[Block]:
        """The blocks of some cards, in painting order, to be drawn elsewhere."""
        found = [block for key in keys for block in self.index.of_owner(key)]
        found = [b for b in found if b.layer not in HEADINGS and b.layer != "link"]
        return sorted(found, key=lambda block: LAYERS.index(block.layer))


def union(rects: list[Rect]) -> Rect | None:
    """The rectangle around several ones."""
    if not rects:
        return None
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def rehearse(store: Store, verb: Callable[[], Any]) -> tuple[Patch, Any]:
    """What a verb would do: (its patch, what it returns). Afterwards the store is as it was and nobody heard of it.

    A gesture shows exactly what its end will do, because preview and end call the same verb.
    """
    results: list[Any] = []
    patch = store.rehearse(lambda: results.append(verb()))
    return patch, results[0]
