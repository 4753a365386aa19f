"""The filter: the rest fades, a chip says so, one click takes it off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.model.edits import fields, maps
from app.scene.view import Filter
from tests.widgets.finding.seeker import Seeker
from tests.widgets.window import small_map


def test_ticks_are_followed_at_once_and_kept(seeker: Seeker) -> None:
    seeker.tick("Support")
    assert seeker.faded() == {"Checks warranty", "Pays back"}
    seeker.close_list(Qt.Key.Key_Tab)
    bar = seeker.finding.filter
    assert bar.isVisible() and "Support" in bar.accessibleDescription() and bar.count.text() == "1 of 3 cards"


def test_escape_leaves_the_map_as_it_was(seeker: Seeker) -> None:
    seeker.tick("Support").close_list(Qt.Key.Key_Escape)
    assert seeker.faded() == set() and not seeker.finding.filter.isVisible()


def test_one_click_takes_it_off(seeker: Seeker) -> None:
    seeker.tick("Support").close_list(Qt.Key.Key_Tab)
    seeker.finding.filter.off.click()
    assert seeker.faded() == set() and not seeker.finding.filter.isVisible()


def test_the_keyboard_takes_it_off(seeker: Seeker) -> None:
    assert not seeker.office.window.actions_["filter-off"].isEnabled()
    seeker.tick("Open handovers").close_list(Qt.Key.Key_Tab)
    seeker.office.menu("filter-off")
    assert seeker.faded() == set()


def test_what_fades_is_paler_and_still_there(seeker: Seeker) -> None:
    canvas = seeker.office.window.canvas
    rect = canvas.camera.rect_to_view(canvas.scene.rects[seeker.office.id("Pays back")])

    def darkest() -> int:
        image = canvas.grab().toImage()
        xs, ys = range(int(rect.x) + 8, int(rect.right) - 8), range(int(rect.y) + 4, int(rect.bottom) - 4)
        return min(QColor(image.pixel(x, y)).lightness() for x in xs for y in ys)

    before = darkest()
    seeker.finding.filter.apply(Filter(teams=frozenset([seeker.office.id("Support")])))
    seeker.office.settle()
    assert darkest() > before + 60
    assert canvas.scene.rects[seeker.office.id("Pays back")], "it has kept its place"


def test_under_a_filter_all_means_what_stands_out(seeker: Seeker) -> None:
    seeker.tick("Support").close_list(Qt.Key.Key_Tab)
    seeker.office.menu("select-all")
    assert seeker.office.desk().selection == ["Opens a case"]
    seeker.office.menu("filter-off").menu("select-all")
    assert len(seeker.office.window.selection) == 3


def test_open_handovers_are_found_before_their_review_has_begun(seeker: Seeker) -> None:
    maps.put(seeker.office.session.store, status="sketch")
    seeker.office.window.checking.now()
    assert not seeker.office.window.checking.state.reviewing
    seeker.finding.filter.apply(Filter(handovers=True))
    assert seeker.faded() == set() and seeker.finding.filter.count.text() == "3 of 3 cards"


def test_it_follows_edits(seeker: Seeker) -> None:
    office = seeker.office
    seeker.finding.filter.apply(Filter(teams=frozenset([office.id("Support")])))
    fields.put(office.session.store, office.id("Pays back"), team=office.id("Support"))
    assert seeker.faded() == {"Checks warranty"}
    office.menu("undo")
    assert "Pays back" in seeker.faded()


def test_another_map_is_shown_whole(seeker: Seeker) -> None:
    seeker.tick("Support").close_list(Qt.Key.Key_Tab)
    seeker.office.show(small_map("Second"))
    assert seeker.faded() == set() and not seeker.finding.filter.isVisible()
    assert seeker.office.window.canvas.view.filter is None
