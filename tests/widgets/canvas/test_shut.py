"""While something is held over a locked place, the picture, the cursor and the status line forbid to let go there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication

from app.change_words import name_of
from app.model.edits import maps
from app.model.grid import map_of
from app.scene.theme import THEMES
from app.widgets.canvas import shut
from app.widgets.tools.palette import mime_for
from app.words import load
from tests.widgets.desk import Desk

FORBIDDEN, CLOSED = Qt.CursorShape.ForbiddenCursor, Qt.CursorShape.ClosedHandCursor
SAID = "The lane “Billing desk” is locked. Unlock it to change it."
_DARK = 100
"""Lightness below which a pixel belongs to a letter, on the tint of what receives a drop as well."""
LEFT, NO_KEYS, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


@pytest.fixture
def locked(desk: Desk) -> Desk:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"), ("Pays", "Billing desk", "Call"))
    maps.lock(desk.store, [desk.id("Billing desk")])
    return desk.settle()


def _differs(desk: Desk, before: bytes, place: QRectF) -> bool:
    return _seen(desk, place) != before


def _seen(desk: Desk, place: QRectF) -> bytes:
    image = desk.settle().canvas.grab(place.toAlignedRect()).toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_card_over_a_locked_lane_is_told_so_before_it_is_let_go(locked: Desk, theme: str) -> None:
    canvas = locked.canvas
    canvas.set_theme(THEMES[theme])
    row = shut.place(canvas, locked.id("Billing desk"))
    corner = QRectF(row.right() - 60, row.y() + 12, 50, 24)
    before = _seen(locked, corner)
    locked.press("Opens a case").move(locked.in_cell("Support desk", "Mail"))
    assert canvas.cursor().shape() == CLOSED and not canvas.locking.shut
    locked.move(locked.in_cell("Billing desk", "Mail"))
    assert canvas.cursor().shape() == FORBIDDEN and locked.hints[-1] == SAID
    assert canvas.locking.shut == locked.id("Billing desk")
    assert _differs(locked, before, corner)
    # Where it may be let go again, nothing is left of it and how to go on is said again.
    locked.move(locked.in_cell("Customer", "Parcel"))
    assert canvas.cursor().shape() == CLOSED and locked.hints[-1].startswith("Drop into a cell")
    assert not _differs(locked, before, corner)
    locked.move(locked.in_cell("Billing desk", "Mail")).escape().release()
    assert not canvas.locking.shut and not _differs(locked, before, corner)


def test_the_reason_stays_said_after_the_card_is_let_go(locked: Desk) -> None:
    locked.drag("Opens a case", to_lane="Billing desk", to_step="Mail")
    assert locked.cell("Opens a case") == ("Support desk", "Call")
    assert locked.hints[-1] == SAID and not locked.canvas.locking.shut


def test_the_heading_of_a_locked_stage_forbids_a_card(locked: Desk) -> None:
    stage = locked.id("Check")
    maps.lock(locked.store, [stage])
    locked.press("Opens a case").move("Check")
    assert locked.canvas.locking.shut == stage and locked.canvas.cursor().shape() == FORBIDDEN
    assert "“Check” is locked" in locked.hints[-1]
    locked.release()
    assert "“Check” is locked" in locked.hints[-1]


def test_a_step_over_a_locked_stage_is_told_so(locked: Desk) -> None:
    stage = locked.id("Check")
    maps.lock(locked.store, [stage])
    locked.press("Mail").move("Parcel")
    assert locked.canvas.locking.shut == stage and locked.canvas.cursor().shape() == FORBIDDEN
    assert "“Check” is locked" in locked.hints[-1]
    locked.move("Money")
    assert not locked.canvas.locking.shut and locked.hints[-1].startswith("Drop the step")
    locked.escape().release()


@pytest.mark.parametrize("what", ["card", "heading", "border"])
def test_what_is_locked_itself_is_marked_for_as_long_as_it_is_pulled(locked: Desk, what: str) -> None:
    places = {
        "card": locked.at("Pays"),
        "heading": locked.at("Billing desk"),
        "border": locked.border("Billing desk"),
    }
    before = dict(locked.store.objects)
    locked.press(places[what]).move(places[what] + QPoint(30, -60))
    assert locked.canvas.locking.shut == locked.id("Billing desk")
    assert locked.canvas.cursor().shape() == FORBIDDEN and locked.hints[-1] == SAID
    locked.release()
    assert not locked.canvas.locking.shut and locked.hints[-1] == SAID
    assert dict(locked.store.objects) == before and locked.canvas.cursor().shape() != FORBIDDEN


def test_a_locked_structure_forbids_to_move_a_lane(locked: Desk) -> None:
    key = map_of(locked.store)[0]
    maps.lock(locked.store, [key])
    locked.drag_heading("Insights", before="Customer", release=False)
    assert locked.canvas.locking.shut == key and locked.canvas.cursor().shape() == FORBIDDEN
    locked.settle().release()
    assert "structure of the map is locked" in locked.hints[-1]


def test_a_locked_lane_among_several_chosen_keeps_all_of_them(locked: Desk) -> None:
    order = locked.order_of("lane")
    locked.click("Support desk").click("Billing desk", Qt.KeyboardModifier.ShiftModifier)
    locked.drag_heading("Support desk", before="Customer", release=False)
    assert locked.canvas.locking.shut == locked.id("Billing desk") and locked.hints[-1] == SAID
    assert locked.release().order_of("lane") == order


def test_an_end_of_a_link_is_forbidden_where_nothing_takes_it(locked: Desk) -> None:
    locked.link("Opens a case", "Pays")
    key = next(iter(locked.store.of("link")))
    locked.escape().canvas.selected.set([key])
    end = locked.settle().canvas.scene.paths[key][-1]
    at = QPoint(*(round(v) for v in locked.canvas.camera.to_view(*end)))
    locked.press(at).move(locked.in_cell("Customer", "Parcel"))
    assert locked.canvas.cursor().shape() == FORBIDDEN
    locked.move("Pays")
    assert locked.canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    locked.escape().release()


def test_a_thing_of_the_palette_is_refused_over_a_locked_lane(locked: Desk) -> None:
    data, canvas = mime_for("card"), locked.canvas
    over = {lane: locked.in_cell(lane, "Mail") for lane in ("Support desk", "Billing desk")}
    QApplication.sendEvent(canvas, QDragEnterEvent(over["Support desk"], COPY, data, LEFT, NO_KEYS))
    taken = {}
    for lane, at in over.items():
        event = QDragMoveEvent(at, COPY, data, LEFT, NO_KEYS)
        QApplication.sendEvent(canvas, event)
        taken[lane] = event.isAccepted()
    assert taken == {"Support desk": True, "Billing desk": False}
    assert canvas.locking.shut and locked.hints[-1] == SAID
    QApplication.sendEvent(canvas, QDragLeaveEvent())
    assert not canvas.locking.shut and locked.hints[-1] == SAID and not locked.canvas.drawing.previewing


def _words_of(desk: Desk, line: int) -> QRectF:
    name = next(b for b in desk.canvas.drawing.index.of_owner(f"zone:{line}") if b.layer == "mark")
    x, y = desk.canvas.camera.to_view(name.x, name.y)
    return QRectF(x + 1, y + 1, name.w - 2, name.h - 2)


def test_what_marks_a_lock_spares_the_names_of_the_lines(locked: Desk) -> None:
    words = _words_of(locked, 1)
    before = _seen(locked, words)
    locked.press("Opens a case").move(locked.in_cell("Billing desk", "Mail"))
    assert locked.canvas.locking.shut and not _differs(locked, before, words)
    locked.escape().release()


def test_the_bar_of_a_lane_that_is_dragged_or_sized_spares_the_names_of_the_lines(locked: Desk) -> None:
    words = _words_of(locked, 1)
    before = _seen(locked, words)
    border = locked.border("Support desk")
    locked.press(border).move(border + QPoint(0, 1))
    assert not _differs(locked, before, words)
    locked.escape().release()
    canvas = locked.canvas
    locked.drag_heading("Insights", before="Touchpoints", release=False).rest()
    image = canvas.grab(_words_of(locked, 0).toAlignedRect()).toImage()
    bar = canvas.theme.color("accent")
    across = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
    assert bar not in across
    locked.escape().release()


def test_a_card_over_a_stage_leaves_its_name_to_be_read(locked: Desk) -> None:
    middle = QPointF(locked.at("Check"))
    words = QRectF(middle, middle).adjusted(-20, -8, 20, 8)

    def letters() -> set[tuple[int, int]]:
        image = locked.settle().canvas.grab(words.toAlignedRect()).toImage()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {(x, y) for x, y in places if image.pixelColor(x, y).lightness() < _DARK}

    before = letters()
    locked.press("Opens a case").move("Check").rest()
    assert before and letters() == before
    locked.escape().release()


def test_undo_says_which_lane_is_locked_and_which_is_open_again(desk: Desk) -> None:
    desk.new()
    lane, stage = desk.id("Billing desk"), desk.id("Check")
    maps.lock(desk.store, [lane])
    maps.lock(desk.store, [lane], locked=False)
    maps.lock(desk.store, [lane, stage])
    said = [name_of(change, load("en")) for change in desk.session.history.names[-3:]]
    assert said == ["Lock “Billing desk”", "Unlock “Billing desk”", "Lock 2 elements"]


@pytest.mark.parametrize("scale", [0.6, 1.0])
def test_the_ring_of_a_card_spares_the_signs_between_the_cards_of_its_cell(desk: Desk, scale: float) -> None:
    desk.new().with_cards(("First", "Customer", "Call"), ("Second", "Customer", "Call"))
    canvas = desk.canvas
    canvas.center_on(0, 0, scale)
    desk.hover(desk.nowhere()).canvas.selected.set([])
    sign = next(
        b
        for b in canvas.drawing.index.near("lane", canvas.scene.rects[desk.id("Second")].grown(8))
        if b.h == 15
    )
    x, y = canvas.camera.to_view(sign.x + sign.w / 2, sign.y + sign.h / 2)
    seen = QRectF(x - 3 * scale, y - 3.6 * scale, 6 * scale, 7.2 * scale)
    before = _seen(desk, seen)
    canvas.selected.set([desk.id("Second")])
    assert not _differs(desk, before, seen)
