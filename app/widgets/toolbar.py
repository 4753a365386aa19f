"""The tools above the map: words while there is room, then pictures with the words as tool tips, then one menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.widgets.actions import letters
from app.widgets.actions.registry import commands
from app.widgets.pictograms import tool_picture
from app.words import _

if TYPE_CHECKING:
    from app.scene.theme import Theme
    from app.widgets.main_window import MainWindow

LOOKS = ("words", "some", "pictures", "menu")
"""From wide to narrow; "some" shows the best known tools as pictures, "menu" all of them as one list."""
KNOWN = frozenset({"undo", "redo", "find"})
"""Tools whose pictures everybody knows fold first."""
_GAP = 2
_PICTURE = 18
"""Pixels of a tool's picture."""
_PICTURES = {"add-card": "card", "connect": "link", "add-stage": "stage", "inspector": "details", "": "lane"}
"""Where the picture has another name than the action."""


class Tools(QWidget):
    """The tools in a row."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._buttons: list[tuple[QToolButton, str, str]] = []
        self._widths: dict[str, int] = {}
        self.look = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for command in commands():
            if command.toolbar:
                row.addWidget(self._tool(command.id, command.toolbar))
        row.addWidget(self._lane_tool())
        self.menu_button = self._all_in_one(parent)
        self.refresh()
        self.dress(window.theme)

    def _tool(self, action: str, text: str) -> QToolButton:
        button = _quiet(self)
        shown = self._window.actions_[action]
        button.clicked.connect(shown.trigger)
        shown.changed.connect(lambda: button.setEnabled(shown.isEnabled()))
        button.setEnabled(shown.isEnabled())
        self._buttons.append((button, action, text))
        return button

    def _lane_tool(self) -> QToolButton:
        button = _quiet(self)
        button.setProperty("drops", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._window.lane_menu)
        self._buttons.append((button, "", ""))
        return button

    def _all_in_one(self, parent: QWidget) -> QToolButton:
        button = _quiet(parent)
        button.setProperty("drops", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: letters.give(menu))
        for command in commands():
            if command.toolbar:
                menu.addAction(self._window.actions_[command.id])
        menu.addMenu(self._window.lane_menu)
        button.setMenu(menu)
        button.hide()
        return button

    def refresh(self) -> None:
        """Say everything in the language of the menus."""
        before = [button.text() for button, *_rest in self._buttons]
        for button, action, text in self._buttons:
            button.setText(_(text) if action else _("Lane"))
            button.setToolTip(self._window.actions_[action].toolTip() if action else _("Add a lane"))
        self.menu_button.setText(_("Tools"))
        if before != [button.text() for button, *_rest in self._buttons]:
            self._widths.clear()

    def dress(self, theme: Theme) -> None:
        """Draw the pictures in the colours of a theme."""
        for button, action, _text in self._buttons:
            button.setIcon(tool_picture(_PICTURES.get(action, action), theme, _PICTURE))
            button.setIconSize(QSize(_PICTURE, _PICTURE))

    def measure_again(self) -> None:
        """What the tools were thought to take may be wrong."""
        self._widths.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Another style or font, and the first one as well, makes the tools another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.measure_again()

    # ---- room
    def fit(self, room: int, least: int) -> None:
        """Take the widest look that fits into `room` pixels; pictures may take what is left of `least`, too."""
        look = next((look for look in LOOKS[:2] if self.width_of(look) <= room), "")
        if not look:
            look = "pictures" if self.width_of("pictures") <= max(room, least) else "menu"
        self._wear(look)

    def width_of(self, look: str) -> int:
        """Pixels that the tools take in one look."""
        if look not in self._widths:
            before = self.look
            self._wear(look)
            shown = [self.menu_button] if look == "menu" else [button for button, *_rest in self._buttons]
            for button in shown:
                button.ensurePolished()
            self._widths[look] = sum(b.sizeHint().width() for b in shown) + _GAP * (len(shown) - 1)
            self._wear(before or look)
        return self._widths[look]

    def _wear(self, look: str) -> None:
        if look == self.look:
            return
        self.look = look
        for button, action, _text in self._buttons:
            picture = look in ("pictures", "menu") or (look == "some" and action in KNOWN)
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly if picture else Qt.ToolButtonStyle.ToolButtonTextOnly
            )
        self._row.invalidate()
        self.updateGeometry()
        self.setHidden(look == "menu")
        self.menu_button.setHidden(look != "menu")


def _quiet(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("quiet", True)
    button.setProperty("tool", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
