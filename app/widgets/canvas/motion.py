"""Smooth movements of the camera; at once when motion is to be reduced or nobody can see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.canvas.camera import Camera

if TYPE_CHECKING:
    from PySide6.QtCore import QVariantAnimation

    from app.widgets.canvas.moving_view import MovingView

_MILLISECONDS = 180


class Motion:
    """Moves one canvas from where it looks to where it should look."""

    def __init__(self, canvas: MovingView) -> None:
        self._canvas = canvas
        self._animation: QVariantAnimation | None = None
        self._from = Camera()
        self._to = Camera()

    def _made(self) -> QVariantAnimation:
        from PySide6.QtCore import QEasingCurve, QVariantAnimation

        made = QVariantAnimation(self._canvas)
        made.setDuration(_MILLISECONDS)
        made.setStartValue(0.0)
        made.setEndValue(1.0)
        made.setEasingCurve(QEasingCurve.Type.OutCubic)
        made.valueChanged.connect(self._step)
        return made

    def go(self, target: Camera) -> None:
        """Look where the target looks."""
        self.stop()
        if self._canvas.reduce_motion or not self._canvas.isVisible():
            self._canvas.take_camera(target)
            return
        self._from, self._to = Camera(**vars(self._canvas.camera)), target
        self._animation = self._animation or self._made()
        self._animation.start()

    def stop(self) -> None:
        """Stay where the movement is now; the hand has taken over."""
        if self._animation is not None:
            self._animation.stop()

    def _step(self, value: object) -> None:
        t = float(value) if isinstance(value, float) else 1.0
        if t >= 1.0:
            self._canvas.take_camera(self._to)
            return
        camera = Camera(**vars(self._from))
        (x0, y0), (x1, y1) = self._from.center, self._to.center
        # Equal steps look equal when the scale grows by factors, not by differences.
        camera.scale = self._from.scale * (self._to.scale / self._from.scale) ** t
        camera.center_on(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
        self._canvas.take_camera(camera)
