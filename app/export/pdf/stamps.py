"""Icons and the frames of cards, which come again on every sheet: the file draws each once, pages say where it goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.export.pdf.values import Name, Raw, Ref
from app.scene import icons
from app.scene.shapes import Box, Command, Path, Rect, Shape

if TYPE_CHECKING:
    from app.export.pdf.writer import Writer

_CLOSE = 0.02
"""Units of the icon's own box that two points may differ by and still be the same."""


_OFTEN = 3
"""An object in the file takes as much room as so many drawings on the pages themselves."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Shapes that look the same elsewhere too: `look` is what makes them these, `around` where they lie."""

    look: Hashable
    shapes: Sequence[Shape]
    around: Rect


class Stamps:
    """What one document draws again and again."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, int] | None = None
        self._keys: dict[Hashable, str] = {}
        self._drawn: dict[str, tuple[str, tuple[float, float]]] = {}

    def expect(self, drawings: Iterable[tuple[Sequence[Shape], float]]) -> None:
        """Be told all (shapes, scale) that will be painted, so that what comes but a few times gets no object."""
        counts = self._counts = {}
        for shapes, scale in drawings:
            for at in range(len(shapes)):
                found = stamp_at(shapes, at, scale)
                if found is not None:
                    counts[found.look] = counts.get(found.look, 0) + 1

    def worth(self, stamp: Stamp) -> bool:
        """Whether it comes often enough; each does when nobody said what is coming."""
        return self._counts is None or self._counts.get(stamp.look, 0) >= _OFTEN

    def key(self, look: Hashable, size: tuple[float, float], draw: Callable[[], Sequence[str]]) -> str:
        """The resource name of a drawing: `look` is what makes it this one, `size` its width and height in points.

        `draw` is asked for its operators once; its upper left corner is the origin, y grows upwards.
        """
        found = self._keys.get(look)
        if found is None:
            found = self._keys[look] = f"S{len(self._keys) + 1}"
            self._drawn[found] = "\n".join(draw()), size
        return found

    def write(self, writer: Writer) -> dict[str, Ref]:
        """Put all drawings into the file; gives their entries in the pages' resources."""
        return {key: _write(writer, data, size) for key, (data, size) in self._drawn.items()}


def _write(writer: Writer, data: str, size: tuple[float, float]) -> Ref:
    w, h = size
    edge = min(w, h) * 0.25 + 2.0
    corners = (-edge, -h - edge, w + edge, edge)
    return writer.stream(
        data.encode("ascii"),
        {
            "Subtype": Name("Form"),
            "BBox": [round(v) for v in corners],
            "Resources": Raw("<<>>"),
        },
    )


def stamp_at(shapes: Sequence[Shape], at: int, scale: float) -> Stamp | None:
    """The icon or the frame of a card that begins at a place in a list of shapes, painted at a scale; else None."""
    first = shapes[at]
    if isinstance(first, Box):
        if first.role != "card" or not first.stroke or not first.radius:
            return None
        size = round(first.w * scale, 1), round(first.h * scale, 1)
        look = (size, scale, first.fill, first.stroke, first.width, first.radius, first.dash)
        return Stamp(look, (first,), Rect(first.x, first.y, first.w, first.h))
    known = icon_at(shapes, at)
    if known is None:
        return None
    paths, x, y, side = known
    looks = tuple((path.fill, path.stroke, round(path.width, 2)) for path in paths)
    return Stamp((paths[0].role, round(side * scale, 2), looks), paths, Rect(x, y, side, side))


def icon_at(shapes: Sequence[Shape], at: int) -> tuple[Sequence[Path], float, float, float] | None:
    """(its paths, its corner x and y, its size) of an icon that begins at a place in a list of shapes, else None."""
    first = shapes[at]
    name = first.role if isinstance(first, Path) else ""
    known = _own(name) if name else None
    if known is None:
        return None
    group = [s for s in shapes[at : at + len(known)] if isinstance(s, Path) and s.role == name]
    if [len(p.commands) for p in group] != [len(own) for own in known]:
        return None
    found = _placed(group[0].commands, known[0])
    if found is None:
        return None
    x, y, k = found
    # The last point tells an icon from paths that only bear its name.
    (own_x, own_y), (last_x, last_y) = _point(known[-1]), _point(group[-1].commands)
    if abs(last_x - x - own_x * k) > _CLOSE * k or abs(last_y - y - own_y * k) > _CLOSE * k:
        return None
    return group, x, y, k * icons.BOX


@lru_cache(maxsize=128)
def _own(name: str) -> tuple[tuple[Command, ...], ...] | None:
    """The paths of an icon in its own box; None for a name that is none."""
    return tuple(path.commands for path in icons.icon(name, 0, 0)) if name in icons.NAMES else None


def _placed(commands: Sequence[Command], own: Sequence[Command]) -> tuple[float, float, float] | None:
    """(x, y, how much larger than in its box) of a path."""
    (x0, y0), (sx, sy) = _numbers(own[0]), _numbers(commands[0])
    for here, there in zip(own, commands, strict=True):
        for at, (value, shown) in enumerate(zip(_numbers(here), _numbers(there), strict=True)):
            start, begun = (y0, sy) if at % 2 else (x0, sx)
            if abs(value - start) > 1.0:
                k = (shown - begun) / (value - start)
                return (sx - x0 * k, sy - y0 * k, k) if k > 0 else None
    return None


def _numbers(command: Command) -> list[float]:
    """The coordinates of a path step, x and y in turn."""
    return [float(value) for value in command[1:]]


def _point(commands: Sequence[Command]) -> tuple[float, float]:
    """Where a path ends."""
    last = next(command for command in reversed(commands) if len(command) > 1)
    x, y = _numbers(last)[-2:]
    return x, y
