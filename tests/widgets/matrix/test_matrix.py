"""The matrix to drag in, and its keyboard twin; every placement is one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.model.edits import cards, insights, lanes
from app.widgets.matrix.dialog import MatrixDialog
from app.widgets.matrix.mime import mime_for
from tests.widgets.window import Office, small_map

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Table:
    """One person at the matrix."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.dialog = MatrixDialog(office.window, office.session)
        self.dialog.board.dress(office.window.theme, 1.0)
        self.dialog.resize(980, 640)
        self.dialog.show()
        self.view, self.list = self.dialog.board.view, self.dialog.board.list
        office.settle()

    def place(self, title: str) -> tuple[object, object]:
        """Impact and effort of an entry."""
        record = self.office.session.store[self.office.id(title)]
        return record.get("impact"), record.get("effort")

    def waiting(self) -> list[str]:
        """What has no place yet."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def key(self, key: Qt.Key, times: int = 1) -> Table:
        """Press a key where the keyboard is."""
        target = self.list if self.list.hasFocus() else self.view
        for _n in range(times):
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, NONE))
        self.office.settle()
        return self

    def mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        """One event of the mouse."""
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        where = self.view.mapToGlobal(at)
        QApplication.sendEvent(self.view, QMouseEvent(kind, at, where, LEFT, held, NONE))

    def take(self, title: str) -> QPointF:
        """Press on an entry."""
        rect = self.view.rect_of(self.office.id(title))
        assert rect is not None
        self.mouse(QEvent.Type.MouseButtonPress, rect.center())
        return rect.center()

    def drag(self, title: str, impact: float, effort: float) -> Table:
        """Drag an entry to a place."""
        self.take(title)
        goal = self.view.pixel_of(impact, effort)
        self.mouse(QEvent.Type.MouseMove, goal)
        self.mouse(QEvent.Type.MouseButtonRelease, goal)
        self.office.settle()
        return self


@pytest.fixture
def table(office: Office) -> Iterator[Table]:
    """Two actions, one of them with a place."""
    made = small_map()
    insights.add_action(made.store, "Send a receipt", impact=2, effort=2)
    insights.add_action(made.store, "Ask Billing")
    office.show(made)
    person = Table(office)
    yield person
    person.dialog.board.leave()
    person.dialog.close()


def test_an_entry_is_dragged_to_its_place_as_one_step(office: Office, table: Table) -> None:
    before = office.session.history.at
    table.drag("Send a receipt", 4.6, 1.1)
    assert table.place("Send a receipt") == (4.5, 1) and office.session.history.at == before + 1
    office.menu("undo")
    assert table.place("Send a receipt") == (2, 2)


def test_nothing_is_written_before_it_is_let_go_and_escape_puts_it_back(office: Office, table: Table) -> None:
    before = office.session.history.at
    start = table.take("Send a receipt")
    table.mouse(QEvent.Type.MouseMove, table.view.pixel_of(5, 5))
    key = office.id("Send a receipt")
    rect = table.view.rect_of(key)
    assert rect is not None and rect.center() != start, "it follows the hand"
    assert table.place("Send a receipt") == (2, 2)
    table.view.setFocus()
    table.key(Qt.Key.Key_Escape)
    assert table.view.rect_of(key) is not None and table.view.rect_of(key).center() == start  # type: ignore[union-attr]  # it is there
    table.mouse(QEvent.Type.MouseButtonRelease, table.view.pixel_of(5, 5))
    assert table.place("Send a receipt") == (2, 2) and office.session.history.at == before


def test_dragged_out_of_the_view_it_has_no_place_any_more(office: Office, table: Table) -> None:
    table.take("Send a receipt")
    table.mouse(QEvent.Type.MouseMove, QPointF(-80, 60))
    table.mouse(QEvent.Type.MouseButtonRelease, QPointF(-80, 60))
    office.settle()
    assert table.place("Send a receipt") == (None, None)
    assert table.waiting() == ["Send a receipt", "Ask Billing"]


def test_an_entry_of_the_list_is_dropped_into_the_fields(office: Office, table: Table) -> None:
    data, where = mime_for(office.id("Ask Billing")), table.view.pixel_of(4, 2).toPoint()
    enter = QDragEnterEvent(where, Qt.DropAction.MoveAction, data, LEFT, NONE)
    QApplication.sendEvent(table.view, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(table.view, QDropEvent(QPointF(where), Qt.DropAction.MoveAction, data, LEFT, NONE))
    office.settle()
    assert table.place("Ask Billing") == (4, 2) and table.waiting() == []


def test_foreign_data_is_not_taken(table: Table) -> None:
    where = table.view.pixel_of(3, 3).toPoint()
    for key in ("gone", "x" * 500):
        data = mime_for(key)  # the event does not keep it
        enter = QDragEnterEvent(where, Qt.DropAction.MoveAction, data, LEFT, NONE)
        QApplication.sendEvent(table.view, enter)
        assert not enter.isAccepted()


def test_the_keyboard_places_as_the_mouse_does(office: Office, table: Table) -> None:
    before = office.session.history.at
    table.list.setFocus()
    table.key(Qt.Key.Key_Return)
    assert table.place("Ask Billing") == (3, 3) and table.view.hasFocus()
    table.key(Qt.Key.Key_Up, 3).key(Qt.Key.Key_Left)
    assert table.place("Ask Billing") == (4.5, 2.5) and office.session.history.at == before + 5
    table.key(Qt.Key.Key_Up, 9)
    assert table.place("Ask Billing") == (5, 2.5), "the scale ends"
    assert "Ask Billing: impact 5, effort 2.5" in table.view.accessibleName()


def test_page_keys_choose_and_delete_takes_out(office: Office, table: Table) -> None:
    table.view.setFocus()
    table.view.choose("")
    table.key(Qt.Key.Key_PageDown).key(Qt.Key.Key_Delete)
    assert table.place("Send a receipt") == (None, None)
    office.menu("undo")
    assert table.place("Send a receipt") == (2, 2)


def test_enter_goes_to_the_entry_on_the_map(office: Office, table: Table) -> None:
    table.view.setFocus()
    table.view.choose(office.id("Send a receipt"))
    table.key(Qt.Key.Key_Return)
    assert table.dialog.wanted == office.id("Send a receipt") and not table.dialog.isVisible()


def test_the_matrix_opens_from_the_menu_and_goes_where_it_was_asked(office: Office) -> None:
    made = small_map()
    action = insights.add_action(made.store, "Send a receipt", [made.store.of("card")[0]], impact=2, effort=2)
    office.show(made)

    def look(dialog: QDialog) -> int:
        assert isinstance(dialog, MatrixDialog)
        dialog.board.view.opened.emit(action)
        return dialog.result()

    office.answer(look).menu("matrix")
    assert office.window.selection == [action]


def test_a_map_without_insights_teaches_what_the_matrix_is_for(office: Office) -> None:
    office.show(small_map())
    empty = Table(office)
    assert empty.dialog.board.heading.text() == "Nothing to place yet"
    assert (
        not empty.dialog.board.teach.isHidden()
        and "drag them into the fields" in empty.dialog.board.teach.text()
    )
    empty.key(Qt.Key.Key_PageDown).key(Qt.Key.Key_Up).key(Qt.Key.Key_Delete)
    empty.dialog.board.leave()
    empty.dialog.close()


def test_an_edit_on_the_map_is_seen_at_once(office: Office, table: Table) -> None:
    insights.add_action(office.session.store, "Third")
    assert table.waiting() == ["Ask Billing", "Third"]


def test_each_title_of_the_list_has_the_lines_it_needs_and_no_more(office: Office) -> None:
    office.show(small_map())
    store = office.session.store
    lane = lanes.add(store, "insight", "Insights")
    titles = [
        "Three lists of documents in use",
        "Short",
        "Nobody says how long it takes until somebody answers",
    ]
    for title in titles:
        cards.add(store, title, lane, office.id("Call"))
    table = Table(office)
    for width in (980, 1100, 1240):
        table.dialog.resize(width, 640)
        office.settle()
        shown = table.list
        image = shown.viewport().grab().toImage()
        paper = image.pixel(1, image.height() - 2)
        for row in range(1, shown.count()):  # the first is marked
            place = shown.visualRect(shown.model().index(row, 0))
            inked = [
                y
                for y in range(place.top(), place.bottom() + 1)
                if any(image.pixel(x, y) != paper for x in range(place.left() + 30, place.right()))
            ]
            above, below = inked[0] - place.top(), place.bottom() - inked[-1]
            assert above < 12 and below < 12, f"{shown.item(row).text()!r} has an empty line at {width}"
