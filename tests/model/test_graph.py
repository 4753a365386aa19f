"""The graph that comes from the grid: DESIGN.md 1.1, sentence by sentence."""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import weakref

import pytest

from app.model.edits import cards, lanes, links, maps, stages
from app.model.graph import Graph, flow, graph_of
from app.model.patch import ABSENT
from app.model.store import Store
from tests.model.sketch import Sketch, random_edit, random_map


def edges(sketch: Sketch, *axes: str) -> set[tuple[str, str]]:
    """(from, to) by name, of all axes unless some are named."""
    found = graph_of(sketch.store).edges()
    return {
        (sketch.name_of(edge.source), sketch.name_of(edge.to))
        for edge in found
        if not axes or edge.axis in axes
    }


def everything(graph: Graph) -> object:
    """All that a graph says, for comparing two of them."""
    return (
        set(graph.edges()),
        {card: graph.columns(card) for card in graph.nodes},
        {card: set(graph.into(card)) for card in graph.nodes},
        {card: graph.team(card) for card in graph.nodes},
        {card: (graph.drawn_from(card), graph.links_from(card)) for card in graph.store.of("card")},
        graph.grid.cells,
        graph.grid.stage_wide,
        flow.starts(graph),
        flow.goals(graph),
        flow.ends(graph),
    )


# ---- across
def test_actions_follow_one_another_and_skip_empty_steps() -> None:
    map = Sketch()
    map.card("a", "action", 0)
    map.card("b", "action", 0)
    map.card("c", "action", 3)
    assert edges(map, "across") == {("a", "b"), ("b", "c")}


def test_each_action_lane_is_a_way_of_its_own() -> None:
    map = Sketch()
    map.lane("action", "patient")
    map.lane("action", "relative")
    for lane in ("patient", "relative"):
        map.card(f"{lane} 1", lane, 0)
        map.card(f"{lane} 2", lane, 1)
    assert edges(map, "across") == {("patient 1", "patient 2"), ("relative 1", "relative 2")}


@pytest.mark.parametrize("mode", ["one-of", "all"])
def test_alternatives_and_joint_cards_share_the_way_in_and_the_way_out(mode: str) -> None:
    map = Sketch()
    map.card("a", "action", 0)
    map.card("b1", "action", 1)
    map.card("b2", "action", 1)
    map.card("c", "action", 2)
    lanes.set_cell_mode(map.store, map["action"], map.steps[1], mode)
    assert edges(map, "across") == {("a", "b1"), ("a", "b2"), ("b1", "c"), ("b2", "c")}


def test_a_card_over_several_steps_stands_in_the_way_where_it_begins() -> None:
    map = Sketch()
    map.card("a", "action", 0)
    map.card("wait", "action", 1, span=3)
    map.card("b", "action", 2)
    assert edges(map, "across") == {("a", "wait"), ("wait", "b")}


def test_a_card_of_a_whole_stage_comes_before_the_stages_first_step() -> None:
    map = Sketch()
    map.card("a", "action", 0)
    map.named["late"] = stages.add(map.store, "Late", first="l")
    map.steps.append(next(s for s in map.store.of("step") if map.store[s]["pos"][0] == map["late"]))
    map.card("whole", "action", "late")
    map.card("b", "action", 4)
    assert edges(map, "across") == {("a", "whole"), ("whole", "b")}


def test_touchpoints_and_processes_have_no_way_across() -> None:
    map = Sketch()
    for step in range(3):
        map.card(f"t{step}", "touchpoint", step)
        map.card(f"p{step}", "process", step)
    assert edges(map, "across") == set()


# ---- down
def test_every_card_of_a_layer_leads_to_every_card_of_the_next_filled_layer() -> None:
    map = Sketch()
    map.lane("process", "support", zone="support")
    map.lane("process", "front", zone="front")
    map.card("a", "action", 0)
    map.card("t1", "touchpoint", 0)
    map.card("t2", "touchpoint", 0)
    map.card("s", "support", 0)
    map.card("f", "front", 0)
    map.card("a'", "action", 1)
    map.card("s'", "support", 1)
    assert edges(map, "down") == {
        ("a", "t1"),
        ("a", "t2"),
        ("t1", "f"),
        ("t2", "f"),
        ("f", "s"),
        ("a'", "s'"),
    }


def test_a_spanning_card_counts_in_each_of_its_steps() -> None:
    map = Sketch()
    map.card("t", "touchpoint", 0, span=2)
    for step in range(3):
        map.card(f"p{step}", "process", step)
    assert edges(map) == {("t", "p0"), ("t", "p1")}


