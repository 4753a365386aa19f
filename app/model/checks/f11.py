"""F11 Duplicate arrow.

Terms: two links are alike when they leave the same card for the same receiver (card, or team without a card), have
the same kind and the same name, and do not pass on different things.
Condition: a card has links that are alike. Once for each such set of links, keyed by them. Arrows that lead nowhere
yet are left to H01. Map hygiene.
Source: duplicate sequence flow (bpmnlint: no-duplicate-sequence-flows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.feelings import ids_in, title_of
from app.model.edits import fields, links
from app.model.store import Record, Store
from app.words import N_

_WHY = N_("Two arrows say the same, so the handovers and ways of the map are counted twice.")
_CASE = N_("In which case is the other arrow taken?")


def _find(look: Look, key: str) -> Iterable[Finding]:
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for link in look.graph.links_from(key):
        record = look.store[link]
        to, team = record.get("to"), record.get("to_team")
        if isinstance(to, str) or isinstance(team, str):
            alike[
                str(to or ""), "" if to else str(team), str(record.get("kind", "flow")), _name(record)
            ].append(link)
    for (to, team, kind, _), held in sorted(alike.items()):
        same = _not_told_apart(look, held)
        if len(same) > 1:
            yield _finding(look, key, team or to, kind, same)


def _name(record: Record) -> str:
    return str(record.get("exit") or "").strip().casefold()


def _not_told_apart(look: Look, held: list[str]) -> list[str]:
    """The links that pass on the same, or do not say what."""
    passed = {link: tuple(sorted(ids_in(look.store[link], "passes"))) for link in held}
    told = sorted(set(passed.values()) - {()})
    if len(told) < 2:
        return held
    same = ([link for link in held if passed[link] == items] for items in told)
    return next((links for links in same if len(links) > 1), [])


def _finding(look: Look, card: str, to: str, kind: str, same: list[str]) -> Finding:
    values: dict[str, Value] = {"card": look.name(card), "next": title_of(look.store, to) or look.name(to)}
    keep = max(same, key=lambda link: (len(look.store[link]), link))
    others = tuple(link for link in same if link != keep)
    fixes = [
        Fix("remove-others", N_("Keep one arrow"), partial(_merge, keep=keep, others=others), (), values)
    ]
    if kind == "flow" and len(same) == 2:
        act = partial(_tell_apart, link=others[0])
        fixes.append(
            Fix("tell-apart", N_("They are two different cases"), act, (Input("case", _CASE),), values)
        )
    text = N_("From “{card}” to “{next}” there is more than one arrow, and they say the same.")
    return Finding("F11", tuple(sorted(same)), (card, *same), "hygiene", text, _WHY, values, tuple(fixes))


def _merge(store: Store, *, keep: str, others: tuple[str, ...]) -> None:
    """Keep one link with all that is known of the others."""
    held: dict[str, Any] = {}
    for link in others:
        held = {**{k: v for k, v in store[link].items() if k not in store[keep]}, **held}
        links.remove(store, link)
    if held:
        fields.put(store, keep, **held)


def _tell_apart(store: Store, *, link: str, case: str) -> None:
    fields.put(store, link, exit=case.strip())


check = Check("F11", N_("Duplicate arrow"), "card", _find)
