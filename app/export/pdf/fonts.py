"""Faces inside a PDF: only the glyphs that were used, searchable, with the positions the layout gave them.

Each face becomes a Type0 font whose codes are glyph ids. A glyph that always stands for the same characters is
told in ToUnicode; a cluster of several glyphs, or a glyph that stands for others elsewhere, carries /ActualText.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from app.export.numbers import number
from app.export.pdf.values import Name, Raw, Ref, Value
from app.scene.shapes import GlyphRun
from app.scene.type.faces import Face, face

if TYPE_CHECKING:
    from app.export.pdf.writer import Writer

_NOT_NEEDED = (
    *("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "gasp", "STAT", "meta", "DSIG"),
    *("VORG", "vhea", "vmtx", "BASE", "kern", "MATH"),
)


@dataclass(slots=True)
class _Used:
    """What one document uses of a face."""

    face: Face
    key: str
    advances: dict[int, float] = field(default_factory=dict)
    """glyph id -> advance in thousandths of the font size, as the PDF will state it"""
    text: dict[int, str] = field(default_factory=dict)

    def advance(self, gid: int) -> float:
        """The advance of a glyph, which is thereby used."""
        found = self.advances.get(gid)
        if found is None:
            units = self.face.outline.font.get_glyph_h_advance(gid)
            found = self.advances[gid] = round(units * 1000 / self.face.upem, 2)
        return found


class Fonts:
    """The faces of one document."""

    def __init__(self) -> None:
        self._used: dict[str, _Used] = {}
        self._shown: dict[tuple[GlyphRun, float, float], str] = {}

    @property
    def complete(self) -> bool:
        """Whether each character shown has a glyph; PDF/UA forbids the box that stands for a missing one."""
        return not any(0 in used.text for used in self._used.values())

    def show(self, run: GlyphRun, size: float, x: float, y: float, scale: float) -> str:
        """Operators that show a run of font size `size` (points) at x, y on the page, `scale` times as large."""
        first = run.xs[0] if run.xs else 0.0
        wanted = run, size, scale
        shown = self._shown.get(wanted)
        if shown is None:
            shown = self._shown[wanted] = self._glyphs(run, size, first, scale)
        return f"1 0 0 1 {number(x + first * scale)} {number(y)} Tm {shown}"

    def _glyphs(self, run: GlyphRun, size: float, first: float, scale: float) -> str:
        """Font and glyphs of a run, which is the same wherever it stands: most texts of a map come again."""
        used = self._face(run.face)
        out = [f"/{used.key} {number(size * scale)} Tf"]
        strip = _Strip(out, used, size, first, scale)
        for text, begin, end in _clusters(run):
            gid = run.gids[begin]
            simple = end == begin + 1 and bool(text) and used.text.setdefault(gid, text) == text
            if simple:
                strip.put(gid, run.xs[begin], run.ys[begin])
                continue
            strip.flush()
            out.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>>> BDC")
            for at in range(begin, end):
                used.text.setdefault(run.gids[at], text or " ")
                strip.put(run.gids[at], run.xs[at], run.ys[at])
            strip.flush()
            out.append("EMC")
        strip.flush()
        strip.level()
        return " ".join(out)

    def space(self, face_key: str) -> str:
        """An invisible space after a line, so that words of two lines do not grow together when copied."""
        used = self._face(face_key)
        gid = used.face.outline.glyph(" ")
        if gid is None:
            return ""
        used.text.setdefault(gid, " ")
        used.advance(gid)
        return f"<{gid:04X}> Tj"

    def _face(self, key: str) -> _Used:
        used = self._used.get(key)
        if used is None:
            used = self._used[key] = _Used(face(key), f"F{len(self._used) + 1}")
            used.advance(0)
        return used

    def write(self, writer: Writer) -> dict[str, Ref]:
        """Embed all faces; gives the font dictionary of the pages' resources."""
        return {used.key: _embed(writer, used) for used in self._used.values()}