def test_a_stage_wide_card_counts_in_each_step_of_its_stage() -> None:
    map = Sketch(columns=2)
    map.card("t", "touchpoint", "stage")
    map.card("p0", "process", 0)
    map.card("p1", "process", 1)
    assert edges(map) == {("t", "p0"), ("t", "p1")}


def test_processes_that_are_said_to_be_in_order_follow_one_another() -> None:
    map = Sketch()
    map.card("p1", "process", 0)
    map.card("p2", "process", 0)
    assert edges(map) == set()
    lanes.set_cell_mode(map.store, map["process"], map.steps[0], "in-order")
    assert edges(map, "down") == {("p1", "p2")}


def test_other_lanes_and_the_parking_lot_are_no_nodes() -> None:
    map = Sketch()
    map.card("a", "action", 0)
    map.card("m", "message", 0)
    map.card("i", "insight", 0)
    cards.park(map.store, [map.card("b", "action", 1)])
    map.link("a", "m")
    assert edges(map) == set()
    assert set(graph_of(map.store).nodes) == {map["a"]}
    assert [to for _, to in graph_of(map.store).drawn_from(map["a"])] == [map["m"]]


# ---- drawn beats derived
@pytest.fixture
def blueprint() -> Sketch:
    map = Sketch()
    for step in range(3):
        map.card(f"a{step}", "action", step)
        map.card(f"t{step}", "touchpoint", step)
        map.card(f"p{step}", "process", step)
    return map


def test_a_link_into_another_step_replaces_the_way_across_only(blueprint: Sketch) -> None:
    before = edges(blueprint)
    blueprint.link("a0", "a2")
    assert edges(blueprint) == before - {("a0", "a1")} | {("a0", "a2")}


def test_a_link_inside_the_step_replaces_the_ways_down_only(blueprint: Sketch) -> None:
    before = edges(blueprint)
    blueprint.link("a0", "p0")
    assert edges(blueprint) == before - {("a0", "t0")} | {("a0", "p0")}


def test_a_link_inside_one_step_leaves_the_ways_down_in_other_steps() -> None:
    map = Sketch()
    map.card("t", "touchpoint", 0, span=2)
    map.card("p0", "process", 0)
    map.card("q0", "process", 0)
    map.card("p1", "process", 1)
    map.link("t", "q0")
    assert edges(map, "down") == {("t", "p1")}


def test_a_link_between_two_cards_replaces_the_derived_one_in_either_direction(blueprint: Sketch) -> None:
    before = edges(blueprint)
    blueprint.link("p1", "t1")
    assert edges(blueprint) == before - {("t1", "p1")} | {("p1", "t1")}


def test_a_way_back_takes_no_way_forward_away(blueprint: Sketch) -> None:
    before = edges(blueprint)
    blueprint.link("a1", "a0")
    assert edges(blueprint) == before | {("a1", "a0")}


def test_a_link_to_nobody_replaces_nothing(blueprint: Sketch) -> None:
    before = edges(blueprint)
    blueprint.handover("p0")
    blueprint.handover("a0", to_team="Field")
    assert edges(blueprint) == before


def test_edges_keep_their_origin_and_link(blueprint: Sketch) -> None:
    link = blueprint.link("a0", "a2")
    found = {(edge.axis, edge.origin, edge.link) for edge in graph_of(blueprint.store).out(blueprint["a0"])}
    assert found == {("drawn", "drawn", link), ("down", "derived", "")}


def test_removing_a_link_brings_the_derived_edge_back(blueprint: Sketch) -> None:
    before = edges(blueprint)
    link = blueprint.link("a0", "a2")
    links.remove(blueprint.store, link)
    assert edges(blueprint) == before


# ---- start and goal
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


# ---- keeping up
@pytest.mark.parametrize("seed", range(25))
def test_after_any_edit_the_graph_equals_one_made_anew(seed: int) -> None:
    rng = random.Random(seed)
    map = random_map(rng)
    graph = graph_of(map.store)
    for _ in range(40):
        random_edit(rng, map)
        if rng.random() < 0.6:  # several edits may pass before anybody asks
            assert everything(graph_of(map.store)) == everything(Graph(map.store))
    assert graph_of(map.store) is graph


