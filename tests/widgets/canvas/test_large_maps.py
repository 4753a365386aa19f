"""Large maps: the picture in the middle of a zoom, and how little is painted and drawn again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.scene import ways
from app.scene.build import build
from app.scene.parts import Blocks
from app.scene.shapes import Block, Rect, Scene
from app.scene.view import Marks
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import drawing, glimpse, surface
from app.widgets.overlay import view_rect
from app.widgets.tools.move_cards import MoveCards
from tests.scene.random_maps import random_map
from tests.widgets.desk import Desk


def session(cards: int = 60) -> Session:
    """A random map."""
    return Session(random_map(6, cards, 10, links=0.4).store, new_document())


def picture(desk: Desk) -> QImage:
    """What the canvas shows."""
    return desk.canvas.grab().toImage()


def test_while_the_hand_zooms_a_picture_is_stretched_and_at_rest_the_map_is_crisp(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show(session())
    canvas = desk.canvas
    canvas.center_on(900, 500, 0.8)
    desk.settle()
    monkeypatch.setattr(glimpse, "HEAVY", 1)
    canvas.zoom_at(canvas.scale * 1.15, QPointF(600, 400))
    desk.settle()
    painted = canvas.painted
    for _ in range(3):
        canvas.zoom_at(canvas.scale * 1.15, QPointF(600, 400))
        desk.settle()
    assert canvas.glimpse.holds
    assert canvas.painted == painted
    canvas.glimpse.end()
    crisp = picture(desk)
    monkeypatch.setattr(glimpse, "HEAVY", 10**9)
    canvas.update()
    assert picture(desk) == crisp


def test_a_zoom_outwards_is_nowhere_blank(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.show(session())
    canvas = desk.canvas
    canvas.center_on(900, 500, 1.0)
    desk.settle()
    monkeypatch.setattr(glimpse, "HEAVY", 1)
    canvas.zoom_at(0.9)
    canvas.zoom_at(0.8)
    desk.settle()
    assert canvas.glimpse.holds
    seen = picture(desk)
    canvas.glimpse.end()
    whole = picture(desk)
    area = canvas.area()
    corners = [(area.left() + 6, area.top() + n) for n in range(4, area.height(), 9)]
    same = sum(seen.pixel(x, y) == whole.pixel(x, y) for x, y in corners)
    assert same > 0.6 * len(corners)  # words are bars there for the moment
    assert len({seen.pixel(x, y) for x, y in corners}) > 2


def test_an_edit_in_the_middle_of_a_zoom_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = session()
    desk.show(made)
    monkeypatch.setattr(glimpse, "HEAVY", 1)
    desk.canvas.zoom_at(1.2)
    assert desk.canvas.glimpse.holds
    with made.store.edit("title"):
        made.store.put(sorted(made.store.of("card"))[0], title="Seen")
    assert not desk.canvas.glimpse.holds


def test_on_a_large_map_links_are_set_right_when_the_hand_rests(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "SMALL", 0)
    monkeypatch.setattr(drawing, "SMALL", 0)
    made = session(120)
    desk.show(made)
    # All that links leave grow: a single one may stand beside a taller card, and then nothing moves.
    linked = {str(made.store[key]["from"]) for key in made.store.of("link")}
    with made.store.edit("title"):
        for key in linked:
            made.store.put(key, title="Grows a great deal " * 9)
    before = desk.canvas.drawing.unsettled
    desk.canvas.tidy()
    after = desk.canvas.drawing.unsettled
    assert (before, after) == (True, False)
    assert desk.canvas.scene.fallbacks == ()


def test_a_pan_paints_only_links_whose_line_comes_into_view(desk: Desk) -> None:
    desk.show(session(120))
    canvas = desk.canvas
    canvas.center_on(900, 500, 1.0)
    desk.settle()
    seen = canvas.camera.seen()
    index = canvas.drawing.index
    crossing, boxes = 0, 0
    for number in range(12):
        strip = Rect(seen.x + 60 * number, seen.y, 40, seen.h)
        crossing += len(index.near("link", strip))
        boxes += sum(Rect(b.x, b.y, b.w, b.h).touches(strip) for b in index.of_layer("link"))
    assert 0 < crossing < 0.8 * boxes


@pytest.fixture
def every_map_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """No map is small enough to lead all links at once."""
    monkeypatch.setattr(ways, "SMALL", 0)
    monkeypatch.setattr(drawing, "SMALL", 0)


def settled(desk: Desk, qtbot: QtBot) -> Desk:
    """The hand rests until all links are led well."""
    qtbot.waitUntil(lambda: not desk.canvas.drawing.unsettled)
    return desk.settle()


def fresh(desk: Desk) -> Scene:
    """The map drawn by somebody who has never seen it."""
    canvas = desk.canvas
    return build(canvas.store, canvas.view, canvas.drawing.marks, canvas.drawing.words)


@pytest.mark.usefixtures("every_map_is_large")
def test_a_large_map_is_shown_at_once_and_its_links_are_led_well_in_pieces(desk: Desk, qtbot: QtBot) -> None:
    desk.show(session(120))
    assert desk.canvas.drawing.unsettled
    assert set(desk.canvas.scene.paths) == set(fresh(desk).paths)
    settled(desk, qtbot)
    assert desk.canvas.scene == fresh(desk)


@pytest.mark.usefixtures("every_map_is_large")
def test_an_edit_while_links_are_being_led_begins_the_work_anew(desk: Desk, qtbot: QtBot) -> None:
    made = session(120)
    desk.show(made)
    qtbot.waitUntil(lambda: desk.canvas.following.leading)
    linked = str(made.store[made.store.of("link")[0]]["from"])
    with made.store.edit("title"):
        made.store.put(linked, title="Grows a great deal " * 9)
    assert not desk.canvas.following.leading and desk.canvas.drawing.unsettled
    settled(desk, qtbot)
    assert desk.canvas.scene == fresh(desk)


@pytest.mark.usefixtures("every_map_is_large")
def test_a_gesture_has_the_hand_to_itself(desk: Desk, qtbot: QtBot) -> None:
    made = session(120)
    desk.show(made)
    settled(desk, qtbot)
    card = next(key for key in made.store.of("card") if key in desk.canvas.scene.rects)
    desk.canvas.preview({card: {"title": "Grows a great deal " * 9}})
    desk.canvas.following.rested()
    assert not desk.canvas.following.leading
    desk.canvas.end_preview()
    settled(desk, qtbot)
    assert desk.canvas.scene == fresh(desk)


def at_rest(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A map on which any change is much, painted with its border."""
    monkeypatch.setattr(surface, "_MANY", 0)
    made = session()
    desk.show(made)
    desk.canvas.center_on(900, 500, 0.8)
    painted_out(desk, qtbot)
    return made


