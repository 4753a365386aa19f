"""Drawers of cards, one a lane kind. A new kind is a new file and one line in `CARDS`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.scene.draw.insight import insight
from app.scene.draw.message import message
from app.scene.draw.pen import CardDrawer, Drawn, Pen
from app.scene.draw.plain import action, plain
from app.scene.draw.process import process
from app.scene.draw.thought import thought
from app.scene.draw.touchpoint import touchpoint
from app.scene.draw.wait import wait

CARDS: Mapping[str, CardDrawer] = MappingProxyType(
    {
        "action": action,
        "touchpoint": touchpoint,
        "thought": thought,
        "process": process,
        "message": message,
        "insight": insight,
    }
)
"""Lane kind -> drawer; every other kind, and every kind of a newer version, is drawn by `plain`."""


def draw_card(pen: Pen, key: str, kind: str, width: float) -> Drawn:
    """The drawing of a card in a lane of a kind, `width` points wide; its height follows its words."""
    record = pen.read.get(key) or {}
    if record.get("is_wait") is True:
        return wait(pen, key, width)
    return CARDS.get(kind, plain)(pen, key, width)
