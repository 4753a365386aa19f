"""The keyboard alone: arrows, Tab, shortcuts and the palette of Ctrl+K; the mouse is never touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from app.model.grid import grid_of, place
from app.widgets.actions.registry import without_mnemonic
from app.widgets.canvas.order import Spot, spots
from app.widgets.dialogs.agree import Agree
from app.widgets.dialogs.connect import ConnectTo
from app.widgets.dialogs.move_to import MoveTo
from app.widgets.dialogs.new_map import NewMap
from app.widgets.finding.palette import CommandPalette
from app.widgets.finding.things import DO, FIELD
from app.widgets.inspector import editors as e
from app.widgets.inspector.choosers import Chooser
from app.widgets.search_list import SearchList
from app.words import _
from tests.real_window.going import arrows_to, editor_of, inmost, tabs_to
from tests.real_window.way import Wanted, Way

NEAR = 6
"""Tabs that one presses rather than naming a field in the palette."""


class KeyboardOnly(Way):
    """Somebody whose hands never leave the keys."""

    # ---- whole map
    def begin(self) -> None:
        self.hands.answer(NewMap, lambda _dialog: self.keys("Return"))
        self.hands.shortcut("ctrl+n")

    def properties(self) -> None:
        self.hands.shortcut("ctrl+i")

    def entry(self, kind: str) -> None:
        self.command(f"add-{kind}")

    def select_entry(self, key: str) -> None:
        self.palette(str(self.hands.store[key].get("title") or ""), key)

    def save(self, file: Path) -> None:
        def answer(_dialog: QFileDialog) -> None:
            self.hands.shortcut("ctrl+a").type(str(file))
            for _list_then_dialog in range(2):
                if QApplication.activeModalWidget() is not None:
                    self.keys("Return")  # the first one may only close the list of names that fit

        self.hands.answer(QFileDialog, answer)
        self.hands.shortcut("ctrl+s")

    # ---- structure
    def select(self, key: str) -> None:
        self.to_map()
        if self.window.selection == [key] and self.hands.canvas.selection == [key]:
            return
        kind, grid = self.hands.canvas.kind_of(key), grid_of(self.hands.store)
        if kind == "link":
            card = str(self.hands.store[key]["from"])
            self.palette(str(self.hands.store[card]["title"]), f"link:{key}")
        elif kind == "card" and place(self.hands.store[key])[1] not in grid.index:
            self.palette(str(self.hands.store[key]["title"]), key)  # parked, or of a whole stage
        elif kind == "card":
            lane, step, _key, _span = place(self.hands.store[key])
            self.walk(Spot(lane, step, key))
        else:
            self._to_heading(kind, key)
        assert self.hands.canvas.selection == [key], f"{self.hands.selection} instead of {key}"

    def _to_heading(self, kind: str, key: str) -> None:
        store, grid = self.hands.store, grid_of(self.hands.store)
        rows = [row.lane for row in self.hands.canvas.scene.grid.rows]
        if not rows or not grid.steps:  # headings alone
            row = grid.stages if grid.stages else tuple(rows)
            top = grid.stage_of.get(key, key)
            self.keys("ctrl+Home", *["Right" if grid.stages else "Down"] * row.index(top))
            if kind == "step":
                self.keys("Down", *["Right"] * grid.steps_of[top].index(key))
        elif kind == "lane":
            self.walk(spots(store, grid, key, grid.steps[0])[0])
            self.keys("Left")
        else:
            step = key if kind == "step" else grid.steps_of[key][0]
            self.walk(spots(store, grid, rows[0], step)[0])
            self.keys(*["Up"] * (1 if kind == "step" else 2))

    def delete(self, key: str) -> None:
        self.select(key)
        self.keys("Delete")

    def rename(self, key: str, title: str) -> None:
        self.select(key)
        self.keys("F2")
        self.write(title)

    def stage(self, title: str) -> None:
        self._to_the_end()
        self.hands.shortcut("ctrl+shift+g")
        self.write(title)

    def step(self, after: str, title: str) -> None:
        self.select(after)
        self.hands.shortcut("ctrl+g")
        self.write(title)

    def lane(self, kind: str, title: str) -> None:
        self._to_the_end()
        self.command(f"add-lane-{kind}")
        self.write(title)

    def _to_the_end(self) -> None:
        """Let go of what is selected: what is added comes last."""
        self.to_map()
        if self.hands.canvas.selection or self.hands.canvas.selected.cell:
            self.keys("Escape")

    # ---- cards
    def card(self, lane: str, step: str, title: str) -> None:
        self.to_map()
        store, grid = self.hands.store, grid_of(self.hands.store)
        there = spots(store, grid, lane, step)[0].key
        if there:  # a card that began in an earlier step reaches into the cell: write below it, then go on
            begun = place(store[there])[1]
            self.card_below(there, title)
            self.keys(*["ctrl+Right"] * (grid.index[step] - grid.index[begun]))
            return
        self.walk(Spot(lane, step))
        self.write(title)

    def card_below(self, card: str, title: str) -> None:
        self.select(card)
        self.write(title)

    def reach(self, card: str, last: str, columns: int) -> None:
        self.select(card)
        self.keys(*["ctrl+shift+Right"] * (columns - 1))

    def to_stage(self, card: str, stage: str) -> None:
        def answer(dialog: MoveTo) -> None:
            self.keys("Tab")
            self.find(dialog.steps, f"{self.hands.store[stage]['title']} {_('The whole stage')}", stage)

        self.select(card)
        self.hands.answer(MoveTo, answer)
        self.hands.shortcut("ctrl+m")

    def park(self, card: str) -> None:
        self.select(card)
        self.command("park")

    def cards_mean(self, card: str, mode: str) -> None:
        self.select(card)
        self.command(f"cell-{mode}")

    def feel(self, lane: str, step: str, score: float) -> None:
        self.to_map()
        self.walk(Spot(lane, step))
        presses = round(abs(score) * 2)
        up, down = ("ctrl+Up", "ctrl+Down") if score > 0 else ("ctrl+Down", "ctrl+Up")
        self.keys(*([up] * presses if presses else [up, down]))

    def link(self, card: str, what: str, key: str, leave: str) -> None:
        def answer(dialog: ConnectTo) -> None:
            words = str(self.hands.store[key]["title"]) if key else ""
            self.find(dialog.body, words, f"{what}:{key}")

        self.select(card)
        self.hands.answer(ConnectTo, answer)
        self.hands.shortcut("ctrl+j")
        if leave and self.hands.canvas.typing.open:
            self.write(leave)

    # ---- panels
    def press(self, button: QWidget) -> None:
        self.go_to(button)
        self.keys("space")

    def agree(self, button: QWidget, reason: str, by: str, until: str) -> None:
        def answer(dialog: Agree) -> None:
            self.hands.type(reason)
            self.keys("Tab")
            self.hands.type(by)
            self.keys("Tab", "Tab", "ctrl+a")
            self.hands.type(until)
            self.keys("Return")

        self.hands.answer(Agree, answer)
        self.press(button)

    def action(self, title: str) -> None:
        self._to_the_end()
        self.command("add-action")
        self.hands.type(title)
        self.keys("Return")

    def select_action(self, key: str) -> None:
        self.palette(str(self.hands.store[key]["title"]), key)

    # ---- fields
    def go_to(self, field: QWidget) -> None:
        inner = inmost(field)
        for _try in range(4):
            name = self._name_of(field)
            here = QApplication.focusWidget()
            inside = here is not None and self.inspector.isAncestorOf(here)
            if inner.hasFocus():
                return
            if name and (self.folds_of(field) or not inside or abs(self._tabs(inner)) > NEAR):
                self.palette(dict(self.inspector.offered())[name], FIELD + name)
            elif not inside:
                self._into_the_inspector()
            else:
                tabs = self._tabs(inner)
                self.keys(*["Tab" if tabs > 0 else "shift+Tab"] * abs(tabs))
        self.hands.until(inner.hasFocus, f"the keyboard is in {field.accessibleName()!r}")

    def _name_of(self, field: QWidget) -> str:
        """The name of a field of the form, "" for buttons."""
        offered = dict(self.inspector.offered())
        return next(
            (n for n, editor in self.inspector._editors.items() if editor is field and n in offered), ""
        )

    def _into_the_inspector(self) -> None:
        for _pane in range(8):
            self.keys("F6")
            here = QApplication.focusWidget()
            if here is not None and self.inspector.isAncestorOf(here):
                return
        raise AssertionError("F6 does not come to the inspector")

    def _tabs(self, goal: QWidget) -> int:
        """How many Tabs lead from here to a widget; less than nothing with Shift."""
        ahead = tabs_to(goal, forward=True)
        back = tabs_to(goal, forward=False)
        assert ahead or back, f"Tab does not come to {goal.accessibleName()!r}"
        return ahead if ahead and (not back or ahead <= back) else -back

    def write_line(self, line: QLineEdit, text: str) -> None:
        self.go_to(editor_of(line))
        self.hands.shortcut("ctrl+a").type(text)
        self.keys("Tab")

    def write_text(self, field: QPlainTextEdit, text: str) -> None:
        self.go_to(editor_of(field))
        self.hands.shortcut("ctrl+a").type(text)
        self.keys("ctrl+Return")

    def write_rows(self, editor: e.Values, rows: Sequence[tuple[str, str]]) -> None:
        self.go_to(editor)
        for day, value in rows:
            self.hands.type(day)
            self.keys("Return")
            self.hands.type(value)
            self.keys("Return")

    def pick(self, chooser: Chooser, wanted: Wanted, several: bool) -> None:
        self.go_to(editor_of(chooser))
        self.keys("Down")
        self.hands.until(lambda: chooser.popup is not None and chooser.popup.isVisible(), "the list is open")
        popup = chooser.popup
        assert popup is not None
        for key, words in wanted:
            self.find(popup.body, words, key)
        if several:
            self.keys("Tab")
        self.hands.until(lambda: chooser.popup is None, "the list is closed")

    def pick_line(self, box: e.Calm, index: int) -> None:
        self.go_to(editor_of(box))
        self.keys("alt+Down")
        self.hands.until(box.view().isVisible, "the list is open")
        self.keys("Home", *["Down"] * index, "Return")

    def tick(self, check: e.Check) -> None:
        self.go_to(check)
        self.keys("space")

    def say_missing(self, fact: e.Fact) -> None:
        self.go_to(fact)
        self.hands.type("-")
        self.keys("Tab")

    # ---- what only the keyboard does
    def keys(self, *names: str) -> None:
        """Press keys one after the other."""
        if names:
            self.hands.xdo("key", "--delay", "3", *names)

    def to_map(self) -> None:
        """Give the keyboard to the map."""
        canvas = self.hands.canvas
        for _try in range(3):
            if canvas.hasFocus():
                return
            self.keys("Escape")
        self.hands.until(canvas.hasFocus, f"the map has the keyboard, not {QApplication.focusWidget()}")

    def write(self, text: str) -> None:
        """Type a name on the map and keep it; the place for the next card that opens is left again."""
        self.hands.type(text)
        self.keys("Return")
        typing = self.hands.canvas.typing
        if typing.open:
            self.keys("Escape")
        self.hands.until(lambda: not typing.open, "the text is taken over")

    def command(self, action: str) -> None:
        """Do something by its name in the palette."""
        words = without_mnemonic(self.window.actions_[action].text()).removesuffix("…")
        self.palette(words, DO + action)

    def palette(self, words: str, key: str) -> None:
        """Ctrl+K, a name, Enter."""
        self.hands.shortcut("ctrl+k")
        self.hands.until(
            lambda: isinstance(QApplication.activePopupWidget(), CommandPalette), "the palette is open"
        )
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, CommandPalette)
        self.hands.type(words[:40])
        for _line in range(30):
            if opened.marked is None or opened.marked.key == key:
                break
            self.keys("Down")
        assert opened.marked is not None and opened.marked.key == key, f"{words!r} does not lead to {key}"
        self.keys("Return")

    def find(self, body: SearchList, words: str, key: str) -> None:
        """Type what an entry is called, go down to it where several are called so, and choose it."""
        self.hands.type(words)
        while (entry := body.current()) is None or entry.key != key:
            self.keys("Down")
            assert body.current() != entry, f"{words!r} is not offered"
        self.keys("Return")

    def walk(self, goal: Spot) -> None:
        """Go to a place with the arrow keys, as the eye leads them."""
        path = arrows_to(self.hands.canvas, goal)
        if path is None:
            self.keys("ctrl+Home")
            path = arrows_to(self.hands.canvas, goal)
        assert path is not None, f"no arrow leads to {goal}"
        self.keys(*(way.capitalize() for way in path))
