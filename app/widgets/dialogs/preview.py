"""The pages before they are printed: the same sheets as in the PDF, laid out beside the dialog and painted by Qt."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.errors import UserError
from app.export import Choices, ExportReport, Progress, handout, material_of
from app.export.advice import Better, better
from app.export.cuttings import Cut, cuttings
from app.export.fit import COMFORTABLE
from app.export.pdf.book import Book
from app.export.progress import step
from app.export.qt.sheets import SheetPainter
from app.jobs import Job
from app.scene.draw.measure import number
from app.session import Session, snapshot
from app.widgets import plain
from app.widgets.dialogs import working
from app.words import _, _n, ui

_REST = 200
"""Milliseconds after the last choice before pages are laid out again."""
_LOOK = 30
_POINTS_PER_METRE = 22.0
"""Type of so many points can be read from a metre away (notes/print.md, poster guides)."""
_EDGE = 14
_BAR = 5

Laid = tuple[Book, ExportReport, list[Better], list[Cut]]


class Page(QWidget):
    """One sheet, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._painter: SheetPainter | None = None
        self.number = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 260)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the pages"))

    def sizeHint(self) -> QSize:
        return QSize(460, 560)

    def take(self, painter: SheetPainter | None, number: int) -> None:
        """Show a sheet of a book, counted from 1; nothing for None."""
        self._painter, self.number = painter, number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper on the grey of the desk."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window).darker(108))
        if self._painter is not None:
            sheet = self._painter.book.sheets[self.number - 1]
            scale = min((self.width() - 2 * _EDGE) / sheet.width, (self.height() - 2 * _EDGE) / sheet.height)
            x = (self.width() - sheet.width * scale) / 2
            y = (self.height() - sheet.height * scale) / 2
            painter.fillRect(QRectF(x, y, sheet.width * scale, sheet.height * scale), QColor("#ffffff"))
            painter.translate(x, y)
            painter.scale(scale, scale)
            painter.setClipRect(QRectF(0, 0, sheet.width, sheet.height))
            self._painter.paint(painter, self.number)
        painter.end()


