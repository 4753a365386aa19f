"""File > Print: the pack on paper, through the system's own print dialog.

The sheets are those of the PDF, painted by Qt at the printer's resolution; nothing is laid out a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox

from app.errors import UserError
from app.export import Choices, Progress, handout, material_of
from app.export.papers import PAPERS, Size, size_of
from app.export.pdf.book import Book
from app.export.progress import step
from app.export.qt.sheets import SheetPainter
from app.session import Session, snapshot
from app.widgets import plain
from app.widgets.dialogs import export, working
from app.widgets.dialogs.preview import Preview
from app.widgets.dialogs.print_choices import PrintChoices
from app.widgets.dialogs.print_part import offer_of, picked_of
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_LETTERS = ("A4", "Letter")
_CLOSE = 6.0
"""Points by which two papers may differ and still be the same."""


Begin = Callable[[Choices], Choices]
"""Makes the first choices of a dialog from those that were kept."""


def ask(window: MainWindow, begin: Begin | None = None) -> None:
    """Ask what to print and on which printer, and print it. What begins otherwise is not kept for the next time."""
    session = window.session
    if session is None:
        return
    dialog = Print(window, session, begin)
    answer = window.ask(dialog)
    order, printed = dialog.order(), False
    if answer == Print.AS_PDF:
        printed = _as_pdf(window, session, order)
    elif answer == QDialog.DialogCode.Accepted:
        printed = _to_printer(window, session, order)
    if printed and begin is None:  # whoever cancels at the printer has taken back what was chosen, too
        export.remember(window, session, order)


def ask_part(window: MainWindow) -> None:
    """Print what is selected: cards, lanes, or whole stages."""
    session = window.session
    picked = picked_of(session.store, window.selection) if session is not None else None
    if picked is not None:
        ask(window, lambda kept: replace(kept, stages=picked.stages, cards=picked.cards))


def ask_team(window: MainWindow, team: str) -> None:
    """Print what a team receives and sends."""
    ask(window, lambda kept: replace(kept, preset="teams", teams=frozenset([team])))


def _as_pdf(window: MainWindow, session: Session, order: Choices) -> bool:
    """Whether it was not cancelled."""
    target = export.ask_target(window, session, order)
    if target:
        window.guarded(lambda: export.write(window, session, order, target))
    return bool(target)


def _to_printer(window: MainWindow, session: Session, order: Choices) -> bool:
    """Whether it was not cancelled."""
    if not printers():
        save = window.ask(no_printer(window)) == QMessageBox.StandardButton.Save
        return save and _as_pdf(window, session, order)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(session.title or _("Untitled map"))
    printer.setCreator("Baton")
    before = prepare(printer, order)
    chosen = QPrintDialog(printer, window)
    chosen.setOption(QPrintDialog.PrintDialogOption.PrintSelection, False)
    accepted = window.ask(chosen) == QDialog.DialogCode.Accepted
    if accepted:
        paper = paper_for(order, before, printer.pageLayout().pageSize())
        window.guarded(lambda: send(window, session, replace(order, paper=paper), printer))
    return accepted


def prepare(printer: QPrinter, order: Choices) -> QPageSize:
    """Tell the system's dialog which paper is wanted; gives the paper it will begin with.

    On paper for letters the printer knows better than we do what lies in it.
    """
    if order.paper not in _LETTERS:
        size = size_of(order.paper)
        printer.setPageSize(page_layout(size.portrait.w, size.portrait.h).pageSize())
    return printer.pageLayout().pageSize()


def paper_for(order: Choices, before: QPageSize, after: QPageSize) -> str:
    """The paper to lay out for: what was chosen in the system's dialog, else what was chosen in ours."""
    chosen = nearest_paper(after)
    if order.paper in _LETTERS or chosen != nearest_paper(before):
        return chosen
    return order.paper


def printers() -> list[str]:
    """The names of the printers this computer knows."""
    return list(QPrinterInfo.availablePrinterNames())


def no_printer(window: MainWindow) -> QMessageBox:
    """What is said where there is no printer."""
    box = plain.message(
        window,
        _("Print pack"),
        _("No printer is set up on this computer."),
        _("The pack can be saved as a PDF, to be printed elsewhere."),
    )
    button = QMessageBox.StandardButton
    box.setStandardButtons(button.Save | button.Cancel)
    save = box.button(button.Save)
    if save is not None:
        save.setText(_("Save as PDF…"))
    box.setDefaultButton(button.Save)
    return box


