"""F07 One-way decision.

Terms: a decision is a card with that role; its exits are `across` edges and drawn links to different cards.
Condition: a decision has fewer than two exits. Map hygiene.
Source: superfluous-gateway (bpmnlint).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.steps import put
from app.model.checks.ways import WHEN, named
from app.model.edits import fields, links
from app.model.graph import flow
from app.model.patch import ABSENT
from app.model.store import Store
from app.words import N_

_WHY = N_("A decision has at least two ways out; otherwise it is a step like others.")
_EXITS = (N_("Where does one way lead?"), N_("Where does the other way lead?"))
_NAMES = (N_("What is this way called?"), N_("What is the other way called?"))


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    for card in look.in_order(card for card in graph.nodes if flow.role(graph, card) == "decision"):
        exits = {edge.to for edge in graph.flow_out(card)}
        if len(exits) < 2:
            yield _finding(look, card, exits)


def _finding(look: Look, card: str, exits: set[str]) -> Finding:
    graph = look.graph
    values: dict[str, Value] = {"card": look.name(card)}
    text = N_("The decision “{card}” has no way out yet.")
    if exits:
        text = N_("The decision “{card}” has only one way out, to “{next}”.")
        values["next"] = look.name(next(iter(exits)))
    missing = 2 - len(exits)
    choices = [c for c in look.actions() if c != card and c not in exits]
    # A way out usually leads forward, so what comes later is proposed first.
    choices.sort(
        key=lambda c: graph.grid.index[graph.columns(c)[0]] <= graph.grid.index[graph.columns(card)[0]]
    )
    fixes: list[Fix] = []
    if len(choices) >= missing:
        kept = [edge for edge in graph.flow_out(card) if edge.origin == "derived"]
        nameless = [edge for edge in graph.flow_out(card) if edge.link and not named(look.store, edge)]
        inputs: list[Input] = []
        for number in range(missing):
            likely = (*choices[number:], *choices[:number])
            at = number if missing == 2 else 1
            inputs.append(Input(f"to{number + 1}", _EXITS[at], "card", choices=tuple(likely)))
            inputs.append(Input(f"exit{number + 1}", _NAMES[at]))
        for number, edge in enumerate((*kept, *nameless), 1):
            inputs.append(Input(f"case{number}", WHEN, values={"next": look.name(edge.to)}))
        held = tuple((edge.link, edge.to) for edge in (*kept, *nameless))
        act = partial(_add, card=card, held=held)
        fixes.append(Fix("add-exit", N_("Add the missing way out: where to?"), act, tuple(inputs)))
    if exits:
        fixes.append(put(card, "no-decision", N_("It is no decision but a step"), role=ABSENT))
    else:  # as a plain step it would be a dead end
        fixes.append(put(card, "mark-accepted-end", N_("The way may end here"), role="accepted-end"))
        fixes.append(put(card, "mark-leaves", N_("The customer leaves here"), role="leaves"))
    return Finding("F07", (card,), (card,), "hygiene", text, _WHY, values, tuple(fixes))


def _add(store: Store, *, card: str, held: tuple[tuple[str, str], ...], **given: str) -> None:
    for number, (link, to) in enumerate(held, 1):
        name = given[f"case{number}"].strip()
        if link:
            fields.put(store, link, exit=name)
        else:  # a drawn exit replaces the one that follows from the grid, so that one is drawn too
            links.connect(store, card, to, kind="flow", exit=name)
    for number in (1, 2):
        if given.get(f"to{number}"):
            links.connect(store, card, given[f"to{number}"], kind="flow", exit=given[f"exit{number}"].strip())


check = Check("F07", N_("One-way decision"), "map", _find, whole=True)
