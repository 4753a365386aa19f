"""What goes on paper: the preset, its page sets, the paper and the language. Shared by export and print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from app.export import PRESET_NAMES
from app.export.papers import PAPERS
from app.widgets import plain
from app.words import LANGUAGE_NAMES, LANGUAGES, N_, _

PRESETS: dict[str, tuple[str, str]] = {
    "handout": (N_("Handout"), N_("Cover, overview, a page for each stage, handovers and actions.")),
    "overview": (N_("Overview"), N_("The whole map on as few sheets as stay readable.")),
    "poster": (N_("Poster"), N_("The whole map as large as the paper allows.")),
    "register": (N_("Handovers and actions"), N_("The two lists, without the drawing.")),
}
"""Name and meaning of each preset."""
SETS: dict[str, str] = {
    "cover": N_("Cover"),
    "personas": N_("Personas"),
    "overview": N_("Overview"),
    "stages": N_("Stage by stage"),
    "register": N_("Handovers"),
    "observations": N_("Open points"),
    "actions": N_("Actions"),
    "measures": N_("Measures"),
    "glossary": N_("Words and signs"),
}
"""What each page set of the handout is called."""
USUAL_PAPER = {"overview": "A3", "poster": "A1"}
_MILLIMETRES = 25.4 / 72


def paper_name(name: str) -> str:
    """ "A4 (210 × 297 mm)" """
    size = PAPERS[name]
    return _(
        "{name} ({width} × {height} mm)",
        name=name,
        width=round(size.w * _MILLIMETRES),
        height=round(size.h * _MILLIMETRES),
    )


def usual_language(language: str) -> str:
    """The language a map is printed in when nobody chooses: its own, where Baton speaks it."""
    return language if language in LANGUAGES else "en"


class PrintChoices(QWidget):
    """The rows both dialogs have in common."""

    changed = Signal()

    def __init__(self, language: str, *, with_paper: bool = True) -> None:
        super().__init__()
        self.preset, self.paper, self.language = QComboBox(), QComboBox(), QComboBox()
        self.about = plain.label(wrap=True)
        self.about.setProperty("role", "soft")
        self.sets: dict[str, QCheckBox] = {}
        self._chose_paper = False
        for name in PRESET_NAMES:
            self.preset.addItem(_(PRESETS[name][0]), name)
        for name in PAPERS:
            self.paper.addItem(paper_name(name), name)
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(self.language.findData(usual_language(language)))
        self._lay_out(with_paper)
        self.preset.currentIndexChanged.connect(self._preset_changed)
        self.paper.activated.connect(self._paper_chosen)
        self._preset_changed()

    def _lay_out(self, with_paper: bool) -> None:
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._row(_("What"), self.preset)
        self.form.addRow(plain.label(), self.about)
        if with_paper:
            self._row(_("Paper"), self.paper)
        self._row(_("Language"), self.language)
        self.pages = self._switches()
        self.pages_label = plain.label(_("Pages"))
        self.pages_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form.addRow(self.pages_label, self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)

    def _row(self, words: str, box: QComboBox) -> None:
        label = plain.label(words)
        label.setBuddy(box)
        box.setAccessibleName(words)
        self.form.addRow(label, box)

    def _switches(self) -> QWidget:
        pages = QWidget()
        grid = QGridLayout(pages)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        rows = (len(SETS) + 1) // 2
        for at, (name, words) in enumerate(SETS.items()):
            box = QCheckBox(_(words))
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.sets[name] = box
            grid.addWidget(box, at % rows, at // rows)
        return pages

    # ---- what was chosen
    @property
    def chosen_preset(self) -> str:
        """One of PRESET_NAMES."""
        return str(self.preset.currentData())

    @property
    def without(self) -> frozenset[str]:
        """The page sets of the handout that are left out."""
        if self.chosen_preset != "handout":
            return frozenset()
        return frozenset(name for name, box in self.sets.items() if not box.isChecked())

    @property
    def complete(self) -> bool:
        """Whether anything would be printed."""
        return len(self.without) < len(self.sets)

    def _preset_changed(self) -> None:
        preset = self.chosen_preset
        self.about.setText(_(PRESETS[preset][1]))
        for part in (self.pages, self.pages_label):
            part.setEnabled(preset == "handout")
        if not self._chose_paper:
            self.paper.setCurrentIndex(self.paper.findData(USUAL_PAPER.get(preset, "A4")))
        self.changed.emit()

    def _paper_chosen(self) -> None:
        self._chose_paper = True
        self.changed.emit()
