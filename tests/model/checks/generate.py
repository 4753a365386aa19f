"""Random journeys in which nothing is open, and faults planted into them one at a time.

`journey(seed)` is the same map on every machine. Its parts are thrown with dice: decisions, ways back, alternatives,
stacked cells of all three kinds, spanning cards, a second lane of actions, drawn arrows that override the grid,
partner teams, feelings, pains with plans, measures, messages and answers.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from app.model import ids
from app.model.edits import cards, fields, insights, lanes, library, links, maps, people, stages, steps
from app.model.graph import graph_of
from app.model.ledger import team_questions
from app.model.store import Store

KNOWN = {"receipt": "sees it in the list", "limit": 120}


@dataclass
class Journey:
    """A map in the making, with what a fault has to know about it."""

    store: Store
    rng: random.Random
    mix: Counter[str] = field(default_factory=Counter)
    """How often each kind of construction was built in."""
    stages: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    """The customer's actions, cell by cell; empty cells are left out."""
    column: dict[str, int] = field(default_factory=dict)
    """Number of the step in which a card begins."""
    contacts: list[str] = field(default_factory=list)
    work: list[str] = field(default_factory=list)
    """Cards of process lanes."""
    handovers: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)

    def copy(self, rng: random.Random) -> Journey:
        """The same map once more, to plant a fault into, with other dice."""
        store = Store({key: dict(record) for key, record in self.store.objects.items()})
        return replace(
            self,
            store=store,
            rng=rng,
            stages=list(self.stages),
            steps=list(self.steps),
            cells=[list(cell) for cell in self.cells],
            column=dict(self.column),
            contacts=list(self.contacts),
            work=list(self.work),
            handovers=list(self.handovers),
            named=dict(self.named),
        )

    def chance(self, part: float) -> bool:
        return self.rng.random() < part

    def count(self, what: str, n: int = 1) -> None:
        self.mix[what] += n

    def card(self, title: str, lane: str, column: int, **values: Any) -> str:
        """A card in a lane, in the step of that number."""
        key = cards.add(self.store, title, self.named[lane], self.steps[column], **values)
        self.column[key] = column
        return key

    def single(self, cell: int) -> str:
        """The only action of a cell; "" for cells with several."""
        held = self.cells[cell]
        return held[0] if len(held) == 1 else ""

    def plain(self, cell: int) -> str:
        """The only action of a cell, when it has no role, no arrow and no mark; else ""."""
        card = self.single(cell)
        record = self.store[card] if card else {}
        taken = record.get("role") or record.get("fail_point") or self.arrows(card)
        return "" if not card or taken else card

    def arrows(self, card: str) -> list[str]:
        """The links that leave or reach a card."""
        return [key for key, name in self.store.referrers(card) if name in ("from", "to")]


@lru_cache(maxsize=64)
def journey(seed: int) -> Journey:
    """A valid map, the same for the same seed; nobody changes it, faults go into copies."""
    rng = random.Random(seed)
    ids.seed(rng.choice)
    try:
        made = Journey(maps.create(f"Journey {seed}", status="final", goal="A thing that works"), rng)
        with made.store.edit("make"):
            _library(made)
            _grid(made)
            _actions(made)
            _contacts(made)
        with made.store.edit("work"):
            _work(made)
        _hand_over(made)
        with made.store.edit("rest"):
            _ways(made)
            _people(made)
            _beside(made)
        return made
    finally:
        ids.seed(None)


def _library(made: Journey) -> None:
    store = made.store
    for name in ("Desk", "Planning", "Field", "Partner"):
        made.named[name] = library.add(store, "team", name, zone="partner" if name == "Partner" else "back")
    for name in ("phone", "mail", "shop"):
        made.named[name] = library.add(store, "channel", name)
    made.named["list"] = library.add(store, "system", "shared list")
    made.named["paper"] = library.add(store, "item", "order form")
    made.named["Ada"] = people.add(store, "Ada")
    if made.chance(0.4):
        made.named["Ben"] = people.add(store, "Ben")
        made.count("second persona")


