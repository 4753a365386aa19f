"""Starting the editor: the application, its look and language, the first window."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from app import settings as choices
from app.widgets import qt_words, themes
from app.widgets.tidying import Tidying
from app.widgets.warming import Warming
from app.words import LANGUAGES, use

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def main(files: Sequence[str], options: argparse.Namespace) -> int:
    """Open the editor with the first of the files; returns the exit status."""
    app = application()
    settings = choices.read()
    use(settings.language or system_language())
    qt_words.install(app)
    theme = themes.chosen(settings.theme)
    themes.apply_colors(app, theme)
    from app.widgets.main_window import MainWindow

    window = MainWindow(settings)
    themes.apply_sheet(app, theme)
    if files:
        window.files.open_file(files[0])  # before anything is shown, so that only the map is painted
    window.show()
    window.look_for_lost_work()
    if options.scale:
        window.canvas.set_scale(options.scale)
    if options.center:
        window.select([options.center])
    QTimer.singleShot(0, lambda: _tidy(window))
    if options.exit_after_paint:
        # Two turns of the event loop: the first shows the window, the second has painted it.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: _painted(app)))
    else:
        warming = Warming(window)
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, warming.begin))
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: _listen(window)))
    return app.exec()


def _listen(window: MainWindow) -> None:
    """Catch errors that nobody foresaw; what that needs is not loaded before the first painting."""
    from app.widgets.window.mishaps import Mishaps

    window.mishaps = Mishaps(window)
    window.mishaps.listen()
    window.mishaps.watch()
    _hear_the_terminal(window)


def _hear_the_terminal(window: MainWindow) -> None:
    """Ctrl+C where the editor was started closes it as its window's button does: unsaved work is asked about.

    Python hears it when Qt next calls any of its functions, which `Tidying` has it do once a second.
    """
    import signal

    def close() -> None:
        if QApplication.activeModalWidget() is None:  # else an open question waits for its answer
            window.close()

    signal.signal(signal.SIGINT, lambda _number, _frame: QTimer.singleShot(0, window, close))


def _tidy(window: MainWindow) -> None:
    """What was made until now stays: rubbish is looked for from here on, and never in it."""
    gc.freeze()
    Tidying(window)


def _painted(app: QApplication) -> None:
    """Say so to whoever measures, and leave."""
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    app.quit()


def application() -> QApplication:
    """The one QApplication, named, so that settings and window lists know it."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else themes.application(sys.argv[0])
    app.setApplicationName("Baton")
    app.setApplicationDisplayName("Baton")
    app.setDesktopFileName("baton")
    return app


def system_language() -> str:
    """The first of the desktop's languages that we speak, else English.

    Qt knows them on each system; the C library calls them otherwise on Windows, and knows only what is installed.
    """
    codes = (name.split("-")[0].lower() for name in QLocale.system().uiLanguages())
    return next((code for code in codes if code in LANGUAGES), "en")
