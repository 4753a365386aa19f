"""What several checks ask about feelings, pains and measures: how low, where, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.checks.base import Look, Said, Value
from app.model.grid import columns_of, place
from app.model.store import Reader, Record
from app.words import N_

TROUBLES = ("pain", "reason-to-leave")
"""Kinds of insight that want something done."""
BEHIND = (*TROUBLES, "risk", "question")
"""Kinds of insight that may stand behind a low feeling: the last one says that nobody knows yet."""
NAMELESS = Said(N_("a step without a name"))


def number(value: object) -> float | None:
    """A number of a record; None for anything else."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def decimal(text: str) -> float:
    """A number as people type it, with a point or a comma. Raises ValueError for anything else."""
    return float(text.strip().replace("−", "-").replace(",", "."))


def score_of(emotion: Record) -> float | None:
    """How somebody feels, -2 to +2; the middle of a spread; None where it is not known."""
    if emotion.get("unknown") is True:
        return None
    score = number(emotion.get("score"))
    if score is not None:
        return score
    low, high = number(emotion.get("low")), number(emotion.get("high"))
    return (low + high) / 2 if low is not None and high is not None else None


def feelings(look: Look) -> Iterator[tuple[str, str, str]]:
    """(emotion, persona, step) of every recorded feeling that lies in the map, in order of the steps."""
    index = look.graph.grid.index
    held = []
    for key in look.store.of("emotion"):
        record = look.store[key]
        persona, step = record.get("persona"), record.get("step")
        if isinstance(step, str) and step in index and isinstance(persona, str) and persona in look.store:
            held.append((key, persona, step))
    yield from sorted(held, key=lambda one: (index[one[2]], one))


def insights(look: Look) -> list[tuple[str, str]]:
    """(card, kind) of every insight, parked ones included. An insight without a kind is a pain."""
    return look.graph.remember("insights", lambda: list(_insights(look)))


def _insights(look: Look) -> Iterator[tuple[str, str]]:
    store = look.store
    for card in store.of("card"):
        record = store[card]
        kind, lane = record.get("kind"), look.graph.lane_kind(card)
        if lane == "insight" or (
            not lane and isinstance(kind, str) and "about" in record and not place(record)[0]
        ):
            yield card, str(kind or "pain")


def steps_about(look: Look, insight: str) -> set[str]:
    """The steps an insight speaks of: where it lies, and where that lies what it is about."""
    store, grid = look.store, look.graph.grid
    found = set(columns_of(store, insight, grid))
    for key in ids_in(store[insight], "about"):
        found |= set(steps_of(look, key))
    return found


def steps_of(look: Look, key: str) -> tuple[str, ...]:
    """The steps a record lies in: a card, a step, a stage, a feeling, or the sending card of a link."""
    store, grid = look.store, look.graph.grid
    record = store.get(key)
    if record is None:
        return ()
    kind = record["type"]
    if kind == "card":
        return columns_of(store, key, grid)
    if kind == "step":
        return (key,) if key in grid.index else ()
    if kind == "stage":
        return grid.steps_of.get(key, ())
    if kind == "emotion":
        return (str(record.get("step")),)
    source = record.get("from")
    sender = store.get(source) if kind == "link" and isinstance(source, str) else None
    return columns_of(store, str(source), grid) if sender is not None and sender["type"] == "card" else ()


def ids_in(record: Record, field: str) -> list[str]:
    """A set of ids in a record; () where it holds something else."""
    value = record.get(field)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def step_name(look: Look, step: str) -> Value:
    """What a step is called in a sentence: its title, else its first action's, else its stage's."""
    store, graph = look.store, look.graph
    first = look.in_order(card for card in graph.in_step(step) if graph.kind(card) == "action")[:1]
    for key in (step, *first, graph.grid.stage_of.get(step, "")):
        title = title_of(store, key)
        if title:
            return title
    return NAMELESS


def title_of(store: Reader, key: str) -> str:
    """A title without the space around it; "" where there is none."""
    record = store.get(key)
    title = record.get("title") if record is not None else ""
    return title.strip() if isinstance(title, str) else ""
