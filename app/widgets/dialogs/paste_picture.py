"""What does this picture show? Asked once for each picture that comes in; it may be left for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QVBoxLayout

from app.export.qt.pictures import decode
from app.widgets import plain
from app.widgets.dialogs.buttons import doing
from app.words import _

if TYPE_CHECKING:
    from app.widgets.clipboard.pictures import Ready
    from app.widgets.main_window import MainWindow

_SEEN = QSize(420, 220)


class PastePicture(QDialog):
    """The picture, its title, and its description in words."""

    def __init__(self, window: MainWindow, picture: Ready, number: int = 1, count: int = 1) -> None:
        super().__init__(window)
        self.setWindowTitle(
            _("Add a picture")
            if count == 1
            else _("Add pictures: {number} of {count}", number=number, count=count)
        )
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        shown = plain.label()
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        image = decode(picture.data)
        if image is not None:
            small = image.scaled(
                _SEEN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            shown.setPixmap(QPixmap.fromImage(small))
        column.addWidget(shown)
        self.title = QLineEdit(picture.title)
        self.title.setAccessibleName(_("Title"))
        column.addWidget(plain.label(_("Title")))
        column.addWidget(self.title)
        self.alt = QPlainTextEdit()
        self.alt.setAccessibleName(_("The picture in words"))
        self.alt.setPlaceholderText(_("For people who do not see it: what matters in the picture?"))
        self.alt.setTabChangesFocus(True)
        self.alt.setFixedHeight(74)
        self.alt.installEventFilter(self)
        column.addWidget(plain.label(_("What does the picture show?")))
        column.addWidget(self.alt)
        self.buttons, self._add = doing(self, _("Add picture"))
        self._later = self.buttons.addButton(_("Describe it later"), QDialogButtonBox.ButtonRole.ActionRole)
        self._later.clicked.connect(self._leave_open)
        self._add.setEnabled(False)
        self.alt.textChanged.connect(lambda: self._add.setEnabled(bool(self.alt.toPlainText().strip())))
        column.addWidget(self.buttons)
        self.alt.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is done, as on a card; with Shift it breaks the line."""
        if (
            watched is self.alt
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            if self._add.isEnabled():
                self.accept()
            return True
        return super().eventFilter(watched, event)

    def _leave_open(self) -> None:
        self.alt.clear()
        self.accept()
