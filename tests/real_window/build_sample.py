"""Build a whole sample from an empty window with mouse and keyboard, save it, open it again, compare.

    QT_QPA_PLATFORM=xcb python -m tests.real_window.build_sample [SAMPLE.jmap] [--picture OUT.png]

Prints one JSON line. Everything is done through X: cards are typed into their cells, links dragged from handles or
made with "Link to…", every field is filled in the inspector. Nothing is called behind the window's back; the sample
is only read, to know what to type.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget

from app import durations, places
from app import session as sessions
from app.model.grid import Grid, grid_of, map_of, place
from app.model.records import Thresholds
from app.model.store import Store
from app.settings import Settings
from app.widgets import themes
from app.widgets.inspector import editors as e
from app.widgets.inspector.choosers import NOTHING, Chooser, Several
from app.widgets.inspector.entries import record_title
from app.widgets.main_window import MainWindow
from app.widgets.start import application
from app.words import load, use
from tests.real_window.alike import alike, differences
from tests.real_window.hands import Hands, lend_keys

CTRL = Qt.KeyboardModifier.ControlModifier
LIBRARY: tuple[tuple[str, str], ...] = (
    ("persona", "New persona"),
    ("team", "New team"),
    ("channel", "New channel"),
    ("system", "New system"),
)
LIBRARY += (("item", "New information"), ("measure", "New measure"))
ELSEWHERE = {"type", "pos", "order", "title", "from", "to", "to_team", "lane", "step", "persona_step"}
"""Fields that are set by where and how a record is made."""


class Builder:
    """Somebody who copies a finished map by hand."""

    def __init__(self, hands: Hands, source: Store) -> None:
        self.hands, self.source = hands, source
        self.window: Any = hands.window
        self.grid: Grid = grid_of(source)
        self.made: dict[str, str] = {}
        """Record of the sample -> record in the window."""
        self.actions = 0
        self.last = ""
        """The card of the sample that was made last."""

    # ---- the whole
    def build(self) -> None:
        self.clear()
        self.properties()
        self.library()
        self.columns()
        self.rows()
        self.fit()
        for lane in self.grid.lanes:
            self.cards_of(lane)
        self.parked()
        self.feelings()
        self.links()
        self.questions()
        self.later_fields()
        self.work()
        self.exceptions()

    def fit(self) -> None:
        self.hands.shortcut("ctrl+shift+h")

    def clear(self) -> None:
        """Remove what an empty map brings along, by clicking its headings."""
        for kind in ("lane", "stage"):
            while self.hands.store.of(kind):
                self.fit()
                key = (self.hands.canvas.grid.lanes if kind == "lane" else self.hands.canvas.grid.stages)[0]
                self.hands.click(key).key(Qt.Key.Key_Delete)

    def properties(self) -> None:
        key, record = map_of(self.source)
        self.made[key] = map_of(self.hands.store)[0]
        self.hands.shortcut("ctrl+i")
        self.fill_all(record, skip={"persona", "type"}, also=("title",))

    # ---- the library
    def library(self) -> None:
        for kind, fresh in LIBRARY:
            wanted = self.source.of(kind)
            wanted.sort(key=lambda key: (str(self.source[key].get("order", "")), key))
            for number, key in enumerate(wanted):
                self.entry(kind, fresh, key, first=number == 0)
        main = map_of(self.source)[1].get("persona")
        if main:
            self.hands.shortcut("ctrl+i")
            self.fill("persona", main)

    def entry(self, kind: str, fresh: str, key: str, *, first: bool) -> None:
        self.hands.shortcut("ctrl+i")
        before = set(self.hands.store.of(kind))
        if kind == "persona" and first:
            self.press_in_inspector(
                "New persona", "ElidedButton"
            )  # the persona that an empty map brings along
            self.made[key] = next(iter(before))
        else:
            self.press_in_inspector(fresh, "QToolButton")
            self.made[key] = self.fresh(kind, before)
        self.fill_all(self.source[key], skip={"about"}, also=("title",))

    def press_in_inspector(self, name: str, kind: str) -> None:
        inspector = self.window.inspector
        found = [
            w
            for w in inspector.findChildren(QWidget)
            if w.metaObject().className() == kind
            and name in (getattr(w, "text", lambda: "")(), w.accessibleName())
            and w.isVisibleTo(inspector)
        ]
        self.hands.bring_into_view(found[0], inspector).click_widget(found[0])

    def fresh(self, kind: str, before: set[str]) -> str:
        """The one record of a kind that came in, once it is there."""
        self.hands.until(lambda: set(self.hands.store.of(kind)) - before, f"there is a new {kind}")
        (made,) = set(self.hands.store.of(kind)) - before
        return made

    # ---- stages, steps, lanes
    def columns(self) -> None:
        for stage in self.grid.stages:
            self.hands.click(self.hands.nowhere())
            before = set(self.hands.store.of("stage"))
            self.hands.shortcut("ctrl+shift+g").type(self.title(stage)).enter()
            self.made[stage] = self.fresh("stage", before)
            self.fill_all(self.source[stage])
            self.steps_of(stage)

    def steps_of(self, stage: str) -> None:
        for number, step in enumerate(self.grid.steps_of[stage]):
            if number == 0:
                mine = grid_of(self.hands.store).steps_of[self.made[stage]][0]
                self.fit()
                self.hands.click(mine).key(Qt.Key.Key_F2)
            else:
                before = set(self.hands.store.of("step"))
                self.hands.shortcut("ctrl+g")
                mine = self.fresh("step", before)
            self.made[step] = mine
            if self.title(step):
                self.hands.type(self.title(step)).enter()
            else:
                self.hands.escape()
            self.fill_all(self.source[step])

    def rows(self) -> None:
        from app.widgets.actions.insert import LANE_NAMES

        for lane in self.grid.lanes:
            record = self.source[lane]
            self.hands.click(self.hands.nowhere())
            before = set(self.hands.store.of("lane"))
            self.choose_from_menu("Lane", LANE_NAMES[str(record["kind"])])
            self.made[lane] = self.fresh("lane", before)
            self.hands.type(self.title(lane)).enter()
            self.fill_all(record, skip={"kind"})

    def choose_from_menu(self, button: str, words: str) -> None:
        menu: QMenu = self.window.lane_menu
        action = next(a for a in menu.actions() if a.text().replace("&", "") == words)
        # The button waits inside its own event loop until the menu is closed.
        self.hands.when(
            menu.isVisible, lambda: self.hands.click_widget(menu, menu.actionGeometry(action).center())
        )
        self.hands.click_button(button, self.window.header)

    # ---- cards
    def cards_of(self, lane: str) -> None:
        for step in self.grid.steps:
            self.cell(lane, step, self.grid.cards(lane, step))
        for stage in self.grid.stages:
            for card in self.grid.stage_wide.get((lane, stage), ()):
                self.stage_wide(lane, stage, card)

    def cell(self, lane: str, step: str, cards: Iterable[str]) -> None:
        for number, card in enumerate(cards):
            before = set(self.hands.store.of("card"))
            if number == 0:
                self.fit()  # the map has grown with the cards so far
                self.hands.click(self.hands.in_cell(self.made[lane], self.made[step], 0.5))
                self.hands.type(self.title(card)).enter()
            else:
                self.hands.click(self.made[self.last]).key(Qt.Key.Key_Return, CTRL)
                self.hands.type(self.title(card)).enter()
            self.made[card], self.last = self.fresh("card", before), card
            width = place(self.source[card])[3]
            if width > 1:
                self.reach(card, width)
            self.fill_all(self.source[card], skip={"about", "answers", "touchpoint"})
        self.cell_mode(lane, step)

    def reach(self, card: str, columns: int) -> None:
        first = self.grid.index[place(self.source[card])[1]]
        self.hands.stretch(self.made[card], self.made[self.grid.steps[first + columns - 1]])

    def cell_mode(self, lane: str, step: str) -> None:
        for key, field in self.source.referrers(lane):
            record = self.source[key]
            if field == "lane" and record["type"] == "cell" and record["step"] == step:
                words = {
                    "one-of": "One of these cards",
                    "in-order": "These cards in order",
                    "all": "All of these cards",
                }
                self.choose_in_menu("&Edit", words[record["mode"]])

    def choose_in_menu(self, menu: str, words: str) -> None:
        bar = self.window.menuBar()
        entry = next(a for a in bar.actions() if a.text() == menu)
        self.hands.click_widget(bar, bar.actionGeometry(entry).center())
        opened: QMenu = entry.menu()
        self.hands.until(opened.isVisible, "the menu is open")
        action = next(a for a in opened.actions() if a.text().replace("&", "") == words)
        self.hands.click_widget(opened, opened.actionGeometry(action).center())

    def stage_wide(self, lane: str, stage: str, card: str) -> None:
        first = self.grid.steps_of[stage][0]
        before = set(self.hands.store.of("card"))
        self.fit()
        self.hands.click(self.hands.in_cell(self.made[lane], self.made[first], 0.5))
        self.hands.type(self.title(card)).enter()
        self.made[card] = self.fresh("card", before)
        self.hands.rest().pull(self.made[card], self.hands.at(self.made[stage]))
        self.fill_all(self.source[card], skip={"about", "answers", "touchpoint"})

    def parked(self) -> None:
        for card in self.grid.parked:
            lane, step = self.grid.lanes[0], self.grid.steps[0]
            before = set(self.hands.store.of("card"))
            self.fit()
            self.hands.click(self.made[self.grid.cards(lane, step)[-1]])
            self.hands.key(Qt.Key.Key_Return, CTRL).type(self.title(card)).enter()
            self.made[card] = self.fresh("card", before)
            self.choose_in_menu("&Edit", "Put into the parking lot")
            self.hands.click(self.made[card])
            self.fill_all(self.source[card], skip={"about", "answers", "touchpoint"})

    # ---- feelings
    def feelings(self) -> None:
        """Persona by persona; for a second one in the same lane the lane shows that persona only meanwhile."""
        lane = self.grid.of_kind("emotion")[0]
        main = map_of(self.source)[1].get("persona")
        everybody = sorted(self.source.of("persona"), key=lambda persona: persona != main)
        for persona in everybody:
            mine = [k for k in self.source.of("emotion") if self.source[k]["persona"] == persona]
            if persona != main and mine:
                self.only(lane, persona)
            for emotion in mine:
                self.feeling(emotion, self.source[emotion], lane)
        self.only(lane, self.source[lane].get("persona"))

    def only(self, lane: str, persona: str | None) -> None:
        self.fit()
        self.hands.click(self.made[lane])
        if persona is not None:
            self.fill("persona", persona)
        elif self.value("persona"):
            self.until_checked()
            editor = self.window.inspector._editors["persona"]
            self.show(editor)
            self.hands.pick_in_list(editor, [(NOTHING, "None")])  # the list opens at what is chosen
            assert not self.value("persona")

    def feeling(self, emotion: str, record: Any, lane: str) -> None:
        self.fit()
        persona, step = self.made[record["persona"]], self.made[record["step"]]
        self.hands.click(self.hands.feeling_at(self.made[lane], step, float(record.get("score") or 0)))
        found = [
            k
            for k in self.hands.store.of("emotion")
            if (self.hands.store[k]["persona"], self.hands.store[k]["step"]) == (persona, step)
        ]
        if not found:
            raise AssertionError("a click into the lane of feelings set none")
        self.made[emotion] = found[0]
        self.fill_all(record, skip={"persona", "step"})
        if "score" not in record and not record.get("unknown"):
            self.fill("score", None)

    # ---- links
    def links(self) -> None:
        for number, link in enumerate(self.source.of("link")):
            record = self.source[link]
            before = set(self.hands.store.of("link"))
            if record.get("to") and number % 3 == 0:
                self.drag_link(record)
            else:
                self.link_by_keyboard(record)
            self.made[link] = self.fresh("link", before)
            self.fill_all(record, skip={"from", "to", "to_team"})

    def drag_link(self, record: Any) -> None:
        self.fit()
        self.hands.link(self.made[record["from"]], self.made[record["to"]])

    def link_by_keyboard(self, record: Any) -> None:
        from app.widgets.dialogs.connect import ConnectTo

        self.fit()
        self.hands.click(self.made[record["from"]])
        wanted = (
            ("card", self.made[record["to"]])
            if record.get("to")
            else ("team", self.made[record["to_team"]])
            if record.get("to_team")
            else ("unknown", "")
        )
        self.hands.answer(ConnectTo, lambda dialog: self.pick(dialog, wanted))
        self.hands.shortcut("ctrl+j")

    def pick(self, dialog: Any, wanted: tuple[str, str]) -> None:
        if wanted[1]:
            self.hands.type(str(self.hands.store[wanted[1]]["title"]))
        while dialog.choice() != wanted:
            entry = dialog.body.current()
            self.hands.key(Qt.Key.Key_Down)
            assert dialog.body.current() != entry, f"{wanted} is not offered"
        self.hands.enter()

    def questions(self) -> None:
        for key in self.source.of("answer"):
            record = self.source[key]
            self.fit()
            self.hands.click(self.made[record["from"]])
            words = {"no": "No", "unknown": "Not known"}[record["answer"]]
            self.until_checked()
            points = self.window.inspector.points
            button = self.hands.button(words, points)
            self.hands.bring_into_view(button, self.window.inspector).click_widget(button)

    def until_checked(self) -> None:
        checking = self.window.checking
        self.hands.until(
            lambda: not checking._timer.isActive() and not checking.looking, "the map is checked"
        )

    def later_fields(self) -> None:
        """What refers to records that come later in the map."""
        for key in self.source.of("card"):
            late = {n: v for n, v in self.source[key].items() if n in ("about", "answers", "touchpoint")}
            if late:
                self.fit()
                self.hands.click(self.made[key])
                self.fill_all(late)
        for key in self.source.of("measure"):
            if self.source[key].get("about"):
                self.hands.shortcut("ctrl+i")
                self.press_in_inspector(self.title(key), "ElidedButton")
                self.fill("about", self.source[key]["about"])

    # ---- actions and exceptions
    def work(self) -> None:
        self.hands.click_button("Actions", self.window.lists)
        wanted = sorted(self.source.of("action"), key=lambda k: (str(self.source[k].get("order", "")), k))
        for key in wanted:
            before = set(self.hands.store.of("action"))
            self.hands.click(self.hands.nowhere())
            self.hands.click_button("Add action", self.window.lists)
            self.hands.type(self.title(key)).enter()
            self.made[key] = self.fresh("action", before)
            table = self.window.lists._tables["actions"]
            row = next(at for at in range(table.rowCount()) if table.key_at(at) == self.made[key])
            table.scrollToItem(table.item(row, 0))
            self.hands.click_widget(table.viewport(), table.visualItemRect(table.item(row, 1)).center())
            self.fill_all(self.source[key], also=("title",))

    def exceptions(self) -> None:
        from app.widgets.dialogs.agree import Agree

        for key in self.source.of("exception"):
            record = self.source[key]
            self.until_checked()
            self.window.select([self.made[record["about"][0]]])
            button = self.exception_button(record["rule"])
            self.hands.answer(Agree, lambda dialog, record=record: self.agree(dialog, record))
            self.hands.bring_into_view(button, self.window.inspector).click_widget(button)

    def exception_button(self, rule: str) -> QWidget:
        def shown() -> list[QWidget]:
            frames = self.window.inspector.points.findChildren(QWidget)
            return [frame for frame in frames if frame.property("rule") == rule and frame.isVisible()]

        self.hands.until(shown, f"the open point of {rule} is shown")
        return self.hands.button("Agreed exception…", shown()[0])

    def agree(self, dialog: Any, record: Any) -> None:
        self.hands.click_widget(dialog.reason).type(str(record["reason"]))
        self.hands.click_widget(dialog.by).type(str(record["by"]))
        if record.get("until"):
            year, month, day = record["until"].split("-")
            dialog.until.setDisplayFormat("yyyy-MM-dd")
            self.hands.click_widget(dialog.until, QPoint(20, dialog.until.height() // 2), times=2)
            self.hands.type(f"{year}{month}{day}")
        self.hands.enter()

    # ---- the inspector
    def title(self, key: str) -> str:
        return str(self.source[key].get("title") or "")

    def fill_all(self, record: Any, skip: set[str] = frozenset(), also: Iterable[str] = ()) -> None:  # type: ignore[assignment]
        for name, value in record.items():
            if name in skip or (name in ELSEWHERE and name not in also):
                continue
            if name == "kind" and value == self.value(name):
                continue
            if name == "thresholds":
                for limit, number in value.items():
                    self.fill(limit, number)
                continue
            self.fill(name, value)

    def present(self, name: str) -> bool:
        keys = self.window.inspector._keys
        return bool(keys) and name in self.held(keys[0], name)

    def value(self, name: str) -> Any:
        keys = self.window.inspector._keys
        return self.held(keys[0], name).get(name) if keys else None

    def held(self, key: str, name: str) -> Any:
        """What holds a field: the record, or its limits."""
        record = self.hands.store[key]
        return record.get("thresholds") or {} if name in Thresholds.model_fields else record

    def fill(self, name: str, value: Any) -> None:
        """Put a value of the sample into the editor of that field, as a person would."""
        if self.present(name) and self.same(self.value(name), value):
            return
        self.until_checked()  # open points come a moment after an edit and move what stands below them
        editor = self.window.inspector._editors[name]
        self.show(editor)
        self.actions += 1
        if isinstance(editor, e.Fact):
            self.fill_fact(editor, value)
        else:
            self.enter_value(editor, value)
        self.hands.until(lambda: self.same(self.value(name), value), f"{name} is {value!r}")

    def same(self, written: Any, wanted: Any) -> bool:
        return bool(written == self.translated(wanted))

    def translated(self, value: Any) -> Any:
        """A value of the sample with the ids of the window."""
        if isinstance(value, list):
            return sorted(self.made.get(each, each) for each in value)
        return self.made.get(value, value) if isinstance(value, str) else value

    def show(self, editor: QWidget) -> None:
        inspector = self.window.inspector
        if not editor.isVisibleTo(inspector):
            for fold in inspector.findChildren(QWidget):
                if fold.property("fold") and not fold.isChecked():  # type: ignore[attr-defined]
                    self.hands.bring_into_view(fold, inspector).click_widget(fold)
        self.hands.bring_into_view(editor, inspector)

    def fill_fact(self, editor: Any, value: Any) -> None:
        if value is None:
            self.hands.click_widget(editor.sign)
        else:
            self.enter_value(editor.inner, value)

    def enter_value(self, editor: Any, value: Any) -> None:
        if isinstance(editor, e.Values):
            self.type_values(editor, value)
        elif isinstance(editor, e.Text):
            self.caret_into(editor.edit)
            self.hands.shortcut("ctrl+a").type(self.text(editor, value))
            self.hands.key(Qt.Key.Key_Return, CTRL)
        elif isinstance(editor, Several):
            self.hands.pick_in_list(editor, [(self.made[key], self.words_for(key)) for key in value])
        elif isinstance(editor, Chooser):
            self.hands.pick_in_list(editor, [(self.made[value], self.words_for(value))])
        elif isinstance(editor, e.Color):
            self.type_line(editor._line.edit, str(value))
        elif isinstance(editor, e.Line):
            self.type_line(editor.edit, self.text(editor, value))
        elif isinstance(editor, e.Check):
            self.hands.click_widget(editor.box, QPoint(8, editor.box.height() // 2))
        else:
            at = next(
                i for i in range(editor.box.count()) if editor.box.itemData(i) == self.translated(value)
            )
            self.choose(editor.box, at)

    def type_values(self, editor: Any, values: dict[str, float]) -> None:
        """Row by row into the small table; Enter goes on to the next cell."""
        last = editor.table.item(editor.table.rowCount() - 1, 0)
        where = editor.table.visualItemRect(last).center()
        self.hands.click_widget(editor.table.viewport(), where)
        for day, number in sorted(values.items()):
            self.hands.type(day).enter().type(f"{number:g}").enter()

    def words_for(self, key: str) -> str:
        """What a person types to find a record in a list."""
        return record_title(self.hands.store, self.made[key])

    def text(self, editor: Any, value: Any) -> str:
        words = load("en")
        if isinstance(editor, e.Span):
            return durations.typed_words(value, words).replace("–", "-")
        if isinstance(editor, e.Limit):
            return durations.journey_words(words, value) if value == 0 else f"{value:g} min"
        return str(value)

    def type_line(self, line: QLineEdit, text: str) -> None:
        self.caret_into(line)
        self.hands.shortcut("ctrl+a").type(text)
        self.hands.key(Qt.Key.Key_Tab)

    def caret_into(self, field: QWidget) -> None:
        """Click into a field, and once more when a list that was still open took the first click."""
        for _try in range(3):
            self.hands.bring_into_view(field, self.window.inspector).click_widget(field)
            if field.hasFocus():
                return
            if QApplication.activePopupWidget() is not None:
                self.hands.escape()
        active, focus = self.window.isActiveWindow(), QApplication.focusWidget()
        said = f"the caret is in the field (shown {field.isVisible()}, window active {active}, in {focus})"
        self.hands.until(field.hasFocus, said)

    def choose(self, box: QComboBox, index: int) -> None:
        """Choose a line of a box by keyboard, as one does who cannot see a long list whole."""
        assert index >= 0, "the choice is not offered"
        self.hands.click_widget(box)
        view = box.view()
        self.hands.until(view.isVisible, "the list is open")
        self.hands.key(Qt.Key.Key_Home)
        while view.currentIndex().row() < index:
            row = view.currentIndex().row()
            self.hands.key(Qt.Key.Key_Down)
            assert view.currentIndex().row() > row, "the list does not move"
        self.hands.enter()


def main(argv: list[str] | None = None) -> int:
    """Build, save, open, compare; 0 when the map is the sample."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sample", nargs="?", default=str(places.first_sample()))
    parser.add_argument("--picture", help="a picture of the finished window")
    parser.add_argument("--keep", help="where the built map is saved")
    options = parser.parse_args(argv)
    lend_keys(Path(options.sample).read_text("utf-8"))
    app = application()
    use("en")
    themes.apply(app, themes.chosen("light"))
    window = MainWindow(Settings(theme="light", reduce_motion=True, inspector=True, palette=True))
    window.apply_theme()
    window.move(0, 0)
    hands = Hands(window)
    source = sessions.open_map(options.sample).store
    began = time.monotonic()
    hands.click_button("Empty map")
    builder = Builder(hands, source)
    try:
        builder.build()
    except BaseException:
        if options.picture:  # what a person would have seen when it went wrong
            window.grab().save(options.picture)
        hands.session.history.mark_saved()
        raise
    file = Path(options.keep or tempfile.mkdtemp()) / "built.jmap" if not options.keep else Path(options.keep)
    sessions.save(hands.session, file)  # names the file; the dialog of the system is not ours to test
    hands.shortcut("ctrl+s")
    again = sessions.open_map(file).store
    if options.picture:
        window.grab().save(options.picture)
    found = differences(alike(source), alike(again))
    reopened = dict(again.objects) == dict(hands.store.objects)
    result = {
        "sample": Path(options.sample).name,
        "cards": len(again.of("card")),
        "links": len(again.of("link")),
        "fields": builder.actions,
        "seconds": round(time.monotonic() - began),
        "reopened_equal": reopened,
        "differences": found[:20],
    }
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    hands.session.history.mark_saved()
    window.close()
    return 0 if reopened and not found else 1


if __name__ == "__main__":
    sys.exit(main())
