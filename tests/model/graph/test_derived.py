"""Edges that come from the grid: across, down, and what is no node (DESIGN.md 1.1, sentence by sentence)."""

from __future__ import annotations

import pytest

from app.model.edits import cards, lanes, stages
from app.model.graph import graph_of
from tests.model.graph.reading import edges
from tests.model.sketch import Sketch


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
