"""The one way in: `baton …`, `python -m app …` and `run.py …` all arrive here.

A known command word goes to the command line; anything else names maps to open in the editor.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from pathlib import Path

from app.arguments import Parser
from app.commands import COMMANDS
from app.errors import UserError
from app.words import _


def main(argv: Sequence[str] | None = None) -> int:
    """Run Baton with the given words (by default those of the command line); returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if words and (words[0] in COMMANDS or words[0] in ("-h", "--help", "--version")):
            from app.cli import main as command_line

            return command_line(words)
        return _editor(words)
    except UserError as error:
        print(error.sentence(), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return 130


def _editor(words: list[str]) -> int:
    """Open the editor, or do the main job on paper where there is no display."""
    if {"-h", "--help"} & set(words):
        from app.cli import speak

        speak()
    options = _editor_options().parse_args(words)
    from app.headless import has_display, without_display

    if not options.exit_after_paint and not has_display():
        return without_display(options.files)
    refused = refusal()
    if refused:
        print(refused, file=sys.stderr)
        return 2
    # Nothing of what a start makes is rubbish, and looking for it takes a tenth of the time; see start.
    gc.disable()
    # Nor do we use plug-ins of pydantic, which it would look for in every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from app.widgets.start import main as start

    return start(options.files, options)


def _editor_options() -> argparse.ArgumentParser:
    parser = Parser(
        prog="baton",
        description=_("Open the editor. Other commands: {commands}", commands=", ".join(COMMANDS)),
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help=_("Maps to open"))
    parser.add_argument("--center", metavar="ID", help=_("Start with this card in the middle"))
    parser.add_argument(
        "--scale", type=float, metavar="S", help=_("Start at this magnification; 1 is full size")
    )
    parser.add_argument("--exit-after-paint", action="store_true", help=_("Close after the first painting"))
    return parser


def refusal(python: tuple[int, ...] = sys.version_info[:3]) -> str:
    """One sentence when this PySide6 would kill this Python, else nothing; Qt itself is not loaded."""
    pyside = pyside_version()
    if not pyside:
        return _("PySide6-Essentials is not installed, and the editor needs it.")
    if pyside == "6.12.0" and python < (3, 12):
        return _(
            "PySide6 6.12.0 aborts Python {version} within seconds; please install PySide6-Essentials 6.11.3.",
            version=".".join(map(str, python[:2])),
        )
    return ""


def pyside_version() -> str:
    """The version of the PySide6 that would be loaded, or "" without one.

    Read from its own file: importlib.metadata would take a twentieth of a start to say the same.
    """
    found = PathFinder.find_spec("PySide6")
    for folder in (found.submodule_search_locations or ()) if found else ():
        try:
            lines = (Path(folder) / "_config.py").read_text("utf-8").splitlines()
        except OSError:
            continue
        for line in lines:
            if line.startswith("version = "):
                return line.partition("=")[2].strip(" \"'")
    return ""


if __name__ == "__main__":
    sys.exit(main())
