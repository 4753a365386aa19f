"""The mouse alone: everything is clicked, dragged or chosen in a menu; keys are pressed for letters only.

A text is typed into a place that the mouse has opened, and ended by a click beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)

from app.widgets.actions.insert import ENTRIES, LANE_NAMES
from app.widgets.actions.registry import without_mnemonic
from app.widgets.dialogs.agree import Agree
from app.widgets.dialogs.connect import ConnectTo
from app.widgets.inspector import editors as e
from app.widgets.inspector.choosers import Chooser
from app.widgets.search_list import SearchList
from app.words import _
from tests.real_window.way import Wanted, Way

_NOTCH = 3
"""Lines that one notch of the wheel turns in a list."""
RIGHT = Qt.MouseButton.RightButton


class MouseOnly(Way):
    """Somebody who holds the mouse all the time."""

    # ---- whole map
    def begin(self) -> None:
        self.hands.click_button("Empty map")

    def properties(self) -> None:
        self.choose("map-properties")

    def entry(self, kind: str) -> None:
        self.properties()
        words = _(next(fresh for each, _text, fresh in ENTRIES if each == kind))
        self.press(self.buttons_named(words, "QToolButton")[0])

    def select_entry(self, key: str) -> None:
        self.properties()
        title = str(self.hands.store[key].get("title") or "")
        for button in self.buttons_named(title, "ElidedButton"):  # a team and a lane may share a name
            self.press(button)
            if self.window.selection == [key]:
                return
            self.properties()
        raise AssertionError(f"{title!r} is not in the libraries")

    def save(self, file: Path) -> None:
        def answer(dialog: QFileDialog) -> None:
            name = dialog.findChild(QLineEdit)
            assert name is not None
            self.hands.click_widget(name, times=3).type(str(file))
            box = dialog.findChild(QDialogButtonBox)
            assert box is not None
            self.hands.click_widget(box.button(QDialogButtonBox.StandardButton.Save))

        self.hands.answer(QFileDialog, answer)
        self.choose("save")

    # ---- structure
    def select(self, key: str) -> None:
        if self.hands.canvas.kind_of(key) == "link":
            self._row_of("handovers", key)  # its line may run below cards
            return
        self.see(key)
        if self.window.selection != [key]:  # a second click on a heading names it
            self.hands.click(key)

    def delete(self, key: str) -> None:
        self.see(key)
        self.context(self.hands.at(key), "delete")

    def rename(self, key: str, title: str) -> None:
        self.see(key)
        self.hands.double_click(key)
        self.write(title)

    def stage(self, title: str) -> None:
        self.nothing()
        self.choose("add-stage")
        self.write(title)

    def step(self, after: str, title: str) -> None:
        self.see(after)
        self.context(self.hands.at(after), "add-step")
        self.write(title)

    def lane(self, kind: str, title: str) -> None:
        self.nothing()
        menu = self.window.lane_menu
        words = _(LANE_NAMES[kind])
        action = next(a for a in menu.actions() if without_mnemonic(a.text()) == words)
        # The button waits inside its own event loop until the menu is closed.
        self.hands.when(
            menu.isVisible, lambda: self.hands.click_widget(menu, menu.actionGeometry(action).center())
        )
        self.hands.click_button("Lane", self.window.header)
        self.write(title)

    # ---- cards
    def card(self, lane: str, step: str, title: str) -> None:
        self.fit()
        self.hands.double_click(self.hands.in_cell(lane, step, 0.5))
        self.write(title)

    def card_below(self, card: str, title: str) -> None:
        self.see(card)
        self.context(self.hands.at(card), "add-card")
        self.write(title)

    def reach(self, card: str, last: str, columns: int) -> None:
        self.hands.stretch(card, last)

    def to_stage(self, card: str, stage: str) -> None:
        self.fit()
        self.hands.rest().pull(card, self.hands.at(stage))

    def park(self, card: str) -> None:
        self.see(card)
        self.context(self.hands.at(card), "park")

    def cards_mean(self, card: str, mode: str) -> None:
        self.see(card)
        self.context(self.hands.at(card), f"cell-{mode}")

    def feel(self, lane: str, step: str, score: float) -> None:
        self.fit()
        start = self.hands.feeling_at(lane, step, 0)
        self.hands.rest().pull(start, self.hands.feeling_at(lane, step, score))

    def link(self, card: str, what: str, key: str, leave: str) -> None:
        self.fit()
        if what == "card":
            self.hands.link(card, key)
        else:
            self.hands.answer(ConnectTo, lambda dialog: self._to(dialog, f"{what}:{key}"))
            self.context(self.hands.at(card), "connect")
        if leave and self.hands.canvas.typing.open:
            self.write(leave)

    def _to(self, dialog: ConnectTo, key: str) -> None:
        self._click_entry(dialog.body, key)

    # ---- panels
    def press(self, button: QWidget) -> None:
        self.hands.bring_into_view(button, self.inspector).click_widget(button)

    def agree(self, button: QWidget, reason: str, by: str, until: str) -> None:
        def answer(dialog: Agree) -> None:
            self.hands.click_widget(dialog.reason).type(reason)
            self.hands.click_widget(dialog.by).type(by)
            self.hands.click_widget(dialog.until, times=3).type(until)
            self.hands.click_widget(dialog.buttons.button(dialog.buttons.StandardButton.Ok))

        self.hands.answer(Agree, answer)
        self.press(button)

    def action(self, title: str) -> None:
        self._open_list("actions")
        self.nothing()
        self.hands.click_button("Add action", self.window.lists)
        self.hands.type(title)
        self.aside()

    def select_action(self, key: str) -> None:
        self._row_of("actions", key)

    def _row_of(self, name: str, key: str) -> None:
        """Click what stands in a list below the map."""
        self._open_list(name)
        table = self.window.lists._tables[name]
        row = next(at for at in range(table.rowCount()) if table.keys_of(at)[:1] == (key,))
        self.click_row(table, row, 1)
        self.hands.until(lambda: self.window.selection == [key], "the row's record is selected")

    def _open_list(self, name: str) -> None:
        if self.window.open_list != name:
            self.hands.click_widget(self.window.lists._buttons[name])

    # ---- fields
    def go_to(self, field: QWidget) -> None:
        for fold in self.folds_of(field):
            self.press(fold)
        self.hands.bring_into_view(field, self.inspector)

    def write_line(self, line: QLineEdit, text: str) -> None:
        self._over(line, line.text(), text)

    def write_text(self, field: QPlainTextEdit, text: str) -> None:
        self._over(field, field.toPlainText(), text)

    def _over(self, field: QWidget, before: str, text: str) -> None:
        """Click into a field, more often to mark what stands in it, and write."""
        for _try in range(3):
            self.hands.bring_into_view(field, self.inspector).click_widget(field, times=3 if before else 1)
            if field.hasFocus():
                break
        self.hands.until(field.hasFocus, "the caret is in the field")
        self.hands.type(text)
        self.aside()

    def write_rows(self, editor: e.Values, rows: Sequence[tuple[str, str]]) -> None:
        table = editor.table
        for at, (day, value) in enumerate(rows):
            for column, text in enumerate((day, value)):
                self.hands.until(partial(_more_rows, table, at), "there is a row to write in")
                self.hands.bring_into_view(table, self.inspector)
                self.click_row(table, at, column)
                self.hands.type(text)
            self.aside()

    def pick(self, chooser: Chooser, wanted: Wanted, several: bool) -> None:
        for _try in range(3):  # a panel may grow between looking and clicking, as it does for people
            self.hands.bring_into_view(chooser.button, self.inspector).click_widget(chooser.button)
            if chooser.popup is not None:
                break
        self.hands.until(lambda: chooser.popup is not None and chooser.popup.isVisible(), "the list is open")
        popup = chooser.popup
        assert popup is not None
        for key, _words in wanted:
            self._click_entry(popup.body, key)
        if several:
            self.hands.click_button("Done", popup)
        self.hands.until(lambda: chooser.popup is None, "the list is closed")

    def choose_line(self, view: QAbstractItemView, row: int) -> None:
        """Click a line of a list that has dropped down."""
        self.hands.until(view.isVisible, "the list is open")
        self.click_row(view, row)

    def pick_line(self, box: e.Calm, index: int) -> None:
        self.hands.click_widget(box)
        self.choose_line(box.view(), index)

    def tick(self, check: e.Check) -> None:
        self.hands.click_widget(check.box, QPoint(8, check.box.height() // 2))

    def say_missing(self, fact: e.Fact) -> None:
        self.hands.click_widget(fact.sign)

    # ---- what only the mouse does
    def fit(self) -> None:
        """Show the whole map."""
        self.choose("fit-map")

    def see(self, key: str) -> None:
        """Bring a record into view."""
        canvas = self.hands.canvas
        rect = canvas.scene.rects.get(key)
        area = canvas.area()
        if canvas.kind_of(key) in ("stage", "step"):
            area.setTop(0)
        elif canvas.kind_of(key) == "lane":
            area.setLeft(0)
        if rect is None or not area.contains(self.hands.at(key)):
            self.fit()

    def nothing(self) -> None:
        """Click beside the map: nothing is selected."""
        self.hands.click(self.hands.nowhere())

    def aside(self) -> None:
        """Click on free ground of the panel on the right, which ends what is typed and keeps what is selected."""
        ground = self.inspector.viewport()
        self.hands.click_widget(ground, QPoint(5, ground.height() // 2))

    def write(self, text: str) -> None:
        """Type into the place that is open on the map, and end it."""
        typing = self.hands.canvas.typing
        self.hands.until(lambda: typing.open, "a place is open for typing")
        if text:
            self.hands.type(text)
        self.aside()
        self.hands.until(lambda: not typing.open, "the text is taken over")

    def choose(self, action: str) -> None:
        """Choose something in the menu bar."""
        bar, wanted = self.window.menuBar(), self.window.actions_[action]
        for entry in bar.actions():
            menu = entry.menu()
            if isinstance(menu, QMenu) and wanted in menu.actions():
                self.hands.click_widget(bar, bar.actionGeometry(entry).center())
                self.hands.until(menu.isVisible, "the menu is open")
                self.hands.click_widget(menu, menu.actionGeometry(wanted).center())
                return
        raise AssertionError(f"no menu has {action!r}")

    def context(self, at: QPoint, action: str) -> None:
        """Choose something in the menu of the right button."""
        where = self.hands.canvas.mapToGlobal(at)
        self.hands.xdo("mousemove", str(where.x()), str(where.y()), "click", "3")
        menu, wanted = self.menu(), self.window.actions_[action]
        assert wanted in menu.actions(), f"the context menu does not offer {action!r}"
        self.hands.click_widget(menu, menu.actionGeometry(wanted).center())

    def _click_entry(self, body: SearchList, key: str) -> None:
        row = body.entries.row_of(key)
        assert row >= 0, f"{key!r} is not offered"
        self.click_row(body.list, row)

    def click_row(self, view: QAbstractItemView, row: int, column: int = 0) -> None:
        """Turn the wheel over a list until a row can be seen, and click it."""
        index, ground = view.model().index(row, column), view.viewport()
        for _turn in range(40):
            rect = view.visualRect(index)
            if ground.rect().contains(rect.center()):
                break
            away = rect.center().y() - ground.rect().center().y()
            notches = max(1, min(20, math.ceil(abs(away) / max(1, rect.height()) / _NOTCH) - 1))
            where = ground.mapToGlobal(ground.rect().center())
            turn = ["click", "--repeat", str(notches), "--delay", "5", "5" if away > 0 else "4"]
            self.hands.xdo("mousemove", str(where.x()), str(where.y()), *turn)
        self.hands.click_widget(ground, view.visualRect(index).center())


def _more_rows(table: QTableWidget, at: int) -> bool:
    return table.rowCount() > at
