"""A person at a real window: the driver of the other tests, with the X server's own mouse and keyboard.

Needs Xvfb (or a display), a window manager and xdotool. Every movement goes through X and is complete when the call
returns; the window of the program answers in between, as it would to a person.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from app.widgets.inspector.choosers import Chooser
from tests.widgets.desk import NO_KEYS, Desk

QUIET = 0.025
"""Seconds without a new event after which the window has answered."""
BREATH = 0.001
"""Seconds that are left to the X server and xdotool between two looks at what has come."""
PATIENCE = 10.0
WIDE, HIGH = 1580, 940
"""Pixels of the window where the screen has as many; 20 and 60 less than the screen leave room for its frame."""
_lent: set[str] = set()
"""Letters that have a key of their own for as long as this process types."""
SPARE_KEYS = range(190, 250)
"""Codes of keys that no usual keyboard has."""
Kind = type[QWidget]
BUTTONS = {Qt.MouseButton.LeftButton: "1", Qt.MouseButton.MiddleButton: "2", Qt.MouseButton.RightButton: "3"}
NAMES = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_F2: "F2",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Space: "space",
}
HELD = (
    (Qt.KeyboardModifier.ControlModifier, "ctrl"),
    (Qt.KeyboardModifier.ShiftModifier, "shift"),
    (Qt.KeyboardModifier.AltModifier, "alt"),
)


class Hands(Desk):
    """One person at one real window."""

    def __init__(self, window: QWidget) -> None:
        screen = window.screen().availableSize()  # what lies beyond it no mouse can reach
        super().__init__(window, size=(min(WIDE, screen.width() - 20), min(HIGH, screen.height() - 60)))
        window.raise_()
        self.until(window.isActiveWindow, "the window is active")

    def id(self, title: str) -> str:
        """The record of that name, or the record itself when it is named by its id."""
        return title if title in self.store else super().id(title)

    # ---- X
    def xdo(self, *words: str) -> Hands:
        """Let xdotool do something while the window goes on answering."""
        with subprocess.Popen(["xdotool", *words]) as tool:
            while tool.poll() is None:
                QApplication.processEvents()
                time.sleep(BREATH)
        assert tool.returncode == 0, f"xdotool {words}"
        return self._answered()

    def _answered(self) -> Hands:
        end = time.monotonic() + QUIET
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(BREATH)
        return self

    def until(self, true: Callable[[], Any], what: str) -> Hands:
        """Wait for the window; fails when it takes longer than anybody would."""
        end = time.monotonic() + PATIENCE
        while not true():
            QApplication.processEvents()
            time.sleep(BREATH)
            assert time.monotonic() < end, f"waited in vain until {what}"
        return self._answered()

    # ---- the mouse
    def _mouse(
        self,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        keys: Qt.KeyboardModifier = NO_KEYS,
        *,
        beside: Qt.MouseButton = Qt.MouseButton.NoButton,
    ) -> None:
        """One move, press or release; a button held `beside` is one that was pressed before and not let go."""
        where = self.canvas.mapToGlobal(at)
        words = ["mousemove", str(where.x()), str(where.y())]
        if kind == QEvent.Type.MouseButtonPress:
            words += ["mousedown", BUTTONS[button]]
        elif kind == QEvent.Type.MouseButtonRelease:
            words += ["mouseup", BUTTONS[button]]
        self._with(keys, words)

    def _with(self, keys: Qt.KeyboardModifier, words: list[str]) -> None:
        names = [name for held, name in HELD if keys & held]
        down = [word for name in names for word in ("keydown", name)]
        up = [word for name in reversed(names) for word in ("keyup", name)]
        self.xdo(*down, *words, *up)

    def double_click(self, at: QPoint | str) -> Hands:
        """Two quick clicks."""
        where = self.canvas.mapToGlobal(self._place(at))
        self.xdo("mousemove", str(where.x()), str(where.y()), "click", "--repeat", "2", "--delay", "40", "1")
        return self

    def click_widget(self, widget: QWidget, at: QPoint | None = None, times: int = 1) -> Hands:
        """Click into the middle of any widget, or at a place inside it; twice is a double-click."""
        where = widget.mapToGlobal(at or widget.rect().center())
        return self.xdo("mousemove", str(where.x()), str(where.y()), "click", "--repeat", str(times), "1")

    def rest(self) -> Hands:
        """Long enough that the next press is no double-click."""
        end = time.monotonic() + QApplication.doubleClickInterval() / 1000 + 0.1
        while time.monotonic() < end:
            QApplication.processEvents()
        return self

    def click_button(self, text: str, inside: QWidget | None = None) -> Hands:
        """Click the visible button with this text or name."""
        return self.click_widget(self.button(text, inside))

    def button(self, text: str, inside: QWidget | None = None) -> QWidget:
        """The visible button with this text or name."""
        home = inside or self.window
        for found in home.findChildren(QAbstractButton):
            said = (
                found.text().replace("&&", "&"),
                found.accessibleName(),
                found.accessibleName().split(",")[0],
            )
            if found.isVisible() and text in said:
                return found
        raise AssertionError(f"there is no button {text!r}")

    def bring_into_view(self, widget: QWidget, area: QScrollArea) -> Hands:
        """Turn the wheel over a scrolling panel until a widget in it can be seen."""
        for _turn in range(80):
            top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
            bottom = top + min(widget.height(), 60)
            if top >= 0 and bottom <= area.viewport().height():
                return self
            where = area.viewport().mapToGlobal(QPoint(6, area.viewport().height() // 2))
            notch = area.verticalScrollBar().singleStep() * QApplication.wheelScrollLines()
            away = -top if top < 0 else bottom - area.viewport().height()
            notches = max(1, min(20, away // max(1, notch)))
            turn = ["click", "--repeat", str(notches), "--delay", "5", "5" if top > 0 else "4"]
            self.xdo("mousemove", str(where.x()), str(where.y()), *turn)
        raise AssertionError(f"{widget.accessibleName()!r} could not be brought into view")

    # ---- the keyboard
    def type(self, text: str) -> Hands:
        """Type a text of any language; a line end is the Enter key."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key(Qt.Key.Key_Return)
            for run in re.findall(r"[ -~]+|[^ -~]", line):
                # xdotool lends a missing letter a key for a moment, in which a busy machine must have read it.
                delay = "1" if run.isascii() else "30" if run in _lent else "200"
                self.xdo("type", "--delay", delay, "--", run)
        return self

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> Hands:
        """Press a key that is no letter."""
        names = [name for held, name in HELD if keys & held]
        for _time in range(times):
            self.xdo("key", "+".join([*names, NAMES[key]]))
        return self

    def shortcut(self, words: str) -> Hands:
        """Press a combination as xdotool writes it: "ctrl+shift+g"."""
        return self.xdo("key", words)

    def pick_in_list(self, chooser: Chooser, wanted: Sequence[tuple[str, str]]) -> Hands:
        """Open the list of a field, type a name and take it; several are ticked one after the other.

        Each is (id, what is typed); of several entries with that name the one with the id is gone to.
        """
        for _try in range(3):  # a panel may grow between looking and clicking, as it does for people
            self.click_widget(chooser.button)
            if chooser.popup is not None:
                break
            self.escape()
        self.until(lambda: chooser.popup is not None and chooser.popup.isVisible(), "the list is open")
        popup = chooser.popup
        assert popup is not None
        several = popup.body.entries.ticks is not None
        for key, words in wanted:
            self.type(words)
            while (entry := popup.body.current()) is None or entry.key != key:
                self.key(Qt.Key.Key_Down)
                assert popup.body.current() != entry, f"{words!r} is not offered"
            self.key(Qt.Key.Key_Return)
        if several:
            self.key(Qt.Key.Key_Tab)
        return self.until(lambda: chooser.popup is None, "the list is closed")

    def when(self, true: Callable[[], Any], work: Callable[[], object]) -> Hands:
        """Do something as soon as it is so, also while the window waits in a dialog or menu of its own."""

        def look() -> None:
            if true():
                work()
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(20, look)
        return self

    def answer(self, kind: Kind, work: Callable[[Any], object]) -> Hands:
        """Have a dialog answered as soon as it is open: `work` gets it, and must close it by mouse or keyboard."""

        def ready() -> bool:
            dialog = QApplication.activeModalWidget()
            # Keys go to the window that is active.
            return dialog is not None and isinstance(dialog, kind) and dialog.isActiveWindow()

        return self.when(ready, lambda: work(QApplication.activeModalWidget()))


def lend_keys(text: str) -> None:
    """Give every letter of a text that the keyboard lacks a key of its own; before the window learns the keyboard."""
    wanted = sorted({letter for letter in text if not letter.isascii()})
    assert len(wanted) <= len(SPARE_KEYS), "more letters than spare keys"
    _lent.update(wanted)
    for code, letter in zip(SPARE_KEYS, wanted, strict=False):
        subprocess.run(["xmodmap", "-e", f"keycode {code} = U{ord(letter):04X}"], check=True)
