"""The forms of the map, its stages, steps and lanes."""

from __future__ import annotations

from app.widgets.inspector.forms.fields import (
    CELLS,
    EVIDENCE,
    LANE_KINDS,
    LANGUAGE,
    NOTE,
    PRIVATE,
    STATUS,
    TITLE,
    ZONES,
    Field,
    Section,
)
from app.words import N_

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
            Field("locked", N_("Structure locked"), "check"),
            Field("vote_limit", N_("Votes in the room"), "number", hint=N_("no limit")),
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
STAGE = (
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
)
STEP = (Section("", (TITLE, Field("width", N_("Width"), "number", hint=N_("points")), NOTE)),)
LANE = (
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
)
