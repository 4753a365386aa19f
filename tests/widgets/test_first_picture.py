"""The first picture of the window is the whole one, also where panels were open when the program was left."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.places import resources
from app.settings import Settings
from app.widgets import themes
from app.widgets.main_window import MainWindow
from tests.widgets.window import Office, small_map

SAMPLE = resources() / "samples" / "bank-onboarding-as-is.jmap"


def pictures(window: MainWindow, path: Path | None) -> list[QImage]:
    """The window as it is painted first, and as it is when everything has come to rest."""
    window.resize(1300, 900)
    if path is not None:
        window.files.open_file(path)
    window.show()
    taken = []
    for turns in (2, 20):
        for _turn in range(turns):
            QApplication.processEvents()
        taken.append(window.grab().toImage())
    return taken


def seen(widget: QWidget | None) -> bool:
    return widget is not None and widget.isVisible()


def name_of(widget: QWidget | None) -> str:
    """What a screen reader calls it."""
    assert widget is not None
    return widget.accessibleName()


@pytest.mark.parametrize("path", [None, SAMPLE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_comes_in_after_the_first_picture(
    office: Office, theme: Literal["light", "dark"], path: Path | None
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    themes.apply_colors(app, themes.chosen(theme))  # in the order of a start
    window = MainWindow(Settings(theme=theme, language="en"))
    themes.apply_sheet(app, themes.chosen(theme))
    first, later = pictures(window, path)
    assert first == later
    window.apply_theme()
    assert window.grab().toImage() == first, "and it is dressed as one who changes the theme sees it"
    window.close()
    window.deleteLater()
    themes.apply(app, themes.chosen("light"))


@pytest.mark.parametrize("side", ["outline", "history"])
@pytest.mark.parametrize("below", ["handovers", "replies", "findings", "actions", "votes"])
def test_panels_that_were_open_are_in_the_first_picture(office: Office, side: str, below: str) -> None:
    window = MainWindow(
        Settings(theme="light", language="en", side=side, bottom=below, inspector=True, palette=True)
    )
    first, later = pictures(window, SAMPLE)
    assert first == later
    assert window.finding.shown(side) and window.panels.side.isVisible()
    panel = window.finding.outline if side == "outline" else window.finding.history
    assert panel.isVisible() and panel.model().rowCount() > 0
    assert window.open_list == below and seen(window.lists.focusProxy())
    assert seen(window.inspector.widget())
    strip = window.palette_strip
    assert strip.isVisible() and all(not piece.icon().isNull() and piece.text() for piece in strip.pieces)
    window.close()
    window.deleteLater()


def test_panels_made_late_follow_the_map_and_the_language(office: Office) -> None:
    office.open(SAMPLE)
    office.menu("outline")
    office.window.set_language("cs")
    assert name_of(office.window.panels.side.currentWidget()) == "Osnova"
    office.menu("history")
    assert name_of(office.window.panels.side.currentWidget()) != "Steps taken"
    office.window.set_language("en")
    assert name_of(office.window.panels.side.currentWidget()) == "Steps taken"
    office.window.files.open_file(resources() / "samples" / "bank-onboarding-to-be.jmap")
    office.settle().menu("outline")
    tree = office.window.finding.outline
    stages = office.session.store.of("stage")
    assert tree.model().rowCount() >= len(stages) > 0


def test_f6_visits_a_bar_only_after_somebody_has_opened_it(office: Office) -> None:
    office.open(SAMPLE)
    assert not office.window.finding.bars
    office.menu("find")
    bar = office.window.finding.bar
    assert office.window.finding.bars == [bar] and bar.isVisible() and bar.field.hasFocus()
    office.menu("filter")
    assert office.window.finding.bars == [bar, office.window.finding.filter]
    column = office.window.finding.middle.layout()
    assert column is not None
    assert column.indexOf(bar) == 0 and column.indexOf(office.window.finding.filter) == 1


class _Sizes(QObject):
    """The sizes at which a widget was painted, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QSize] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen.append(watched.size())
        return False


def test_a_map_that_is_opened_from_the_start_page_keeps_its_place(office: Office) -> None:
    sizes = _Sizes()
    office.window.canvas.installEventFilter(sizes)
    office.show(small_map())
    for _turn in range(20):
        QApplication.processEvents()
    assert sizes.seen and len({size.toTuple() for size in sizes.seen}) == 1
