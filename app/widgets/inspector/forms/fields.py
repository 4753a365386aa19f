"""What a form is made of: fields under small headings, and the words of its choices."""

from __future__ import annotations

from dataclasses import dataclass

from app.words import N_

Choice = tuple[str, str]
"""(value, English word)"""


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a form."""

    name: str
    label: str
    editor: str
    """"line", "text", "choice", "library", "set", "check", "span", "limit", "number", "date", "color",
    "picture", "people", "title" …; see editors.EDITORS."""
    choices: tuple[Choice, ...] = ()
    kind: str = ""
    """The record kind that "library" and "set" name."""
    lanes: tuple[str, ...] = ()
    """Lane kinds in which a card shows the field; empty: in all."""
    fact: bool = False
    """A fact of a handover: not asked, known, or known to be missing."""
    hint: str = ""
    default: str = ""
    """The choice that holds while the record says nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one small heading; an empty heading stands first."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False


EVIDENCE: tuple[Choice, ...] = (
    ("", N_("not given")),
    ("assumed", N_("assumed")),
    ("staff", N_("staff told us")),
    ("customers", N_("customers told us")),
    ("observed", N_("observed")),
    ("measured", N_("measured")),
)
ZONES: tuple[Choice, ...] = (
    ("", N_("usual")),
    ("customer", N_("customer")),
    ("front", N_("front stage")),
    ("back", N_("back stage")),
    ("support", N_("support")),
    ("partner", N_("partner")),
)
ROLES: tuple[Choice, ...] = (
    ("", N_("step")),
    ("start", N_("start")),
    ("decision", N_("decision")),
    ("goal", N_("goal reached")),
    ("accepted-end", N_("accepted end")),
    ("leaves", N_("customer leaves")),
)
INSIGHTS: tuple[Choice, ...] = (
    ("pain", N_("pain")),
    ("reason-to-leave", N_("reason to leave")),
    ("risk", N_("risk")),
    ("question", N_("question")),
    ("strength", N_("strength")),
    ("opportunity", N_("opportunity")),
    ("idea", N_("idea")),
)
STARTED: tuple[Choice, ...] = (
    ("", N_("not given")),
    ("customer", N_("customer")),
    ("organisation", N_("organisation")),
)
STATUS: tuple[Choice, ...] = (
    ("sketch", N_("sketch")),
    ("draft", N_("draft")),
    ("review", N_("review")),
    ("final", N_("final")),
)
CELLS: tuple[Choice, ...] = (
    ("", N_("usual")),
    ("one-of", N_("one of them")),
    ("in-order", N_("one after the other")),
    ("all", N_("all of them")),
)
LANE_KINDS: tuple[Choice, ...] = (
    ("action", N_("customer actions")),
    ("touchpoint", N_("touchpoints")),
    ("emotion", N_("feelings")),
    ("thought", N_("thoughts")),
    ("process", N_("internal process")),
    ("message", N_("messages")),
    ("system", N_("systems")),
    ("evidence", N_("physical evidence")),
    ("policy", N_("policies")),
    ("measure", N_("measures")),
    ("insight", N_("insights")),
    ("picture", N_("pictures")),
    ("text", N_("text")),
)
LANGUAGE: tuple[Choice, ...] = (
    ("en", "English"),
    ("sl", "slovenščina"),
    ("it", "italiano"),
    ("et", "eesti"),
    ("cs", "čeština"),
    ("lt", "lietuvių"),
)
WORK: tuple[Choice, ...] = (
    ("open", N_("open")),
    ("doing", N_("in progress")),
    ("done", N_("done")),
    ("dropped", N_("dropped")),
)
BETTER: tuple[Choice, ...] = (("up", N_("more")), ("down", N_("less")))
LINKS: tuple[Choice, ...] = (("flow", N_("flow")), ("handover", N_("handover")))
ICONS: tuple[Choice, ...] = (
    ("", N_("none")),
    ("phone", N_("telephone")),
    ("mail", N_("e-mail")),
    ("chat", N_("chat")),
    ("web", N_("web")),
    ("app", N_("app")),
    ("shop", N_("shop or branch")),
    ("letter", N_("letter")),
    ("sms", N_("text message")),
    ("social", N_("social media")),
    ("visit", N_("visit")),
    ("self-service", N_("self-service")),
    ("video", N_("video call")),
    ("form", N_("form")),
    ("other", N_("other")),
)
GRAPH = ("action", "touchpoint", "process")
NOTE = Field("note", N_("Note"), "text")
PRIVATE = Field("private", N_("Private note"), "text", hint=N_("Only for you; never printed for others."))
TITLE = Field("title", N_("Name"), "line")
