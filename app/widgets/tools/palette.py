"""Dropping a new thing from a palette onto the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QPainter

from app.widgets import overlay
from app.widgets.canvas import verbs
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.tasks import FirstCard, NewCard
from app.widgets.tools.gesture import Gesture, Pointer
from app.widgets.tools.places import Place, lock_at, place_at, why_not
from app.words import N_

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

MIME = "application/x-baton-kind"
KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "card": (N_("New card"), {}),
    "decision": (N_("Decision"), {"role": "decision"}),
    "start": (N_("Start"), {"role": "start"}),
    "goal": (N_("Goal reached"), {"role": "goal"}),
    "accepted-end": (N_("Accepted end"), {"role": "accepted-end"}),
    "leaves": (N_("Customer leaves"), {"role": "leaves"}),
    "wait": (N_("Wait"), {"is_wait": True}),
    "moment": (N_("Moment of truth"), {"moment": True}),
}
"""What a palette offers: kind -> (title until somebody names it, fields)."""


def kind_in(data: QMimeData) -> str:
    """The kind that is being dragged, "" when it is something else."""
    if not data.hasFormat(MIME):
        return ""
    kind = bytes(data.data(MIME).data()).decode("utf-8", "replace")
    return kind if kind in KINDS else ""


def mime_for(kind: str) -> QMimeData:
    """What a palette gives to a drag."""
    data = QMimeData()
    data.setData(MIME, kind.encode())
    return data


def begin(canvas: Canvas, kind: str) -> bool:
    """Begin a card of that kind where the focus is, as dropping it there would; whether it was begun."""
    here = verbs.place_here(canvas)
    if here is None and canvas.session is not None:
        title, values = KINDS[kind]
        words = canvas.drawing.words
        return canvas.typing.start(FirstCard(words, words.say(title), dict(values)))
    if here is None or not verbs.may_start(canvas, here[0], here[1]):
        return False
    return canvas.typing.start(new_card(canvas, kind, Place(here[0], here[1]), here[2]))


def new_card(canvas: Canvas, kind: str, where: Place, index: int | None) -> NewCard:
    """The card of a kind before it has a name, called what it is in the language of the map."""
    title, values = KINDS[kind]
    words = canvas.drawing.words
    return NewCard(where.lane, where.step, index, text=words.say(title), values=dict(values))


class PaletteDrop(Gesture):
    """A thing from a palette over the map: the place opens where it would go."""

    follows_edge = False
    cursor = Qt.CursorShape.DragCopyCursor

    def __init__(self, canvas: Canvas, kind: str) -> None:
        super().__init__(canvas)
        self.kind = kind
        self.place: Place | None = None
        self._made = ""

    def move(self, pointer: Pointer) -> None:
        canvas = self.canvas
        found = place_at(canvas, pointer, [self._made] if self._made else [])
        canvas.locking.forbid(lock_at(canvas, pointer) if found is None else "")
        if found == self.place:
            return
        self.place = found
        self._made = ""
        if found is None:
            canvas.end_preview()
        else:
            task = self._task(found)
            patch, self._made = rehearse(canvas.store, lambda: task.make(canvas.store, task.text))
            canvas.preview(patch)
        canvas.update()

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self.place is None:
            why_not(self.canvas, pointer)
            return
        self.canvas.end_preview()
        self.canvas.typing.start(self._task(self.place))

    def paint(self, painter: QPainter) -> None:
        rect = self.canvas.scene.rects.get(self._made)
        if rect is not None:
            painter.setClipRect(self.canvas.area())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            overlay.insertion_bar(painter, self.canvas, rect)

    def _task(self, where: Place) -> NewCard:
        return new_card(self.canvas, self.kind, where, where.index)
