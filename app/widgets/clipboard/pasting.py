"""Paste: what lies on the clipboard becomes cards, a table of stages and lanes, a picture, or a part of a map.

Everything is looked at first; nothing is changed before it is clear what will be, and then in one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from app.export.progress import Progress
from app.importing import making, reading
from app.importing.reading import Found
from app.importing.tables import Table, TooMuch
from app.model.edits import pasting
from app.storage import fragment_text
from app.widgets.actions.keys import keys_for
from app.widgets.canvas.verbs import may_start
from app.widgets.clipboard import ahead
from app.widgets.clipboard.agreeing import agreed, ask_whole, done, patience, too_much
from app.widgets.clipboard.source import Source, look
from app.widgets.clipboard.spots import Spot, first_step, home, lane_selected, spot_here, where_for
from app.widgets.dialogs import working
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_QUICK = 200_000
"""Characters that are read at once; more are read beside the window."""


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
        if found is not None and found.empty and not source.fragment:
            window.tell(_("There is nothing on the clipboard that can be pasted."))
            return
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
        across = found.across or (spot is None and lane_selected(window) and len(found.entries) > 1)
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


def put_lines(
    window: MainWindow, texts: Sequence[str], spot: Spot | None = None, *, across: bool = False
) -> None:
    """A card for each text, below each other or along the steps; asked first when there are very many."""
    session = window.session
    n = len([text for text in texts if text])
    if session is None or not n or not agreed(window, n):
        return
    where = spot or spot_here(window)
    if where is None or (where[0] in session.store and not may_start(window.canvas, where[0], where[1])):
        return
    if not ahead.measured(window, texts):
        return
    store, made = session.store, list[str]()
    with patience(n), store.edit("paste-card", n=n):
        lane, step, index = home(window, where)
        if across and lane:
            made = making.make_across(store, texts, lane, first_step(window, step))
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
    where = spot or spot_here(window)
    dialog = PasteTable(window, table, where[:2] if where else None)
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return
    plan = dialog.plan
    if agreed(window, len(plan.entries)) and ahead.measured(window, [entry.text for entry in plan.entries]):
        with patience(len(plan.entries)):
            done(window, making.make(session.store, plan, window.map_words))


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
        whole = ask_whole(window)
        if whole is None:
            return
        if whole:
            with patience(n):
                done(window, pasting.put_whole(store, fragment, own_fields=True))
            return
    with patience(n):
        done(window, pasting.put(store, fragment, where_for(window, fragment, spot)))
