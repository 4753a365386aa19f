"""What a person has chosen: language of the menus, theme, recent files. One JSON file in the config folder.

A damaged settings file never stops the program: what cannot be read is as if it had not been chosen.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from app.errors import UserError
from app.places import config_dir, documents_dir
from app.storage.safe_write import write_atomically

RECENT = 12


@dataclass
class View:
    """How a map was looked at last."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def __post_init__(self) -> None:
        if not all(_number(value) for value in (self.scale, self.x, self.y)):
            raise ValueError("a view is three numbers")


@dataclass
class Settings:
    """All choices, each with the usual one as default. Raises ValueError for a choice that does not exist."""

    language: str = ""
    """Language of the menus; "" follows the system."""
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    reduce_motion: bool = False
    recent: list[str] = field(default_factory=list)
    views: dict[str, View] = field(default_factory=dict)
    geometry: str = ""
    """Place of the window, as Qt tells it, in base64."""
    inspector: bool = False
    palette: bool = False
    """Panels are folded until somebody opens them: the map has the screen."""
    inspector_width: int = 320
    room_states: bool = False
    """Whether a room sees the states of handovers; whoever leads decides when."""
    room_feelings: bool = True
    bottom_height: int = 230
    bottom: str = ""
    """The list that is open below the map; "" when folded."""
    prints: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Map id -> what was chosen for its last print."""
    side: str = ""
    """The panel that is open left of the map; "" when folded."""
    side_width: int = 280
    minimap: bool | None = None
    """Whether the small map is shown; None: when the map is much larger than the window."""
    minimap_width: int = 210
    """How wide the column left of the map is while only the mini-map stands there."""
    used: list[str] = field(default_factory=list)
    """What was chosen in the palette, the last first."""
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Action -> its keys where a person has chosen others than the usual ones."""
    folder: str = ""
    """Where the last file was opened or saved."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not _fits(name, value):
            raise ValueError(f"{name} cannot be {value!r}")
        object.__setattr__(self, name, value)


THEMES = ("system", "light", "dark", "contrast")
_YES_OR_NO = ("reduce_motion", "inspector", "palette", "room_states", "room_feelings")
_WHOLE = ("inspector_width", "bottom_height", "side_width", "minimap_width")
_LISTS = ("recent", "used")


def _fits(name: str, value: Any) -> bool:
    """Whether a value can be what was chosen. Plain checks: a library that does it takes longer than all of a start."""
    if name == "theme":
        return value in THEMES
    if name in _YES_OR_NO or name == "minimap":
        return isinstance(value, bool) or (name == "minimap" and value is None)
    if name in _WHOLE:
        return isinstance(value, int) and not isinstance(value, bool)
    if name in _LISTS:
        return _words(value)
    if name == "keys":
        return isinstance(value, dict) and all(isinstance(k, str) and _words(v) for k, v in value.items())
    if name in ("views", "prints"):
        kind = View if name == "views" else dict
        return isinstance(value, dict) and all(
            isinstance(k, str) and isinstance(v, kind) for k, v in value.items()
        )
    return isinstance(value, str)


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def path() -> Path:
    """The settings file."""
    return config_dir() / "settings.json"


def read() -> Settings:
    """The settings as they were saved; usual ones where there are none."""
    try:
        data = path().read_bytes()
        held = json.loads(data) if len(data) < 1 << 20 else {}
        known = _known(Settings, held)
        known["views"] = {key: View(**_known(View, view)) for key, view in known.get("views", {}).items()}
        return Settings(**known)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Settings()


def _known(kind: type[Settings | View], held: dict[str, Any]) -> dict[str, Any]:
    """What this version knows of what was saved."""
    return {each.name: held[each.name] for each in fields(kind) if each.name in held}


def write(settings: Settings) -> None:
    """Save the settings. A full or read-only disk must not stop anybody's work, so it is passed over."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with write_atomically(path()) as file:
            file.write(json.dumps(asdict(settings), indent=1).encode("ascii"))
    except (OSError, UserError):
        return


def folder(settings: Settings) -> str:
    """Where a file dialog begins: where the last file was, the first time (or when that is gone) the documents."""
    return settings.folder if os.path.isdir(settings.folder) else str(documents_dir())


def remember(settings: Settings, file: str | os.PathLike[str]) -> None:
    """Put a file on top of the recent ones."""
    name = os.path.abspath(os.fspath(file))
    settings.recent = [name, *(each for each in settings.recent if each != name)][:RECENT]
    settings.folder = os.path.dirname(name)
    settings.views = {key: view for key, view in settings.views.items() if key in settings.recent}
