"""The customer's ways between cards, and next steps that add one or say when it is taken.

A way is an `across` edge, or a drawn flow that leads into another step or joins two actions. Handovers pass work on,
and other arrows inside one step show what happens there; neither leads the customer on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from app.model.checks.base import Fix, Input, Look, Value
from app.model.edits import fields, links
from app.model.graph import Edge, Graph, flow, graph_of
from app.model.graph.paths import components
from app.model.store import Reader, Store
from app.words import N_

WHEN = N_("In which case does the way lead to “{next}”?")
BRANCHING = ("decision",)
"""Roles from which several ways out are expected."""


def is_way(graph: Graph, edge: Edge) -> bool:
    """Whether an edge leads the customer on."""
    if edge.axis != "drawn":
        return edge.axis == "across"
    if graph.store[edge.link].get("kind") == "handover":
        return False
    if graph.kind(edge.source) == graph.kind(edge.to) == "action":
        return True
    return not set(graph.columns(edge.source)) & set(graph.columns(edge.to))


def ways_out(graph: Graph, card: str) -> list[Edge]:
    """The ways that leave a card, drawn ones first."""
    return [edge for edge in graph.out(card) if is_way(graph, edge)]


def named(store: Reader, edge: Edge) -> str:
    """What the way is called; "" where it has no name."""
    name = store[edge.link].get("exit") if edge.link else ""
    return name.strip() if isinstance(name, str) else ""


def branches(graph: Graph, card: str) -> bool:
    """Whether a card is marked as a place where the way may part: a decision, or where things go wrong."""
    return flow.role(graph, card) in BRANCHING or graph.store[card].get("fail_point") is True


def leads_back(graph: Graph, edge: Edge) -> bool:
    """Whether a way leads to an earlier stage."""
    return stage_number(graph, edge.to) < stage_number(graph, edge.source)


def stage_number(graph: Graph, card: str) -> int:
    """The stage in which a card begins, from 0; 0 too where it lies in none."""
    grid, columns = graph.grid, graph.columns(card)
    if not columns:
        return 0
    number: dict[str, int] = graph.remember("stages", lambda: {s: n for n, s in enumerate(grid.stages)})
    return number[grid.stage_of[columns[0]]]


def loops(graph: Graph) -> list[tuple[str, ...]]:
    """The rounds of the ways: cards that lead to one another, more than one each."""
    return graph.remember("loops", lambda: _loops(graph))


def _loops(graph: Graph) -> list[tuple[str, ...]]:
    """The grid leads forward only, so every round goes over an arrow that leads back."""
    index = graph.grid.index
    first = {card: index[columns[0]] for card in graph.nodes if (columns := graph.columns(card))}
    back = {
        edge.to
        for card in first
        for edge in graph.out(card)
        if edge.link and first.get(edge.to, 0) <= first[card] and is_way(graph, edge)
    }
    found = components(sorted(back), lambda card: [edge.to for edge in ways_out(graph, card)])
    return [members for members in found if len(members) > 1]


# ---- next steps
def name_ways(look: Look, edges: Iterable[Edge], id: str, words: str, values: Mapping[str, Value]) -> Fix:
    """A step that asks of each drawn way in which case it is taken."""
    held = [edge for edge in edges if edge.link]
    inputs = tuple(Input(f"case{n}", WHEN, values={"next": look.name(e.to)}) for n, e in enumerate(held, 1))
    act = partial(_name_ways, links=tuple(edge.link for edge in held))
    return Fix(id, words, act, inputs, values)


def _name_ways(store: Store, *, links: tuple[str, ...], **cases: str) -> None:
    for number, link in enumerate(links, 1):
        fields.put(store, link, exit=cases[f"case{number}"].strip())


def unnamed(graph: Graph, card: str) -> list[Edge]:
    """The drawn ways out of a card that nobody named."""
    return [edge for edge in ways_out(graph, card) if edge.link and not named(graph.store, edge)]


def one_more(
    look: Look,
    source: str,
    to: str | Input,
    id: str,
    words: str,
    values: Mapping[str, Value],
    *,
    always_named: bool = False,
) -> Fix:
    """A step that draws one more way out of a card, to a card or to one that is asked for.

    The ways there are stay: one that follows from the grid is drawn when the new one would take its place. Where
    there are several, each is named, since somebody will have to know which one to take.
    """
    graph = look.graph
    held = [edge for edge in ways_out(graph, source) if edge.to != to]
    asked: list[Input] = [to] if isinstance(to, Input) else []
    back = not isinstance(to, Input) and leads_back(graph, Edge(source, to, "drawn", "drawn"))
    if held or back or always_named:
        target = {"next": look.name(to)} if not isinstance(to, Input) else {}
        asked.append(Input("case", WHEN if target else N_("In which case is that way taken?"), values=target))
    others = [edge for edge in held if not named(look.store, edge)]
    # Alternatives that follow from the grid are told apart by their own titles.
    derived = [edge for edge in others if not edge.link]
    others = [edge for edge in others if edge.link] + (derived if len(derived) == 1 else [])
    asked += [Input(f"case{n}", WHEN, values={"next": look.name(e.to)}) for n, e in enumerate(others, 1)]
    act = partial(
        _one_more,
        source=source,
        to="" if isinstance(to, Input) else to,
        others=tuple((edge.link, edge.to) for edge in others),
        kept=tuple((e.to, str(look.store[e.to].get("title") or "")) for e in derived)
        if len(derived) > 1
        else (),
    )
    return Fix(id, words, act, tuple(asked), values)


def _one_more(
    store: Store,
    *,
    source: str,
    to: str,
    others: tuple[tuple[str, str], ...],
    kept: tuple[tuple[str, str], ...],
    **given: Any,
) -> None:
    to = to or str(given["card"])
    links.connect(store, source, to, kind="flow", **_exit(given.get("case")))
    for card, title in kept:
        _keep(store, source, card, _exit(title))
    for number, (held, card) in enumerate(others, 1):
        name = _exit(given.get(f"case{number}"))
        if held:
            fields.put(store, held, **name)
        else:
            _keep(store, source, card, name)


def _keep(store: Store, source: str, to: str, name: dict[str, str]) -> None:
    """Draw a way that followed from the grid, if a drawn one has taken its place."""
    if all(edge.to != to for edge in graph_of(store).flow_out(source)):
        links.connect(store, source, to, kind="flow", **name)


def _exit(name: object) -> dict[str, str]:
    text = str(name or "").strip()
    return {"exit": text} if text else {}
