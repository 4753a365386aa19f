"""How a map leaves the house: PDF, SVG and PNG, all painted from the same display list.

`export` is what the menu and the command line call. Nothing is imported before somebody asks for it: whoever only
paints blocks (the canvas, when the program starts) needs neither checks nor papers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.export.choices import COLOURS, FORMATS, PRESET_NAMES, Choices
    from app.export.out import DRAWN, USUAL, export, material_of, own_language
    from app.export.progress import Cancelled, Progress
    from app.export.report import ExportReport

_HOMES = {
    "choices": ("COLOURS", "FORMATS", "PRESET_NAMES", "Choices"),
    "out": ("DRAWN", "USUAL", "export", "material_of", "own_language"),
    "progress": ("Cancelled", "Progress"),
    "report": ("ExportReport",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "COLOURS",
    "DRAWN",
    "FORMATS",
    "PRESET_NAMES",
    "USUAL",
    "Cancelled",
    "Choices",
    "ExportReport",
    "Progress",
    "export",
    "material_of",
    "own_language",
]


def __getattr__(name: str) -> Any:
    """A public name, from the module it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
