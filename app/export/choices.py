"""What a person can choose of an export, in one place for dialogs, command line and the pages themselves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import BadArguments
from app.export import tiles
from app.export.papers import COMFORTABLE, LONGEST, PAPERS, SHORTEST, SMALLEST, find, own
from app.export.presets import PAGE_SETS, PRESETS
from app.words import LANGUAGES, _

FORMATS = ("pdf", "svg", "png")
PRESET_NAMES = tuple(PRESETS)
COLOURS = ("colour", "grey")
"""Coloured, or grey with white grounds, which saves ink and survives the copier."""
MOST_BLEED = 10.0
"""Millimetres beyond the cut that a print shop may ask for at most."""
LARGEST_LEAST = 24.0
"""Points that may be asked for at most as the smallest size of text."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a map is to leave the house."""

    preset: str = "handout"
    paper: str = "A4"
    """A name of PAPERS, or a size of one's own in millimetres, across and down: "900x1200"."""
    language: str | None = None
    """The language of the print; None is the map's own."""
    format: str | None = None
    """One of FORMATS; None lets the ending of the file name decide."""
    without: frozenset[str] = field(default_factory=frozenset)
    """Page sets of the preset that are left out."""
    also: frozenset[str] = field(default_factory=frozenset)
    """Page sets that the preset has only when they are asked for."""
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
    cards: frozenset[str] | None = None
    """The ids of the cards (or of whole lanes) that go out, with their stages and lanes; None for all."""
    teams: frozenset[str] | None = None
    """The ids of the teams whose handovers are listed; None for all."""
    all_pairs: bool = False
    """Whether two teams between whom nothing but questions is drawn have a pair sheet too."""
    bleed: float = 0.0
    """Millimetres of a poster beyond its cut, for a print shop."""
    crop_marks: bool = False
    """Whether marks at the corners of a poster say where to cut."""
    smallest: float = SMALLEST
    """Points; no text of the drawing is smaller: rather more sheets are taken."""
    outlines: bool = False
    """Whether the words of an SVG are drawn as shapes, which look the same where the font is missing."""
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
        for name in sorted(self.without | self.also):
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
        _within(self.bleed, 0.0, MOST_BLEED)
        _within(self.smallest, SMALLEST, LARGEST_LEAST)
        return replace(self, paper=_paper(self.paper))

    @property
    def roomy(self) -> bool:
        """Whether the drawing takes more sheets rather than text that is tiring to read."""
        return self.smallest >= COMFORTABLE

    @classmethod
    def read(cls, kept: Any) -> Choices:
        """Choices as they were remembered; what no longer fits falls back to the usual."""
        if not isinstance(kept, dict):
            return cls()
        usual = cls()
        fields: dict[str, Any] = {}
        for name in _KEPT:
            value = kept.get(name)
            if isinstance(value, type(getattr(usual, name))):
                fields[name] = value
        for name in ("without", "also"):
            if isinstance(kept.get(name), list):
                fields[name] = frozenset(str(each) for each in kept[name])
        made = replace(usual, **fields)
        try:
            return made.checked()
        except BadArguments:
            return usual

    def kept(self) -> dict[str, Any]:
        """What is worth remembering for the next print of the same map; private notes are asked for each time."""
        sets = {"without": sorted(self.without), "also": sorted(self.also)}
        return {name: getattr(self, name) for name in _KEPT} | sets


_KEPT = (
    "preset",
    "paper",
    "colours",
    "counts",
    "anonymous",
    "tiles",
    "all_pairs",
    "bleed",
    "crop_marks",
    "smallest",
    "outlines",
)


def _paper(name: str) -> str:
    known = find(name)
    if known is not None:
        return known
    size = own(name)
    if size is not None:
        return f"{size[0]}x{size[1]}"
    raise BadArguments(
        _("There is no paper called “{name}”.", name=name),
        next=_(
            "Choose one of: {choices}; or write millimetres across and down, each from {least} to {most}, such as "
            "900x1200.",
            choices=", ".join(PAPERS),
            least=SHORTEST,
            most=LONGEST,
        ),
    )


def _within(number: float, least: float, most: float) -> None:
    if not least <= number <= most:
        raise BadArguments(
            _(
                "{number} is no number from {least} to {most}.",
                number=f"{number:g}",
                least=f"{least:g}",
                most=f"{most:g}",
            )
        )


def _known(name: str, names: Collection[str]) -> None:
    if name not in names:
        raise BadArguments(
            _("There is nothing called “{name}” to export.", name=name),
            next=_("Choose one of: {choices}.", choices=", ".join(names)),
        )
