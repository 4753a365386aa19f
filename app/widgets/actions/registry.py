"""The one registry of actions: menus, toolbar, context menus, the shortcut page and tests all derive from it.

No action is a single letter: typing on the canvas starts a card (desktop.md, shortcut rule).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.widgets.actions import keys as keys_
from app.widgets.actions.keys import Key
from app.widgets.clipboard import words
from app.widgets.plain import tooltip
from app.words import N_, _, _p, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("insert", N_("&Insert")),
    ("arrange", N_("&Arrange")),
    ("map", N_("&Map")),
    ("handovers", N_("Hand&overs")),
    ("workshop", N_("&Workshop")),
    ("view", N_("&View")),
    ("help", N_("&Help")),
)
_LOOKING = ("zoom-in", "zoom-out", "zoom-100", "fit-map")
"""What changes nothing but the eye: whoever types on the map goes on typing, as with Ctrl and the wheel, and whoever
drags goes on dragging."""


def always(_window: MainWindow) -> bool:
    """An action that can be used at any time."""
    return True


def has_map(window: MainWindow) -> bool:
    """An action that needs a map."""
    return window.has_map


class Command(NamedTuple):
    """One thing a person can do: its words, its keys, what it calls and when it can be used."""

    id: str
    text: str
    """English, marked with N_; an ellipsis when it asks something first."""
    run: Callable[[MainWindow], object]
    menu: str = ""
    group: int = 0
    """Actions of one group stand together between two separators."""
    keys: tuple[Key, ...] = ()
    enabled: Callable[[MainWindow], bool] = always
    context: tuple[str, ...] = ()
    """Record kinds (or "empty") in whose context menu it stands."""
    checked: Callable[[MainWindow], bool] | None = None
    toolbar: str = ""
    """A short word when it stands in the toolbar."""
    live_text: Callable[[MainWindow], str] | None = None
    """Its words when they depend on the map ("Undo Move card")."""
    in_text: str = ""
    """What a field calls the same thing ("paste"): while words are edited, the field does it."""


def joined(*groups: Iterable[Command]) -> tuple[Command, ...]:
    """The actions of several groups, one after the other.

    Raises ValueError: an id is given twice.
    """
    found = tuple(chain.from_iterable(groups))
    twice = [key for key, times in Counter(command.id for command in found).items() if times > 1]
    if twice:
        raise ValueError(f"actions given twice: {', '.join(twice)}")
    return found


@cache
def commands() -> tuple[Command, ...]:
    """All actions in their order in the menus, whichever of these modules was imported first."""
    from app.widgets.actions import (
        clipboard,
        edit,
        feelings,
        file,
        find,
        handovers,
        help,
        insert,
        map,
        printing,
        room,
        structure,
        timing,
        view,
    )

    return joined(
        clipboard.COMMANDS,
        edit.COMMANDS,
        feelings.COMMANDS,
        file.COMMANDS,
        find.COMMANDS,
        handovers.COMMANDS,
        help.COMMANDS,
        insert.COMMANDS,
        map.COMMANDS,
        printing.COMMANDS,
        room.COMMANDS,
        structure.COMMANDS,
        timing.COMMANDS,
        view.COMMANDS,
    )


class Actions:
    """The registry come alive for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._said: dict[str, tuple[str, str]] = {}
        """What each action is called now, and in which language."""
        self.only: frozenset[str] | None = None
        """The ids that can be used now, where only some make sense; None: all."""
        self.lately: deque[str] = deque(maxlen=20)
        """The ids that were used last, for a report of an error."""
        keys_.use(window.settings.keys)
        held = keys_.held_by(commands())
        for command in commands():
            action = QAction(window)
            action.setShortcuts(held[command.id])
            action.setCheckable(command.checked is not None)
            action.triggered.connect(self._runner(command))
            window.addAction(action)
            action.setText(_(command.text))
            self._actions[command.id] = action

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def use_keys(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Give every action the keys this person has chosen; menus, tool tips and the palette follow."""
        keys_.use(chosen)
        for action, held in keys_.held_by(commands()).items():
            self._actions[action].setShortcuts(held)
        self._said.clear()
        self.refresh()

    def refresh(self) -> None:
        """Bring words, enabled and checked states up to date; every edit asks for it, so only what differs is said."""
        language = ui().language
        for command in commands():
            action = self._actions[command.id]
            text = command.live_text(self._window) if command.live_text else _(command.text)
            if self._said.get(command.id) != (text, language):
                self._said[command.id] = text, language
                action.setText(text)
                action.setToolTip(_tip(text, action))
            action.setEnabled(self._possible(command))
            if command.checked is not None:
                action.setChecked(command.checked(self._window))

    def fill_menu(self, menu: QMenu, name: str) -> None:
        """Fill a menu of the menu bar."""
        self._fill(menu, [c for c in commands() if c.menu == name])

    def context_menu(self, kinds: set[str]) -> QMenu:
        """The context menu for what is selected; kinds of records, or "empty"."""
        self.refresh()
        menu = QMenu(self._window)
        self._fill(menu, [c for c in commands() if kinds & set(c.context) and self._possible(c)])
        return menu

    def _possible(self, command: Command) -> bool:
        return (self.only is None or command.id in self.only) and command.enabled(self._window)

    def _fill(self, menu: QMenu, chosen: list[Command]) -> None:
        group: int | None = None
        for command in sorted(chosen, key=lambda c: c.group):
            if group is not None and command.group != group:
                menu.addSeparator()
            group = command.group
            menu.addAction(self._actions[command.id])

    def _runner(self, command: Command) -> Callable[[], None]:
        def run() -> None:
            if command.in_text and words.did(self._window.canvas, command.in_text):
                return
            if self._window.canvas.gesture is not None and not _goes_on(command):
                if command.id == "undo":  # what the hand is doing is what is taken back
                    self._window.canvas.cancel_gesture()
                self.refresh()  # a mark that Qt has set by itself
                return
            if command.id not in _LOOKING:
                self._window.canvas.typing.commit()  # saving, checking or printing means what is typed, too
            if self._possible(command):
                self.lately.append(command.id)
                self._window.guarded(lambda: command.run(self._window))
            self.refresh()

        return run


def _goes_on(command: Command) -> bool:
    """Whether an action works in the middle of a gesture; one that changed the map or took the keyboard elsewhere, so
    that nobody hears Escape, waits until the hand is free."""
    return command.id in _LOOKING or command.menu == "file"


def without_mnemonic(text: str) -> str:
    """The words of an action as they are read: "&Save" is Save, "R&&D" is R&D."""
    return "&".join(part.replace("&", "") for part in text.split("&&"))


def _tip(text: str, action: QAction) -> str:
    plain = without_mnemonic(text)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return tooltip(_p("tooltip", "{action} ({key})", action=plain, key=key) if key else plain)
