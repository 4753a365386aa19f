"""The forms of personas and of how they feel."""

from __future__ import annotations

from app.widgets.inspector.forms.fields import NOTE, Field, Section
from app.words import N_

PERSONA = (
    Section(
        "",
        (
            Field("title", N_("Name"), "line"),
            Field("role", N_("Role"), "line", hint=N_("user, payer, applicant, relative …")),
            Field("situation", N_("Situation"), "text"),
            Field("quote", N_("In their own words"), "text"),
            Field("goals", N_("Goals"), "text"),
            Field("motivations", N_("Motives"), "text"),
            Field("obstacles", N_("Obstacles"), "text"),
            Field("knowledge", N_("Knowledge and skills"), "text"),
            Field("expectations", N_("Expectations"), "text"),
            Field("mood", N_("Mood"), "line"),
            Field(
                "basis",
                N_("Basis"),
                "choice",
                (("", N_("not given")), ("invented", N_("invented")), ("interviews", N_("interviews"))),
            ),
            Field("interviews", N_("Interviews"), "number"),
            Field("picture", N_("Picture"), "picture"),
            Field("alt", N_("Picture in words"), "text"),
            Field("color", N_("Colour of the curve"), "color"),
            NOTE,
        ),
    ),
)
EMOTION = (
    Section(
        "",
        (
            Field("score", N_("Feeling"), "score"),
            Field("low", N_("Spread from"), "score"),
            Field("high", N_("Spread to"), "score"),
            Field("expected", N_("Expected"), "score"),
            Field("unknown", N_("Not known"), "check"),
            Field("assumed", N_("Assumed"), "check"),
            Field("words", N_("In a word"), "line"),
            Field("quote", N_("Quote"), "text"),
        ),
    ),
)
