"""Insights, measures, actions, agreed exceptions and pictures: what the room concludes and keeps."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from app.model.edits import cards, fields, lanes, ordering
from app.model.grid import grid_of, place
from app.model.ids import derived_id
from app.model.patch import ABSENT, Json
from app.model.store import Store


def add_measure(store: Store, title: str, about: Iterable[str] = (), **values: Json) -> str:
    """A new measure about cards, stages or the map. Returns its id."""
    with store.edit("add-measure", title=title):
        key = store.add("measure", title=title, order=ordering.order_for(store, "measure", None))
        fields.put(store, key, about=list(about), **values)
    return key


def record_value(store: Store, measure: str, day: str, number: float | None) -> None:
    """Note the value of a measure on a day (YYYY-MM-DD); None removes it."""
    with store.edit("record-value"):
        held = dict(store[measure].get("values") or {})
        held.pop(day, None)
        if number is not None:
            held[day] = number
        store.put(measure, values=held or ABSENT)


def add_insight(
    store: Store, title: str, about: Iterable[str] = (), kind: str = "pain", lane_title: str = ""
) -> str:
    """A new insight about some records, in the first insight lane and the column of the first of them.

    Where the map has no insight lane, one called `lane_title` comes with it. Without a column (a map with no step)
    the insight is parked. Returns its id.
    """
    chosen = [key for key in about if key in store]
    with store.edit("add-insight", title=title):
        grid = grid_of(store)
        step = next(filter(None, (_column(store, key) for key in chosen)), "") or next(iter(grid.steps), "")
        free = [lane for lane in grid.of_kind("insight") if not store[lane].get("locked")]
        if not step:
            key = cards.add_parked(store, title)
        else:
            lane = free[0] if free else lanes.add(store, "insight", lane_title)
            key = cards.add(store, title, lane, step)
        fields.put(store, key, kind=kind, about=chosen)
        return key


def _column(store: Store, key: str) -> str:
    """The step in which a card, feeling or link is found; "" for what has no column."""
    record = store[key]
    grid = grid_of(store)
    if record["type"] == "link":
        ends = (str(record.get(end) or "") for end in ("from", "to"))
        return next((found for end in ends if end in store and (found := _column(store, end))), "")
    step = place(record)[1] if record["type"] == "card" else str(record.get("step") or "")
    if record["type"] in ("step", "stage"):
        step = key
    return next(iter(grid.steps_of.get(step, (step if step in grid.index else "",))), "")


def add_action(store: Store, title: str, cures: Iterable[str] = (), **values: Json) -> str:
    """A new action that cures insights, handovers or cards. Returns its id."""
    with store.edit("add-action", title=title):
        key = store.add("action", title=title, order=ordering.order_for(store, "action", None))
        fields.put(store, key, cures=list(cures), **values)
    return key


def agree(store: Store, rule: str, about: Iterable[str], reason: str, by: str, until: str | None) -> str:
    """Record an agreed exception, by a role, until a day (YYYY-MM-DD or None). Returns its id."""
    ids = sorted(set(about))
    key = derived_id("exception", rule, *ids)
    with store.edit("agree-exception"):
        if key not in store:
            store.add("exception", key, rule=rule, about=ids)
        fields.put(store, key, reason=reason, by=by, until=until or ABSENT)
    return key


def add_picture(store: Store, data: bytes, mime: str) -> str:
    """Keep a picture in the map; the same picture is kept once. Returns its id, the SHA-256 of the bytes."""
    key = hashlib.sha256(data).hexdigest()
    if key not in store:
        with store.edit("add-picture"):
            store.add("blob", key, mime=mime, data=base64.b64encode(data).decode("ascii"))
    return key
