"""Dragging cards to another cell, over a whole stage, or into the parking lot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen

from app.model.edits import cards
from app.model.patch import Patch
from app.scene.shapes import Rect
from app.widgets import overlay
from app.widgets.canvas.drawing import rehearse, union
from app.widgets.canvas.order import reading_order
from app.widgets.canvas.painting import paint_ghost, theme_color
from app.widgets.canvas.placing import shown_steps
from app.widgets.tools.gesture import CTRL, Gesture, Pointer
from app.widgets.tools.places import Place, cell_of, lock_at, place_at, why_not
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_SHADOW = 6
_BELOW = 6.0
"""Pixels that cards keep from the headings above them."""
_EDGE = 1.5
"""Pixels of the line around cards that are carried."""


class MoveCards(Gesture):
    """The cards follow the pointer; where they would go the others already make room."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, grabbed: str) -> None:
        super().__init__(canvas)
        order = {card: n for n, card in enumerate(reading_order(canvas.store, canvas.grid))}
        chosen = [key for key in canvas.selected.ids if key in order and canvas.free(key)]
        self.cards = sorted(chosen or [grabbed], key=lambda card: order.get(card, 0))
        self.grabbed = grabbed
        self.place: Place | None = None
        self.copies: list[str] = []
        """The ids that copies have in the preview, while Ctrl is held."""
        self._copying = False
        self._room = QTimer()
        self._room.setSingleShot(True)
        self._room.timeout.connect(self._make_room)

    def begin(self, pointer: Pointer) -> None:
        self._start = self._now = pointer
        self._ghost = self.canvas.drawing.blocks_of(self.cards)
        self._box = union([Rect(b.x, b.y, b.w, b.h) for b in self._ghost]) or Rect(pointer.x, pointer.y, 0, 0)
        self._held = self.canvas.scene.rects.get(self.grabbed, self._box)
        self.canvas.hidden = frozenset(self.cards)
        self.canvas.hint.emit(_how())
        self.canvas.update()

    def move(self, pointer: Pointer) -> None:
        before = self._ghost_rect()
        self._now = pointer
        self._look(pointer)
        margin = _SHADOW + 4
        now = self._ghost_rect()
        # One rectangle is painted quicker than two that overlap.
        for rect in (before.united(now),) if before.intersects(now) else (before, now):
            self.canvas.refresh(rect.toAlignedRect().adjusted(-margin, -margin, margin, margin))

    def finish(self, pointer: Pointer) -> None:
        self._look(pointer)
        self._room.stop()
        self.cursor = Qt.CursorShape.ClosedHandCursor
        if self.place is None:
            why_not(self.canvas, pointer)
            return
        if pointer.holds(CTRL):
            self._copy(self.place)
        else:
            _verb(self.canvas, self.cards, self.grabbed, self.place)()
            self.canvas.announce(self.grabbed)

    def cancel(self) -> None:
        self._room.stop()

    def paint(self, painter: QPainter) -> None:
        canvas = self.canvas
        painter.save()
        painter.setClipRect(canvas.area(), Qt.ClipOperation.IntersectClip)
        if self.place is not None:
            for card in self.copies if self._copying else self.cards:
                rect = canvas.scene.rects.get(card)
                if rect is not None:
                    overlay.insertion_bar(painter, canvas, rect)
        painter.restore()
        if self.place is not None and self.place.step in canvas.grid.steps_of:
            heading = overlay.heading_place(canvas, self.place.step)
            if heading is not None:
                overlay.target(painter, canvas, heading)
        dx, dy = self._shift()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_color(canvas.theme, "ink", 0.10))
        carried = [block for block in self._ghost if block.layer == "card" and block.owner in self.cards]
        boxes = [overlay.view_rect(canvas, Rect(b.x, b.y, b.w, b.h)).translated(dx, dy) for b in carried]
        for box in boxes:
            painter.drawRoundedRect(box.adjusted(-1, 3, 1, 5), 7, 7)
        paint_ghost(painter, self._ghost, dx, dy, canvas.camera, canvas.painter)
        # On a dark ground a shadow is not seen: what is lifted has an edge of its own, as headings have.
        painter.setPen(QPen(theme_color(canvas.theme, "accent"), _EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = overlay.RADIUS * canvas.camera.scale
        for box in boxes:
            painter.drawRoundedRect(box, radius, radius)

    # ---- inside
    def _look(self, pointer: Pointer) -> None:
        canvas = self.canvas
        copying = pointer.holds(CTRL)
        without = self.copies if copying else self.cards
        found = place_at(canvas, pointer, without, cell_of(canvas, self.grabbed)[0])
        canvas.locking.forbid(lock_at(canvas, pointer) if found is None else "", _how())
        if found == self.place and copying == self._copying:
            return
        self.place, self._copying, self.copies = found, copying, []
        self.cursor = (
            Qt.CursorShape.ForbiddenCursor
            if found is None
            else Qt.CursorShape.DragCopyCursor
            if copying
            else Qt.CursorShape.ClosedHandCursor
        )
        canvas.hands.show_cursor()
        # Cards under the pointer never wait for the map: it makes room as soon as nothing else is to be done.
        self._room.start()
        canvas.surface.backing.ahead.give_way()

    def _make_room(self) -> None:
        """Show the map as letting go here would leave it."""
        canvas, found, copying = self.canvas, self.place, self._copying
        if canvas.gesture is not self:
            return
        made: list[str] = []

        def patch() -> Patch:
            if found is None:
                return {}
            if not copying:
                return rehearse(canvas.store, _verb(canvas, self.cards, self.grabbed, found))[0]
            done, made[:] = rehearse(canvas.store, lambda: self._make_copies(found))
            return done

        def shown() -> None:
            if canvas.gesture is self:
                self.copies = made
                canvas.hidden = frozenset(made if copying else self.cards)

        canvas.show_soon(patch, shown)

    def _copy(self, place: Place) -> None:
        copies = self._make_copies(place)
        self.canvas.selected.set([card for card in copies if card in self.canvas.store])

    def _make_copies(self, place: Place) -> list[str]:
        store = self.canvas.store
        with store.edit("duplicate-card", n=len(self.cards)):
            copies = cards.duplicate(store, self.cards)
            twin = dict(zip(self.cards, copies, strict=True))
            _verb(self.canvas, copies, twin[self.grabbed], place)()
        return copies

    def _shift(self) -> tuple[float, float]:
        """Pixels by which the cards are carried; they stop below the headings, whose names say where they would go."""
        camera = self.canvas.camera
        dx, dy = (self._now.x - self._start.x) * camera.scale, (self._now.y - self._start.y) * camera.scale
        # Of several cards the one in the hand stays there, until the hand itself is over the headings.
        box = self._held if self._now.at.y() >= camera.top else self._box
        highest = camera.top + _BELOW - camera.to_view(0, box.y)[1]
        return dx, max(dy, highest) if self._start.at.y() >= camera.top else dy

    def _ghost_rect(self) -> QRectF:
        dx, dy = self._shift()
        return overlay.view_rect(self.canvas, self._box).translated(dx, dy)


def _how() -> str:
    return _("Drop into a cell, on a stage heading, or in the parking lot. Ctrl copies.")


def _verb(canvas: Canvas, chosen: list[str], grabbed: str, place: Place) -> Callable[[], Any]:
    """What dropping here does."""
    store = canvas.store
    if not place.lane:
        return lambda: cards.park(store, chosen, place.index)
    together = len({cell_of(canvas, card) for card in chosen}) == 1
    if together or place.step not in canvas.grid.index:
        return lambda: cards.move_all(store, chosen, place.lane, place.step, place.index)
    return lambda: _move_apart(canvas, chosen, grabbed, place)


def _move_apart(canvas: Canvas, chosen: list[str], grabbed: str, place: Place) -> None:
    """Cards of several cells keep their places to each other: all go as far as the one that was grabbed."""
    store = canvas.store
    lanes = [row.lane for row in canvas.scene.grid.rows if canvas.holds_cards(row.lane)]
    steps = shown_steps(canvas)
    index = {step: n for n, step in enumerate(steps)}
    home = cell_of(canvas, grabbed)
    columns = index[place.step] - index.get(home[1], index[place.step])
    rows = lanes.index(place.lane) - (lanes.index(home[0]) if home[0] in lanes else lanes.index(place.lane))
    goals: list[tuple[str, str, str]] = []
    for card in chosen:
        lane, step = cell_of(canvas, card)
        if card == grabbed or step not in index or lane not in lanes:
            goals.append((card, place.lane, place.step))
            continue
        row = max(0, min(len(lanes) - 1, lanes.index(lane) + rows))
        column = max(0, min(len(steps) - 1, index[step] + columns))
        goals.append((card, lanes[row], steps[column]))
    title = str(store[place.lane].get("title", ""))
    with store.edit("move-card", n=len(chosen), lane=title):
        for card, lane, step in goals:
            if canvas.open_cell(lane, step):
                cards.move(store, card, lane, step, place.index if card == grabbed else None)
