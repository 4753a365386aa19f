"""Faults in the customer's way: starts, goals, ends, decisions, ways back."""

from __future__ import annotations

from app.model.edits import fields, lanes, links
from app.model.patch import ABSENT
from tests.model.checks.faults.planting import Expected, fault, map_id, one, pick
from tests.model.checks.generate import Journey, entries


@fault("F01")
def _(made: Journey) -> Expected | None:
    first = made.cells[0][0]
    if "help" in made.named or made.arrows(first):
        return None
    fields.put(made.store, first, role=made.rng.choice(["accepted-end", "leaves"]))
    return one("F01", map_id(made))


@fault("F02")
def _(made: Journey) -> Expected | None:
    if "help" in made.named:
        return None
    fields.put(made.store, made.cells[-1][0], role="accepted-end")
    return one("F02", map_id(made))


@fault("F03")
def _(made: Journey) -> Expected | None:
    first = made.cells[0][0]
    if len(made.cells) < 3 or made.arrows(first):
        return None
    fields.put(made.store, made.cells[-1][0], role="goal")
    gone = made.card("Give up", "do", len(made.steps) - 1, role="accepted-end")
    lanes.set_cell_mode(made.store, made.named["do"], made.steps[-1], "one-of")
    links.connect(made.store, first, gone, kind="flow")
    return one("F03", first)


@fault("F04")
def _(made: Journey) -> Expected | None:
    last, before = made.single(-1), made.plain(-2)
    if not last or not before:
        return None
    fields.put(made.store, before, role="goal")
    fields.put(made.store, last, role=ABSENT)
    return one("F04", last)


@fault("F05")
def _(made: Journey) -> Expected | None:
    for at in made.rng.sample(range(len(made.cells) - 2), len(made.cells) - 2):
        source = made.single(at)
        skipped, target = entries(made, at + 1), entries(made, at + 2)
        free = source and not made.arrows(source) and len(skipped) == len(target) == 1
        if free and not any(made.store[k].get("to") in made.cells[at + 1] for k in made.store.of("link")):
            links.connect(made.store, source, target[0], kind="flow")
            return one("F05", skipped[0])
    return None


@fault("F06")
def _(made: Journey) -> Expected | None:
    """A way back that nobody named, or a circle at the end that leads nowhere."""
    if made.chance(0.5):
        return _no_way_out(made)
    for at in made.rng.sample(range(1, len(made.cells) - 1), len(made.cells) - 2):
        before, card = made.single(at - 1), made.plain(at)
        if before and card and not _taken(made, before) and not _in_a_loop(made, before, card):
            links.connect(made.store, card, before, kind="flow")
            return one("F06", before, card)
    return None


def _in_a_loop(made: Journey, before: str, card: str) -> bool:
    """Whether a way back leads round these cards already; its name says when it is taken."""
    column, store = made.column, made.store
    back = [store[k] for k in store.of("link") if store[k].get("exit") == "once more"]
    return any(column[r["to"]] <= column[before] and column[card] <= column[r["from"]] for r in back)


def _no_way_out(made: Journey) -> Expected | None:
    last, second, goal = made.plain(-1), made.plain(-2), made.plain(-3) if len(made.cells) > 3 else ""
    if not last or not second or not goal or made.store[last].get("role"):
        return None
    fields.put(made.store, goal, role="goal")
    links.connect(made.store, last, second, kind="flow", exit="once more")
    return one("F06", last, second)


def _taken(made: Journey, card: str) -> bool:
    """Whether a card says by itself that the way may part there, or lies in a loop already."""
    record = made.store[card]
    return record.get("role") == "decision" or bool(record.get("fail_point")) or bool(made.arrows(card))


@fault("F07")
def _(made: Journey) -> Expected | None:
    for card in sorted(made.column):
        record = made.store.get(card)
        here = [k for k in made.arrows(card) if record and made.store[k].get("from") == card]
        drawn = [k for k in here if made.store[k].get("exit") == "no"]
        if record and record.get("role") == "decision" and len(drawn) == 1 and len(here) == 2:
            links.remove(made.store, drawn[0])
            return one("F07", card)
    return None


@fault("F08")
def _(made: Journey) -> Expected | None:
    named = [k for k in made.store.of("link") if made.store[k].get("exit")]
    named = [k for k in named if made.store[made.store[k]["from"]].get("role") == "decision"]
    link = pick(made, named)
    if not link:
        return None
    card = made.store[link]["from"]
    other = next(k for k in named if made.store[k]["from"] == card and k != link)
    fields.put(made.store, link, exit=made.rng.choice(["", str(made.store[other]["exit"]).upper()]))
    return one("F08", card)


@fault("F09")
def _(made: Journey) -> Expected | None:
    for at in made.rng.sample(range(len(made.cells) - 2), len(made.cells) - 2):
        card = made.single(at)
        if card and not made.arrows(card) and len(entries(made, at + 1)) == len(entries(made, at + 2)) == 1:
            links.connect(made.store, card, entries(made, at + 1)[0], kind="flow")
            links.connect(made.store, card, entries(made, at + 2)[0], kind="flow")
            return one("F09", card)
    return None


@fault("F10")
def _(made: Journey) -> Expected | None:
    for at in made.rng.sample(range(len(made.cells) - 1), len(made.cells) - 1):
        card, following = made.plain(at), entries(made, at + 1)
        if card and len(following) == 1 and made.store[following[0]].get("role") != "decision":
            fields.put(made.store, card, fail_point=True)
            return one("F10", card)
    return None


@fault("F11")
def _(made: Journey) -> Expected | None:
    link = pick(made, made.store.of("link"))
    if not link:
        return None
    record = {k: v for k, v in made.store[link].items() if k not in ("from", "to", "type")}
    twin = links.connect(made.store, made.store[link]["from"], made.store[link]["to"], **record)
    return one("F11", link, twin)


@fault("F12")
def _(made: Journey) -> Expected | None:
    last, first = made.cells[-1][0], made.cells[0][0]
    if len(made.stages) < 2 or made.store[last].get("role") == "leaves":
        return None
    fields.put(made.store, last, role="goal")
    return one("F12", links.connect(made.store, last, first, kind="flow"))
