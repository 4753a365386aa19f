"""Which page sets a preset puts together, by name and in their order; plain data, so that a dialog can show it."""

from __future__ import annotations

from collections.abc import Collection

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
EXTRA: dict[str, tuple[str, ...]] = {"handout": ("agenda",)}
"""Page sets that a preset has only when they are asked for; they follow its first one."""


def sets_of(preset: str, without: Collection[str] = (), also: Collection[str] = ()) -> list[str]:
    """The page sets of a preset in their order, without some and with some of those that are extra."""
    first, *others = PRESETS[preset]
    extra = [name for name in EXTRA.get(preset, ()) if name in also]
    return [name for name in (first, *extra, *others) if name not in without]


PAGE_SETS = tuple(dict.fromkeys(name for sets in PRESETS.values() for name in sets))
"""Everything that can be left out."""
