"""The band above the map of the room: who travels and towards what, and which stage this is, in large type."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.model.grid import map_of
from app.model.store import Reader
from app.scene.theme import LIGHT, Theme, hex_color
from app.storage.pictures import picture_bytes
from app.widgets.room import sizes
from app.words import _

_LINE = 1.32
"""Height of a line in heights of its letters."""


def personas_of(store: Reader) -> list[str]:
    """The personas of a map in their order."""
    return sorted(store.of("persona"), key=lambda key: (str(store[key].get("order", "")), key))


class Band(QWidget):
    """Two lines: persona and goal, stage and its question. A click on the persona asks for the next one."""

    personaAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.persona = self.goal = self.stage = self.question = ""
        self.only = False
        """Whether only the journey of this persona is shown."""
        self.tip = ""
        """What is said about a click on the persona."""
        self._named = QRectF()
        """Where the persona stands."""
        self._color = ""
        self._portrait = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_map(self, store: Reader, only: str = "") -> None:
        """Take persona and goal from the map; `only` is a persona whose journey alone is shown."""
        record = map_of(store)[1]
        persona = store.get(only or str(record.get("persona") or "")) or next(
            (store[key] for key in personas_of(store)), None
        )
        self.persona, self.only = str((persona or {}).get("title") or ""), bool(only)
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
        line, margin = self._line, self.width() * sizes.MARGIN
        top = line * 0.25
        left = self._disc(painter, margin, top, line)
        end = self._words(painter, left, top, self.persona, self.goal)
        self._words(painter, margin, top + line, self.stage, self.question)
        self._named = QRectF(margin, top, end - margin, line) if self.persona else QRectF()
        if self.only:  # told by more than what fades on the map
            painter.fillRect(QRectF(left, top + line * 0.94, end - left, 3), QColor(color("accent")))
        painter.end()

    # ---- the hand
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the persona asks for the next one."""
        if event.button() == Qt.MouseButton.LeftButton and self._named.contains(event.position()):
            self.personaAsked.emit()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Where a click does something the hand sees it."""
        inside = self._named.contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if inside else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self.tip if inside else "")
        super().mouseMoveEvent(event)

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

    def _words(self, painter: QPainter, left: float, top: float, name: str, more: str) -> float:
        """Write a name and what belongs to it; returns where the name ends."""
        end = left
        room = self.width() - left - self.width() * sizes.MARGIN
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
            end = left + metrics.horizontalAdvance(shown) if bold else end
            used = metrics.horizontalAdvance(shown) + self._line * 0.45
            left, room = left + used, room - used
        return end

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
