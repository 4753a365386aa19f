"""Where things lie: what ships with Baton, and the folders that belong to the person using it.

Settings and recovery data go to the folders each system keeps for them (XDG on Linux, Library on macOS, AppData on
Windows), never beside a shared map. `BATON_STATE_DIR` and `BATON_CONFIG_DIR` move them, for tests and for Baton on
a stick.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

FIRST_SAMPLE = "bank-onboarding-as-is"
"""The stem of the sample that a machine without a display checks and prints: English, as-is."""


HELP = (
    "first-map",
    "capture",
    "arranging",
    "finding",
    "handovers",
    "open-points",
    "timing",
    "libraries",
    "workshop",
    "printing",
    "command-line",
    "jmap-format",
)
"""Stems of the help pages in docs/ in the order they are read; the pages of the checks follow."""


@cache
def resources() -> Path:
    """The folder of fonts, icons, words, templates, samples and schema, in a checkout or an installed wheel."""
    inside_wheel = Path(__file__).parent / "_resources"
    return inside_wheel if inside_wheel.is_dir() else Path(__file__).parent.parent / "resources"


def samples() -> list[Path]:
    """The finished example maps, sorted by file name."""
    return sorted((resources() / "samples").glob("*.jmap"))


def templates() -> list[Path]:
    """The empty starts, sorted by file name."""
    return sorted((resources() / "templates").glob("*.jmap"))


def help_pages() -> list[Path]:
    """The help pages as Markdown, the first steps first, then by name; checks after the rest."""
    folder = resources() / "docs" if (resources() / "docs").is_dir() else resources().parent / "docs"
    pages = [path for path in sorted(folder.glob("*.md")) if path.stem in HELP]
    pages.sort(key=lambda path: HELP.index(path.stem))
    return pages + sorted((folder / "checks").glob("*.md"))


def first_sample() -> Path:
    """The sample shown to somebody who names no map: the English as-is journey."""
    return resources() / "samples" / f"{FIRST_SAMPLE}.jmap"


def state_dir(platform: str | None = None) -> Path:
    """The folder of recovery journals, locks and recent files; not made here.

    `platform` is a value of `sys.platform`, by default this machine's.
    """
    return Path(os.environ.get("BATON_STATE_DIR") or _folders(platform or sys.platform).user_state_dir)


def config_dir(platform: str | None = None) -> Path:
    """The folder of settings; not made here.

    `platform` is a value of `sys.platform`, by default this machine's.
    """
    return Path(os.environ.get("BATON_CONFIG_DIR") or _folders(platform or sys.platform).user_config_dir)


def documents_dir(platform: str | None = None) -> Path:
    """Where a person keeps what they write: the documents folder, where there is none the home folder.

    `platform` is a value of `sys.platform`, by default this machine's.
    """
    found = Path(_folders(platform or sys.platform).user_documents_dir)
    return found if found.is_dir() else Path.home()


def _folders(platform: str) -> PlatformDirsABC:
    # The three classes are used directly, so that each system's folders can be tested on any other.
    if platform == "win32":
        from platformdirs.windows import Windows

        return Windows("Baton", appauthor=False)
    if platform == "darwin":
        from platformdirs.macos import MacOS

        return MacOS("Baton", appauthor=False)
    from platformdirs.unix import Unix

    return Unix("baton", appauthor=False)
