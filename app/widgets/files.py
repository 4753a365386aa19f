"""File work of one window: new, open, save, export, print; what goes wrong becomes one clear message."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from app import session as sessions
from app import settings as choices
from app.session import Session
from app.storage.document import SUFFIX
from app.widgets import plain
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(1, 10)),
    *(f"lpt{n}" for n in range(1, 10)),
}
"""Names that Windows keeps for devices; a map shared with a Windows laptop must not be called so."""


class Files:
    """What the File menu does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def new(self) -> None:
        """Ask how to begin: an empty map, or a template."""
        from app.widgets.dialogs.new_map import ask

        made = ask(self._window)
        if made is not None and self.may_leave():
            self._window.show_session(made)

    def open(self) -> None:
        """Ask for a file and open it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a map"), self._window.settings.folder, _kinds()
        )
        if name:
            self.open_file(name)

    def open_file(self, name: str | os.PathLike[str]) -> bool:
        """Open a named file; whether it worked. A file that cannot be read leaves the present map alone."""
        opened: list[Session] = []
        self._window.guarded(lambda: opened.append(sessions.open_map(name)))
        if not opened or not self.may_leave():
            return False
        self._window.show_session(opened[0])
        self._remember(name)
        for note in opened[0].notes[:1]:
            self._window.tell(note.sentence(self._window.words))
        return True

    def open_copy(self, name: str | os.PathLike[str]) -> None:
        """Open a sample or template as a new, unsaved map."""
        opened: list[Session] = []
        self._window.guarded(lambda: opened.append(sessions.from_template(name)))
        if opened and self.may_leave():
            self._window.show_session(opened[0])

    def save(self) -> bool:
        """Save to the map's file; ask for one when there is none. Whether it was saved."""
        session = self._window.session
        if session is None:
            return True
        if session.path is None:
            return self.save_as()
        return self._save(None)

    def save_as(self) -> bool:
        """Ask for a file and save to it."""
        name = self._ask_target(_("Save the map as"))
        return bool(name) and self._save(name)

    def save_copy(self) -> None:
        """Save a copy and stay with the present file."""
        session, name = self._window.session, self._ask_target(_("Save a copy as"))
        if session is not None and name:
            self._window.guarded(lambda: sessions.save_copy(session, name))

    def export(self) -> None:
        """Ask what to write, and write it."""
        from app.widgets.dialogs.export import ask

        ask(self._window)

    def print(self) -> None:
        """Send the handout to a printer through the system's dialog."""
        from app.widgets.dialogs.printing import ask

        ask(self._window)

    def close(self) -> None:
        """Close the map and show the start page."""
        if self.may_leave():
            self._window.show_session(None)

    def may_leave(self) -> bool:
        """Whether the present map may be left: saved, unchanged, or knowingly given up."""
        session = self._window.session
        if session is None or not session.modified:
            return True
        box = plain.message(
            self._window,
            _("Save the changes?"),
            _("“{title}” has changes that are not saved.", title=session.title or _("Untitled map")),
            _("Save them before the map is closed?"),
        )
        button = QMessageBox.StandardButton
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)
        answer = self._window.ask(box)
        if answer == button.Save:
            return self.save()
        return answer == button.Discard

    def _save(self, name: str | None) -> bool:
        session = self._window.session
        assert session is not None
        done: list[bool] = []
        self._window.guarded(lambda: (sessions.save(session, name), done.append(True)))
        if not done:
            return False
        assert session.path is not None
        self._remember(session.path)
        self._window.refresh_title()
        self._window.tell(_("Saved {name}", name=session.path.name))
        return True

    def _ask_target(self, title: str) -> str:
        session = self._window.session
        assert session is not None
        folder = str(session.path.parent) if session.path else self._window.settings.folder
        start = os.path.join(folder, file_name(session.title or _("Untitled map")) + SUFFIX)
        name, _kind = QFileDialog.getSaveFileName(self._window, title, start, _kinds())
        if name and not Path(name).suffix:
            name += SUFFIX
        return name

    def _remember(self, name: str | os.PathLike[str]) -> None:
        choices.remember(self._window.settings, name)
        choices.write(self._window.settings)


def file_name(title: str) -> str:
    """A title as a file name that Windows, macOS and Linux all accept, without an ending."""
    kept = "".join(" " if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in title)
    kept = " ".join(kept.split()).strip(" .")[:80].strip(" .") or "map"
    return f"{kept} map" if kept.split(".")[0].casefold() in RESERVED else kept


def _kinds() -> str:
    return _("Journey maps (*{suffix})", suffix=SUFFIX) + ";;" + _("All files (*)")
