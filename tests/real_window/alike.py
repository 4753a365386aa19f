"""A map without its ids and order keys, so that two maps made by different hands can be compared."""

from __future__ import annotations

from typing import Any

from app.model.grid import grid_of, place
from app.model.references import named
from app.model.store import Store

Shape = dict[str, dict[str, Any]]


def alike(store: Store) -> Shape:
    """Every record under a name that says what it is and where it stands, ids replaced by such names."""
    names = {key: _name(store, key) for key in store.ids()}
    result: Shape = {}
    for key in sorted(store.ids(), key=lambda k: (names[k], k)):
        name, number = names[key], 2
        while name in result:
            name, number = f"{names[key]} ({number})", number + 1
        result[name] = {n: _value(store, key, n, v, names) for n, v in sorted(store[key].items())}
    return result


def differences(one: Shape, two: Shape) -> list[str]:
    """What one map has and the other has not, in words."""
    found = [f"missing: {name}" for name in one.keys() - two.keys()]
    found += [f"too much: {name}" for name in two.keys() - one.keys()]
    for name in one.keys() & two.keys():
        for field in one[name].keys() | two[name].keys():
            before, after = one[name].get(field, "–"), two[name].get(field, "–")
            if before != after:
                found.append(f"{name}, {field}: {before!r} / {after!r}")
    return sorted(found)


def _name(store: Store, key: str) -> str:
    record = store[key]
    kind = str(record["type"])
    if kind in ("link", "answer"):
        ends = (record.get("from"), record.get("to") or record.get("to_team"))
        return f"{kind} " + " > ".join(str((store.get(str(end)) or {}).get("title", "?")) for end in ends)
    if kind in ("emotion", "cell"):
        ends = (record.get("persona") or record.get("lane"), record.get("step"))
        return f"{kind} " + " in ".join(str((store.get(str(end)) or {}).get("title", "?")) for end in ends)
    if kind in ("map", "exception"):
        return f"{kind} {record.get('rule', '')}"
    return f"{kind} {record.get('title', '')}"


def _value(store: Store, key: str, field: str, value: Any, names: dict[str, str]) -> Any:
    grid = grid_of(store)
    kind = store[key]["type"]
    if field == "order":
        peers = sorted(store.of(str(kind)), key=lambda k: (str(store[k].get("order", "")), k))
        return peers.index(key)
    if field == "pos" and kind == "step":
        stage = store[key]["pos"][0]
        return [names[stage], grid.steps_of[stage].index(key)]
    if field == "pos":
        lane, step, _key, span = place(store[key])
        cell = grid.stage_wide.get((lane, step)) or grid.cards(lane, step) or grid.parked
        return [names.get(lane), names.get(step), cell.index(key), span]
    targets = {target for reference, target in named(store[key]) if reference.field == field}
    if isinstance(value, list):
        return sorted(names.get(each, each) if each in targets else each for each in value)
    return names.get(value, value) if isinstance(value, str) and value in targets else value
