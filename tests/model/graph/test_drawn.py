"""Drawn beats derived: what a link replaces and what it leaves."""

from __future__ import annotations

from app.model.edits import links
from app.model.graph import graph_of
from tests.model.graph.reading import edges
from tests.model.sketch import Sketch


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
