"""What somebody hears who works at the window by keyboard and does not see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget

from app.model.edits import maps
from app.widgets import accessibility
from tests.widgets.desk import Desk
from tests.widgets.window import Office, small_map


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    said: list[str] = []
    monkeypatch.setattr(accessibility, "say", lambda _widget, sentence: said.append(sentence))
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(False)


def _one_card(office: Office) -> Desk:
    desk = office.desk().new().with_cards(("Calls", "Customer", "Call"))
    desk.click("Calls")
    return desk


def test_a_card_moved_by_menu_or_key_says_where_it_is_now(office: Office, heard: list[str]) -> None:
    _one_card(office)
    heard.clear()
    office.menu("move-right")
    assert heard == ["Calls. Lane Customer, Step Mail, card 1 of 1"]
    office.menu("park")
    assert heard[-1] == "Calls. In the parking lot"


def test_empty_places_are_not_silent(office: Office, heard: list[str]) -> None:
    desk = _one_card(office)
    heard.clear()
    desk.key(Qt.Key.Key_Right)
    assert heard == ["Lane Customer, Step Mail, empty"]


def test_removing_undo_and_redo_say_what_they_did(office: Office, heard: list[str]) -> None:
    _one_card(office)
    office.menu("delete")
    assert heard[-1] == "Delete 1 card"
    office.menu("undo")
    assert heard[-1] == "Undo Delete 1 card"
    office.menu("redo")
    assert heard[-1] == "Redo Delete 1 card"


def test_what_was_removed_is_heard_when_the_oldest_step_is_forgotten_for_it(
    office: Office, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _one_card(office)
    monkeypatch.setattr(office.session.history, "_limit", 1)
    office.menu("delete")
    assert office.session.history.at == 1 and heard[-1] == "Delete 1 card"


def test_what_the_status_bar_says_is_heard(office: Office, heard: list[str]) -> None:
    desk = _one_card(office)
    maps.lock(desk.store, [desk.id("Customer")], True)
    office.menu("delete")
    assert heard[-1] == office.status() == "The lane “Customer” is locked. Unlock it to change it."


def test_nothing_is_said_twice_on_the_way_along_a_link(office: Office, heard: list[str]) -> None:
    desk = office.desk().new().with_cards(("Calls", "Customer", "Call"), ("Opens", "Support desk", "Call"))
    desk.link("Calls", "Opens").click("Calls")
    heard.clear()
    office.menu("follow-link")
    assert len(heard) == 1 and "Calls" in heard[0] and "Opens" in heard[0]


def _nameless(root: QWidget) -> list[str]:
    """What the keyboard stops at and a screen reader has no name for."""
    stops = [
        each
        for each in [root, *root.findChildren(QWidget)]
        if each.isVisibleTo(root) and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    named = {each: QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in stops}
    return [f"{type(each).__name__} in {type(each.parent()).__name__}" for each in stops if not named[each]]


def test_every_stop_of_the_keyboard_has_a_name(office: Office, heard: list[str]) -> None:
    office.show(small_map())
    store, window = office.session.store, office.window
    for panel in ("outline", "history"):
        window.finding.toggle(panel)
        assert _nameless(window) == [], panel
    for name in ("handovers", "replies", "findings", "actions"):
        window.toggle_list(name)
        assert _nameless(office.settle().window) == [], name
    for kind in ("card", "link", "stage", "step", "lane", "persona", "team"):
        window.select([next(iter(store.of(kind)))])
        assert _nameless(office.settle().window) == [], kind
    window.select(list(store.of("card")))
    assert _nameless(office.settle().window) == []


@pytest.mark.parametrize(
    "action", ["move-to", "connect", "team-matrix", "checks", "export", "print", "shortcuts", "matrix"]
)
def test_every_stop_in_a_dialog_has_a_name(office: Office, heard: list[str], action: str) -> None:
    office.show(small_map()).select("Opens a case")
    found: list[str] = ["nobody asked"]

    def look(dialog: QDialog) -> None:
        found[:] = _nameless(dialog)
        dialog.reject()

    office.answer(look).menu(action)
    assert found == []


def test_the_field_on_the_map_has_a_name(office: Office, heard: list[str]) -> None:
    desk = _one_card(office)
    desk.key(Qt.Key.Key_F2)
    field = desk.canvas.typing.field
    assert field is not None and field.accessibleName() == "Title"
    assert field.accessibleDescription() == "Lane Customer, Step Call, card 1 of 1"
    desk.escape().click(desk.feeling_at("Feelings", "Call", 1)).key(Qt.Key.Key_F2)
    field = desk.canvas.typing.field
    assert field is not None and field.accessibleName() == "In a word or two"
