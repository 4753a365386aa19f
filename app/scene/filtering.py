"""What a filter leaves in the light and what it lets fade.

Nothing vanishes: what does not fit stays in its place, paler, so that the map keeps its shape. A card is asked when it
is painted and never before, so that a filter costs a large map nothing.
"""

from __future__ import annotations

from app.model.grid import grid_of, lane_of, team_of
from app.model.store import Reader, Record
from app.scene.questions import ends_of
from app.scene.view import Filter, Marks

OPEN_STATES = ("gap", "to-clarify")
_OPEN_MARKS = frozenset(("gap", "question", "weakness", "reply-owed"))


class Fading:
    """One filter applied to one state of a map."""

    def __init__(self, reader: Reader, wanted: Filter, marks: Marks) -> None:
        self._reader = reader
        self.filter = wanted
        self._marks = marks
        self._known: dict[str, bool] = {}

    def fades(self, owner: str) -> bool:
        """Whether a record (by id; or a question between two cards) is not among what was asked for."""
        known = self._known.get(owner)
        if known is None:
            known = self._known[owner] = not self._fits(owner)
        return known

    def _fits(self, owner: str) -> bool:
        record = self._reader.get(owner)
        if record is None:
            ends = ends_of(owner)
            return ends is None or not any(self.fades(end) for end in ends)
        kind = record["type"]
        if kind == "card":
            return self._card(owner, record)
        if kind == "link":
            return self._link(owner, record)
        if kind == "emotion":
            chosen = self.filter.personas
            return not chosen or record.get("persona") in chosen
        if kind == "persona":  # their curve
            return not self.filter.personas or owner in self.filter.personas
        return True

    def _card(self, key: str, record: Record) -> bool:
        wanted = self.filter
        if wanted.personas:
            own = record.get("personas")
            if isinstance(own, list) and own and wanted.personas.isdisjoint(own):
                return False
        if wanted.teams and team_of(self._reader, key, grid_of(self._reader)) not in wanted.teams:
            return False
        if wanted.channels and record.get("channel") not in wanted.channels:
            return False
        if wanted.evidence:
            known = record.get("evidence") or (lane_of(self._reader, key) or {}).get("evidence") or ""
            if known not in wanted.evidence:
                return False
        return not (wanted.handovers or wanted.points) or self._open(key)

    def _open(self, card: str) -> bool:
        """Whether something is open about a card: at one of its handovers, or for a check."""
        if self.filter.points and not _OPEN_MARKS.isdisjoint(self._marks.of.get(card, ())):
            return True
        if not self.filter.handovers:
            return False
        links = (key for key, field in self._reader.referrers(card) if field in ("from", "to"))
        return any(self._unclear(link) for link in links)

    def _unclear(self, link: str) -> bool:
        """Whether a handover is a gap or to clarify, be it drawn so or still in grey."""
        return self._marks.states.get(link) in OPEN_STATES or link in self._marks.unclear

    def _link(self, key: str, record: Record) -> bool:
        wanted = self.filter
        if wanted.handovers or wanted.points:
            open_here = wanted.handovers and self._unclear(key)
            marked = wanted.points and not _OPEN_MARKS.isdisjoint(self._marks.of.get(key, ()))
            if not open_here and not marked:
                return False
        if wanted.channels and record.get("channel") in wanted.channels:
            return True
        if wanted.teams and record.get("to_team") in wanted.teams:
            return True
        ends = [str(record[end]) for end in ("from", "to") if record.get(end) in self._reader]
        lit = [not self.fades(end) for end in ends]
        # A handover belongs to both of its teams, a plain arrow to what it leads through.
        return any(lit) if record.get("kind") == "handover" else bool(lit) and all(lit)


def count(reader: Reader, fading: Fading) -> tuple[int, int]:
    """(cards that fit, all cards)."""
    cards = reader.of("card")
    return sum(not fading.fades(card) for card in cards), len(cards)
