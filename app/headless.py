"""The main job where there is no display: check a map, print the summary, write the PDF handout."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY")
OWN_SCREENS = ("vnc", "linuxfb", "eglfs")  # Qt platforms that bring their own screen


def has_display(platform: str | None = None, environ: Mapping[str, str] | None = None) -> bool:
    """Whether a window can be shown: always on Windows and macOS, else with X11, Wayland or a screen Qt brings itself.

    `run.py` asks this too, before anything is installed: keep this module importable with the standard library.
    """
    if (platform or sys.platform) in ("win32", "darwin"):
        return True
    environ = os.environ if environ is None else environ
    if environ.get("QT_QPA_PLATFORM", "").startswith(OWN_SCREENS):
        return True
    return any(environ.get(name) for name in DISPLAY_VARIABLES)


def without_display(files: Sequence[str | Path], folder: Path | None = None) -> int:
    """Check and print each map (by default the bundled English sample) into `folder`; returns the exit status.

    The handout is named after the map and goes to `folder`, by default where the command was typed. Findings do not
    make the job fail: they are the result. Raises UserError for maps that cannot be read or paper not written.
    """
    from app.cli import main as command_line
    from app.cli import speak
    from app.places import first_sample
    from app.words import _

    speak()
    print(_("There is no display here, so the map is checked and printed instead of opened."))
    folder = Path.cwd() if folder is None else folder
    for source in [Path(file) for file in files] or [first_sample()]:
        handout = folder / f"{source.stem}-handout.pdf"
        print(flush=True)
        if command_line(["check", str(source), "--fail-on", "never"]) != 0:
            return 2
        if command_line(["export", str(source), "-o", str(handout), "--preset", "handout"]) != 0:
            return 2
        print(_("Checked map: {path}", path=source))
        print(_("Handout: {path}", path=handout))
    return 0
