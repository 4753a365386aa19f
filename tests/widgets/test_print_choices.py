"""What can be chosen before printing: a part of the map, a paper of one's own, and what is easier to read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from app.export import Choices, handout
from app.export.advice import Better
from app.export.handout import compose
from app.export.material import Material
from app.export.out import material_of
from app.export.papers import MM, PAPERS
from app.export.pdf.book import Book
from app.session import Session, snapshot
from app.widgets.dialogs import printing
from app.widgets.dialogs.cut_texts import CutTexts
from app.widgets.dialogs.export import Export
from app.widgets.dialogs.preview import Preview
from app.widgets.dialogs.print_part import SELECTED, picked_of
from app.widgets.dialogs.printing import Print
from tests.export.maps import phone
from tests.widgets.test_paper import to_file
from tests.widgets.window import Office, click, small_map

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def _phone() -> Session:
    made = small_map()
    return type(made)(phone(), made.document)


def _asked(seen: list[Choices]) -> Callable[[QDialog], int]:
    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, Print)
        seen.append(dialog.order())
        dialog.reject()
        return dialog.result()

    return answer


def _print(office: Office, action: str = "print-selection") -> Choices:
    seen: list[Choices] = []
    office.answer(_asked(seen)).menu(action)
    return seen[0]


def _shown(office: Office) -> Print:
    dialog = Print(office.window, office.session)
    dialog.show()
    dialog.preview.wait()
    return dialog


def _choose(dialog: Print | Export, **names: str) -> None:
    for box, name in names.items():
        field = getattr(dialog.choices, box)
        field.setCurrentIndex(field.findData(name))
        field.activated.emit(field.currentIndex())
    dialog.preview.wait()


# ---- a part of the map
def test_selected_cards_are_printed_alone(office: Office) -> None:
    office.show(_phone()).select("Pays back", "Checks warranty")
    order = _print(office)
    assert set(order.cards or ()) == {office.id("Pays back"), office.id("Checks warranty")}
    assert order.stages is None


def test_a_selected_stage_is_a_stage(office: Office) -> None:
    office.show(_phone()).select("Refund")
    order = _print(office)
    assert set(order.stages or ()) == {office.id("Refund")} and order.cards is None


def test_a_selected_stage_is_offered_by_its_name_and_several_together(office: Office) -> None:
    office.show(_phone()).select("Refund")
    assert _shown(office).choices.stage.findData(SELECTED) < 0
    office.select("Refund", "Check")
    order = _print(office)
    assert set(order.stages or ()) == {office.id("Refund"), office.id("Check")}


def test_a_selected_lane_is_all_its_cards(office: Office) -> None:
    office.show(_phone()).select("Billing office")
    assert set(_print(office).cards or ()) == {office.id("Billing office")}


def test_a_selected_step_is_its_cards(office: Office) -> None:
    office.show(_phone()).select("Waiting")
    order = _print(office)
    titles = {office.session.store[key]["title"] for key in order.cards or ()}
    assert "Approves refund" in titles and "Pays back" not in titles


@pytest.mark.parametrize("kind", ["card", "stage", "lane", "step"])
def test_it_stands_in_the_context_menu(office: Office, kind: str) -> None:
    office.show(_phone())
    office.select({"card": "Pays back", "stage": "Refund", "lane": "Billing office", "step": "Waiting"}[kind])
    words = [action.text() for action in office.window.actions_.context_menu({kind}).actions()]
    assert any("selection" in text for text in words)
    assert any("team" in text and "rint" in text for text in words) == (kind == "lane")


def test_the_team_of_a_lane_has_its_page(office: Office) -> None:
    office.show(_phone()).select("Billing office")
    order = _print(office, "print-team")
    assert order.preset == "teams" and set(order.teams or ()) == {office.id("Billing")}


def test_what_was_begun_from_a_selection_is_not_kept_for_the_next_time(
    office: Office, tmp_path: Path
) -> None:
    office.show(_phone()).select("Billing office").choose_file(tmp_path / "team.pdf")
    office.answer("Save as PDF…", "Close").menu("print-team")
    assert (tmp_path / "team.pdf").exists()
    assert _shown(office).order().preset == "handout"


def test_nothing_in_the_journey_selected_is_no_part(office: Office) -> None:
    office.show(_phone())
    assert picked_of(office.session.store, []) is None
    assert picked_of(office.session.store, ["nobody", *office.session.store.of("team")]) is None
    assert not office.window.actions_["print-selection"].isEnabled()


def test_export_offers_the_selection_too(office: Office) -> None:
    office.show(_phone()).select("Pays back")
    dialog = Export(office.window, office.session)
    assert dialog.order().cards is None
    _choose(dialog, stage=SELECTED)
    assert set(dialog.order().cards or ()) == {office.id("Pays back")}
    dialog.format.setCurrentIndex(dialog.format.findData("svg"))
    assert set(dialog.order().cards or ()) == {office.id("Pays back")}


# ---- paper
def test_a_size_of_ones_own(office: Office) -> None:
    office.show(_phone())
    dialog = _shown(office)
    _choose(dialog, preset="poster", paper="own")
    assert dialog.choices.own.isVisible()
    for field, text in ((dialog.choices.own.across, "700"), (dialog.choices.own.down, "500")):
        field.selectAll()
        QTest.keyClicks(field, text)
    dialog.preview.wait()
    assert dialog.order().paper == "700x500" and dialog.go.isEnabled()
    assert dialog.preview.book is not None
    sheet = dialog.preview.book.sheets[0]
    assert (round(sheet.width / MM), round(sheet.height / MM)) == (700, 500)


def test_half_a_size_cannot_be_printed(office: Office) -> None:
    office.show(_phone())
    dialog = _shown(office)
    _choose(dialog, preset="poster", paper="own")
    dialog.choices.own.across.selectAll()
    QTest.keyClicks(dialog.choices.own.across, "7")
    assert not dialog.go.isEnabled() and not dialog.pdf.isEnabled()


def test_bleed_and_marks_are_offered_for_posters_only(office: Office) -> None:
    office.show(_phone())
    dialog = _shown(office)
    assert not dialog.choices.press.isVisible()
    _choose(dialog, preset="poster", paper="A2")
    dialog.choices.press.take(3.0, marks=True)
    dialog.preview.wait()
    assert dialog.choices.press.isVisible()
    assert (dialog.order().bleed, dialog.order().crop_marks) == (3.0, True)
    assert dialog.preview.book is not None and dialog.preview.book.sheets[0].trim is not None


# ---- easier to read
def _small(office: Office) -> Print:
    """A poster whose smallest text is under 7 pt."""
    office.open(SAMPLES / "bank-onboarding-as-is.jmap")
    dialog = _shown(office)
    _choose(dialog, preset="poster", paper="own")
    for width in range(400, 900, 50):
        dialog.choices.own.take(f"{width}x{width}")
        dialog.choices.own.changed.emit()
        dialog.preview.wait()
        if dialog.preview.book is not None and dialog.preview.book.smallest < 7:
            break
    assert dialog.preview.better, "nothing is offered for text under 7 pt"
    return dialog


def test_a_better_paper_is_one_click_away(office: Office) -> None:
    dialog = _small(office)
    use = next(button for button in dialog.preview.better if button.text().startswith("Use A"))
    use.click()
    dialog.preview.wait()
    assert dialog.order().paper == use.text().split()[-1] and dialog.preview.book is not None
    assert dialog.preview.book.smallest >= 7
    assert not dialog.preview.better


def test_splitting_is_one_click_away(office: Office) -> None:
    dialog = _small(office)
    assert dialog.preview.book is not None
    next(button for button in dialog.preview.better if "7 pt" in button.text()).click()
    dialog.preview.wait()
    assert dialog.choices.roomy.isChecked() and dialog.preview.book.smallest >= 7


def test_more_tiles_are_offered_also_where_the_list_has_no_such_number(office: Office) -> None:
    office.show(_phone())
    dialog = _shown(office)
    _choose(dialog, preset="tiles", paper="A4")
    dialog.choices._show_tiles("1x1")
    dialog.preview.wait()
    (button,) = dialog.preview.better
    button.click()
    dialog.preview.wait()
    assert dialog.order().tiles != "1x1" and dialog.preview.book is not None
    assert dialog.preview.book.smallest >= 7


def test_each_cut_text_is_listed_in_full_with_its_page(office: Office) -> None:
    office.show(_phone())
    dialog = _shown(office)
    assert dialog.preview.cut and dialog.preview.show_cut.isVisible()
    book = dialog.preview.book
    assert book is not None
    table = CutTexts(dialog, dialog.preview.cut).table
    assert table.rowCount() == len(book.cut)
    for row, one in enumerate(dialog.preview.cut):
        cell = table.item(row, 0)
        assert cell is not None and cell.text() == one.text and not one.text.endswith("…")
        assert one.page > 0
        titles = [words for words, _top, _level in book.sheets[one.page - 1].bookmarks]
        assert not one.stage or one.stage in titles


def test_nothing_cut_offers_no_list(office: Office) -> None:
    office.show(small_map())
    dialog = _shown(office)
    _choose(dialog, preset="register")
    assert not dialog.preview.show_cut.isVisible()


# ---- the printer
def test_each_sheet_is_printed_in_its_own_size_and_orientation(office: Office, tmp_path: Path) -> None:
    office.show(_phone())
    order = Choices(paper="A3", language="en")
    printing.send(office.window, office.session, order, to_file(tmp_path / "mixed.pdf"))
    book = compose(material_of(snapshot(office.session), order), order)
    wanted = [(round(sheet.width), round(sheet.height)) for sheet in book.sheets]
    with pypdfium2.PdfDocument(tmp_path / "mixed.pdf") as pdf:
        found = [tuple(map(round, page.get_size())) for page in pdf]
    assert len(set(wanted)) > 2, "portrait A4, landscape A4 and A3 are expected"
    for one, other in zip(wanted, found, strict=True):
        assert one == pytest.approx(other, abs=2)


def test_a_paper_of_ones_own_reaches_the_printer(office: Office, tmp_path: Path) -> None:
    office.show(_phone())
    order = Choices(preset="poster", paper="500x700", language="en")
    printing.send(office.window, office.session, order, to_file(tmp_path / "own.pdf"))
    with pypdfium2.PdfDocument(tmp_path / "own.pdf") as pdf:
        assert [round(side / MM) for side in pdf[0].get_size()] == [500, 700]


def test_the_systems_dialog_begins_with_the_paper_that_was_chosen(tmp_path: Path) -> None:
    for paper in ("A3", "A0", "Tabloid"):
        printer = to_file(tmp_path / "x.pdf")
        before = printing.prepare(printer, Choices(paper=paper))
        assert printing.nearest_paper(before) == paper
        assert printing.paper_for(Choices(paper=paper), before, before) == paper
        other = printing.page_layout(PAPERS["A4"].w, PAPERS["A4"].h).pageSize()
        assert printing.paper_for(Choices(paper=paper), before, other) == "A4"


def test_a_handout_goes_on_the_letter_paper_that_lies_in_the_printer() -> None:
    letter = printing.page_layout(PAPERS["Letter"].w, PAPERS["Letter"].h).pageSize()
    printer = QPrinter()
    printer.setPageSize(letter)
    assert printing.nearest_paper(printing.prepare(printer, Choices(paper="A4"))) == "Letter"
    assert printing.paper_for(Choices(paper="A4"), letter, letter) == "Letter"


def test_the_agenda_is_an_extra_of_the_handout_and_usual_in_the_kit(office: Office) -> None:
    office.show(_phone())
    dialog = _shown(office)
    choices = dialog.choices
    assert choices.extra["agenda"].isVisible() and not choices.sets["agenda"].isVisible()
    assert dialog.order().also == frozenset()
    choices.extra["agenda"].setChecked(True)
    assert set(dialog.order().also) == {"agenda"}
    _choose(dialog, preset="kit")
    assert choices.sets["agenda"].isChecked() and not choices.extra["agenda"].isVisible()
    assert dialog.order().also == frozenset()


def test_pages_that_take_their_time_say_how_far_they_are(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.show(small_map())
    go_on, usual = threading.Event(), handout.compose

    def slow(material: Material, choices: Choices, hear: Callable[[int, int], None]) -> Book:
        hear(3, 10)
        assert go_on.wait(30)
        return usual(material, choices, hear)

    monkeypatch.setattr(handout, "compose", slow)
    preview = Preview(office.session)
    qtbot.addWidget(preview)
    preview.show()
    preview.show_choices(Choices(paper="A3"))
    qtbot.waitUntil(preview.bar.isVisible)
    assert (preview.bar.value(), preview.bar.maximum()) == (3, 10)
    before = preview.page.geometry()
    go_on.set()
    qtbot.waitUntil(lambda: preview.book is not None)
    assert not preview.bar.isVisible() and preview.page.geometry().topLeft() == before.topLeft()


def test_pages_that_are_there_at_once_show_no_bar(office: Office, qtbot: QtBot) -> None:
    office.show(small_map())
    preview = Preview(office.session)
    qtbot.addWidget(preview)
    preview.show()
    preview.show_choices(Choices(paper="A3"))
    assert not preview.bar.isVisible()
    preview.wait()
    assert preview.book is not None and not preview.bar.isVisible()


@pytest.mark.parametrize(("kind", "command"), [(Print, "print"), (Export, "export")])
def test_the_first_choice_has_the_focus_when_a_dialog_opens(
    office: Office, kind: type[Print | Export], command: str
) -> None:
    seen: list[object] = []

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, kind)
        dialog.show()
        office.settle()
        seen.append(dialog.focusWidget())
        dialog.reject()
        return dialog.result()

    office.show(_phone()).answer(answer).menu(command)

    assert isinstance(seen[0], QComboBox), "the keys go to a choice, not to the area that scrolls"


def test_tab_walks_the_export_as_it_is_read(office: Office) -> None:
    walked: list[str] = []

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, Export)
        dialog.show()
        office.settle()
        for _step in range(4):
            at = dialog.focusWidget()
            assert at is not None
            walked.append(at.accessibleName())
            QTest.keyClick(at, Qt.Key.Key_Tab)
        dialog.reject()
        return dialog.result()

    office.show(_phone()).answer(answer).menu("export")

    assert walked == ["Format", "What", "Stages", "Paper"]


@pytest.mark.parametrize(("kind", "command"), [(Print, "print"), (Export, "export")])
@pytest.mark.parametrize("preset", ["handout", "morning-after"])
def test_tab_walks_the_pages_as_they_are_read(
    office: Office, kind: type[Print | Export], command: str, preset: str
) -> None:
    walked: list[QCheckBox] = []

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, kind)
        dialog.show()
        _choose(dialog, preset=preset)
        office.settle()
        pages = [box for box in dialog.choices.pages.findChildren(QCheckBox) if box.isVisible()]
        dialog.choices.language.setFocus()
        for _step in range(len(pages) + 6):
            at = dialog.focusWidget()
            assert at is not None
            QTest.keyClick(at, Qt.Key.Key_Tab)
            now = dialog.focusWidget()
            if isinstance(now, QCheckBox) and now in pages:
                walked.append(now)
        assert walked == sorted(pages, key=lambda box: (box.x(), box.y())), "down one column, then the next"
        dialog.reject()
        return dialog.result()

    office.show(_phone()).answer(answer).menu(command)
    assert len(walked) > 1


# ---- taking back
@pytest.mark.parametrize("button", ["Save as PDF…", "Print…"])
def test_cancelling_later_takes_back_what_was_chosen(
    office: Office, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["Some printer"])
    monkeypatch.setattr(printing, "prepare", lambda _printer, _order: None)

    def larger(dialog: QDialog) -> int:
        assert isinstance(dialog, Print)
        dialog.choices.take_better(Better("paper", "A1"))
        dialog.choices.take_better(Better("smallest", "7"))
        return int(click(button)(dialog))

    office.show(_phone()).answer(larger)
    if button == "Print…":
        office.answer(lambda dialog: QDialog.DialogCode.Rejected)
    else:
        office.choose_file("")
    office.menu("print")
    again = _shown(office)
    assert again.order().paper == "A4" and not again.choices.roomy.isChecked()


def test_cancelling_the_file_of_an_export_takes_back_what_was_chosen(office: Office, tmp_path: Path) -> None:
    def larger(dialog: QDialog) -> int:
        assert isinstance(dialog, Export)
        dialog.choices.take_better(Better("paper", "A1"))
        return int(click("Export…")(dialog))

    office.show(_phone()).answer(larger).choose_file("").menu("export")
    assert Export(office.window, office.session).order().paper == "A4"
    office.answer(larger, "Close").choose_file(tmp_path / "large.pdf").menu("export")
    assert Export(office.window, office.session).order().paper == "A1", "what was written is kept"
