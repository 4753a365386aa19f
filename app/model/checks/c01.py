"""C01 No channel.

Terms: a contact is a card in a touchpoint lane; its channel is where customer and organisation meet.
Condition: a contact in the grid names no channel. Known that there is none (null): a weakness, else a question.
Source: channel of a touchpoint in CJML.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Input, Look
from app.model.checks.steps import gap, set_entry
from app.model.handovers import fact
from app.words import N_

_WHY = N_(
    "Only with its channel can a contact be found, measured and compared with what the customer prefers."
)
_CHANNEL = Input("channel", N_("Which channel?"), "channel")


def _find(look: Look, key: str) -> Iterable[Finding]:
    if look.graph.kind(key) != "touchpoint":
        return
    known = fact(look.store[key], "channel")
    if known == "known":
        return
    values = {"card": look.name(key)}
    fixes = (
        set_entry(key, "channel", "name-channel", N_("Name the channel"), _CHANNEL),
        gap(key, name=N_("There is none: add an action"), channel=None),
    )
    if known == "missing":
        text = N_("For “{card}” the customer has no channel.")
        yield Finding("C01", (key,), (key,), "weakness", text, _WHY, values, fixes)
    else:
        text = N_("Through which channel does “{card}” happen?")
        yield Finding("C01", (key,), (key,), "question", text, _WHY, values, fixes)


check = Check("C01", N_("No channel"), "card", _find)
