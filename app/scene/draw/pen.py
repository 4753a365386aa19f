"""What a drawer draws with, and what it hands back. Lengths in points, from the drawing's own upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from app.scene.cache import Reading
from app.scene.shapes import Block, Box, Command, Hotspot, Layer, Node, Path, Picture, Shape, TextLine
from app.scene.theme import Style, style
from app.scene.type.counting import count
from app.scene.type.faces import missing
from app.scene.type.shaping import advance
from app.scene.type.wrap import lines, wrap
from app.scene.view import View
from app.words import Words

LONELY = 0.2
"""A last line shorter than this share of the width is evened out with those above it."""


@dataclass(slots=True, eq=False)
class Pen:
    """The map as the drawer may see it, the words of its language, and what is asked to be shown."""

    read: Reading
    words: Words
    view: View
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """A finished drawing without a place; the same object while nothing it shows has changed."""

    w: float
    h: float
    shapes: tuple[Shape, ...]
    node: Node | None = None
    far: str = ""
    cut: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def block(self, owner: str, layer: Layer, x: float, y: float) -> Block:
        """The drawing at a place."""
        return Block(owner, layer, x, y, self.w, self.h, self.shapes, self.node, self.far, self.cut)


def drawn(
    w: float,
    h: float,
    shapes: Iterable[Shape],
    node: Node | None = None,
    far: str = "",
    cut: Iterable[str] = (),
) -> Drawn:
    """A drawing, with the characters noted for which no face has a glyph."""
    kept = tuple(shapes)
    absent = {c for s in kept if isinstance(s, TextLine) for c in unknown(s.text)}
    return Drawn(w, h, kept, node, far, tuple(cut), tuple(sorted(absent)))


@lru_cache(maxsize=16384)
def unknown(text: str) -> tuple[str, ...]:
    """The characters of a text for which no face has a glyph."""
    return tuple(missing(text))


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of one text, placed, with their height and the full text when it was cut."""

    lines: tuple[TextLine, ...]
    h: float
    cut: tuple[str, ...] = ()

    @property
    def last_w(self) -> float:
        """Width of the last line in points."""
        return self.lines[-1].width if self.lines else 0.0


def text(
    words: str,
    named: str,
    x: float,
    y: float,
    width: float,
    *,
    color: str = "ink",
    align: str = "start",
    max_lines: int | None = None,
    role: str = "",
) -> Text:
    """A text broken into lines of a style of the theme, from its upper left corner (x, y)."""
    if not words or width <= 0:
        return Text((), 0.0)
    used = style(named)
    # Wrapping is remembered by the shaper, so asking again whether something was cut costs a lookup.
    broken = wrap(words, used.face, used.size, width, max_lines)
    even = _even(words, used, width, align == "center") if len(broken.lines) > 1 and not broken.cut else width
    if align == "center":
        x += (width - even) / 2
    found = lines(words, named, x, y, even, color=color, align=align, max_lines=max_lines, role=role)
    return Text(found, len(found) * used.leading, (words,) if broken.cut else ())


def lines_of(words: str, named: str, width: float, max_lines: int | None = None) -> int | None:
    """How many lines `text` would make of some words; None for a style whose lines are measured otherwise."""
    used = style(named)
    if used.spacing or used.capitals:
        return None
    if not words or width <= 0:
        return 0
    found = count(words, used.face, used.size, width)
    return found if max_lines is None else min(found, max_lines)


@lru_cache(maxsize=8192)
def _even(words: str, used: Style, width: float, centred: bool) -> float:
    """The width at which a text of several lines has no lonely last word, with as many lines as before."""
    broken = wrap(words, used.face, used.size, width)
    if used.spacing or any(broken.rtl):
        return width  # spaced capitals are measured elsewhere, and right-to-left lines hang on the right edge
    last = advance(broken.lines[-1], used.face, used.size)
    if not centred and last > LONELY * width:
        return width
    low, high = width / 2, width
    while high - low > 2:
        middle = (low + high) / 2
        if count(words, used.face, used.size, middle) == len(broken.lines):
            high = middle
        else:
            low = middle
    whole = all(part in " ".join(wrap(words, used.face, used.size, high).lines) for part in words.split())
    return high if whole else width


def moved(shapes: Iterable[Shape], dx: float, dy: float) -> list[Shape]:
    """The same shapes elsewhere in the same drawing."""
    return [_moved(shape, dx, dy) for shape in shapes]


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    if isinstance(shape, Path):
        return replace(shape, commands=tuple(shift(command, dx, dy) for command in shape.commands))
    if isinstance(shape, TextLine):
        return replace(shape, x=shape.x + dx, baseline=shape.baseline + dy)
    if isinstance(shape, Box):
        return replace(shape, x=shape.x + dx, y=shape.y + dy)
    if isinstance(shape, Picture):
        return replace(shape, x=shape.x + dx, y=shape.y + dy)
    assert isinstance(shape, Hotspot)
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


def shift(command: Command, dx: float, dy: float) -> Command:
    """One path step elsewhere."""
    if len(command) == 3:
        return (command[0], command[1] + dx, command[2] + dy)
    if len(command) == 7:
        name, a, b, c, d, e, f = command
        return (name, a + dx, b + dy, c + dx, d + dy, e + dx, f + dy)
    return command


CardDrawer = Callable[[Pen, str, float], Drawn]
"""Draws one card: (pen, card id, width in points) -> drawing."""
