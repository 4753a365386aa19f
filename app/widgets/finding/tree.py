"""The map as a tree: stages, their steps, the cards of each lane, and with a card what is open about it. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.handover_words import state_words
from app.model.grid import Grid, grid_of
from app.model.ledger import LedgerRow
from app.model.store import Store
from app.scene.theme import lane_token
from app.widgets.checking import State
from app.words import _, signed, ui

PARKING = "parking"


@dataclass(slots=True, eq=False)
class Node:
    """One line of the outline."""

    key: str
    """The record, or for a note what it is about; PARKING for the parking lot."""
    kind: str
    """"stage", "step", "card", "emotion", "handover", "open", "parking" or "root"."""
    title: str
    detail: str = ""
    sign: str = ""
    """Name of the drawn sign before it."""
    color: str = ""
    """Colour token of the lane it lies in."""
    leads: tuple[str, ...] = ()
    """Records to go to."""
    parent: Node | None = None
    row: int = 0
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Put a line below this one."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child


def tree_of(store: Store, state: State) -> Node:
    """The whole outline."""
    top = Node("", "root", "")
    for _piece in growing(top, store, state):
        pass
    return top


def growing(top: Node, store: Store, state: State) -> Iterator[None]:
    """The same below `top`, in pieces of a millisecond or so; an edit meanwhile makes it worthless."""
    return _Tree(store, state).grow(top)


class _Tree:
    def __init__(self, store: Store, state: State) -> None:
        self._store = store
        self._grid: Grid = grid_of(store)
        self._given: dict[str, list[LedgerRow]] = {}
        for row in state.rows:
            self._given.setdefault(row.source, []).append(row)
        self._open: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
        told = frozenset(row.link for row in state.rows)  # handovers stand under their cards already
        words = ui()
        signs = {"question": "to-clarify", "weakness": "gap", "hygiene": "note"}
        for finding in state.findings:
            if not finding.settled and finding.owners and finding.owners[0] not in told:
                sentence = " ".join(finding.sentence(words).split())
                about = (sentence, tuple(finding.owners), signs[finding.voice])
                self._open.setdefault(finding.owners[0], []).append(about)
        self._felt: dict[str, list[str]] = {}
        for key in store.of("emotion"):
            self._felt.setdefault(str(store[key].get("step")), []).append(key)
        self._lanes = {lane: (self._title(lane), self._color(lane)) for lane in self._grid.lanes}

    def grow(self, top: Node) -> Iterator[None]:
        for stage in self._grid.stages:
            line = top.add(
                Node(stage, "stage", self._title(stage) or _("Stage without a name"), leads=(stage,))
            )
            self._notes(line, stage)
            for lane in self._grid.lanes:
                self._cards(line, lane, self._grid.stage_wide.get((lane, stage), ()))
            for number, step in enumerate(self._grid.steps_of[stage], 1):
                self._step(line, step, number)
                yield
        if self._grid.parked:
            parked = top.add(Node(PARKING, PARKING, _("Parking lot"), leads=self._grid.parked[:1]))
            self._cards(parked, "", self._grid.parked)

    def _step(self, stage: Node, step: str, number: int) -> None:
        line = stage.add(Node(step, "step", self._title(step) or _("Step {n}", n=number), leads=(step,)))
        self._notes(line, step)
        for lane in self._grid.lanes:
            self._cards(line, lane, self._grid.cards(lane, step))
            if self._grid.kinds[lane] == "emotion":
                self._feelings(line, lane, step)

    def _cards(self, above: Node, lane: str, cards: Iterable[str]) -> None:
        name, color = self._lanes.get(lane, ("", ""))
        for card in cards:
            title = self._title(card) or _("Card without words")
            line = above.add(Node(card, "card", title, name, color=color, leads=(card,)))
            for row in self._given.get(card, ()):
                receiver = row.receiver_title or (_("nobody") if row.nobody else _("not known yet"))
                words = _("To {receiver}: {state}", receiver=receiver, state=state_words(ui(), row.state))
                line.add(Node(row.link, "handover", words, _("Handover"), row.state, leads=(row.link,)))
            self._notes(line, card)

    def _notes(self, line: Node, key: str) -> None:
        for sentence, leads, sign in self._open.get(key, ()):
            line.add(Node(key, "open", sentence, "", sign, leads=leads))

    def _feelings(self, above: Node, lane: str, step: str) -> None:
        only = self._store[lane].get("persona")
        for key in self._felt.get(step, ()):
            record = self._store[key]
            if only not in (None, record.get("persona")):
                continue
            who = self._title(str(record.get("persona") or "")) or _("Persona")
            score = record.get("score")
            how = (
                _("unknown")
                if record.get("unknown") or score is None
                else signed(float(score), ui().language)
            )
            said = str(record.get("words") or record.get("quote") or "")
            if said:
                title = _("{who}: {words}", who=who, words=said)
            else:
                title, how = _("{who}: {score}", who=who, score=how), ""
            above.add(Node(key, "emotion", " ".join(title.split()), how, leads=(key,)))

    def _color(self, lane: str) -> str:
        record = self._store[lane]
        return lane_token(str(record.get("kind") or ""), str(record.get("zone") or ""))

    def _title(self, key: str) -> str:
        record = self._store.get(key)
        return " ".join(str(record.get("title") or "").split()) if record is not None else ""