def _grid(made: Journey) -> None:
    store, rng = made.store, made.rng
    for number in range(rng.randint(2, 4)):
        stage = stages.add(store, f"Stage {number}", first="")
        made.stages.append(stage)
        made.steps += [step for step in store.of("step") if step not in made.steps]
        for _ in range(rng.randint(1, 3)):
            made.steps.append(steps.add(store, stage, ""))
    order = {stage: number for number, stage in enumerate(made.stages)}
    made.steps.sort(key=lambda step: (order[store[step]["pos"][0]], store[step]["pos"][1]))
    made.named["do"] = lanes.add(store, "action", "Customer")
    if made.chance(0.4):
        made.named["help"] = lanes.add(store, "action", "Relative")
        made.count("two action lanes")
    made.named["meet"] = lanes.add(store, "touchpoint", "Contacts")
    made.named["front"] = lanes.add(store, "process", "Desk", team=made.named["Desk"], zone="front")
    made.named["back"] = lanes.add(store, "process", "Planning", team=made.named["Planning"], zone="back")
    made.named["field"] = lanes.add(store, "process", "Field", team=made.named["Field"], zone="support")
    if made.chance(0.5):
        made.named["out"] = lanes.add(store, "process", "Partner", team=made.named["Partner"], zone="partner")
        made.count("partner team")
    if made.chance(0.6):
        made.named["say"] = lanes.add(store, "message", "Messages")
    if made.chance(0.7):
        made.named["learnt"] = lanes.add(store, "insight", "Insights")
    if made.chance(0.5):
        lanes.add(store, "emotion", "Feelings")


def _actions(made: Journey) -> None:
    """One cell a step: a single action, several in one of the three meanings, one that spans, or none."""
    last = len(made.steps) - 1
    column = 0
    while column <= last:
        throw = made.rng.random() if 0 < column < last else 1.0
        cell = [made.card(f"Do {column}", "do", column)]
        if throw < 0.08 and len(made.cells) > 1:
            cards.remove(made.store, cell)
            made.count("empty cell")
            column += 1
            continue
        if throw < 0.3:
            mode = ("in-order", "one-of", "all")[made.rng.randrange(3)]
            cell.append(made.card(f"Also do {column}", "do", column))
            lanes.set_cell_mode(made.store, made.named["do"], made.steps[column], mode)
            made.named[f"mode {cell[0]}"] = mode
            made.count(f"stacked {mode}")
        elif throw < 0.4 and column + 1 < last:
            cards.span(made.store, cell[0], 2)
            fields.put(made.store, cell[0], is_wait=True, duration={"typical": made.rng.choice([60, 1440])})
            made.count("spanning card")
            column += 1
        made.cells.append(cell)
        column += 1
    if "help" in made.named:
        for at in sorted(made.rng.sample(range(last + 1), made.rng.randint(1, min(3, last)))):
            made.card(f"Help {at}", "help", at)


def _contacts(made: Journey) -> None:
    store, rng = made.store, made.rng
    for column, step in enumerate(made.steps):
        stage = store[step]["pos"][0]
        first = column == 0 or store[made.steps[column - 1]]["pos"][0] != stage
        if not first and made.chance(0.2):
            continue
        for number in range(2 if made.chance(0.15) else 1):
            by = rng.choice(["customer", "organisation"])
            channel = made.named[rng.choice(["phone", "mail", "shop"])]
            key = made.card(f"Meet {column}.{number}", "meet", column, started_by=by, channel=channel)
            made.contacts.append(key)
            if number:
                made.count("alternative contacts")
            if made.chance(0.2):
                fields.put(store, key, issue=f"Issue {key}", resolves=True)
            if made.chance(0.2):
                fields.put(store, key, duration={"min": 1, "typical": 5, "max": 20})
    for key in made.contacts:
        later = [
            c for c in made.contacts if made.column[c] > made.column[key] and not store[c].get("answers")
        ]
        theirs = [c for c in later if store[c]["started_by"] == "organisation"]
        if store[key]["started_by"] == "customer" and theirs and made.chance(0.4):
            fields.put(store, key, reply_within=30 * 1440)
            fields.put(store, rng.choice(theirs), answers=key)
            made.count("answered contact")


