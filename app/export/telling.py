"""What cards, links and handovers say in whole sentences, in the language of the print; private notes never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app import durations
from app.export.material import Material
from app.handover_words import reasons as reasons
from app.handover_words import state_words as state_words
from app.model.graph import graph_of
from app.model.grid import CUSTOMER, columns_of, grid_of, kind_of, lane_of
from app.model.ledger import LedgerRow, text_in
from app.model.store import Record
from app.scene.draw import facts
from app.scene.draw.insight import KINDS
from app.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the sign in front of it: an icon's name or "" and its colour token."""

    text: str
    sign: str = ""
    color: str = "ink"


def state_color(state: str) -> str:
    """The colour token of a state; its sign says the same by its shape."""
    return {"confirmed": "closed", "gap": "open"}.get(state, "soft")


def quote(words: Words, text: str) -> str:
    """Somebody's own words, in the quotation marks of the language."""
    return words.pick("quotation", "“{quote}”", quote=text.strip().strip('“”„"»«'))


def minutes(words: Words, value: object) -> str:
    """Minutes of calendar time in words; "" when it is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return durations.journey_words(words, float(value))


def spread(words: Words, value: object) -> str:
    """{min, typical, max} in words; "" when nothing is known."""
    return durations.words_for(value, words) if isinstance(value, Mapping) else ""


class Teller:
    """Tells the records of one map."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.words = material.words
        self._rows = {row.link: row for row in material.all_handovers}

    # ---- cards
    def headline(self, card: str) -> str:
        """What stands as the card's title."""
        record = self.material.record(card)
        title = text_in(record, "title").strip() or text_in(record, "content").strip()
        return title or self.words.say("Card without a title")

    def says(self, card: str) -> Iterator[Told]:
        """What the card says beside its title: note, message, issue."""
        say, record = self.words.say, self.material.record(card)
        content = text_in(record, "content").strip()
        if content and content != self.headline(card):
            yield Told(quote(self.words, content))
        if note := text_in(record, "note").strip():
            yield Told(note)
        if issue := text_in(record, "issue").strip():
            yield Told(say("About: {issue}", issue=issue))
        if settled := text_in(record, "resolves_issue").strip():
            yield Told(say("Settles: {issue}", issue=settled))

    def stands_out(self, card: str) -> Iterator[Told]:
        """What catches the eye on the drawing: role in the flow, moment of truth, fail point."""
        say, record = self.words.say, self.material.record(card)
        role = facts.ROLES.get(text_in(record, "role"))
        if role:
            yield Told(say(role), color="soft")
        if record.get("moment") is True:
            yield Told(say("Moment of truth"), "moment", "moment")
        if record.get("fail_point") is True:
            yield Told(say("Things go wrong here"), color="pain")

    def facts(self, card: str, *, weighed: bool = True) -> Iterator[str]:
        """Everything else that is known of the card, one short sentence each; what an insight weighs only if asked."""
        record = self.material.record(card)
        yield from self._who_and_how(card, record)
        yield from self._time(record)
        yield from self._information(record)
        kind = kind_of(self.material.whole, card)
        if kind == "touchpoint":
            yield from self._contact(record)
        if kind == "message":
            yield from self._message(record)
        if kind == "insight" and weighed:
            yield from self._insight(record)
        yield from self._evidence(card, record)
        if kind != "insight" or weighed:
            yield from self._votes(record)

    def _who_and_how(self, card: str, record: Record) -> Iterator[str]:
        say, name = self.words.say, self.material.name
        team = graph_of(self.material.whole).team(card)
        if team and team != CUSTOMER:
            yield say("Team: {team}", team=name(team))
        if responsible := text_in(record, "responsible").strip():
            yield say("Responsible: {role}", role=responsible)
        if channel := name(record.get("channel")):
            yield say("Channel: {channel}", channel=channel)
        if system := name(record.get("system")):
            yield say("System: {system}", system=system)
        if people := self.names(record.get("personas")):
            yield say("For: {people}", people=people)
        columns = columns_of(self.material.store, card, self.material.grid)
        if len(columns) > 1:
            first, last = self.step_name(columns[0]), self.step_name(columns[-1])
            yield say("From {first} to {last}", first=first, last=last)

    def _time(self, record: Record) -> Iterator[str]:
        say = self.words.say
        if record.get("is_wait") is True:
            yield say("This is a wait")
        if wait := spread(self.words, record.get("wait_before")):
            yield say("Wait before: {time}", time=wait)
        if duration := spread(self.words, record.get("duration")):
            yield say("Takes: {time}", time=duration)

    def _information(self, record: Record) -> Iterator[str]:
        say = self.words.say
        if needs := self.names(record.get("needs")):
            yield say("Needed here: {items}", items=needs)
        if passes := self.names(record.get("passes")):
            yield say("Passed on: {items}", items=passes)

    def _contact(self, record: Record) -> Iterator[str]:
        say = self.words.say
        if record.get("started_by") == "customer":
            yield say("Started by the customer")
        if record.get("started_by") == "organisation":
            yield say("Started by the organisation")
        if record.get("resolves") is True:
            yield say("The issue is settled here")
        if record.get("resolves") is False:
            yield say("The issue stays open here")
        if within := minutes(self.words, record.get("reply_within")):
            yield say("Answer expected within: {time}", time=within)
        yield from self._answers(record)

    def _message(self, record: Record) -> Iterator[str]:
        say, name = self.words.say, self.material.name
        if form := text_in(record, "form").strip():
            yield say("Form: {form}", form=form)
        if sender := name(record.get("sender")):
            yield say("From {sender}", sender=sender)
        if receiver := text_in(record, "receiver").strip():
            yield say("To {receiver}", receiver=receiver)
        if touchpoint := name(record.get("touchpoint")):
            yield say("Belongs to: {card}", card=touchpoint)
        yield from self._answers(record)

    def _answers(self, record: Record) -> Iterator[str]:
        say, name = self.words.say, self.material.name
        if record.get("states_wait") is True:
            yield say("Says how long it will take")
        if record.get("states_wait") is False:
            yield say("Does not say how long it will take")
        if answered := name(record.get("answers")):
            yield say("Answers: {card}", card=answered)

    def _insight(self, record: Record) -> Iterator[str]:
        say = self.words.say
        kind = text_in(record, "kind") or "pain"
        yield say("Kind: {kind}", kind=say(KINDS.get(kind, kind)))
        if about := self.names(record.get("about")):
            yield say("About: {issue}", issue=about)
        for value, sentence in (
            (record.get("weight"), say("Weight: {n} of 5", n=_plain(record.get("weight")))),
            (record.get("impact"), say("Impact: {n} of 5", n=_plain(record.get("impact")))),
            (record.get("effort"), say("Effort: {n} of 5", n=_plain(record.get("effort")))),
        ):
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield sentence

    def _evidence(self, card: str, record: Record) -> Iterator[str]:
        say = self.words.say
        lane = lane_of(self.material.whole, card) or {}
        level = facts.EVIDENCE.get(str(record.get("evidence") or lane.get("evidence") or ""))
        count = record.get("evidence_n")
        if level and isinstance(count, int) and not isinstance(count, bool):
            yield say("Evidence: {level} (n = {n})", level=say(level), n=count)
        elif level:
            yield say("Evidence: {level}", level=say(level))
        if sources := "; ".join(text_in(record, "sources").split("\n")).strip():
            yield say("Sources: {sources}", sources=sources)

    def _votes(self, record: Record) -> Iterator[str]:
        votes = record.get("votes")
        if isinstance(votes, int) and votes > 0:
            yield self.words.plural("{n} vote", "{n} votes", votes)

    # ---- links
    def links(self, card: str) -> Iterator[Told]:
        """Where the card leads to and what it receives, drawn links only."""
        graph = graph_of(self.material.whole)
        for link in sorted(graph.links_from(card)):
            yield self._outgoing(link)
        for row in self._rows.values():
            if row.to == card:
                sentence = self._from(row)
                yield Told(sentence, _sign(row.state), "soft")

    def _from(self, row: LedgerRow) -> str:
        say = self.words.say
        if row.sender_title:
            return say("Taken over from {team}: {card}", team=row.sender_title, card=row.source_title)
        return say("Taken over from: {card}", card=row.source_title)

    def _outgoing(self, link: str) -> Told:
        record = self.material.record(link)
        row = self._rows.get(link)
        if row is not None:
            return Told(self._handover(row), _sign(row.state), state_color(row.state))
        target = self.material.name(record.get("to")) or self.material.name(record.get("to_team"))
        exit_ = text_in(record, "exit").strip()
        return Told(self._flow(target, exit_, spread(self.words, record.get("wait"))), "", "soft")

    def _flow(self, target: str, exit_: str, wait: str) -> str:
        say = self.words.say
        if not target:
            return say("Leads on; where to is not known yet")
        if exit_ and wait:
            return say("If “{exit}”, after {time}: leads to {card}", exit=exit_, time=wait, card=target)
        if exit_:
            return say("If “{exit}”: leads to {card}", exit=exit_, card=target)
        if wait:
            return say("After {time}: leads to {card}", time=wait, card=target)
        return say("Leads to {card}", card=target)

    def _handover(self, row: LedgerRow) -> str:
        say, state = self.words.say, state_words(self.words, row.state)
        if row.nobody:
            return say("Handed over, and nobody receives it: {state}", state=state)
        if row.receiver_title and row.to_title:
            return say(
                "Handed over to {team}, “{card}”: {state}",
                team=row.receiver_title,
                card=row.to_title,
                state=state,
            )
        target = row.receiver_title or row.to_title
        if target:
            return say("Handed over to {team}: {state}", team=target, state=state)
        return say("Handed over; the receiver is not known yet: {state}", state=state)

    # ---- names
    def names(self, keys: object) -> str:
        """The titles of a set of records, as one list."""
        found = [self.label(key) for key in keys] if isinstance(keys, list | tuple) else []
        return ", ".join(name for name in found if name)

    def label(self, key: object) -> str:
        """The name of any record; a link is told by its ends."""
        record = self.material.record(key)
        if record.get("type") == "link":
            row = self._rows.get(str(key))
            source = self.material.name(record.get("from"))
            target = (row.to_title or row.receiver_title) if row else self.material.name(record.get("to"))
            if target:
                return self.words.say("from {source} to {target}", source=source, target=target)
            return self.words.say("from {source}", source=source)
        return self.material.name(key)

    def step_name(self, step: str) -> str:
        """The name of a step, or its number."""
        number = grid_of(self.material.whole).index.get(step, 0) + 1
        return self.material.name(step) or self.words.say("Step {n}", n=number)


def _sign(state: str) -> str:
    return state if state in ("confirmed", "gap", "to-clarify") else ""


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else ""
