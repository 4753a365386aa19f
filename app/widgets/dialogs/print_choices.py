"""What goes on paper: the preset, its page sets, the paper, the language and who may read it. Shared by export and
print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from app.export import PRESET_NAMES, Choices
from app.export.papers import PAPERS
from app.export.presets import PRESETS as PAGE_SETS_OF
from app.widgets import plain
from app.widgets.dialogs.print_words import PRESETS, SETS, TILES, USUAL_PAPER
from app.words import LANGUAGE_NAMES, LANGUAGES, _

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


def tiles_name(text: str) -> str:
    """ "3 × 2 sheets", "together as large as A1" """
    if text in PAPERS:
        return _("together as large as {paper}", paper=text)
    across, down = text.split("x")
    return _("{across} × {down} sheets", across=across, down=down)


def usual_language(language: str) -> str:
    """The language a map is printed in when nobody chooses: its own, where Baton speaks it."""
    return language if language in LANGUAGES else "en"


class PrintChoices(QWidget):
    """The rows both dialogs have in common. `changed` is sent after every choice."""

    changed = Signal()

    def __init__(
        self,
        language: str,
        kept: Choices | None = None,
        stages: Sequence[tuple[str, str]] = (),
        *,
        with_paper: bool = True,
    ) -> None:
        """`stages` are (id, title) of the map's stages; one of them can be printed alone."""
        super().__init__()
        kept = kept or Choices()
        self._with_paper = with_paper
        self._chose_paper = kept.preset != "handout" or kept.paper != "A4"
        self.preset, self.paper, self.language, self.tiles = (
            QComboBox(),
            QComboBox(),
            QComboBox(),
            QComboBox(),
        )
        self.stage = QComboBox()
        self.stage.addItem(_("All stages"), "")
        for key, title in stages:
            self.stage.addItem(title, key)
        self.about = plain.label(wrap=True)
        self.about.setProperty("role", "soft")
        self.sets: dict[str, QCheckBox] = {name: QCheckBox(_(words)) for name, words in SETS.items()}
        self._fill(language)
        self._switches()
        self._lay_out()
        self._take(kept)
        self.preset.currentIndexChanged.connect(self._preset_changed)
        self.paper.activated.connect(self._paper_chosen)
        for box in (self.language, self.tiles, self.stage):
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for switch in (
            *self.sets.values(),
            self.grey,
            self.counts,
            self.anonymous,
            self.attach,
            self.private,
        ):
            switch.toggled.connect(self._switched)
        self._preset_changed()

    # ---- building
    def _fill(self, language: str) -> None:
        for name in PRESET_NAMES:
            self.preset.addItem(_(PRESETS[name][0]), name)
        for name in PAPERS:
            self.paper.addItem(paper_name(name), name)
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        for text in TILES:
            self.tiles.addItem(tiles_name(text), text)
        self.language.setCurrentIndex(self.language.findData(usual_language(language)))
        for box in self.sets.values():
            box.setChecked(True)

    def _switches(self) -> None:
        self.grey = QCheckBox(_("Grey, to save ink"))
        self.counts = QCheckBox(_("Counts of handovers on the cover"))
        self.anonymous = QCheckBox(_("Teams without their names"))
        self.anonymous.setToolTip(
            plain.tooltip(_("Team A, Team B and so on, for readers outside the house."))
        )
        self.attach = QCheckBox(_("Put the map into the PDF"))
        self.attach.setToolTip(
            plain.tooltip(_("Baton opens such a PDF again. Whoever has it can read the whole map."))
        )
        self.private = QCheckBox(_("with my private notes"))

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._row(_("What"), self.preset)
        self.form.addRow(plain.label(), self.about)
        self._row(_("Stages"), self.stage)
        self.form.setRowVisible(self.stage, self.stage.count() > 2)
        self._row(_("Sheets"), self.tiles)
        self._row(_("Paper"), self.paper)
        self.form.setRowVisible(self.paper, self._with_paper)
        self._row(_("Language"), self.language)
        self.options = self._options()
        self.form.addRow(_top_label(_("Readers")), self.options)
        self.pages = QWidget()
        self._grid = QGridLayout(self.pages)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self.pages_label = _top_label(_("Pages"))
        self.form.addRow(self.pages_label, self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)

    def _row(self, words: str, box: QComboBox) -> None:
        label = plain.label(words)
        label.setBuddy(box)
        box.setAccessibleName(words)
        self.form.addRow(label, box)

    def _options(self) -> QWidget:
        options = QWidget()
        column = QVBoxLayout(options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for box in (self.grey, self.counts, self.anonymous, self.attach):
            column.addWidget(box)
        inner = QVBoxLayout()
        inner.setContentsMargins(22, 0, 0, 0)
        inner.addWidget(self.private)
        column.addLayout(inner)
        return options

    def _take(self, kept: Choices) -> None:
        """Begin with what was chosen for this map last time."""
        self.preset.setCurrentIndex(self.preset.findData(kept.preset))
        self.paper.setCurrentIndex(self.paper.findData(kept.paper))
        self.tiles.setCurrentIndex(max(0, self.tiles.findData(kept.tiles)))
        self.grey.setChecked(kept.colours == "grey")
        self.counts.setChecked(kept.counts)
        self.anonymous.setChecked(kept.anonymous)
        for name in kept.without:
            self.sets[name].setChecked(False)

    # ---- what was chosen
    @property
    def chosen_preset(self) -> str:
        """One of PRESET_NAMES."""
        return str(self.preset.currentData())

    @property
    def offered(self) -> tuple[str, ...]:
        """The page sets of the preset; each can be switched off when there are several."""
        sets = PAGE_SETS_OF[self.chosen_preset]
        return sets if len(sets) > 1 else ()

    @property
    def without(self) -> frozenset[str]:
        """The page sets of the preset that are left out."""
        return frozenset(name for name in self.offered if not self.sets[name].isChecked())

    @property
    def complete(self) -> bool:
        """Whether anything would be printed."""
        return not self.offered or len(self.without) < len(self.offered)

    def order(self, base: Choices | None = None) -> Choices:
        """Everything chosen here."""
        return replace(
            base or Choices(),
            preset=self.chosen_preset,
            paper=str(self.paper.currentData()),
            language=str(self.language.currentData()),
            without=self.without,
            colours="grey" if self.grey.isChecked() else "colour",
            counts=self.counts.isChecked(),
            anonymous=self.anonymous.isChecked(),
            tiles=str(self.tiles.currentData()),
            stages=frozenset([str(self.stage.currentData())]) if self.stage.currentData() else None,
            attach=self.attach.isChecked(),
            private=self.attach.isChecked() and self.private.isChecked(),
        )

    # ---- changing
    def _preset_changed(self) -> None:
        preset = self.chosen_preset
        self.about.setText(_(PRESETS[preset][1]))
        self.form.setRowVisible(self.tiles, preset == "tiles")
        self.counts.setVisible(preset == "handout")
        self._offer()
        if not self._chose_paper:
            self.paper.setCurrentIndex(self.paper.findData(USUAL_PAPER.get(preset, "A4")))
        self._switched()

    def _offer(self) -> None:
        """Show the switches of this preset's page sets, in two columns."""
        offered = self.offered
        rows = (len(offered) + 1) // 2
        for name, box in self.sets.items():
            self._grid.removeWidget(box)
            box.setParent(self.pages)
            box.setVisible(name in offered)
            if name in offered:
                at = offered.index(name)
                self._grid.addWidget(box, at % rows, at // rows)
        self.form.setRowVisible(self.pages, bool(offered))

    def _switched(self) -> None:
        self.private.setEnabled(self.attach.isChecked())
        self.changed.emit()

    def _paper_chosen(self) -> None:
        self._chose_paper = True
        self.changed.emit()


def _top_label(words: str) -> QWidget:
    label = plain.label(words)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
