"""What the inspector calls things: kinds of records, the headline of a selection, where a card lies."""

from __future__ import annotations

from app.model.grid import grid_of, place
from app.model.store import Store
from app.widgets.inspector.entries import record_title
from app.words import _, _n


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


def headline(store: Store, keys: list[str], kind: str) -> str:
    """The title of the one record, or how many there are."""
    if len(keys) > 1:
        return _n("{n} element selected", "{n} elements selected", len(keys))
    title = record_title(store, keys[0]) if keys else ""
    return title or kind_words().get(kind, "")


def whereabouts(store: Store, keys: list[str], kind: str) -> str:
    """ "Process card · Support desk · stage Refund" """
    parts = [kind_words().get(kind, "")]
    if kind == "link" and all(store[key].get("kind") == "handover" for key in keys):
        parts = [_("Handover")]
    if kind == "card" and len(keys) == 1:
        lane, step, _key, _span = place(store[keys[0]])
        grid = grid_of(store)
        parts.append(str(store[lane].get("title") or "") if lane in grid.kinds else _("parking lot"))
        stage = grid.stage_of.get(step, step)
        if stage in grid.steps_of:
            parts.append(str(store[stage].get("title") or ""))
    return " · ".join(part for part in parts if part)