def painted_out(desk: Desk, qtbot: QtBot) -> None:
    """Nothing is left to be painted."""
    desk.canvas.repaint()
    qtbot.waitUntil(lambda: not desk.canvas.surface.backing.busy)


def many_marks(made: Session) -> Marks:
    """All links are gaps, and half of the cards' teams are asked for."""
    cards = sorted(made.store.of("card"))
    asked = frozenset(zip(cards[::2], cards[1::2], strict=False))
    return Marks(states=dict.fromkeys(made.store.of("link"), "gap"), asked=asked)


def test_marks_of_a_large_map_come_between_two_frames(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = at_rest(desk, qtbot, monkeypatch)
    before, painted = picture(desk), desk.canvas.painted
    desk.canvas.set_marks(many_marks(made))
    assert picture(desk) == before and desk.canvas.painted == painted
    painted_out(desk, qtbot)
    seen = picture(desk)
    assert seen != before
    desk.canvas.surface.backing.spoil_all()
    assert picture(desk) == seen


def test_an_edit_while_marks_are_still_to_come_is_seen_at_once(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = at_rest(desk, qtbot, monkeypatch)
    desk.canvas.set_marks(many_marks(made))
    with made.store.edit("title"):
        made.store.put(sorted(made.store.of("card"))[0], title="Seen")
    seen = picture(desk)
    desk.canvas.surface.backing.spoil_all()
    assert picture(desk) == seen


def test_taking_up_a_card_makes_nothing_of_the_rest_of_the_map(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show(session(400))
    card = next(key for key in desk.canvas.scene.rects if desk.canvas.kind_of(key) == "card")
    rect = desk.canvas.scene.rects[card]
    desk.canvas.center_on(rect.x + rect.w / 2, rect.y + rect.h / 2, 1.0)
    desk.settle()

    def never(_self: Blocks) -> tuple[Block, ...]:
        raise AssertionError("every block of the map was made")

    place = view_rect(desk.canvas, rect).center().toPoint()
    with monkeypatch.context() as watched:
        watched.setattr(Blocks, "flat", property(never))
        desk.press(place).move(place + QPoint(30, 0))
        assert isinstance(desk.canvas.gesture, MoveCards)
        assert [block.owner for block in desk.canvas.drawing.blocks_of([card])] == [card]
