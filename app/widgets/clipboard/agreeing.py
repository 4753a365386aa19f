"""Before and after pasting: what is asked or refused when it is very much, patience, and what is selected then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from app.errors import UserError
from app.importing.limits import LONGEST_CELL, MANY, MAX_TEXT, MOST, MOST_COLUMNS
from app.importing.tables import TooMuch
from app.widgets import plain
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_SELECTED = 1_000
"""Pasted cards that are selected at the most."""


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


def ask_whole(window: MainWindow) -> bool | None:
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


def add_described(window: MainWindow, n: int) -> bool | None:
    """Whether so many pictures are added although the next one was cancelled; None goes back to that one."""
    box = plain.message(
        window,
        _("Add a picture"),
        _n(
            "Before this picture, {n} picture was described. Add it?",
            "Before this picture, {n} pictures were described. Add them?",
            n,
        ),
    )
    button = QMessageBox.ButtonRole
    add = box.addButton(_n("Add {n} picture", "Add {n} pictures", n), button.AcceptRole)
    none = box.addButton(_("Add none"), button.DestructiveRole)
    back = box.addButton(_("Go on describing"), button.RejectRole)
    box.setDefaultButton(add)
    box.setEscapeButton(back)
    window.ask(box)
    clicked = box.clickedButton()
    return True if clicked is add else False if clicked is none else None


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
