"""Colours can be told from their ground in every theme, and type keeps to its scale."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

import pytest

from app.scene import theme
from app.scene.theme import CONTRAST, DARK, GREY, LIGHT, MARKS, PRINT, STYLES, TEXT_PAIRS, THEMES, contrast

ALL = pytest.mark.parametrize("name", sorted(THEMES))


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@ALL
def test_every_theme_has_every_token_as_a_full_colour(name: str) -> None:
    colors = THEMES[name].colors
    assert set(colors) == theme.TOKENS
    assert [token for token, color in colors.items() if theme.hex_color(color) != color] == []


@ALL
def test_all_words_can_be_read(name: str) -> None:
    colors = THEMES[name].colors
    wanted = 7.0 if name == "contrast" else 4.5
    weak = [(ink, ground) for ink, ground in TEXT_PAIRS if contrast(colors[ink], colors[ground]) < wanted]
    assert weak == []


@ALL
def test_all_marks_can_be_seen_on_paper_and_desk(name: str) -> None:
    colors = THEMES[name].colors
    weak = [m for m in MARKS for ground in ("paper", "desk") if contrast(colors[m], colors[ground]) < 3.0]
    assert weak == []


def test_orange_means_a_gap_and_nothing_else() -> None:
    for used in (LIGHT, DARK, CONTRAST, PRINT):
        same = [token for token, color in used.colors.items() if color == used.colors["open"]]
        assert set(same) <= {"open", "open-line"}


def test_the_two_sheets_of_paper_are_white() -> None:
    assert {PRINT.color("paper"), PRINT.color("desk"), GREY.color("paper"), GREY.color("desk")} == {"#ffffff"}


def test_the_ink_saving_print_holds_no_hue() -> None:
    for color in GREY.colors.values():
        r, g, b = (int(color[at : at + 2], 16) for at in (1, 3, 5))
        assert max(r, g, b) - min(r, g, b) <= 20, color
    team = GREY.color("#cc2200")
    assert team[1:3] == team[3:5] == team[5:7]


@ALL
@pytest.mark.parametrize("chosen", ["#ffff00", "#000000", "#ffffff", "#0b62a8", "#123", "#808080", "#001122"])
def test_a_colour_that_people_choose_stays_visible(name: str, chosen: str) -> None:
    used = THEMES[name]
    for ground in ("paper", "desk", "stage"):  # bars on cards, curves on the map, curves before a spread
        assert contrast(used.color(chosen), used.color(ground)) >= 3.0
    assert contrast(used.text(chosen), used.color("paper")) >= 4.5
    assert contrast(used.on(chosen), used.color(chosen)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_curve_of_every_persona_is_seen_on_lane_and_spread(name: str) -> None:
    used, samples = THEMES[name], Path(__file__).parents[2].joinpath("resources", "samples").glob("*.jmap")
    given = {
        color
        for file in samples
        for color in re.findall(r'"color": "(#[0-9a-f]{6})"', file.read_text("utf-8"))
    }
    wheel = {
        "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue / 24, level / 10, 0.9))
        for hue in range(24)
        for level in range(1, 10)
    }
    assert len(given) > 20
    for color in (
        *sorted(given | wheel),
        "lane.emotion",
    ):  # the last is a persona's without a colour of its own
        shown = used.color(color)
        for ground in ("paper", "desk", "stage"):
            assert contrast(shown, used.color(ground)) >= 3.0, (color, shown, ground)


def test_a_chosen_colour_that_is_seen_well_is_left_alone() -> None:
    assert LIGHT.color("#0B62A8") == "#0b62a8"


def test_a_chosen_colour_keeps_its_hue_when_it_moves() -> None:
    r, g, b = (int(DARK.color("#00008b")[at : at + 2], 16) for at in (1, 3, 5))
    assert b > r and b > g


@pytest.mark.parametrize("wrong", ["#", "#12", "#gggggg", "#1234567", "#12345é"])
def test_what_is_no_colour_becomes_neutral_not_an_error(wrong: str) -> None:
    assert LIGHT.color(wrong) == LIGHT.color("lane.neutral")


def test_an_unknown_token_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        LIGHT.color("no-such-token")


def test_lanes_and_faces_have_their_tokens() -> None:
    assert theme.lane_token("process", "front") == "lane.process.front"
    assert theme.lane_token("process", "moon") == "lane.process.back"
    assert theme.lane_token("action") == "lane.action"
    assert theme.lane_token("a-kind-of-2030") == "lane.neutral"
    assert [theme.face_token(score) for score in (-9, -2, 0, 2, None)] == [
        "face.-2",
        "face.-2",
        "face.0",
        "face.2",
        "face.unknown",
    ]
    kinds = [theme.lane_token(kind) for kind in theme.LANE_KINDS]
    zones = [theme.lane_token("process", zone) for zone in theme.ZONES]
    assert set(kinds) | set(zones) | {"lane.neutral"} == set(theme.LANE_TOKENS)


def test_the_scale_has_six_sizes_and_two_weights() -> None:
    assert sorted({style.size for style in STYLES.values()}) == [9.5, 10.5, 11.5, 12.0, 12.5, 15.0]
    assert {style.face for style in STYLES.values()} == {"sans", "sans-bold", "sans-italic"}


def test_letters_stand_inside_their_line() -> None:
    for style in STYLES.values():
        assert style.above - 0.75 * style.size > 0
        assert style.above + 0.21 * style.size <= style.leading
