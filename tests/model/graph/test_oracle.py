"""Rules about paths against an oracle that tries every way: 500 journeys, or as many as BATON_ORACLE says."""

from __future__ import annotations

import os
import random

import pytest

from app.model.graph import flow, graph_of
from app.model.graph.again import asked_again
from app.model.graph.carried import carried_of
from app.model.graph.hands import runs
from app.model.graph.news import silences, until_answer
from app.model.graph.paths import components
from app.model.graph.way import way_of
from app.model.timing import timing
from tests.model.graph.oracle import Oracle, loops
from tests.model.graph.plans import Plan, drawn, random_plan
from tests.model.sketch import Sketch

JOURNEYS = int(os.environ.get("BATON_ORACLE", "500"))
SLICE = 50


@pytest.mark.parametrize("part", range((JOURNEYS + SLICE - 1) // SLICE))
def test_every_way_tried_out_says_the_same(part: int) -> None:
    for seed in range(part * SLICE, min(JOURNEYS, (part + 1) * SLICE)):
        plan = random_plan(random.Random(seed))
        oracle, sketch = Oracle(plan), drawn(plan)
        for name, (ours, theirs) in compared(plan, oracle, sketch).items():
            assert ours == theirs, f"{name}, seed {seed}"


def compared(plan: Plan, oracle: Oracle, sketch: Sketch) -> dict[str, tuple[object, object]]:
    """What the program and the oracle say, question by question."""
    graph = graph_of(sketch.store)
    way, carried, times = way_of(graph), carried_of(graph), timing(sketch.store)

    def named(key: str) -> str:
        if key in sketch.store:
            return sketch.name_of(key)
        return f"b{sketch.steps.index(key.split()[0])}"

    answered = [(contact, card) for card, contact in plan.answers.items()]
    routes = {pair: until_answer(graph, sketch[pair[0]], sketch[pair[1]]) for pair in answered}
    expected_times = oracle.times()
    return {
        "moments": (
            {named(m): {named(c) for c in cards} for m, cards in way.cards.items()},
            oracle.moments,
        ),
        "legs": (
            {named(m): {named(leg.to): leg.wait for leg in way.out(m)} for m in way.cards},
            oracle.legs,
        ),
        "goals": (
            {named(s): {named(g) for g in flow.reached_goals(graph, s)} for s in flow.starts(graph)},
            {start: oracle.goals_reached(start) for start in oracle.starts()},
        ),
        "loops": (
            sorted(sorted(map(named, one)) for one in components(way.cards, way.after)),
            sorted(sorted(one) for one in loops(oracle.legs)),
        ),
        "asked again": (
            {(named(pair.first), named(pair.second)) for pair in asked_again(graph)},
            oracle.asked_again(),
        ),
        "silences": ({named(one.after): one.minutes for one in silences(graph)}, oracle.silences()),
        "answers": (
            {pair: route.cost if route is not None else None for pair, route in routes.items()},
            {pair: oracle.until_answer(*pair) for pair in answered},
        ),
        "times": (
            (times.earliest.minutes, times.typical.minutes, times.worst.minutes) if times else None,
            expected_times if expected_times and expected_times[2] else None,
        ),
        "information": (
            {
                named(card): carried.on_every_way(item, card)
                for item in carried.needs
                for card in carried.needs[item]
            },
            oracle.available(),
        ),
        "hands": (sorted(run.hands for run in runs(graph)), oracle.longest_runs()),
    }
