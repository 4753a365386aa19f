"""Counting lines agrees with making them."""

from __future__ import annotations

import random

import pytest

from app.scene.type.counting import count
from app.scene.type.wrap import wrap
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


@pytest.mark.parametrize("seed", range(6))
def test_as_many_lines_are_counted_as_are_made(seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(300):
        text = " ".join(pick.choices(WORDS + _MORE, k=pick.randint(0, 14)))
        width = pick.uniform(30, 160)
        assert count(text, "sans", 11.0, width) == len(wrap(text, "sans", 11.0, width).lines), (text, width)
