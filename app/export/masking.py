"""A map for readers outside the house: teams are called Team A, Team B …, wherever their names stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from app.model.ledger import text_in
from app.model.patch import Objects
from app.model.store import Record, Store
from app.words import Words

_KEPT = frozenset({"type", "order", "id", "data", "mime"})
"""Fields that hold no words of people."""


def masked(store: Store, words: Words) -> Store:
    """A copy of a map in which no team is called by its name, neither as a team nor in any text."""
    teams = sorted(
        store.of("team"), key=lambda k: (text_in(store[k], "order"), text_in(store[k], "title"), k)
    )
    stand_ins = {
        key: words.say("Team {letter}", letter=letter) for key, letter in zip(teams, _letters(), strict=False)
    }
    names = {text_in(store[key], "title").strip().casefold(): stand_ins[key] for key in teams}
    names.pop("", None)
    change = _replacer(names)
    objects = {key: _masked_record(record, change) for key, record in store.objects.items()}
    for key, name in stand_ins.items():
        objects[key] = {**objects[key], "title": name}
    return Store(objects)


def without_private(objects: Objects) -> Objects:
    """The same records without the facilitator's private notes."""
    return {
        key: {name: value for name, value in record.items() if name != "private"}
        for key, record in objects.items()
    }


def _letters() -> Iterator[str]:
    """A, B … Z, AA, AB …"""
    number = 0
    while True:
        number, rest, text = number + 1, number, ""
        while rest >= 0:
            text = chr(ord("A") + rest % 26) + text
            rest = rest // 26 - 1
        yield text


def _replacer(names: dict[str, str]) -> Callable[[str], str]:
    if not names:
        return lambda text: text
    # Longer names first: "Front desk North" must not become "Team A North".
    found = re.compile(
        r"(?<!\w)(?:"
        + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        + r")(?!\w)",
        re.IGNORECASE,
    )
    return lambda text: found.sub(lambda match: names.get(match[0].casefold(), match[0]), text)


def _masked_record(record: Record, change: Callable[[str], str]) -> dict[str, Any]:
    return {name: value if name in _KEPT else _masked(value, change) for name, value in record.items()}


def _masked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_masked(part, change) for part in value]
    if isinstance(value, dict):
        return {key: _masked(part, change) for key, part in value.items()}
    return value
