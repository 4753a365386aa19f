"""Version and licences."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.widgets import plain
from app.widgets.dialogs.buttons import closing
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def show(window: MainWindow) -> None:
    """Show what this is and what it stands on."""
    window.ask(About(window))


class About(QDialog):
    """A few lines to read and to copy into a report."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(_("About Baton"))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        title = plain.label("Baton")
        title.setProperty("role", "title")
        column.addWidget(title)
        for line in (
            _("Journey maps in which no handover is dropped unseen."),
            _("Version {version}, free software under the MIT licence.", version=_version()),
            _("Fonts: Noto, under the SIL Open Font License."),
            _(
                "Qt {qt} and PySide6 under the LGPL 3; Python {python}.",
                qt=qVersion(),
                python=platform.python_version(),
            ),
        ):
            column.addWidget(plain.label(line, wrap=True))
        buttons = closing(self)
        column.addWidget(buttons)


def _version() -> str:
    from app import __version__

    try:
        return metadata.version("baton")
    except metadata.PackageNotFoundError:
        return __version__
