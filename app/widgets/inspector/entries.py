"""What fields that name records offer: cards under their stages, teams, links, shared entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.model.grid import grid_of, place
from app.model.store import Store
from app.sorting import sort_key
from app.widgets.entry import Entry
from app.words import N_, _, ui

FRESH: dict[str, str] = {
    "persona": N_("New persona “{title}”"),
    "team": N_("New team “{title}”"),
    "channel": N_("New channel “{title}”"),
    "system": N_("New system “{title}”"),
    "item": N_("New information “{title}”"),
    "measure": N_("New measure “{title}”"),
}
"""What the last line says when a name was typed that is not there yet."""


def names(store: Store, kind: str) -> list[tuple[str, str]]:
    """(title, id) of all records of a kind that have a title, by title as people sort."""
    found = [(str(store[key].get("title") or ""), key) for key in store.of(kind)]
    return sorted(
        ((t, k) for t, k in found if t), key=lambda pair: (sort_key(pair[0], ui().language), pair[1])
    )


def fresh(kind: str) -> Callable[[str], str]:
    """How a new entry of the library is offered while its name is typed."""
    return lambda title: _(FRESH[kind], title=title)


def library(store: Store, kind: str) -> list[Entry]:
    """All shared entries of a kind."""
    return [Entry(key, title) for title, key in names(store, kind)]


def in_order(store: Store, kind: str = "") -> list[str]:
    """All cards that lie in the grid, of one lane kind or of all, as the map is read: step by step."""
    grid = grid_of(store)
    found = []
    for card in store.of("card"):
        lane, step, key, _span = place(store[card])
        if lane not in grid.kinds or (kind and grid.kinds[lane] != kind):
            continue
        stage = grid.stage_of.get(step, step)
        column = grid.index.get(step, grid.index.get((grid.steps_of.get(stage) or ("",))[0], 0))
        found.append(((column, grid.lanes.index(lane), key), card))
    return [card for _where, card in sorted(found)]


def cards(store: Store, kind: str = "", without: str = "") -> list[Entry]:
    """Cards under the headings of their stages, with their lanes."""
    grid = grid_of(store)
    found = []
    for card in in_order(store, kind):
        title = str(store[card].get("title") or "")
        if not title or card == without:
            continue
        lane, step, _key, _span = place(store[card])
        stage = grid.stage_of.get(step, step)
        found.append(
            Entry(card, title, _title(store, lane), _title(store, stage) or _("Stage without a name"))
        )
    if not kind:
        parked = (card for card in grid.parked if card != without)
        found += _plain(store, parked, _("Parking lot"))
    return found


def receivers(store: Store, without: str = "", sender: str | None = None) -> list[Entry]:
    """Who may receive a handover: teams, cards, nobody, not known yet; keys are "team:ID", "card:ID" …"""
    teams = _("Teams, without a card")
    found = [Entry(f"team:{key}", title, "", teams) for title, key in names(store, "team") if key != sender]
    found += [Entry(f"card:{e.key}", e.title, e.detail, e.section) for e in cards(store, without=without)]
    open_end = _("No receiver")
    found.append(Entry("nobody:", _("Nobody"), "", open_end, always=True))
    found.append(Entry("unknown:", _("Not known yet"), "", open_end, always=True))
    return found


def anything(store: Store) -> list[Entry]:
    """All that an insight, a measure or an action may be about."""
    grid = grid_of(store)
    found = _plain(store, store.of("map"), _("Map"))
    found += _plain(store, grid.stages, _("Stages"))
    found += [
        Entry(step, title, _title(store, grid.stage_of[step]), _("Steps"))
        for step in grid.steps
        if (title := _title(store, step))
    ]
    found += cards(store)
    handovers = [key for key in store.of("link") if store[key].get("kind") == "handover"]
    found += _plain(store, handovers, _("Handovers"))
    found += _plain(store, sorted(set(store.of("link")) - set(handovers)), _("Links"))
    found += [Entry(key, title, "", _("Measures")) for title, key in names(store, "measure")]
    return found


def record_title(store: Store, key: str) -> str:
    """A short name for any record; a link is named by its ends."""
    record = store.get(key)
    if record is None:
        return ""
    if record["type"] == "link" and not record.get("title"):
        source = record_title(store, str(record.get("from") or ""))
        to = record_title(store, str(record.get("to") or record.get("to_team") or "")) or "?"
        return f"{source} → {to}"
    return str(record.get("title") or "")


def cards_in_order(store: Store, kind: str = "") -> list[tuple[str, str]]:
    """(title with lane and stage, id) of the cards in the grid, as the map is read."""
    grid = grid_of(store)
    found = []
    for card in in_order(store, kind):
        lane, step, _key, _span = place(store[card])
        words = (_title(store, card), _title(store, lane), _title(store, grid.stage_of.get(step, step)))
        found.append((" · ".join(word for word in words if word), card))
    return found


def _plain(store: Store, keys: Iterable[str], section: str) -> list[Entry]:
    return [Entry(key, title, "", section) for key in keys if (title := record_title(store, key))]


def _title(store: Store, key: str) -> str:
    record = store.get(key)
    return str(record.get("title") or "") if record is not None else ""
