"""The forms of shared entries: teams, channels, systems, information."""

from __future__ import annotations

from app.widgets.inspector.forms.fields import ICONS, NOTE, TITLE, ZONES, Field, Section
from app.words import N_

TEAM = (
    Section(
        "",
        (TITLE, Field("zone", N_("Zone"), "choice", ZONES), Field("color", N_("Colour"), "color"), NOTE),
    ),
)
CHANNEL = (Section("", (TITLE, Field("icon", N_("Icon"), "choice", ICONS), NOTE)),)
SYSTEM = (Section("", (TITLE, NOTE)),)
ITEM = (Section("", (TITLE, NOTE)),)
