"""Which page sets a preset puts together, by name and in their order; plain data, so that a dialog can show it."""

from __future__ import annotations

KIT = (
    "agenda",
    "worksheets",
    "persona-sheet",
    "empathy-map",
    "curve-sheet",
    "cut-outs",
    "votes",
    "matrix",
    "comparison",
    "sign-off",
)
# What lies on its side (overview, register, curve) comes together, so that all upright pages fill up behind each other.
PRESETS: dict[str, tuple[str, ...]] = {
    "handout": (
        "cover",
        "personas",
        "overview",
        "register",
        "feelings",
        "stages",
        "teams",
        "observations",
        "insights",
        "measures",
        "waits",
        "actions",
        "glossary",
    ),
    "one-pager": ("one-pager",),
    "overview": ("overview",),
    "poster": ("overview",),
    "tiles": ("overview",),
    "pair-sheets": ("pairs",),
    "teams": ("teams",),
    "register": ("register", "actions"),
    "morning-after": ("top", "actions"),
    "kit": KIT,
}
PAGE_SETS = tuple(dict.fromkeys(name for sets in PRESETS.values() for name in sets))
"""Everything that can be left out."""
