"""Open points: what the checks have to say, in their three voices, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.store import Store
from app.scene.theme import Theme
from app.widgets.lists.row import Row
from app.widgets.pictograms import pictogram
from app.words import _, _n, ui

if TYPE_CHECKING:
    from app.model.checks import Finding
    from app.widgets.checking import State

STRETCH = (1,)
MARKS = {"question": "to-clarify", "weakness": "gap", "hygiene": "note"}


def voice_word(finding: Finding) -> str:
    """Whose business an open point is."""
    names = {
        "question": _("question"),
        "weakness": _("observation"),
        "hygiene": _("map"),
    }
    return names[finding.voice]


def title(n: int) -> str:
    """The word on the strip."""
    return _n("Open points {n}", "Open points {n}", n) if n else _("Open points")


def headings() -> list[str]:
    """The columns."""
    return [_("Kind"), _("What is open"), _("Next step"), _("Check")]


def teaching(reviewing: bool = True) -> str:
    """What an empty list says; before the handovers are reviewed that they are not looked at yet."""
    if not reviewing:
        return _(
            "Nothing urgent is open. What handovers and contacts still lack is listed here from the working status "
            "“review” on."
        )
    return _("Nothing is open. The map is checked again after every edit, and what is found is listed here.")


def count(_store: Store, state: State) -> int:
    """How many causes are not settled."""
    if not state.findings:
        return 0
    from app.model.checks.groups import grouped

    return sum(1 for group in grouped(state.findings) if not group.first.settled)


def rows(_store: Store, state: State, theme: Theme) -> list[Row]:
    """One line a cause, the worst first; what follows from it softly below. Agreed ones and those with an action
    are soft, at the end."""
    from app.model.checks.groups import grouped

    found = grouped(sorted(state.findings, key=lambda finding: finding.settled))
    return [
        _row(finding, theme, state, folded=finding is not group.first)
        for group in found
        for finding in group.all
    ]


def news(state: State) -> str:
    """What has changed since the map was looked at last; "" for nothing."""
    new, gone = len(state.news.new), len(state.news.gone)
    if not new and not gone:
        return ""
    return _("Since this map was last open: {new} new, {gone} gone", new=new, gone=gone)


def _row(finding: Finding, theme: Theme, state: State, *, folded: bool) -> Row:
    words = ui()
    step = finding.fixes[0].label(words) if finding.fixes else ""
    if finding.exception:
        step = _("agreed exception")
    elif finding.settled:
        step = _("action planned")
    elif folded:
        step = _("the same cause")
    kind = voice_word(finding)
    if finding.key in state.news.new:
        kind = _("{kind}, new", kind=kind)
    cells = (kind, finding.sentence(words), step, finding.rule)
    return Row(
        finding.owners,
        cells,
        pictogram(MARKS[finding.voice], theme),
        soft=finding.settled or folded,
        said=" · ".join(filter(None, cells[:-1])),
    )
