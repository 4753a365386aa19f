"""A short hand for writing sample maps: every record has a readable name, every reference is given by name.

Ids come from the family and the name alone, so they stay the same when something is added before them, and the
as-is and to-be maps of one family share the ids of what stays.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.model import ids
from app.model.edits import cards, fields, insights, lanes, library, links, maps, people, stages, steps
from app.model.grid import grid_of, map_of
from app.model.patch import Json
from app.model.references import references

HOUR = 60
DAY = 24 * HOUR


def spell(low: float, typical: float | None = None, high: float | None = None) -> dict[str, float]:
    """A stretch of time in minutes: {min, typical, max}; with one number just the typical one."""
    if typical is None:
        return {"typical": low}
    return {"min": low, "typical": typical, "max": typical if high is None else high}


@dataclass(frozen=True)
class Expected:
    """What the checks shall say about a finished map, thought out by hand: names instead of ids."""

    handovers: Mapping[str, tuple[str, ...]]
    """Name of a handover -> (state, reason, ...)."""
    findings: tuple[tuple[str, ...], ...]
    """(rule, name, ...) for each finding."""

    def as_json(self, kit: Kit) -> dict[str, Any]:
        """The same with ids, ready for NAME.expected.json."""
        states = {
            kit[name]: {"state": state, "reasons": list(reasons)}
            for name, (state, *reasons) in self.handovers.items()
        }
        found = sorted((rule, sorted(kit[name] for name in names)) for rule, *names in self.findings)
        return {
            "handovers": dict(sorted(states.items())),
            "findings": [{"rule": rule, "ids": list(keys)} for rule, keys in found],
        }


class Kit:
    """A map in the making. `kit["name"]` is the id of what was added under that name; "map" is the map."""

    def __init__(self, family: str, stem: str, title: str, **values: Json) -> None:
        self.family = family
        self.names: dict[str, str] = {}
        # The two maps of a pair are two files, so they differ in this one id.
        with self._naming("map", f"map {stem}"):
            self.store = maps.create(title, **values)
            self.names["map"] = map_of(self.store)[0]

    def __getitem__(self, name: str) -> str:
        return self.names[name]

    # ---- library and people
    def team(self, name: str, title: str, zone: str, color: str, note: str = "") -> None:
        """A team in a zone, with a colour #rrggbb."""
        self._entry("team", name, title, zone=zone, color=color, note=note)

    def channel(self, name: str, title: str, icon: str, note: str = "") -> None:
        """A channel with its drawn icon."""
        self._entry("channel", name, title, icon=icon, note=note)

    def system(self, name: str, title: str, note: str = "") -> None:
        """A tool that teams use."""
        self._entry("system", name, title, note=note)

    def item(self, name: str, title: str, note: str = "") -> None:
        """A named piece of information."""
        self._entry("item", name, title, note=note)

    def persona(self, name: str, title: str, **values: Json) -> None:
        """Who travels; the first one is the main persona."""
        with self._naming(name):
            self.names[name] = people.add(self.store, title, **values)

    # ---- grid
    def stage(
        self, name: str, title: str, columns: Mapping[str, str], question: str = "", **values: Json
    ) -> None:
        """A stage with its steps (name -> title), at least one."""
        (first, first_title), *rest = columns.items()
        with self._naming(name):
            key = stages.add(self.store, title, first=first_title, question=question, **values)
        self.names[name] = key
        self.names[first] = grid_of(self.store).steps_of[key][0]
        for step, step_title in rest:
            with self._naming(step):
                self.names[step] = steps.add(self.store, key, step_title)

    def lane(self, name: str, kind: str, title: str, **values: Json) -> None:
        """A lane below the ones before it."""
        with self._naming(name):
            self.names[name] = lanes.add(self.store, kind, title, **self._resolved("lane", values))

    def mode(self, lane: str, step: str, mode: str) -> None:
        """How the cards of one cell are meant: "one-of", "in-order" or "all"."""
        lanes.set_cell_mode(self.store, self[lane], self[step], mode)

    # ---- cards and links
    def card(self, name: str, lane: str, step: str, title: str, note: str = "", **values: Json) -> None:
        """A card below those of its cell; `step` may be a stage. `span` counts columns."""
        span = int(values.pop("span", 1))
        given = self._resolved("card", values)
        with self._naming(name):
            self.names[name] = cards.add(
                self.store, title, self[lane], self[step], span=span, **_filled(note=note), **given
            )

    def parked(self, name: str, title: str, note: str = "", **values: Json) -> None:
        """A card in the parking lot."""
        given = self._resolved("card", values)
        with self._naming(name):
            self.names[name] = cards.add_parked(self.store, title, **_filled(note=note), **given)

    def flow(self, name: str, source: str, to: str, exit: str = "", **values: Json) -> None:
        """An arrow that hands nothing over, such as a named way out of a decision."""
        self._link(name, source, to, "flow", **_filled(exit=exit), **values)

    def handover(self, name: str, source: str, to: str | None = None, **facts: Json) -> None:
        """A handover. A fact left out was not asked, None is known to be missing. `to_team` instead of a card."""
        self._link(name, source, to, "handover", **facts)

    def answer(self, source: str, to: str, answer: str) -> None:
        """The room's "no" or "unknown" to "does this team learn of it?"."""
        links.answer_question(self.store, self[source], self[to], answer)

    # ---- feelings, figures, conclusions
    def feel(self, persona: str, step: str, score: float | None, quote: str = "", **values: Json) -> None:
        """How a persona feels in a step; score None with low and high is a spread, without them unknown.

        The feeling is named "{persona} in {step}".
        """
        if score is None and "low" not in values:
            key = people.unknown(self.store, self[persona], self[step])
        else:
            key = people.feel(self.store, self[persona], self[step], score, **values)
        if quote:
            fields.put(self.store, key, quote=quote)
        self.names[f"{persona} in {step}"] = key

    def measure(
        self, name: str, title: str, about: list[str], values: Mapping[str, float], **rest: Json
    ) -> None:
        """A measure with dated values, about steps, stages, cards or the map."""
        with self._naming(name):
            key = insights.add_measure(self.store, title, [self[one] for one in about], **rest)
        for day, number in values.items():
            insights.record_value(self.store, key, day, number)
        self.names[name] = key

    def action(self, name: str, title: str, cures: list[str], **values: Json) -> None:
        """What is to be done, by which role, until when."""
        with self._naming(name):
            self.names[name] = insights.add_action(self.store, title, [self[one] for one in cures], **values)

    def agree(self, name: str, rule: str, about: list[str], reason: str, by: str, until: str | None) -> None:
        """An agreed exception from a check."""
        key = insights.agree(self.store, rule, [self[one] for one in about], reason, by, until)
        self.names[name] = key

    # ---- changing what is there (a to-be map is its as-is map, changed)
    def put(self, name: str, **values: Json) -> None:
        """Change fields; ABSENT or "" removes one."""
        kind = str(self.store[self[name]]["type"])
        fields.put(self.store, self[name], **self._resolved(kind, values))

    def drop(self, *names: str) -> None:
        """Remove records, and forget their names."""
        fields.remove(self.store, [self.names.pop(name) for name in names])

    def move(self, name: str, lane: str, step: str, index: int | None = None) -> None:
        """Put a card into another cell."""
        cards.move(self.store, self[name], self[lane], self[step], index)

    # ---- inside
    def _entry(self, kind: str, name: str, title: str, **values: Json) -> None:
        with self._naming(name):
            self.names[name] = library.add(self.store, kind, title, **_filled(**values))

    def _link(self, name: str, source: str, to: str | None, kind: str, **values: Json) -> None:
        given = self._resolved("link", values)
        end = self[to] if to is not None else None
        with self._naming(name):
            self.names[name] = links.connect(self.store, self[source], end, kind=kind, **given)

    def _resolved(self, kind: str, values: Mapping[str, Json]) -> dict[str, Json]:
        """Fields with names turned into ids, sets sorted as the program stores them."""
        found = dict(values)
        for reference in references(kind):
            given = found.get(reference.field)
            if isinstance(given, str) and given:
                found[reference.field] = self[given]
            elif isinstance(given, (list, tuple)) and reference.many:
                found[reference.field] = sorted({self[one] for one in given})
        return found

    @contextmanager
    def _naming(self, name: str, seed: str = "") -> Iterator[None]:
        if name in self.names:
            raise ValueError(f"the name {name!r} is taken")
        # Not for secrecy: ids of samples only have to be the same every time.
        ids.seed(random.Random(f"{self.family} {seed or name}").choice)
        try:
            yield
        finally:
            ids.seed(None)


def _filled(**values: Json) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value not in ("", None)}
