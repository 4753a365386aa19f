"""The keys of the actions: the usual ones, or those this person has chosen instead.

What was chosen is kept in the settings as {action: keys in Qt's portable writing}; no keys at all is a choice too.
A chosen key goes before a usual one: the action that usually has it goes without as long as somebody else has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from app.words import _, _p

if TYPE_CHECKING:
    from app.widgets.actions.registry import Command

Key = str | QKeySequence.StandardKey
Chosen = Mapping[str, Sequence[str]]
PORTABLE = QKeySequence.SequenceFormat.PortableText
NATIVE = QKeySequence.SequenceFormat.NativeText

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
_ALONE = (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Pause, Qt.Key.Key_Print, Qt.Key.Key_Menu)
"""Keys that neither type nor walk, so that they need no other key held with them; the F-keys are such keys too."""
_WALKING = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)
_MODIFIERS = (
    *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
)

_ALWAYS = ("F2",)
"""Keys that rename and edit on the map and in every list, whatever the action has."""
_ANY_ARROW, _ARROWS = "Ctrl+arrow", ("move-left", "move-right", "move-up", "move-down")
"""How pages name the usual keys of these actions together."""
_MARKS = re.compile(r"[\\`*_\[\]<>#|~]")
"""Characters that mean something in Markdown."""

_chosen: Chosen = {}


def use(chosen: Chosen) -> None:
    """Use the keys this person has chosen from now on."""
    global _chosen
    _chosen = chosen


def usual(command: Command) -> list[QKeySequence]:
    """The keys an action has when nobody has chosen others."""
    return _each_once(
        key
        for given in command.keys
        for key in (
            QKeySequence.keyBindings(given)
            if isinstance(given, QKeySequence.StandardKey)
            else [QKeySequence(given)]
        )
    )


def held_by(commands: Iterable[Command], chosen: Chosen | None = None) -> dict[str, list[QKeySequence]]:
    """The keys of every action. What cannot be a key, or is held by an action before it, is passed over."""
    wanted = _chosen if chosen is None else chosen
    taken: set[str] = set()
    found: dict[str, list[QKeySequence]] = {}
    known = list(commands)
    for own in (True, False):
        for command in known:
            if (command.id in wanted) is not own:
                continue
            given = (
                [QKeySequence.fromString(k, PORTABLE) for k in wanted[command.id]] if own else usual(command)
            )
            free = [key for key in _each_once(given) if key.toString(PORTABLE) not in taken]
            found[command.id] = [key for key in free if not own or not refusal(key)]
            taken |= {key.toString(PORTABLE) for key in found[command.id]}
    return found


def first_key(action: str) -> str:
    """The first key of an action as it is read, "" when it has none."""
    from app.widgets.actions.registry import commands

    held = held_by(commands())[action]
    return held[0].toString(NATIVE) if held else ""


def keys_for(action: str) -> str:
    """What to press for an action, for a sentence; the words of its menu when it has no keys."""
    from app.widgets.actions.registry import commands, without_mnemonic

    words = next(without_mnemonic(_(command.text)) for command in commands() if command.id == action)
    return first_key(action) or f"“{words}”"


def in_force(page: str) -> str:
    """A help page (Markdown) with the keys that this person has; pages are written with the usual ones.

    Keys that belong to no action stay, and so do those that the map and lists know beside the actions.
    """
    from app.widgets.actions.registry import commands

    held = held_by(commands())
    gone: dict[str, tuple[str, ...]] = {
        key.toString(PORTABLE): (command.id,)
        for command in commands()
        for key in usual(command)
        if key not in held[command.id]
    }
    for always in _ALWAYS:
        gone.pop(always, None)
    if not gone:
        return page
    if any((action,) in gone.values() for action in _ARROWS):
        gone[_ANY_ARROW] = _ARROWS
    written = re.compile(rf"(?<![\w+])(?:{'|'.join(map(re.escape, gone))})(?![\w+])")

    def now(found: re.Match[str]) -> str:
        each = dict.fromkeys(keys_for(action) for action in gone[found[0]])
        return _MARKS.sub(r"\\\g<0>", ", ".join(each))

    return written.sub(now, page)


def with_key(words: str, action: str) -> str:
    """What a button does, with the key that does the same where there is one."""
    key = first_key(action)
    return _p("tooltip", "{action} ({key})", action=words, key=key) if key else words


def refusal(key: QKeySequence) -> str:
    """One sentence why a key cannot be given to any action, "" when it can."""
    if key.count() == 1 and _free(key):
        return ""
    return _(
        "{keys} types, walks on the map or opens a menu. Take an F-key, or hold Ctrl.",
        keys=key.toString(NATIVE),
    )


def is_modifier(key: int) -> bool:
    """Whether a key alone is none yet: it is only held with others."""
    return key in _MODIFIERS or key == 0


def pressed_together(keys: QKeySequence) -> QKeyCombination:
    """The first keys of a sequence that are pressed together; it must not be empty."""
    return cast(QKeyCombination, cast(Any, keys)[0])  # the stubs of Qt leave the brackets out


def _free(keys: QKeySequence) -> bool:
    together = pressed_together(keys)
    key, held = together.key(), together.keyboardModifiers()
    if is_modifier(key):
        return False
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35 or (key in _ALONE and not held & ~_SHIFT):
        return True
    if held & _CTRL and held & _ALT:
        return key in (*_WALKING, *_ALONE)  # AltGr is Ctrl and Alt, and letters are typed with it
    if held & _ALT:
        return key in (*_WALKING, *_ALONE)  # with letters it opens menus
    return bool(held & (_CTRL | _META)) and key not in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


# ---- choosing
def owner(key: QKeySequence, commands: Sequence[Command], chosen: Chosen) -> str:
    """The action that has a key now, "" when it is free."""
    held = held_by(commands, chosen)
    return next((action for action, keys in held.items() if key in keys), "")


def given(
    action: str, keys: Sequence[QKeySequence], commands: Sequence[Command], chosen: Chosen
) -> dict[str, list[str]]:
    """What is chosen once an action has these keys, which others then go without."""
    written = [key.toString(PORTABLE) for key in keys]
    # Whoever is left without any key by this has its usual ones again, as far as they are free.
    after = {
        each: left
        for each, held in chosen.items()
        if (left := [k for k in held if k not in written]) or not held
    }
    after[action] = written
    return _needed(after, commands)


def as_usual(action: str, commands: Sequence[Command], chosen: Chosen) -> dict[str, list[str]]:
    """What is chosen once an action has its usual keys again, which others then go without."""
    command = next(each for each in commands if each.id == action)
    return given(action, usual(command), commands, chosen)


def _needed(chosen: dict[str, list[str]], commands: Sequence[Command]) -> dict[str, list[str]]:
    """Without the choices that say what is so anyhow: an action with its usual keys again is no longer changed."""
    for command in commands:
        if command.id in chosen:
            without = {each: keys for each, keys in chosen.items() if each != command.id}
            if held_by(commands, without)[command.id] == held_by(commands, chosen)[command.id]:
                chosen = without
    return chosen


def _each_once(keys: Iterable[QKeySequence]) -> list[QKeySequence]:
    found: list[QKeySequence] = []
    for key in keys:
        if not key.isEmpty() and key not in found:
            found.append(key)
    return found
