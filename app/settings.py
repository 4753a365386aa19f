"""What a person has chosen: language of the menus, theme, recent files. One JSON file in the config folder.

A damaged settings file never stops the program: what cannot be read is as if it had not been chosen.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import UserError
from app.places import config_dir
from app.storage.safe_write import write_atomically

RECENT = 12


class View(BaseModel):
    """How a map was looked at last."""

    model_config = ConfigDict(extra="ignore")

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0


class Settings(BaseModel):
    """All choices, each with the usual one as default."""

    model_config = ConfigDict(extra="ignore", validate_assignment=True)

    language: str = ""
    """Language of the menus; "" follows the system."""
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    reduce_motion: bool = False
    recent: list[str] = []
    views: dict[str, View] = {}
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
    prints: dict[str, dict[str, Any]] = {}
    """Map id -> what was chosen for its last print."""
    side: str = ""
    """The panel that is open left of the map; "" when folded."""
    side_width: int = 280
    minimap: bool | None = None
    """Whether the small map is shown; None: when the map is much larger than the window."""
    used: list[str] = []
    """What was chosen in the palette, the last first."""
    folder: str = ""
    """Where the last file was opened or saved."""


def path() -> Path:
    """The settings file."""
    return config_dir() / "settings.json"


def read() -> Settings:
    """The settings as they were saved; usual ones where there are none."""
    try:
        data = path().read_bytes()
        return Settings.model_validate(json.loads(data)) if len(data) < 1 << 20 else Settings()
    except (OSError, ValueError, ValidationError, RecursionError):
        return Settings()


def write(settings: Settings) -> None:
    """Save the settings. A full or read-only disk must not stop anybody's work, so it is passed over."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with write_atomically(path()) as file:
            file.write(settings.model_dump_json(indent=1).encode("utf-8"))
    except (OSError, UserError):
        return


def remember(settings: Settings, file: str | os.PathLike[str]) -> None:
    """Put a file on top of the recent ones."""
    name = os.path.abspath(os.fspath(file))
    settings.recent = [name, *(each for each in settings.recent if each != name)][:RECENT]
    settings.folder = os.path.dirname(name)
    settings.views = {key: view for key, view in settings.views.items() if key in settings.recent}
