"""Insights: what the room concludes, each kind with its own shape."""

from __future__ import annotations

from app.model.store import Record
from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen
from app.scene.icons import NAMES, color_of
from app.words import N_

KINDS = {
    "pain": N_("pain"),
    "reason-to-leave": N_("reason to leave"),
    "risk": N_("risk"),
    "question": N_("question"),
    "strength": N_("strength"),
    "opportunity": N_("opportunity"),
    "idea": N_("idea"),
}
_SCALES = (("weight", N_("weight {n}")), ("impact", N_("impact {n}")), ("effort", N_("effort {n}")))


def insight(pen: Pen, key: str, width: float) -> Drawn:
    """A pain, a strength, an idea: kind in shape and word, then whose it is and how much it weighs."""
    record = pen.read.get(key) or {}
    kind = str(record.get("kind", "pain"))
    name = pen.words.say(KINDS.get(kind, kind))
    line = facts.joined((name, pen.read.title(record.get("team")), *_scales(pen, record)))
    icon = kind if kind in NAMES else ""
    return facts.card(pen, key, record, line, width, icon=icon, icon_color=color_of(kind))


def _scales(pen: Pen, record: Record) -> list[str]:
    found = []
    for field, sentence in _SCALES:
        value = record.get(field)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            found.append(pen.words.say(sentence, n=f"{value:g}"))
    return found