@dataclass(slots=True)
class _Strip:
    """Gathers glyphs of one TJ operator and keeps the pen where the layout wants it."""

    out: list[str]
    used: _Used
    size: float
    first: float
    scale: float
    pen: float = 0.0
    rise: float = 0.0
    parts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def put(self, gid: int, x: float, y: float) -> None:
        if y != self.rise:
            self.flush()
            self.rise = y
            self.out.append(f"{number(-y * self.scale)} Ts")
        gap = round((x - self.first) * 1000 / self.size - self.pen, 1)
        if gap:
            self._close()
            self.parts.append(number(-gap))
            self.pen += gap
        self.codes.append(f"{gid:04X}")
        self.pen += self.used.advance(gid)

    def _close(self) -> None:
        if self.codes:
            self.parts.append(f"<{''.join(self.codes)}>")
            self.codes.clear()

    def flush(self) -> None:
        self._close()
        if self.parts:
            self.out.append(f"[{''.join(self.parts)}] TJ")
            self.parts.clear()

    def level(self) -> None:
        if self.rise:
            self.out.append("0 Ts")


def _clusters(run: GlyphRun) -> Iterator[tuple[str, int, int]]:
    """(characters, first glyph, glyph after the last) of each cluster in visual order."""
    clusters, count = run.clusters, len(run.gids)
    if not count:
        return
    if clusters == tuple(range(len(run.text))) and not run.rtl:
        yield from zip(run.text, range(count), range(1, count + 1), strict=True)
        return
    bounds = sorted({*clusters, len(run.text)})
    after = dict(pairwise(bounds))
    start = 0
    for at in range(1, count + 1):
        if at < count and clusters[at] == clusters[start]:
            continue
        first = clusters[start]
        text = run.text[first : after.get(first, len(run.text))]
        # Readers turn a whole right-to-left run round, so a ligature's letters must come in visual order too.
        yield (text[::-1] if run.rtl else text), start, at
        start = at


def _embed(writer: Writer, used: _Used) -> Ref:
    outline = used.face.outline
    cff = "CFF " in outline.tables or "CFF2" in outline.tables
    gids = sorted(used.advances)
    name = Name(f"{_tag(gids)}+{_name(outline)}")
    descriptor = _descriptor(used, name)
    descriptor["FontFile3" if cff else "FontFile2"] = _program(writer, outline, gids, cff)
    descendant: dict[str, Value] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType0" if cff else "CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "FontDescriptor": writer.add(descriptor),
        "DW": 1000,
        "W": Raw(_widths(used)),
    }
    if not cff:
        descendant["CIDToGIDMap"] = Name("Identity")
    return writer.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": name,
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [writer.add(descendant)],
            "ToUnicode": writer.stream(_to_unicode(used.text)),
        }
    )


def _descriptor(used: _Used, name: Name) -> dict[str, Value]:
    k = 1000 / used.face.upem
    return {
        "Type": Name("FontDescriptor"),
        "FontName": name,
        "Flags": 4,
        "FontBBox": [round(v * k) for v in _bounds(used.face.outline)],
        "ItalicAngle": -12 if "italic" in used.face.key else 0,
        "Ascent": round(used.face.ascent * k),
        "Descent": -round(abs(used.face.descent) * k),
        "CapHeight": round(used.face.cap_height * k),
        "StemV": 140 if "bold" in used.face.key else 80,
    }


def _program(writer: Writer, outline: Any, gids: list[int], cff: bool) -> Ref:
    """The font file reduced to the glyphs in use, which keep their ids."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(gids)
    flags = hb.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _NOT_NEEDED)
    small = wanted.subset(outline.font.face)
    if cff:
        return writer.stream(bytes(small.reference_table("CFF ").data), {"Subtype": Name("CIDFontType0C")})
    data = bytes(small.blob.data)
    return writer.stream(data, {"Length1": len(data)})


def _name(outline: Any) -> str:
    name = outline.font.face.get_name(6) or "Face"
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char in "-_"))


def _tag(gids: list[int]) -> str:
    """Six letters that tell one subset of a face from another."""
    digest = hashlib.sha256(repr(gids).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _bounds(outline: Any) -> list[int]:
    head = bytes(outline.font.face.reference_table("head").data)
    return [int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42)]


def _widths(used: _Used) -> str:
    parts: list[str] = []
    last = -2
    for gid, advance in sorted(used.advances.items()):
        if gid != last + 1:
            parts.append(f"{']' if parts else ''} {gid} [")
        parts.append(number(advance) + " ")
        last = gid
    return f"[{''.join(parts)}]]"


def _to_unicode(text: dict[int, str]) -> bytes:
    rows = [f"<{gid:04X}> <{text[gid].encode('utf-16-be', 'replace').hex().upper()}>" for gid in sorted(text)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for at in range(0, len(rows), 100):
        part = rows[at : at + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
