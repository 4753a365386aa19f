"""Fonts: inside the file, whole, and each of their glyphs stands for a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream, String

from app.export.pdf.check.base import Checked, rule
from app.words import N_

_NO_CHARACTER = ("\0", "\ufeff", "\ufffe")
_INVISIBLE = 3
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass
class Font:
    """One font with the codes that are shown in it."""

    raw: Any
    codes: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name of the font without its slash; "?" where it has none."""
        return str(self.raw.get("/BaseFont", "/?"))[1:]

    @property
    def kind(self) -> str:
        """Its subtype without the slash, such as "Type0" or "TrueType"."""
        return str(self.raw.get("/Subtype", ""))[1:]

    @property
    def composite(self) -> bool:
        """Whether its letters come from a descendant font."""
        return self.kind == "Type0"

    @property
    def inner(self) -> Any:
        """The descendant of a composite font, else the font itself."""
        kids = self.raw.get("/DescendantFonts")
        return kids[0] if isinstance(kids, Array) and len(kids) else self.raw

    @property
    def descriptor(self) -> Any:
        """What the file says of its shapes; empty where it says nothing."""
        found = self.inner.get("/FontDescriptor")
        return found if isinstance(found, Dictionary) else Dictionary()

    @property
    def program(self) -> Any:
        """The font's own file inside the PDF; None where there is none."""
        return next((self.descriptor[key] for key in _FILES if key in self.descriptor), None)


def _fonts(found: Checked) -> list[Font]:
    """Every font that is shown, hidden text left out."""
    if "fonts" not in found.memo:
        found.memo["fonts"] = _shown(found)
    fonts: list[Font] = found.memo["fonts"]
    return fonts


def _shown(found: Checked) -> list[Font]:
    made: dict[tuple[int, int], Font] = {}
    for number, page in enumerate(found.pdf.pages):
        named = page.resources.get("/Font", Dictionary())
        current: Font | None = None
        mode = 0
        for mark in found.marks[number]:
            if mark.operator == "Tr":
                mode = int(mark.operands[0])
            elif mark.operator == "Tf" and isinstance(mark.operands[0], Name):
                raw = named.get(str(mark.operands[0]))
                current = made.setdefault(raw.objgen, Font(raw)) if isinstance(raw, Dictionary) else None
            elif mark.operator in ("Tj", "TJ", "'", '"') and current is not None and mode != _INVISIBLE:
                current.codes |= _codes(mark.operands, current.composite)
    return [font for font in made.values() if font.codes]


def _codes(operands: tuple[Any, ...], wide: bool) -> set[int]:
    found: set[int] = set()
    for each in operands:
        parts = [each[at] for at in range(len(each))] if isinstance(each, Array) else [each]
        for part in parts:
            if isinstance(part, String):
                data = bytes(part)
                if wide:
                    found |= {int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2)}
                else:
                    found |= set(data)
    return found


