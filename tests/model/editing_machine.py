"""Random use of all verbs with undo and redo, and what must hold after every one of them."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.model import ids, order, patch
from app.model import store as store_module
from app.model.edits import cards, fields, insights, lanes, library, links, maps, people, stages, steps, votes
from app.model.grid import grid_of, place
from app.model.history import History
from app.model.patch import apply, from_json, to_json
from app.model.references import References, named

NUMBERS = st.integers(0, 30)
FEELINGS = st.sampled_from([-2.0, -1.0, 0.0, 1.5, 2.0])
TITLES = st.sampled_from(["", "Call", "Čaka", "Õnnelik", "Žiga", "x"])


class Broken(Exception):
    """Thrown in the middle of an edit on purpose."""


class Journal:
    """Finished changes as JSON; replaying them must give the store."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []

    def append(self, change: store_module.Change) -> None:
        self.lines.append(to_json(change.patch))

    def replay(self, objects: patch.Objects) -> patch.Objects:
        result = deepcopy(objects)
        for line in self.lines:
            apply(result, from_json(line))
        return result


class Editing(RuleBasedStateMachine):
    """A consultant who adds, moves, connects, renames, deletes, fails half-way, undoes and redoes."""

    journal_kind: type[Journal] = Journal

    def __init__(self) -> None:
        super().__init__()
        ids.seed(random.Random(7).choice)
        self.store = maps.create("Machine")
        self.start = deepcopy({key: dict(record) for key, record in self.store.objects.items()})
        self.history = History(self.store)
        self.journal = self.journal_kind()
        self.empty: list[str] = []
        self.store.listen(self._heard)
        self.fresh = False

    def teardown(self) -> None:
        self.check_that_undoing_everything_returns_the_start()
        ids.seed(None)

    def _heard(self, change: store_module.Change) -> None:
        self.journal.append(change)
        if not change.patch or any(not f for f in change.patch.values()):
            self.empty.append(change.name)
        self.fresh = change.origin == "user"

    def one(self, kind: str, n: int) -> str | None:
        found = self.store.of(kind)
        return found[n % len(found)] if found else None

    @initialize()
    def a_small_map_to_begin_with(self) -> None:
        """Most faults need cards that are linked, so every run starts with some."""
        teams = [library.add(self.store, "team", name) for name in ("Support", "Billing")]
        rows = [lanes.add(self.store, "action", "Customer")]
        rows += [lanes.add(self.store, "process", "Desk", team=team) for team in teams]
        stage = stages.add(self.store, "First contact")
        columns = [*grid_of(self.store).steps, steps.add(self.store, stage)]
        laid = [cards.add(self.store, "card", row, column) for row in rows for column in columns]
        for source, to in ((2, 4), (3, 5), (4, 3)):
            links.connect(self.store, laid[source], laid[to])

    # ---- verbs
    @rule(title=TITLES, n=NUMBERS)
    def add_stage(self, title: str, n: int) -> None:
        stages.add(self.store, title, n % 3)

    @rule(a=NUMBERS, n=NUMBERS)
    def add_step(self, a: int, n: int) -> None:
        stage = self.one("stage", a)
        if stage:
            steps.add(self.store, stage, index=n % 4)

    @rule(kind=st.sampled_from(["action", "touchpoint", "process", "emotion", "insight"]), n=NUMBERS)
    def add_lane(self, kind: str, n: int) -> None:
        lanes.add(self.store, kind, kind, n % 4)

    @rule(a=NUMBERS, b=NUMBERS, n=NUMBERS, span=st.integers(1, 3), wide=st.booleans())
    def add_card(self, a: int, b: int, n: int, span: int, wide: bool) -> None:
        lane, where = self.one("lane", a), self.one("stage" if wide else "step", b)
        if lane and where and self.store[lane]["kind"] != "emotion":
            cards.add(self.store, "card", lane, where, n % 4, 1 if wide else span)

    @rule(title=TITLES)
    def add_parked(self, title: str) -> None:
        cards.add_parked(self.store, title)

    @rule(a=NUMBERS, b=NUMBERS, c=NUMBERS, n=NUMBERS)
    def move_cards(self, a: int, b: int, c: int, n: int) -> None:
        lane, step = self.one("lane", b), self.one("step", c)
        chosen = list(dict.fromkeys(k for k in (self.one("card", a), self.one("card", a + 1)) if k))
        if lane and step and chosen and self.store[lane]["kind"] != "emotion":
            cards.move_all(self.store, chosen, lane, step, n % 3)

    @rule(a=NUMBERS)
    def park(self, a: int) -> None:
        card = self.one("card", a)
        if card:
            cards.park(self.store, [card], 0)

    @rule(a=NUMBERS, n=st.integers(1, 4))
    def span(self, a: int, n: int) -> None:
        card = self.one("card", a)
        if card and place(self.store[card])[1] in grid_of(self.store).index:
            cards.span(self.store, card, n)

    @rule(a=NUMBERS)
    def duplicate(self, a: int) -> None:
        chosen = [k for k in (self.one("card", a), self.one("card", a + 3)) if k]
        cards.duplicate(self.store, chosen)

    @rule(a=NUMBERS, b=NUMBERS, n=NUMBERS)
    def reorder(self, a: int, b: int, n: int) -> None:
        lane, stage, step = self.one("lane", a), self.one("stage", b), self.one("step", a)
        if lane:
            lanes.move(self.store, lane, n % 3)
        if stage:
            stages.move(self.store, stage, n % 3)
        if step and stage:
            steps.move(self.store, step, stage, n % 3)

    @rule(a=NUMBERS, b=NUMBERS)
    def connect(self, a: int, b: int) -> None:
        source, to = self.one("card", a), self.one("card", b)
        if source and to and source != to:
            links.connect(self.store, source, to)

    @rule(a=NUMBERS, b=NUMBERS)
    def hand_to_team(self, a: int, b: int) -> None:
        source, team = self.one("card", a), self.one("team", b)
        if source:
            key = links.connect(self.store, source, to_team=team)
            links.know(self.store, key, receipt=None, returns="a word back")

    @rule(a=NUMBERS, b=NUMBERS, c=NUMBERS)
    def answer_question(self, a: int, b: int, c: int) -> None:
        source, to = self.one("card", a), self.one("card", b)
        if source and to and source != to:
            links.answer_question(self.store, source, to, ("yes", "no", "unknown")[c % 3])

    @rule(title=TITLES)
    def add_persona(self, title: str) -> None:
        people.add(self.store, title)

    @rule(a=NUMBERS, b=NUMBERS, score=FEELINGS)
    def feel(self, a: int, b: int, score: float) -> None:
        persona, step = self.one("persona", a), self.one("step", b)
        if persona and step:
            people.feel(self.store, persona, step, score)

    @rule(kind=st.sampled_from(library.KINDS), title=st.sampled_from(["A", "B", "C"]))
    def add_entry(self, kind: str, title: str) -> None:
        library.add(self.store, kind, title)

    @rule(a=NUMBERS, b=NUMBERS)
    def use_entries(self, a: int, b: int) -> None:
        card, team, item = self.one("card", a), self.one("team", b), self.one("item", b)
        if card and team:
            fields.put(self.store, card, team=team)
        if card and item:
            fields.add_to_set(self.store, card, "needs", item)

    @rule(a=NUMBERS, b=NUMBERS)
    def replace_entry(self, a: int, b: int) -> None:
        old, new = self.one("team", a), self.one("team", b)
        if old and old != new:
            library.replace(self.store, old, new)

    @rule(a=NUMBERS, b=NUMBERS)
    def conclude(self, a: int, b: int) -> None:
        card, link = self.one("card", a), self.one("link", b)
        if card:
            votes.reset(self.store) if b % 5 == 0 else votes.give(self.store, card, 2)
            votes.place(self.store, insights.add_insight(self.store, "Called twice", [card]), b % 7, a % 7)
            insights.add_measure(self.store, "Calls", [card])
        if link:
            insights.add_action(self.store, "Send a receipt", [link])
            insights.agree(self.store, "H02", [link], "rare", "head of support", None)

    @rule(a=NUMBERS, title=TITLES)
    def rename(self, a: int, title: str) -> None:
        chosen = sorted(self.store.ids())
        fields.put(self.store, chosen[a % len(chosen)], title=title)

    @rule(
        a=NUMBERS, kind=st.sampled_from(["card", "link", "lane", "stage", "step", "persona", "team", "item"])
    )
    def delete(self, a: int, kind: str) -> None:
        key = self.one(kind, a)
        if key:
            fields.remove(self.store, [key])

    def _break_off(self, card: str | None) -> None:
        with self.store.edit("broken"):
            people.add(self.store, "Nobody")
            if card:
                self.store.remove(card)
            raise Broken

    @rule(a=NUMBERS)
    def fail_half_way(self, a: int) -> None:
        before = deepcopy({key: dict(record) for key, record in self.store.objects.items()})
        with pytest.raises(Broken):
            self._break_off(self.one("card", a))
        assert dict(self.store.objects) == before, "a failed edit left something behind"

    @rule(a=NUMBERS)
    def rehearse(self, a: int) -> None:
        before = deepcopy({key: dict(record) for key, record in self.store.objects.items()})
        card = self.one("card", a)
        if card:
            planned = self.store.rehearse(lambda: cards.park(self.store, [card]))
            assert dict(self.store.objects) == before
            assert set(self.store.preview(planned).ids()) == set(before)

    # ---- history
    @precondition(lambda self: self.history.can_undo)
    @rule()
    def undo(self) -> None:
        before = deepcopy({key: dict(record) for key, record in self.store.objects.items()})
        self.history.undo()
        self.history.redo()
        assert dict(self.store.objects) == before, "undo and redo do not cancel"
        self.history.undo()
        self.fresh = False

    @precondition(lambda self: self.history.can_redo)
    @rule()
    def redo(self) -> None:
        self.history.redo()

    # ---- what must always hold
    @invariant()
    def no_reference_leads_nowhere(self) -> None:
        for key in self.store.ids():
            for reference, target in named(self.store[key]):
                assert target in self.store, f"{self.store[key]['type']}.{reference.field} leads nowhere"

    @invariant()
    def the_index_is_right(self) -> None:
        anew = References(dict(self.store.objects))  # type: ignore[arg-type]
        for key in self.store.ids():
            assert anew.to(key) == self.store.referrers(key)

    @invariant()
    def the_journal_rebuilds_the_map(self) -> None:
        assert self.journal.replay(self.start) == dict(self.store.objects), "the journal lost a change"

    @invariant()
    def no_change_is_empty(self) -> None:
        assert not self.empty

    @invariant()
    def nothing_can_be_redone_after_a_new_edit(self) -> None:
        assert not (self.fresh and self.history.can_redo)

    @invariant()
    def order_keys_differ(self) -> None:
        grid = grid_of(self.store)
        for cell in (*grid.cells.values(), *grid.stage_wide.values(), grid.parked):
            keys = [place(self.store[card])[2] for card in cell]
            assert len(set(keys)) == len(keys), "two cards of a cell have one order key"
            assert all(order.valid(key) for key in keys)

    @invariant()
    def every_stage_has_a_step(self) -> None:
        grid = grid_of(self.store)
        assert all(grid.steps_of[stage] for stage in grid.stages)

    def check_that_undoing_everything_returns_the_start(self) -> None:
        while self.history.can_undo:
            self.history.undo()
        assert dict(self.store.objects) == self.start, "undoing everything does not return the start"


QUICK = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
THOROUGH = settings(QUICK, max_examples=60, stateful_step_count=40, phases=[Phase.generate, Phase.shrink])
