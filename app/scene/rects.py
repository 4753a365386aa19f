"""Where everything on a map lies, asked by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from app.scene.parts import Source
from app.scene.routing import RoutedLink
from app.scene.shapes import Rect


class Rects(Mapping[str, Rect]):
    """Where each card, emotion, link, stage, step and lane lies, by id; found when somebody asks."""

    def __init__(self, sources: Sequence[Source], more: Mapping[str, Rect]) -> None:
        self._sources = tuple(sources)
        self._more = more
        self._keys: dict[str, None] | None = None

    def _find(self, key: str) -> Rect | None:
        found = self._more.get(key)
        if found is not None:
            return found
        # What was put down last counts, as where two stubs of one link hang at two cards.
        for source in reversed(self._sources):
            found = source.rect(key)
            if found is not None:
                return found
        return None

    def __getitem__(self, key: str) -> Rect:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not None

    @property
    def _all(self) -> dict[str, None]:
        if self._keys is None:
            self._keys = dict.fromkeys(
                chain(chain.from_iterable(s.keys() for s in self._sources), self._more)
            )
        return self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class Points(Mapping[str, tuple[tuple[float, float], ...]]):
    """The corner points of each link, by id."""

    def __init__(self, paths: Mapping[str, RoutedLink]) -> None:
        self._paths = paths

    def __getitem__(self, key: str) -> tuple[tuple[float, float], ...]:
        return self._paths[key].points

    def __contains__(self, key: object) -> bool:
        return key in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
