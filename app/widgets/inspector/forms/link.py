"""The forms of a link: a handover is asked its questions first, a plain flow its name and times."""

from __future__ import annotations

from app.widgets.inspector.forms.fields import LINKS, NOTE, PRIVATE, Field, Section
from app.words import N_

_KIND = Field("kind", N_("What it is"), "choice", LINKS, default="flow")
_ENDS = (Field("from", N_("From"), "card"), Field("to", N_("To"), "receiver"))
_FACTS = (
    Field("passes", N_("Passed on"), "set", kind="item", fact=True),
    Field("channel", N_("How"), "library", kind="channel", fact=True),
    Field("system", N_("In system"), "library", kind="system", fact=True),
    Field("limit", N_("By when"), "limit", fact=True),
    Field("receipt", N_("How they know"), "line", fact=True),
    Field("returns", N_("Promised back"), "line", fact=True),
)
_ON_THE_WAY = (
    Field("title", N_("Label"), "line"),
    Field("exit", N_("Name of the exit"), "line"),
    Field("wait", N_("Wait on the way"), "span"),
)
_NOTES = (NOTE, PRIVATE)
_TALKED = (
    Field("discussed_with", N_("Discussed with"), "line", hint=N_("Roles, no names")),
    Field("discussed_on", N_("Discussed on"), "date"),
)

LINK = (
    Section("", (*_ENDS, *_FACTS)),
    Section(N_("The arrow"), (_KIND, *_ON_THE_WAY)),
    Section(N_("Notes"), (*_TALKED, *_NOTES)),
)
"""A handover: nothing stands before what must be known about it."""
FLOW = (
    Section("", (*_ENDS, *_ON_THE_WAY, _KIND)),
    Section(N_("Facts of the handover"), (*_FACTS, *_TALKED), folded=True),
    Section(N_("Notes"), _NOTES),
)
"""A plain flow has the same fields in another order."""
