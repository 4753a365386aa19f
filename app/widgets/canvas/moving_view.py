"""Moving about on a map: panning, zooming, bringing things into view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QWidget

from app.scene.shapes import Rect
from app.widgets.canvas.camera import Camera, clamp_scale
from app.widgets.canvas.drawing import union
from app.widgets.canvas.map_view import MapView
from app.widgets.canvas.motion import Motion


class MovingView(MapView):
    """A view that can be moved over its map."""

    zoomChanged = Signal(float)
    moved = Signal()
    """Another part of the map is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reduce_motion = False
        self.fits = True
        """The map fills the window until somebody moves it."""
        self._motion = Motion(self)

    @property
    def scale(self) -> float:
        """How large the map is shown; 1.0 is 100 %."""
        return self.camera.scale

    @property
    def center(self) -> tuple[float, float]:
        """The place on the map in the middle of the window, in points."""
        return self.camera.center

    def center_on(self, x: float, y: float, scale: float | None = None) -> None:
        """Bring a place of the map (points) into the middle, at a scale if one is given."""
        self.fits = False
        if scale is not None:
            self.camera.scale = clamp_scale(scale)
        self.camera.center_on(x, y)
        self._moved(zoomed=scale is not None)

    def set_scale(self, scale: float) -> None:
        """Show the map at a scale (1.0 is 100 %), about the middle of the window."""
        self.zoom_at(scale)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the window over the map by pixels; what is painted already is copied, see backing."""
        self.fits = False
        dx, dy = self.camera.pan(dx, dy)
        if not dx and not dy:
            return
        self.update()
        self.moved.emit()

    def zoom_at(self, scale: float, at: QPointF | None = None) -> None:
        """Change the scale; the place under the pixel `at` (by default the middle) stays where it is."""
        self.fits = False
        at = at if at is not None else QRectF(self.area()).center()
        self.before_zoom(clamp_scale(scale))
        self.camera.zoom(scale, at.x(), at.y())
        self._moved(zoomed=True)

    def before_zoom(self, scale: float) -> None:
        """The map is about to be shown at another scale; for those who keep a picture of it."""

    def zoom_by(self, factor: float) -> None:
        """Make the map larger or smaller about the middle of the window."""
        self.zoom_at(self.camera.scale * factor)

    def zoom_to(self, what: Rect | str) -> None:
        """Show a rectangle (points), "map", "selection" or "100" (%), moving there smoothly."""
        self.fits = False
        target = Camera(**vars(self.camera))
        if what == "map":
            target.fit_map()
        elif what == "100":
            x, y = target.center
            target.scale = 1.0
            target.center_on(x, y)
        else:
            rect = what if isinstance(what, Rect) else self._selected_rect()
            if rect is None:
                return
            target.fit(rect.grown(20), 1.5)
        self._motion.go(target)

    def look(self, camera: Camera) -> None:
        """Look where another camera looks, moving there smoothly."""
        self.fits = False
        self._motion.go(camera)

    def reveal(self, key: str) -> None:
        """Bring a record into view, moving there smoothly; far out also closer."""
        rect = self.drawing.rect_of(key)
        if rect is None:
            return
        target = Camera(**vars(self.camera))
        if target.scale < 0.45 and self.kind_of(key) not in ("stage", "lane"):
            target.scale = 0.8
            target.center_on(rect.x + rect.w / 2, rect.y + rect.h / 2)
        kind = self.kind_of(key)
        dx, dy = target.into_view(rect)
        target.pan(0 if kind == "lane" else dx, 0 if kind in ("stage", "step") else dy)
        self.fits = False
        self._motion.go(target)

    def reveal_cell(self, lane: str, step: str) -> None:
        """Bring a cell into view."""
        rect = self.cell_rect(lane, step)
        if rect is not None:
            target = Camera(**vars(self.camera))
            target.pan(*target.into_view(rect, 8.0))
            self._motion.go(target)

    def take_camera(self, camera: Camera) -> None:
        """Look through another camera; for movements."""
        zoomed = camera.scale != self.camera.scale
        if zoomed:
            self.before_zoom(camera.scale)
        self.camera.scale = camera.scale
        self.camera.look_from(camera.ox, camera.oy)
        self._moved(zoomed=zoomed)

    def stop_motion(self) -> None:
        """A movement of the camera ends where it is: the hand has taken over."""
        self._motion.stop()

    def _selected_rect(self) -> Rect | None:
        rects = [self.drawing.rect_of(key) for key in self.selected.ids]
        return union([rect for rect in rects if rect is not None])

    def _moved(self, *, zoomed: bool) -> None:
        self.update()
        if zoomed:
            self.zoomChanged.emit(self.camera.scale)
        self.moved.emit()