def test_an_edit_recomputes_only_what_it_touched(blueprint: Sketch, monkeypatch: pytest.MonkeyPatch) -> None:
    cards.move(blueprint.store, blueprint["p0"], blueprint["process"], blueprint.steps[1])
    graph = graph_of(blueprint.store)
    derived: list[tuple[list[str], list[str]]] = []
    real = graph._derive
    monkeypatch.setattr(graph, "_derive", lambda *a: derived.append(a) or real(*a))  # type: ignore[func-returns-value]
    monkeypatch.setattr(graph, "rebuild", lambda: pytest.fail("everything was computed anew"))
    cards.move(blueprint.store, blueprint["p0"], blueprint["process"], blueprint.steps[0])
    with blueprint.store.edit("title"):
        blueprint.store.put(blueprint["a0"], title="other")
    graph_of(blueprint.store)
    assert [(lanes, sorted(steps)) for lanes, steps in derived] == [([], sorted(blueprint.steps[:2]))]


def test_the_graph_can_be_asked_inside_an_edit_and_after_it_failed(blueprint: Sketch) -> None:
    store = blueprint.store
    before = everything(graph_of(store))

    def look_and_fail() -> None:
        with store.edit("fails"):
            cards.remove(store, [blueprint["a1"]])
            assert ("a0", "a2") in edges(blueprint)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        look_and_fail()
    assert everything(graph_of(store)) == before
    with store.edit("there and back"):
        was = store[blueprint["a1"]]["pos"]
        cards.park(store, [blueprint["a1"]])
        assert ("a0", "a2") in edges(blueprint)
        store.put(blueprint["a1"], pos=was)
        store.put(blueprint["a2"], title="other")
    assert everything(graph_of(store)) == before
    with store.edit("asked in between"):
        cards.remove(store, [blueprint["a1"]])
        graph_of(store)
        store.put(blueprint["a2"], pos=ABSENT)
    assert everything(graph_of(store)) == everything(Graph(store))
    blueprint.link("a0", "t2")
    assert everything(graph_of(store)) == everything(Graph(store))


def test_a_preview_has_a_graph_of_its_own(blueprint: Sketch) -> None:
    preview = blueprint.store.preview({blueprint["a1"]: {"pos": [None, None, "a0", 1]}})
    assert blueprint["a1"] not in graph_of(preview)
    assert blueprint["a1"] in graph_of(blueprint.store)


def test_a_closed_map_is_forgotten() -> None:
    map = Sketch()
    graph_of(map.store)
    gone = weakref.ref(map.store)
    del map
    graph_of(maps.create("The next one"))  # the grid remembers the last map it was asked about
    gc.collect()
    assert gone() is None


# ---- damaged maps
DAMAGE: list[dict[str, dict[str, object]]] = [
    {},
    {"m": {"type": "map"}},
    {"c": {"type": "card"}, "d": {"type": "card", "pos": [1, 2, 3, 4]}, "e": {"type": "card", "pos": "x"}},
    {"l": {"type": "link"}, "k": {"type": "link", "from": "c", "to": "gone"}, "c": {"type": "card"}},
    {"l": {"type": "link", "from": "c", "to": "c", "kind": "handover"}, "c": {"type": "card"}},
    {"s": {"type": "step", "pos": ["gone", "a0"]}, "n": {"type": "lane", "kind": "action"}},
    {
        "g": {"type": "stage"},
        "s": {"type": "step", "pos": ["g", "a0"]},
        "n": {"type": "lane", "kind": "no such kind"},
        "o": {"type": "lane"},
        "c": {"type": "card", "pos": ["n", "s", "a0", 0], "team": 7},
        "d": {"type": "card", "pos": ["o", "g", None, -3], "role": None},
        "x": {"type": "cell", "lane": "n"},
        "l": {"type": "link", "from": "c", "to": "g", "kind": "handover", "to_team": "c", "returns": "r"},
    },
    {
        "g": {"type": "stage", "order": 5},
        "s": {"type": "step", "pos": ["g", "a0"]},
        "n": {"type": "lane", "kind": "process", "zone": "moon"},
        "c": {"type": "card", "pos": ["n", "s", "a0", 10**9], "answers": "c"},
        "d": {"type": "card", "pos": ["n", "s", "a0", 1], "answers": "c"},
        "k": {"type": "link", "from": "c", "to": "d", "kind": "handover", "returns": "r", "receipt": []},
        "l": {"type": "link", "from": "d", "to": "c", "kind": "handover", "to_team": None},
    },
]


@pytest.mark.parametrize("objects", DAMAGE)
def test_damaged_maps_have_a_graph_too(objects: dict[str, dict[str, object]]) -> None:
    store = Store(objects)
    assert everything(graph_of(store)) == everything(Graph(store))


def test_an_empty_map_has_neither_start_nor_goal() -> None:
    graph = graph_of(maps.create("Empty"))
    assert not list(graph.nodes) and not flow.starts(graph) and not flow.goals(graph)


# ---- reachability, told independently
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
