"""The few small pictures a style sheet needs (arrow, tick, dash), in the colours of a theme.

Style sheets take pictures from files only, so they are written to a folder of their own that ends with the program.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from app.scene.theme import Theme

_SHAPES = {
    "down": '<path d="M2.5 4.5 6 8l3.5-3.5" stroke="{ink}"/>',
    "up": '<path d="M2.5 7.5 6 4l3.5 3.5" stroke="{ink}"/>',
    "tick": '<path d="M2.5 6.3 5 8.8l4.5-5.4" stroke="{on}"/>',
    "menu-tick": '<path d="M2.5 6.3 5 8.8l4.5-5.4" stroke="{ink}"/>',
    "dash": '<path d="M3 6h6" stroke="{on}"/>',
}
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12" fill="none"'
    ' stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">{shape}</svg>'
)


@cache
def _folder() -> Path:
    """A folder of this run alone. Raises OSError where there is no room for one."""
    made = tempfile.mkdtemp(prefix="baton-look-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


def pictures(theme: Theme) -> dict[str, str]:
    """url(…) of every picture by name; empty texts where nothing can be written, so the style goes without."""
    found = {}
    try:
        home = _folder() / theme.name
        home.mkdir(exist_ok=True)
        for name, shape in _SHAPES.items():
            path = home / f"{name}.svg"
            if not path.exists():
                drawn = shape.format(ink=theme.color("soft"), on=theme.color("on-accent"))
                path.write_text(_SVG.format(shape=drawn), "utf-8")
            found[name] = f'url("{path.as_posix()}")'
    except OSError:
        return dict.fromkeys(_SHAPES, "none")
    return found
