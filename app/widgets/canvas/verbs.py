"""What the keyboard and menus do with what is selected on a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from app.model.edits import cards, fields
from app.model.edits.undecided import waits
from app.model.grid import place
from app.widgets.canvas.tasks import FirstCard, NewCard, first_lane, leaves_decision
from app.widgets.canvas.unseen import explain_cell
from app.widgets.tools.gesture import Pointer
from app.widgets.tools.places import place_at
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def edit(canvas: Canvas) -> None:
    """Name what is selected, in place; in an empty cell start a card."""
    if canvas.selected.cell is not None:
        lane, step = canvas.selected.cell
        start_card(canvas, lane, step)
    elif not canvas.selected.focus or canvas.locking.holds(canvas.selected.focus):
        return
    elif not canvas.typing.edit(canvas.selected.focus):
        canvas.editRequested.emit(canvas.selected.focus)


def take_link(canvas: Canvas, link: str) -> None:
    """Select a link just drawn; one that leaves a decision is named at once, one without teams says what it needs."""
    canvas.selected.set([link])
    if leaves_decision(canvas.store, link):
        canvas.typing.edit(link)
    elif waits(canvas.store, link):
        canvas.hint.emit(_("Name the teams on both sides, and this link becomes a handover."))


def type_text(canvas: Canvas, text: str) -> bool:
    """Letters typed on the map: a new card at the marked cell or below the selected card, the name of a heading, link
    or measure, or the words of a feeling."""
    if canvas.session is None:
        return False
    if canvas.selected.cell is not None:
        lane, step = canvas.selected.cell
        return start_card(canvas, lane, step, text)
    key, kind = canvas.selected.focus, canvas.kind_of(canvas.selected.focus)
    if kind in ("stage", "step", "lane", "link", "emotion", "measure"):
        beside = kind in ("link", "measure")
        return canvas.typing.edit(key, replace=text) or (beside and _type_in_panel(canvas, key, text))
    if kind == "card":
        here = place_here(canvas)
        return here is not None and start_card(canvas, here[0], here[1], text, here[2])
    return _start_first(canvas, text)


def _type_in_panel(canvas: Canvas, key: str, text: str) -> bool:
    """Let letters go where somebody else takes a record's name, instead of losing them.

    Of several that are selected the one with the focus is meant, as on the map; the field would name all of them.
    """
    canvas.selected.set([key])
    canvas.editRequested.emit(key)
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit):
        return False
    field.selectAll()
    field.insert(text)
    return True


def add_here(canvas: Canvas) -> bool:
    """Begin a card below the selected one, in the selected cell, or at the start of the selected column or row."""
    here = place_here(canvas)
    if here is None:
        return canvas.session is not None and canvas.typing.start(FirstCard(canvas.drawing.words), replace="")
    lane, step, index = here
    return start_card(canvas, lane, step, "", index)


def place_here(canvas: Canvas) -> tuple[str, str, int | None] | None:
    """(lane, step, place in the cell) of a card begun now; None on a map without lanes or stages."""
    if canvas.session is None:
        return None
    key = canvas.selected.focus
    kind = canvas.kind_of(key)
    if canvas.selected.cell is not None:
        return (*canvas.selected.cell, None)
    if kind == "card":
        lane, step, _key, _span = place(canvas.store[key])
        held = canvas.grid.cards(lane, step)
        return lane, step, held.index(key) + 1 if key in held else None
    lanes = [row.lane for row in canvas.scene.grid.rows if canvas.holds_cards(row.lane)]
    if not lanes or not canvas.grid.steps:
        return None
    lane = next((lane for lane in lanes if canvas.grid.kinds[lane] == "action"), lanes[0])
    step = canvas.grid.steps[0]
    if kind == "emotion" and canvas.store[key].get("step") in canvas.grid.index:
        step = str(canvas.store[key]["step"])
    elif kind == "lane" and canvas.selected.focus in lanes:
        lane = canvas.selected.focus
    elif kind == "step":
        step = canvas.selected.focus
    elif kind == "stage":
        step = canvas.grid.steps_of[canvas.selected.focus][0]
    return lane, step, None


def may_start(canvas: Canvas, lane: str, step: str) -> bool:
    """Whether a card may be begun there (without a lane: in the parking lot); says why when it may not."""
    if lane and not canvas.holds_cards(lane):
        canvas.hint.emit(_("This lane draws feelings. Click to say how the customer feels in a step."))
        return False
    return not lane or not canvas.locking.holds_cell(lane, step)


def start_card(
    canvas: Canvas,
    lane: str,
    step: str,
    text: str | None = None,
    index: int | None = None,
    at: Pointer | None = None,
) -> bool:
    """Begin a card in a cell (without a lane: in the parking lot) and let it be named; `at` is where it was asked."""
    if not may_start(canvas, lane, step):
        return False
    if at is not None:
        found = place_at(canvas, at, [])
        index = found.index if found is not None else index
    if canvas.typing.start(NewCard(lane, step, index), replace=text):
        return True
    explain_cell(canvas, lane, step)
    return False


def remove(canvas: Canvas) -> None:
    """Remove what is selected; what follows from it goes with it, in one step."""
    chosen = [key for key in canvas.selected.ids if canvas.free(key)]
    held = next((key for key in canvas.selected.ids if not canvas.free(key)), "")
    if held:
        canvas.locking.holds(held)
    if all(canvas.kind_of(key) == "card" for key in chosen):
        cards.remove(canvas.store, chosen)
    else:
        fields.remove(canvas.store, chosen)


def _start_first(canvas: Canvas, text: str) -> bool:
    """Nothing is selected: on an empty map the first action may be typed at once, with the column it needs."""
    if canvas.selected.focus:
        return False
    if canvas.store.of("card"):
        canvas.hint.emit(_("Click a place on the map or press an arrow key first, then type."))
        return False
    lane = first_lane(canvas.store, canvas.grid)
    if lane and canvas.grid.steps:
        return start_card(canvas, lane, canvas.grid.steps[0], text)
    return canvas.typing.start(FirstCard(canvas.drawing.words), replace=text)
