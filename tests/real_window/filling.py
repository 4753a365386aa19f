"""Filling the fields of the inspector with the values of a sample, whatever kind of hands does it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import cycle
from typing import Any

from PySide6.QtWidgets import QWidget

from app import durations
from app.model.records import Thresholds
from app.model.store import Store
from app.widgets.inspector import editors as e
from app.widgets.inspector.choosers import Chooser, Several
from app.widgets.inspector.entries import record_title
from app.words import load
from tests.real_window.hands import Hands
from tests.real_window.way import Way

ELSEWHERE = {"type", "pos", "order", "title", "from", "to", "to_team", "lane", "step", "persona_step"}
"""Fields that are set by where and how a record is made."""


class Filler:
    """Somebody who copies values; with several ways they take turns."""

    def __init__(self, hands: Hands, source: Store, ways: Sequence[Way]) -> None:
        self.hands, self.source = hands, source
        self._turns = cycle(ways)
        self._looking = ways[0]
        self.made: dict[str, str] = {}
        """Record of the sample -> record in the window."""
        self.fields = 0

    @property
    def way(self) -> Way:
        """How the next thing is done."""
        return next(self._turns)

    @property
    def inspector(self) -> Any:
        """The panel with the fields."""
        return self._looking.inspector

    def wanted(self, record: Any, skip: set[str], also: Iterable[str] = ()) -> dict[str, Any]:
        """The values of a record that are filled into fields, in the order of the form."""
        found = {n: v for n, v in record.items() if n not in skip and (n not in ELSEWHERE or n in also)}
        found |= found.pop("thresholds", {})
        return found

    def fill_all(self, record: Any, skip: set[str] | None = None, also: Iterable[str] = ()) -> None:
        found = self.wanted(record, skip or set(), also)
        form = {name: at for at, name in enumerate(self.inspector._editors)}
        for name in sorted(found, key=lambda name: form.get(name, len(form))):
            if name != "kind" or found[name] != self.value(name):
                self.fill(name, found[name])

    def fill(self, name: str, value: Any) -> None:
        """Put a value of the sample into the field of that name, as a person would."""
        if self.present(name) and self.same(self.value(name), value):
            return
        self._looking.until_checked()  # open points come a moment after an edit and move what stands below them
        editor = self.inspector._editors[name]
        way = self.way
        way.go_to(editor)
        self.fields += 1
        if isinstance(editor, e.Fact) and value is None:
            way.say_missing(editor)
        else:
            self.enter(way, editor.inner if isinstance(editor, e.Fact) else editor, value)
        self.hands.until(lambda: self.same(self.value(name), value), f"{name} is {value!r}")

    def enter(self, way: Way, editor: QWidget, value: Any) -> None:
        """Do what the kind of field asks for."""
        if isinstance(editor, e.Values):
            way.write_rows(editor, [(day, f"{number:g}") for day, number in sorted(value.items())])
        elif isinstance(editor, e.Text):
            way.write_text(editor.edit, str(value))
        elif isinstance(editor, Several):
            way.pick(editor, [(self.made[key], self.words_for(key)) for key in value], several=True)
        elif isinstance(editor, Chooser):
            way.pick(editor, [(self.made[value], self.words_for(value))], several=False)
        elif isinstance(editor, e.Color):
            way.write_line(editor._line.edit, str(value))
        elif isinstance(editor, e.Line):
            way.write_line(editor.edit, self.text(editor, value))
        elif isinstance(editor, e.Check):
            way.tick(editor)
        elif isinstance(editor, (e.Choice, e.YesNo, e.Score)):
            held = [editor.box.itemData(at) for at in range(editor.box.count())]
            way.pick_line(editor.box, held.index(self.translated(value)))
        else:
            raise AssertionError(f"nobody knows how to fill a {type(editor).__name__}")

    def present(self, name: str) -> bool:
        keys = self.inspector._keys
        return bool(keys) and name in self.held(keys[0], name)

    def value(self, name: str) -> Any:
        keys = self.inspector._keys
        return self.held(keys[0], name).get(name) if keys else None

    def held(self, key: str, name: str) -> Any:
        """What holds a field: the record, or its limits."""
        record = self.hands.store[key]
        return record.get("thresholds") or {} if name in Thresholds.model_fields else record

    def same(self, written: Any, wanted: Any) -> bool:
        return bool(written == self.translated(wanted))

    def translated(self, value: Any) -> Any:
        """A value of the sample with the ids of the window."""
        if isinstance(value, list):
            return sorted(self.made.get(each, each) for each in value)
        return self.made.get(value, value) if isinstance(value, str) else value

    def words_for(self, key: str) -> str:
        """What a person types to find a record in a list."""
        return record_title(self.hands.store, self.made[key])

    def text(self, editor: e.Line, value: Any) -> str:
        words = load("en")
        if isinstance(editor, e.Span):
            return durations.typed_words(value, words).replace("–", "-")
        if isinstance(editor, e.Limit):
            return durations.journey_words(words, value) if value == 0 else f"{value:g} min"
        return str(value)
