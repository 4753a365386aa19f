"""E01 Unexplained low.

Terms: a feeling is low at -1 or less on the scale from -2 to +2 (the middle of a spread). Behind it stands an insight
of the kind pain, reason to leave, risk or question that lies in the step, or is about the step, its stage, the
feeling, or a card or handover in the step.
Condition: a step has a low feeling of somebody and nothing stands behind it. Once per step. A question.
Source: low points of the curve (NN/g).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Score, Value
from app.model.checks.feelings import BEHIND, feelings, insights, score_of, step_name, steps_about, title_of
from app.model.checks.steps import WHAT_TO_DO
from app.model.edits import cards, fields
from app.model.edits import insights as verbs
from app.model.store import Store
from app.words import N_

LOW = -1
_WHY = N_("A low point says where, not why. Only the reason behind it can be worked on.")
_REASON = Input("reason", N_("What is behind it?"))
_WHO = Input("role", N_("Who does it?"), "role")
_ASK = Input("question", N_("What is to be found out?"))


def _find(look: Look, _key: str) -> Iterable[Finding]:
    low: dict[str, list[tuple[str, float]]] = {}
    for emotion, persona, step in feelings(look):
        score = score_of(look.store[emotion])
        if score is not None and score <= LOW:
            low.setdefault(step, []).append((persona, score))
    if not low:
        return
    known = [(card, kind, steps_about(look, card)) for card, kind in insights(look) if kind in BEHIND]
    explained = set().union(*(steps for _, _, steps in known)) if known else set()
    for step, felt in low.items():
        if step not in explained:
            yield _finding(look, step, felt, tuple(card for card, _, _ in known))


def _finding(look: Look, step: str, felt: list[tuple[str, float]], known: tuple[str, ...]) -> Finding:
    values: dict[str, Value] = {
        "people": tuple(title_of(look.store, persona) or look.name(persona) for persona, _ in felt),
        "score": Score(min(score for _, score in felt)),
        "step": step_name(look, step),
    }
    fixes: list[Fix] = []
    if known:
        which = Input("card", N_("Which insight is behind it?"), "card", choices=known)
        fixes.append(
            Fix("known-reason", N_("It is noted already: which?"), partial(_known, step=step), (which,))
        )
    note = partial(_note, step=step)
    fixes.append(
        Fix("note-pain", N_("Note the pain and what is to be done"), note, (_REASON, WHAT_TO_DO, _WHO))
    )
    fixes.append(
        Fix("nobody-knows", N_("Nobody knows yet: note a question"), partial(_ask, step=step), (_ASK,))
    )
    text = N_("In “{step}” the feeling goes down to {score} ({people}). What is behind it?")
    owners = (step, *look.in_order(c for c in look.graph.in_step(step) if look.graph.kind(c) == "action"))
    return Finding("E01", (step,), owners, "question", text, _WHY, values, tuple(fixes))


def _known(store: Store, *, step: str, card: str) -> None:
    fields.add_to_set(store, card, "about", step)


def _note(store: Store, *, step: str, reason: str, what: str, role: str) -> None:
    pain = _insight(store, step, reason, "pain")
    verbs.add_action(store, what.strip(), cures=[pain], role=role.strip())


def _ask(store: Store, *, step: str, question: str) -> None:
    _insight(store, step, question, "question")


def _insight(store: Store, step: str, title: str, kind: str) -> str:
    """A new insight in the lane of insights, or parked where the map has none."""
    lanes = [lane for lane in store.of("lane") if store[lane].get("kind") == "insight"]
    if lanes:
        return cards.add(store, title.strip(), sorted(lanes)[0], step, kind=kind, about=[step])
    return cards.add_parked(store, title.strip(), kind=kind, about=[step])


check = Check("E01", N_("Unexplained low"), "map", _find, whole=True)
