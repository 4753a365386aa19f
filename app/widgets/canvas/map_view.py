"""What a canvas knows about the map it shows: records, places, what lies under a pixel, what may be changed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.model import locks
from app.model.grid import DRAWN_LANES, Grid, grid_of
from app.model.store import Store
from app.scene.shapes import Rect, Scene
from app.scene.theme import LIGHT, Theme
from app.scene.view import View
from app.session import Session
from app.widgets.canvas import adding
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.drawing import Drawing, union
from app.widgets.canvas.headings import Strip
from app.widgets.canvas.hit import NOTHING, Hit, hit
from app.widgets.canvas.selection import Selection
from app.widgets.tools.gesture import Gesture, Pointer


class MapView(QWidget):
    """A widget that shows a map: the questions that painting, gestures and screen readers ask of it."""

    hint = Signal(str)
    """A short sentence for the status bar."""
    arranges = True
    """Whether the hand may move and name headings; a room only reads them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.drawing = Drawing()
        self.camera = Camera()
        self.selected = Selection(self)
        self.theme: Theme = LIGHT
        self.gesture: Gesture | None = None
        self.hovered: Hit = NOTHING
        self.ring = 2.0
        """Pixels of the ring around what is selected."""
        self.hidden: frozenset[str] = frozenset()
        """Records that are not painted in their place, because a gesture carries them."""
        self.feels_for = ""
        """The persona whose feelings the hand gave last; see feelings."""
        self._empty = Store()

    @property
    def view(self) -> View:
        """What is shown of the map, and how."""
        return self.drawing.view

    @property
    def scene(self) -> Scene:
        """The drawing now on screen; in the middle of a gesture that of its preview."""
        return self.drawing.scene

    @property
    def store(self) -> Store:
        """The records of the map; an empty store when none is open."""
        return self.session.store if self.session is not None else self._empty

    @property
    def grid(self) -> Grid:
        """The map's grid in order."""
        return grid_of(self.store)

    @property
    def selection(self) -> list[str]:
        """The selected records in the order they were chosen."""
        return self.selected.ids

    def select(self, ids: list[str]) -> None:
        """Select these records, as far as they exist."""
        self.selected.set(key for key in ids if key in self.store)

    def select_all(self) -> None:
        """Select every card that is shown; under a filter those that stand out, since what fades is not meant."""
        fading = self.scene.fading
        cards = (key for key in self.scene.rects if self.kind_of(key) == "card")
        self.selected.set(key for key in cards if fading is None or not fading.fades(key))

    def cards_in(self, rect: Rect) -> list[str]:
        """The cards and feelings that a rectangle of the map touches, in painting order."""
        near = self.drawing.index.near("card", rect)
        keys = dict.fromkeys(block.owner for block in near)
        return [
            k for k in keys if k in self.store and k in self.scene.rects and self.scene.rects[k].touches(rect)
        ]

    def kind_of(self, key: str) -> str:
        """The kind of a record, "" when there is none."""
        record = self.store.get(key)
        return str(record["type"]) if record is not None else ""

    def in_view(self, _key: str) -> bool:
        """Whether the keyboard stops at a record; a room that follows one persona passes over what fades."""
        return True

    def drawn_kind(self, key: str) -> str:
        """The kind of a record as drawn now: one that only a preview has is what the preview says."""
        return self.drawing.kind_of(key) or self.kind_of(key)

    def free(self, key: str) -> bool:
        """Whether a record may be changed: no lock lies on it, on its lane or stage, or on the map's structure."""
        return key in self.store and not locks.lock_on(self.store, key)

    def open_cell(self, lane: str, step: str) -> bool:
        """Whether a cell (or a lane over a whole stage) takes changes."""
        return not locks.cell_lock(self.store, lane, step)

    def holds_cards(self, lane: str) -> bool:
        """Whether a lane is one that cards lie in."""
        return lane in self.grid.kinds and self.grid.kinds[lane] not in DRAWN_LANES

    def handles(self) -> list[str]:
        """The cards that show handles now: the one under the pointer, and the one selected. No lock holds links."""
        cards = [self.selected.focus] if len(self.selected) == 1 else []
        if self.hovered.kind in ("card", "edge", "handle"):
            cards.append(self.hovered.key)
        return [c for c in dict.fromkeys(cards) if self.kind_of(c) == "card"]

    def cell_rect(self, lane: str, step: str) -> Rect | None:
        """The rectangle of a cell on the map, in points; for a stage's id over all of its steps."""
        row = next((r for r in self.scene.grid.rows if r.lane == lane), None)
        columns = [c for c in self.scene.grid.columns if step in (c.step, c.stage)]
        if row is None or not columns:
            return None
        rects = [Rect(c.x, row.y, c.w, row.h) for c in columns]
        return union(rects)

    def area(self) -> QRect:
        """The pixels in which the map moves."""
        return QRect(self.camera.left, self.camera.top, self.camera.area_w, self.camera.area_h)

    def refresh(self, rect: QRect) -> None:
        """Ask for paint of a rectangle of the window, in pixels.

        Where pixels are not whole dots Qt rounds its ends to dots, either way: then of a pixel more on each side.
        """
        self.update(rect if self.camera.ratio == int(self.camera.ratio) else rect.adjusted(-1, -1, 1, 1))

    def heading_area(self, which: Strip) -> QRect:
        """The pixels of a strip of headings."""
        left, top = self.camera.left, self.camera.top
        if which == "top":
            return QRect(left, 0, self.camera.area_w, top)
        if which == "left":
            return QRect(0, top, left, self.camera.area_h)
        return QRect(0, 0, left, top)

    def hit(self, at: QPointF, *, bare: bool = False) -> Hit:
        """What lies under a pixel of the window; `bare` without handles and ends that lie over the map."""
        if bare:
            return hit(at.x(), at.y(), self.camera, self.drawing.index, self.scene, self.store, [])
        mark = adding.at(self, at)
        if mark is not None:
            return mark
        only = self.selected.focus if len(self.selected) == 1 else ""
        link = only if self.kind_of(only) == "link" else ""
        index, handles = self.drawing.index, self.handles()
        return hit(at.x(), at.y(), self.camera, index, self.scene, self.store, handles, link)

    def pointer(self, at: QPointF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Pointer:
        """A pixel of the window with its place on the map."""
        x, y = self.camera.to_map(at.x(), at.y())
        return Pointer(QPointF(at), x, y, keys)
