"""What the presets, page sets and switches of a print are called."""

from __future__ import annotations

from app.words import N_, _, _p

PRESETS: dict[str, tuple[str, str]] = {
    "handout": (N_("Handout"), N_("Cover, overview, a page for each stage, handovers and actions.")),
    "one-pager": (
        N_("One-pager"),
        N_("For each participant: the journey, its feelings, and a row to add to."),
    ),
    "overview": (N_("Overview"), N_("The whole map on as few sheets as stay readable.")),
    "poster": (N_("Poster"), N_("The whole map as large as the paper allows.")),
    "tiles": (N_("Poster in tiles"), N_("A poster from an office printer: sheets to glue together.")),
    "pair-sheets": (
        N_("Pair sheets"),
        N_("For two teams at one table: what each gives the other, to fill in."),
    ),
    "teams": (N_("For each team"), N_("What a team receives and sends, one page each.")),
    "register": (N_("Handovers and actions"), N_("The two lists, without the drawing.")),
    "morning-after": (N_("The morning after"), N_("The top five and the action list, one page each.")),
    "kit": (
        N_("Workshop kit"),
        N_("Empty sheets with this map's stages and lanes, cards to cut out, agenda."),
    ),
}
"""Name and meaning of each preset."""
SETS: dict[str, str] = {
    "cover": N_("Cover"),
    "personas": N_("Personas"),
    "overview": N_("Overview"),
    "stages": N_("Stage by stage"),
    "register": N_("Handovers"),
    "teams": N_("Pages for teams"),
    "observations": N_("Open points"),
    "insights": N_("Pain points and opportunities"),
    "feelings": N_("Feelings"),
    "measures": N_("Measures"),
    "waits": N_("Waits"),
    "actions": N_("Actions"),
    "top": N_("Top five"),
    "pairs": N_("Pair sheets"),
    "glossary": N_("Words and signs"),
    "one-pager": N_("One-pager"),
    "agenda": N_("Agenda"),
    "worksheets": N_("Worksheets"),
    "persona-sheet": N_("Persona sheet"),
    "empathy-map": N_("Empathy map"),
    "curve-sheet": N_("Emotion curve"),
    "cut-outs": N_("Cards to cut out"),
    "votes": N_("Dot voting"),
    "matrix": N_("Impact and effort"),
    "comparison": N_("Today and tomorrow"),
    "sign-off": N_("Sign-off"),
}
"""What each page set is called; see `set_word`."""
USUAL_PAPER = {"overview": "A3", "poster": "A1", "one-pager": "A3"}
LISTS = ("teams", "pair-sheets", "register")
"""Presets that list handovers, of all teams or of one."""
TILES = ("2x1", "2x2", "3x2", "3x3", "4x3", "A2", "A1", "A0")
"""Sheets across and down that are offered, and sizes to reach together."""


def set_word(name: str) -> str:
    """What a page set is called in the language of the menus."""
    # The times of waiting, not what a customer does.
    return _p("page set", "Waits") if name == "waits" else _(SETS[name])
