"""Reduces the Noto fonts of Debian's fonts-noto-core to what Baton bundles in resources/fonts.

Usage: reduce_fonts.py [--source FOLDER] [--target FOLDER] [--check]

The text faces keep Latin, Greek, Cyrillic and Vietnamese with every typographic feature; the symbol faces keep
arrows, relations, check marks, stars and plain shapes; the faces of other scripts keep all their glyphs. Hinting is
removed, since Baton lays text out without it. The same input and the same uharfbuzz give the same bytes; `--check`
compares with the manifest instead of writing. Exit status: 0 done or equal, 1 different, 2 source files missing.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as hb

Ranges = tuple[tuple[int, int], ...]

TEXT: Ranges = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin with all accents of Europe
    (0x0259, 0x0259),
    (0x02B0, 0x02FF),  # spacing modifiers
    (0x0300, 0x036F),  # combining accents
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Vietnamese and further Latin
    (0x2000, 0x206F),  # spaces, dashes, quotes, direction marks
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # letter-like signs and fractions
    (0x2212, 0x2212),
    (0x25CC, 0x25CC),  # dotted circle, under lone accents
    (0xFB00, 0xFB06),
    (0xFFFC, 0xFFFD),
)
MATH: Ranges = ((0x2190, 0x21FF), (0x2200, 0x22FF), (0x27F5, 0x27FF), (0x2A7D, 0x2A7E))
SYMBOLS: Ranges = (
    (0x2300, 0x23FF),  # clocks, keys
    (0x2460, 0x24FF),  # numbers in rings
    (0x25A0, 0x25FF),  # shapes
    (0x2600, 0x26FF),  # stars, faces, signs
    (0x2700, 0x27BF),  # check marks and crosses
    (0x2B00, 0x2BFF),
    (0x1F4A0, 0x1F4FF),
    (0x1F500, 0x1F53F),
    (0x1F600, 0x1F64F),
)
FACES: dict[str, tuple[str, Ranges | None]] = {
    "sans": ("NotoSans-Regular.ttf", TEXT),
    "sans-bold": ("NotoSans-Bold.ttf", TEXT),
    "sans-italic": ("NotoSans-Italic.ttf", TEXT),
    "math": ("NotoSansMath-Regular.ttf", MATH),
    "symbols": ("NotoSansSymbols2-Regular.ttf", SYMBOLS),
    "arabic": ("NotoSansArabic-Regular.ttf", None),
    "hebrew": ("NotoSansHebrew-Regular.ttf", None),
    "devanagari": ("NotoSansDevanagari-Regular.ttf", None),
    "thai": ("NotoSansThai-Regular.ttf", None),
}
"""Face key of Baton -> file of fonts-noto-core and the characters kept (None keeps every glyph)."""

SOURCE = Path("/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
MANIFEST = "SHA256SUMS"
NAMES_KEPT = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14)
"""Copyright, names, version, trademark, licence and its address stay inside each file."""
DROPPED_TABLES = ("DSIG", "meta", "gasp", "MATH")
"""A signature no longer holds for changed bytes; formula layout and screen hints are not used."""


def tag(name: str) -> int:
    """A table tag as the number HarfBuzz wants."""
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")


def characters(ranges: Ranges) -> Iterable[int]:
    """All code points of the ranges."""
    return (code for first, last in ranges for code in range(first, last + 1))


def reduce(source: Path, ranges: Ranges | None) -> bytes:
    """One reduced face as file bytes: unhinted, all layout features, glyphs of `ranges` or all."""
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wanted = hb.SubsetInput()
    if ranges is None:
        wanted.keep_everything()
    else:
        wanted.unicode_set.update(code for code in characters(ranges) if code in face.unicodes)
        for tags in (wanted.layout_feature_tag_set, wanted.layout_script_tag_set):
            tags.clear()
            tags.invert()  # all of them
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.name_id_set.clear()
    wanted.name_id_set.update(NAMES_KEPT)
    wanted.drop_table_tag_set.update(tag(name) for name in DROPPED_TABLES)
    return bytes(wanted.subset(face).blob.data)


def manifest(files: dict[str, bytes]) -> str:
    """The checksums in the form that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def main(arguments: list[str] | None = None) -> int:
    """Write the reduced faces and their manifest, or compare with the manifest."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, default=SOURCE)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    absent = [name for name, _ in FACES.values() if not (options.source / name).is_file()]
    if absent:
        print(f"not in {options.source}: {', '.join(absent)}", file=sys.stderr)
        return 2
    files = {name: reduce(options.source / name, ranges) for name, ranges in FACES.values()}
    listing = manifest(files)
    if options.check:
        same = (options.target / MANIFEST).read_text(encoding="ascii") == listing
        print("equal to the manifest" if same else "differs from the manifest")
        return 0 if same else 1
    options.target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (options.target / name).write_bytes(data)
        print(f"{len(data):>8} {name}")
    (options.target / MANIFEST).write_text(listing, encoding="ascii", newline="\n")
    print(f"{sum(map(len, files.values())):>8} in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
