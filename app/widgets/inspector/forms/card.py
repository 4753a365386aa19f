"""The form of a card; what does not fit its lane is not shown."""

from __future__ import annotations

from app.widgets.inspector.forms.fields import (
    EVIDENCE,
    GRAPH,
    INSIGHTS,
    NOTE,
    PRIVATE,
    ROLES,
    STARTED,
    Field,
    Section,
)
from app.words import N_

CARD = (
    Section(
        "",
        (
            Field("kind", N_("What it is"), "choice", INSIGHTS, lanes=("insight",), default="pain"),
            Field("team", N_("Team"), "library", kind="team"),
            Field(
                "responsible",
                N_("Responsible"),
                "line",
                lanes=("touchpoint", "process", "message", "insight"),
            ),
            Field(
                "channel",
                N_("Channel"),
                "library",
                kind="channel",
                lanes=("touchpoint", "process", "message"),
            ),
            Field(
                "system", N_("System"), "library", kind="system", lanes=("touchpoint", "process", "system")
            ),
            Field("content", N_("What is said"), "text", lanes=("message",)),
            Field("form", N_("In which form"), "line", lanes=("message",)),
            Field("sender", N_("Sender"), "library", kind="team", lanes=("message",)),
            Field("receiver", N_("Told to"), "line", lanes=("message",)),
            Field("role", N_("In the flow"), "choice", ROLES, lanes=GRAPH),
            Field("needs", N_("Needed here"), "set", kind="item", lanes=GRAPH),
            Field("passes", N_("Passed on"), "set", kind="item", lanes=GRAPH),
            Field("duration", N_("Takes"), "span", lanes=GRAPH),
            Field("wait_before", N_("Wait before"), "span", lanes=GRAPH),
            Field("is_wait", N_("It is a wait"), "check", lanes=GRAPH),
            Field("moment", N_("Moment of truth"), "check"),
            Field("fail_point", N_("Often goes wrong"), "check", lanes=GRAPH),
            NOTE,
        ),
    ),
    Section(
        N_("Contact"),
        (
            Field("started_by", N_("Started by"), "choice", STARTED, lanes=("touchpoint",)),
            Field("issue", N_("Issue"), "line", lanes=("touchpoint",)),
            Field("resolves", N_("Settles the issue"), "yesno", lanes=("touchpoint",)),
            Field("reply_within", N_("Answer within"), "limit", lanes=("touchpoint",)),
            Field("states_wait", N_("Says how long"), "yesno", lanes=("touchpoint", "message")),
            Field("answers", N_("Answers"), "card", kind="touchpoint", lanes=("touchpoint", "message")),
            Field("touchpoint", N_("Touchpoint"), "card", kind="touchpoint", lanes=("message",)),
        ),
    ),
    Section(
        N_("Weight"),
        (
            Field("weight", N_("Weight"), "number", lanes=("insight",), hint=N_("1 to 5")),
            Field("impact", N_("Effect"), "number", lanes=("insight",), hint=N_("1 to 5")),
            Field("effort", N_("Effort"), "number", lanes=("insight",), hint=N_("1 to 5")),
            Field("about", N_("About"), "records", lanes=("insight",)),
            Field("votes", N_("Votes"), "number"),
        ),
    ),
    Section(
        N_("How we know"),
        (
            Field("evidence", N_("Evidence"), "choice", EVIDENCE),
            Field("evidence_n", N_("People or cases"), "number"),
            Field("sources", N_("Sources"), "text"),
            Field("resolves_issue", N_("Settles issue"), "line", lanes=GRAPH),
        ),
        folded=True,
    ),
    Section(
        N_("More"),
        (
            Field("personas", N_("Personas"), "set", kind="persona"),
            Field("picture", N_("Picture"), "picture"),
            Field("alt", N_("Picture in words"), "text"),
            Field("link", N_("Web address"), "line"),
            PRIVATE,
        ),
        folded=True,
    ),
)
