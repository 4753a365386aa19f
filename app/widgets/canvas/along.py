"""Travelling along links by keyboard: from a card to a link, from a link to the card at its end, and between links.

Left and right follow the arrows; up and down turn to the next link that leaves (or else reaches) the same card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.accessibility import label_of
from app.widgets.actions.keys import keys_for
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def travel(canvas: Canvas, direction: str) -> bool:
    """Go one stretch "left", "right", "up" or "down" from what is selected; False where nothing is."""
    record = canvas.store.get(canvas.selected.focus)
    if record is None:
        return False
    forward = direction in ("right", "down")
    if record["type"] != "link":
        _leave_card(canvas, canvas.selected.focus, forward)
    elif direction in ("up", "down"):
        _turn(canvas, canvas.selected.focus, 1 if direction == "down" else -1)
    else:
        _to_end(canvas, canvas.selected.focus, forward)
    return True


def links_of(canvas: Canvas, card: str, field: str) -> list[str]:
    """The links drawn from a card (field "from") or to it ("to"), from top to bottom."""
    found = [k for k, name in canvas.store.referrers(card) if name == field and canvas.kind_of(k) == "link"]

    def height(link: str) -> tuple[float, float, str]:
        points = canvas.scene.paths.get(link)
        rect = canvas.drawing.rect_of(link)
        x, y = points[-1 if field == "from" else 0] if points else (rect.x, rect.y) if rect else (0.0, 0.0)
        return y, x, link

    return sorted((k for k in found if canvas.drawing.rect_of(k) is not None), key=height)


def _leave_card(canvas: Canvas, card: str, forward: bool) -> None:
    found = links_of(canvas, card, "from" if forward else "to")
    if found:
        _rest(canvas, found[0], len(found))
    else:
        canvas.hint.emit(_("No link leaves here.") if forward else _("No link arrives here."))


def _turn(canvas: Canvas, link: str, by: int) -> None:
    record = canvas.store[link]
    for field in ("from", "to"):
        card = record.get(field)
        among = links_of(canvas, card, field) if isinstance(card, str) else []
        if len(among) > 1:
            _rest(canvas, among[(among.index(link) + by) % len(among)], len(among))
            return
    canvas.hint.emit(_("There is no other link beside this one."))


def _to_end(canvas: Canvas, link: str, forward: bool) -> None:
    there = canvas.store[link].get("to" if forward else "from")
    if isinstance(there, str) and there in canvas.store:
        _rest(canvas, there)
        return
    team = canvas.store.get(str(canvas.store[link].get("to_team")))
    if team is not None:
        canvas.hint.emit(_("It leads to {team}, without a card.", team=str(team.get("title") or "")))
    else:
        canvas.hint.emit(_("Nobody is named yet at the end of this link."))


def _rest(canvas: Canvas, key: str, among: int = 1) -> None:
    canvas.selected.set([key])
    canvas.reveal(key)
    said = label_of(canvas, key)
    if among > 1:
        said = _("{link} {keys}: the next of {n}.", link=said, keys=keys_for("next-link"), n=among)
    canvas.hint.emit(said)
