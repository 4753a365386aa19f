"""What every check shares: findings with their words and next steps, and what a check may look at.

A check says what is so and what could be done; how loud it is belongs to the profile, the words to the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from app.durations import journey_words
from app.model.graph import Graph, graph_of
from app.model.graph.asking import Where
from app.model.grid import CUSTOMER, map_of
from app.model.handovers import receiver_of, sender_of
from app.model.store import Reader, Record, Store
from app.words import N_, Words

Voice = Literal["hygiene", "question", "weakness"]
"""Map hygiene is for the map maker alone and never printed, questions are what was not asked yet, weaknesses of
the service are neutral observations."""
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Value = object
"""A value in a sentence: text as people wrote it, a `Said`, a `Span` of time, or a tuple of them (a list)."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the program inside a sentence, translated when it is said."""

    text: str

    def say(self, words: Words) -> str:
        """The words in a language."""
        return words.say(self.text)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time inside a sentence, in minutes."""

    minutes: float


@dataclass(frozen=True, slots=True)
class Score:
    """A feeling from -2 to +2 inside a sentence."""

    number: float

    def say(self, words: Words) -> str:
        """The number with its sign, with a comma where the language writes one."""
        said = f"{abs(self.number):.1f}".removesuffix(".0")
        sign = "−" if self.number < 0 else "+" if self.number > 0 else ""
        return sign + (said if words.language == "en" else said.replace(".", ","))


def render(words: Words, text: str, values: Mapping[str, Value]) -> str:
    """A sentence with its values in one language."""
    return words.say(text, **{name: _value(words, value) for name, value in values.items()})


def _value(words: Words, value: Value) -> str:
    if isinstance(value, Said):
        return value.say(words)
    if isinstance(value, Span):
        return journey_words(words, value.minutes)
    if isinstance(value, Score):
        return value.say(words)
    if isinstance(value, tuple):
        return ", ".join(_value(words, one) for one in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Input:
    """Something a next step has to be told before it can be taken."""

    name: str
    prompt: str
    """English source of the question to the user."""
    kind: Literal[
        "text", "card", "team", "channel", "system", "item", "role", "time", "number", "feeling"
    ] = "text"
    """"card" takes an id; "team", "channel", "system" and "item" an id or a new name; "time" a typed duration,
    "number" a number as people write it, "feeling" a whole number from -2 to +2."""
    optional: bool = False
    choices: tuple[str, ...] = ()
    """Ids that make sense, the likeliest first; () leaves the choice open."""
    values: Mapping[str, Value] = field(default_factory=dict)

    def ask(self, words: Words) -> str:
        """The question in one language."""
        return render(words, self.prompt, self.values)


class Act(Protocol):
    """What a next step does, as one edit."""

    def __call__(self, store: Store, **inputs: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Fix:
    """A next step: an ordinary edit that settles the finding."""

    id: str
    words: str
    """English source of its label."""
    act: Act
    inputs: tuple[Input, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    def label(self, words: Words) -> str:
        """What the button says."""
        return render(words, self.words, self.values)

    def apply(self, store: Store, **inputs: Any) -> None:
        """Take the step as one edit. Raises ValueError when a needed input is missing, TypeError for a foreign
        one."""
        for one in self.inputs:
            if not one.optional and not str(inputs.get(one.name) or "").strip():
                raise ValueError(f"{self.id} needs {one.name}")
        foreign = inputs.keys() - {one.name for one in self.inputs}
        if foreign:
            raise TypeError(f"{self.id} takes no {sorted(foreign)}")
        with store.edit("take-step", rule=self.id):
            self.act(store, **{name: value for name, value in inputs.items() if value not in (None, "")})


@dataclass(frozen=True, slots=True)
class Finding:
    """One open point."""

    rule: str
    ids: tuple[str, ...]
    """The stored records it is keyed by, sorted; with the rule it names the finding in every version."""
    owners: tuple[str, ...]
    """The records it is shown on, the first one carries the mark."""
    voice: Voice
    text: str
    """English source of the sentence."""
    reason: str
    """English source of why it matters."""
    values: Mapping[str, Value] = field(default_factory=dict)
    steps: tuple[Fix, ...] | Callable[[], tuple[Fix, ...]] = ()
    """The next steps, or what makes them when somebody asks: most findings of a large map nobody ever opens. It must
    not read the map, which may be another one by then."""
    severity: Severity = "info"
    """Given by the profile."""
    exception: str = ""
    """The agreed exception that holds for it; it stays known and is shown beside it."""
    actions: tuple[str, ...] = ()
    """Open actions that are to cure a weakness: then its next step is taken."""
    mild: bool = False
    """The lighter of two conditions of its rule: a step quieter."""
    touches: tuple[str, ...] = ()
    """Other records at which the same cause shows, so that what has one cause can be told together."""

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The next steps, the likeliest first."""
        return self.steps() if callable(self.steps) else self.steps

    @property
    def key(self) -> str:
        """Rule and ids as one word, the same in every version of the map."""
        return ":".join((self.rule, *self.ids))

    @property
    def settled(self) -> bool:
        """Whether it is agreed or an action was planned, so that nothing is to be decided now."""
        return bool(self.exception) or (self.voice == "weakness" and bool(self.actions))

    def sentence(self, words: Words) -> str:
        """What is so, as a line manager would say it."""
        return render(words, self.text, self.values)

    def why(self, words: Words) -> str:
        """Why it matters and what would settle it."""
        return render(words, self.reason, self.values)


