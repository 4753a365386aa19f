"""Painting a Scene with Qt: the window, pictures in pixels and the small map use the same function."""

from __future__ import annotations

from app.export.qt.painter import Level, ScenePainter, level_for, paint
from app.export.qt.pictures import Pictures, PictureSource

__all__ = ["Level", "PictureSource", "Pictures", "ScenePainter", "level_for", "paint"]