def _work(made: Journey) -> None:
    """Work behind every contact, often of several teams, sometimes stacked."""
    rng = made.rng
    for column in sorted({made.column[c] for c in made.contacts}):
        behind = [lane for lane in ("back", "field", "out") if lane in made.named and made.chance(0.35)]
        for lane in ("front", *behind):
            for number in range(2 if made.chance(0.1) else 1):
                card = made.card(f"Work {lane} {column}.{number}", lane, column)
                made.work.append(card)
                if number:
                    made.count("stacked all")
        if made.chance(0.08):
            made.work.append(made.card(f"Long work {column}", "front", column, span=rng.choice([1, 2])))


def _hand_over(made: Journey) -> None:
    """Every change of team is a known handover, or it was said that nothing is handed over."""
    store, rng = made.store, made.rng
    work = set(made.work)
    while True:
        asked = [q for q in team_questions(store) if q.source in work and q.to in work]
        if not asked:
            break
        question = asked[0]
        if rng.random() < 0.7:
            made.handovers.append(known_handover(made, question.source, question.to))
            made.count("handover in a step")
        else:
            links.answer_question(store, question.source, question.to, rng.choice(["no", "unknown"]))
            made.count("answered question")
    graph = graph_of(store)
    joined = {(store[link]["from"], store[link]["to"]) for link in made.handovers}
    pairs = [
        (one, two)
        for one in made.work
        for two in made.work
        if made.column[one] < made.column[two]
        and graph.team(one) != graph.team(two)
        and (one, two) not in joined
    ]
    for source, to in rng.sample(pairs, min(len(pairs), rng.randint(0, 3))):
        made.handovers.append(known_handover(made, source, to))
        made.count("handover across steps")
        if made.chance(0.4):
            fields.put(store, made.handovers[-1], returns="a note")
            made.handovers.append(known_handover(made, to, source))
            made.count("promised return")


def known_handover(made: Journey, source: str, to: str) -> str:
    """A handover with everything known."""
    how = {"system": made.named["list"]} if made.chance(0.5) else {"channel": made.named["mail"]}
    values = {**KNOWN, **how, "passes": [made.named["paper"]]}
    return links.connect(made.store, source, to, kind="handover", **values)


def _ways(made: Journey) -> None:
    """Decisions, ways back, places where it often goes wrong, and arrows that say what the grid says."""
    store, rng = made.store, made.rng
    last = len(made.cells) - 1
    if made.chance(0.5):
        fields.put(store, made.cells[0][0], role="start")
    if (
        made.chance(0.4)
        and made.plain(last)
        and made.plain(last - 1)
        and last > 1
        and not gap(made, last - 1)
    ):
        _two_ends(made, last)
    elif made.chance(0.5):
        fields.put(store, made.cells[last][0], role="goal")
    for at in range(1, last - 1):
        card, target = made.plain(at), rng.randint(at + 2, last)
        if gap(made, at):
            continue  # an arrow past a step in which only the organisation acts would leave that out
        if card and made.chance(0.25):
            fields.put(store, card, role="decision")
            for to, name in ((at + 1, "yes"), (target, "no")):
                for number, one in enumerate(entries(made, to)):
                    links.connect(store, card, one, kind="flow", exit=name + "," * number)
            made.count("decision")
        elif card and made.chance(0.15):
            links.connect(store, card, made.cells[rng.randrange(at)][0], kind="flow", exit="once more")
            made.count("way back")
            if made.chance(0.4):
                fields.put(store, card, fail_point=True)
                made.count("fail point")
        elif card and made.chance(0.2) and len(entries(made, at + 1)) == 1:
            links.connect(store, card, entries(made, at + 1)[0], kind="flow")
            made.count("drawn override")