@rule("7.21.3.1-1", N_("The characters of a composite font are counted as its map counts them."))
def _system(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        encoding = font.raw.get("/Encoding")
        if not font.composite or not isinstance(encoding, Stream):
            continue
        ours, theirs = (
            font.inner.get("/CIDSystemInfo", Dictionary()),
            encoding.get("/CIDSystemInfo", Dictionary()),
        )
        if str(ours.get("/Ordering", "")) != str(theirs.get("/Ordering", "")):
            yield font.name


@rule("7.21.3.2-1", N_("A composite TrueType font says which glyph each character is."))
def _glyphs(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        if (
            font.composite
            and str(font.inner.get("/Subtype", "")) == "/CIDFontType2"
            and font.program is not None
        ):
            told = font.inner.get("/CIDToGIDMap")
            if not isinstance(told, Stream) and str(told) != "/Identity":
                yield font.name


@rule("7.21.3.3-1", N_("The map of a composite font is a known one or lies in the file."))
def _known_map(found: Checked) -> Iterator[str]:
    known = re.compile(r"/(Identity|Uni|GB|B5|HK|ETen|CNS|90|83|Add|Ext|EUC|KSC|H$|V$).*")
    for font in _fonts(found):
        encoding = font.raw.get("/Encoding")
        if font.composite and not isinstance(encoding, Stream) and not known.match(str(encoding)):
            yield font.name


@rule(
    "7.21.3.3-2", N_("A map inside the file says whether it runs from top to bottom as its description does.")
)
def _direction(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        encoding = font.raw.get("/Encoding")
        if font.composite and isinstance(encoding, Stream):
            inside = re.search(rb"/WMode\s+(\d)", encoding.read_bytes())
            if (int(inside[1]) if inside else 0) != int(encoding.get("/WMode", 0)):
                yield font.name


@rule("7.21.4.1-1", N_("Every font lies in the file."))
def _embedded(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        if font.kind != "Type3" and font.program is None:
            yield font.name


@rule("7.21.4.1-2", N_("A font has every glyph that is shown."))
def _present(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        count = _glyph_count(font)
        if count is not None and any(_gid(font, code) >= count for code in font.codes):
            yield font.name


def _gid(font: Font, code: int) -> int:
    """The glyph of a code in a composite TrueType font."""
    told = font.inner.get("/CIDToGIDMap")
    if isinstance(told, Stream):
        data = bytes(told.read_bytes())
        return int.from_bytes(data[2 * code : 2 * code + 2], "big")
    return code


def _glyph_count(font: Font) -> int | None:
    """How many glyphs a composite TrueType font has; None where that is not so simple."""
    if not font.composite or str(font.inner.get("/Subtype", "")) != "/CIDFontType2":
        return None
    program = font.program
    return _count_in(bytes(program.read_bytes())) if isinstance(program, Stream) else None


@lru_cache(maxsize=64)
def _count_in(data: bytes) -> int | None:
    """numGlyphs of the maxp table of an sfnt file."""
    tables = int.from_bytes(data[4:6], "big")
    for at in range(12, 12 + 16 * min(tables, 64), 16):
        if data[at : at + 4] == b"maxp":
            start = int.from_bytes(data[at + 8 : at + 12], "big")
            return int.from_bytes(data[start + 4 : start + 6], "big")
    return None


@rule("7.21.4.2-1", N_("A list of a font's glyph names holds them all."))
def _char_set(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        if "/CharSet" in font.descriptor and not str(font.descriptor.CharSet).strip():
            yield font.name


@rule("7.21.4.2-2", N_("A list of a font's characters holds all that are shown."))
def _cid_set(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        told = font.descriptor.get("/CIDSet")
        if isinstance(told, Stream):
            data = bytes(told.read_bytes())
            if any(code // 8 >= len(data) or not data[code // 8] & (0x80 >> code % 8) for code in font.codes):
                yield font.name


@rule("7.21.5-1", N_("Widths in the PDF are those of the font."))
def _widths(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        if _glyph_count(font) is None:
            continue
        own = _advances(bytes(font.program.read_bytes()))
        told = _told_widths(font)
        usual = float(font.inner.get("/DW", 1000))
        for code in font.codes:
            gid = _gid(font, code)
            if gid < len(own) and abs(told.get(code, usual) - own[gid]) > 1.5:
                yield font.name
                break


@lru_cache(maxsize=64)
def _advances(data: bytes) -> tuple[float, ...]:
    """Advance of each glyph in thousandths of an em."""
    tables: dict[bytes, int] = {}
    for at in range(12, 12 + 16 * min(int.from_bytes(data[4:6], "big"), 64), 16):
        tables[data[at : at + 4]] = int.from_bytes(data[at + 8 : at + 12], "big")
    units = int.from_bytes(data[tables[b"head"] + 18 : tables[b"head"] + 20], "big") or 1000
    count = int.from_bytes(data[tables[b"hhea"] + 34 : tables[b"hhea"] + 36], "big")
    total = _count_in(data) or count
    start = tables[b"hmtx"]
    found = [
        int.from_bytes(data[start + 4 * n : start + 4 * n + 2], "big") * 1000 / units for n in range(count)
    ]
    return tuple(found + found[-1:] * max(0, total - count))


def _told_widths(font: Font) -> dict[int, float]:
    """Code -> width, from the W array of a composite font."""
    raw = font.inner.get("/W")
    parts = [raw[at] for at in range(len(raw))] if isinstance(raw, Array) else []
    found: dict[int, float] = {}
    at = 0
    while at + 1 < len(parts):
        first, second = int(parts[at]), parts[at + 1]
        if isinstance(second, Array):
            for number in range(len(second)):
                found[first + number] = float(second[number])
            at += 2
        elif at + 2 < len(parts):
            for code in range(first, min(int(second), first + 70_000) + 1):
                found[code] = float(parts[at + 2])
            at += 3
        else:
            break
    return found


@rule("7.21.6-1", N_("A simple TrueType font with letters names their encoding."))
def _encoding(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        flags = int(font.descriptor.get("/Flags", 4))
        if font.kind != "TrueType" or flags & 4:
            continue
        encoding = font.raw.get("/Encoding")
        base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
        if str(base) not in ("/MacRomanEncoding", "/WinAnsiEncoding"):
            yield font.name


@rule("7.21.6-3", N_("A simple TrueType font of signs names no encoding."))
def _symbolic(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        flags = int(font.descriptor.get("/Flags", 4))
        if font.kind == "TrueType" and flags & 4 and "/Encoding" in font.raw:
            yield font.name


_STANDARD_CODES = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding")


def _to_unicode(font: Font) -> dict[int, str] | None:
    """What each code stands for; None where the font says nothing."""
    told = font.raw.get("/ToUnicode")
    return _map_in(bytes(told.read_bytes())) if isinstance(told, Stream) else None


@lru_cache(maxsize=64)
def _map_in(data: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for low, high, rest in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f\s]*>)", block
        ):
            first, last = int(low, 16), min(int(high, 16), int(low, 16) + 70_000)
            parts = re.findall(rb"<([0-9A-Fa-f\s]*)>", rest)
            for code in range(first, last + 1):
                if rest.startswith(b"["):
                    found[code] = _utf16(parts[code - first]) if code - first < len(parts) else ""
                else:
                    start = _utf16(parts[0])
                    found[code] = (
                        start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF)) if start else ""
                    )
    return found


def _utf16(hexed: bytes) -> str:
    digits = re.sub(rb"\s", b"", hexed).decode()
    return bytes.fromhex(digits).decode("utf-16-be", "replace") if len(digits) % 2 == 0 else ""


@rule("7.21.7-1", N_("It can be told which character each glyph stands for."))
def _readable(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        told = _to_unicode(font)
        encoding = font.raw.get("/Encoding")
        base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
        if told is None:
            if (
                font.composite
                or font.kind == "Type3"
                or (str(base) not in _STANDARD_CODES and font.kind == "TrueType")
            ):
                yield font.name
        elif any(not told.get(code) for code in font.codes):
            yield font.name


@rule("7.21.7-2", N_("No glyph stands for a character that is none."))
def _real(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        told = _to_unicode(font) or {}
        if any(sign in told.get(code, "") for code in font.codes for sign in _NO_CHARACTER):
            yield font.name


@rule("7.21.8-1", N_("No letter is shown as an empty box."))
def _notdef(found: Checked) -> Iterator[str]:
    for font in _fonts(found):
        if _glyph_count(font) is not None and any(_gid(font, code) == 0 for code in font.codes):
            yield font.name
