"""In an emotion lane the pointer shows beforehand what a click would give: whose face, how high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.model.grid import DRAWN_LANES
from app.model.ids import derived_id
from app.scene.draw.emotion import MIDDLE, SPREAD, UNIT
from app.scene.draw.said import RADIUS
from app.widgets.canvas import feelings
from app.widgets.canvas.painting import theme_color
from app.widgets.tools.feel import score_at
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


_LEGIBLE = 0.6
"""Scale from which on words can be read."""
_WORDS = 170
"""Pixels that the words beside a feeling may reach beyond its cell."""
_LABEL, _PAD = 150, 5
"""Pixels of these words at most, and around them."""


def over_feelings(canvas: Canvas) -> bool:
    """Whether the pointer rests on a free place of an emotion lane."""
    hover = canvas.hovered
    return (
        canvas.gesture is None
        and hover.kind == "cell"
        and canvas.grid.kinds.get(hover.lane) in DRAWN_LANES
        and canvas.open_cell(hover.lane, hover.step)
    )


def hint_area(canvas: Canvas, lane: str, step: str) -> QRect:
    """The pixels in which a feeling may be shown beforehand in a cell, with its words beside it."""
    rect = canvas.cell_rect(lane, step)
    if rect is None:
        return QRect()
    seen = canvas.camera.rect_to_view(rect)
    return QRectF(seen.x, seen.y, seen.w, seen.h).toAlignedRect().adjusted(-4, -4, _WORDS, 4)


def _beside(canvas: Canvas, lane: str, persona: str) -> float:
    """How far from the middle of the column the faces of this persona stand, in points."""
    store = canvas.store
    felt = {store[key].get("persona") for key in store.of("emotion")} | {persona}
    among = [key for key in feelings.people_in(canvas, lane) if key in felt]
    return (among.index(persona) - (len(among) - 1) / 2) * SPREAD


def paint_teaching(painter: QPainter, canvas: Canvas) -> None:
    """In the lane of feelings of a map that has none yet: how to say one."""
    if (
        canvas.session is None
        or canvas.store.of("emotion")
        or canvas.scale < _LEGIBLE
        or over_feelings(canvas)
    ):
        return
    lane = next((r.lane for r in canvas.scene.grid.rows if canvas.grid.kinds.get(r.lane) in DRAWN_LANES), "")
    rect = canvas.cell_rect(lane, canvas.grid.steps[0]) if lane and canvas.grid.steps else None
    if rect is None or not canvas.open_cell(lane, canvas.grid.steps[0]):
        return
    persona = feelings.persona_of(canvas, lane)
    words = (
        _("Click up or down: how does {persona} feel here?", persona=feelings.name_of(canvas, persona))
        if persona
        else _("Add a persona, then click here: how do they feel?")
    )
    font = canvas.font()
    font.setPixelSize(max(9, round(11 * canvas.scale)))
    painter.setFont(font)
    painter.setPen(theme_color(canvas.theme, "soft"))
    x, y = canvas.camera.to_view(rect.x + 12, rect.y + MIDDLE + 6)
    room = QRectF(x, y, (rect.w - 24) * canvas.scale, (rect.h - MIDDLE) * canvas.scale)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), words)


def paint_hint(painter: QPainter, canvas: Canvas) -> None:
    """A dashed ring at the score under the pointer, with the persona's name where several share the lane."""
    paint_teaching(painter, canvas)
    if not over_feelings(canvas):
        return
    hover = canvas.hovered
    rect = canvas.cell_rect(hover.lane, hover.step)
    persona = feelings.persona_of(canvas, hover.lane)
    score = score_at(canvas, hover.lane, canvas.hands.last)
    if rect is None or not persona or score is None:
        return
    felt = canvas.store.get(derived_id("emotion", persona, hover.step)) or {}
    if feelings.score_of(felt) == score:
        return
    away = _beside(canvas, hover.lane, persona)
    x, y = canvas.camera.to_view(rect.x + rect.w / 2 + away, rect.y + MIDDLE - score * UNIT)
    r = RADIUS * canvas.camera.scale
    painter.setPen(QPen(theme_color(canvas.theme, "accent"), 1.4, Qt.PenStyle.DashLine))
    painter.setBrush(theme_color(canvas.theme, "accent", 0.07))
    painter.drawEllipse(QPointF(x, y), r, r)
    words = feelings.signed(score)
    if len(feelings.people_in(canvas, hover.lane)) > 1:
        words = f"{feelings.name_of(canvas, persona)} {words}"
    font = canvas.font()
    font.setPixelSize(11)
    painter.setFont(font)
    shown = QFontMetricsF(font)
    words = shown.elidedText(words, Qt.TextElideMode.ElideMiddle, _LABEL - 2 * _PAD)  # the score stands last
    label = QRectF(x + r + 3, y - 9, shown.horizontalAdvance(words) + 2 * _PAD, 18)
    # On a ground of its own: beside it there are faces, curves and words.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme_color(canvas.theme, "paper"))
    painter.drawRoundedRect(label, _PAD, _PAD)
    painter.setPen(theme_color(canvas.theme, "accent"))
    painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), words)
