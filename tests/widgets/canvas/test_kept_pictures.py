"""What is kept looks as if it were painted from scratch, whatever the hand has done before."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.scene.shapes import Rect
from app.scene.theme import CONTRAST, DARK, LIGHT
from app.scene.view import Filter
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import dots, glimpse, index, painting
from app.widgets.canvas.hit import NOTHING
from tests.scene.builders import Made
from tests.scene.random_maps import random_map
from tests.scene.test_many_edits import change
from tests.widgets.desk import Desk

ROUNDING = 8
"""How far a colour channel may be off, of 255: Qt rounds differently at the border of what it paints."""


def _seen(desk: Desk) -> QImage:
    """The pixels of the window as they are, put together from everything that was painted until now."""
    canvas = desk.canvas
    return canvas.screen().grabWindow(canvas.winId()).toImage()


def _afresh(desk: Desk) -> QImage:
    """The window with nothing kept."""
    canvas = desk.canvas
    canvas.surface.backing.clear()
    canvas.surface.strips.spoil()
    canvas.update()
    desk.settle()
    return _seen(desk)


def _at_one_go(desk: Desk) -> QImage:
    """The part of the window in which the map moves, painted in one piece and never kept."""
    canvas, area = desk.canvas, dots.area(desk.canvas.camera)
    picture = QPixmap(area.right() + 1, area.bottom() + 1)
    painter = QPainter(picture)
    painting.paint_map(painter, area, canvas.camera, canvas.drawing.index, canvas.painter)
    painter.end()
    return picture.toImage().copy(area)


def _furthest(one: QImage, other: QImage) -> int:
    """The largest difference of a colour channel between two pictures, 0 to 255."""
    assert not one.isNull() and one.size() == other.size()
    a, b = (bytes(i.convertToFormat(QImage.Format.Format_RGB32).constBits()) for i in (one, other))
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) if a != b else 0


def _act(desk: Desk, made: Made, pick: random.Random) -> None:
    """Something that a hand may do, from looking elsewhere to editing."""
    canvas, store = desk.canvas, made.store
    cards = sorted(key for key in store.of("card") if key in canvas.scene.rects)
    what = pick.randrange(14)
    if what < 4:
        canvas.pan_by(pick.randint(-250, 250), pick.randint(-180, 180))
    elif what < 6:
        canvas.zoom_at(
            canvas.scale * pick.choice((0.6, 0.87, 1.15, 1.7)), QPointF(pick.randint(200, 900), 400)
        )
    elif what == 6:
        canvas.select(
            [pick.choice(cards)]
        )  # of several, one has a broken ring, whose strokes Qt counts from the clip
    elif what == 7:
        canvas.set_theme(pick.choice((LIGHT, DARK, CONTRAST)))
    elif what == 8:
        wanted = pick.choice((None, Filter(handovers=True), Filter(evidence=frozenset(("observed",)))))
        canvas.set_view(replace(canvas.view, filter=wanted))
        canvas.update()
    elif what == 9:
        canvas.hidden = frozenset(pick.sample(cards, min(2, len(cards))))
        canvas.update()
    elif what == 10:
        canvas.preview({pick.choice(cards): {"title": "Grows while it is dragged about"}})
    elif what == 11:
        canvas.settle()
    else:
        change(made, pick)


@pytest.mark.parametrize("heavy", [1, 10**9])
@pytest.mark.parametrize("seed", range(3))
def test_painting_from_what_is_kept_equals_painting_from_scratch(
    desk: Desk, seed: int, heavy: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glimpse, "HEAVY", heavy)
    made, pick = random_map(seed, 90, 12, links=0.4), random.Random(seed)
    desk.show(Session(made.store, new_document()))
    desk.canvas.center_on(900, 500, 1.0)
    for number in range(16):
        for _ in range(pick.randint(1, 5)):
            _act(desk, made, pick)
            if pick.random() < 0.7:
                desk.settle()
        desk.canvas.set_hovered(NOTHING)
        desk.rest()
        kept = _seen(desk)
        assert _furthest(kept, _afresh(desk)) <= ROUNDING, f"seed {seed}, after {number} rounds"


def test_a_wide_map_is_kept_while_it_moves_on_and_on(desk: Desk) -> None:
    made = random_map(4, 160, 30)
    desk.show(Session(made.store, new_document()))
    desk.canvas.tidy()
    for scale in (1.0, 0.35, 0.12):
        desk.canvas.center_on(0, 0, scale)
        for step in range(30):
            desk.canvas.pan_by(61 + step, 7 if step % 2 else -5)
            desk.settle()
        desk.rest()
        assert _furthest(_seen(desk), _afresh(desk)) <= ROUNDING


def test_words_that_reach_over_the_seam_of_the_picture_look_like_others(desk: Desk) -> None:
    made, scale = random_map(2, 160, 30), 1.25
    desk.show(Session(made.store, new_document()))
    canvas, backing = desk.canvas, desk.canvas.surface.backing
    canvas.tidy()
    canvas.center_on(0, 0, scale)
    desk.rest()
    wide, high = backing.reach.width() / canvas.camera.dense, backing.reach.height() / canvas.camera.dense
    looked = 0
    for across in range(1, int(canvas.scene.width / wide) + 1):
        for down in range(1, int(canvas.scene.height / high) + 1):
            canvas.center_on(across * wide, down * high, scale)
            desk.rest()
            kept = _seen(desk).copy(dots.area(canvas.camera))
            assert _furthest(kept, _at_one_go(desk)) <= ROUNDING
            looked += 1
    assert looked > 1


def test_from_far_away_links_follow_what_is_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_SMALL", 0)
    made, pick = random_map(6, 90, 12, links=0.5), random.Random(6)
    desk.show(Session(made.store, new_document()))
    desk.canvas.center_on(900, 500, 0.1437)  # where no border lies just between two pixels
    for number in range(20):
        desk.rest()
        change(made, pick)
        desk.settle()
        desk.canvas.following.tidy()
        desk.rest()
        assert _furthest(_seen(desk), _afresh(desk)) <= ROUNDING, f"after {number} changes"
    assert any(made.store.of("link"))


@pytest.mark.parametrize("seed", [1, 3])
def test_from_far_away_the_parking_lot_keeps_its_name_in_place(
    desk: Desk, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_SMALL", 0)
    made, pick = random_map(seed, 90, 12, links=0.4), random.Random(seed)
    desk.show(Session(made.store, new_document()))
    desk.canvas.center_on(900, 500, 0.25)
    for number in range(10):
        desk.rest()
        change(made, pick)
        desk.settle()
        desk.canvas.following.tidy()
        desk.canvas.set_hovered(NOTHING)
        desk.rest()
        assert _furthest(_seen(desk), _afresh(desk)) <= ROUNDING, f"after {number} changes"


def test_from_far_away_no_link_is_drawn_in_full(desk: Desk) -> None:
    made = random_map(6, 90, 12, links=0.5)
    desk.show(Session(made.store, new_document()))
    desk.canvas.zoom_to("map")
    desk.canvas.center_on(900, 500, 0.15)
    desk.rest()
    far = desk.canvas.drawing.index.threads(Rect(0, 0, 1e5, 1e5))
    assert far and all(not block.shapes for block in far if block.owner in desk.canvas.scene.paths)
