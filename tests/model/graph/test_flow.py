"""Start, goal and what is reached, told a second time independently."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from app.model.edits import maps
from app.model.graph import flow, graph_of
from tests.model.sketch import Sketch, random_edit, random_map


def test_first_and_last_action_are_start_and_goal(blueprint: Sketch) -> None:
    graph = graph_of(blueprint.store)
    assert flow.starts(graph) == {blueprint["a0"]} and flow.goals(graph) == {blueprint["a2"]}


def test_marked_cards_are_start_and_goal_instead(blueprint: Sketch) -> None:
    with blueprint.store.edit("roles"):
        blueprint.store.put(blueprint["a1"], role="goal")
        blueprint.store.put(blueprint["t0"], role="start")
    graph = graph_of(blueprint.store)
    assert flow.starts(graph) == {blueprint["t0"]} and flow.goals(graph) == {blueprint["a1"]}
    assert flow.reached_goals(graph, blueprint["t0"]) == {blueprint["a1"]}


def test_a_last_action_where_the_customer_leaves_is_no_goal(blueprint: Sketch) -> None:
    with blueprint.store.edit("roles"):
        blueprint.store.put(blueprint["a2"], role="leaves")
    graph = graph_of(blueprint.store)
    assert not flow.goals(graph)
    assert flow.ends(graph) == {blueprint["a2"]}


def test_an_empty_map_has_neither_start_nor_goal() -> None:
    graph = graph_of(maps.create("Empty"))
    assert not list(graph.nodes) and not flow.starts(graph) and not flow.goals(graph)


@pytest.mark.parametrize("seed", range(60))
def test_reachable_goals_are_those_that_trying_every_way_finds(seed: int) -> None:
    map = random_map(random.Random(seed), columns=3, n=9)
    graph = graph_of(map.store)
    triples = [(edge.source, edge.to, edge.axis) for edge in graph.edges()]
    actions = {c for c in graph.nodes if graph.kind(c) == "action"}
    for start in flow.starts(graph):
        # Breadth by rounds over a plain list of edges; no adjacency, no library.
        above = {start}
        for _ in triples:
            above |= {one for one, two, axis in triples if axis == "down" and two in above}
        reached = {start} if start in actions else {start} | (above & actions)
        for _ in triples:
            reached |= {two for one, two, axis in triples if axis != "down" and one in reached}
        for _ in triples:
            reached |= {two for one, two, axis in triples if axis == "down" and one in reached}
        assert flow.reached_goals(graph, start) == reached & flow.goals(graph)


@pytest.mark.parametrize("seed", range(10))
def test_the_networkx_view_says_the_same_and_cannot_be_changed(seed: int) -> None:
    import networkx

    map = random_map(random.Random(seed))
    graph = graph_of(map.store)
    view = flow.as_networkx(graph, "across", "drawn")
    assert set(view.edges) == {(edge.source, edge.to) for edge in graph.edges() if edge.axis != "down"}
    assert set(view) == set(graph.nodes)
    for card in graph.nodes:
        walked = flow.reach([card], lambda one: [edge.to for edge in graph.flow_out(one)])
        assert walked == {card, *networkx.descendants(view, card)}
    with pytest.raises(networkx.NetworkXError):
        view.add_node("x")
    assert flow.as_networkx(graph, "drawn", "across") is view
    random_edit(random.Random(seed), map)
    assert flow.as_networkx(graph_of(map.store), "across", "drawn") is not view


def test_the_checks_do_without_networkx() -> None:
    program = (
        "import sys; from app.model.checks import run; from app.model.edits import maps;"
        "from tools.check_maps.common import repair; run(repair().store); print('networkx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
