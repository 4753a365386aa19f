"""What lies on the desk, by the names people gave it."""

from __future__ import annotations

from app.model.grid import grid_of, place
from app.model.store import Store
from app.session import Session
from tests.widgets.desk.events import Events


class Looking(Events):
    """The map as its titles tell it."""

    @property
    def session(self) -> Session:
        assert self.canvas.session is not None
        return self.canvas.session

    @property
    def store(self) -> Store:
        return self.session.store

    def id(self, title: str) -> str:
        """The record of that name; it must be the only one."""
        found = [key for key in self.store.ids() if self.store[key].get("title") == title]
        found = [key for key in found if self.store[key]["type"] != "map"] or found
        visible = [key for key in found if key in self.canvas.scene.rects]
        chosen = visible if len(found) > 1 and len(visible) == 1 else found
        assert len(chosen) == 1, f"{len(chosen)} records are called {title!r}"
        return chosen[0]

    def has(self, title: str) -> bool:
        """Whether a record of that name exists."""
        return any(self.store[key].get("title") == title for key in self.store.ids())

    def cell(self, title: str) -> tuple[str, str]:
        """(lane, step or stage) of a card by their names; ("", "") in the parking lot."""
        lane, step, _, _ = place(self.store[self.id(title)])
        return self.name(lane), self.name(step)

    def cards(self, lane: str, step: str) -> list[str]:
        """The titles of the cards that begin in a cell, in order."""
        return [self.name(card) for card in grid_of(self.store).cards(self.id(lane), self.id(step))]

    def span(self, title: str) -> int:
        """Over how many steps a card reaches."""
        return place(self.store[self.id(title)])[3]

    def name(self, key: str) -> str:
        """The title of a record, "" when it has none."""
        return str((self.store.get(key) or {}).get("title", ""))

    @property
    def selection(self) -> list[str]:
        """The titles of what is selected; a record without a title by its kind."""
        return [self.name(key) or self.canvas.kind_of(key) for key in self.canvas.selection]

    @property
    def steps_taken(self) -> int:
        """How many steps the history has taken since the map lay there as the test found it."""
        return self.session.history.at - self._taken

    def order_of(self, kind: str) -> list[str]:
        """The titles of all stages, steps or lanes in order."""
        grid = grid_of(self.store)
        return [
            self.name(key) for key in {"stage": grid.stages, "step": grid.steps, "lane": grid.lanes}[kind]
        ]

    def shown(self, kind: str) -> list[str]:
        """The titles of the stages or lanes on screen now, in the middle of a gesture as its preview has them."""
        grid = self.canvas.scene.grid
        keys = [row.lane for row in grid.rows] if kind == "lane" else [stage for stage, _, _ in grid.stages]
        return [self.name(key) for key in (keys if kind != "step" else [c.step for c in grid.columns])]
