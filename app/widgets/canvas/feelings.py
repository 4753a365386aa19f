"""Feelings on one canvas: whose curve the hand draws, and what keys and menus do with a point of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.edits import fields, people
from app.model.grid import DRAWN_LANES, map_of
from app.model.ids import derived_id
from app.model.patch import ABSENT
from app.model.store import Record
from app.widgets.actions.keys import keys_for
from app.widgets.canvas.order import spot_of
from app.words import _, ui
from app.words import signed as signed_in

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

HALF = 0.5
BEST, WORST = 2.0, -2.0


# ---- whose


def people_in(canvas: Canvas, lane: str) -> list[str]:
    """The personas whose feelings a lane draws, in their order."""
    store = canvas.store
    only = (store.get(lane) or {}).get("persona")
    if isinstance(only, str) and only in store:
        return [only]
    shown = canvas.view.personas
    everyone = sorted(store.of("persona"), key=lambda key: (str(store[key].get("order", "")), key))
    return [key for key in everyone if shown is None or key in shown]


def _in_view(canvas: Canvas, lane: str) -> list[str]:
    return [key for key in people_in(canvas, lane) if canvas.in_view(key)]


def persona_of(canvas: Canvas, lane: str) -> str:
    """Whose feelings the hand gives in a lane: who was chosen last, else the main persona; "" for nobody."""
    among = _in_view(canvas, lane)
    for key in (canvas.feels_for, map_of(canvas.store)[1].get("persona")):
        if isinstance(key, str) and key in among:
            return key
    return among[0] if among else ""


def name_of(canvas: Canvas, persona: str) -> str:
    """A persona's name without what follows it ("Jana, 34, second fault this year")."""
    title = str((canvas.store.get(persona) or {}).get("title") or "")
    return title.split(",")[0].strip() or _("Persona without a name")


def place_here(canvas: Canvas) -> tuple[str, str]:
    """(lane, step) of the selected feeling or of the marked place in an emotion lane, ("", "") elsewhere."""
    if canvas.selected.cell is not None:
        lane, step = canvas.selected.cell
        return (lane, step) if canvas.grid.kinds.get(lane) in DRAWN_LANES else ("", "")
    if canvas.kind_of(canvas.selected.focus) == "emotion":
        spot = spot_of(canvas.store, canvas.grid, canvas.selected.focus)
        return (spot.lane, spot.step) if spot is not None else ("", "")
    return "", ""


def persona_here(canvas: Canvas) -> str:
    """Whose feeling is selected, or would be given at the marked place."""
    record = canvas.store.get(canvas.selected.focus)
    if record is not None and record["type"] == "emotion":
        return str(record.get("persona") or "")
    lane, _step = place_here(canvas)
    return persona_of(canvas, lane) if lane else ""


def other(canvas: Canvas, by: int, *, around: bool = False) -> str:
    """The next (1) or previous (-1) persona of the lane here; "" at the end unless it goes `around`."""
    lane, _step = place_here(canvas)
    among, here = _in_view(canvas, lane) if lane else [], persona_here(canvas)
    if len(among) < 2 or here not in among:
        return ""
    at = among.index(here) + by
    return among[at % len(among)] if around or 0 <= at < len(among) else ""


def turn_to(canvas: Canvas, persona: str) -> bool:
    """Give the feelings of this persona from now on; their point in the step here is selected."""
    lane, step = place_here(canvas)
    if not persona or not lane:
        return False
    canvas.feels_for = persona
    key = derived_id("emotion", persona, step)
    if key in canvas.store:
        canvas.selected.set([key])
        canvas.hint.emit(_("The feelings of {persona}.", persona=name_of(canvas, persona)))
    else:
        canvas.selected.mark_cell(lane, step)
        words = _(
            "The feelings of {persona}: none here yet. Click, or press {keys}.",
            persona=name_of(canvas, persona),
            keys=keys_for("move-up"),
        )
        canvas.hint.emit(words)
    return True


# ---- what


def chosen(canvas: Canvas) -> list[tuple[str, str]]:
    """(persona, step) of all selected feelings, or of the marked place."""
    found = []
    for key in canvas.selected.ids:
        record = canvas.store.get(key)
        if record is not None and record["type"] == "emotion":
            found.append((str(record.get("persona")), str(record.get("step"))))
    lane, step = place_here(canvas)
    if not found and lane and persona_of(canvas, lane):
        found.append((persona_of(canvas, lane), step))
    return found


def possible(canvas: Canvas) -> bool:
    """Whether feelings can be changed now; says why when a lock or the lack of a persona is in the way."""
    lane, step = place_here(canvas)
    if not lane:
        return False
    if not people_in(canvas, lane):
        canvas.hint.emit(_("Add a persona first: a feeling is always somebody's."))
        return False
    return not canvas.locking.holds_cell(lane, step)


