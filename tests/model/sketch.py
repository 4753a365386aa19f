"""Small maps for tests, written down as one would sketch them on a board."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from app.model import ids
from app.model.edits import cards, lanes, library, links, maps, people, stages, steps
from app.model.store import Store

KINDS = ("action", "touchpoint", "process", "message", "system", "insight")


@dataclass
class Sketch:
    """A map with short names instead of ids: `map.card("Ask", "action", 0)`, `map["Ask"]`."""

    columns: int = 4
    status: str = "final"
    store: Store = field(init=False)
    named: dict[str, str] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = maps.create("Sketch", status=self.status, goal="A thing that works again")
        self.named["persona"] = people.add(self.store, "Ada")
        self.named["stage"] = stages.add(self.store, "First", first="1")
        self.steps = list(self.store.of("step"))
        for number in range(2, self.columns + 1):
            self.steps.append(steps.add(self.store, self.named["stage"], str(number)))

    def __getitem__(self, name: str) -> str:
        return self.named[name]

    def lane(self, kind: str, name: str = "", **values: Any) -> str:
        self.named[name or kind] = lanes.add(self.store, kind, name or kind, **values)
        return self.named[name or kind]

    def team(self, name: str) -> str:
        if name not in self.named:
            self.named[name] = library.add(self.store, "team", name)
        return self.named[name]

    def card(self, name: str, lane: str, step: int | str, **values: Any) -> str:
        """A card; lane by name (made when new and named like a kind), team by its name."""
        if lane not in self.named:
            self.lane(lane)
        if isinstance(values.get("team"), str):
            values["team"] = self.team(values["team"])
        where = self.steps[step] if isinstance(step, int) else self.named[step]
        self.named[name] = cards.add(self.store, name, self.named[lane], where, **values)
        return self.named[name]

    def link(self, source: str, to: str | None = None, **values: Any) -> str:
        """A link between named cards; `to_team` by its name."""
        if isinstance(values.get("to_team"), str):
            values["to_team"] = self.team(values["to_team"])
        return links.connect(self.store, self[source], self[to] if to else None, **values)

    def handover(self, source: str, to: str | None = None, **values: Any) -> str:
        return self.link(source, to, kind="handover", **values)

    def name_of(self, key: str) -> str:
        return next((name for name, held in self.named.items() if held == key), key)


def random_map(rng: random.Random, columns: int = 5, n: int = 14) -> Sketch:
    """A map with cards anywhere, spans, stage-wide and parked cards, and links between anything."""
    ids.seed(rng.choice)  # the same map for the same seed; put back by a fixture of tests/model/conftest.py
    sketch = Sketch(columns=columns)
    second = stages.add(sketch.store, "Second", first="x")
    sketch.steps.append(next(s for s in sketch.store.of("step") if sketch.store[s]["pos"][0] == second))
    kinds = [*rng.choices(KINDS[:3], k=3), "action", "touchpoint", "process", "message"]
    for number, kind in enumerate(kinds):
        sketch.lane(kind, f"lane{number}", zone=rng.choice(["front", "back", "support"]))
    teams = [sketch.team(name) for name in ("Orders", "Field", "Support")]
    for number in range(n):
        random_card(rng, sketch, f"c{number}", teams)
    for _ in range(n // 2):
        random_link(rng, sketch)
    return sketch


def random_card(rng: random.Random, sketch: Sketch, name: str, teams: list[str]) -> None:
    store = sketch.store
    values: dict[str, Any] = {}
    if rng.random() < 0.6:
        values["team"] = rng.choice(teams)
    if rng.random() < 0.2:
        values["role"] = rng.choice(["start", "decision", "goal", "accepted-end", "leaves"])
    where = rng.choice(store.of("step") + store.of("stage"))
    span = rng.choice([1, 1, 1, 2, 3])
    if rng.random() < 0.1:
        sketch.named[name] = cards.add_parked(store, name, **values)
    else:
        sketch.named[name] = cards.add(store, name, rng.choice(store.of("lane")), where, span=span, **values)


def random_link(rng: random.Random, sketch: Sketch) -> None:
    held = sketch.store.of("card")
    if len(held) < 2:
        return
    source, to = rng.sample(held, 2)
    values: dict[str, Any] = {"kind": rng.choice(["flow", "handover"])}
    if rng.random() < 0.5:
        values["receipt"] = rng.choice([None, "seen in the list"])
    if rng.random() < 0.3:
        values["returns"] = "a date"
    if rng.random() < 0.2:
        values["to_team"] = rng.choice([None, *sketch.store.of("team")])
        links.connect(sketch.store, source, None, **values)
    else:
        links.connect(sketch.store, source, to, **values)


def random_edit(rng: random.Random, sketch: Sketch) -> None:
    """One edit of any kind that may matter to graph, handovers and checks."""
    store = sketch.store
    held = store.of("card")
    choice = rng.randrange(13)
    if choice == 0 or not held:
        random_card(rng, sketch, f"n{len(store)}", store.of("team"))
    elif choice == 1:
        cards.remove(store, [rng.choice(held)])
    elif choice in (2, 3):
        where = rng.choice(store.of("step") + store.of("stage"))
        cards.move(store, rng.choice(held), rng.choice(store.of("lane")), where, rng.choice([0, None]))
    elif choice == 4:
        cards.park(store, [rng.choice(held)])
    elif choice == 5:
        random_link(rng, sketch)
    elif choice == 6 and store.of("link"):
        links.remove(store, rng.choice(store.of("link")))
    elif choice == 7 and store.of("link"):
        with store.edit("facts"):
            facts = {"receipt": rng.choice([None, "a list"]), "kind": rng.choice(["flow", "handover"])}
            store.put(rng.choice(store.of("link")), **facts)
    elif choice == 8:
        mode = rng.choice(["one-of", "in-order", "all", None])
        lanes.set_cell_mode(store, rng.choice(store.of("lane")), rng.choice(store.of("step")), mode)
    elif choice == 9:
        steps.add(store, rng.choice(store.of("stage")), "new", 0)
    elif choice == 10 and len(store.of("step")) > 3:
        steps.remove(store, rng.choice(store.of("step")))
    elif choice == 11:
        role = rng.choice(["step", "start", "decision", "goal", "leaves"])
        with store.edit("fields"):
            store.put(rng.choice(held), role=role, team=rng.choice([None, *store.of("team")]))
    else:
        with store.edit("several"):
            cards.move(store, rng.choice(held), rng.choice(store.of("lane")), rng.choice(store.of("step")))
            random_card(rng, sketch, f"m{len(store)}", store.of("team"))
            lanes.move(store, rng.choice(store.of("lane")), 0)
