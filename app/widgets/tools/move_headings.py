"""Dragging stages, steps and lanes by their headings to another place; the map already lies as it will."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.model.edits import lanes, stages, steps
from app.model.patch import Patch
from app.widgets import overlay
from app.widgets.accessibility import label_of
from app.widgets.canvas import structure
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.painting import theme_color
from app.widgets.tools.gesture import Gesture, Pointer
from app.words import _

if TYPE_CHECKING:
    from app.scene.shapes import Column
    from app.widgets.canvas.viewport import Canvas

_BAR = 4.0
_KNOB = 5.0
_GHOST_H = 34.0
_GHOST_W = 190.0
_GHOST_AIR = 10.0


@dataclass(frozen=True)
class Gap:
    """Where the headings would go: an index counted without them; for steps within a stage."""

    index: int
    stage: str = ""


class MoveHeadings(Gesture):
    """Headings of one kind follow the pointer along their strip."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, key: str) -> None:
        super().__init__(canvas)
        self.kind = canvas.kind_of(key)
        chosen = structure.headings(canvas, self.kind)
        self.chosen = self.carries = chosen if key in chosen else [key]
        self.grabbed = key
        self.along = "y" if self.kind == "lane" else "x"
        self.gap: Gap | None = None
        grid = canvas.scene.grid
        # The places before anything moved: a preview must not change what the pointer means.
        self._rows, self._columns, self._stages = grid.rows, grid.columns, grid.stages

    def begin(self, pointer: Pointer) -> None:
        self._now = pointer
        self.canvas.hint.emit(self._how())

    def _how(self) -> str:
        words = {
            "lane": _("Drop the lane where it should stand. Escape leaves it where it was."),
            "stage": _("Drop the stage where it should stand. Escape leaves it where it was."),
            "step": _(
                "Drop the step where it should stand, in another stage too. Escape leaves it where it was."
            ),
        }
        return words[self.kind]

    def move(self, pointer: Pointer) -> None:
        self._now = pointer
        lock = self._lock(pointer)
        if self.canvas.locking.forbid(lock, self._how()):
            self.cursor = Qt.CursorShape.ForbiddenCursor if lock else Qt.CursorShape.ClosedHandCursor
            self.canvas.hands.show_cursor()
        gap = self._gap(pointer)
        if gap == self.gap:
            self.canvas.refresh(self.canvas.heading_area("left" if self.kind == "lane" else "top"))
            return
        self.gap = gap
        self.canvas.show_soon(self._patch, self.canvas.update)
        if gap is not None:
            self._tell(gap)
        self.canvas.update()

    def _patch(self) -> Patch:
        """What letting go now would change."""
        return rehearse(self.canvas.store, self._verb(self.gap))[0] if self.gap is not None else {}

    def finish(self, pointer: Pointer) -> None:
        gap = self._gap(pointer)
        if self.canvas.locking.says_no(self._lock(pointer)):
            return
        if gap is not None:
            self._verb(gap)()
            self.canvas.announce(self.grabbed)

    def _verb(self, gap: Gap) -> Callable[[], Any]:
        store = self.canvas.store
        if self.kind == "step":
            return lambda: steps.move_all(store, self.chosen, gap.stage, gap.index)
        move = lanes.move_all if self.kind == "lane" else stages.move_all
        return lambda: move(store, self.chosen, gap.index)

    def _tell(self, gap: Gap) -> None:
        """Say when a stage would go with its last step."""
        grid = self.canvas.grid
        for stage in {grid.stage_of[step] for step in self.chosen} if self.kind == "step" else ():
            if stage != gap.stage and set(grid.steps_of[stage]) <= set(self.chosen):
                title = str(self.canvas.store[stage].get("title") or "")
                self.canvas.hint.emit(
                    _("The stage “{title}” has no other step: it goes as well.", title=title)
                )

    # ---- where
    def _gap(self, pointer: Pointer) -> Gap | None:
        """The place under the pointer; None where they lie already or may not go."""
        if self.kind == "step":
            return self._step_gap(pointer.x)
        if self.kind == "lane":
            order, spans = self.canvas.grid.lanes, [(row.lane, row.y, row.h) for row in self._rows]
            at = pointer.y
        else:
            order, spans, at = self.canvas.grid.stages, list(self._stages), pointer.x
        others = [key for key in order if key not in self.chosen]
        seen = [(key, start + size / 2) for key, start, size in spans if key not in self.chosen]
        following = next((key for key, middle in seen if middle >= at), "")
        if following:
            index = others.index(following)
        else:
            index = others.index(seen[-1][0]) + 1 if seen else 0
        moved = [*others[:index], *self.chosen, *others[index:]]
        return None if moved == list(order) else Gap(index)

    def _step_gap(self, x: float) -> Gap | None:
        grid, column = self.canvas.grid, self._column(x)
        if column is None or column.step in self.chosen or self._locked(column):
            return None
        others = [step for step in grid.steps_of[column.stage] if step not in self.chosen]
        index = len(others)
        if column.step:
            index = others.index(column.step) + (1 if x > column.x + column.w / 2 else 0)
        same = [*others[:index], *self.chosen, *others[index:]] == list(grid.steps_of[column.stage])
        return None if same else Gap(index, column.stage)

    def _column(self, x: float) -> Column | None:
        """The column under the pointer, or the one next to it where it is beside the map."""
        if not self._columns:
            return None
        at = max(x, self._columns[0].x)
        return next((c for c in self._columns if c.x <= at < c.x + c.w), self._columns[-1])

    def _lock(self, pointer: Pointer) -> str:
        """The locked stage (its id) that would have to take a step under the pointer."""
        column = self._column(pointer.x) if self.kind == "step" else None
        return column.stage if column is not None and self._locked(column) else ""

    def _locked(self, column: Column) -> bool:
        return self.canvas.store[column.stage].get("locked") is True

    # ---- what is seen
    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if self.canvas.following.behind:
            self._coming(painter)
            self._ghost(painter)
            return
        self._slots(painter)
        band = self._band()
        if band is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme_color(self.canvas.theme, "accent", 0.09))
            painter.drawRect(band)
            if self.gap is not None:
                self._bar(painter, band)
        self._ghost(painter)

    def _slots(self, painter: QPainter) -> None:
        """Empty places where the headings will stand: their names are under the pointer."""
        canvas = self.canvas
        painter.save()
        painter.setClipRect(canvas.heading_area("left" if self.kind == "lane" else "top"))
        painter.setPen(QPen(theme_color(canvas.theme, "accent"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme_color(canvas.theme, "paper"))
        for key in self.chosen:
            place = overlay.heading_place(canvas, key)
            if place is not None:
                painter.drawRoundedRect(place.adjusted(2, 2, -3, -3), 5, 5)
        painter.restore()

    def _band(self) -> QRectF | None:
        """The pixels of the whole row or columns of what is dragged, as the map lies now."""
        canvas, camera, scene = self.canvas, self.canvas.camera, self.canvas.scene
        right = min(float(canvas.width()), camera.to_view(scene.width, 0)[0])
        if self.kind == "lane":
            rows = [row for row in scene.grid.rows if row.lane in self.chosen]
            if not rows:
                return None
            top = camera.to_view(0, rows[0].y)[1]
            bottom = camera.to_view(0, rows[-1].y + rows[-1].h)[1]
            rect = QRectF(0, top, right, bottom - top)
            return rect.intersected(QRectF(0, camera.top, canvas.width(), camera.area_h))
        if self.kind == "stage":
            spans = [(x, w) for stage, x, w in scene.grid.stages if stage in self.chosen]
        else:
            spans = [(c.x, c.w) for c in scene.grid.columns if c.step in self.chosen]
        if not spans:
            return None
        left, end = camera.to_view(spans[0][0], 0)[0], camera.to_view(spans[-1][0] + spans[-1][1], 0)[0]
        low = min(float(canvas.height()), camera.to_view(0, scene.height)[1])
        rect = QRectF(left, self._top(), end - left, low - self._top())
        return rect.intersected(QRectF(camera.left, 0, camera.area_w, canvas.height()))

    def _top(self) -> float:
        """Where columns that are dragged begin, in pixels: those of a step below the name of its stage."""
        place = overlay.heading_place(self.canvas, self.grabbed) if self.kind == "step" else None
        return place.y() if place is not None else 0.0

    def _coming(self, painter: QPainter) -> None:
        """The insertion mark alone, on a large map that shows the rest when the hand rests."""
        canvas, camera, grid = self.canvas, self.canvas.camera, self.canvas.scene.grid
        if self.gap is None:
            return
        if self.kind == "lane":
            spans = [(row.lane, row.y, row.h) for row in grid.rows]
            order: Sequence[str] = canvas.grid.lanes
        elif self.kind == "stage":
            spans, order = list(grid.stages), canvas.grid.stages
        else:
            spans = [(c.step, c.x, c.w) for c in grid.columns]
            order = canvas.grid.steps_of[self.gap.stage]
        others = [key for key in order if key not in self.chosen]
        places = {key: (start, size) for key, start, size in spans}
        following = next((key for key in others[self.gap.index :] if key in places), "")
        before = next((key for key in reversed(others[: self.gap.index]) if key in places), "")
        if following:
            at = places[following][0]
        elif before:
            at = sum(places[before])
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if self.kind == "lane":
            y = camera.to_view(0, at)[1]
            self._bar(painter, QRectF(0, y, min(canvas.width(), camera.to_view(canvas.scene.width, 0)[0]), 0))
        else:
            rect = QRectF(camera.to_view(at, 0)[0], self._top(), 0, canvas.height() - self._top())
            self._bar(painter, rect)

    def _bar(self, painter: QPainter, band: QRectF) -> None:
        """The insertion mark along the border where the headings come in."""
        painter.setBrush(theme_color(self.canvas.theme, "accent"))
        if self.kind == "lane":
            painter.save()
            overlay.spare_names(painter, self.canvas)
            painter.drawRect(QRectF(band.x(), band.y() - _BAR / 2, band.width(), _BAR))
            painter.restore()
            painter.drawEllipse(QPointF(_KNOB + 1, band.y()), _KNOB, _KNOB)
        else:
            painter.drawRect(QRectF(band.x() - _BAR / 2, band.y(), _BAR, band.height()))
            painter.drawEllipse(QPointF(band.x(), band.y() + _KNOB + 1), _KNOB, _KNOB)

    def _ghost(self, painter: QPainter) -> None:
        """The name under the pointer, as something lifted from the page."""
        canvas, at = self.canvas, self._now.at
        place = overlay.heading_place(canvas, self.grabbed)
        font = QFont(canvas.font())
        font.setBold(self.kind != "step")
        if self.kind == "lane":  # as wide as the headings, or as its name where they are narrow
            named = QFontMetricsF(font).horizontalAdvance(self._name()) + 2 * _GHOST_AIR + 1
            width = max(canvas.camera.left - 16.0, min(_GHOST_W, named))
            box = QRectF(8, at.y() - _GHOST_H / 2, width, _GHOST_H)
        else:
            width = min(_GHOST_W, max(90.0, place.width() if place is not None else 90.0))
            middle = place.center().y() if place is not None else canvas.camera.top / 2
            box = QRectF(at.x() - width / 2, middle - _GHOST_H / 2, width, _GHOST_H)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_color(canvas.theme, "ink", 0.14))
        painter.drawRoundedRect(box.translated(0, 3), 6, 6)
        painter.setPen(QPen(theme_color(canvas.theme, "accent"), 1.5))
        painter.setBrush(theme_color(canvas.theme, "paper"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font)
        painter.setPen(theme_color(canvas.theme, "ink"))
        room = box.adjusted(_GHOST_AIR, 0, -_GHOST_AIR, 0)
        words = painter.fontMetrics().elidedText(self._name(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)

    def _name(self) -> str:
        if len(self.chosen) > 1:
            return str(len(self.chosen))
        title = self.canvas.store[self.grabbed].get("title")
        return title if isinstance(title, str) and title else label_of(self.canvas, self.grabbed)
