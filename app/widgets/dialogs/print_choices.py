"""What goes on paper: the preset, its page sets, the paper, the language and who may read it. Shared by export and
print."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from app.export import PRESET_NAMES, Choices
from app.export.advice import Better
from app.export.papers import COMFORTABLE, PAPERS, SMALLEST, own
from app.export.presets import EXTRA
from app.export.presets import PRESETS as PAGE_SETS_OF
from app.widgets import plain
from app.widgets.dialogs.print_paper import OWN, ForThePress, OwnSize, fill
from app.widgets.dialogs.print_part import Offer, PartBox, TeamBox
from app.widgets.dialogs.print_words import LISTS, PRESETS, SETS, TILES, USUAL_PAPER, set_word
from app.words import LANGUAGE_NAMES, LANGUAGES, _


def tiles_name(text: str) -> str:
    """ "3 × 2 sheets", "together as large as A1" """
    if text in PAPERS:
        return _("together as large as {paper}", paper=text)
    size = own(text)
    if size is not None:
        return _("together as large as {paper}", paper=f"{size[0]} × {size[1]} mm")
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
        offer: Offer | None = None,
    ) -> None:
        """`offer` is what of the map can be printed alone."""
        super().__init__()
        kept, offer = kept or Choices(), offer or Offer()
        self._paged = True
        self._chose_paper = kept.preset != "handout" or kept.paper != "A4"
        self.preset, self.paper, self.language, self.tiles = (
            QComboBox(),
            QComboBox(),
            QComboBox(),
            QComboBox(),
        )
        self.stage, self.team = PartBox(offer), TeamBox(offer)
        self.own, self.press = OwnSize(), ForThePress()
        self.about = plain.label(wrap=True)
        self.about.setProperty("role", "soft")
        self.sets: dict[str, QCheckBox] = {name: QCheckBox(set_word(name)) for name in SETS}
        self.extra = {name: QCheckBox(set_word(name)) for names in EXTRA.values() for name in names}
        self._fill(language)
        self._switches()
        self._lay_out()
        self._take(kept)
        self.preset.currentIndexChanged.connect(self._preset_changed)
        self.paper.activated.connect(self._paper_chosen)
        self.paper.currentIndexChanged.connect(lambda _at: self._show_rows())
        for box in (self.language, self.tiles, self.stage, self.team):
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for part in (self.own, self.press):
            part.changed.connect(self.changed)
        for switch in (
            self.roomy,
            self.all_pairs,
            *self.sets.values(),
            *self.extra.values(),
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
        fill(self.paper)
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        for text in TILES:
            self.tiles.addItem(tiles_name(text), text)
        self.language.setCurrentIndex(self.language.findData(usual_language(language)))
        for box in self.sets.values():
            box.setChecked(True)

    def _switches(self) -> None:
        self.roomy = QCheckBox(_("No text under {size} pt", size=f"{COMFORTABLE:g}"))
        self.roomy.setToolTip(plain.tooltip(_("The drawing rather takes more sheets, cut at stage borders.")))
        self.all_pairs = QCheckBox(_("Also where nothing but questions is drawn"))
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
        self._row(_("Team"), self.team)
        self.form.addRow(plain.label(), self.all_pairs)
        self._row(_("Sheets"), self.tiles)
        self._row(_("Paper"), self.paper)
        self._row(_("Width and height"), self.own)
        self._row(_("Bleed"), self.press)
        self.form.addRow(plain.label(), self.roomy)
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

    def _row(self, words: str, box: QWidget) -> None:
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
        self._show_paper(kept.paper)
        self._show_tiles(kept.tiles)
        self.stage.take(kept)
        self.team.take(kept)
        self.press.take(kept.bleed, marks=kept.crop_marks)
        self.roomy.setChecked(kept.roomy)
        self.all_pairs.setChecked(kept.all_pairs)
        self.grey.setChecked(kept.colours == "grey")
        self.counts.setChecked(kept.counts)
        self.anonymous.setChecked(kept.anonymous)
        for name in kept.without:
            self.sets[name].setChecked(False)
        for name in kept.also & self.extra.keys():
            self.extra[name].setChecked(True)

    def _show_paper(self, name: str) -> None:
        self.own.take(name)
        self.paper.setCurrentIndex(self.paper.findData(name if name in PAPERS else OWN))

    def _show_tiles(self, text: str) -> None:
        if self.tiles.findData(text) < 0:
            self.tiles.addItem(tiles_name(text), text)
        self.tiles.setCurrentIndex(self.tiles.findData(text))

    def take_better(self, better: Better) -> None:
        """Choose what was offered as easier to read."""
        if better.what == "smallest":
            self.roomy.setChecked(True)
        elif better.what == "tiles":
            self._show_tiles(better.value)
        else:
            self._show_paper(better.value)
            self._paper_chosen()

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
    def also(self) -> frozenset[str]:
        """The extra page sets of the preset that are asked for."""
        return frozenset(n for n in EXTRA.get(self.chosen_preset, ()) if self.extra[n].isChecked())

    @property
    def complete(self) -> bool:
        """Whether anything would be printed, and on a paper that there is."""
        if not self.chosen_paper:
            return False
        return not self.offered or len(self.without) < len(self.offered) or bool(self.also)

    @property
    def chosen_paper(self) -> str:
        """A name of PAPERS, or a size of one's own; "" while it is none."""
        name = str(self.paper.currentData())
        return self.own.text if name == OWN else name

    def order(self, base: Choices | None = None) -> Choices:
        """Everything chosen here."""
        made = replace(
            base or Choices(),
            preset=self.chosen_preset,
            paper=self.chosen_paper,
            language=str(self.language.currentData()),
            without=self.without,
            also=self.also,
            colours="grey" if self.grey.isChecked() else "colour",
            counts=self.counts.isChecked(),
            anonymous=self.anonymous.isChecked(),
            tiles=str(self.tiles.currentData()),
            teams=self.team.teams if self.chosen_preset in LISTS else None,
            all_pairs=self.all_pairs.isChecked(),
            bleed=self.press.millimetres,
            crop_marks=self.press.marks.isChecked(),
            smallest=COMFORTABLE if self.roomy.isChecked() else SMALLEST,
            attach=self.attach.isChecked(),
            private=self.attach.isChecked() and self.private.isChecked(),
        )
        return self.stage.chosen(made)

    # ---- changing
    def _preset_changed(self) -> None:
        preset = self.chosen_preset
        self.about.setText(_(PRESETS[preset][1]))
        self._show_rows()
        self._offer()
        if not self._chose_paper:
            self.paper.setCurrentIndex(self.paper.findData(USUAL_PAPER.get(preset, "A4")))
        self._switched()

    def _switched(self) -> None:
        self.private.setEnabled(self.attach.isChecked())
        self._show_rows()
        self.changed.emit()

    def show_pages(self, paged: bool) -> None:
        """Show what only pages need, or hide it where a drawing alone is made."""
        self._paged = paged
        self._show_rows()

    def _show_rows(self) -> None:
        preset, show = self.chosen_preset, self.form.setRowVisible
        drawn = "overview" in PAGE_SETS_OF[preset] and preset != "tiles"
        show(self.tiles, self._paged and preset == "tiles")
        show(self.team, self._paged and preset in LISTS and self.team.count() > 2)
        show(self.all_pairs, self._paged and preset == "pair-sheets")
        show(self.paper, self._paged)
        show(self.own, self._paged and self.paper.currentData() == OWN)
        show(self.press, self._paged and preset in ("overview", "poster"))
        show(self.roomy, self._paged and drawn)
        show(self.pages, self._paged and bool(self.offered))
        self.counts.setVisible(self._paged and preset == "handout")

    def _offer(self) -> None:
        """Show the switches of this preset's page sets, in two columns."""
        boxes = [self.sets[name] for name in self.offered]
        boxes += [self.extra[name] for name in EXTRA.get(self.chosen_preset, ())]
        rows = (len(boxes) + 1) // 2
        for box in (*self.sets.values(), *self.extra.values()):
            self._grid.removeWidget(box)
            box.setParent(self.pages)
            box.setVisible(box in boxes)
        before: QWidget = self.private
        for at, box in enumerate(boxes):
            self._grid.addWidget(box, at % rows, at // rows)
            self.setTabOrder(before, box)  # Tab goes down the first column, then down the second
            before = box

    def _paper_chosen(self) -> None:
        self._chose_paper = True
        self._switched()


def _top_label(words: str) -> QWidget:
    label = plain.label(words)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