def nudge(canvas: Canvas, by: int) -> bool:
    """Half a step happier (1) or unhappier (-1); False when no feeling is meant."""
    points = chosen(canvas)
    if not place_here(canvas)[0]:
        return False
    if points and possible(canvas):
        with canvas.store.edit("set-emotion"):
            keys = [_nudge(canvas, persona, step, by * HALF) for persona, step in points]
        _told(canvas, keys)
    return True


def _nudge(canvas: Canvas, persona: str, step: str, by: float) -> str:
    record = canvas.store.get(derived_id("emotion", persona, step)) or {}
    now = score_of(record) or 0.0
    score = min(BEST, max(WORST, round((now + by) * 2) / 2))
    return put(canvas, persona, step, score)


def widen(canvas: Canvas, by: int) -> bool:
    """Let the selected feelings lie farther apart (1) or closer together (-1), half a step at each end."""
    points = chosen(canvas)
    if not place_here(canvas)[0]:
        return False
    if points and possible(canvas):
        with canvas.store.edit("set-emotion"):
            keys = [_widen(canvas, persona, step, by * HALF) for persona, step in points]
        _told(canvas, keys)
    return True


def _widen(canvas: Canvas, persona: str, step: str, by: float) -> str:
    record = canvas.store.get(derived_id("emotion", persona, step)) or {}
    middle = score_of(record) or 0.0
    low, high = spread_of(record) or (middle, middle)
    if low - by > high + by:
        low, high = middle + by, middle - by  # closer together than one point does not go
    return spread(canvas, persona, step, low - by, high + by)


def put(canvas: Canvas, persona: str, step: str, score: float) -> str:
    """One score; a spread around the feeling moves along. Returns the feeling's id."""
    record = canvas.store.get(derived_id("emotion", persona, step)) or {}
    ends = spread_of(record)
    if ends is None:
        return people.feel(canvas.store, persona, step, score)
    by = score - (score_of(record) or 0.0)
    low, high = (min(BEST, max(WORST, end + by)) for end in ends)
    return people.feel(canvas.store, persona, step, score, low=low, high=high)


def spread(canvas: Canvas, persona: str, step: str, one: float, other_: float) -> str:
    """A feeling that differs from customer to customer, between two scores; equal ends are a single score."""
    low, high = (min(BEST, max(WORST, end)) for end in (min(one, other_), max(one, other_)))
    if low == high:
        return people.feel(canvas.store, persona, step, low, low=ABSENT, high=ABSENT)
    return people.feel(canvas.store, persona, step, (low + high) / 2, low=low, high=high)


def unknown(canvas: Canvas) -> None:
    """Note that the selected feelings are not known, so that the curve breaks there; again: they are neither good
    nor bad."""
    if not chosen(canvas) or not possible(canvas):
        return
    store = canvas.store
    records = [store.get(derived_id("emotion", *point)) or {} for point in chosen(canvas)]
    known = not all(record.get("unknown") is True for record in records)
    with store.edit("set-emotion"):
        keys = [
            people.unknown(store, persona, step) if known else people.feel(store, persona, step, 0.0)
            for persona, step in chosen(canvas)
        ]
    _told(canvas, keys)


def assume(canvas: Canvas) -> None:
    """Mark the selected feelings as assumed, or as told by somebody."""
    keys = [key for key in canvas.selected.ids if canvas.kind_of(key) == "emotion"]
    if keys and possible(canvas):
        assumed = not all(canvas.store[key].get("assumed") is True for key in keys)
        fields.put(canvas.store, keys, assumed=True if assumed else ABSENT)


# ---- in words


def score_of(record: Record) -> float | None:
    """The score of a feeling, or the middle of its spread; None when it is not known."""
    score, ends = record.get("score"), spread_of(record)
    if record.get("unknown") is True:
        return None
    if isinstance(score, (int, float)) and not isinstance(score, bool):
        return float(score)
    return (ends[0] + ends[1]) / 2 if ends is not None else None


def spread_of(record: Record) -> tuple[float, float] | None:
    """Lower and upper end of a feeling's spread."""
    low, high = record.get("low"), record.get("high")
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and high > low:
        return float(low), float(high)
    return None


def signed(score: float) -> str:
    """A score in the language of the menus: "+1.5", "0", "−2"."""
    return signed_in(score, ui().language)


def in_words(canvas: Canvas, record: Record) -> str:
    """Who feels how."""
    persona, ends = name_of(canvas, str(record.get("persona"))), spread_of(record)
    score = score_of(record)
    if score is None:
        return _("{persona}: not known, the curve breaks here", persona=persona)
    if ends is not None:
        return _(
            "{persona}: between {low} and {high}", persona=persona, low=signed(ends[0]), high=signed(ends[1])
        )
    return _("{persona}: {score}", persona=persona, score=signed(score))


def _told(canvas: Canvas, keys: list[str]) -> None:
    there = [key for key in keys if key in canvas.store]
    if there:
        canvas.selected.set(there)
        canvas.hint.emit(in_words(canvas, canvas.store[there[-1]]))
