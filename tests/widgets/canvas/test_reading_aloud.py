"""What a screen reader is told about the canvas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible

from tests.widgets.desk import Desk

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def _names(desk: Desk) -> list[str]:
    tree = QAccessible.queryAccessibleInterface(desk.canvas)
    return [tree.child(n).text(NAME) for n in range(tree.childCount())]


def _filled(desk: Desk) -> Desk:
    desk.new().with_cards(
        ("Checks warranty", "Billing desk", "Parcel"),
        ("Calls", "Customer", "Call"),
        ("Opens a case", "Support desk", "Call"),
        ("Ask the shop", "", ""),
    )
    return desk.link("Opens a case", "Checks warranty")


def test_everything_on_the_map_is_there_in_reading_order(desk: Desk) -> None:
    names = _names(_filled(desk))
    assert names[:7] == [
        "Stage Report",
        "Stage Check",
        "Stage Refund",
        "Step Call",
        "Step Mail",
        "Step Parcel",
        "Step Money",
    ]
    titles = ("Calls", "Opens a case", "Checks warranty", "Ask the shop")
    order = [next(n for n, name in enumerate(names) if name.startswith(title)) for title in titles]
    assert order == sorted(order)
    assert names[-1].startswith("Handover from Opens a case to Checks warranty")


def test_a_card_says_where_it_lies(desk: Desk) -> None:
    tree = QAccessible.queryAccessibleInterface(_filled(desk).canvas)
    said = {tree.child(n).text(NAME): tree.child(n).text(DESCRIPTION) for n in range(tree.childCount())}
    where = next(text for name, text in said.items() if name.startswith("Checks warranty"))
    assert "Billing desk" in where and "Parcel" in where and "1 of 1" in where
    assert (
        next(text for name, text in said.items() if name.startswith("Ask the shop")) == "In the parking lot"
    )


def test_rectangles_and_states_are_those_on_screen(desk: Desk) -> None:
    _filled(desk).click("Calls")
    tree = QAccessible.queryAccessibleInterface(desk.canvas)
    card = next(
        tree.child(n) for n in range(tree.childCount()) if tree.child(n).text(NAME).startswith("Calls")
    )
    assert card.rect().contains(desk.canvas.mapToGlobal(desk.at("Calls")))
    state = card.state()
    assert state.selected and state.selectable and not state.offscreen
    assert tree.childAt(card.rect().center().x(), card.rect().center().y()).text(NAME) == card.text(NAME)


def test_a_deleted_card_is_gone_and_what_held_it_is_no_longer_valid(desk: Desk) -> None:
    from app.model.edits import cards

    _filled(desk)
    tree = QAccessible.queryAccessibleInterface(desk.canvas)
    count = tree.childCount()
    _names(desk)
    cards.remove(desk.store, [desk.id("Calls")])
    assert tree.childCount() == count - 1
    assert not any(name.startswith("Calls") for name in _names(desk))
