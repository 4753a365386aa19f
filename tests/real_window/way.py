"""The things a person does to build a map; by mouse and by keyboard they are done in two ways.

What is to be done is told by `building.py`, once. A way knows records by their ids in the window, finds what it needs
by looking at the window, and leaves it so that the other way could go on.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.widgets.inspector import editors as e
from app.widgets.inspector.choosers import Chooser
from app.widgets.main_window import MainWindow
from tests.real_window.hands import Hands

Wanted = Sequence[tuple[str, str]]
"""(key in the list, its words)."""


class Way(ABC):
    """One kind of hands."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        assert isinstance(hands.window, MainWindow)
        self.window: MainWindow = hands.window

    # ---- whole map
    @abstractmethod
    def begin(self) -> None:
        """From the start page to an empty map."""

    @abstractmethod
    def properties(self) -> None:
        """Show the properties of the map and its libraries."""

    @abstractmethod
    def entry(self, kind: str) -> None:
        """A new entry of a library."""

    @abstractmethod
    def select_entry(self, key: str) -> None:
        """Show an entry of a library."""

    @abstractmethod
    def save(self, file: Path) -> None:
        """Save the map under a name."""

    # ---- structure
    @abstractmethod
    def select(self, key: str) -> None:
        """Select a card or heading."""

    @abstractmethod
    def delete(self, key: str) -> None:
        """Delete a heading."""

    @abstractmethod
    def rename(self, key: str, title: str) -> None:
        """Name a step."""

    @abstractmethod
    def stage(self, title: str) -> None:
        """A stage at the end."""

    @abstractmethod
    def step(self, after: str, title: str) -> None:
        """A step after another one."""

    @abstractmethod
    def lane(self, kind: str, title: str) -> None:
        """A lane at the bottom."""

    # ---- cards
    @abstractmethod
    def card(self, lane: str, step: str, title: str) -> None:
        """A card in an empty cell."""

    @abstractmethod
    def card_below(self, card: str, title: str) -> None:
        """A card below another one."""

    @abstractmethod
    def reach(self, card: str, last: str, columns: int) -> None:
        """Let a card reach over so many columns, to the last one."""

    @abstractmethod
    def to_stage(self, card: str, stage: str) -> None:
        """Let a card belong to a whole stage."""

    @abstractmethod
    def park(self, card: str) -> None:
        """Put a card into the parking lot."""

    @abstractmethod
    def cards_mean(self, card: str, mode: str) -> None:
        """Say how the cards of a cell are meant."""

    @abstractmethod
    def feel(self, lane: str, step: str, score: float) -> None:
        """Set a feeling on the curve."""

    @abstractmethod
    def link(self, card: str, what: str, key: str, leave: str) -> None:
        """Link a card to a "card", a "team" or "unknown"; a decision's way out is named `leave`."""

    # ---- panels
    @abstractmethod
    def press(self, button: QWidget) -> None:
        """Press a button of the inspector."""

    @abstractmethod
    def agree(self, button: QWidget, reason: str, by: str, until: str) -> None:
        """Agree an exception, from the button that asks."""

    @abstractmethod
    def action(self, title: str) -> None:
        """Add an action to the list of actions."""

    @abstractmethod
    def select_action(self, key: str) -> None:
        """Show an action that stands in the list."""

    # ---- fields of the inspector
    @abstractmethod
    def go_to(self, field: QWidget) -> None:
        """Bring a field into view, and the keyboard into it where it is the keyboard that goes on."""

    @abstractmethod
    def write_line(self, line: QLineEdit, text: str) -> None:
        """Write a line and be done with it."""

    @abstractmethod
    def write_text(self, field: QPlainTextEdit, text: str) -> None:
        """Write a text of several lines and be done with it."""

    @abstractmethod
    def write_rows(self, editor: e.Values, rows: Sequence[tuple[str, str]]) -> None:
        """Write days and values into a small table."""

    @abstractmethod
    def pick(self, chooser: Chooser, wanted: Wanted, several: bool) -> None:
        """Choose from a searched list; `several` are ticked."""

    @abstractmethod
    def pick_line(self, box: e.Calm, index: int) -> None:
        """Choose a line of a box."""

    @abstractmethod
    def tick(self, check: e.Check) -> None:
        """Tick a box."""

    @abstractmethod
    def say_missing(self, fact: e.Fact) -> None:
        """Say that a fact of a handover is missing."""

    # ---- looking, which is the same with every hand
    @property
    def inspector(self) -> Any:
        """The panel on the right."""
        return self.window.inspector

    def until_checked(self) -> None:
        """Open points come a moment after an edit and move what stands below them."""
        checking = self.window.checking
        self.hands.until(
            lambda: not checking._timer.isActive() and not checking.looking, "the map is checked"
        )

    def folds_of(self, field: QWidget) -> list[Any]:
        """The folded headings of the form, when one of them hides the field."""
        if field.isVisibleTo(self.inspector):
            return []
        found = self.inspector.findChildren(QWidget)
        return [fold for fold in found if fold.property("fold") and not fold.isChecked()]

    def buttons_named(self, name: str, kind: str) -> list[QWidget]:
        """Visible buttons of the inspector with these words."""
        return [
            widget
            for widget in self.inspector.findChildren(QWidget)
            if widget.metaObject().className() == kind
            and name in (getattr(widget, "text", lambda: "")(), widget.accessibleName())
            and widget.isVisibleTo(self.inspector)
        ]

    def menu(self) -> QMenu:
        """The menu that is open now."""
        self.hands.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "a menu is open")
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def point_of(self, rule: str) -> QWidget:
        """The open point of a rule in the inspector."""

        def shown() -> list[QWidget]:
            frames = self.inspector.points.findChildren(QWidget)
            return [frame for frame in frames if frame.property("rule") == rule and frame.isVisible()]

        self.hands.until(shown, f"the open point of {rule} is shown")
        return shown()[0]
