"""The faint ring where work changes teams without an arrow: does the other team learn of it?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.model.edits import links
from app.widgets import plain
from app.widgets.canvas.hit import ASKED
from app.words import _, _p

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def answer_menu(canvas: Canvas, owner: str) -> QMenu:
    """The question in words and its three answers; yes stores a handover, the others are kept as answers."""
    source, to = owner.split(ASKED, 1)
    menu = QMenu(canvas)
    menu.aboutToHide.connect(menu.deleteLater)
    blocks = canvas.drawing.index.of_owner(owner)
    asked = next((block.node.label for block in blocks if block.node is not None), "")
    title = plain.action(asked, menu)
    title.setEnabled(False)
    menu.addAction(title)
    menu.addSeparator()
    for text, answer in (
        (_("Yes: make it a handover"), "yes"),
        (_p("answer", "No"), "no"),
        (_("Not known yet"), "unknown"),
    ):
        menu.addAction(text, partial(_answer, canvas, source, to, answer))
    return menu


def _answer(canvas: Canvas, source: str, to: str, answer: str) -> None:
    if source not in canvas.store or to not in canvas.store:
        return  # removed while the question stood there
    key = links.answer_question(canvas.store, source, to, answer)
    if answer == "yes":
        canvas.selected.set([key])
