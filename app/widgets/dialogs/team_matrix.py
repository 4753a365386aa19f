"""Who hands to whom: a picture of the teams; a field goes to its handovers on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.export.qt import ScenePainter
from app.scene import team_matrix
from app.scene.shapes import Block
from app.scene.theme import Theme
from app.session import Session
from app.widgets import plain
from app.widgets.dialogs import team_view
from app.widgets.dialogs.buttons import closing
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_SCALE = 1.15
_EDGE = 12
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def show(window: MainWindow) -> None:
    """Open the picture; afterwards go to the handovers of the field that was chosen."""
    session = window.session
    if session is None:
        return
    dialog = TeamMatrix(window, session, window.theme)
    window.ask(dialog)
    if dialog.team:
        team_view.show(window, dialog.team)
    elif dialog.wanted:
        window.go_to(list(dialog.wanted))


class TeamMatrix(QDialog):
    """The picture and what it means."""

    def __init__(self, parent: QWidget | None, session: Session, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Teams: who hands to whom"))
        self.wanted: tuple[str, ...] = ()
        """The handovers of the field that was chosen."""
        self.team = ""
        """The team that was chosen."""
        self.picture = Picture(session, theme)
        self.picture.named.connect(self._named)
        self.picture.stood.connect(self._stood)
        self.picture.chosen.connect(self._chose)
        area = QScrollArea()
        area.setWidget(self.picture)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = closing(self)
        self.both = [QPushButton(), QPushButton()]
        for at, button in enumerate(self.both):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, at=at: self._named(self.picture.ends()[at]))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self._stood()
        about = plain.label(
            _(
                "Rows hand over, columns receive. A click on a field goes to its handovers, one on a team shows all it "
                "receives and sends."
            ),
            wrap=True,
        )
        about.setProperty("role", "soft")
        empty = plain.label(_("No handovers yet."))
        empty.setVisible(not self.picture.pairs)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(empty)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        wide, high = self.picture.width() + 60, self.picture.height() + 150
        self.resize(max(460, min(1100, wide)), max(280, min(760, high)))
        self.picture.setFocus()

    def _named(self, team: str) -> None:
        self.team = team
        self.accept()

    def _stood(self) -> None:
        """The two teams of the field the keyboard is in can be shown too."""
        for button, team in zip(self.both, self.picture.ends(), strict=True):
            button.setVisible(bool(team))
            name = team_matrix.name(self.picture.store, ui(), team)
            button.setText(plain.menu_text(_("{team}: all…", team=name)))

    def _chose(self, links: list[str]) -> None:
        self.wanted = tuple(links)
        self.accept()


class Picture(QWidget):
    """The matrix itself; arrow keys go from field to field, Enter goes to the map."""

    chosen = Signal(list)
    """The handovers of the field that was chosen."""
    named = Signal(str)
    """The team whose name was clicked."""
    stood = Signal()
    """The keyboard went to another field."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._painter = ScenePainter(theme)
        self.store = session.store
        self.pairs = team_matrix.pairs(session.store)
        self._scene = team_matrix.drawing(session.store, ui())
        self.at = 0 if self.pairs else -1
        self.setFixedSize(
            round(self._scene.width * _SCALE) + 2 * _EDGE, round(self._scene.height * _SCALE) + 2 * _EDGE
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._tell()

    # ---- what is where
    def _fields(self) -> list[Block]:
        return [block for block in self._scene.blocks if block.owner]

    def _hit(self, point: QPoint) -> int:
        x, y = (point.x() - _EDGE) / _SCALE, (point.y() - _EDGE) / _SCALE
        for at, pair in enumerate(self.pairs):
            block = self._block(team_matrix.field_id(pair))
            if block.x <= x <= block.x + block.w and block.y <= y <= block.y + block.h:
                return at
        return -1

    def _block(self, owner: str) -> Block:
        return next(block for block in self._fields() if block.owner == owner)

    def ends(self) -> tuple[str, str]:
        """The two teams of the field the keyboard is in; "" for one that is not known."""
        return (self.pairs[self.at].sender, self.pairs[self.at].receiver) if self.at >= 0 else ("", "")

    def _head(self, point: QPoint) -> str:
        """The team whose name stands at a point; "" for none."""
        x, y = (point.x() - _EDGE) / _SCALE, (point.y() - _EDGE) / _SCALE
        for pair in self.pairs:
            block = self._block(team_matrix.field_id(pair))
            if 0 <= x < team_matrix.NAME_W and block.y <= y <= block.y + block.h:
                return pair.sender
            if 0 <= y < team_matrix.HEAD_H and block.x <= x <= block.x + block.w:
                return pair.receiver
        return ""

    # ---- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, and a ring around the field the keyboard is in."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.color("paper")))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_EDGE, _EDGE)
        painter.scale(_SCALE, _SCALE)
        self._painter.paint(painter, self._scene.blocks, "full")
        if self.at >= 0 and self.hasFocus():
            block = self._block(team_matrix.field_id(self.pairs[self.at]))
            painter.setPen(QPen(QColor(self._theme.color("focus")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                int(block.x) + 2, int(block.y) + 2, int(block.w) - 3, int(block.h) - 3, 4, 4
            )
        painter.end()

    # ---- the hand and the keyboard
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a field, or a team by its name."""
        at, team = self._hit(event.position().toPoint()), self._head(event.position().toPoint())
        if at >= 0:
            self.chosen.emit(list(self.pairs[at].links))
        elif team:
            self.named.emit(team)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A field can be clicked, and says in words what it holds."""
        at = self._hit(event.position().toPoint())
        can = at >= 0 or bool(self._head(event.position().toPoint()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)
        told = team_matrix.told(self.store, ui(), self.pairs[at]) if at >= 0 else ""
        self.setToolTip(plain.tooltip(told) if told else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the nearest field that way; right and left go on in the next and previous row."""
        way = _ARROWS.get(Qt.Key(event.key()))
        if self.at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(list(self.pairs[self.at].links))
        elif way is not None and self.at >= 0:
            self._go(*way)
        else:
            super().keyPressEvent(event)

    def _reading(self) -> list[int]:
        """The fields row by row."""
        blocks = [self._block(team_matrix.field_id(pair)) for pair in self.pairs]
        return sorted(range(len(blocks)), key=lambda at: (blocks[at].y, blocks[at].x))

    def _go(self, dx: int, dy: int) -> None:
        if dx:
            order = self._reading()
            place = order.index(self.at) + dx
            if 0 <= place < len(order):
                self._stand(order[place])
            return
        here = self._block(team_matrix.field_id(self.pairs[self.at]))
        best: tuple[float, int] | None = None
        for at, pair in enumerate(self.pairs):
            block = self._block(team_matrix.field_id(pair))
            x, y = block.x - here.x, block.y - here.y
            along, aside = x * dx + y * dy, abs(x * dy) + abs(y * dx)
            if along > 1 and (best is None or along + 3 * aside < best[0]):
                best = along + 3 * aside, at
        if best is not None:
            self._stand(best[1])

    def _stand(self, at: int) -> None:
        self.at = at
        self._tell()
        self.stood.emit()
        self.update()

    def _tell(self) -> None:
        told = (
            team_matrix.told(self.store, ui(), self.pairs[self.at])
            if self.at >= 0
            else _("No handovers yet.")
        )
        self.setAccessibleName(_("Teams: who hands to whom"))
        self.setAccessibleDescription(told)
