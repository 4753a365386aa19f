"""Replies owed to the customer: every contact that expects an answer, and its answer or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import durations
from app.model.store import Store
from app.scene.theme import Theme
from app.widgets.lists.row import Row
from app.widgets.pictograms import pictogram
from app.words import _, _n, ui

if TYPE_CHECKING:
    from app.model.replies import Reply
    from app.widgets.checking import State

STRETCH = (1, 5)


def title(n: int) -> str:
    """The word on the strip; n counts those without an answer."""
    return _n("Replies owed {n}", "Replies owed {n}", n) if n else _("Replies owed")


def headings() -> list[str]:
    """The columns."""
    return [_("Answer"), _("Contact"), _("Issue"), _("Channel"), _("Within"), _("Answered by")]


def teaching() -> str:
    """What an empty list says."""
    return _(
        "No contact expects an answer yet. Say in the inspector of a touchpoint within what time the customer "
        "expects one: it is listed here, with its answer or with none."
    )


def count(_store: Store, state: State) -> int:
    """How many have no answer yet."""
    return sum(1 for reply in state.replies if reply.owed)


def rows(_store: Store, state: State, theme: Theme) -> list[Row]:
    """Those without an answer first, in the order of the map."""
    found = sorted(state.replies, key=lambda reply: not reply.owed)
    return [_row(reply, theme) for reply in found]


def _row(reply: Reply, theme: Theme) -> Row:
    within = durations.journey_words(ui(), reply.within) if reply.within is not None else ""
    cells = (
        _("none") if reply.owed else _("given"),
        reply.title,
        reply.issue,
        reply.channel,
        within,
        reply.answer_title,
    )
    mark = pictogram("gap" if reply.owed else "confirmed", theme)
    keys = (reply.contact,) if reply.answer in (None, reply.contact) else (reply.contact, str(reply.answer))
    return Row(keys, cells, mark, soft=not reply.owed)
