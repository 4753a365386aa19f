"""How the fields of a form are read from records, and written to all of them as one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model.edits import fields, library, links, maps, votes
from app.model.kinds import USUAL_LIMITS
from app.model.patch import ABSENT
from app.model.store import Store
from app.widgets.inspector import editors as e
from app.widgets.inspector.choosers import ReceiverValue, SetChange
from app.widgets.inspector.forms import Field
from app.widgets.inspector.pictures import Chosen, Cut


def value_of(record: Mapping[str, Any], name: str) -> Any:
    """What the editor of a field shows for one record; None when nothing is given."""
    if record["type"] == "link" and name == "to":
        return _receiver(record)
    if name in USUAL_LIMITS:
        return (record.get("thresholds") or {}).get(name, USUAL_LIMITS[name])
    value = record.get(name)
    if value is None and name == "kind" and record["type"] == "link":
        return "flow"
    return value


def write(store: Store, keys: list[str], field: Field, value: Any) -> None:
    """Write what a person has finished in an editor, as one step."""
    if field.name in USUAL_LIMITS and field.editor.startswith("threshold"):
        maps.set_threshold(store, field.name, value)
        return
    if isinstance(value, ReceiverValue):
        _set_receiver(store, keys, value)
        return
    if isinstance(value, Cut):
        fields.put(store, keys, crop=value.part or ABSENT)
        return
    if field.name == "votes":
        with store.edit("vote", title=store[keys[0]].get("title", "")):
            for key in keys:  # whole numbers, not below none, and no more than the room has
                votes.put(store, key, int(value or 0))
        return
    with fields.naming(store, keys, {field.name: value}):
        if isinstance(value, SetChange):
            changed = value.resolve(store)
            for key in keys:
                fields.put(store, key, **{field.name: changed(store[key].get(field.name)) or ABSENT})
            return
        if isinstance(value, (e.Named, Chosen)):
            value = value.resolve(store)
        for key in keys:
            fields.put(store, key, **{field.name: _written(value), **_beside(store[key], field.name, value)})


def _beside(record: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """What else changes with a field.

    A feeling that is not known has no score, and one with a score is known; another picture has another frame and
    another description.
    """
    if name == "picture":
        return {"crop": ABSENT, "alt": ABSENT}
    if record["type"] != "emotion" or not value:
        return {}
    if name == "unknown":
        return {"score": ABSENT, "low": ABSENT, "high": ABSENT}
    return {"unknown": ABSENT} if name in ("score", "low", "high") else {}


def _written(value: Any) -> Any:
    if value is None or value is e.NOT_ASKED:
        return ABSENT
    return None if value is e.MISSING else value


def _receiver(record: Mapping[str, Any]) -> ReceiverValue:
    if record.get("to"):
        return ReceiverValue("card", str(record["to"]))
    if record.get("to_team"):
        return ReceiverValue("team", str(record["to_team"]))
    return ReceiverValue("nobody" if "to_team" in record else "unknown")


def _set_receiver(store: Store, keys: list[str], value: ReceiverValue) -> None:
    with store.edit("set-receiver"):
        if value.what == "new-team":
            value = ReceiverValue("team", library.add(store, "team", value.key))
        for key in keys:
            if value.what == "nobody":
                links.nobody(store, key)
            elif value.what == "card":
                links.set_receiver(store, key, card=value.key)
            else:
                links.set_receiver(store, key, team=value.key or None)