@dataclass(frozen=True)
class Check:
    """One check; its module holds the definition, its help page the explanation for people."""

    id: str
    title: str
    """English source of its name."""
    about: Literal["link", "card", "map"]
    find: Callable[[Look, str], Iterable[Finding]]
    """Findings about one link or card, or (key "") about the whole map."""
    whole: bool = False
    """Whether it depends on paths, so that any edit may change it."""

    @property
    def page(self) -> str:
        """Its help page, relative to docs/."""
        return f"checks/{self.id}.md"


UNNAMED = Said(N_("a card without a name"))
UNNAMED_STAGE = Said(N_("a stage without a name"))
SENDER = Said(N_("the sending team"))
RECEIVER = Said(N_("the receiving team"))


class Look:
    """What a check may look at: the map, its graph, and names for sentences."""

    def __init__(self, store: Reader) -> None:
        self.store = store
        self.graph: Graph = graph_of(store)
        self.map_id, found = map_of(store)
        self.to_be = found.get("state") == "to-be"
        self.where: Callable[[str], Where] = self.graph.where
        """Where a card stands in reading order; what is no card in the grid comes last."""

    def name(self, card: str) -> Value:
        """The title of a card for a sentence."""
        return self._title(card) or UNNAMED

    def sender(self, team: str | None) -> Value:
        """The name of a team that hands over, for the middle of a sentence."""
        return self._team(team) or SENDER

    def receiver(self, team: str | None) -> Value:
        """The name of a team that receives, for the middle of a sentence."""
        return self._team(team) or RECEIVER

    def handover(self, record: Record) -> dict[str, Value]:
        """Who hands over at which card to whom, for the sentences about a handover."""
        return {
            "card": self.name(str(record["from"])),
            "sender": self.sender(sender_of(self.graph, record)),
            "receiver": self.receiver(receiver_of(self.graph, record)),
        }

    def _team(self, team: str | None) -> str:
        return self._title(team) if team is not None and team != CUSTOMER else ""

    def _title(self, key: str) -> str:
        record = self.store.get(key)
        title = record.get("title") if record is not None else ""
        return title.strip() if isinstance(title, str) else ""

    def in_order(self, cards: Iterable[str]) -> list[str]:
        """Cards in reading order: by step, then lane, then place in the cell."""
        return sorted(cards, key=self.where)

    def actions(self) -> list[str]:
        """All cards of action lanes in reading order."""
        graph = self.graph
        return graph.remember(
            "actions", lambda: self.in_order(card for card in graph.nodes if graph.kind(card) == "action")
        )

    def speaking(self) -> list[str]:
        """All contacts and messages, which may answer a contact: by step, messages and parked ones last."""
        store, lane_kind = self.store, self.graph.lane_kind
        return self.graph.remember(
            "speaking",
            lambda: self.in_order(c for c in store.of("card") if lane_kind(c) in ("touchpoint", "message")),
        )
