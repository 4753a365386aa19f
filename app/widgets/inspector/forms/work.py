"""The forms of measures and actions."""

from __future__ import annotations

from app.widgets.inspector.forms.fields import BETTER, NOTE, TITLE, WORK, Field, Section
from app.words import N_

MEASURE = (
    Section(
        "",
        (
            TITLE,
            Field("unit", N_("Unit"), "line"),
            Field("target", N_("Target"), "number"),
            Field("better", N_("Better is"), "choice", BETTER, default="up"),
            Field("values", N_("Values"), "values"),
            Field("source", N_("Web address"), "line"),
            Field("about", N_("About"), "records"),
            NOTE,
        ),
    ),
)
ACTION = (
    Section(
        "",
        (
            Field("title", N_("What"), "text"),
            Field("role", N_("Who"), "line"),
            Field("due", N_("By when"), "date"),
            Field("status", N_("Status"), "choice", WORK, default="open"),
            Field("cures", N_("Cures"), "records"),
            Field("impact", N_("Effect"), "number", hint=N_("1 to 5")),
            Field("effort", N_("Effort"), "number", hint=N_("1 to 5")),
            NOTE,
        ),
    ),
)
