"""Handovers > Checks…, the open points by cause, what is new since the map was open, and the grey ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog

from app import seen
from app.model.checks import CHECKS
from app.model.edits import cards, fields, links, maps
from app.model.grid import map_of
from app.widgets.dialogs.checks import LOUD, NAME, Checks
from app.widgets.dialogs.help import Help
from tests.widgets.test_lists import cells
from tests.widgets.window import Office, small_map


def held(office: Office) -> dict[str, Any]:
    return dict(map_of(office.session.store)[1])


def row_of(dialog: Checks, rule: str) -> int:
    return list(CHECKS).index(rule)


def test_status_checks_and_limits_are_one_step_in_the_map(office: Office) -> None:
    office.show(small_map())
    before = held(office)

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, Checks)
        dialog.status.setCurrentText("Review")
        item = dialog.table.item(row_of(dialog, "H06"), NAME)
        assert item is not None
        item.setCheckState(Qt.CheckState.Unchecked)
        dialog._box(row_of(dialog, "H02")).setCurrentText("note")
        days, most = dialog.fields["max_wait"], dialog.fields["contacts_max"]
        days.setText("4 days")
        most.setText("9")
        dialog.accept()
        return dialog.result()

    office.answer(choose).menu("checks")
    now = held(office)
    assert now["status"] == "review"
    assert now["checks"] == {"H06": "off", "H02": "info"}
    assert now["thresholds"] == {"max_wait": 4 * 1440, "contacts_max": 9}
    office.menu("undo")
    assert held(office) == before


def test_all_as_usual_leaves_nothing_in_the_map(office: Office) -> None:
    office.show(small_map())
    maps.set_checks(
        office.session.store,
        status="final",
        checks={"C01": "off", "S01": "error"},
        thresholds={"max_gap": 60},
    )

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, Checks)
        assert dialog._box(row_of(dialog, "S01")).currentData() == "error"
        dialog.usual.click()
        dialog.accept()
        return dialog.result()

    office.answer(choose).menu("checks")
    assert "checks" not in held(office) and "thresholds" not in held(office)


def test_looking_and_leaving_changes_nothing(office: Office) -> None:
    office.show(small_map())
    at = office.session.history.at
    office.answer("OK").menu("checks")
    assert office.session.history.at == at


def test_a_time_nobody_can_read_is_not_taken(office: Office) -> None:
    office.show(small_map())
    dialog = Checks(office.window)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    field = dialog.fields["max_gap"]
    assert ok.isEnabled()
    field.setText("soon")
    assert not ok.isEnabled()
    field.setText("")
    assert ok.isEnabled() and "max_gap" not in dialog.limits()


def test_every_check_can_be_explained_from_here(office: Office) -> None:
    office.show(small_map())
    dialog = Checks(office.window)
    assert dialog.table.rowCount() == len(CHECKS)
    dialog.table.setCurrentCell(row_of(dialog, "F06"), LOUD)
    shown: list[str] = []

    def read(page: QDialog) -> int:
        assert isinstance(page, Help)
        shown.append(page.list.currentItem().text())
        return 0

    office.answer(read)
    dialog.explain.click()
    assert shown == ["F06 Endless loop"]


def test_help_shows_the_pictures_of_a_check_and_nothing_from_elsewhere(office: Office) -> None:
    from PySide6.QtGui import QImage, QTextDocument

    page = Help(office.window, "F06")
    kind = QTextDocument.ResourceType.ImageResource.value
    image = page.text.loadResource(kind, "../images/checks/F06-wrong.svg")
    assert isinstance(image, QImage) and image.width() > 300
    for foreign in ("../images/checks/../window.png", "file:///etc/hostname", "https://example.org/x.svg"):
        assert page.text.loadResource(kind, foreign) is None


def test_help_opens_each_page_at_its_beginning(office: Office) -> None:
    help_ = Help(office.window, "")
    help_.show()
    office.settle()
    bar = help_.text.verticalScrollBar()
    assert bar.maximum() > 0 and bar.value() == 0, "the page is longer than the window"

    bar.setValue(bar.maximum())
    help_.go("capture")
    office.settle()
    assert bar.maximum() > 0 and bar.value() == 0
    help_.close()


def test_help_shows_its_titles_in_full(office: Office) -> None:
    help_ = Help(office.window, "")
    help_.show()
    office.settle()
    assert help_.list.sizeHintForColumn(0) <= help_.list.viewport().width()
    help_.close()


def test_a_check_that_is_off_is_silent(office: Office) -> None:
    office.show(small_map())
    said = {row[-1] for row in cells(office, "findings")}
    rule = sorted(said)[0]
    maps.set_checks(office.session.store, status="final", checks={rule: "off"}, thresholds={})
    office.window.checking.now()
    assert rule not in {row[-1] for row in cells(office, "findings")}


def test_what_follows_from_a_cause_stands_softly_below_it(office: Office) -> None:
    office.show(small_map())
    store = office.session.store
    maps.put(store, status="final")
    lane = next(lane for lane in store.of("lane") if store[lane]["kind"] == "action")
    with store.edit("split"):
        do = [cards.add(store, f"Do {n}", lane, store.of("step")[0]) for n in range(3)]
        for _ in range(2):
            links.connect(store, do[0], do[1], kind="flow")
            links.connect(store, do[0], do[2], kind="flow")
    office.window.checking.now()
    rows = cells(office, "findings")
    folded = [row for row in rows if row[2] == "the same cause"]
    assert folded and {row[-1] for row in folded} == {"F09"}
    above = rows[rows.index(folded[0]) - 1]
    assert above[-1] == "F11"


def test_handovers_are_grey_until_their_review_begins(office: Office) -> None:
    office.show(small_map())
    store = office.session.store
    maps.put(store, status="draft")
    office.window.checking.now()
    state = office.window.checking.state
    assert set(state.marks().states.values()) == {""}
    assert {row.state for row in state.rows} >= {"gap", "to-clarify"}, "the ledger itself is always there"
    maps.put(store, status="review")
    office.window.checking.now()
    assert set(office.window.checking.state.marks().states.values()) >= {"gap", "to-clarify"}


def test_what_is_new_and_what_is_gone_since_the_map_was_open(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "Map.jmap"
    office.show(small_map())
    maps.put(office.session.store, status="final")
    office.choose_file(path).menu("save-as")
    office.window.checking.now()
    opened = office.session.store
    gap = next(link for link in opened.of("link") if opened[link].get("receipt", "") is None)
    office.window.checking.watch(None)
    assert seen.read(path) is not None
    fields.put(opened, gap, receipt="sees it in the list", limit=60, passes=[])
    (card,) = [str(opened[gap]["from"])]
    links.connect(opened, card, kind="handover")
    office.window.checking.watch(office.session)
    news = office.window.checking.state.news
    assert {key.split(":")[0] for key in news.new} >= {"H01"}
    assert f"H02:{gap}" in news.gone
    assert any(row[0] == "question, new" for row in cells(office, "findings"))
    assert "new" in office.window.lists._buttons["findings"].accessibleDescription()


def test_a_tick_in_the_table_looks_like_every_other_tick(office: Office) -> None:
    office.show(small_map())
    dialog = Checks(office.window)
    dialog.show()
    office.settle()
    item = dialog.table.item(1, NAME)
    assert item is not None
    place = dialog.table.visualItemRect(item)
    image = dialog.table.viewport().grab(place).toImage()
    accent = QColor(office.window.theme.color("accent")).rgb()
    assert sum(image.pixel(x, y) == accent for x in range(40) for y in range(image.height())) > 60
