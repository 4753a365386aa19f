"""H03 Nobody's card.

Terms: an internal card lies in a process lane; its team is its own, else its lane's (DESIGN.md 1.1).
Condition: an internal card that an edge (drawn or derived) reaches or leaves, or any card at either end of a
handover, has no team. Reported once per card. Known that nobody is responsible (null): a weakness, else a
question.
Source: responsibility for touchpoints (NN/g); missing ownership as the first cause of dropped work.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Fix, Look, Value
from app.model.checks.steps import WHICH_TEAM, gap, set_entry
from app.model.grid import place
from app.model.handovers import ends_without_team, is_handover, team_fact
from app.words import N_

_WHY = N_(
    "Work reaches “{card}” or goes on from it. Without a responsible team nobody can say what happens to it."
)


def _find(look: Look, key: str) -> Iterable[Finding]:
    graph = look.graph
    if graph.team(key) is not None or not (_joined(look, key) or _hands_over(look, key)):
        return
    fixes: list[Fix] = [set_entry(key, "team", "name-team", N_("Name the responsible team"), WHICH_TEAM)]
    lane = look.store.get(place(look.store[key])[0])
    values: dict[str, Value] = {"card": look.name(key)}
    if lane is not None and lane["type"] == "lane" and lane.get("kind") == "process" and lane.get("title"):
        values["lane"] = str(lane["title"])
        everything = set_entry(
            place(look.store[key])[0],
            "team",
            "name-lane-team",
            N_("Name the team for the whole lane “{lane}”"),
            WHICH_TEAM,
        )
        fixes.append(Fix(everything.id, everything.words, everything.act, everything.inputs, values))
    fixes.append(gap(key, team=None))
    if team_fact(graph, key) == "missing":
        text = N_("No team is responsible for “{card}”.")
        yield Finding("H03", (key,), (key,), "weakness", text, _WHY, values, tuple(fixes))
    else:
        text = N_("Who is responsible for “{card}”?")
        yield Finding("H03", (key,), (key,), "question", text, _WHY, values, tuple(fixes))


def _joined(look: Look, card: str) -> bool:
    """Whether an internal card is the end of any edge."""
    graph = look.graph
    return graph.kind(card) == "process" and bool(graph.out(card) or graph.into(card))


def _hands_over(look: Look, card: str) -> bool:
    """Whether the card is the end of a handover that knows no team for it."""
    return any(
        field in ("from", "to")
        and is_handover(look.store, link)
        and card in ends_without_team(look.graph, look.store[link])
        for link, field in look.store.referrers(card)
    )


check = Check("H03", N_("Nobody’s card"), "card", _find)
