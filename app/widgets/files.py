"""File work of one window: new, open, save, export, print; what goes wrong becomes one clear message."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app import session as sessions
from app import settings as choices
from app.session import Session
from app.storage import recovery
from app.storage.document import SUFFIX
from app.storage.names import file_name
from app.storage.recovery import Recoverable
from app.storage.write_errors import ChangedOnDisk, changed
from app.widgets import plain
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Files:
    """What the File menu does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._seen: sessions.OnDisk | None = None
        """How the file lay there when it was looked at last."""

    def new(self) -> None:
        """Ask how to begin: an empty map, or a template."""
        from app.widgets.dialogs.new_map import ask

        made = ask(self._window)
        if made is not None and self.may_leave():
            self._window.show_session(made)

    def open(self) -> None:
        """Ask for a file and open it."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a map"), choices.folder(self._window.settings), _kinds(pdf=True)
        )
        if name:
            self.open_file(name)

    def open_file(self, name: str | os.PathLike[str]) -> bool:
        """Open a named file; whether it worked. A file that cannot be read leaves the present map alone."""
        lost = self._lost_work_of(name)
        if lost is not None:
            return self._open_or_recover(name, lost)
        return self._open(name)

    def _open(self, name: str | os.PathLike[str]) -> bool:
        opened: list[Session] = []
        self._window.guarded(lambda: opened.append(sessions.open_map(name)))
        if not opened or not self.may_leave():
            return False
        self._window.show_session(opened[0])
        self._remember(name)
        for note in opened[0].notes[:1]:
            self._window.tell(note.sentence(self._window.words))
        return True

    # ---- work that was not saved when Baton ended unexpectedly
    def recover(self, lost: Recoverable) -> bool:
        """Show lost work as an unsaved map; whether it was shown."""
        if not self.may_leave():
            return False
        window = self._window
        window.show_session(sessions.recovered(lost), kept=lambda: recovery.discard(lost))
        window.journey.lost = [each for each in window.lost if each is not lost]
        window.tell(_("This is the recovered map. Save it to keep it."))
        return True

    def discard(self, lost: Recoverable) -> bool:
        """Forget lost work, if the person really wants that."""
        box = plain.message(
            self._window,
            _("Discard the changes?"),
            lost_words(lost),
            _("They cannot be brought back after this."),
        )
        button = box.StandardButton
        box.setStandardButtons(button.Discard | button.Cancel)
        box.setDefaultButton(button.Cancel)
        if self._window.ask(box) != button.Discard:
            return False
        recovery.discard(lost)
        self._window.journey.lost = [each for each in self._window.lost if each is not lost]
        if self._window.session is None:
            self._window.start_page.refresh()
        return True

    def _lost_work_of(self, name: str | os.PathLike[str]) -> Recoverable | None:
        path = os.path.abspath(os.fspath(name))
        found = (lost for lost in self._window.lost if lost.replayed.base.path)
        return next((lost for lost in found if os.path.abspath(lost.replayed.base.path) == path), None)

    def _open_or_recover(self, name: str | os.PathLike[str], lost: Recoverable) -> bool:
        box = plain.message(
            self._window,
            _("Baton ended unexpectedly"),
            lost_words(lost),
            _("You can go on with them, or open the file as it was saved last."),
        )
        again = box.addButton(_("Recover"), box.ButtonRole.AcceptRole)
        saved = box.addButton(_("Open the saved file"), box.ButtonRole.NoRole)
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(again)
        self._window.ask(box)
        if box.clickedButton() is again:
            return self.recover(lost)
        return box.clickedButton() is saved and self._open(name)

    def open_copy(self, name: str | os.PathLike[str]) -> None:
        """Open a sample or template as a new, unsaved map."""
        opened: list[Session] = []
        self._window.guarded(lambda: opened.append(sessions.from_template(name)))
        if opened and self.may_leave():
            self._window.show_session(opened[0])

    def save(self) -> bool:
        """Save to the map's file; ask for one when there is none. Whether it was saved."""
        self._window.finish_typing()
        session = self._window.session
        if session is None:
            return True
        if session.path is None:
            return self.save_as()
        return self._save(None)

    def save_as(self) -> bool:
        """Ask for a file and save to it."""
        self._window.finish_typing()
        name = self._ask_target(_("Save the map as"))
        return bool(name) and self._save(name)

    def save_copy(self) -> None:
        """Save a copy and stay with the present file."""
        self._window.finish_typing()
        session, name = self._window.session, self._ask_target(_("Save a copy as"))
        if session is not None and name:
            self._window.guarded(lambda: sessions.save_copy(session, name))

    def export(self) -> None:
        """Ask what to write, and write it."""
        self._window.finish_typing()
        from app.widgets.dialogs.export import ask

        ask(self._window)

    def check_pdf(self) -> None:
        """Ask for a PDF and judge whether it is open to everybody."""
        from app.widgets.dialogs.check_pdf import ask

        ask(self._window)

    def print_selection(self) -> None:
        """Print what is selected, with the headings it stands under."""
        self._window.finish_typing()
        from app.widgets.dialogs.printing import ask_part

        ask_part(self._window)

    def print_team(self, team: str) -> None:
        """Print what a team receives and sends."""
        self._window.finish_typing()
        from app.widgets.dialogs.printing import ask_team

        ask_team(self._window, team)

    def print(self) -> None:
        """Send the handout to a printer through the system's dialog."""
        self._window.finish_typing()
        from app.widgets.dialogs.printing import ask

        ask(self._window)

    def close(self) -> None:
        """Close the map and show the start page."""
        if self.may_leave():
            self._window.show_session(None)

    def may_leave(self) -> bool:
        """Whether the present map may be left: saved, unchanged, or knowingly given up."""
        self._window.finish_typing()
        self._window.canvas.typing.commit()
        session = self._window.session
        if session is None or not session.modified:
            return True
        box = plain.message(
            self._window,
            _("Save the changes?"),
            _("“{title}” has changes that are not saved.", title=session.title or _("Untitled map")),
            _("Save them before the map is closed?"),
        )
        button = box.StandardButton
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)
        answer = self._window.ask(box)
        if answer == button.Save:
            return self.save()
        return answer == button.Discard

    def _save(self, name: str | None) -> bool:
        session = self._window.session
        assert session is not None
        elsewhere: list[ChangedOnDisk] = []

        def write() -> None:
            try:
                sessions.save(session, name)
            except ChangedOnDisk as error:
                elsewhere.append(error)

        if not self._window.guarded(write):
            return False
        if elsewhere:
            return self._ask_about(elsewhere[0])
        assert session.path is not None
        self._window.keeper.saved(session.base)
        self._remember(session.path)
        self._window.refresh_title()
        self._window.tell(_("Saved {name}", name=session.path.name))
        return True

    # ---- somebody else has changed the file
    def look_at_the_file(self) -> None:
        """Ask once when somebody else has changed the file of the map; our own saves and mere touches are none."""
        session = self._window.session
        if session is None or session.path is None or self._window.leading.open:
            return
        state = sessions.state_on_disk(session)
        if state == self._seen:
            return
        self._seen = state
        if state is not None and sessions.changed_elsewhere(session):
            self._window.finish_typing()  # words in an open field are changes, too
            self._ask_about(changed(session.path.name))

    def _ask_about(self, error: ChangedOnDisk) -> bool:
        """The map under another name, or what is in the file now; whether the map is saved after that."""
        session = self._window.session
        mine = session is not None and session.modified
        more = f"{error.safe}\n{error.next}" if mine or error.code != "changed" else ""
        box = plain.message(self._window, "Baton", error.what, more)
        box.setIcon(box.Icon.Warning)
        again = None
        if error.code == "changed":
            again = box.addButton(_("Open the saved file"), box.ButtonRole.NoRole)
        named = box.addButton(_("Save &as…"), box.ButtonRole.AcceptRole)
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(named if mine or again is None else again)
        self._window.ask(box)
        if box.clickedButton() is named:
            return self.save_as()
        if session is not None and session.path is not None and box.clickedButton() is again:
            self.open_file(session.path)
        return False

    def _ask_target(self, title: str) -> str:
        from PySide6.QtWidgets import QFileDialog

        session = self._window.session
        assert session is not None
        folder = str(session.path.parent) if session.path else choices.folder(self._window.settings)
        start = os.path.join(folder, file_name(session.title or _("Untitled map")) + SUFFIX)
        name, _kind = QFileDialog.getSaveFileName(self._window, title, start, _kinds())
        if name and not Path(name).suffix:
            name += SUFFIX
        return name

    def _remember(self, name: str | os.PathLike[str]) -> None:
        choices.remember(self._window.settings, name)
        choices.write(self._window.settings)


def lost_words(lost: Recoverable) -> str:
    """ "“Return of a phone” has 12 changes that were not saved when Baton ended unexpectedly." """
    title, n = lost.title or _("Untitled map"), lost.replayed.patches
    if n == 0:
        return _("“{title}” was not saved when Baton ended unexpectedly.", title=title)
    return _n(
        "“{title}” has {n} change that was not saved when Baton ended unexpectedly.",
        "“{title}” has {n} changes that were not saved when Baton ended unexpectedly.",
        n,
        title=title,
    )


def _kinds(*, pdf: bool = False) -> str:
    """What a file dialog offers; a map can also be taken out of a PDF that has it attached."""
    maps = [_("Journey maps (*{suffix})", suffix=SUFFIX)]
    if pdf:
        maps.append(_("PDF with a map attached (*.pdf)"))
    return ";;".join([*maps, _("All files (*)")])
