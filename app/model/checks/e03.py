"""E03 Contact without a feeling.

Terms: a contact is a card in a touchpoint lane; a feeling is what is recorded for a persona in a step, "not known"
included.
Condition: the map records feelings, and in none of the steps in which a contact lies is there one. Told once for the
step in which the contact begins. Map hygiene. Silent in a map without feelings.
Source: each contact leaves a good or a bad feeling (seed texts).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.feelings import feelings, step_name, title_of
from app.model.edits import people
from app.model.store import Store
from app.words import N_

_WHY = N_("A contact is good or bad by how the customer feels in it; here the curve has nothing to stand on.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    felt = {step for _, _, step in feelings(look)}
    if not felt:
        return
    missing: dict[str, list[str]] = {}
    for card in look.in_order(c for c in graph.nodes if graph.kind(c) == "touchpoint"):
        columns = graph.columns(card)
        if columns and not felt.intersection(columns):
            missing.setdefault(columns[0], []).append(card)
    for step, contacts in missing.items():
        yield _finding(look, step, contacts)


def _finding(look: Look, step: str, contacts: list[str]) -> Finding:
    persona = _persona(look)
    values: dict[str, Value] = {
        "card": look.name(contacts[0]),
        "step": step_name(look, step),
        "persona": title_of(look.store, persona) or look.name(persona),
    }
    how = Input("score", N_("How does {persona} feel here?"), "feeling", values=values)
    fixes = (
        Fix(
            "feel",
            N_("Record how {persona} feels"),
            partial(_feel, persona=persona, step=step),
            (how,),
            values,
        ),
        Fix("not-known", N_("It is not known"), partial(_unknown, persona=persona, step=step), (), values),
    )
    text = N_("For “{card}” the map shows no feeling of anybody.")
    return Finding("E03", (step,), (*contacts, step), "hygiene", text, _WHY, values, fixes)


def _persona(look: Look) -> str:
    """The main persona, else the first one with a feeling."""
    main = look.store[look.map_id].get("persona") if look.map_id else None
    if isinstance(main, str) and main in look.store:
        return main
    return min(persona for _, persona, _ in feelings(look))


def _feel(store: Store, *, persona: str, step: str, score: str) -> None:
    number = int(score)
    people.feel(store, persona, step, number)


def _unknown(store: Store, *, persona: str, step: str) -> None:
    people.unknown(store, persona, step)


check = Check("E03", N_("Contact without a feeling"), "map", _find, whole=True)
