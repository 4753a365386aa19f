"""What the tests of a room share: entering it, and what it shows and says."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.places import resources
from app.scene.shapes import TextLine
from app.widgets.room.page import RoomPage
from tests.widgets.desk import Desk
from tests.widgets.window import Office

SAMPLE = resources() / "samples" / "bank-onboarding-as-is.jmap"
NEXT, BACK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


def lead(office: Office) -> Desk:
    """Enter the room, without glides that would end later; the desk's hands are on its map."""
    office.window.settings.reduce_motion = True
    office.menu("room")
    desk = Desk(office.window, None)
    desk.canvas.setFocus()
    return desk


def page(office: Office) -> RoomPage:
    """What the room sees."""
    assert office.window.leading.page is not None
    return office.window.leading.page


def title_of(office: Office) -> str:
    """The title of the card that is talked about."""
    keys = office.window.selection
    return str(office.session.store[keys[0]].get("title")) if keys else ""


def words_in_sight(desk: Desk) -> str:
    """Everything that is written or read out on the map of the room."""
    blocks = desk.canvas.scene.blocks
    lines = [shape.text for block in blocks for shape in block.shapes if isinstance(shape, TextLine)]
    return "\n".join([*lines, *(block.node.label for block in blocks if block.node is not None)])
