"""What of a picture its card shows: a frame that is drawn, dragged, sized and moved by keyboard. The picture stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.scene.draw.picture import SMALLEST, Part
from app.widgets import plain
from app.widgets.dialogs.buttons import ok_cancel
from app.words import N_, _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

SHAPES: tuple[tuple[str, float], ...] = (
    (N_("Any shape"), 0.0),
    (N_("Wide, 16 : 9"), 16 / 9),
    (N_("Usual, 4 : 3"), 4 / 3),
    (N_("Square"), 1.0),
)
"""Words and width over height."""
WHOLE = QRectF(0, 0, 1, 1)
_GRIP = 9.0
_STEP = 0.01


class Frame(QWidget):
    """The picture with the frame over it. Arrows move the frame, with Shift they size it.

    A frame around all of the picture has nowhere to go: a drag inside it draws a new one, as a drag outside does.
    """

    changed = Signal()

    def __init__(self, image: QImage, part: Part | None) -> None:
        super().__init__()
        self._image = image
        self.part = QRectF(*part) if part is not None else QRectF(WHOLE)
        """Shares of the whole picture."""
        self.shape_ = 0.0
        """Width over height in pixels; 0 for any."""
        self._held: tuple[str, QPointF, QRectF] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 220)
        self.setAccessibleName(_("Frame of the picture: arrows move it, with Shift they size it"))

    def sizeHint(self) -> QSize:
        return QSize(560, 400)

    def set_shape(self, shape: float) -> None:
        """Keep this shape from now on: the largest frame of it inside the present one."""
        self.shape_ = shape
        if shape:
            self._set(self._shaped(self.part))

    def set_whole(self) -> None:
        """Show all of the picture."""
        self.shape_ = 0.0
        self._set(QRectF(WHOLE))

    # ---- places
    def _area(self) -> QRectF:
        """Where the picture lies in the widget, with room around it for the grips at its corners."""
        room = QSizeF(self.size()).shrunkBy(QMarginsF(_GRIP, _GRIP, _GRIP, _GRIP))
        size = QSizeF(self._image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(QPointF(), size)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def _shown(self) -> QRectF:
        area, part = self._area(), self.part
        return QRectF(
            area.x() + part.x() * area.width(),
            area.y() + part.y() * area.height(),
            part.width() * area.width(),
            part.height() * area.height(),
        )

    def _shaped(self, part: QRectF) -> QRectF:
        """The largest rectangle of the wanted shape inside a part, around its middle."""
        wanted = self.shape_ * self._image.height() / max(1, self._image.width())  # in shares of the picture
        width, height = part.width(), part.height()
        if width / height > wanted:
            width = height * wanted
        else:
            height = width / wanted
        made = QRectF(0, 0, width, height)
        made.moveCenter(part.center())
        return made

    def _set(self, part: QRectF) -> None:
        width = min(1.0, max(SMALLEST, part.width()))
        height = min(1.0, max(SMALLEST, part.height()))
        left = min(max(0.0, part.x()), 1 - width)
        top = min(max(0.0, part.y()), 1 - height)
        self.part = QRectF(left, top, width, height)
        self.update()
        self.changed.emit()

    # ---- the mouse
    def _grip_at(self, at: QPointF) -> str:
        """The corner ("tl" to "br") under the pointer, "move" inside, "draw" beside it, "" off the picture."""
        shown = self._shown()
        corners = {
            "tl": shown.topLeft(),
            "tr": shown.topRight(),
            "bl": shown.bottomLeft(),
            "br": shown.bottomRight(),
        }
        for name, corner in corners.items():
            if (corner - at).manhattanLength() < 2 * _GRIP:
                return name
        if shown.contains(at) and self.part != WHOLE:
            return "move"
        return "draw" if self._area().contains(at) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        grip = self._grip_at(event.position())
        if grip and event.button() == Qt.MouseButton.LeftButton:
            self._held = (grip, event.position(), QRectF(self.part))
            self._show_cursor(grip)

    def _show_cursor(self, grip: str) -> None:
        shapes = Qt.CursorShape
        cursors = {
            "tl": shapes.SizeFDiagCursor,
            "br": shapes.SizeFDiagCursor,
            "tr": shapes.SizeBDiagCursor,
            "bl": shapes.SizeBDiagCursor,
            "move": shapes.ClosedHandCursor if self._held is not None else shapes.OpenHandCursor,
            "draw": shapes.CrossCursor,
        }
        self.setCursor(cursors.get(grip, shapes.ArrowCursor))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self._show_cursor(self._grip_at(event.position()))
            return
        grip, start, before = self._held
        area = self._area()
        moved = event.position() - start
        dx, dy = moved.x() / max(1.0, area.width()), moved.y() / max(1.0, area.height())
        if grip == "move":
            self._set(before.translated(dx, dy))
            return
        if grip == "draw":
            if moved.manhattanLength() >= QApplication.startDragDistance():
                self._set(self._between(start, event.position()))
            return
        self._set(self._sized(before, grip, dx, dy))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self._show_cursor(self._grip_at(event.position()))

    def _between(self, start: QPointF, at: QPointF) -> QRectF:
        """The frame from one corner to the other (pixels), kept on the picture; the first corner stays."""
        area = self._area()
        ends = [
            QPointF(
                min(1.0, max(0.0, (point.x() - area.x()) / max(1.0, area.width()))),
                min(1.0, max(0.0, (point.y() - area.y()) / max(1.0, area.height()))),
            )
            for point in (start, at)
        ]
        first, last = ends
        seed = QRectF(first, QSizeF(0, 0))
        seed.setWidth(SMALLEST)
        seed.setHeight(SMALLEST)
        grip = ("t" if last.y() < first.y() else "b") + ("l" if last.x() < first.x() else "r")
        if "l" in grip:
            seed.moveRight(first.x())
        if "t" in grip:
            seed.moveBottom(first.y())
        away = max(0.0, abs(last.x() - first.x()) - SMALLEST), max(0.0, abs(last.y() - first.y()) - SMALLEST)
        return self._sized(
            seed, grip, -away[0] if "l" in grip else away[0], -away[1] if "t" in grip else away[1]
        )

    def _sized(self, before: QRectF, grip: str, dx: float, dy: float) -> QRectF:
        """The frame with one corner moved; the opposite one stays."""
        left, top, right, bottom = before.left(), before.top(), before.right(), before.bottom()
        if "l" in grip:
            left = min(max(0.0, left + dx), right - SMALLEST)
        else:
            right = max(min(1.0, right + dx), left + SMALLEST)
        if "t" in grip:
            top = min(max(0.0, top + dy), bottom - SMALLEST)
        else:
            bottom = max(min(1.0, bottom + dy), top + SMALLEST)
        made = QRectF(QPointF(left, top), QPointF(right, bottom))
        if self.shape_:
            shaped = self._shaped(made)
            shaped.moveLeft(right - shaped.width() if "l" in grip else left)
            shaped.moveTop(bottom - shaped.height() if "t" in grip else top)
            return shaped
        return made

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() == keys.Key_Escape and self._held is not None:
            before, self._held = self._held[2], None  # as it was before the drag; the dialog stays
            self._set(before)
            self.unsetCursor()
            return
        moves = {keys.Key_Left: (-1, 0), keys.Key_Right: (1, 0), keys.Key_Up: (0, -1), keys.Key_Down: (0, 1)}
        by = moves.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        dx, dy = by[0] * _STEP, by[1] * _STEP
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._set(self._sized(QRectF(self.part), "br", dx, dy))
        else:
            self._set(self.part.translated(dx, dy))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area, shown = self._area(), self._shown()
        painter.drawImage(area, self._image)
        outside = QPainterPath()
        outside.addRect(area)
        inside = QPainterPath()
        inside.addRect(shown)
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 150))
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(Qt.GlobalColor.white, 3))
        painter.drawRect(shown)
        painter.setPen(QPen(accent, 3 if self.hasFocus() else 1.5))
        painter.drawRect(shown)
        painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
        painter.setBrush(accent)
        for corner in (shown.topLeft(), shown.topRight(), shown.bottomLeft(), shown.bottomRight()):
            painter.drawRect(QRectF(corner.x() - _GRIP / 2, corner.y() - _GRIP / 2, _GRIP, _GRIP))
        painter.end()


class CropPicture(QDialog):
    """The frame, its shape, and the way back to the whole picture."""

    def __init__(self, window: MainWindow, image: QImage, part: Part | None) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Cut the picture to size"))
        self.frame = Frame(image, part)
        self.shapes = QComboBox()
        self.shapes.setAccessibleName(_("Shape"))
        for words, shape in SHAPES:
            self.shapes.addItem(_(words), shape)
        self.shapes.activated.connect(lambda at: self.frame.set_shape(float(self.shapes.itemData(at))))
        whole = QPushButton(_("Whole picture"))
        whole.setAutoDefault(False)
        whole.clicked.connect(self._whole)
        buttons = ok_cancel(self)
        hint = plain.label(
            _(
                "Drag the frame or its corners, or draw a new one on the picture. "
                "The arrow keys move it, with Shift they size it."
            ),
            wrap=True,
        )
        hint.setProperty("role", "soft")
        row = QHBoxLayout()
        row.addWidget(self.shapes)
        row.addWidget(whole)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.frame, 1)
        column.addWidget(hint)
        column.addLayout(row)
        self.frame.setFocus()

    @property
    def part(self) -> list[float] | None:
        """What is to be seen, rounded to a thousandth; None for all of it."""
        found = [round(each, 3) for each in self.frame.part.getRect()]  # type: ignore[attr-defined]  # stubs lack it
        return None if found == [0, 0, 1, 1] else found

    def _whole(self) -> None:
        self.shapes.setCurrentIndex(0)
        self.frame.set_whole()
