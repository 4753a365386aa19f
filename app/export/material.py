"""What every export of a map needs, gathered once: the map in its order, its ledger, the words of its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app import words as vocabulary
from app.export.dates import parsed
from app.export.picking import Part
from app.model import checks
from app.model.checks.base import Finding
from app.model.grid import Grid, grid_of, map_of
from app.model.ledger import (
    Counts,
    LedgerRow,
    TeamQuestion,
    counts,
    ledger,
    team_questions,
    text_in,
    title_of,
)
from app.model.replies import Reply, replies_owed
from app.model.store import Record, Store
from app.scene.shapes import Scene
from app.scene.view import Marks, View
from app.storage.pictures import picture_bytes
from app.words import Words

_PLACED = ("card", "link", "step", "stage")
_PRINTED_MARKS = ("weakness", "question", "exception", "reply-owed")


@dataclass
class Material:
    """One map on its way out. `today` decides which agreed exceptions hold, and the date on paper."""

    store: Store
    language: str
    today: date
    only: frozenset[str] | None = None
    """The stages that go out; None for all."""
    cards: frozenset[str] | None = None
    """The cards (or whole lanes) that go out; None for all."""
    teams: frozenset[str] | None = None
    """The teams whose handovers are listed; None for all."""

    def __post_init__(self) -> None:
        self.whole = self.store
        """The map as it came; `store` is what of it goes out."""
        self.drawn = self.store
        """What of it is drawn: links that leave it still say where they lead."""
        if self.cards is not None or self.only is not None:
            part = Part(self.whole, self.cards, self.only)
            self.store = part.store()
            # The drawing leaves out stages by itself, and draws what crosses into them.
            self.drawn = self.whole if self.cards is None else part.drawn()

    @cached_property
    def words(self) -> Words:
        """The words of the print."""
        return vocabulary.load(self.language)

    @cached_property
    def map(self) -> Record:
        """The map record; empty in a file that has none."""
        return map_of(self.store)[1]

    @property
    def grid(self) -> Grid:
        """Stages, steps, lanes and cards in order."""
        return grid_of(self.store)

    @property
    def title(self) -> str:
        """The map's title, or words that stand for one."""
        return text_in(self.map, "title").strip() or self.words.say("Journey map without a title")

    @property
    def as_of(self) -> date:
        """The day the map describes, else the day of the export."""
        return parsed(self.map.get("as_of")) or self.today

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that go out, in order."""
        return tuple(stage for stage in self.grid.stages if self.only is None or stage in self.only)

    @cached_property
    def all_handovers(self) -> list[LedgerRow]:
        """The handovers of the whole map in their order."""
        return ledger(self.whole, self.today)

    @cached_property
    def ledger(self) -> list[LedgerRow]:
        """The handovers in the order of the map, those of the stages, cards and teams that go out."""
        return [row for row in self.all_handovers if self._listed(row)]

    def _listed(self, row: LedgerRow) -> bool:
        if self.only is not None and row.stage not in self.only:
            return False
        if self.cards is not None and row.source not in self.store and row.to not in self.store:
            return False
        return self._of_teams(row.sender, row.receiver)

    def _of_teams(self, *teams: str | None) -> bool:
        return self.teams is None or any(team in self.teams for team in teams)

    @cached_property
    def questions(self) -> list[TeamQuestion]:
        """Where work changes hands in what goes out, and nobody has said yet whether the next team learns of it."""
        return [
            question
            for question in team_questions(self.whole)
            if question.source in self.store
            and question.to in self.store
            and self._of_teams(question.sender, question.receiver)
        ]

    @cached_property
    def replies(self) -> list[Reply]:
        """The contacts that go out and expect an answer, with their answers from the whole map."""
        return [reply for reply in replies_owed(self.whole) if reply.contact in self.store]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Link id -> number of the handover, from 1 in the order of the map, on every page the same."""
        return {row.link: number for number, row in enumerate(self.all_handovers, 1)}

    @cached_property
    def counts(self) -> Counts:
        """The headline."""
        return counts(row.state for row in self.ledger)

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Link id -> state of the handover."""
        return {row.link: row.state for row in self.all_handovers}

    @cached_property
    def checked(self) -> checks.Report:
        """What the checks say, as loud as the map's working status allows."""
        return checks.run(self.whole, today=self.today)

    @property
    def findings(self) -> list[Finding]:
        """Open points for readers: questions and observations. Map hygiene is the map maker's and never printed."""
        found = [finding for finding in self.checked.findings if finding.voice != "hygiene"]
        if self.store is self.whole:
            return found
        return [finding for finding in found if any(self._goes_out(owner) for owner in finding.owners)]

    def _goes_out(self, owner: str) -> bool:
        record = self.store.get(owner)
        return record is not None and record["type"] in _PLACED

    @cached_property
    def marks(self) -> Marks:
        """What ledger and checks say about the drawing; links show their state by themselves."""
        asked = frozenset((q.source, q.to) for q in team_questions(self.whole))
        of = {
            owner: tuple(name for name in names if name in _PRINTED_MARKS)
            for owner, names in self.checked.marks().items()
            if owner not in self.states
        }
        return Marks(of=of, states=dict(self.states), asked=asked)

    @cached_property
    def drawing(self) -> Scene:
        """The drawing for paper, as the map's usual view shows it."""
        return self.scene()

    def scene(self, view: View | None = None, *, linked: bool = True) -> Scene:
        """The drawing for paper; not `linked` tells sooner how large it becomes (see `app.scene.build.build`)."""
        from app.scene.build import build

        return build(
            self.drawn,
            view or View(paper=True, show_parking=False, stages=self.only),
            self.marks,
            self.words,
            linked=linked,
        )

    def record(self, key: object) -> Record:
        """A record by its id; an empty one where there is none."""
        return (self.whole.get(key) if isinstance(key, str) else None) or {}

    def name(self, key: object) -> str:
        """The title of a record, "" where there is none."""
        return title_of(self.whole, key).strip()

    def ordered(self, kind: str) -> list[str]:
        """The ids of a kind by their order key, then by title."""
        store = self.store
        return sorted(
            store.of(kind), key=lambda k: (text_in(store[k], "order"), text_in(store[k], "title"), k)
        )

    @property
    def picture(self) -> Callable[[str], bytes | None]:
        """Gives the bytes of a picture whose hash and type are right."""
        return lambda key: picture_bytes(key, self.whole[key]) if key in self.whole else None
