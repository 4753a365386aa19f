"""S04 Card without text.

Terms: the text of a card is its title; a picture on the card speaks as well.
Condition: a card in the map or in the parking lot has neither. Map hygiene.
Source: label-required (bpmnlint).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.checks.feelings import title_of
from app.model.edits import cards, fields
from app.model.store import Store
from app.words import N_

_WHY = N_("A card without words is a gap in every list and on paper.")
_WHAT = Input("title", N_("What does the card say?"))


def _find(look: Look, key: str) -> Iterable[Finding]:
    if title_of(look.store, key) or look.store[key].get("picture"):
        return
    fixes = [Fix("write", N_("Write what it says"), partial(_write, key=key), (_WHAT,))]
    if key not in look.graph and not look.store.referrers(key):
        # A card of the journey may be the only one between two others, so it is not offered there.
        fixes.append(Fix("remove", N_("Remove the card"), partial(_remove, key=key)))
    yield Finding(
        "S04", (key,), (key,), "hygiene", N_("There is a card without words."), _WHY, {}, tuple(fixes)
    )


def _write(store: Store, *, key: str, title: str) -> None:
    fields.put(store, key, title=title.strip())


def _remove(store: Store, *, key: str) -> None:
    cards.remove(store, [key])


check = Check("S04", N_("Card without text"), "card", _find)
