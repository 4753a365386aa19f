"""A picture of what was copied, drawn as for paper: without marks of open points, and only what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from app.export import svg
from app.export.picking import Part
from app.export.qt import Pictures, ScenePainter
from app.model.edits.fragments import Fragment
from app.model.store import Store
from app.scene.build import build
from app.scene.shapes import Block, Scene
from app.scene.theme import PRINT
from app.scene.view import View
from app.storage.pictures import picture_bytes
from app.words import load

EDGE = 12.0
"""Points of paper around the picture."""
SHARP = 2.0
"""Pixels a point, for pictures that are small enough."""
MOST = 24_000_000
"""Pixels of a picture at the most; a larger one is drawn smaller."""


@dataclass
class Portrait:
    """A fragment as a picture; drawn when somebody asks for it, from the map as it was when it was copied."""

    store: Store
    fragment: Fragment
    language: str
    title: str
    _scene: Scene | None = None

    @property
    def scene(self) -> Scene:
        """The chosen part of the drawing, moved to the corner."""
        if self._scene is None:
            self._scene = self._headed() or self._alone()
        return self._scene

    def _alone(self) -> Scene:
        """The whole map, or what was chosen of it as it stands there."""
        parked = self._parked()
        whole = build(self.store, View(paper=not parked, show_parking=parked), words=load(self.language))
        return whole if self.fragment.whole else self._part(whole)

    def _headed(self) -> Scene | None:
        """Several cells with the headings they stand under, and nothing between them; None for a single cell."""
        fragment = self.fragment
        if fragment.whole or self._parked():
            return None
        cards, stages = frozenset(fragment.of("card")), frozenset(fragment.of("stage"))
        inside = Part(self.store, None, stages).cards if stages else frozenset()
        if stages and cards <= inside:
            view = View(paper=True, show_parking=False, stages=stages)
            return build(self.store, view, words=load(self.language))
        part = Part(self.store, cards | frozenset(fragment.of("lane")), None)
        if not part.headed:
            return None
        return build(part.drawn(), View(paper=True, show_parking=False), words=load(self.language))

    def image(self) -> QImage:
        """The picture in pixels on white paper; an empty image when nothing is to be seen."""
        scene = self.scene
        w, h = scene.width + 2 * EDGE, scene.height + 2 * EDGE
        if not scene.blocks:
            return QImage()
        scale = min(SHARP, (MOST / (w * h)) ** 0.5)
        image = QImage(max(1, round(w * scale)), max(1, round(h * scale)), QImage.Format.Format_RGB32)
        image.fill(QColor(PRINT.color("paper")))
        painter = QPainter(image)
        painter.scale(scale, scale)
        painter.translate(EDGE, EDGE)
        ScenePainter(PRINT, Pictures(self._picture)).paint(painter, iter(scene.blocks), "full")
        painter.end()
        return image

    def png(self) -> bytes:
        """The picture as a PNG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image().save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, PySide takes text
        return bytes(QByteArray(buffer.data()).data())

    def svg(self) -> bytes:
        """The picture as SVG text."""
        made = svg.write(self.scene, PRINT, title=self.title, language=self.language, pictures=self._picture)
        return made.encode()

    def _parked(self) -> bool:
        cards = (self.fragment.objects[key].get("pos") for key in self.fragment.of("card"))
        return any(isinstance(pos, list) and pos and pos[0] is None for pos in cards)

    def _part(self, whole: Scene) -> Scene:
        blocks = [block for block in whole.blocks if block.owner in self.fragment.content]
        if not blocks:
            return Scene(0.0, 0.0, ())
        left, top = min(b.x for b in blocks), min(b.y for b in blocks)
        right, bottom = max(b.x + b.w for b in blocks), max(b.y + b.h for b in blocks)
        moved: tuple[Block, ...] = tuple(block.moved(-left, -top) for block in blocks)
        return replace(whole, width=right - left, height=bottom - top, blocks=moved)

    def _picture(self, blob: str) -> bytes | None:
        record = self.store.get(blob)
        return picture_bytes(blob, record) if record is not None else None
