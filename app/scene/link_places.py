"""Which links come near a rectangle: a net of squares, made where somebody looks, that moves with the lanes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from app.scene.carrying import Taken
from app.scene.routing import RoutedLink
from app.scene.shapes import Rect

_SIDE = 256.0
"""Points: width of a strip of the net, and height of a square in it."""
_PEN = 5.0
"""How far the line, with its arrow head, may reach beside its corners."""
_ROOM = 24.0
"""What lies at a link (its mark, its label) may move with another lane than the line beside it; so high are both."""
Edges = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


def edges(path: RoutedLink) -> Iterator[Edges]:
    """The boxes around the single pieces of a link, its mark and its label."""
    for (ax, ay), (bx, by) in pairwise(path.points):
        left, right = (ax, bx) if ax <= bx else (bx, ax)
        top, bottom = (ay, by) if ay <= by else (by, ay)
        yield left - _PEN, top - _PEN, right + _PEN, bottom + _PEN
    if path.mark is not None:
        yield path.mark
    if path.label is not None:
        yield path.label


def _touches(path: RoutedLink, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a link comes near a rectangle: one of its `edges`, without making them, since many links are asked."""
    low, high, first, last = top - _PEN, bottom + _PEN, left - _PEN, right + _PEN
    points = path.points
    ax, ay = points[0]
    for bx, by in points[1:]:
        if (
            (ax <= last or bx <= last)
            and (ax >= first or bx >= first)
            and (ay <= high or by <= high)
            and (ay >= low or by >= low)
        ):
            return True
        ax, ay = bx, by
    return any(
        lies is not None and lies[0] <= right and left <= lies[2] and lies[1] <= bottom and top <= lies[3]
        for lies in (path.mark, path.label)
    )


