"""The ledger: every handover of a map with its state and its facts, and the questions still to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar

from app.model.graph import Graph, graph_of
from app.model.grid import CUSTOMER
from app.model.handovers import Fact, State, fact, handover_state, handovers, receiver_of, sender_of
from app.model.ids import derived_id
from app.model.store import Reader, Record

K = TypeVar("K")
_AT_A_TIME = 200
"""Cards that one piece of the work looks at."""
ASKED = ("receiver", "team", "receipt", "return", "passes", "how", "limit")
"""Everything that is asked of a handover; only the first four decide its state."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One handover. Ids for the program, titles as people wrote them; "" and () where nothing is known."""

    link: str
    state: State
    reasons: tuple[str, ...]
    asks: tuple[str, ...]
    """What was not asked yet, of `ASKED`."""
    source: str
    """The sending card."""
    to: str
    """The receiving card, "" for a team without a card and where nobody is known."""
    sender: str | None
    receiver: str | None
    """Team ids, None where none is known."""
    sender_title: str
    receiver_title: str
    source_title: str
    to_title: str
    nobody: bool
    """Known that nobody receives it."""
    passes: tuple[str, ...]
    """Titles of what is passed on."""
    channel: str
    system: str
    """Titles of how it is passed on."""
    limit: float | None
    """By when, in minutes."""
    receipt: str
    """How the receiver knows."""
    returns: str
    """What is promised back."""
    facts: dict[str, Fact]
    """For passes, how, limit, receipt and return: not asked, known to be missing, or known."""
    stage: str
    step: str
    """Where the sending card begins; "" when it is parked."""
    note: str
    exceptions: tuple[str, ...]
    """Agreed exceptions about it that hold today."""
    actions: tuple[str, ...]
    """Actions meant to cure it, dropped ones left out."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many handovers are in which state."""

    confirmed: int = 0
    gaps: int = 0
    to_clarify: int = 0

    @property
    def total(self) -> int:
        """All handovers, whatever their state."""
        return self.confirmed + self.gaps + self.to_clarify

    @property
    def unclosed(self) -> int:
        """Gaps and what is still to clarify."""
        return self.gaps + self.to_clarify


@dataclass(frozen=True, slots=True)
class TeamQuestion:
    """A derived edge that changes team: "does Support learn of this?". No handover until the answer is yes."""

    source: str
    to: str
    sender: str
    receiver: str
    step: str
    """The first step both lie in, else where the sender begins."""
    answer: str = ""
    """"", "no" or "unknown"."""

    @property
    def key(self) -> str:
        """The id of the answer record, were there one."""
        return derived_id("answer", self.source, self.to)


def ledger(store: Reader, today: date | None = None) -> list[LedgerRow]:
    """All handovers in the order of the map: by step from the left, by lane from the top."""
    graph = graph_of(store)
    rows = [_row(graph, link, today or date.today()) for link in handovers(store)]
    lanes = {lane: number for number, lane in enumerate(graph.grid.lanes)}
    last = len(graph.grid.steps)

    def where(row: LedgerRow) -> tuple[int, int, str]:
        lane = lanes.get(graph.lane(row.source), len(lanes))
        return graph.grid.index.get(row.step, last), lane, row.link

    return sorted(rows, key=where)


def summary(store: Reader) -> Counts:
    """The headline: "4 confirmed, 2 gaps, 5 to clarify"."""
    return counts(handover_state(store, link).state for link in handovers(store))


def counts(states: Iterable[State]) -> Counts:
    """Count states."""
    found = list(states)
    return Counts(found.count("confirmed"), found.count("gap"), found.count("to-clarify"))


def by_stage(rows: Iterable[LedgerRow]) -> dict[str, Counts]:
    """Counts for each stage, in the order of the rows; "" for parked senders."""
    return _counted((row.stage, row.state) for row in rows)


def by_pair(rows: Iterable[LedgerRow]) -> dict[tuple[str | None, str | None], Counts]:
    """Counts for each (sending team, receiving team), in the order of the rows."""
    return _counted(((row.sender, row.receiver), row.state) for row in rows)


def _counted(pairs: Iterable[tuple[K, State]]) -> dict[K, Counts]:
    found: dict[K, list[State]] = {}
    for key, state in pairs:
        found.setdefault(key, []).append(state)
    return {key: counts(states) for key, states in found.items()}


def team_questions(store: Reader, *, answered: bool = False) -> list[TeamQuestion]:
    """The faint questions, in map order; those answered with no or don't know only when asked for.

    Answer them with `app.model.edits.links.answer_question`. A handover to the team, stored without a card,
    answers for all its cards.
    """
    graph = graph_of(store)
    questions = graph.remember("questions", lambda: list(chain.from_iterable(_questions(graph))))
    return [question for question in questions if answered or not question.answer]


