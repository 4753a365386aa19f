"""File > Export: what, as which kind of file, for which paper, in which language; then what came out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import settings as choices_file
from app.export import Choices, ExportReport, Progress, export
from app.export.fit import COMFORTABLE
from app.model.grid import map_of
from app.session import Session, snapshot
from app.storage.names import file_name
from app.widgets import opening, plain
from app.widgets.dialogs import working
from app.widgets.dialogs.preview import Preview
from app.widgets.dialogs.print_choices import PrintChoices
from app.widgets.dialogs.print_part import offer_of
from app.widgets.dialogs.print_words import PRESETS
from app.words import N_, _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

FORMATS: tuple[tuple[str, str], ...] = (
    ("pdf", N_("PDF, to print and to send")),
    ("svg", N_("SVG, a drawing to work on")),
    ("png", N_("PNG, a picture for slides")),
)
RESOLUTIONS: tuple[tuple[int, str], ...] = (
    (96, N_("small, for a screen")),
    (144, N_("usual, for slides and documents")),
    (300, N_("large, for print")),
)
"""Dots per inch of a picture."""
WIDTHS: tuple[tuple[int, str], ...] = (
    (1920, N_("fills a slide")),
    (3840, N_("fills a large screen")),
)
"""Pixels that a picture is wide."""
_NAMED = 12
"""More cut texts than these are counted, not listed."""


def ask(window: MainWindow) -> None:
    """Ask what to write and where to, write it, and tell what came out."""
    session = window.session
    if session is None:
        return
    dialog = Export(window, session)
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return
    order = dialog.order()
    target = ask_target(window, session, order)
    if target:  # whoever cancels here has taken back what was chosen, too
        remember(window, session, order)
        window.guarded(lambda: write(window, session, order, target))


def write(window: MainWindow, session: Session, order: Choices, target: str) -> ExportReport | None:
    """Write the file while the window waits, and tell; None when it was stopped. Raises UserError."""
    store, envelope = snapshot(session), session.document

    def work(progress: Progress) -> ExportReport:
        return export(store, target, order, envelope=envelope, progress=progress)

    # Only the picture is painted by Qt, whose fonts belong to the window's thread.
    run: Callable[..., ExportReport | None] = working.run_here if order.format == "png" else working.run
    done = run(window, _("Writing {name}", name=os.path.basename(target)), work)
    if done is None:
        window.tell(_("The export was stopped; nothing was written."))
        return None
    window.settings.folder = os.path.dirname(os.path.abspath(target))
    tell(window, done, order, target)
    return done


def ask_target(window: MainWindow, session: Session, order: Choices) -> str:
    """Ask for the file; "" when it was cancelled."""
    folder = str(session.path.parent) if session.path else choices_file.folder(window.settings)
    ending = order.format or "pdf"
    title = session.title or _("Untitled map")
    what = _(PRESETS[order.preset][0]) if ending == "pdf" else ""
    name = _("{title} – {what}", title=title, what=what) if what else title
    start = os.path.join(folder, f"{file_name(name)}.{ending}")
    kinds = _("{format} files (*.{ending})", format=ending.upper(), ending=ending)
    target, _kind = QFileDialog.getSaveFileName(window, _("Export as"), start, kinds)
    if target and Path(target).suffix.lower() != f".{ending}":
        target += f".{ending}"
    return target


class Export(QDialog):
    """The choices, with the pages beside them."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Export"))
        self.format, self.resolution = QComboBox(), QComboBox()
        for ending, words in FORMATS:
            self.format.addItem(_(words), ending)
        for dpi, words in RESOLUTIONS:
            self.resolution.addItem(_("{dpi} dots per inch: {use}", dpi=dpi, use=_(words)), dpi)
        for pixels, words in WIDTHS:
            self.resolution.addItem(_("{n} pixels wide: {use}", n=pixels, use=_(words)), -pixels)
        self.resolution.setCurrentIndex(1)
        self.outlines = QCheckBox(_("Words as shapes"))
        self.outlines.setToolTip(
            plain.tooltip(_("They look the same where the font is missing, and can no longer be edited."))
        )
        kept = remembered(window, session)
        self.outlines.setChecked(kept.outlines)
        self.choices = PrintChoices(session.language, kept, offer_of(session.store, window.selection))
        form = self.choices.form
        for at, (words, box) in enumerate(((_("Format"), self.format), (_("Size"), self.resolution))):
            label = plain.label(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            form.insertRow(at * 3, label, box)  # the format first, the size of a picture below the preset
        form.insertRow(4, plain.label(), self.outlines)
        self.preview = Preview(session)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(_("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        lay_out(self, self.choices, self.preview, self.buttons, self.go)
        walk(self.choices, (self.format, self.choices.preset, self.resolution, self.outlines))
        self.format.currentIndexChanged.connect(self._refresh)
        self.choices.changed.connect(self._refresh)
        self.outlines.toggled.connect(self._refresh)
        self.finished.connect(lambda _result: self.preview.stop())
        self._refresh()

    def order(self) -> Choices:
        """What was chosen."""
        kind = str(self.format.currentData())
        size = int(self.resolution.currentData())
        base = Choices(format=kind, outlines=self.outlines.isChecked())
        chosen = self.choices.order(
            replace(base, dpi=float(size)) if size > 0 else replace(base, width=-size)
        )
        if kind == "pdf":
            return chosen
        return replace(
            chosen,
            preset="overview",
            without=frozenset(),
            also=frozenset(),
            teams=None,
            attach=False,
            private=False,
        )

    def _refresh(self) -> None:
        """SVG and PNG are the drawing alone: no preset, no paper, no pages."""
        kind, choices = self.format.currentData(), self.choices
        form, paged = choices.form, kind == "pdf"
        for part in (choices.preset, choices.about):
            form.setRowVisible(part, paged)
        choices.show_pages(paged)
        form.setRowVisible(self.resolution, kind == "png")
        form.setRowVisible(self.outlines, kind == "svg")
        for switch in (choices.attach, choices.private):
            switch.setVisible(paged)
        self.preview.setVisible(paged)
        self.go.setEnabled(not paged or choices.complete)
        if paged and choices.complete:
            self.preview.show_choices(self.order())


def walk(home: QWidget, first: Sequence[QWidget]) -> None:
    """Let Tab go through these first and then through whatever else lies in the same panel, as it was made."""
    order, at = list(first), home.nextInFocusChain()
    while at is not None and at is not home:
        if home.isAncestorOf(at) and at not in first and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(at)
        at = at.nextInFocusChain()
    for one, other in pairwise(order):
        QWidget.setTabOrder(one, other)


def lay_out(
    dialog: QDialog, choices: PrintChoices, preview: Preview, buttons: QDialogButtonBox, go: QPushButton
) -> None:
    """Choices at the left, pages at the right, buttons below; both dialogs look alike."""
    go.setProperty("primary", True)
    go.setDefault(True)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the first choice has the focus, and each is scrolled to
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(choices)
    area.setMinimumWidth(min(430, choices.sizeHint().width() + 24))
    row = QHBoxLayout()
    row.setSpacing(20)
    row.addWidget(area, 0)
    row.addWidget(preview, 1)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(16)
    column.addLayout(row, 1)
    column.addWidget(buttons)
    preview.offered.connect(choices.take_better)
    dialog.resize(980, 680)


def remembered(window: MainWindow, session: Session) -> Choices:
    """What was printed of this map last time; the usual when it never was."""
    return Choices.read(window.settings.prints.get(map_of(session.store)[0]))


def remember(window: MainWindow, session: Session, order: Choices) -> None:
    """Keep the choices for the next time, on this computer only."""
    key = map_of(session.store)[0]
    kept = {name: value for name, value in window.settings.prints.items() if name != key}
    window.settings.prints = dict([*list(kept.items())[-49:], (key, order.kept())])
    choices_file.write(window.settings)


# ---- what came out
def tell(window: MainWindow, done: ExportReport, order: Choices, target: str) -> None:
    """Say what was written and what should be known about it; the file and its folder can be opened."""
    name = os.path.basename(target)
    what = _n("{name} was written: {n} page.", "{name} was written: {n} pages.", done.pages, name=name)
    if order.format != "pdf":
        what = _("{name} was written.", name=name)
    box = plain.message(window, _("Export"), what, "\n\n".join(remarks(done, order)))
    box.setIcon(QMessageBox.Icon.Information)
    details = _cut_texts(done)
    if details:
        box.setDetailedText(details)
    file = box.addButton(_("Open file"), QMessageBox.ButtonRole.ActionRole)
    folder = box.addButton(_("Open folder"), QMessageBox.ButtonRole.ActionRole)
    judge = _("Check accessibility")
    check = box.addButton(judge, QMessageBox.ButtonRole.ActionRole) if order.format == "pdf" else None
    box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(QMessageBox.StandardButton.Close)
    window.ask(box)
    clicked = box.clickedButton()
    opened = True
    if clicked is file:
        opened = opening.open_file(target)
    elif clicked is folder:
        opened = opening.open_folder(target)
    elif check is not None and clicked is check:
        from app.widgets.dialogs.check_pdf import check as judge_pdf

        judge_pdf(window, target)
    if not opened:
        window.tell(_("No program for this was found. The file is {path}", path=target))


def remarks(done: ExportReport, order: Choices) -> list[str]:
    """What should be known: small text, cut texts, missing letters, and what the exporter itself noticed."""
    said = []
    if order.preset != "register" and done.smallest_text_pt >= COMFORTABLE:  # else a warning says it
        said.append(_("Smallest text: {size} pt.", size=f"{done.smallest_text_pt:.1f}"))
    if done.cut:
        n = len(done.cut)
        in_full = order.preset == "handout" and "stages" not in order.without
        said.append(
            _n(
                "{n} text did not fit into the drawing; the pages of the stages have it in full.",
                "{n} texts did not fit into the drawing; the pages of the stages have them in full.",
                n,
            )
            if in_full
            else _n(
                "{n} text did not fit into the drawing and ends with an ellipsis.",
                "{n} texts did not fit into the drawing and end with an ellipsis.",
                n,
            )
        )
    if done.missing:
        said.append(_("No font here has these letters: {letters}", letters=" ".join(done.missing)))
    return said + [warning for warning in done.warnings if warning]


def _cut_texts(done: ExportReport) -> str:
    texts = [text for _key, text in done.cut]
    more = len(texts) - _NAMED
    if more > 0:
        texts[_NAMED:] = [_n("and {n} more", "and {n} more", more)]
    return "\n".join(texts)
