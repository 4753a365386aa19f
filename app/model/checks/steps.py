"""Next steps that several checks offer: confirm a handover, note a real gap and plan an action, name a team.

Each is an ordinary edit by the verbs; a finding answered by one of them is gone, or is a gap with an action.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from app.durations import parse
from app.model.checks.base import Fix, Input, Look, Value
from app.model.edits import fields, insights, library, links
from app.model.handovers import fact
from app.model.kinds import Limits
from app.model.patch import Json
from app.model.store import Record, Store
from app.words import N_

HOW_THEY_KNOW = Input("receipt", N_("How do they know?"))
WHICH_CHANNEL = Input("channel", N_("How is it passed on?"), "channel", optional=True)
WHAT_IS_PASSED = Input("passes", N_("What is passed on?"), "item", optional=True)
BY_WHEN = Input("limit", N_("By when, for example “2 h” or “3 days”?"), "time", optional=True)
HANDOVER_FACTS = (HOW_THEY_KNOW, WHICH_CHANNEL, WHAT_IS_PASSED, BY_WHEN)
"""Everything that is asked about a handover, in one go."""
WHICH_TEAM = Input("team", N_("Which team?"), "team")
WHAT_TO_DO = Input("what", N_("What is to be done?"))
WHO_DOES_IT = Input("role", N_("Who does it?"), "role", optional=True)

ALSO_ASKED: Mapping[str, str] = {
    "how": N_("how it is passed on"),
    "passes": N_("what is passed on"),
    "limit": N_("by when"),
}
"""Facts that are folded into the one question about a handover."""


def entry(store: Store, kind: str, named: str) -> str:
    """The id of a library entry given by its id or by a name, which is added when it is new."""
    record = store.get(named)
    if record is not None and record["type"] == kind:
        return named
    return library.add(store, kind, named.strip())


def thresholds(look: Look) -> Limits:
    """The limits of the map; the usual ones where it names none that can be read."""
    found = look.store[look.map_id].get("thresholds") if look.map_id else None
    usual = Limits()
    if not isinstance(found, dict):
        return usual
    return usual._replace(**{name: found[name] for name in Limits._fields if _positive(found.get(name))})


def _positive(found: object) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and found >= 0


def know(
    store: Store,
    link: str,
    *,
    receipt: str = "",
    channel: str = "",
    system: str = "",
    passes: str = "",
    limit: str = "",
) -> None:
    """Take over the facts of a handover that were given. Raises ValueError for a limit that is no duration."""
    facts: dict[str, Json] = {}
    if receipt:
        facts["receipt"] = receipt.strip()
    if channel:
        facts["channel"] = entry(store, "channel", channel)
    if system:
        facts["system"] = entry(store, "system", system)
    if passes:
        facts["passes"] = [entry(store, "item", passes)]
    if limit:
        facts["limit"] = parse(limit)
    if facts:
        links.know(store, link, **facts)


def confirmed(look: Look, link: str) -> Fix:
    """ "It is confirmed: how?"; in a map of the future the receipt is designed instead."""
    if look.to_be:
        return Fix(
            "design-receipt",
            N_("Design how they know"),
            partial(_confirm, link=link),
            asked(look.store[link]),
        )
    return Fix("confirm", N_("It is confirmed: how?"), partial(_confirm, link=link), asked(look.store[link]))


def asked(record: Record) -> tuple[Input, ...]:
    """How they know and every fact that is not known yet: one question settles the handover."""
    return (HOW_THEY_KNOW, *(one for one, fields in _FIELDS if fact(record, *fields) != "known"))


_FIELDS = ((WHICH_CHANNEL, ("channel", "system")), (WHAT_IS_PASSED, ("passes",)), (BY_WHEN, ("limit",)))


def lesser(record: Record, *inputs: Input) -> tuple[Input, ...]:
    """Those of some optional questions that nobody has asked yet."""
    return tuple(one for one, fields in _FIELDS if one in inputs and fact(record, *fields) == "not-asked")


def _confirm(store: Store, *, link: str, **known: str) -> None:
    know(store, link, **known)


def gap(key: str, *, name: str = "", cures: tuple[str, ...] = (), **missing: Json) -> Fix:
    """ "Real gap: add an action": notes on the record what is known to be missing and plans an action for it, or
    for the other records that it cures."""
    return Fix(
        "gap-action",
        name or N_("Real gap: add an action"),
        partial(_gap, key=key, cures=cures or (key,), missing=missing),
        (WHAT_TO_DO, WHO_DOES_IT),
    )


def _gap(
    store: Store,
    *,
    key: str,
    cures: tuple[str, ...],
    missing: Mapping[str, Json],
    what: str,
    role: str = "",
) -> None:
    if missing:
        fields.put(store, key, **missing)
    insights.add_action(store, what.strip(), cures=list(cures), **({"role": role} if role else {}))


def put(key: str, id: str, words: str, values: Mapping[str, Value] | None = None, **changes: Json) -> Fix:
    """A step that sets fields of one record and needs to know nothing."""
    return Fix(id, words, partial(_put, key=key, changes=changes), values=values or {})


def _put(store: Store, *, key: str, changes: Mapping[str, Json]) -> None:
    fields.put(store, key, **changes)


def set_entry(key: str, field: str, id: str, words: str, input: Input) -> Fix:
    """A step that names a team or channel of a record; a new name becomes an entry of the library."""
    return Fix(
        id, words, partial(_set_entry, key=key, field=field, kind=input.kind, name=input.name), (input,)
    )


def _set_entry(store: Store, *, key: str, field: str, kind: str, name: str, **given: Any) -> None:
    fields.put(store, key, **{field: entry(store, kind, given[name])})
