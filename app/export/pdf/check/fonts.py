"""Fonts: inside the file, whole, and each of their glyphs stands for a character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Stream

from app.export.pdf.check.base import Checked, rule
from app.export.pdf.check.font_facts import advances, fonts_in, glyph_count, glyph_of, to_unicode, told_widths
from app.words import N_

_NO_CHARACTER = ("\0", "\ufeff", "\ufffe")
_STANDARD_CODES = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding")


@rule("7.21.3.1-1", N_("The characters of a composite font are counted as its map counts them."))
def _system(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
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
    for font in fonts_in(found):
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
    for font in fonts_in(found):
        encoding = font.raw.get("/Encoding")
        if font.composite and not isinstance(encoding, Stream) and not known.match(str(encoding)):
            yield font.name


@rule(
    "7.21.3.3-2", N_("A map inside the file says whether it runs from top to bottom as its description does.")
)
def _direction(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        encoding = font.raw.get("/Encoding")
        if font.composite and isinstance(encoding, Stream):
            inside = re.search(rb"/WMode\s+(\d)", encoding.read_bytes())
            if (int(inside[1]) if inside else 0) != int(encoding.get("/WMode", 0)):
                yield font.name


@rule("7.21.4.1-1", N_("Every font lies in the file."))
def _embedded(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        if font.kind != "Type3" and font.program is None:
            yield font.name


@rule("7.21.4.1-2", N_("A font has every glyph that is shown."))
def _present(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        count = glyph_count(font)
        if count is not None and any(glyph_of(font, code) >= count for code in font.codes):
            yield font.name


@rule("7.21.4.2-1", N_("A list of a font's glyph names holds them all."))
def _char_set(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        if "/CharSet" in font.descriptor and not str(font.descriptor.CharSet).strip():
            yield font.name


@rule("7.21.4.2-2", N_("A list of a font's characters holds all that are shown."))
def _cid_set(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        told = font.descriptor.get("/CIDSet")
        if isinstance(told, Stream):
            data = bytes(told.read_bytes())
            if any(code // 8 >= len(data) or not data[code // 8] & (0x80 >> code % 8) for code in font.codes):
                yield font.name


@rule("7.21.5-1", N_("Widths in the PDF are those of the font."))
def _widths(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        if glyph_count(font) is None:
            continue
        own = advances(bytes(font.program.read_bytes()))
        told = told_widths(font)
        usual = float(font.inner.get("/DW", 1000))
        for code in font.codes:
            gid = glyph_of(font, code)
            if gid < len(own) and abs(told.get(code, usual) - own[gid]) > 1.5:
                yield font.name
                break


@rule("7.21.6-1", N_("A simple TrueType font with letters names their encoding."))
def _encoding(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        flags = int(font.descriptor.get("/Flags", 4))
        if font.kind != "TrueType" or flags & 4:
            continue
        encoding = font.raw.get("/Encoding")
        base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
        if str(base) not in ("/MacRomanEncoding", "/WinAnsiEncoding"):
            yield font.name


@rule("7.21.6-3", N_("A simple TrueType font of signs names no encoding."))
def _symbolic(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        flags = int(font.descriptor.get("/Flags", 4))
        if font.kind == "TrueType" and flags & 4 and "/Encoding" in font.raw:
            yield font.name


@rule("7.21.7-1", N_("It can be told which character each glyph stands for."))
def _readable(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        told = to_unicode(font)
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
    for font in fonts_in(found):
        told = to_unicode(font) or {}
        if any(sign in told.get(code, "") for code in font.codes for sign in _NO_CHARACTER):
            yield font.name


@rule("7.21.8-1", N_("No letter is shown as an empty box."))
def _notdef(found: Checked) -> Iterator[str]:
    for font in fonts_in(found):
        if glyph_count(font) is not None and any(glyph_of(font, code) == 0 for code in font.codes):
            yield font.name
