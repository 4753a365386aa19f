"""Every change has words: the undo menu never says just "Edit"."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from app.change_words import MANY, ONE, name_of
from app.model.store import Change
from app.words import load

APP = Path(__file__).parents[1] / "app"
NOT_SHOWN = {"rehearsal"}


@cache
def named_edits() -> dict[str, set[str]]:
    """Name of every edit in the program -> the values it is given."""
    found: dict[str, set[str]] = {}
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr != "edit" or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.args[0].value
            if isinstance(name, str):
                found.setdefault(name, set()).update(k.arg for k in node.keywords if k.arg)
    return found


def test_the_edits_were_found() -> None:
    assert {"add-card", "move-card", "connect", "agree-exception", "take-step"} <= named_edits().keys()


@pytest.mark.parametrize("name", sorted(named_edits().keys() - NOT_SHOWN))
def test_every_edit_has_words_and_its_values(name: str) -> None:
    assert (name in ONE) != (name in MANY), f"{name} has no words in app.change_words"
    values = dict.fromkeys(named_edits()[name] - {"origin"}, "x")
    if "n" in values:
        values["n"] = "2"
    said = name_of(Change(name, {}, {}, values), load("en"))
    assert said != "Edit" and "{" not in said


def test_numbers_and_titles_are_filled_in() -> None:
    english = load("en")
    moved = Change("move-card", {}, {}, {"n": 3, "lane": "Back {office}"})
    assert name_of(moved, english) == "Move 3 cards to Back {office}"
    assert name_of(Change("delete-card", {}, {}, {"n": 1}), english) == "Delete 1 card"
    changed = Change("change-field", {}, {}, {"n": 1, "field": "note", "title": "Calls"})
    assert name_of(changed, english) == "Change “Calls”"
    assert name_of(Change("change-field", {}, {}, {"n": 1, "title": ""}), english) == "Change 1 entry"
    assert name_of(Change("change-field", {}, {}, {"n": 2, "title": ""}), english) == "Change 2 entries"
    assert name_of(Change("something new", {}, {}), english) == "Edit"
