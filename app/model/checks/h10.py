"""H10 Too many hands.

Terms: hidden work lies in process lanes of back, support or partner; a card of it is close to the customer where an
edge joins it to an action, a contact or a process in front. A change of hands is an edge, derived or drawn, between
two hidden cards whose teams are known and differ; edges about which the answer is "nothing is handed over" do not
count. A loop is one place (longest path on the condensation).
Condition: the longest run of hidden work between two cards that are close to the customer, with none between, has
more changes of hands than the map's threshold `chain_max` (3). Once for each piece of work that hangs together,
keyed by first and last card. An observation: it gives the number.
Source: handoff as waste (handoff playbook, lean service).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Value
from app.model.checks.steps import gap, thresholds
from app.model.graph.hands import Run, runs
from app.words import N_

_WHY = N_(
    "The work goes through {teams}. Each change takes time and may lose something; the map’s own measure: {limit}."
)


def _find(look: Look, _key: str) -> Iterable[Finding]:
    limit = thresholds(look).chain_max
    for run in runs(look.graph):
        if run.hands > limit:
            yield _finding(look, run, limit)


def _finding(look: Look, run: Run, limit: int) -> Finding:
    first, last = run.cards[0], run.cards[-1]
    teams: list[Value] = []
    for card in run.cards:
        team = look.graph.team(card)
        named = look.sender(team)
        if team is not None and teams[-1:] != [named]:
            teams.append(named)
    values: dict[str, Value] = {
        "card": look.name(first),
        "next": look.name(last),
        "n": run.hands,
        "teams": tuple(teams),
        "limit": limit,
    }
    text = N_("Changes of hands between “{card}” and “{next}”, unseen by the customer: {n}.")
    ids = tuple(sorted((first, last)))
    return Finding("H10", ids, run.cards, "weakness", text, _WHY, values, (gap(first),), touches=run.cards)


check = Check("H10", N_("Too many hands"), "map", _find, whole=True)
