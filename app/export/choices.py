"""What a person can choose of an export, in one place for dialogs, command line and the pages themselves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import BadArguments
from app.export import tiles
from app.export.papers import PAPERS, find
from app.export.presets import PAGE_SETS, PRESETS
from app.words import LANGUAGES, _

FORMATS = ("pdf", "svg", "png")
PRESET_NAMES = tuple(PRESETS)
COLOURS = ("colour", "grey")
"""Coloured, or grey with white grounds, which saves ink and survives the copier."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a map is to leave the house."""

    preset: str = "handout"
    paper: str = "A4"
    language: str | None = None
    """The language of the print; None is the map's own."""
    format: str | None = None
    """One of FORMATS; None lets the ending of the file name decide."""
    without: frozenset[str] = field(default_factory=frozenset)
    """Page sets of the preset that are left out."""
    dpi: float = 144.0
    """Dots per inch of a picture."""
    width: int | None = None
    """Pixels that a picture is wide, instead of `dpi`."""
    colours: str = "colour"
    counts: bool = False
    """Whether the cover says how many handovers are confirmed, gaps and to clarify."""
    tiles: str = "2x2"
    """For the preset of tiles: sheets across and down ("3x2"), or the paper whose size they reach together ("A1")."""
    stages: frozenset[str] | None = None
    """The ids of the stages that go out; None for all."""
    anonymous: bool = False
    """Whether teams are called Team A, Team B … for readers outside the house."""
    attach: bool = False
    """Whether the map itself travels inside the PDF."""
    private: bool = False
    """Whether the attached map keeps the facilitator's private notes."""

    def checked(self) -> Choices:
        """The same with the names of papers as they are spelt here. Raises BadArguments for what does not exist."""
        _known(self.preset, PRESET_NAMES)
        _known(self.colours, COLOURS)
        for name in sorted(self.without):
            _known(name, PAGE_SETS)
        if self.language is not None and self.language not in LANGUAGES:
            raise BadArguments(
                _("Baton does not speak “{language}”.", language=self.language),
                next=_("Choose one of: {choices}.", choices=", ".join(LANGUAGES)),
            )
        if tiles.wanted(self.tiles) is None:
            raise BadArguments(
                _("“{text}” is no number of sheets.", text=self.tiles),
                next=_("Write sheets across and down, such as 3x2, or a paper such as A1."),
            )
        return replace(self, paper=_paper(self.paper))

    @classmethod
    def read(cls, kept: Any) -> Choices:
        """Choices as they were remembered; what no longer fits falls back to the usual."""
        if not isinstance(kept, dict):
            return cls()
        usual = cls()
        fields: dict[str, Any] = {}
        for name in ("preset", "paper", "colours", "counts", "anonymous", "tiles"):
            value = kept.get(name)
            if isinstance(value, type(getattr(usual, name))):
                fields[name] = value
        if isinstance(kept.get("without"), list):
            fields["without"] = frozenset(str(name) for name in kept["without"])
        made = replace(usual, **fields)
        try:
            return made.checked()
        except BadArguments:
            return usual

    def kept(self) -> dict[str, Any]:
        """What is worth remembering for the next print of the same map; private notes are asked for each time."""
        return {
            "preset": self.preset,
            "paper": self.paper,
            "colours": self.colours,
            "counts": self.counts,
            "anonymous": self.anonymous,
            "tiles": self.tiles,
            "without": sorted(self.without),
        }


def _paper(name: str) -> str:
    known = find(name)
    if known is None:
        raise BadArguments(
            _("There is no paper called “{name}”.", name=name),
            next=_("Choose one of: {choices}.", choices=", ".join(PAPERS)),
        )
    return known


def _known(name: str, names: Collection[str]) -> None:
    if name not in names:
        raise BadArguments(
            _("There is nothing called “{name}” to export.", name=name),
            next=_("Choose one of: {choices}.", choices=", ".join(names)),
        )
