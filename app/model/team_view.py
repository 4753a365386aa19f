"""What one team receives and sends: one source for the window and for the extract on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.model.ledger import Counts, LedgerRow, TeamQuestion, counts


@dataclass(slots=True)
class Asked:
    """A question of one step between two teams: the cards of one, and those of the other that may not learn of
    them. The cards of a cell are one question, since people are asked once and not nine times."""

    step: str
    sender: str
    receiver: str
    sources: dict[str, None] = field(default_factory=dict)
    targets: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TeamView:
    """The handovers at which one team stands, in the order of the map."""

    team: str
    receives: tuple[LedgerRow, ...]
    sends: tuple[LedgerRow, ...]
    asked: tuple[TeamQuestion, ...]
    """Where work changes to or from the team and nobody has said yet whether it is handed over."""

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.receives or self.sends or self.asked)

    @property
    def all(self) -> tuple[LedgerRow, ...]:
        """Both sides."""
        return self.receives + self.sends

    @property
    def counts(self) -> Counts:
        """How many of them are in which state."""
        return counts(row.state for row in self.all)


def team_view(team: str, rows: Iterable[LedgerRow], questions: Iterable[TeamQuestion]) -> TeamView:
    """What concerns one team, of the ledger and the open questions of a map."""
    held = list(rows)
    return TeamView(
        team,
        tuple(row for row in held if row.receiver == team),
        tuple(row for row in held if row.sender == team),
        tuple(question for question in questions if team in (question.sender, question.receiver)),
    )


def folded(questions: Iterable[TeamQuestion]) -> list[Asked]:
    """The questions by step and pair of teams, in the order of the map."""
    found: dict[tuple[str, str, str], Asked] = {}
    for question in questions:
        pair = (question.step, question.sender, question.receiver)
        asked = found.setdefault(pair, Asked(*pair))
        asked.sources[question.source] = None
        asked.targets[question.to] = None
    return list(found.values())
