"""Icons: each drawn inside its box, each with a word, no two alike."""

from __future__ import annotations

import pytest

from app.model.records.cards import FlowRole, InsightKind
from app.scene import icons
from app.scene.icons import ALT, BOX, NAMES, channel_icon, color_of, face_icon, icon
from app.scene.shapes import Command, Path
from app.scene.theme import TOKENS

ALL = pytest.mark.parametrize("name", NAMES)


def points(command: Command) -> list[tuple[float, float]]:
    numbers = [part for part in command[1:] if isinstance(part, float | int)]
    return list(zip(numbers[::2], numbers[1::2]))


def test_every_icon_has_a_word_of_its_own() -> None:
    assert set(ALT) == set(NAMES)
    assert len(set(ALT.values())) == len(NAMES)


def test_no_two_icons_have_the_same_shape() -> None:
    """Marks are told by shape, so that grey paper and every eye can tell them."""
    shapes = [
        tuple((path.commands, path.fill is None, path.stroke is None, path.dash) for path in icon(n, 0, 0))
        for n in NAMES
        if n != "derived"
    ]
    assert len(set(shapes)) == len(shapes)


@ALL
def test_an_icon_stays_in_its_box(name: str) -> None:
    for path in icon(name, 0, 0):
        half = path.width / 2 if path.stroke else 0.0
        for command in path.commands:
            for x, y in points(command):
                assert x - half >= -0.001 and x + half <= BOX + 0.001, command
                assert y - half >= -0.001 and y + half <= BOX + 0.001, command


@ALL
def test_an_icon_moves_and_grows_as_asked(name: str) -> None:
    for small, large in zip(icon(name, 0, 0, 16), icon(name, 100, 50, 32), strict=True):
        for one, two in zip(small.commands, large.commands, strict=True):
            for (x, y), (u, v) in zip(points(one), points(two), strict=True):
                assert u == pytest.approx(100 + 2 * x)
                assert v == pytest.approx(50 + 2 * y)


@ALL
def test_an_icon_is_drawn_with_colours_of_the_theme(name: str) -> None:
    used = {c for path in icon(name, 0, 0) for c in (path.fill, path.stroke) if c}
    assert used <= TOKENS and color_of(name) in used
    assert all(path.fill or path.stroke for path in icon(name, 0, 0))


def test_a_colour_may_be_given() -> None:
    assert {path.stroke for path in icon("mail", 0, 0, 12, "lane.action")} == {"lane.action"}


def test_lines_never_get_too_thin_to_print() -> None:
    assert min(path.width for path in icon("web", 0, 0, 6)) >= 0.8


def test_every_path_begins_with_a_move() -> None:
    assert all(path.commands[0][0] == "M" for name in NAMES for path in icon(name, 0, 0))


def test_channels_of_another_program_get_the_plain_icon() -> None:
    assert channel_icon("phone") == "phone"
    assert channel_icon("carrier-pigeon") == channel_icon("") == "other"
    assert {channel_icon(name) for name in icons.CHANNEL_NAMES} == set(icons.CHANNEL_NAMES)


def test_feelings_have_faces() -> None:
    assert [face_icon(s) for s in (-2, 2, 7, None)] == ["face.-2", "face.2", "face.2", "face.unknown"]
    assert len({icon(face_icon(s), 0, 0)[-1].commands for s in range(-2, 3)}) == 5


def test_every_kind_of_insight_and_role_in_the_flow_has_an_icon() -> None:
    assert set(InsightKind.__args__) <= set(NAMES)  # type: ignore[attr-defined]  # what Literal offers
    assert set(FlowRole.__args__) - {"step"} <= set(NAMES)  # type: ignore[attr-defined]  # as above


def test_an_unknown_icon_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon", 0, 0)


def test_path_data_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(ValueError, match="path data"):
        icons._commands("M 1 2 3 4")


def test_an_icon_is_made_once() -> None:
    first: tuple[Path, ...] = icon("gap", 3, 4, 12)
    assert icon("gap", 3, 4, 12) is first
