"""One person at one map: the maps that tests begin with, both hands, and undo."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from app import session as sessions
from app.model.edits import cards, lanes, library, people, stages, steps
from app.session import Session
from tests.widgets.desk.keyboard import Keyboard
from tests.widgets.desk.mouse import Mouse


class Desk(Mouse, Keyboard):
    """One person at one map."""

    def show(self, session: Session) -> Self:
        """Put a session on the desk."""
        if self.window is self.canvas:
            self.canvas.set_session(session)
        else:
            self.window.show_session(session)  # type: ignore[attr-defined]  # the main window has it
        self.settle()
        self.canvas.center_on(0, 0, 1.0)
        self.canvas.setFocus()
        self._taken = session.history.at
        return self.settle()

    def open(self, path: str | Path) -> Self:
        """Open a map file."""
        return self.show(sessions.open_map(path))

    def new(
        self,
        stages_: dict[str, Iterable[str]] | None = None,
        lanes_: Iterable[tuple[str, str, dict[str, Any]]] | None = None,
        teams: Iterable[str] = ("Support", "Billing"),
    ) -> Self:
        """A small map to begin with: three stages with four steps, six lanes, two teams, one persona."""
        made = sessions.new("Return of a faulty phone")
        store = made.store
        known = {team: library.add(store, "team", team) for team in teams}
        people.add(store, "Jana")
        for title, names in (
            stages_ or {"Report": ["Call", "Mail"], "Check": ["Parcel"], "Refund": ["Money"]}
        ).items():
            first, *others = list(names)
            stage = stages.add(store, title, first=first)
            for name in others:
                steps.add(store, stage, name)
        usual: list[tuple[str, str, dict[str, Any]]] = [
            ("action", "Customer", {}),
            ("touchpoint", "Touchpoints", {}),
            ("emotion", "Feelings", {}),
            ("process", "Support desk", {"zone": "front", "team": "Support"}),
            ("process", "Billing desk", {"zone": "back", "team": "Billing"}),
            ("insight", "Insights", {}),
        ]
        for kind, title, values in lanes_ if lanes_ is not None else usual:
            lanes.add(
                store, kind, title, **{k: known.get(v, v) if k == "team" else v for k, v in values.items()}
            )
        made.history.mark_saved()
        return self.show(made)

    def with_cards(self, *wanted: tuple[str, str, str]) -> Self:
        """Cards that lie there already: (title, lane, step); a lane "" parks it."""
        for title, lane, step in wanted:
            if lane:
                cards.add(self.store, title, self.id(lane), self.id(step))
            else:
                cards.add_parked(self.store, title)
        self._taken = self.session.history.at
        return self.settle()

    def undo(self) -> Self:
        """Take the last step back."""
        self.session.history.undo()
        return self.settle()

    def redo(self) -> Self:
        """Do it again."""
        self.session.history.redo()
        return self.settle()
