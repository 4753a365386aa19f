"""Which things a few typed letters mean, best first. No Qt here: five thousand titles in a moment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.folding import fold

_LOOSE = 3
"""Letters typed may stand so many times as far apart as they are many, and still be meant."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be gone to or done."""

    key: str
    """"do:ID" for an action, "file:PATH", "open:KEY" for an open point, else the id of a record."""
    group: str
    title: str
    detail: str = ""
    keys: str = ""
    """The shortcut, as this system writes it."""
    enabled: bool = True
    leads: tuple[str, ...] = ()
    """The records it leads to, where they are others than the key."""


@dataclass(slots=True)
class Shelf:
    """Things with their folded titles; folded once, each thing replaced when it changes."""

    things: dict[str, Thing] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)

    def put(self, thing: Thing) -> None:
        """Add a thing, or replace the one with its key."""
        before = self.things.get(thing.key)
        self.things[thing.key] = thing
        if before is None or before.title != thing.title:
            self.folded[thing.key] = fold(thing.title)

    def drop(self, key: str) -> None:
        """Take a thing away, if it is there."""
        self.things.pop(key, None)
        self.folded.pop(key, None)

    def clear(self) -> None:
        """Take all away."""
        self.things.clear()
        self.folded.clear()


@dataclass(frozen=True, slots=True)
class Group:
    """The best things of one group, and how many more there are."""

    name: str
    things: tuple[Thing, ...]
    count: int


def rank(query: str, words: Sequence[str], pattern: re.Pattern[str] | None, title: str) -> int | None:
    """How well a folded title fits, 0 is best; None when it does not."""
    if title.startswith(query):
        return 0 if len(title) == len(query) else 1
    at = title.find(query)
    if at > 0:
        return 2 if title[at - 1] == " " or f" {query}" in title else 3
    if len(words) > 1 and all(word in title for word in words):
        return 4
    match = pattern.search(title) if pattern is not None else None
    if match is not None and match.end() - match.start() <= _LOOSE * len(query) + 2:
        return 5
    return None


def loose(query: str) -> re.Pattern[str] | None:
    """Finds the letters of a query in their order, from the beginning of a word on; None for a single letter."""
    letters = query.replace(" ", "")
    if len(letters) < 2:
        return None
    rest = "".join(f"[^{re.escape(letter)}]*{re.escape(letter)}" for letter in letters[1:])
    return re.compile(r"(?:^|(?<=\W))" + re.escape(letters[0]) + rest)


def search(shelves: Iterable[Shelf], typed: str, used: Mapping[str, int], most: int = 6) -> list[Group]:
    """The things meant by what was typed, in groups; the group with the best thing first, `most` of each.

    `used` says how long ago a thing was chosen (0 is the last one); among equals those come first.
    """
    query = fold(typed)
    words, pattern = query.split(), loose(query)
    never = len(used)
    found: list[tuple[int, int, int, int, Thing]] = []
    for number, shelf in enumerate(shelves):
        things = shelf.things
        for key, title in shelf.folded.items():
            how = rank(query, words, pattern, title)
            if how is not None:
                thing = things[key]
                last = used.get(key, never)
                found.append((how + (0 if thing.enabled else 2), last, number, len(title), thing))
    found.sort(key=lambda each: each[:4])
    groups: dict[str, list[Thing]] = {}
    for *_, thing in found:
        groups.setdefault(thing.group, []).append(thing)
    alone = len(groups) == 1
    return [
        Group(name, tuple(things[: 10 * most if alone else most]), len(things))
        for name, things in groups.items()
    ]
