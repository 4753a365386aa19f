"""The fonts a PDF shows, as the rules ask for them: codes, glyphs, widths, and the characters they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream, String

from app.export.pdf.check.base import Checked

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


def fonts_in(found: Checked) -> list[Font]:
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


def glyph_of(font: Font, code: int) -> int:
    """The glyph of a code in a composite TrueType font."""
    told = font.inner.get("/CIDToGIDMap")
    if isinstance(told, Stream):
        data = bytes(told.read_bytes())
        return int.from_bytes(data[2 * code : 2 * code + 2], "big")
    return code


def glyph_count(font: Font) -> int | None:
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


@lru_cache(maxsize=64)
def advances(data: bytes) -> tuple[float, ...]:
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


def told_widths(font: Font) -> dict[int, float]:
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


def to_unicode(font: Font) -> dict[int, str] | None:
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
