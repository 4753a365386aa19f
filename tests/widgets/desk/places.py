"""Where things are on the desk: lanes, steps, cards and signs in pixels of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from app.scene.draw.emotion import MIDDLE, UNIT
from app.scene.shapes import Rect
from app.widgets.canvas.grips import fold_sign, gap_sign, gaps
from app.widgets.canvas.hit import handle_places
from app.widgets.overlay import heading_place
from tests.widgets.desk.looking import Looking


class Places(Looking):
    """Places by names."""

    def at(self, title: str) -> QPoint:
        """The middle of a card, feeling or heading in the window."""
        key = self.id(title)
        if self.canvas.kind_of(key) in ("stage", "step", "lane"):
            heading = heading_place(self.canvas, key)
            assert heading is not None, f"{title!r} has no heading on screen"
            return heading.center().toPoint()
        return self._middle(self.canvas.scene.rects[key])

    def at_step(self, number: int) -> QPoint:
        """The middle of a step's heading by its number from the left; for steps without a name."""
        heading = heading_place(self.canvas, self.canvas.grid.steps[number])
        assert heading is not None, f"step {number} has no heading on screen"
        return heading.center().toPoint()

    def in_cell(self, lane: str, step: str, down: float = 0.8) -> QPoint:
        """A place inside a cell, `down` of its height from the top."""
        rect = self.canvas.cell_rect(self.id(lane), self.id(step))
        assert rect is not None, f"the cell {lane!r}, {step!r} is not shown"
        return self._point(rect.x + rect.w / 2, rect.y + rect.h * down)

    def feeling_at(self, lane: str, step: str, score: float) -> QPoint:
        """The height of a score in an emotion lane."""
        rect = self.canvas.cell_rect(self.id(lane), self.id(step))
        assert rect is not None
        return self._point(rect.x + rect.w / 2, rect.y + MIDDLE - score * UNIT)

    def handle(self, title: str, side: str = "right") -> QPoint:
        """The middle of a card's handle."""
        view = self.canvas.camera.rect_to_view(self.canvas.scene.rects[self.id(title)])
        x, y = handle_places(view)[side]  # type: ignore[index]  # tests name the sides rightly
        return QPoint(round(x), round(y))

    def edge(self, title: str) -> QPoint:
        """The right side of a card, where its width is taken."""
        view = self.canvas.camera.rect_to_view(self.canvas.scene.rects[self.id(title)])
        return QPoint(round(view.right) - 3, round(view.y) + 6)

    def border(self, title: str) -> QPoint:
        """The border beside a step's heading, or below a lane's."""
        place = heading_place(self.canvas, self.id(title))
        assert place is not None
        if self.canvas.kind_of(self.id(title)) == "lane":
            row = next(r for r in self.canvas.scene.grid.rows if r.lane == self.id(title))
            return QPoint(40, self._point(0, row.y + row.h).y())
        return QPoint(round(place.right()), round(place.center().y()))

    def fold_sign(self, stage: str) -> QPoint:
        """The sign in a stage's heading that folds it."""
        place = heading_place(self.canvas, self.id(stage))
        assert place is not None
        folded = self.store[self.id(stage)].get("collapsed") is True
        return fold_sign(place, self.canvas.camera, folded).center().toPoint()

    def hidden_sign(self, lane: str) -> QPoint:
        """The sign that stands where a lane is hidden."""
        found = gaps(self.store, self.canvas.scene)
        gap = next(each for each in found if self.id(lane) in each.lanes)
        return gap_sign(gap, self.canvas.camera).center().toPoint()

    def parking(self) -> QPoint:
        """A free place in the parking lot."""
        lot = self.canvas.scene.grid.parking
        assert lot is not None
        return self._point(lot.right - 40, lot.y + lot.h / 2)

    def nowhere(self) -> QPoint:
        """A place beside the map."""
        return QPoint(self.canvas.width() - 8, self.canvas.height() - 8)

    def _place(self, at: QPoint | str) -> QPoint:
        return self.at(at) if isinstance(at, str) else at

    def _middle(self, rect: Rect) -> QPoint:
        return self._point(rect.x + rect.w / 2, rect.y + rect.h / 2)

    def _point(self, x: float, y: float) -> QPoint:
        vx, vy = self.canvas.camera.to_view(x, y)
        return QPoint(round(vx), round(vy))
