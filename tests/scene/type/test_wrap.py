"""Where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scene import theme
from app.scene.type.breaks import graphemes
from app.scene.type.shaping import advance
from app.scene.type.wrap import Wrapped, height, lines, wrap

CARD = ("sans", 11.5)
NBSP = "\u00a0"


def broken(text: str, width: float, max_lines: int | None = None) -> tuple[str, ...]:
    return wrap(text, *CARD, width, max_lines).lines


def test_a_title_breaks_between_words() -> None:
    assert broken("Phone keeps switching off", 100) == ("Phone keeps", "switching off")


def test_several_spaces_count_as_one_and_none_stands_at_an_edge() -> None:
    assert broken("  Phone   keeps  ", 200) == ("Phone keeps",)


def test_a_text_of_nothing_has_no_lines() -> None:
    assert wrap("", *CARD, 100) == wrap(" \n ", *CARD, 100) == Wrapped(())


def test_line_ends_of_the_writer_are_kept() -> None:
    assert broken("first\r\n\nthird", 100) == ("first", "", "third")
    assert broken("first\n", 100) == ("first",)


def test_a_word_breaks_after_its_hyphen_and_its_slash() -> None:
    assert broken("customer-support", 60) == ("customer-", "support")
    assert broken("invoice/delivery", 60) == ("invoice/", "delivery")
    assert broken("Call customer-support", 85) == ("Call customer-", "support")


@pytest.mark.parametrize("whole", ["e-pošta", "24/7", "-5", "10-12", "ABC-12", "1/2"])
def test_these_stay_in_one_piece(whole: str) -> None:
    wide = advance("xxxxx " + whole, *CARD) - 2
    assert broken(f"xxxxx {whole}", wide) == ("xxxxx", whole)


def test_a_no_break_space_holds_number_and_unit_together() -> None:
    text = f"costs 10{NBSP}000{NBSP}€"
    assert broken(text, advance(text, *CARD) - 3) == ("costs", f"10{NBSP}000{NBSP}€")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prevzem naročila v poslovalnici", ("Prevzem naročila", "v poslovalnici")),
        ("Jde k lékaři a v ordinaci", ("Jde k lékaři", "a v ordinaci")),
    ],
)
def test_a_lone_preposition_goes_with_the_word_it_belongs_to(text: str, expected: tuple[str, ...]) -> None:
    fits_with_it = advance(expected[0] + " " + expected[1].split()[0], *CARD) + 1
    assert broken(text, fits_with_it) == expected


def test_a_preposition_stays_where_taking_it_along_would_not_fit() -> None:
    width = advance("poslovalnici", *CARD) + 1
    assert broken("gre v poslovalnici", width) == ("gre v", "poslovalnici")


def test_a_soft_hyphen_shows_only_where_the_word_breaks() -> None:
    assert broken("Versiche\u00adrungs\u00adfall", 200) == ("Versicherungsfall",)
    for shown, rest in (("Versiche-", "rungsfall"), ("Versicherungs-", "fall")):
        width = advance(shown, *CARD) + 1
        assert broken("Versiche\u00adrungs\u00adfall", width) == (shown, rest)


def test_a_word_longer_than_the_line_breaks_inside() -> None:
    found = broken("Donaudampfschifffahrtsgesellschaft", 80)
    assert "".join(line.removesuffix("-") for line in found) == "Donaudampfschifffahrtsgesellschaft"
    assert len(found) > 2 and all(line.endswith("-") for line in found[:-1])


@pytest.mark.parametrize("unit", ["x", "ab/cd-ef", "e\u0301", "客", "a\u0301\u0302\u0303"])
def test_an_endless_text_without_spaces_is_broken_all_the_same(unit: str) -> None:
    text = unit * 3000
    found = wrap(text, *CARD, 100)
    assert "".join(found.lines) == text
    assert wrap(text, *CARD, 100, 2).cut
    assert all(advance(line, *CARD) <= 100 + 0.01 for line in found.lines)


def test_a_letter_never_loses_its_accent_at_a_line_end() -> None:
    text = "e\u0301" * 30
    assert all(len(line) % 2 == 0 for line in broken(text, 40))


def test_a_joined_picture_is_one_character() -> None:
    assert graphemes("บริการไป") == ["บ", "ริ", "กา", "ร", "ไป"]
    assert graphemes("👩\u200d💻a\u0301क्ष") == ["👩\u200d💻", "a\u0301", "क्ष"]


def test_chinese_breaks_anywhere_but_before_its_full_stop() -> None:
    text = "客户打电话给客服中心。"
    for width in range(30, 140, 7):
        found = broken(text, width)
        assert "".join(found) == text
        assert not any(line.startswith("。") for line in found)


def test_a_long_text_is_cut_with_an_ellipsis_that_fits() -> None:
    text = "The customer explains the whole case again by mail because nobody knew"
    cut = wrap(text, *CARD, 90, 2)
    assert cut.cut and len(cut.lines) == 2 and cut.lines[-1].endswith("…")
    assert advance(cut.lines[-1], *CARD) <= 90
    assert not wrap(text, *CARD, 90, 20).cut


def test_an_ellipsis_follows_no_comma_and_no_space() -> None:
    assert broken("one, two", advance("one…", *CARD) + 1, 1) == ("one…",)


@pytest.mark.parametrize("width", [0.0, 1.0, 3.0])
def test_no_room_at_all_still_ends(width: float) -> None:
    assert broken("abc de", width) == ("a", "b", "c", "d", "e")
    assert wrap("abc de", *CARD, width, 2).cut


def test_a_title_is_placed_line_by_line() -> None:
    first, second = lines("Phone keeps switching off", "card", 12, 10, 100, role="title")
    leading = theme.STYLES["card"].leading
    assert (first.x, second.x) == (12, 12)
    assert second.baseline - first.baseline == pytest.approx(leading)
    assert 10 < first.baseline < 10 + leading
    assert first.role == "title" and first.color == "ink" and first.size == 11.5
    assert height(2, "card") == pytest.approx(2 * leading)


def test_alignment() -> None:
    (start,) = lines("ab", "card", 10, 0, 100)
    (center,) = lines("ab", "card", 10, 0, 100, align="center")
    (end,) = lines("ab", "card", 10, 0, 100, align="end")
    assert start.x == 10
    assert center.x + center.width / 2 == pytest.approx(60)
    assert end.x + end.width == pytest.approx(110)


def test_a_hebrew_paragraph_starts_at_the_right() -> None:
    found = lines("שלום לקוח יקר\nPlain English", "card", 10, 0, 150)
    assert found[0].x + found[0].width == pytest.approx(160)
    assert found[1].x == 10
    (end,) = lines("שלום", "card", 10, 0, 150, align="end")
    assert end.x == 10


def test_the_full_stop_of_a_hebrew_line_stands_at_its_left() -> None:
    *_, last = lines("שלום abc.", "card", 0, 0, 150)
    assert last.runs[0].text == "."


def test_a_section_label_is_set_in_spaced_capitals_within_its_width() -> None:
    found = lines("Open points here and there", "section", 0, 0, 80)
    assert [line.text for line in found] == ["OPEN POINTS", "HERE AND", "THERE"]
    assert all(line.width <= 80 for line in found)


def test_larger_paper_scales_type_and_line_height_alike() -> None:
    one = lines("Phone keeps switching off", "card", 0, 0, 100)
    two = lines("Phone keeps switching off", "card", 0, 0, 200, scale=2)
    assert [line.text for line in one] == [line.text for line in two]
    assert two[1].baseline == pytest.approx(2 * one[1].baseline)


MIXED = """
naročilo v a s stranka e-pošta customer-support 24/7 → AVATAR , . (da) שלום לקוח ABC. 客户 客。 ग्राहक
e\u0301e\u0301 Wy. Donaudampfschifffahrtsgesellschaft مرحبا 12 ≤5
"""
PIECES = st.sampled_from(MIXED.split())
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)


@given(TEXTS, st.floats(20, 200), st.sampled_from(["sans", "sans-bold", "sans-italic"]))
def test_no_line_is_longer_than_its_width_and_nothing_gets_lost(text: str, width: float, face: str) -> None:
    found = wrap(text, face, 11.5, width)
    assert not found.cut
    shown = "".join("".join(found.lines).split())
    assert shown.replace("-", "") == "".join(text.split()).replace("-", "")  # long words get hyphens
    for line in found.lines:
        assert advance(line, face, 11.5) <= width + 0.01 or len(graphemes(line)) == 1


@given(TEXTS, st.floats(20, 200), st.integers(1, 4))
def test_a_cut_text_fits_and_says_so(text: str, width: float, max_lines: int) -> None:
    whole, found = wrap(text, *CARD, width), wrap(text, *CARD, width, max_lines)
    assert found.cut == (len(whole.lines) > max_lines)
    assert len(found.lines) == min(len(whole.lines), max_lines)
    if found.cut:
        assert found.lines[-1].endswith("…")
        assert advance(found.lines[-1], *CARD) <= width + 0.01
