"""Which fields of which record the inspector shows, in which order, and with which kind of editor.

Hand-made, one table a record kind: generated forms feel like a database.
"""

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
            Field("alt", N_("Picture in words"), "line"),
            Field("link", N_("Web address"), "line"),
            PRIVATE,
        ),
        folded=True,
    ),
)
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
MAP = (
    Section(
        "",
        (
            Field("title", N_("Title"), "line"),
            Field("goal", N_("Customer's goal"), "text"),
            Field("scope", N_("Scope"), "text"),
            Field("persona", N_("Main persona"), "library", kind="persona"),
            Field(
                "state",
                N_("Shows"),
                "choice",
                (("as-is", N_("as-is")), ("to-be", N_("to-be"))),
                default="as-is",
            ),
            Field("variant", N_("Variant"), "line"),
            Field("horizon", N_("Horizon"), "line"),
            Field("status", N_("Working status"), "choice", STATUS, default="sketch"),
            Field("as_of", N_("As of"), "date"),
        ),
    ),
    Section(
        N_("For print"),
        (
            Field("language", N_("Language"), "choice", LANGUAGE, default="en"),
            Field("client", N_("Client"), "line"),
            Field("project", N_("Project"), "line"),
            Field("logo", N_("Logo"), "picture"),
            Field("color", N_("Brand colour"), "color"),
            Field("confidentiality", N_("Confidentiality"), "line"),
            Field("link", N_("Web address"), "line"),
        ),
    ),
    Section(
        N_("Limits"),
        (
            Field("ack_within", N_("Answer within"), "threshold"),
            Field("max_wait", N_("Longest wait"), "threshold"),
            Field("max_gap", N_("Longest silence"), "threshold"),
            Field("chain_max", N_("Most hands in a row"), "threshold-number"),
            Field("contacts_max", N_("Most contacts in a stage"), "threshold-number"),
        ),
        folded=True,
    ),
    Section(N_("Notes"), (NOTE, PRIVATE), folded=True),
)
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
            Field("alt", N_("Picture in words"), "line"),
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
TITLE = Field("title", N_("Name"), "line")
FORMS: dict[str, tuple[Section, ...]] = {
    "card": CARD,
    "link": LINK,
    "map": MAP,
    "persona": PERSONA,
    "emotion": EMOTION,
    "stage": (
        Section(
            "",
            (
                TITLE,
                Field("question", N_("Customer's question"), "text"),
                Field("collapsed", N_("Folded"), "check"),
                Field("locked", N_("Locked"), "check"),
                NOTE,
            ),
        ),
    ),
    "step": (Section("", (TITLE, Field("width", N_("Width"), "number", hint=N_("points")), NOTE)),),
    "lane": (
        Section(
            "",
            (
                TITLE,
                Field("kind", N_("Kind"), "choice", LANE_KINDS),
                Field("zone", N_("Zone"), "choice", ZONES),
                Field("team", N_("Team"), "library", kind="team"),
                Field("evidence", N_("Evidence"), "choice", EVIDENCE),
                Field("cell", N_("Several cards mean"), "choice", CELLS),
                Field("persona", N_("Only persona"), "library", kind="persona"),
                Field("hidden", N_("Hidden"), "check"),
                Field("locked", N_("Locked"), "check"),
                Field("height", N_("Least height"), "number", hint=N_("points")),
                NOTE,
            ),
        ),
    ),
    "team": (
        Section(
            "",
            (TITLE, Field("zone", N_("Zone"), "choice", ZONES), Field("color", N_("Colour"), "color"), NOTE),
        ),
    ),
    "channel": (Section("", (TITLE, Field("icon", N_("Icon"), "choice", ICONS), NOTE)),),
    "system": (Section("", (TITLE, NOTE)),),
    "item": (Section("", (TITLE, NOTE)),),
    "measure": (
        Section(
            "",
            (
                TITLE,
                Field("unit", N_("Unit"), "line"),
                Field("target", N_("Target"), "number"),
                Field("better", N_("Better is"), "choice", BETTER, default="up"),
                Field("values", N_("Values"), "values", hint=N_("one per line: 2026-03-01 41.5")),
                Field("source", N_("Web address"), "line"),
                Field("about", N_("About"), "records"),
                NOTE,
            ),
        ),
    ),
    "action": (
        Section(
            "",
            (
                Field("title", N_("What"), "text"),
                Field("role", N_("Who"), "line"),
                Field("due", N_("By when"), "date"),
                Field("status", N_("Status"), "choice", WORK, default="open"),
                Field("cures", N_("Cures"), "records"),
                NOTE,
            ),
        ),
    ),
}
"""Every form by record kind."""