def look_for_questions(store: Reader) -> Iterator[None]:
    """Find them piece by piece, so that whoever types need not wait; `team_questions` has them ready afterwards."""
    graph = graph_of(store)
    found: list[TeamQuestion] = []
    for at, held in enumerate(_questions(graph)):
        found += held
        if at % _AT_A_TIME == _AT_A_TIME - 1:
            yield
    graph.remember("questions", lambda: found)


def _questions(graph: Graph) -> Iterator[list[TeamQuestion]]:
    """The questions beside each card, in map order."""
    for card in sorted(graph.nodes, key=lambda card: (_where(graph, card), card)):
        yield list(_questions_of(graph, card))


def _questions_of(graph: Graph, card: str) -> Iterator[TeamQuestion]:
    store, sender = graph.store, graph.team(card)
    edges = graph.out(card) if sender not in (None, CUSTOMER) else ()
    told: set[str] | None = None
    for edge in sorted(edges):
        receiver = graph.team(edge.to)
        if edge.origin == "drawn" or sender is None or receiver in (None, sender, CUSTOMER):
            continue
        if told is None:
            told = {str(store[link].get("to_team")) for link in graph.links_from(card)}
        if receiver is None or receiver in told:
            continue
        mine, others = graph.columns(card), graph.columns(edge.to)
        step = next((step for step in mine if step in others), mine[0])
        yield TeamQuestion(card, edge.to, sender, receiver, step, answer_of(store, card, edge.to))


def answer_of(store: Reader, source: str, to: str) -> str:
    """The stored answer to the question about two cards: "no", "unknown", or "" while nobody answered."""
    graph = graph_of(store)
    answers = graph.keep("answers", lambda: dict(_answers(store)), "answer")
    return answers.get((source, to), "")


def _answers(store: Reader) -> Iterable[tuple[tuple[str, str], str]]:
    for key in store.of("answer"):
        record = store[key]
        yield (text_in(record, "from"), text_in(record, "to")), str(record.get("answer", "no"))


def _where(graph: Graph, card: str) -> int:
    columns = graph.columns(card)
    return graph.grid.index[columns[0]] if columns else len(graph.grid.steps)


def _row(graph: Graph, link: str, today: date) -> LedgerRow:
    store = graph.store
    record = store[link]
    state = handover_state(store, link)
    facts = {name: fact(record, *fields) for name, fields in FACTS.items()}
    open_facts = [name for name in ("passes", "how", "limit") if facts[name] == "not-asked"]
    source, to = str(record["from"]), text_in(record, "to")
    sender, receiver = sender_of(graph, record), receiver_of(graph, record)
    step, stage = _place(graph, source)
    return LedgerRow(
        link=link,
        state=state.state,
        reasons=state.reasons,
        asks=tuple(name for name in ASKED if name in state.asks or name in open_facts),
        source=source,
        to=to,
        sender=sender,
        receiver=receiver,
        sender_title=title_of(store, sender),
        receiver_title=title_of(store, receiver),
        source_title=title_of(store, source),
        to_title=title_of(store, to),
        nobody="receiver" in state.gaps,
        passes=tuple(title_of(store, item) for item in texts_in(record, "passes") if item in store),
        channel=title_of(store, record.get("channel")),
        system=title_of(store, record.get("system")),
        limit=_number(record.get("limit")),
        receipt=text_in(record, "receipt"),
        returns=text_in(record, "returns"),
        facts=facts,
        stage=stage,
        step=step,
        note=text_in(record, "note"),
        exceptions=tuple(key for key in about(store, link, "exception") if holds(store[key], today)),
        actions=tuple(
            key for key in about(store, link, "action") if store[key].get("status", "open") != "dropped"
        ),
    )


FACTS = {
    "passes": ("passes",),
    "how": ("channel", "system"),
    "limit": ("limit",),
    "receipt": ("receipt",),
    "return": ("returns",),
}
"""The fields in which each fact of a handover may stand."""


def about(store: Reader, key: str, kind: str) -> list[str]:
    """The ids of records of a kind ("exception", "action") that name this record."""
    return sorted({one for one, _ in store.referrers(key) if store[one]["type"] == kind})


def holds(exception: Record, today: date) -> bool:
    """Whether an agreed exception still holds; one without a day holds until it is taken back."""
    until = exception.get("until")
    if not isinstance(until, str):
        return True
    try:
        return today <= date.fromisoformat(until)
    except ValueError:
        return False  # a day nobody can read does not silence anything


def title_of(store: Reader, key: object) -> str:
    """The title of a record; "" where there is none."""
    record = store.get(key) if isinstance(key, str) else None
    return text_in(record, "title") if record is not None else ""


def text_in(record: Record, name: str) -> str:
    """A text field; "" where it is absent, null or no text."""
    value = record.get(name)
    return value if isinstance(value, str) else ""


def texts_in(record: Record, name: str) -> list[str]:
    """A field that holds several texts, such as ids; none where it is absent, null or something else."""
    value = record.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _place(graph: Graph, card: str) -> tuple[str, str]:
    columns = graph.columns(card)
    return (columns[0], graph.grid.stage_of[columns[0]]) if columns else ("", "")


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
