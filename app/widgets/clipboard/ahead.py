"""Very many cards are measured before they are made: beside the window, with a bar and a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.export.progress import Progress, step
from app.importing.limits import MANY
from app.importing.making import card_fields
from app.scene.draw.frame import PAD
from app.scene.draw.pen import lines_of
from app.scene.grid_layout import GUTTER
from app.scene.view import COLUMN_W
from app.widgets.dialogs import working
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_AT_A_TIME = 50
"""Cards after which the bar moves."""


def measured(window: MainWindow, texts: Sequence[str]) -> bool:
    """Measure the words of cards that will be made; False when the person has stopped it, and nothing is changed.

    What was measured is remembered, so that the map then shows the cards without a long silence.
    """
    if len(texts) < MANY:
        return True
    room = COLUMN_W - GUTTER - 2 * PAD

    def work(progress: Progress) -> bool:
        for number, text in enumerate(texts):
            if number % _AT_A_TIME == 0:
                step(progress, number, len(texts))
            lines_of(str(card_fields(text)["title"]), "card", room)
        return True

    return working.run(window, _("Reading the text…"), work) is True
