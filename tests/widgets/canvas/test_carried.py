"""What the hand carries is seen on any ground and hides no name it need not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from app.scene.theme import CONTRAST, DARK, LIGHT, Theme
from app.widgets import overlay
from tests.widgets.canvas.test_over_the_map import _whole
from tests.widgets.desk import Desk


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_a_card_in_the_air_has_an_edge_of_its_own(desk: Desk, theme: Theme) -> None:
    desk.new().with_cards(
        ("Opens a case", "Support desk", "Call"), ("Books the parcel", "Support desk", "Mail")
    )
    desk.canvas.set_theme(theme)
    box = overlay.view_rect(desk.canvas, desk.canvas.scene.rects[desk.id("Opens a case")])
    away = QPoint(140, 25)
    desk.press("Opens a case").move(desk.at("Opens a case") + away).rest()
    edge = box.translated(away.x(), away.y())
    seen = desk.canvas.grab().toImage()
    shade = seen.pixelColor(round(edge.left()), round(edge.center().y()))
    accent, paper = QColor(theme.color("accent")), QColor(theme.color("paper"))
    assert _far(shade, accent) < _far(shade, paper)
    assert _whole(desk)
    desk.move(desk.in_cell("Billing desk", "Money")).rest()
    assert _whole(desk)


def test_a_step_on_its_way_leaves_the_names_of_stages_to_be_read(desk: Desk) -> None:
    accent = QColor(LIGHT.color("accent")).rgb()

    def struck(stage: str) -> bool:
        """Whether the insertion mark goes on through the names of stages."""
        seen = desk.canvas.grab().toImage()
        low, high = desk.canvas.camera.top + 8, desk.at(stage).y()
        bar = [x for x in range(seen.width()) if seen.pixel(x, low) == accent]
        assert bar, "there is no insertion mark"
        return any(seen.pixel(x, y) == accent for x in bar for y in range(high))

    desk.new().drag_heading("Call", after="Parcel", release=False)
    assert not struck("Check")
    desk.escape().release()
    desk.drag_heading("Refund", before="Report", release=False)
    assert struck("Refund")


def _far(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
