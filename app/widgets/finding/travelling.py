"""From one open handover to the next, in the order in which the map is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.handover_words import reasons
from app.scene.filtering import OPEN_STATES
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def travel(window: MainWindow, by: int) -> None:
    """Go to the next handover that is a gap or to clarify; after the last one comes the first."""
    from app.model.search import reading_order  # a start searches nothing

    session = window.session
    if session is None:
        return
    ranks = {key: rank for rank, key in enumerate(reading_order(session.store))}
    window.checking.now()  # what was just answered is no longer open
    rows = [
        row for row in window.checking.state.rows if row.state in OPEN_STATES and row.link in session.store
    ]
    if not rows:
        window.tell(_("No handover is open."))
        return
    rows.sort(key=lambda row: (ranks.get(row.source, len(ranks)), row.link))
    here = window.selection[0] if window.selection else ""
    links = [row.link for row in rows]
    if here in links:
        at = (links.index(here) + by) % len(rows)
    else:
        place = ranks.get(here, -1)
        behind = [n for n, row in enumerate(rows) if ranks.get(row.source, len(ranks)) >= place]
        first = behind[0] if behind else 0
        at = first if by > 0 else (first - 1) % len(rows)
    row = rows[at]
    window.go_to([row.link])
    open_now = " ".join(reasons(ui(), row))
    receiver = row.receiver_title or (_("nobody") if row.nobody else _("not known yet"))
    title = _("{card} → {receiver}", card=row.source_title or row.sender_title, receiver=receiver)
    window.tell(_("{n} of {all}: {title}. {open}", n=at + 1, all=len(rows), title=title, open=open_now))
