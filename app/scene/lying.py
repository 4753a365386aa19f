"""Where everything lies that no link may run through: lane by lane, so that two builds are quickly compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.scene import shapes
from app.scene.parts import Band
from app.scene.routing import Rect
from app.scene.shelves import Shelf

_HANGS = 400.0
"""Points that stubs may reach below the lowest card of a lane."""


class Lying(Mapping[str, Rect]):
    """Rectangles by id, found when somebody asks for them."""

    def __init__(self, bands: Sequence[Band], more: Mapping[str, shapes.Rect]) -> None:
        self.bands = tuple(bands)
        self._more = {key: _edges(rect, 0.0) for key, rect in more.items()}
        self._flat: dict[str, Rect] | None = None

    @property
    def flat(self) -> dict[str, Rect]:
        """All of them."""
        if self._flat is None:
            self._flat = {
                key: _edges(rect, band.top)
                for band in self.bands
                for key, rect in band.shelf.obstacles.items()
            }
            self._flat.update(self._more)
        return self._flat

    def __getitem__(self, key: str) -> Rect:
        if self._flat is not None:
            return self._flat[key]
        found = self._more.get(key)
        if found is not None:
            return found
        for band in reversed(self.bands):
            rect = band.shelf.obstacles.get(key)
            if rect is not None:
                return _edges(rect, band.top)
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return key in self._more or any(key in band.shelf.obstacles for band in self.bands)

    def __iter__(self) -> Iterator[str]:
        return iter(self.flat)

    def __len__(self) -> int:
        if self._flat is not None:
            return len(self._flat)
        return sum(len(band.shelf.obstacles) for band in self.bands) + len(self._more)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lying):
            return NotImplemented if not isinstance(other, Mapping) else self.flat == dict(other)
        if self._more != other._more or len(self.bands) != len(other.bands):
            return False
        return all(
            one is two
            or (one.top == two.top and (one.shelf is two.shelf or one.shelf.obstacles == two.shelf.obstacles))
            for one, two in zip(self.bands, other.bands, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]  # compared by what it holds

    def near(self, box: Rect) -> dict[str, Rect]:
        """Everything that shares more than a border with a rectangle."""
        found: dict[str, Rect] = {}
        for band in self.bands:
            low, high = band.shelf.heights("card")
            if high < low or box.bottom < band.top + low - _HANGS or band.top + high + _HANGS < box.top:
                continue
            for part in band.shelf.around("card", box.left, box.right):
                for key, rect in part.obstacles.items():
                    there = _edges(rect, band.top)
                    if there.overlaps(box):
                        found[key] = there
        found.update((key, rect) for key, rect in self._more.items() if rect.overlaps(box))
        return found

    def otherwise(self, before: Lying) -> set[str] | None:
        """What lies otherwise in its lane than before, came or went; None when the lanes are others."""
        if [band.shelf.key for band in self.bands] != [band.shelf.key for band in before.bands]:
            return None
        found = {key for key, rect in self._more.items() if before._more.get(key) != rect}
        for now, was in zip(self.bands, before.bands, strict=True):
            if now.shelf is not was.shelf:
                found |= _differing(now.shelf, was.shelf)
        return found


def _differing(now: Shelf, was: Shelf) -> set[str]:
    known = {part.key: part for part in was.parts}
    found: set[str] = set()
    for part in now.parts:
        old = known.pop(part.key, None)
        if old is part:
            continue
        before = old.obstacles if old is not None else {}
        found.update(key for key, rect in part.obstacles.items() if before.get(key) != rect)
        found.update(before.keys() - part.obstacles.keys())
    for gone in known.values():
        found.update(gone.obstacles)
    return found


def _edges(rect: shapes.Rect, top: float) -> Rect:
    y = top + rect.y
    return Rect(rect.x, y, rect.x + rect.w, y + rect.h)
