"""Cards and what they are more than a card in the lanes of contacts, messages and insights."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.model.records.base import Evidence, Minutes, View, prose, ref, refs, value

FlowRole = Literal["step", "start", "decision", "goal", "accepted-end", "leaves"]
InsightKind = Literal["pain", "reason-to-leave", "risk", "question", "strength", "opportunity", "idea"]

Pos = tuple[str | None, str | None, str, int]
"""[lane, step, order, span]: one value, so that a move is one change. Lane null: parked. The step may name a
stage (the card belongs to all of it). Span counts columns, 1 or more."""


class Card(View):
    """What lies in a cell, spans several steps, belongs to a stage or waits in the parking lot."""

    pos: Pos | None = Field(None, description="[lane, step or stage, order, span]; lane null: parked")
    note: str = prose("details, printed on the detail page")
    private: str = prose("the facilitator's own note, never printed for others")
    team: str | None = ref("team", "who does it, else the lane's team")
    responsible: str = prose("responsible role")
    channel: str | None = ref("channel", "the channel; a second channel is a second card")
    system: str | None = ref("system", "the system used")
    personas: tuple[str, ...] = refs("persona", "for whom; empty: for all")
    duration: Minutes | None = value("how long it takes, minutes")
    wait_before: Minutes | None = value("wait before it, minutes")
    is_wait: bool = value("the card itself is a wait", False)
    role: FlowRole = value("role in the flow", "step")
    moment: bool = value("moment of truth", False)
    fail_point: bool = value("things go wrong here", False)
    needs: tuple[str, ...] = refs("item", "information needed here")
    passes: tuple[str, ...] = refs("item", "information passed on")
    resolves_issue: str = prose("the issue that is settled here")
    votes: int = value("votes of the room", 0)
    evidence: Evidence | None = value("how we know")
    evidence_n: int | None = value("number of people or cases")
    sources: str = prose("sources, one per line")
    picture: str | None = ref("blob", "a picture on the card")
    crop: tuple[float, float, float, float] | None = value(
        "what of the picture is shown: left, top, width, height as shares of the whole; absent: all of it"
    )
    alt: str = prose("the picture in words")
    link: str = prose("a web address")


class Contact(Card):
    """A card in a touchpoint lane: customer and organisation meet."""

    started_by: Literal["customer", "organisation"] | None = value("who started it")
    issue: str = prose("the issue it is about")
    resolves: bool | None = value("the issue is settled by this contact")
    reply_within: float | None = value("an answer is expected within so many minutes; 0: at once")
    states_wait: bool | None = value("tells the customer how long it will take")
    answers: str | None = ref("card", "the contact it replies to")


class Message(Card):
    """A card in the communication layer: what is said, in which form."""

    touchpoint: str | None = ref("card", "the touchpoint it belongs to")
    content: str = prose("what is said")
    form: str = prose("in which form: template letter, spoken, push message …")
    sender: str | None = ref("team", "who says it")
    receiver: str = prose("who is told")
    answers: str | None = ref("card", "the contact it replies to")
    states_wait: bool | None = value("tells the customer how long it will take")


class Insight(Card):
    """What the room concludes: a pain, a strength, an idea …"""

    kind: InsightKind = value("what it is", "pain")
    about: tuple[str, ...] = refs("*", "cards, links, stages or measures it is about")
    weight: float | None = value("how heavy it weighs, 1 to 5")
    impact: float | None = value("effect of acting on it, 1 to 5")
    effort: float | None = value("cost of acting on it, 1 to 5")


CARD_VIEWS: dict[str, type[Card]] = {"touchpoint": Contact, "message": Message, "insight": Insight}
"""Which view fits a card, by the kind of its lane."""


class AnyCard(Contact, Message, Insight):
    """Every field any card may have; also what keeps a card's extra fields while it lies in another lane."""
