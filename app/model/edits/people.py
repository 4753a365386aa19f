"""Personas and how they feel."""

from __future__ import annotations

from app.model.edits import fields, ordering
from app.model.grid import map_of
from app.model.ids import derived_id
from app.model.patch import ABSENT, Json
from app.model.store import Store


def add(store: Store, title: str, **values: Json) -> str:
    """A new persona; the first one becomes the main persona of the map. Returns its id."""
    with store.edit("add-persona", title=title):
        key = store.add("persona", title=title, order=ordering.order_for(store, "persona", None))
        fields.put(store, key, **values)
        home, record = map_of(store)
        if home and "persona" not in record:
            store.put(home, persona=key)
    return key


def feel(store: Store, persona: str, step: str, score: float | None = None, **values: Json) -> str:
    """How a persona feels in a step: score -2 to +2, or low and high, or unknown. Returns the emotion's id.

    Raises ValueError for a score off the scale.
    """
    for number in (score, values.get("low"), values.get("high"), values.get("expected")):
        if isinstance(number, (int, float)) and not -2 <= number <= 2:
            raise ValueError("a feeling lies between -2 and +2")
    key = derived_id("emotion", persona, step)
    with store.edit("set-emotion"):
        if key not in store:
            store.add("emotion", key, persona=persona, step=step)
        if score is not None:
            values = {"unknown": ABSENT, **values, "score": score}
        fields.put(store, key, **values)
    return key


def forget(store: Store, persona: str, step: str) -> None:
    """Remove the feeling of a persona in a step."""
    with store.edit("set-emotion"):
        store.remove(derived_id("emotion", persona, step))


def unknown(store: Store, persona: str, step: str) -> str:
    """Note that the feeling is not known: the curve breaks."""
    with store.edit("set-emotion"):
        key = feel(store, persona, step, None, low=ABSENT, high=ABSENT, unknown=True)
        store.put(key, score=ABSENT)
    return key
