"""Counting lines agrees with making them."""

from __future__ import annotations

import random

import pytest

from app.model.store import Store
from app.scene.cache import Reading
from app.scene.draw import headings
from app.scene.draw.pen import Pen
from app.scene.theme import style
from app.scene.type import counting
from app.scene.type.counting import count
from app.scene.type.wrap import wrap
from app.scene.view import View
from app.words import load
from tests.scene.random_maps import WORDS

_MORE = [
    "a",
    "v",
    "i",
    "k",
    "O",
    "e-mail",
    "self-service",
    "soft\u00adhyphen",
    "24/7",
    "漢字かな",
    "\n",
    "Übergangsregelung",
]


def test_counting_is_right_however_few_lengths_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_MOST", 3)
    monkeypatch.setattr(counting, "_LENGTHS", {})
    counting._plain.cache_clear()
    for number in range(40):
        text = " ".join(WORDS[number % 7 : number % 7 + 9])
        assert count(text, "sans", 11.0, 90.0) == len(wrap(text, "sans", 11.0, 90.0).lines)
        assert len(counting._LENGTHS["sans"]) <= 3


@pytest.mark.parametrize("seed", range(3))
def test_step_headings_are_as_high_as_their_highest_name(seed: int) -> None:
    pick, store = random.Random(seed), Store()
    for number in range(12):
        with store.edit("steps"):
            for at in range(number + 1):
                title = " ".join(pick.choices(WORDS + _MORE, k=pick.randint(0, 9)))
                store.add("step", f"step{at}", title=title) if number == at else store.put(
                    f"step{at}", title=title
                )
        steps = [(f"step{at}", pick.uniform(60, 200)) for at in range(number + 1)]
        pen = Pen(Reading(store), load("en"), View())
        drawn = [headings.step(pen, key, width, 0.0).shapes for key, width in steps]
        lines = max(1, *map(len, drawn)) if drawn else 1
        assert headings.step_height(pen, steps) == lines * style("step").leading


@pytest.mark.parametrize("seed", range(6))
def test_as_many_lines_are_counted_as_are_made(seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(300):
        text = " ".join(pick.choices(WORDS + _MORE, k=pick.randint(0, 14)))
        width = pick.uniform(30, 160)
        assert count(text, "sans", 11.0, width) == len(wrap(text, "sans", 11.0, width).lines), (text, width)