class _Net:
    """Links by where they are led."""

    def __init__(self, paths: Mapping[str, RoutedLink]) -> None:
        self.paths = paths
        self._strips: dict[int, list[str]] = {}
        self._squares: dict[int, dict[int, list[str]]] = {}
        for key, path in paths.items():
            xs = [point[0] for point in path.points]
            if path.label is not None:
                xs += path.label[::2]
            if path.mark is not None:
                xs += path.mark[::2]
            for at in range(int((min(xs) - _PEN) // _SIDE), int((max(xs) + _PEN) // _SIDE) + 1):
                self._strips.setdefault(at, []).append(key)

    def near(self, left: float, top: float, right: float, bottom: float) -> set[str]:
        """The links that may come near a rectangle."""
        found: set[str] = set()
        rows = range(int(top // _SIDE), int(bottom // _SIDE) + 1)
        strips = range(int(left // _SIDE), int(right // _SIDE) + 1)
        whole = len(strips) >= len(self._strips) > len(self._squares) and self._strips.keys() <= set(strips)
        if whole:
            return set(self.paths)  # the whole map is seen first, and mostly once: no net is made for that
        for at in self._strips if len(strips) > len(self._strips) else strips:
            squares = self._squares.get(at)
            if squares is None:
                squares = self._squares[at] = self._filled(at)
            for row in squares if len(rows) > len(squares) else rows:
                found.update(squares.get(row, ()))
        return found

    def _filled(self, at: int) -> dict[int, list[str]]:
        squares: dict[int, list[str]] = {}
        low, high = at * _SIDE, (at + 1) * _SIDE
        for key in self._strips.get(at, ()):
            rows: set[int] = set()
            for left, top, right, bottom in edges(self.paths[key]):
                if left <= high and low <= right:
                    rows.update(range(int(top // _SIDE), int(bottom // _SIDE) + 1))
            for row in rows:
                squares.setdefault(row, []).append(key)
        return squares


class LinkPlaces:
    """The links of one build by where they are led."""

    def __init__(self, paths: Mapping[str, RoutedLink], net: _Net, more: _Net | None) -> None:
        self._paths, self._net, self._more = paths, net, more

    @classmethod
    def of(cls, paths: Mapping[str, RoutedLink], before: LinkPlaces | None) -> LinkPlaces:
        """The places of some ways; the net of before serves while the ways it is made from are the same."""
        base = paths.base if isinstance(paths, Taken) else paths
        net = before._net if before is not None and before._net.paths is base else _Net(base)
        return cls(paths, net, _Net(paths.others) if isinstance(paths, Taken) and paths.others else None)

    def near(self, box: Rect) -> list[str]:
        """The links that come near a rectangle, in the order of their ids."""
        left, top, right, bottom = box.x, box.y, box.right, box.bottom
        paths = self._paths
        if not isinstance(paths, Taken):
            found = self._net.near(left, top, right, bottom)
            return sorted(key for key in found if _touches(paths[key], left, top, right, bottom))
        base, moved = paths.base, not paths.still.unmoved
        low, high = _between(paths, top, bottom) if moved else (top, bottom)
        # Where they were led is looked at first: it need not be moved for that.
        kept = [
            key
            for key in self._net.near(left, low, right, high) - paths.gone
            if _touches(base[key], left, low, right, high)
        ]
        if moved:
            kept = [key for key in kept if _touches(paths[key], left, top, right, bottom)]
        if self._more is not None:
            others = self._more.near(left, top, right, bottom)
            kept += [key for key in others if _touches(paths[key], left, top, right, bottom)]
        return sorted(set(kept))

    def unsure(
        self, before: LinkPlaces, box: Rect, rows: Sequence[tuple[float, float]], always: Collection[str]
    ) -> set[str] | None:
        """The links that may have done something else since before than to move with their lanes, or to become longer
        or shorter at some rows of a rectangle as it was before; None when all may. Of those that come there, `always`
        names the ones that become another by that."""
        if self._net is not before._net:
            return None
        found: set[str] = set()
        spans: list[tuple[float, float]] = []
        was = before._paths
        for top, bottom in rows:
            spans.append(_between(was, top, bottom) if isinstance(was, Taken) else (top, bottom))
        for paths in (self._paths, was):
            if isinstance(paths, Taken):
                found |= paths.others.keys() | paths.gone
                spans += paths.still.lost_rows
        for low, high in _apart(spans):
            found |= self._turning(box, low, high, always)
        return found

    def _turning(self, box: Rect, low: float, high: float, always: Collection[str]) -> set[str]:
        """Of the links as they were led first those that do more between two heights than to run up or down."""
        found = set()
        paths, top, bottom = self._net.paths, low - _ROOM, high + _ROOM
        for key in self._net.near(box.x, top, box.right, bottom):
            path = paths[key]
            if key in always or path.fallback:
                found.add(key)
                continue
            for _, y in path.points:  # by hand: there are many
                if top <= y <= bottom:
                    found.add(key)
                    break
            else:
                for lies in (path.mark, path.label):
                    if lies is not None and lies[1] <= bottom and top <= lies[3]:
                        found.add(key)
        return found

    def others(self, before: LinkPlaces) -> set[str] | None:
        """The links that may be led otherwise than before; None when all may."""
        now, was = self._paths, before._paths
        if now is was:
            return set()
        if self._net is not before._net:
            return None
        found: set[str] = set()
        for paths in (now, was):
            if isinstance(paths, Taken):
                found |= paths.others.keys() | paths.gone
        return found if _by(now) == _by(was) else None


def _apart(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that reach into each other as one."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found


def _by(paths: Mapping[str, RoutedLink]) -> tuple[object, ...]:
    """How far everything has been moved."""
    return paths.still.moves if isinstance(paths, Taken) and not paths.still.unmoved else ()


def _between(paths: Taken, top: float, bottom: float) -> tuple[float, float]:
    """Where something was led first that now comes between two heights."""
    return paths.still.before(top - _ROOM, bottom + _ROOM)
