"""What keyboard, menus and gestures do with the headings of one canvas: move, size, fold, hide, lock, look closer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.model import locks
from app.model.edits import cards, lanes, maps, stages, steps
from app.model.grid import map_of, place
from app.scene.grid_layout import COLUMN_MIN, LANE_MIN
from app.scene.shapes import Rect
from app.widgets.actions.keys import keys_for
from app.widgets.canvas.camera import Camera
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

HEADINGS = ("stage", "step", "lane")
WIDEST, TALLEST = 600.0, 1200.0
"""Limits of what a hand sets, in points."""
NOTCH = 24.0
"""Points that one "wider" or "taller" adds."""
_AIR = 16.0


def headings(canvas: Canvas, *kinds: str) -> list[str]:
    """The selected stages, steps and lanes, of the given kinds or of any, in their order on the map."""
    chosen = [key for key in canvas.selected.ids if canvas.kind_of(key) in (kinds or HEADINGS)]
    grid = canvas.grid
    rank = {key: n for n, key in enumerate((*grid.stages, *grid.steps, *grid.lanes))}
    return sorted(chosen, key=lambda key: rank.get(key, 0))


# ---- moving


def shift(canvas: Canvas, direction: str) -> bool:
    """Move the selected headings one place "left", "right", "up" or "down"; False when that means nothing here."""
    kind = canvas.kind_of(canvas.selected.focus)
    if kind not in HEADINGS or (direction in ("up", "down")) != (kind == "lane"):
        return False
    chosen = headings(canvas, kind)
    if any(canvas.locking.holds(key) for key in chosen):
        return True
    by = 1 if direction in ("right", "down") else -1
    if kind == "step":
        _shift_steps(canvas, chosen, by)
    else:
        order = canvas.grid.lanes if kind == "lane" else canvas.grid.stages
        seen = [key for key in order if key in canvas.scene.rects]
        at = beside(order, seen, chosen, by)
        if at is not None:
            (lanes if kind == "lane" else stages).move_all(canvas.store, chosen, at)
    canvas.reveal(canvas.selected.focus)
    canvas.announce(canvas.selected.focus)
    return True


def beside(order: Sequence[str], seen: Sequence[str], chosen: Sequence[str], by: int) -> int | None:
    """The index, counted without the chosen, one seen place before (-1) or after (1) them; None at the end."""
    others = [key for key in order if key not in chosen]
    visible = [key for key in seen if key in chosen]
    if not visible:
        return None
    edge = seen.index(visible[0]) - 1 if by < 0 else seen.index(visible[-1]) + 1
    if not 0 <= edge < len(seen):
        return None
    return others.index(seen[edge]) + (1 if by > 0 else 0)


def _shift_steps(canvas: Canvas, chosen: list[str], by: int) -> None:
    grid = canvas.grid
    stage = grid.stage_of[chosen[0] if by < 0 else chosen[-1]]
    among = grid.steps_of[stage]
    edge = among.index(chosen[0] if by < 0 else chosen[-1]) + by
    others = [step for step in among if step not in chosen]
    if 0 <= edge < len(among):
        steps.move_all(canvas.store, chosen, stage, others.index(among[edge]) + (1 if by > 0 else 0))
        return
    number = grid.stages.index(stage) + by
    if 0 <= number < len(grid.stages):
        there = grid.stages[number]
        if not canvas.locking.says_no(locks.cell_lock(canvas.store, "", there)):
            steps.move_all(canvas.store, chosen, there, len(grid.steps_of[there]) if by < 0 else 0)


# ---- size


def wider(canvas: Canvas, by: int) -> None:
    """Make the selected columns wider or narrower, the selected lanes taller or lower, by so many notches; let the
    selected cards reach over so many more steps."""
    reaching = spanning(canvas)
    if reaching:
        _span(canvas, {card: place(canvas.store[card])[3] + by for card in reaching})
        return
    columns, rows = sized(canvas)
    if any(canvas.locking.holds(key) for key in (*columns, *rows)):
        return
    with canvas.store.edit("resize-step" if columns else "resize-lane", n=len(columns) or len(rows)):
        for step in columns:
            steps.resize(canvas.store, [step], fit_width(canvas, width_of(canvas, step) + by * NOTCH))
        for lane in rows:
            lanes.resize(canvas.store, [lane], fit_height(row_of(canvas, lane).h + by * NOTCH))


def usual_size(canvas: Canvas, keys: Sequence[str] = ()) -> None:
    """Give columns and lanes (by default the selected ones) their usual size again, cards one step."""
    reaching = [] if keys else spanning(canvas)
    if reaching:
        _span(canvas, dict.fromkeys(reaching, 1))
        return
    columns, rows = sized(canvas, keys)
    if any(canvas.locking.holds(key) for key in (*columns, *rows)):
        return
    with canvas.store.edit("resize-step" if columns else "resize-lane", n=len(columns) or len(rows)):
        steps.resize(canvas.store, columns, None)
        lanes.resize(canvas.store, rows, None)


def spanning(canvas: Canvas) -> list[str]:
    """The selected cards that begin in a step, when nothing but cards is selected."""
    chosen = canvas.selected.ids
    if any(canvas.kind_of(key) != "card" for key in chosen):
        return []
    return [key for key in chosen if place(canvas.store[key])[1] in canvas.grid.index]


def _span(canvas: Canvas, wanted: dict[str, int]) -> None:
    if any(canvas.locking.holds(card) for card in wanted):
        return
    with canvas.store.edit("span-card", n=len(wanted)):
        for card, count in wanted.items():
            cards.span(canvas.store, card, count)
    canvas.reveal(canvas.selected.focus)
    canvas.announce(canvas.selected.focus)


def sized(canvas: Canvas, keys: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """(steps, lanes) that a change of size means; a stage means its steps."""
    columns: list[str] = []
    rows: list[str] = []
    for key in keys or canvas.selected.ids:
        kind = canvas.kind_of(key)
        if kind == "stage":
            columns += canvas.grid.steps_of.get(key, ())
        elif kind == "step":
            columns.append(key)
        elif kind == "lane":
            rows.append(key)
    return list(dict.fromkeys(columns)), [row for row in dict.fromkeys(rows) if row in canvas.scene.rects]


def width_of(canvas: Canvas, step: str) -> float:
    """How wide the column of a step is set, in points."""
    own = (canvas.store.get(step) or {}).get("width")
    usual = canvas.view.column_width
    return float(own) if isinstance(own, (int, float)) and not isinstance(own, bool) else usual


def row_of(canvas: Canvas, lane: str) -> Rect:
    """Where a lane lies as drawn now."""
    row = next((r for r in canvas.scene.grid.rows if r.lane == lane), None)
    return Rect(0, row.y, canvas.scene.width, row.h) if row is not None else Rect(0, 0, 0, LANE_MIN)


def fit_width(canvas: Canvas, width: float) -> float | None:
    """A width within the limits; None for the usual one."""
    kept = max(COLUMN_MIN, min(WIDEST, width))
    return None if kept == canvas.view.column_width else kept


def fit_height(height: float) -> float | None:
    """A least height within the limits; None where no lane can be lower."""
    return None if height <= LANE_MIN else min(TALLEST, height)


# ---- folding and hiding


def fold(canvas: Canvas, chosen: Sequence[str]) -> None:
    """Fold stages to one narrow column, or unfold them when all are folded."""
    if chosen:
        stages.fold(canvas.store, chosen, not all(canvas.store[key].get("collapsed") for key in chosen))


def fold_all(canvas: Canvas, folded: bool) -> None:
    """Fold or unfold every stage."""
    changed = [key for key in canvas.grid.stages if bool(canvas.store[key].get("collapsed")) != folded]
    if changed:
        stages.fold(canvas.store, changed, folded)


def hide(canvas: Canvas) -> None:
    """Hide the selected lanes; the last one that is shown stays."""
    chosen = headings(canvas, "lane")
    shown = [row.lane for row in canvas.scene.grid.rows]
    if not set(shown) - set(chosen):
        canvas.hint.emit(_("One lane at least stays to be seen."))
    elif chosen:
        lanes.hide(canvas.store, chosen)
        canvas.selected.clear()
        canvas.hint.emit(
            _("Hidden lanes leave a small sign between the headings: click it to see them again.")
        )


def hidden(canvas: Canvas) -> list[str]:
    """The lanes that are hidden."""
    return [lane for lane in canvas.grid.lanes if canvas.store[lane].get("hidden") is True]


def show(canvas: Canvas, chosen: Sequence[str]) -> None:
    """Bring hidden lanes back and select them."""
    if chosen:
        lanes.hide(canvas.store, chosen, False)
        canvas.selected.set(chosen)
        canvas.reveal(chosen[0])


# ---- locks


def lockable(canvas: Canvas) -> list[str]:
    """The lanes and stages that locking means now: the selected ones, or those around what is selected."""
    chosen = headings(canvas, "lane", "stage")
    if chosen:
        return chosen
    around: list[str] = []
    for key in canvas.selected.ids:
        if canvas.kind_of(key) == "card":
            around.append(place(canvas.store[key])[0])
        elif canvas.kind_of(key) == "step":
            around.append(canvas.grid.stage_of.get(key, ""))
    if canvas.selected.cell is not None:
        around.append(canvas.selected.cell[0])
    return [key for key in dict.fromkeys(around) if key in canvas.store]


def lock(canvas: Canvas) -> None:
    """Lock lanes and stages, or unlock them when all are locked; with nothing selected the structure of the map."""
    chosen = lockable(canvas)
    if not chosen and not canvas.selected.ids:
        lock_structure(canvas)
    elif chosen:
        locked = not all(canvas.store[key].get("locked") for key in chosen)
        maps.lock(canvas.store, chosen, locked)
        _say_lock(canvas, chosen, locked)


def lock_structure(canvas: Canvas) -> None:
    """Protect all stages, steps and lanes so that only cards move, or let them be changed again."""
    home = map_of(canvas.store)[0]
    if home:
        locked = not locks.structure_lock(canvas.store)
        maps.lock(canvas.store, [home], locked)
        canvas.hint.emit(
            _("The structure is locked: only cards move now.")
            if locked
            else _("The structure can be changed again.")
        )


def _say_lock(canvas: Canvas, chosen: Sequence[str], locked: bool) -> None:
    title = str(canvas.store[chosen[0]].get("title") or "")
    if len(chosen) > 1 or not title:
        canvas.hint.emit(_("Locked.") if locked else _("Unlocked."))
    elif locked:
        canvas.hint.emit(_("“{title}” is locked. {keys} unlocks it.", title=title, keys=keys_for("lock")))
    else:
        canvas.hint.emit(_("“{title}” can be changed again.", title=title))


# ---- looking closer


def look_closer(canvas: Canvas, key: str) -> None:
    """Fill the window with a stage or a lane; when it fills it already, show the whole map again."""
    canvas.selected.set([key])
    target = Camera(**vars(canvas.camera))
    if canvas.kind_of(key) == "lane":
        row = row_of(canvas, key)
        x, _y = target.center
        target.fit(Rect(x, row.y - _AIR, 1.0, row.h + 2 * _AIR), 1.5)
        target.center_on(x, row.y + row.h / 2)
    else:
        span = next(((x, w) for stage, x, w in canvas.scene.grid.stages if stage == key), None)
        if span is None:
            return
        _x, y = target.center
        target.fit(Rect(span[0] - _AIR, y, span[1] + 2 * _AIR, 1.0), 1.5)
        # From the top of the map one comes to the top of the stage; close up, one stays as deep in it as one is.
        at_top = canvas.camera.seen().y <= canvas.camera.heading_h + _AIR
        keeps = target.scale >= canvas.scale - 0.001 and not at_top
        target.center_on(span[0] + span[1] / 2, y if keeps else 0.0)
    if _same(target, canvas.camera):
        canvas.zoom_to("map")
    else:
        canvas.look(target)


def _same(one: Camera, other: Camera) -> bool:
    return abs(one.scale - other.scale) < 0.01 and abs(one.ox - other.ox) < 3 and abs(one.oy - other.oy) < 3