class Preview(QWidget):
    """Pages with their number, what is worth knowing of them, and a way to leaf through."""

    offered = Signal(object)
    """A better choice was taken (`app.export.advice.Better`)."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._choices = Choices()
        self._job: Job[Laid] | None = None
        self._begun = 0.0
        self._after: Callable[[], None] = lambda: None
        self.book: Book | None = None
        self.report: ExportReport | None = None
        self._painter: SheetPainter | None = None
        self.page = Page()
        self.where, self.facts = plain.label(), plain.label(wrap=True)
        self.facts.setProperty("role", "soft")
        self.back, self.on = QPushButton("‹"), QPushButton("›")
        self.bar = QProgressBar()
        """How far the pages are, where laying them out takes longer than a moment."""
        self.cut: list[Cut] = []
        self.better: list[QPushButton] = []
        self.show_cut = _link(_("Show the cut texts…"))
        self.show_cut.clicked.connect(self._show_cut)
        self._build()
        self._rest, self._look = QTimer(self), QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._begin)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._finish)

    def _build(self) -> None:
        for button, name, by in ((self.back, _("Previous page"), -1), (self.on, _("Next page"), 1)):
            button.setAccessibleName(name)
            button.setToolTip(plain.tooltip(name))
            button.setFixedWidth(36)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, by=by: self.leaf(by))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.where)
        row.addWidget(self.on)
        row.addStretch(1)
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.where.setMinimumWidth(130)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR)
        self.bar.setAccessibleName(_("Laying out the pages…"))
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the page must not jump when the bar comes and goes
        self.bar.setSizePolicy(kept)
        self.bar.hide()
        column.addWidget(self.page, 1)
        column.addWidget(self.bar)
        column.addLayout(row)
        column.addWidget(self.facts)
        self._offers = QHBoxLayout()
        self._offers.addWidget(self.show_cut)
        self._offers.addStretch(1)
        self.show_cut.hide()
        column.addLayout(self._offers)

    # ---- laying out
    def show_choices(self, choices: Choices) -> None:
        """Lay the pages out for these choices, a moment after the last of them."""
        if choices == self._choices and self.book is not None:
            return
        self._choices = choices
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._look.stop()
        self.bar.hide()
        self.where.setText(_("Laying out the pages…"))
        self._rest.start()

    def _begin(self) -> None:
        store, choices = snapshot(self._session), self._choices

        def work(progress: Progress) -> Laid:
            book = handout.compose(material_of(store, choices), choices, lambda d, n: step(progress, d, n))
            return book, handout.report(book), better(book), cuttings(book)

        self._job = Job(work).start()
        self._begun = time.monotonic()
        self._look.start()

    def _finish(self) -> None:
        job = self._job
        if job is not None and not job.done:
            self._show_progress(*job.at)
        if job is None or not job.done:
            return
        self._look.stop()
        self.bar.hide()
        self._job = None
        try:
            laid = job.result()
        except UserError as error:
            self.where.setText("")
            self.facts.setText(error.sentence())
            return
        if laid is not None:
            self._take(*laid)

    def _show_progress(self, done: int, total: int) -> None:
        """Move the bar, which comes after half a second; a total of 0 means that nobody knows yet."""
        if time.monotonic() - self._begun >= working.QUIET:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.bar.show()

    def _take(self, book: Book, report: ExportReport, offers: list[Better], cut: list[Cut]) -> None:
        self.book, self.report, self.cut = book, report, cut
        self._offer(offers)
        self.show_cut.setVisible(bool(cut))
        self._painter = SheetPainter(book)
        self.page.take(self._painter, min(self.page.number, len(book.sheets)))
        self.facts.setText("\n".join(said_of(report, len(book.sheets))))
        self._refresh()

    def _offer(self, offers: list[Better]) -> None:
        """A button for each better choice, in front of the cut texts."""
        for old in self.better:
            self._offers.removeWidget(old)
            old.deleteLater()
        self.better = []
        for at, one in enumerate(offers[:2]):
            button = _link(words_of(one))
            button.clicked.connect(lambda _on=False, one=one: self.offered.emit(one))
            self._offers.insertWidget(at, button)
            self.better.append(button)

    def _show_cut(self) -> None:
        from app.widgets.dialogs.cut_texts import CutTexts

        CutTexts(self, self.cut).open()

    def wait(self) -> None:
        """Finish laying out now; for tests and for whoever needs the number of pages at once."""
        if self._rest.isActive():
            self._rest.stop()
            self._begin()
        if self._job is not None:
            self._job.wait()
        self._finish()

    def stop(self) -> None:
        """Give up what is being laid out."""
        self.bar.hide()
        self._rest.stop()
        self._look.stop()
        if self._job is not None:
            self._job.cancel()

    # ---- leafing
    def leaf(self, by: int) -> None:
        """Go on or back by pages."""
        if self.book is not None:
            self.page.take(self._painter, max(1, min(len(self.book.sheets), self.page.number + by)))
            self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down leaf; Home and End go to the ends."""
        steps = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Home: -10_000,
            Qt.Key.Key_End: 10_000,
        }
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.leaf(by)

    def _refresh(self) -> None:
        total = len(self.book.sheets) if self.book else 0
        number = self.page.number
        self.where.setText(_("Page {number} of {total}", number=number, total=total))
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < total)


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def words_of(one: Better) -> str:
    """What a better choice is called on its button."""
    if one.what == "paper":
        return _("Use {paper}", paper=one.value)
    if one.what == "tiles":
        across, down = one.value.split("x")
        return _("Use {across} × {down} sheets", across=across, down=down)
    return _("Split it: no text under {size} pt", size=one.value)


def said_of(report: ExportReport, sheets: int) -> list[str]:
    """Sheets, smallest text and how far it can be read, what was cut, what is missing."""
    size = report.smallest_text_pt
    said = [
        _n(
            "{n} sheet. Smallest text {size} pt, to be read from {metres} m.",
            "{n} sheets. Smallest text {size} pt, to be read from {metres} m.",
            sheets,
            size=number(round(size, 1), ui()),
            metres=number(round(size / _POINTS_PER_METRE, 1), ui()),
        )
    ]
    said += report.warnings[: 1 if size >= COMFORTABLE else 2]
    if report.cut:
        said.append(
            _n("{n} text was cut in the drawing.", "{n} texts were cut in the drawing.", len(report.cut))
        )
    if report.missing:
        said.append(_("No font here has these letters: {letters}", letters=" ".join(report.missing[:20])))
    return said
