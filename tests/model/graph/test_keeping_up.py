"""After any edit, also one that failed, the graph is the one made anew; damaged maps have one too."""

from __future__ import annotations

import gc
import random
import weakref

import pytest

from app.model.edits import cards, maps
from app.model.graph import Graph, flow, graph_of
from app.model.patch import ABSENT
from app.model.store import Store
from tests.model.damage import DAMAGE
from tests.model.graph.reading import edges
from tests.model.sketch import Sketch, random_edit, random_map


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


@pytest.mark.parametrize("objects", DAMAGE)
def test_damaged_maps_have_a_graph_too(objects: dict[str, dict[str, object]]) -> None:
    store = Store(objects)
    assert everything(graph_of(store)) == everything(Graph(store))
