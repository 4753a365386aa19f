"""SVG: text stays text with every glyph at its place, groups carry the ids of the records they draw.

On request words become shapes instead. Else no font is embedded; names of the bundled family and of usual ones follow
each other, and since each character has its own position, another font changes the look of letters, never the length
of a line.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from app.export.colours import Theme
from app.export.numbers import number
from app.export.outlines import path_of
from app.scene.shapes import Block, Box, GlyphRun, Hotspot, Path, Picture, Scene, Shape, TextLine
from app.storage.sniff import picture_type

EDGE = 16.0
"""Points of paper around a drawing that stands alone."""
PictureSource = Callable[[str], bytes | None]
_FAMILY = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_WEBLINKS = ("http://", "https://", "mailto:")


def write(
    scene: Scene,
    theme: Theme,
    *,
    title: str,
    language: str,
    pictures: PictureSource | None = None,
    outlines: bool = False,
) -> str:
    """The whole scene as one SVG text; sizes are points. `outlines` draws words as shapes, which nobody can edit."""
    return "\n".join(_document(scene, theme, title, language, _How(pictures, outlines))) + "\n"


@dataclass(frozen=True, slots=True)
class _How:
    """Where pictures come from, and whether words are shapes."""

    pictures: PictureSource | None
    outlines: bool


def _document(scene: Scene, theme: Theme, title: str, language: str, how: _How) -> Iterator[str]:
    w, h = number(scene.width + 2 * EDGE), number(scene.height + 2 * EDGE)
    edge = number(-EDGE)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="{h}pt" viewBox="{edge} {edge} {w} {h}" '
        f'xml:lang={quoteattr(language)} font-family="{_FAMILY}" role="img">'
    )
    yield f"<title>{_text(title)}</title>"
    yield f'<rect x="{edge}" y="{edge}" width="{w}" height="{h}" fill="{theme.color("paper")}"/>'
    used: set[str] = set()
    for block in scene.blocks:
        yield from _block(block, theme, used, how)
    yield "</svg>"


def _block(block: Block, theme: Theme, used: set[str], how: _How) -> Iterator[str]:
    # One record may have blocks in several layers; ids must be unique, so the later ones add their layer.
    name = block.owner if block.owner not in used else f"{block.owner}-{block.layer}"
    own = f" id={quoteattr(_id(name))}" if block.owner and name not in used else ""
    used.add(name)
    yield f'<g{own} class="{block.layer}" transform="translate({number(block.x)} {number(block.y)})">'
    if block.node is not None and block.node.label:
        yield f"<title>{_text(block.node.label)}</title>"
    for shape in block.shapes:
        yield from _shape(shape, theme, how)
    yield "</g>"


def _id(name: str) -> str:
    """An id that begins with a letter, as XML asks for."""
    return name if name[:1].isalpha() else f"r-{name}"


def _shape(shape: Shape, theme: Theme, how: _How) -> Iterator[str]:
    if isinstance(shape, TextLine):
        yield from _outlined(shape, theme) if how.outlines else _line(shape, theme)
    elif isinstance(shape, Box):
        round_ = f' rx="{number(shape.radius)}"' if shape.radius else ""
        yield (
            f'<rect x="{number(shape.x)}" y="{number(shape.y)}" width="{number(shape.w)}" '
            f'height="{number(shape.h)}"{round_}{_paint(shape, theme)}/>'
        )
    elif isinstance(shape, Path):
        yield f'<path d="{_commands(shape)}"{_paint(shape, theme)}/>'
    elif isinstance(shape, Picture):
        yield from _picture(shape, how.pictures)
    elif isinstance(shape, Hotspot) and shape.url.lower().startswith(_WEBLINKS):
        yield (
            f"<a href={quoteattr(_clean(shape.url))}><title>{_text(shape.alt or shape.url)}</title>"
            f'<rect x="{number(shape.x)}" y="{number(shape.y)}" width="{number(shape.w)}" '
            f'height="{number(shape.h)}" fill="none" pointer-events="all"/></a>'
        )


def _outlined(line: TextLine, theme: Theme) -> Iterator[str]:
    """The line as one shape that still says what it reads."""
    commands = path_of(line)
    if commands:
        said = quoteattr(_clean(line.text))
        yield f'<path d="{commands}" fill="{theme.text(line.color)}" role="img" aria-label={said}/>'


def _line(line: TextLine, theme: Theme) -> Iterator[str]:
    weight = ' font-weight="700"' if line.face.endswith("bold") else ""
    style = ' font-style="italic"' if line.face.endswith("italic") else ""
    look = (
        f'font-size="{number(line.size)}" fill="{theme.text(line.color)}"{weight}{style} xml:space="preserve"'
    )
    for run in line.runs:
        if not run.text.strip():
            continue
        x = number(line.x + min(run.xs))
        if not run.rtl and len(run.gids) == len(set(run.clusters)):
            x = _positions(line, run)
        # Joined or stacked letters are left to the viewer's own shaping.
        yield f'<text x="{x}" y="{number(line.baseline)}" {look}>{_text(run.text)}</text>'


def _positions(line: TextLine, run: GlyphRun) -> str:
    """One x for each UTF-16 unit; the characters of a ligature share the room of their glyph."""
    known = sorted(zip(run.clusters, run.xs, strict=True))
    ends = [*known[1:], (len(run.text), line.width)]
    out: list[str] = []
    for (first, x), (after, end) in zip(known, ends, strict=True):
        step = (end - x) / (after - first) if after > first else 0.0
        for at in range(first, after):
            units = 2 if ord(run.text[at]) > 0xFFFF else 1
            out.extend([number(line.x + x + step * (at - first))] * units)
    return " ".join(out)


def _commands(path: Path) -> str:
    return " ".join(
        command[0] + " ".join(number(value) for value in command[1:] if isinstance(value, float | int))
        for command in path.commands
    )


def _paint(shape: Box | Path, theme: Theme) -> str:
    fill = theme.color(shape.fill) if shape.fill else "none"
    out = f' fill="{fill}"'
    if shape.stroke and shape.width > 0:
        out += f' stroke="{theme.color(shape.stroke)}" stroke-width="{number(shape.width)}"'
        if shape.dash:
            out += f' stroke-dasharray="{" ".join(number(d) for d in shape.dash)}"'
        else:
            out += ' stroke-linejoin="round" stroke-linecap="round"'
    return out


def _picture(shape: Picture, pictures: PictureSource | None) -> Iterator[str]:
    data = pictures(shape.blob) if pictures is not None else None
    kind = picture_type(data) if data else None
    if data is None or kind is None:
        return
    encoded = base64.b64encode(data).decode("ascii")
    box = shape.whole
    if shape.part is not None:  # an inner picture of its own size cuts off what lies outside
        yield (
            f'<svg x="{number(shape.x)}" y="{number(shape.y)}" width="{number(shape.w)}" height="{number(shape.h)}" '
            f'viewBox="{number(shape.x)} {number(shape.y)} {number(shape.w)} {number(shape.h)}">'
        )
    yield (
        f'<image x="{number(box.x)}" y="{number(box.y)}" width="{number(box.w)}" '
        f'height="{number(box.h)}" preserveAspectRatio="xMidYMid meet" href="data:{kind};base64,{encoded}">'
        f"<title>{_text(shape.alt)}</title></image>"
    )
    if shape.part is not None:
        yield "</svg>"


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Text without the control characters and lone surrogates that XML refuses."""
    return "".join(char if _allowed(char) else " " for char in text)


def _allowed(char: str) -> bool:
    return char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
