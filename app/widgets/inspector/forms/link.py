"""The form of a link; the facts of a handover are its middle part."""

from __future__ import annotations

from app.widgets.inspector.forms.fields import LINKS, NOTE, PRIVATE, Field, Section
from app.words import N_

LINK = (
    Section(
        "",
        (
            Field("title", N_("Label"), "line"),
            Field(
                "kind",
                N_("What it is"),
                "choice",
                LINKS,
                default="flow",
            ),
            Field("from", N_("From"), "card"),
            Field("to", N_("To"), "receiver"),
            Field("exit", N_("Name of the exit"), "line"),
            Field("wait", N_("Wait on the way"), "span"),
        ),
    ),
    Section(
        N_("Facts of the handover"),
        (
            Field("passes", N_("Passed on"), "set", kind="item", fact=True),
            Field("channel", N_("How"), "library", kind="channel", fact=True),
            Field("system", N_("In system"), "library", kind="system", fact=True),
            Field("limit", N_("By when"), "limit", fact=True),
            Field("receipt", N_("How they know"), "line", fact=True),
            Field("returns", N_("Promised back"), "line", fact=True),
        ),
    ),
    Section(N_("Notes"), (NOTE, PRIVATE)),
)
