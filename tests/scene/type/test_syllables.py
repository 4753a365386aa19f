"""Where long words take a hyphen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scene.type.shaping import advance
from app.scene.type.syllables import places
from app.scene.type.wrap import wrap


def parted(word: str) -> str:
    """The word with every hyphen it may take."""
    cuts = [0, *sorted(places(word)), len(word)]
    return "-".join(word[a:b] for a, b in pairwise(cuts))


@pytest.mark.parametrize(
    "shown",
    [
        "qual-cuno",
        "Ac-com-pa-gna",
        "po-jiš-tění",
        "raz-jas-ni-tev",
        "sü-gis-pak-ku-mist",
        "Skam-bu-tis",
        "con-fir-med",
        "l’ap-pun-ta-mento",
    ],
)
def test_a_word_parts_between_its_syllables(shown: str) -> None:
    assert parted(shown.replace("-", "")) == shown


@pytest.mark.parametrize(
    "whole", ["xxxx", "AB12cdefg", "a.b@example", "https://example.org", "čtvrt", "through"]
)
def test_what_is_no_word_or_has_one_syllable_takes_no_hyphen(whole: str) -> None:
    assert not list(places(whole))


def test_a_word_that_must_break_shows_a_hyphen_and_leaves_no_single_letter() -> None:
    width = advance("Telefon", "sans", 11.5) + 0.5
    assert wrap("Telefono o app?", "sans", 11.5, width).lines[0] == "Tele-"


@given(st.text(alphabet="aeioubcdfgčšž", min_size=1, max_size=40), st.floats(30, 90))
def test_no_letter_is_lost_and_no_line_is_longer_than_its_room(word: str, width: float) -> None:
    found = wrap(word, "sans", 11.5, width).lines
    assert "".join(line.removesuffix("-") for line in found) == word
    assert all(advance(line, "sans", 11.5) <= width + 0.01 for line in found)


def test_what_is_held_together_parts_there_before_a_word_is_broken() -> None:
    width = advance("vendita", "sans", 9.5) + 1
    assert wrap("Punto\u00a0vendita", "sans", 9.5, width).lines == ("Punto", "vendita")
