"""Faces of this machine for scripts that Baton does not bundle (Chinese, Tamil, Georgian …).

Looked up only when a character needs it, by file name in the folders each system keeps its fonts in. Colour emoji
fonts are never used: printers and several PDF readers cannot draw them.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

SUFFIXES = (".ttf", ".otf", ".ttc")
COLOUR_TABLES = frozenset({"CBDT", "COLR", "sbix", "SVG "})
DEPTH = 4
"""How deep below a font folder files are looked for (fonts/truetype/noto/x.ttf)."""

_EAST_ASIAN = (
    "notosanscjk-regular",
    "notosanscjksc-regular",
    "notosanscjkjp-regular",
    "notosanssc-regular",
    "notosansjp-regular",
    "notosanskr-regular",
    "sourcehansans-regular",
    "wqy-microhei",
    "wqy-zenhei",
    "droidsansfallbackfull",
    "droidsansfallback",
    "msyh",
    "yugothm",
    "meiryo",
    "msgothic",
    "malgun",
    "pingfang",
    "hiragino sans gb",
    "applesdgothicneo",
    "stheiti light",
    "nanumgothic",
    "simsun",
)
_BROAD = ("arial unicode", "seguisym", "segoeui", "nirmala", "dejavusans", "freesans", "unifont")
_EAST_ASIAN_NAMES = (
    "CJK",
    "HANGUL",
    "HIRAGANA",
    "KATAKANA",
    "BOPOMOFO",
    "IDEOGRAPHIC",
    "FULLWIDTH",
    "HALFWIDTH",
)


def folders(platform: str | None = None) -> list[Path]:
    """Where a system keeps its fonts; `platform` is a value of sys.platform, by default this machine's."""
    home = Path.home()
    match platform or sys.platform:
        case "win32":
            local = os.environ.get("LOCALAPPDATA")
            return [
                Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
                *([Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []),
            ]
        case "darwin":
            return [
                Path("/System/Library/Fonts"),
                Path("/Library/Fonts"),
                home / "Library" / "Fonts",
            ]
        case _:
            data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
            return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts"]


@lru_cache(maxsize=1)
def files() -> dict[str, Path]:
    """Font files of this machine by file name; of two files with one name the first by path counts."""
    found: dict[str, Path] = {}
    for folder in folders():
        for path in _walk(folder, DEPTH):
            found.setdefault(path.name, path)
    return found


def _walk(folder: Path, depth: int) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []  # not there or not ours to read
    here = [path for path in entries if path.suffix.lower() in SUFFIXES]
    below = [path for path in entries if depth and not path.suffix and path.is_dir()]
    return here + [path for sub in below for path in _walk(sub, depth - 1)]


def find(name: str) -> Path | None:
    """The path of a font file of this machine by its file name."""
    return files().get(name)


@lru_cache(maxsize=256)
def _by_stem() -> dict[str, Path]:
    return {Path(name).stem.lower(): path for name, path in sorted(files().items(), reverse=True)}


def candidates(char: str) -> list[Path]:
    """Files that may have the character, the likeliest first; empty when the machine has none."""
    word = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    if not word:
        return []
    east = any(word.startswith(name) for name in _EAST_ASIAN_NAMES)
    own = (f"notosans{word.lower()}-regular", f"notosans{word.lower()}", f"notoserif{word.lower()}-regular")
    stems = (*(_EAST_ASIAN if east else own), "notosanssymbols-regular", *_BROAD)
    known = _by_stem()
    return [known[stem] for stem in stems if stem in known]
