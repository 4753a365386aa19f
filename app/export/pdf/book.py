"""A set of pages in the making: its sheets, its structure, its running lines, what its report will say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.export.choices import Choices
from app.export.colours import theme_of
from app.export.dates import day
from app.export.material import Material
from app.export.papers import Size, size_of
from app.export.pdf.document import Document
from app.export.pdf.flow import Flow
from app.export.pdf.paras import lone
from app.export.pdf.sheets import Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import SMALL, SMALL_BOLD
from app.export.presets import PRESETS
from app.export.telling import Teller
from app.model.grid import grid_of
from app.model.ledger import text_in
from app.scene.draw.headings import LANE_NAMES
from app.scene.shapes import Box, Picture, Shape
from app.scene.theme import Theme
from app.scene.type.shaping import advance

LOGO_H = 13.0
"""Height of the client's logo in the running title, in points."""
_WORTH_BEGINNING = 0.17
"""The part of a sheet that is worth beginning a page set on."""


@dataclass(frozen=True, slots=True)
class Placed:
    """How a drawing of the whole map came out, and how it would on another paper."""

    smallest: float
    """Size of its smallest text in points."""
    sheets: int
    again: Callable[[Size, float], tuple[float, int]]
    """(paper, smallest text that is allowed) -> (smallest text, sheets)."""


@dataclass
class Book:
    """Sheets of one document."""

    material: Material
    document: Document
    body: Size
    """Paper of running text, upright."""
    choices: Choices = field(default_factory=Choices)
    sheets: list[Sheet] = field(default_factory=list)
    smallest: float = 1000.0
    """Size of the smallest text of a drawing as it will be printed, in points."""
    placed: list[Placed] = field(default_factory=list)
    """The drawings that another paper would make easier to read."""
    told: dict[str, int] = field(default_factory=dict)
    """Stage -> number of the first page that tells its cards in full."""
    cut: list[tuple[str, str]] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    @property
    def theme(self) -> Theme:
        """The colours of the print."""
        return theme_of(self.choices)

    def __post_init__(self) -> None:
        self.teller = Teller(self.material)
        self._last: Flow | None = None

    @property
    def paper(self) -> Size:
        """The paper chosen; those with a name stand upright."""
        return size_of(self.choices.paper)

    def part(self) -> Node:
        """A new part of the document's structure."""
        return self.document.root.add("Sect")

    def flow(self, *, landscape: bool = False) -> Flow:
        """Running text that begins on a new sheet."""
        flow = Flow(self.sheets, self.body.landscape if landscape else self.body, self.part())
        self._last = None if landscape else flow
        return flow

    def lane_name(self, lane: str) -> str:
        """What a lane is called: its title, else the word for its kind."""
        record = self.material.record(lane)
        kind = text_in(record, "kind")
        return text_in(record, "title").strip() or self.material.words.say(LANE_NAMES.get(kind, "Lane"))

    def prints(self, name: str) -> bool:
        """Whether a page set is part of this print, so that another need not say the same."""
        return name in PRESETS[self.choices.preset] and name not in self.choices.without

    def flow_on(self) -> Flow:
        """Upright running text: on the last sheet while a good part of it is free, else on a new one."""
        last = self._open
        if last is not None and last.room > last.full * _WORTH_BEGINNING:
            last.section = self.part()
            return last
        return self.flow()

    @property
    def _open(self) -> Flow | None:
        """The upright running text that the last sheet belongs to; none goes on below a cover."""
        last = self._last
        if last is None or last.sheet.bare or last.sheet is not self.sheets[-1]:
            return None
        return last

    @property
    def logo(self) -> str:
        """The id of the client's logo, "" when there is none that can be shown."""
        blob = text_in(self.material.map, "logo")
        return blob if blob and self.document.images.get(blob) is not None else ""

    def logo_size(self, most_w: float, most_h: float) -> tuple[float, float]:
        """The logo as large as fits, in points."""
        placed = self.document.images.get(self.logo)
        if placed is None:
            return 0.0, 0.0
        k = min(most_w / placed.width, most_h / placed.height)
        return placed.width * k, placed.height * k

    # ---- running lines
    def running(self, sheet: Sheet, number: int, total: int) -> Iterator[Shape]:
        """Title above one rule, client and project at its right; below the line of confidentiality, day and page."""
        inner = sheet.inner
        yield from self._above(inner.x, inner.y, inner.w)
        yield from self._below(inner.x, inner.bottom - SMALL.leading, inner.w, number, total)

    def _above(self, x: float, y: float, w: float) -> Iterator[Shape]:
        top = y - SMALL.leading - 3
        right = w
        if self.logo:
            logo_w, logo_h = self.logo_size(70.0, LOGO_H)
            yield Picture(x + w - logo_w, top + SMALL.leading - logo_h, logo_w, logo_h, self.logo)
            right -= logo_w + 8
        client = self.client_line()
        taken = min(advance(client, SMALL.face, SMALL.size), right * 0.5)
        if client:
            yield from lone(client, SMALL, x + right - taken - 1, top, taken + 1, "soft", "end", 1)
        yield from lone(self.material.title, SMALL_BOLD, x, top, right - taken - 14, "ink", "start", 1)
        yield Box(x, y, w, 0.5, "line")

    def _below(self, x: float, y: float, w: float, number: int, total: int) -> Iterator[Shape]:
        words = self.material.words
        page = words.pick("page number", "{number} of {total}", number=number, total=total)
        room = advance(page, SMALL.face, SMALL.size) + 12
        yield from lone(page, SMALL, x + w - room, y, room, "soft", "end")
        yield from lone(self.day_line(), SMALL, x, y, w - room - 12, "soft", "start", 1)

    def client_line(self) -> str:
        """Client and project, as far as they are known."""
        client, project = text_in(self.material.map, "client"), text_in(self.material.map, "project")
        return " · ".join(part.strip() for part in (client, project) if part.strip())

    def day_line(self) -> str:
        """The line of confidentiality, the day the map describes, and which part of it this is."""
        words = self.material.words
        shown = words.say("As of {day}", day=day(words, self.material.as_of))
        secret = text_in(self.material.map, "confidentiality").strip()
        return " · ".join(part for part in (secret, shown, self.part_line()) if part)

    def part_line(self) -> str:
        """What of the map goes out, "" when all of it does."""
        material, words = self.material, self.material.words
        grid = grid_of(material.whole)
        if material.cards is not None and not material.cards <= set(grid.lanes):
            n = len(material.store.of("card"))
            return words.plural("{n} card of this map", "{n} cards of this map", n)
        chosen = {*(material.only or ()), *(material.teams or ()), *(material.cards or ())}
        stages = {key: words.say("Stage {number}", number=n) for n, key in enumerate(grid.stages, 1)}
        lanes = {key: self.lane_name(key) for key in grid.lanes}
        named = stages | lanes | dict.fromkeys(material.ordered("team"), "")
        names = [material.name(key) or usual for key, usual in named.items() if key in chosen]
        return words.say("Part of the map: {names}", names=", ".join(names)) if names else ""

    def state_line(self) -> str:
        """What the map shows: today, or a design with its name and horizon."""
        words, record = self.material.words, self.material.map
        if record.get("state") != "to-be":
            return words.say("As it is today")
        variant, horizon = text_in(record, "variant").strip(), text_in(record, "horizon").strip()
        if variant and horizon:
            return words.say("As it shall be: {variant}, by {horizon}", variant=variant, horizon=horizon)
        if variant:
            return words.say("As it shall be: {variant}", variant=variant)
        return words.say("As it shall be")
