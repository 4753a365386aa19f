"""Which paper: one that has a name, or a size of one's own; and what a print shop needs of a poster."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.export.papers import LONGEST, MM, PAPERS, SHORTEST, own
from app.scene.draw.measure import number
from app.widgets import plain
from app.words import _, ui

OWN = "own"
"""Stands for a size of one's own in the list of papers."""
BLEEDS = (0.0, 2.0, 3.0, 5.0, 10.0)
"""Millimetres that print shops ask for."""
_USUAL = (900, 600)


def paper_name(name: str) -> str:
    """ "A4 (210 × 297 mm)" """
    size = PAPERS[name]
    return _(
        "{name} ({width} × {height} mm)", name=name, width=f"{size.w / MM:.0f}", height=f"{size.h / MM:.0f}"
    )


def fill(box: QComboBox) -> None:
    """Every paper, and last a size of one's own."""
    for name in PAPERS:
        box.addItem(paper_name(name), name)
    box.addItem(_("A size of your own"), OWN)


class OwnSize(QWidget):
    """Millimetres across and down."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.across, self.down = QLineEdit(str(_USUAL[0])), QLineEdit(str(_USUAL[1]))
        for box, name, after in (
            (self.across, _("Width in millimetres"), "×"),
            (self.down, _("Height in millimetres"), "mm"),
        ):
            box.setValidator(QIntValidator(1, LONGEST, box))
            box.setMaxLength(4)
            box.setAccessibleName(name)
            box.setToolTip(plain.tooltip(_("from {least} to {most} mm", least=SHORTEST, most=LONGEST)))
            box.textEdited.connect(lambda _text: self.changed.emit())
            row.addWidget(box, 1)
            row.addWidget(plain.label(after))
        self.setFocusProxy(self.across)

    @property
    def text(self) -> str:
        """ "900x600"; "" while it is no size."""
        text = f"{self.across.text()}x{self.down.text()}"
        return text if own(text) is not None else ""

    def take(self, text: str) -> None:
        """Begin with a size, if it is one."""
        size = own(text)
        if size is not None:
            self.across.setText(str(size[0]))
            self.down.setText(str(size[1]))


class ForThePress(QWidget):
    """Bleed and crop marks."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.bleed = QComboBox()
        for millimetres in BLEEDS:
            self._add(millimetres)
        self.bleed.setAccessibleName(_("Bleed"))
        self.bleed.setToolTip(plain.tooltip(_("Paper that a print shop prints beyond the cut.")))
        self.marks = QCheckBox(_("Crop marks"))
        self.setFocusProxy(self.bleed)
        row.addWidget(self.bleed, 1)
        row.addWidget(self.marks)
        self.bleed.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.marks.toggled.connect(lambda _on: self.changed.emit())

    def _add(self, millimetres: float) -> None:
        words = _("{n} mm", n=number(millimetres, ui())) if millimetres else _("no bleed")
        self.bleed.addItem(words, millimetres)

    @property
    def millimetres(self) -> float:
        """The bleed that is chosen."""
        return float(self.bleed.currentData())

    def take(self, bleed: float, *, marks: bool) -> None:
        """Begin with a bleed in millimetres and marks."""
        if self.bleed.findData(bleed) < 0:
            self._add(bleed)
        self.bleed.setCurrentIndex(self.bleed.findData(bleed))
        self.marks.setChecked(marks)
