"""S03 Card linked to nothing.

Terms: the cards of the graph lie in action, touchpoint and process lanes; their edges are derived from the grid or
drawn. A link to a team without a card, or to nobody known yet, joins its card as well, and so does an answer.
Condition: a card of the graph has no edge, is joined to nothing, shares none of its steps with another card of the
graph, and there are other such cards in the map. Map hygiene.
Source: no-disconnected (bpmnlint).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.edits import cards, links
from app.model.grid import place
from app.model.store import Store
from app.words import N_

_WHY = N_("Nothing comes before it, after it, above or below it, so it has no place in the journey yet.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    alone = [
        card
        for card in graph.nodes
        if not graph.out(card)
        and not graph.into(card)
        and all(graph.in_step(step) == {card} for step in graph.columns(card))
        and not _linked(look, card)
    ]
    if len(list(graph.nodes)) < 2:
        return
    for card in look.in_order(alone):
        yield _finding(look, card)


def _linked(look: Look, card: str) -> bool:
    if look.graph.links_from(card) or look.store[card].get("answers"):
        return True
    return any(field in ("to", "answers", "touchpoint") for _, field in look.store.referrers(card))


def _finding(look: Look, card: str) -> Finding:
    graph = look.graph
    values: dict[str, Value] = {"card": look.name(card)}
    fixes: list[Fix] = []
    if graph.kind(card) == "process":
        same = [c for c in look.in_order(graph.nodes) if graph.kind(c) == "process" and c != card]
        same.sort(key=lambda c: graph.team(c) != graph.team(card))
        near = [c for c in same if graph.team(c) == graph.team(card)]
        if near:
            which = Input("card", N_("Which card comes before it?"), "card", choices=tuple(near))
            fixes.append(
                Fix("comes-after", N_("It follows another card: which?"), partial(_after, to=card), (which,))
            )
    else:
        actions = [c for c in look.actions() if c != card]
        if actions and graph.kind(card) == "touchpoint":
            which = Input(
                "card", N_("In which step of the customer does it happen?"), "card", choices=tuple(actions)
            )
            fixes.append(
                Fix("move-to", N_("It belongs to another step: which?"), partial(_move, key=card), (which,))
            )
    fixes.append(
        Fix("park", N_("Put it into the parking lot for now"), partial(_park, card=card), (), values)
    )
    text = N_("“{card}” stands alone: nothing leads to it and nothing follows.")
    return Finding("S03", (card,), (card,), "hygiene", text, _WHY, values, tuple(fixes))


def _after(store: Store, *, card: str, to: str) -> None:
    links.connect(store, card, to, kind="flow")


def _move(store: Store, *, key: str, card: str) -> None:
    cards.move(store, key, place(store[key])[0], place(store[card])[1])


def _park(store: Store, *, card: str) -> None:
    cards.park(store, [card])


check = Check("S03", N_("Card linked to nothing"), "map", _find, whole=True)
