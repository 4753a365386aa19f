"""What a person does to find something: keys in the palette, the find bar, the outline, the filter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.finding.lines import Head
from app.widgets.finding.palette import CommandPalette
from app.widgets.finding.place import Finding
from tests.widgets.window import Office

NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Seeker:
    """One person who looks for something in a window."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.finding: Finding = office.window.finding

    def press(self, widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = NO) -> Seeker:
        """Press a key where the keyboard is."""
        QTest.keyClick(widget, key, keys)
        self.office.settle()
        return self

    # ---- the palette
    def open_palette(self, typed: str = "") -> Seeker:
        """Open the palette and type into it."""
        self.office.menu("go-to-anything")
        if typed:
            self.type(self.palette.search, typed)
        return self

    @property
    def palette(self) -> CommandPalette:
        found = self.finding.palette
        assert found is not None, "the palette is not open"
        return found

    def type(self, field: QWidget, text: str) -> Seeker:
        """Type letters of any alphabet, one by one."""
        for letter in text:
            event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, NO, letter)
            QApplication.sendEvent(field, event)
        self.office.settle()
        return self

    def groups(self) -> dict[str, list[str]]:
        """What the palette shows: heading -> titles."""
        found: dict[str, list[str]] = {}
        name = ""
        for row in range(self.palette.lines.rowCount()):
            line = self.palette.lines.line(row)
            if isinstance(line, Head):
                name = line.title
                found[name] = []
            elif line is not None:
                found[name].append(line.title)
        return found

    def marked(self) -> str:
        """The title that Enter would choose."""
        found = self.palette.marked
        return found.title if found is not None else ""

    def key(self, key: Qt.Key) -> Seeker:
        """Press a key in the palette."""
        return self.press(self.palette.search, key)

    # ---- the find bar
    def find(self, text: str, *, replacing: bool = False) -> Seeker:
        """Open the bar and look for a text."""
        self.office.menu("replace" if replacing else "find")
        self.finding.bar.field.clear()
        return self.type(self.finding.bar.field, text)

    def count(self) -> str:
        """ "2 of 5" """
        return self.finding.bar.count.text()

    # ---- the outline
    def lines(self, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
        """The whole outline, each level set in by two blanks."""
        model = self.finding.outline.outline
        found = []
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append("  " * depth + str(index.data()))
            found += self.lines(index, depth + 1)
        return found

    def click_line(self, title: str) -> Seeker:
        """Click on a line of the outline."""
        tree = self.finding.outline
        index = self.line(title)
        tree.scrollTo(index)
        QTest.mouseClick(
            tree.viewport(), Qt.MouseButton.LeftButton, NO, self._middle(tree.visualRect(index).center())
        )
        self.office.settle()
        return self

    def line(self, title: str, parent: QModelIndex | None = None) -> QModelIndex:
        """The first line of that name."""
        model = self.finding.outline.outline
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if index.data() == title:
                return index
            below = self.line(title, index)
            if below.isValid():
                return below
        return QModelIndex()

    @staticmethod
    def _middle(at: QPoint) -> QPoint:
        return at

    # ---- the filter
    def tick(self, *titles: str) -> Seeker:
        """Open the filter's list, search each title and tick it; the list stays open."""
        self.office.menu("filter")
        popup = self.finding.filter.popup
        assert popup is not None
        for title in titles:
            popup.body.search.clear()
            self.type(popup.body.search, title)
            self.press(popup.body.search, Qt.Key.Key_Return)
        return self

    def close_list(self, key: Qt.Key) -> Seeker:
        """Leave the filter's list with a key."""
        popup = self.finding.filter.popup
        assert popup is not None
        return self.press(popup if key == Qt.Key.Key_Escape else popup.body.search, key)

    def faded(self) -> set[str]:
        """The titles of the cards that have faded."""
        fading = self.office.window.canvas.scene.fading
        store = self.office.session.store
        if fading is None:
            return set()
        return {str(store[key].get("title")) for key in store.of("card") if fading.fades(key)}
