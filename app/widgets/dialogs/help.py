"""The help pages: the Markdown files of docs/, shown as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QBrush, QImage, QPainter, QPalette, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
)

from app.places import help_pages
from app.widgets.actions.keys import in_force
from app.widgets.dialogs.buttons import closing
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def show(window: MainWindow, page: str = "") -> None:
    """Show the help, at a page (the file's name without its ending) when one is given."""
    window.ask(Help(window, page))


class Quiet(QTextBrowser):
    """Shows our own pages with their own pictures and loads nothing else, neither files nor addresses."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        found = OWN_PICTURE.fullmatch(name.toString() if isinstance(name, QUrl) else name)
        if found is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        room = max(320, round(self.viewport().width() - 2 * _AIR - 24))
        return drawn(help_pages()[0].parent / "images" / "checks" / found[1], room, self.devicePixelRatioF())


OWN_PICTURE = re.compile(r"\.\./images/checks/([A-Z]\d\d-(?:wrong|right)\.svg)")
"""The pictures of the checks, as their pages name them."""


def drawn(path: Path, room: int, dots: float) -> QImage | None:
    """One of our own drawings as wide as there is room, in pixels; None when it is not there."""
    from PySide6.QtSvg import QSvgRenderer  # loaded with the first picture that is shown

    drawing = QSvgRenderer(str(path))
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        return None
    scale = min(1.0, room / size.width()) * dots
    image = QImage(size * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    image.setDevicePixelRatio(dots)
    return image


_WIDEST = 360
"""Pixels that the titles take at most; longer ones are cut."""
_AIR = 16.0
"""Pixels around a page and above its headings."""
_EDGE = 4
"""Pixels around the titles."""


class Help(QDialog):
    """Titles at the left, the page at the right."""

    def __init__(self, window: MainWindow, page: str) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Help"))
        self.resize(860, 620)
        self.pages = help_pages()
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Pages"))
        self.text = Quiet()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        for path in self.pages:
            self.list.addItem(QListWidgetItem(heading(path)))
        self.list.ensurePolished()  # else the names would be measured in the font of another style
        wide = self.list.sizeHintForColumn(0) + self.list.verticalScrollBar().sizeHint().width() + 2 * _EDGE
        self.list.setFixedWidth(min(_WIDEST, wide))
        self.list.currentRowChanged.connect(self._show)
        buttons = closing(self)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.go(page)

    def go(self, page: str) -> None:
        """Show the page of that name, the first one when there is none."""
        stems = [path.stem for path in self.pages]
        self.list.setCurrentRow(stems.index(page) if page in stems else 0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self.pages):
            kinds = QTextDocument.MarkdownFeature
            features = kinds.MarkdownDialectGitHub | kinds.MarkdownNoHTML  # GitHub's dialect knows tables
            document = self.text.document()
            if document is not None:
                document.setMarkdown(in_force(self.pages[row].read_text("utf-8")), features)
                space(document, _line(self.text))
                # Setting a text leaves the cursor at its end, where a window that is shown would scroll to.
                self.text.setTextCursor(QTextCursor(document))
                self.text.verticalScrollBar().setValue(0)

    def _follow(self, url: QUrl) -> None:
        if url.isRelative():
            self.go(Path(url.path()).stem)


def space(document: QTextDocument, line: QBrush) -> None:
    """Give a page air: around it, above its headings, and between its paragraphs and lines of lists."""
    document.setDocumentMargin(_AIR)
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            looks = table.format()
            looks.setCellPadding(_AIR / 4)
            looks.setBorderCollapse(True)
            looks.setBorder(1)
            looks.setBorderBrush(line)
            looks.setTopMargin(_AIR / 4)
            looks.setBottomMargin(_AIR / 2)
            table.setFormat(looks)
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        how = block.blockFormat()
        if how.headingLevel():
            how.setTopMargin(0 if block == document.begin() else _AIR)
            how.setBottomMargin(_AIR / 2)
        elif block.textList() is not None:
            how.setBottomMargin(_AIR / 4)
        elif (
            QTextCursor(block).currentTable() is None and not how.nonBreakableLines()
        ):  # no line of a program
            how.setBottomMargin(_AIR / 2)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(how)
        block = block.next()


def _line(widget: QTextBrowser) -> QBrush:
    return widget.palette().brush(QPalette.ColorRole.Mid)


def heading(path: Path) -> str:
    """The first heading of a page."""
    first = path.read_text("utf-8").split("\n", 1)[0]
    return first.lstrip("# ").strip()
