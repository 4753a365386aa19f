"""Which fields of which record the inspector shows, in which order, and with which kind of editor.

Hand-made, one table a record kind: generated forms feel like a database.
"""

from __future__ import annotations

from app.widgets.inspector.forms.card import CARD
from app.widgets.inspector.forms.fields import TITLE, Field, Section
from app.widgets.inspector.forms.journey import LANE, MAP, STAGE, STEP
from app.widgets.inspector.forms.library import CHANNEL, ITEM, SYSTEM, TEAM
from app.widgets.inspector.forms.link import FLOW, LINK
from app.widgets.inspector.forms.people import EMOTION, PERSONA
from app.widgets.inspector.forms.work import ACTION, MEASURE

FORMS: dict[str, tuple[Section, ...]] = {
    "card": CARD,
    "link": LINK,
    "map": MAP,
    "persona": PERSONA,
    "emotion": EMOTION,
    "stage": STAGE,
    "step": STEP,
    "lane": LANE,
    "team": TEAM,
    "channel": CHANNEL,
    "system": SYSTEM,
    "item": ITEM,
    "measure": MEASURE,
    "action": ACTION,
}
"""Every form by record kind."""

__all__ = ["FLOW", "FORMS", "TITLE", "Field", "Section"]
