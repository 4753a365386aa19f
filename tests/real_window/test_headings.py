"""Headings under X's own mouse and keyboard: dragged, sized, folded, looked at closely, named, locked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.real_window.hands import Hands

pytestmark = pytest.mark.real_window


def test_headings_answer_a_real_mouse_and_keyboard(hands: Hands) -> None:
    hands.new()
    hands.drag_heading("Billing desk", before="Touchpoints")
    assert hands.order_of("lane")[:3] == ["Customer", "Billing desk", "Touchpoints"]
    hands.drag_heading("Refund", before="Report", release=False).key(Qt.Key.Key_Escape).release()
    assert hands.order_of("stage") == ["Report", "Check", "Refund"]

    hands.resize("Mail", 60)
    assert hands.store[hands.id("Mail")]["width"] == 212
    hands.rest().double_click(hands.border("Mail"))
    assert "width" not in hands.store[hands.id("Mail")]

    hands.rest().hover("Report").click(hands.fold_sign("Report"))
    assert hands.store[hands.id("Report")]["collapsed"] is True
    hands.rest().click("Report").key(Qt.Key.Key_Space)
    assert "collapsed" not in hands.store[hands.id("Report")]


def test_a_slow_second_click_names_and_a_double_click_looks_closer(hands: Hands) -> None:
    hands.new()
    before = hands.canvas.scale
    hands.double_click("Check")
    assert hands.canvas.scale > before and not hands.canvas.typing.open
    hands.rest().click("Check")
    hands.until(lambda: hands.canvas.typing.open, "the heading can be named")
    hands.type("Test").key(Qt.Key.Key_Return)
    assert hands.order_of("stage") == ["Report", "Test", "Refund"]


def test_a_locked_lane_holds_its_cards_against_a_real_drag(hands: Hands) -> None:
    hands.new().with_cards(("Opens a case", "Support desk", "Call"))
    hands.click("Support desk")
    hands.xdo("key", "ctrl+l")
    assert hands.store[hands.id("Support desk")]["locked"] is True
    hands.rest().pull("Opens a case", hands.at("Opens a case") + QPoint(150, 0))
    assert hands.cell("Opens a case") == ("Support desk", "Call")
    assert hands.hints[-1] == "The lane “Support desk” is locked. Unlock it to change it."
