"""The band above the map of the room: who travels and towards what, and which stage this is, in large type."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.model.grid import map_of
from app.model.store import Reader
from app.scene.theme import LIGHT, Theme, hex_color
from app.storage.pictures import picture_bytes
from app.widgets.room import sizes
from app.words import _

_MARGIN = 0.018
"""Margin left and right, as a part of the width."""
_LINE = 1.32
"""Height of a line in heights of its letters."""


class Band(QWidget):
    """Two lines: persona and goal, stage and its question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.persona = self.goal = self.stage = self.question = ""
        self._color = ""
        self._portrait = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_map(self, store: Reader) -> None:
        """Take persona and goal from the map."""
        record = map_of(store)[1]
        persona = store.get(str(record.get("persona") or "")) or next(
            (store[key] for key in sorted(store.of("persona"), key=lambda k: str(store[k].get("order", "")))),
            None,
        )
        self.persona = str((persona or {}).get("title") or "")
        self.goal = " ".join(str(record.get("goal") or record.get("title") or "").split())
        self._color = hex_color(str((persona or {}).get("color") or "")) or "accent"
        blob = str((persona or {}).get("picture") or "")
        data = picture_bytes(blob, store[blob]) if blob in store else None
        self._portrait = QPixmap()
        if data:
            self._portrait.loadFromData(data)
        self._say()

    def show_stage(self, title: str, question: str) -> None:
        """Name the stage, and what the customer asks in it."""
        self.stage, self.question = " ".join(title.split()), " ".join(question.split())
        self._say()

    def _say(self) -> None:
        said = (self.persona, self.goal, self.stage, self.question)
        self.setAccessibleName(". ".join(part for part in said if part))
        self.update()

    # ---- size
    def sizeHint(self) -> QSize:
        """As high as its two lines on a screen so wide."""
        return QSize(self.width(), round(2 * self._line + self._line * 0.5))

    @property
    def _line(self) -> float:
        return sizes.band_font(self.width()).pixelSize() * _LINE

    # ---- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names are bold, what belongs to them is regular; what does not fit ends in an ellipsis."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        color = self.theme.color
        painter.fillRect(self.rect(), QColor(color("paper")))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(color("line")))
        line, margin = self._line, self.width() * _MARGIN
        top = line * 0.25
        left = self._disc(painter, margin, top, line)
        self._words(painter, left, top, self.persona, self.goal)
        self._words(painter, margin, top + line, self.stage, self.question)
        painter.end()

    def _disc(self, painter: QPainter, left: float, top: float, line: float) -> float:
        """The portrait or the initials of the persona; returns where the words begin."""
        if not self.persona:
            return left
        side = line * 0.9
        place = QRectF(left, top + (line - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.color(self._color)))
        painter.drawEllipse(place)
        if not self._portrait.isNull():
            painter.save()
            from PySide6.QtGui import QPainterPath

            path = QPainterPath()
            path.addEllipse(place)
            painter.setClipPath(path)
            scaled = self._portrait.scaled(
                place.size().toSize() * 2,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawPixmap(place, scaled, QRectF(0, 0, place.width() * 2, place.height() * 2))
            painter.restore()
        else:
            painter.setFont(_sized(sizes.band_font(self.width(), bold=True), 0.62))
            painter.setPen(QColor(self.theme.on(self._color)))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.persona[:1].upper())
        return left + side + line * 0.35

    def _words(self, painter: QPainter, left: float, top: float, name: str, more: str) -> None:
        room = self.width() - left - self.width() * _MARGIN
        for text, bold, token in ((name, True, "ink"), (more, False, "soft")):
            if not text:
                continue
            font = sizes.band_font(self.width(), bold=bold)
            metrics = QFontMetricsF(font)
            most = room * 0.6 if bold and more else room
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.color(token)))
            middle = top + self._line / 2
            painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), shown)
            used = metrics.horizontalAdvance(shown) + self._line * 0.45
            left, room = left + used, room - used

    def resizeEvent(self, _event: object) -> None:
        """Another width is another size of letters."""
        self.updateGeometry()


def _sized(font: QFont, by: float) -> QFont:
    font.setPixelSize(round(font.pixelSize() * by))
    return font


def stage_words(store: Reader, stage: str) -> tuple[str, str]:
    """Title and question of a stage; the parking lot has a name too."""
    if stage not in store:
        return _("Parking lot"), ""
    record = store[stage]
    return str(record.get("title") or _("Untitled stage")), str(record.get("question") or "")