def send(window: MainWindow, session: Session, order: Choices, printer: QPrinter) -> int:
    """Lay the pack out for its paper and print it; how many sheets, 0 when it was stopped.

    Raises UserError when the printer takes nothing.
    """
    material = material_of(snapshot(session), order)

    def lay_out(progress: Progress) -> Book:
        return handout.compose(material, order, lambda done, total: step(progress, done, total))

    book = working.run(window, _("Laying out the pages"), lay_out)
    if book is None:
        return 0
    first, last = _range(printer, len(book.sheets))

    def paint(progress: Progress) -> int:
        return paint_book(book, printer, first, last, progress)

    sheets = working.run_here(window, _("Printing"), paint)
    if sheets is None:
        printer.abort()
        window.tell(_("Printing was stopped."))
        return 0
    window.tell(_n("{n} page was sent to the printer.", "{n} pages were sent to the printer.", sheets))
    return sheets


def paint_book(book: Book, printer: QPrinter, first: int, last: int, progress: Progress | None = None) -> int:
    """Paint sheets `first` to `last`, counted from 1, onto a printer. Raises UserError, Cancelled."""
    painter = QPainter()
    sheets = SheetPainter(book)
    printer.setFullPage(True)
    try:
        for number in range(first, last + 1):
            step(progress, number - first, last + 1 - first)
            sheet = book.sheets[number - 1]
            printer.setPageLayout(page_layout(sheet.width, sheet.height))
            ready = painter.begin(printer) if number == first else printer.newPage()
            if not ready:
                raise UserError(
                    _("The printer could not be reached."),
                    _("Nothing was lost."),
                    _("Check the printer, or export the pack as PDF."),
                )
            painter.save()
            scale = printer.resolution() / 72
            painter.scale(scale, scale)
            sheets.paint(painter, number)
            painter.restore()
    finally:
        if painter.isActive():
            painter.end()
    return last + 1 - first


def page_layout(width: float, height: float) -> QPageLayout:
    """The page of a sheet, sizes in points, without margins of its own: the sheet has them."""
    short, long = min(width, height), max(width, height)
    known = next((name for name, size in PAPERS.items() if _alike(size, short, long)), None)
    orientation = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    own = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(QPageSize(_QT_SIZES[known]) if known else own, orientation, QMarginsF(0, 0, 0, 0))


def nearest_paper(size: QPageSize) -> str:
    """The paper of ours that a printer's page is, else A4."""
    points = size.size(QPageSize.Unit.Point)
    short, long = sorted((points.width(), points.height()))
    return next((name for name, paper in PAPERS.items() if _alike(paper, short, long)), "A4")


def _alike(paper: Size, short: float, long: float) -> bool:
    return abs(paper.w - short) < _CLOSE and abs(paper.h - long) < _CLOSE


def _range(printer: QPrinter, sheets: int) -> tuple[int, int]:
    """The sheets chosen in the system's dialog; all when none were."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() != QPrinter.PrintRange.PageRange or first < 1:
        return 1, sheets
    return min(first, sheets), min(max(first, last), sheets)


_QT_SIZES = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "A2": QPageSize.PageSizeId.A2,
    "A1": QPageSize.PageSizeId.A1,
    "A0": QPageSize.PageSizeId.A0,
    "Letter": QPageSize.PageSizeId.Letter,
    "Tabloid": QPageSize.PageSizeId.Tabloid,
}


class Print(QDialog):
    """What to print; the printer and its paper are asked by the system's dialog."""

    AS_PDF = 2
    """The answer when the pack is to become a file instead."""

    def __init__(self, window: MainWindow, session: Session, begin: Begin | None = None) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Print pack"))
        kept = export.remembered(window, session)
        kept = begin(kept) if begin is not None else kept
        self.choices = PrintChoices(session.language, kept, offer_of(session.store, window.selection))
        for switch in (self.choices.attach, self.choices.private):
            switch.setVisible(False)  # paper carries no file
        self.preview = Preview(session)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.pdf = self.buttons.addButton(_("Save as PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go = self.buttons.addButton(_("Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.pdf.clicked.connect(lambda: self.done(self.AS_PDF))
        export.lay_out(self, self.choices, self.preview, self.buttons, self.go)
        self.choices.changed.connect(self._refresh)
        self.finished.connect(lambda _result: self.preview.stop())
        self._refresh()

    def order(self) -> Choices:
        """What was chosen."""
        return self.choices.order(Choices(format="pdf"))

    def _refresh(self) -> None:
        for button in (self.go, self.pdf):
            button.setEnabled(self.choices.complete)
        if self.choices.complete:
            self.preview.show_choices(self.order())
