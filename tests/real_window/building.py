"""What there is to do to build a whole map from an empty window, told once for all kinds of hands.

The sample is only read, to know what to type; how each thing is done is the business of a `Way`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.model.edits import cards, fields
from app.model.grid import Grid, grid_of, map_of, place
from app.model.search import reading_order
from app.model.store import Store
from app.widgets.inspector.choosers import NOTHING
from tests.real_window.filling import Filler
from tests.real_window.hands import Hands
from tests.real_window.way import Way

LIBRARY = ("persona", "team", "channel", "system", "item", "measure")
LATER = ("about", "answers", "touchpoint")
"""Fields of cards that name records which come later in the map."""


def shortened(store: Store, count: int) -> None:
    """Leave only so many cards of a sample, in reading order, for a quick look; the rest goes with what hangs on it."""
    order = [key for key in reading_order(store) if store[key]["type"] == "card"]
    with store.edit("delete-card", n=len(order[count:])):
        cards.remove(store, order[count:])
        fields.remove(store, [key for key in store.of("action") if not store[key].get("cures")])
        unused = [key for kind in LIBRARY[1:] for key in store.of(kind) if not store.referrers(key)]
        fields.remove(store, unused)
        grid = grid_of(store)
        for key in store.of("cell"):
            if len(grid.cards(str(store[key]["lane"]), str(store[key]["step"]))) < 2:
                store.remove(key)


class Builder(Filler):
    """Somebody who copies a finished map; with several ways they take turns."""

    def __init__(
        self, hands: Hands, source: Store, ways: Sequence[Way], tell: Callable[[str], object]
    ) -> None:
        super().__init__(hands, source, ways)
        self.tell = tell
        self.grid: Grid = grid_of(source)
        self.seconds: dict[str, int] = {}
        """How long each part of the work took."""
        self.last = ""
        """The card of the sample that was made last."""

    def title(self, key: str) -> str:
        return str(self.source[key].get("title") or "")

    # ---- the whole
    def build(self) -> None:
        """From the start page to the finished map, not yet saved."""
        self.way.begin()
        self.hands.until(lambda: self.hands.canvas.session is not None, "there is a map")
        for part in (
            self.clear,
            self.properties,
            self.library,
            self.columns,
            self.rows,
            self.cards,
            self.feelings,
            self.links,
            self.questions,
            self.later_fields,
            self.actions,
            self.exceptions,
        ):
            began = time.monotonic()
            part()
            self.seconds[part.__name__] = round(time.monotonic() - began)
            self.tell(f"{part.__name__}: {self.seconds[part.__name__]} s")

    def clear(self) -> None:
        """Remove what an empty map brings along."""
        self.hands.canvas.typing.leave()
        for kind in ("lane", "stage"):
            while self.hands.store.of(kind):
                grid = self.hands.canvas.grid
                self.way.delete((grid.lanes if kind == "lane" else grid.stages)[0])

    def properties(self) -> None:
        key, record = map_of(self.source)
        self.made[key] = map_of(self.hands.store)[0]
        self.way.properties()
        self.fill_all(record, skip={"persona", "type"}, also=("title",))

    def library(self) -> None:
        for kind in LIBRARY:
            wanted = self.source.of(kind)
            wanted.sort(key=lambda key: (str(self.source[key].get("order", "")), key))
            for number, key in enumerate(wanted):
                self.entry(kind, key, first=number == 0)
        main = map_of(self.source)[1].get("persona")
        if main:
            self.way.properties()
            self.fill("persona", main)

    def entry(self, kind: str, key: str, *, first: bool) -> None:
        before = set(self.hands.store.of(kind))
        if kind == "persona" and first:
            self.made[key] = next(iter(before))  # the persona that an empty map brings along
            self.way.select_entry(self.made[key])
        else:
            self.way.entry(kind)
            self.made[key] = self.fresh(kind, before)
        self.fill_all(self.source[key], skip={"about"}, also=("title",))

    def fresh(self, kind: str, before: set[str]) -> str:
        """The one record of a kind that came in, once it is there."""
        self.hands.until(lambda: set(self.hands.store.of(kind)) - before, f"there is a new {kind}")
        (made,) = set(self.hands.store.of(kind)) - before
        return made

    # ---- stages, steps, lanes
    def columns(self) -> None:
        for stage in self.grid.stages:
            before = set(self.hands.store.of("stage"))
            self.way.stage(self.title(stage))
            self.made[stage] = self.fresh("stage", before)
            self.fill_all(self.source[stage])
            self.steps_of(stage)

    def steps_of(self, stage: str) -> None:
        for number, step in enumerate(self.grid.steps_of[stage]):
            mine = grid_of(self.hands.store).steps_of[self.made[stage]][-1]
            if number:
                before = set(self.hands.store.of("step"))
                self.way.step(mine, self.title(step))
                mine = self.fresh("step", before)
            elif self.title(step):
                self.way.rename(mine, self.title(step))
            self.made[step] = mine
            self.fill_all(self.source[step])

    def rows(self) -> None:
        for lane in self.grid.lanes:
            record = self.source[lane]
            before = set(self.hands.store.of("lane"))
            self.way.lane(str(record["kind"]), self.title(lane))
            self.made[lane] = self.fresh("lane", before)
            self.fill_all(record, skip={"kind"})

    # ---- cards
    def cards(self) -> None:
        for lane in self.grid.lanes:
            self.cards_of(lane)
        self.parked()

    def cards_of(self, lane: str) -> None:
        for step in self.grid.steps:
            self.cell(lane, step, self.grid.cards(lane, step))
        for stage in self.grid.stages:
            for card in self.grid.stage_wide.get((lane, stage), ()):
                self.stage_wide(lane, stage, card)

    def cell(self, lane: str, step: str, held: Iterable[str]) -> None:
        for number, card in enumerate(held):
            before = set(self.hands.store.of("card"))
            if number == 0:
                self.way.card(self.made[lane], self.made[step], self.title(card))
            else:
                self.way.card_below(self.made[self.last], self.title(card))
            self.made[card], self.last = self.fresh("card", before), card
            width = place(self.source[card])[3]
            if width > 1:
                last = self.grid.steps[self.grid.index[step] + width - 1]
                self.way.reach(self.made[card], self.made[last], width)
            self.fill_card(card)
        self.cell_mode(lane, step)

    def cell_mode(self, lane: str, step: str) -> None:
        for key, field in self.source.referrers(lane):
            record = self.source[key]
            if field == "lane" and record["type"] == "cell" and record["step"] == step:
                self.way.cards_mean(self.made[self.last], str(record["mode"]))

    def stage_wide(self, lane: str, stage: str, card: str) -> None:
        first = self.grid.steps_of[stage][0]
        before = set(self.hands.store.of("card"))
        self.way.card(self.made[lane], self.made[first], self.title(card))
        self.made[card] = self.fresh("card", before)
        self.way.to_stage(self.made[card], self.made[stage])
        self.fill_card(card)

    def parked(self) -> None:
        for card in self.grid.parked:
            lane, step = self.grid.lanes[0], self.grid.steps[0]
            before = set(self.hands.store.of("card"))
            self.way.card_below(self.made[self.grid.cards(lane, step)[-1]], self.title(card))
            self.made[card] = self.fresh("card", before)
            self.way.park(self.made[card])
            self.fill_card(card)

    def fill_card(self, card: str) -> None:
        wanted = self.wanted(self.source[card], {*LATER})
        if wanted:
            self.way.select(self.made[card])
            self.fill_all(wanted)

    # ---- feelings
    def feelings(self) -> None:
        """Persona by persona; for a second one in the same lane the lane shows that persona only meanwhile."""
        lane = self.grid.of_kind("emotion")[0]
        main = map_of(self.source)[1].get("persona")
        for persona in sorted(self.source.of("persona"), key=lambda persona: persona != main):
            mine = [k for k in self.source.of("emotion") if self.source[k]["persona"] == persona]
            if persona != main and mine:
                self.only(lane, persona)
            for emotion in mine:
                self.feeling(emotion, self.source[emotion], lane)
        self.only(lane, self.source[lane].get("persona"))

    def only(self, lane: str, persona: Any) -> None:
        self.way.select(self.made[lane])
        if persona is not None:
            self.fill("persona", persona)
        elif self.value("persona"):
            self._looking.until_checked()
            self.way.pick(self.inspector._editors["persona"], [(NOTHING, "None")], several=False)
            assert not self.value("persona")

    def feeling(self, emotion: str, record: Any, lane: str) -> None:
        persona, step = self.made[record["persona"]], self.made[record["step"]]
        before = set(self.hands.store.of("emotion"))
        self.way.feel(self.made[lane], step, float(record.get("score") or 0))
        mine = self.made[emotion] = self.fresh("emotion", before)
        there = self.hands.store[mine]
        assert (there["persona"], there["step"]) == (persona, step), "the feeling is somebody else's"
        assert there["score"] == (record.get("score") or 0), f"the curve shows {there['score']}"
        self.fill_all(record, skip={"persona", "step"})
        if "score" not in record and not record.get("unknown"):
            self.fill("score", None)

    # ---- links
    def links(self) -> None:
        for link in self.source.of("link"):
            record = self.source[link]
            what, key = "unknown", ""
            if record.get("to"):
                what, key = "card", self.made[str(record["to"])]
            elif record.get("to_team"):
                what, key = "team", self.made[str(record["to_team"])]
            before = set(self.hands.store.of("link"))
            self.way.link(self.made[str(record["from"])], what, key, str(record.get("exit") or ""))
            self.made[link] = self.fresh("link", before)
            self.fill_all(record, skip={"from", "to", "to_team"})

    def questions(self) -> None:
        for key in self.source.of("answer"):
            record = self.source[key]
            self.way.select(self.made[str(record["from"])])
            self._looking.until_checked()
            words = {"no": "No", "unknown": "Not known"}[str(record["answer"])]
            self.way.press(self.hands.button(words, self.inspector.points))

    def later_fields(self) -> None:
        """What refers to records that come later in the map."""
        for key in self.source.of("card"):
            late = {name: value for name, value in self.source[key].items() if name in LATER}
            if late:
                self.way.select(self.made[key])
                self.fill_all(late)
        for key in self.source.of("measure"):
            if self.source[key].get("about"):
                self.way.select_entry(self.made[key])
                self.fill("about", self.source[key]["about"])

    # ---- actions and exceptions
    def actions(self) -> None:
        wanted = sorted(self.source.of("action"), key=lambda k: (str(self.source[k].get("order", "")), k))
        for key in wanted:
            before = set(self.hands.store.of("action"))
            self.way.action(self.title(key))
            self.made[key] = self.fresh("action", before)
            self.way.select_action(self.made[key])
            self.fill_all(self.source[key], also=("title",))

    def exceptions(self) -> None:
        for key in self.source.of("exception"):
            record = self.source[key]
            about: Any = record["about"]
            before = set(self.hands.store.of("exception"))
            self.way.select(self.made[about[0]])
            self._looking.until_checked()
            point = self._looking.point_of(str(record["rule"]))
            button = self.hands.button("Agreed exception…", point)
            self.way.agree(button, str(record["reason"]), str(record["by"]), str(record["until"]))
            self.made[key] = self.fresh("exception", before)
