"""Paste: what lies on the clipboard becomes cards, a table of stages and lanes, a picture, or a part of a map.

Everything is looked at first; nothing is changed before it is clear what will be, and then in one step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox

from app.errors import UserError
from app.export.progress import Progress
from app.importing import making, reading
from app.importing.limits import LONGEST_CELL, MANY, MAX_TEXT, MOST, MOST_COLUMNS
from app.importing.reading import Found
from app.importing.tables import Table, TooMuch
from app.model.edits import fragments, lanes, pasting, stages
from app.model.edits.fragments import Fragment
from app.model.grid import grid_of, place
from app.storage import fragment_text
from app.widgets import plain
from app.widgets.actions.keys import keys_for
from app.widgets.canvas.tasks import LANE, STAGE, first_lane
from app.widgets.canvas.verbs import may_start, place_here
from app.widgets.clipboard import ahead
from app.widgets.clipboard.source import Source, look
from app.widgets.dialogs import working
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Spot = tuple[str, str, int | None]
"""(lane, step, place in the cell); lane "" is the parking lot."""
_QUICK = 200_000
"""Characters that are read at once; more are read beside the window."""
_SELECTED = 1_000
"""Pasted cards that are selected at the most."""


def paste(window: MainWindow) -> None:
    """Paste what lies on the clipboard, as what it most likely is."""
    put(window, look(QGuiApplication.clipboard().mimeData()))


def paste_as(window: MainWindow) -> None:
    """Ask what the clipboard shall become."""
    from app.widgets.dialogs.paste_as import ask

    source = look(QGuiApplication.clipboard().mimeData())
    if source.nothing or window.session is None:
        window.tell(_("There is nothing on the clipboard that can be pasted."))
    elif source.paths or (source.picture and not source.text):
        put(window, source)
    else:
        found = read(window, source.text, source.markup)
        way = ask(window, source, found) if found is not None else ""
        if found is not None and way:
            put_as(window, source, found, way)


def put(window: MainWindow, source: Source, spot: Spot | None = None) -> None:
    """Take in what is there, at a place or where the focus is."""
    from app.widgets.clipboard import files, pictures

    if window.session is None:
        return
    if source.fragment:
        put_fragment(window, source.fragment, spot)
    elif source.paths or source.foreign:
        files.take(window, source, spot)
    elif source.text.strip() or source.markup:
        put_text(window, source.text, source.markup, spot)
    elif source.picture:
        pictures.add(window, [("", source.picture)], spot)
    else:
        window.tell(_("There is nothing on the clipboard that can be pasted."))


# ---- words
def put_text(window: MainWindow, text: str, markup: str = "", spot: Spot | None = None) -> None:
    """Lines become cards, a table becomes stages and lanes after a look at it."""
    found = read(window, text, markup)
    if found is None:
        return
    if found.table is not None:
        put_table(window, found.table, spot)
    elif found.empty:
        window.tell(_("There is nothing on the clipboard that can be pasted."))
    else:
        across = found.across or (spot is None and _lane_selected(window) and len(found.entries) > 1)
        put_lines(window, found.entries, spot, across=across)


def put_as(window: MainWindow, source: Source, found: Found, way: str) -> None:
    """Paste in the way that was chosen: "part", "below", "across", "one" or "table"."""
    texts = found.entries or [
        cell for row in (found.table.rows if found.table else ()) for cell in row if cell
    ]
    if way == "part":
        put_fragment(window, source.fragment)
    elif way == "table" and found.table is not None:
        put_table(window, found.table)
    elif way == "one":
        put_lines(window, [found.whole])
    else:
        put_lines(window, texts, across=way == "across")


def read(window: MainWindow, text: str, markup: str = "") -> Found | None:
    """What a text turns out to be; a long one is read in a job that can be stopped (None then).

    Raises UserError for more than can be taken in.
    """

    def work(_progress: Progress) -> Found:
        return reading.read(text, markup)

    try:
        if len(text) + len(markup) < _QUICK:
            return reading.read(text, markup)
        return working.run(window, _("Reading the text…"), work)
    except TooMuch as error:
        raise too_much(error) from None


def too_much(error: TooMuch) -> UserError:
    """The sentence for what is more than a map can take in."""
    safe = _("The map was not changed.")
    if error.what == "cell":
        what = _(
            "One cell or line holds {size} characters; a card can keep {limit}.",
            size=error.size,
            limit=LONGEST_CELL,
        )
        return UserError(what, safe, _("Shorten it, or keep it in a file of its own."))
    if error.what == "columns":
        what = _(
            "The table has {size} columns; {limit} can be taken in.", size=error.size, limit=MOST_COLUMNS
        )
        return UserError(what, safe, _("Copy a part of it."))
    return UserError(
        _("This is more text than can be taken in at once (up to {limit} MB).", limit=MAX_TEXT >> 20),
        safe,
        _("Copy a part of it."),
    )


def put_lines(
    window: MainWindow, texts: Sequence[str], spot: Spot | None = None, *, across: bool = False
) -> None:
    """A card for each text, below each other or along the steps; asked first when there are very many."""
    session = window.session
    n = len([text for text in texts if text])
    if session is None or not n or not agreed(window, n):
        return
    where = spot or _spot(window)
    if where is None or (where[0] in session.store and not may_start(window.canvas, where[0], where[1])):
        return
    if not ahead.measured(window, texts):
        return
    store, made = session.store, list[str]()
    with patience(n), store.edit("paste-card", n=n):
        lane, step, index = _home(window, where)
        if across and lane:
            made = making.make_across(store, texts, lane, _first_step(window, step))
        else:
            made = making.make_lines(store, [text for text in texts if text], lane, step, index)
    done(window, made)
    if len(made) < 2 or made[0] not in store:
        return
    if across:
        window.tell(_n("Pasted {n} card along the steps.", "Pasted {n} cards along the steps.", n))
    else:
        window.tell(
            _n(
                "Pasted {n} card. Paste as… ({keys}) lays them along the steps.",
                "Pasted {n} cards below each other. Paste as… ({keys}) lays them along the steps.",
                n,
                keys=keys_for("paste-as"),
            )
        )


def put_table(window: MainWindow, table: Table, spot: Spot | None = None) -> None:
    """Show what a table would become, and make it when that is agreed to."""
    from app.widgets.dialogs.paste_table import PasteTable

    session = window.session
    if session is None:
        return
    where = spot or _spot(window)
    dialog = PasteTable(window, table, where[:2] if where else None)
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return
    plan = dialog.plan
    if agreed(window, len(plan.entries)) and ahead.measured(window, [entry.text for entry in plan.entries]):
        with patience(len(plan.entries)):
            done(window, making.make(session.store, plan, window.map_words))


# ---- a part of a map
def put_fragment(window: MainWindow, data: bytes, spot: Spot | None = None) -> None:
    """Cards, stages, steps or lanes from this map or another one. Raises UserError for damaged data."""
    session = window.session
    if session is None:
        return
    fragment = (
        fragment_text.read(data)
        if len(data) < 4 * _QUICK
        else working.run(window, _("Reading what was copied…"), lambda _progress: fragment_text.read(data))
    )
    if fragment is None or not agreed(window, len(fragment.of("card"))):
        return
    store, n = session.store, len(fragment.of("card"))
    if not ahead.measured(
        window, [str(fragment.objects[key].get("title", "")) for key in fragment.of("card")]
    ):
        return
    if fragment.whole and pasting.empty(store):
        whole = _ask_whole(window)
        if whole is None:
            return
        if whole:
            with patience(n):
                done(window, pasting.put_whole(store, fragment, own_fields=True))
            return
    with patience(n):
        done(window, pasting.put(store, fragment, _where(window, fragment, spot)))


def _ask_whole(window: MainWindow) -> bool | None:
    """Whether a whole map shall take the place of an empty one; None when nothing shall be done."""
    box = plain.message(
        window,
        _("Paste a whole map?"),
        _("All of a map was copied, and this map is still empty."),
        _("Its stages, lanes, people, title and scope can come along, or its cards only."),
    )
    button = QMessageBox.ButtonRole
    whole = box.addButton(_("Whole map"), button.AcceptRole)
    cards = box.addButton(_("Cards only"), button.NoRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(whole)
    window.ask(box)
    clicked = box.clickedButton()
    return True if clicked is whole else False if clicked is cards else None


def _where(window: MainWindow, fragment: Fragment, spot: Spot | None) -> pasting.Where:
    """Where a part of a map goes: a chosen place, else beside what is selected, else to its like."""
    canvas = window.canvas
    focus, kind = canvas.selected.focus, canvas.kind_of(canvas.selected.focus)
    if spot is not None:
        return pasting.Where(*spot)
    if canvas.selected.cell is not None:
        return pasting.Where(*canvas.selected.cell)
    if kind == "card" and not (set(canvas.selection) & fragment.content):
        lane, step, _key, _span = place(canvas.store[focus])
        held = canvas.grid.cards(lane, step)
        if lane and step in canvas.grid.index:
            return pasting.Where(lane, step, held.index(focus) + 1 if focus in held else None)
    if kind in fragments.GRID and focus not in fragment.content:
        loose = bool(fragment.of("card")) and not any(fragment.of(each) for each in fragments.GRID)
        if loose and kind == "lane":
            return pasting.Where(lane=focus)
        if loose:
            return pasting.Where(step=canvas.grid.steps_of[focus][0] if kind == "stage" else focus)
    return pasting.Where(after=focus if kind in fragments.GRID else "")


# ---- shared
def agreed(window: MainWindow, n: int) -> bool:
    """Whether so many cards may be added: asked when they are very many. Raises UserError for far too many."""
    if n > MOST:
        raise UserError(
            _("This would make {n} cards; up to {limit} can be pasted at once.", n=n, limit=MOST),
            _("The map was not changed."),
            _("Copy a part of it."),
        )
    if n < MANY:
        return True
    box = plain.message(
        window,
        _("Paste many cards?"),
        _n("This makes {n} card.", "This makes {n} cards.", n),
        _("One undo takes all of them back. Large maps take longer to draw."),
    )
    yes = box.addButton(_n("Paste {n} card", "Paste {n} cards", n), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    window.ask(box)
    return box.clickedButton() is yes


@contextmanager
def patience(n: int) -> Iterator[None]:
    """The cursor asks for patience while very many cards are drawn for the first time."""
    if n < MANY:
        yield
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def done(window: MainWindow, made: list[str]) -> None:
    """Select what was pasted and give the keyboard back to the map."""
    session = window.session
    there = [key for key in made if session is not None and key in session.store]
    if there:
        window.select(there[:_SELECTED])
    window.canvas.setFocus()


def _spot(window: MainWindow) -> Spot | None:
    """The place where pasted cards go; None (with a hint) where the focus rests on no such place."""
    canvas = window.canvas
    if canvas.kind_of(canvas.selected.focus) == "card":
        lane = place(canvas.store[canvas.selected.focus])[0]
        if not lane:
            return "", "", None
    found = place_here(canvas)
    return found if found is not None else (first_lane(canvas.store, canvas.grid) or "new", "", None)


def _home(window: MainWindow, spot: Spot) -> Spot:
    """The place itself; on a map without lanes or columns they are made. To be called inside an edit."""
    lane, step, index = spot
    if not lane:
        return "", "", None
    session = window.session
    assert session is not None
    store, words = session.store, window.map_words
    if lane == "new":
        lane = lanes.add(store, "action", words.say(LANE), 0, zone="customer")
    if not step:
        if not grid_of(store).steps:
            stages.add(store, words.say(STAGE))
        step = grid_of(store).steps[0]
    return lane, step, index


def _first_step(window: MainWindow, step: str) -> str:
    """A step; for a stage its first one."""
    assert window.session is not None
    grid = grid_of(window.session.store)
    return step if step in grid.index else grid.steps_of[step][0]


def _lane_selected(window: MainWindow) -> bool:
    return window.canvas.kind_of(window.canvas.selected.focus) == "lane"
