"""Glyphs, their order and their lengths."""

from __future__ import annotations

import random

import bidi as reference
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scene.type import bidi
from app.scene.type.faces import face
from app.scene.type.shaping import advance, ems, glyph_runs, shape


def test_a_plain_text_is_one_run_from_left_to_right() -> None:
    (run,) = shape("Naročilo", "sans")
    assert (run.face, run.rtl, run.text, run.start) == ("sans", False, "Naročilo", 0)
    assert run.clusters == tuple(range(8))


def test_kerning_is_on() -> None:
    assert ems("AV", "sans") < ems("A", "sans") + ems("V", "sans")


def test_spaces_take_no_part_in_kerning() -> None:
    """The line breaker adds widths of words; that is exact only as long as this holds."""
    letters = [chr(code) for code in face("sans").cmap if chr(code).isalpha() and code < 0x530]
    for key in ("sans", "sans-bold", "sans-italic"):
        space = ems(" ", key)
        for letter in letters:
            assert ems(f"{letter} {letter}", key) == pytest.approx(2 * ems(letter, key) + space)


def test_an_arrow_in_a_sentence_comes_from_the_face_that_has_it() -> None:
    assert [(run.face, run.text) for run in shape("a → b", "sans-bold")] == [
        ("sans-bold", "a "),
        ("math", "→"),
        ("sans-bold", " b"),
    ]


def test_an_accent_stays_with_its_letter() -> None:
    runs = shape("cˇe\u0301→\u0301", "sans")
    assert [run.text for run in runs] == ["cˇe\u0301", "→\u0301"]


def test_a_hebrew_sentence_runs_from_right_to_left_and_its_number_does_not() -> None:
    runs = shape("הזמנה 123 נשלחה", "sans")
    assert [run.text.strip() for run in runs if run.text.strip()] == ["נשלחה", "123", "הזמנה"]
    assert [run.rtl for run in runs if run.text.strip()] == [True, False, True]
    assert all(run.clusters == tuple(sorted(run.clusters, reverse=run.rtl)) for run in runs)


def test_brackets_in_a_right_to_left_sentence_turn_round() -> None:
    left, _, right = shape("(א)", "sans")
    outline = face("sans").outline
    assert (left.text, right.text) == (")", "(")
    assert (left.gids[0], right.gids[0]) == (outline.glyph("("), outline.glyph(")"))


def test_arabic_letters_join() -> None:
    (run,) = shape("سلام", "sans")
    alone = [shape(letter, "sans")[0].gids[0] for letter in "سلام"]
    assert run.face == "arabic" and not set(run.gids) & set(alone[:3])


def test_the_paragraph_decides_where_punctuation_of_a_line_goes() -> None:
    assert [run.text for run in shape("ABC.", "sans", True)] == [".", "ABC"]
    assert [run.text for run in shape("ABC.", "sans")] == ["ABC."]


def test_a_soft_hyphen_and_a_joiner_take_no_room() -> None:
    assert ems("ab\u00ad\u200bcd\ufe0f", "sans") == pytest.approx(ems("abcd", "sans"))


def test_glyphs_are_placed_in_points() -> None:
    runs, length = glyph_runs("a → b", "sans", 20.0)
    assert length == pytest.approx(advance("a → b", "sans", 20.0))
    starts = [x for run in runs for x in run.xs]
    assert starts == sorted(starts) and starts[0] == 0.0
    assert runs[1].xs[0] == pytest.approx(advance("a ", "sans", 20.0))


def test_a_mark_above_a_letter_is_placed_upwards() -> None:
    (accented,), _ = glyph_runs("X\u030c", "sans", 100.0)
    assert accented.ys[0] == 0.0 and accented.ys[1] < 0.0


def test_spacing_widens_between_letters_but_not_after_the_last() -> None:
    _, plain = glyph_runs("OPEN", "sans-bold", 9.5)
    _, spaced = glyph_runs("OPEN", "sans-bold", 9.5, False, 1.0)
    assert spaced == pytest.approx(plain + 3.0)


def test_letters_that_join_are_not_spaced() -> None:
    assert glyph_runs("سلام", "sans-bold", 9.5, True, 1.0) == glyph_runs("سلام", "sans-bold", 9.5, True)


def test_an_empty_text_has_no_runs() -> None:
    assert shape("", "sans") == ()
    assert glyph_runs("", "sans", 10.0) == ((), 0.0)


MIXED = "abאבجד12 3,.-+()[]%$\u200f\u200e\u2067\u2066\u2069\u202a\u202b\u202c\u202e"
UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2069\u202a\u202b\u202c\u202e()[]"))


def test_the_order_of_mixed_text_is_that_of_the_unicode_algorithm() -> None:
    """Compared with python-bidi, which wraps another implementation; brackets are mirrored there."""
    chance = random.Random(7)
    for number in range(4000):
        letters = MIXED[:20] if number % 2 else MIXED
        text = "".join(chance.choice(letters) for _ in range(chance.randint(1, 12)))
        ours = "".join(bidi.visual(list(text), bidi.levels(text)))
        theirs = reference.get_display(text)
        assert isinstance(theirs, str)
        assert ours.translate(UNSEEN) == theirs.translate(UNSEEN), ascii(text)


@given(st.text(max_size=40))
def test_every_text_can_be_shaped_and_loses_nothing(text: str) -> None:
    runs = shape(text, "sans")
    assert "".join(run.text for run in sorted(runs, key=lambda run: run.start)) == text
    assert all(0 <= cluster < len(run.text) for run in runs for cluster in run.clusters)