def gap(made: Journey, cell: int) -> bool:
    """Whether a step without actions of the customer lies between a cell and the next."""
    card, following = made.cells[cell][0], made.cells[cell + 1][0]
    return made.column[card] + int(made.store[card]["pos"][3]) < made.column[following]


def _two_ends(made: Journey, last: int) -> None:
    """Before the end it is decided: the customer has what they came for, or leaves."""
    store = made.store
    goal = made.cells[last][0]
    gone = made.card("Go elsewhere", "do", made.column[goal], role="leaves")
    lanes.set_cell_mode(store, made.named["do"], made.steps[made.column[goal]], "one-of")
    made.cells[last].append(gone)
    fields.put(store, goal, role="goal")
    decides = made.cells[last - 1][0]
    fields.put(store, decides, role="decision")
    links.connect(store, decides, goal, kind="flow", exit="stay")
    links.connect(store, decides, gone, kind="flow", exit="leave")
    made.count("several ends")
    made.count("decision")


def entries(made: Journey, cell: int) -> list[str]:
    """The actions by which a cell is entered."""
    held = made.cells[cell]
    return held[:1] if made.named.get(f"mode {held[0]}") in (None, "in-order") and len(held) > 1 else held


def _people(made: Journey) -> None:
    store, rng = made.store, made.rng
    felt = sorted({made.column[c] for c in made.contacts} | {len(made.steps) - 1})
    for name in ("Ada", "Ben"):
        if name not in made.named:
            continue
        for column in felt:
            persona, step = made.named[name], made.steps[column]
            throw = rng.random()
            if throw < 0.1 and column != felt[-1]:
                people.unknown(store, persona, step)
                made.count("unknown feeling")
            elif throw < 0.2:
                people.feel(store, persona, step, None, low=-0.5, high=2)
            elif throw < 0.3 and column != felt[-1]:
                people.feel(store, persona, step, rng.choice([-1, -2]))
                _explained(made, column)
                made.count("low with its reason")
            else:
                people.feel(store, persona, step, rng.choice([0, 1, 2]))


def _explained(made: Journey, column: int) -> None:
    store, step = made.store, made.steps[column]
    if "learnt" in made.named:
        pain = made.card(f"Pain {column} {len(store)}", "learnt", column, kind="pain")
    else:
        pain = cards.add_parked(store, f"Pain {column} {len(store)}", kind="pain", about=[step])
    insights.add_action(store, f"Cure {column}", [pain], role="head of service")


def _beside(made: Journey) -> None:
    """Moments of truth with their measure, messages, notes, parked ideas, answers that need items."""
    store, rng = made.store, made.rng
    if made.chance(0.5):
        card = rng.choice(made.contacts)
        fields.put(store, card, moment=True)
        values = {"unit": "%", "target": 90, "source": "https://figures.example/x"}
        measure = insights.add_measure(store, "Done at once", [card], **values)
        insights.record_value(store, measure, "2026-03-31", 71)
        made.count("moment of truth")
    if "say" in made.named:
        for card in rng.sample(made.contacts, min(2, len(made.contacts))):
            values = {"touchpoint": card, "content": "What happens next", "form": "letter"}
            made.card(f"Say {card}", "say", made.column[card], **values)
        made.count("messages")
    if made.chance(0.3):
        cards.add_parked(store, "An idea for later")
    if made.chance(0.4):
        link = rng.choice(made.handovers) if made.handovers else ""
        if link and made.column[store[link]["from"]] == made.column[store[link]["to"]]:
            fields.put(store, store[link]["from"], passes=[made.named["paper"]])
            fields.put(store, store[link]["to"], needs=[made.named["paper"]])
            made.count("information that arrives")
