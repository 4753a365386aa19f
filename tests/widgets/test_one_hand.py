"""With the keyboard alone, and with the mouse alone: what was out of reach for one hand, and is no more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from app.model.edits import insights
from app.widgets.finding.palette import CommandPalette
from tests.widgets.window import Office, button_of, small_map

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def go_to(office: Office, words: str) -> None:
    """Ctrl+K, some words, Enter."""
    office.menu("go-to-anything")
    palette = office.window.finding.palette
    assert isinstance(palette, CommandPalette)
    palette.search.setText(words)
    press(palette.search, Qt.Key.Key_Return)
    office.settle()


def press(widget: QWidget, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, NO_KEYS))


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def at_work(office: Office) -> Office:
    """Somebody at a map with cards, in a window that has the keyboard."""
    office.show(small_map())
    office.window.activateWindow()
    office.window.canvas.setFocus()
    return office.settle()


def test_the_palette_leads_to_a_field_of_what_is_selected(at_work: Office) -> None:
    lane = at_work.session.store.of("lane")[0]
    at_work.window.set_inspector(False)
    at_work.window.select([lane])
    go_to(at_work, "team")
    assert focus().accessibleName() == "Team"
    go_to(at_work, "evidence")
    assert at_work.window.inspector_shown and focus().accessibleName() == "Evidence"
    press(focus(), Qt.Key.Key_Escape)
    assert at_work.window.canvas.hasFocus() and at_work.window.selection == [lane]


def test_the_palette_unfolds_what_a_field_is_folded_under(at_work: Office) -> None:
    inspector = at_work.window.inspector
    at_work.window.show_map_properties()
    names = [name for name, editor in inspector._editors.items() if not editor.isVisibleTo(inspector)]
    assert names, "nothing is folded any more"
    go_to(at_work, dict(inspector.offered())[names[0]])
    assert inspector._editors[names[0]].isVisibleTo(inspector)
    assert inspector._editors[names[0]].isAncestorOf(focus())


def test_escape_takes_back_what_is_being_typed_in_a_field(at_work: Office) -> None:
    at_work.window.show_map_properties()
    before = at_work.session.title
    assert at_work.window.inspector.go_to("title")
    line = focus()
    assert isinstance(line, QLineEdit)
    line.setText("Something else")
    press(line, Qt.Key.Key_Escape)
    assert at_work.session.title == before and at_work.shown("title") == before


def test_a_colour_can_be_typed_without_a_mouse(at_work: Office) -> None:
    at_work.window.show_map_properties()
    assert at_work.window.inspector.go_to("color")
    line = focus()
    assert isinstance(line, QLineEdit) and line.accessibleName() == "Brand colour"


@pytest.mark.parametrize("kind", ["persona", "team", "channel", "system", "item", "measure"])
def test_a_new_entry_is_made_by_name_and_named_at_once(at_work: Office, kind: str) -> None:
    before = set(at_work.session.store.of(kind))
    at_work.menu(f"add-{kind}")
    (made,) = set(at_work.session.store.of(kind)) - before
    line = focus()
    assert isinstance(line, QLineEdit) and line.selectedText() == line.text() != ""
    line.setText("Named")
    at_work.window.canvas.setFocus()
    assert at_work.session.store[made]["title"] == "Named"


def test_arrows_reach_headings_on_a_map_without_cells(at_work: Office) -> None:
    store = at_work.session.store
    at_work.window.select(list(store.of("lane")))
    at_work.menu("delete")
    assert not store.of("lane")
    press(at_work.window.canvas, Qt.Key.Key_Right)
    assert at_work.window.selection == [at_work.window.canvas.grid.stages[0]]


def test_a_click_on_free_ground_ends_what_is_typed(at_work: Office) -> None:
    at_work.window.show_map_properties()
    line = at_work.field("project").findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.setText("Returns")
    ground = at_work.window.inspector.viewport()
    at = QPoint(4, ground.height() - 4)
    target = ground.childAt(at) or ground
    where = QPointF(target.mapFrom(ground, at))
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress, where, QPointF(ground.mapToGlobal(at)), LEFT, LEFT, NO_KEYS
    )
    QApplication.sendEvent(target, event)
    at_work.settle()
    store = at_work.session.store
    assert store[store.of("map")[0]]["project"] == "Returns" and at_work.window.canvas.hasFocus()


def test_alt_down_in_a_box_opens_it_and_travels_along_no_link(at_work: Office) -> None:
    at_work.select("Opens a case")
    assert at_work.window.inspector.go_to("role")
    box = focus()
    alt = Qt.KeyboardModifier.AltModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Down, alt)
    asked.ignore()
    QApplication.sendEvent(box, asked)
    assert isinstance(box, QComboBox) and asked.isAccepted()


def test_the_keyboard_is_on_the_map_when_the_open_point_it_was_in_has_gone(at_work: Office) -> None:
    finding = next(f for f in at_work.window.checking.state.findings if f.voice == "weakness")
    at_work.window.select([finding.owners[0]])
    button = button_of(at_work.window.inspector.points, "Agreed exception…")
    button.setFocus()
    assert button.hasFocus()
    at_work.hide_points()
    assert at_work.window.canvas.hasFocus()


def test_letters_typed_on_a_link_are_its_label(office: Office) -> None:
    desk = office.desk().new().with_cards(("Calls", "Customer", "Call"), ("Opens", "Support desk", "Call"))
    desk.link("Calls", "Opens")
    (link,) = desk.store.of("link")
    desk.type("by phone").enter()
    assert desk.store[link]["title"] == "by phone" and len(desk.store.of("card")) == 2
    office.window.canvas.setFocus()
    desk.key(Qt.Key.Key_F2).type("in writing").enter()
    assert desk.store[link]["title"] == "in writing"


def test_letters_typed_on_a_measure_are_its_name(office: Office) -> None:
    desk = office.desk().new(lanes_=[("action", "Customer", {}), ("measure", "Figures", {})])
    measure = insights.add_measure(desk.store, "Days")
    desk.settle().click("Days").type("Weeks").enter()
    assert desk.store[measure]["title"] == "Weeks" and desk.store.of("card") == []


def test_letters_typed_on_several_links_name_the_last_one_only(office: Office) -> None:
    desk = office.desk().new().with_cards(("Calls", "Customer", "Call"), ("Opens", "Support desk", "Call"))
    store = desk.link("Calls", "Opens").link("Opens", "Calls").store
    one, other = store.of("link")
    desk.canvas.select([one, other])
    desk.canvas.setFocus()
    desk.type("by phone").enter()
    assert store[other]["title"] == "by phone" and "title" not in store[one]


def test_one_looks_closer_while_one_types(office: Office) -> None:
    desk = office.desk().new()
    desk.click(desk.in_cell("Customer", "Call")).type("Calls")
    before = desk.canvas.scale
    office.menu("zoom-in")
    assert desk.canvas.scale > before and desk.canvas.typing.open
    desk.type(" again").enter()
    assert desk.cell("Calls again") == ("Customer", "Call")
