"""What the inspector calls things: kinds of records, the headline of a selection, where a card lies."""

from __future__ import annotations

from collections import Counter

from app.model.grid import grid_of, place
from app.model.store import Store
from app.widgets.inspector.entries import record_title
from app.words import Nn_, _, _n


def kind_words() -> dict[str, str]:
    """What each kind of record is called; asked anew each time, since the language may have changed."""
    return {
        "map": _("Map"),
        "card": _("Card"),
        "link": _("Link"),
        "lane": _("Lane"),
        "stage": _("Stage"),
        "step": _("Step"),
        "persona": _("Persona"),
        "emotion": _("Feeling"),
        "team": _("Team"),
        "channel": _("Channel"),
        "system": _("System"),
        "item": _("Information"),
        "measure": _("Measure"),
        "action": _("Action"),
        "": _("Selection"),
    }


def kind_of_all(store: Store, keys: list[str]) -> str:
    """The record kind of all that is selected, or "" when they differ."""
    kinds = {str(store[key]["type"]) for key in keys}
    return kinds.pop() if len(kinds) == 1 else ""


COUNTED: dict[str, tuple[str, str]] = {
    "card": Nn_("{n} card", "{n} cards"),
    "link": Nn_("{n} link", "{n} links"),
    "lane": Nn_("{n} lane", "{n} lanes"),
    "stage": Nn_("{n} stage", "{n} stages"),
    "step": Nn_("{n} step", "{n} steps"),
    "persona": Nn_("{n} persona", "{n} personas"),
    "emotion": Nn_("{n} feeling", "{n} feelings"),
    "team": Nn_("{n} team", "{n} teams"),
    "channel": Nn_("{n} channel", "{n} channels"),
    "system": Nn_("{n} system", "{n} systems"),
    "item": Nn_("{n} piece of information", "{n} pieces of information"),
    "measure": Nn_("{n} measure", "{n} measures"),
    "action": Nn_("{n} action", "{n} actions"),
}
"""Several of each kind of record."""
NAMED = 3
"""Titles that are read out of several selected records; the others are counted."""


def headline(store: Store, keys: list[str], kind: str) -> str:
    """The title of the one record, or how many there are."""
    if len(keys) > 1:
        if kind in COUNTED:
            return _n(*COUNTED[kind], len(keys))
        return _n("{n} element selected", "{n} elements selected", len(keys))
    named = keys[0] if keys else ""
    if kind == "emotion" and named:
        named = str(store[named].get("persona") or "")  # whose feeling it is
    title = record_title(store, named)
    return title or kind_words().get(kind, "")


def breakdown(store: Store, keys: list[str]) -> str:
    """What several selected records are: counts by kind where they differ, then the first titles."""
    kinds = Counter(str(store[key]["type"]) for key in keys)
    counts = [_n(*COUNTED[kind], n) for kind, n in kinds.most_common() if kind in COUNTED]
    titles = [title for key in keys if (title := record_title(store, key))]
    shown = titles[:NAMED]
    if len(titles) > NAMED:
        shown.append(_n("and {n} more", "and {n} more", len(titles) - NAMED))
    lines = [", ".join(counts)] if len(kinds) > 1 else []
    return "\n".join([*lines, *shown])


def whereabouts(store: Store, keys: list[str], kind: str) -> str:
    """ "Process card · Support desk · stage Refund"; of several records what they are."""
    if len(keys) > 1:
        return breakdown(store, keys)
    parts = [kind_words().get(kind, "")]
    if kind == "link" and all(store[key].get("kind") == "handover" for key in keys):
        parts = [_("Handover")]
    if kind == "emotion" and keys:
        parts.append(record_title(store, str(store[keys[0]].get("step") or "")))
    if kind == "card" and keys:
        lane, step, _key, _span = place(store[keys[0]])
        grid = grid_of(store)
        parts.append(str(store[lane].get("title") or "") if lane in grid.kinds else _("parking lot"))
        stage = grid.stage_of.get(step, step)
        if stage in grid.steps_of:
            parts.append(str(store[stage].get("title") or ""))
    return " · ".join(part for part in parts if part)
