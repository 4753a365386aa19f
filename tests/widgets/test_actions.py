"""The registry of actions: words, keys and menus hold for all of them, on every keyboard of our languages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.widgets.actions.registry import Command, commands, joined
from app.words import LANGUAGES
from tests.widgets.window import Office, small_map

PLAIN = re.compile(
    r"(?:(?:Ctrl|Shift|Alt|Meta)\+)*"
    r"(?:[A-Z]|F\d{1,2}|Left|Right|Up|Down|Home|End|PgUp|PgDown|Space|Return|Enter|Tab|Del|[.,-])"
)
"""Keys that need neither Shift nor AltGr on a Slovene, Italian, Estonian, Czech or Lithuanian keyboard."""
TWO_WAYS = {"zoom-in": "the pair Ctrl++ and Ctrl+=, one of which is plain everywhere; the keypad has it too"}


def keys(office: Office, action: str) -> list[str]:
    portable = QKeySequence.SequenceFormat.PortableText
    return [key.toString(portable) for key in office.window.actions_[action].shortcuts()]


def test_no_shortcut_is_a_single_letter(office: Office) -> None:
    for action in office.window.actions_:
        for key in keys(office, action):
            assert len(key) > 1, f"{action}: typing {key!r} on the map would no longer start a card"
            assert not key.startswith("Shift+") or re.fullmatch(r"Shift\+(F\d+|Del|Ins)", key), (action, key)


def test_no_two_actions_have_the_same_shortcut(office: Office) -> None:
    given = Counter(key for action in office.window.actions_ for key in keys(office, action))
    assert [key for key, n in given.items() if n > 1] == []


def test_every_shortcut_can_be_typed_on_every_keyboard(office: Office) -> None:
    for action in office.window.actions_:
        found = keys(office, action)
        if not found or action in TWO_WAYS:
            continue
        assert any(PLAIN.fullmatch(key) for key in found), f"{action}: {found}"


def test_every_action_says_what_it_does_and_with_which_key(office: Office) -> None:
    office.show(small_map())
    for command in commands():
        action = office.window.actions_[command.id]
        assert action.text().strip(), command.id
        assert action.toolTip().strip(), command.id
        native = QKeySequence.SequenceFormat.NativeText
        first = action.shortcut().toString(native)
        assert not first or first.replace("<", "&lt;") in action.toolTip(), command.id


def test_mnemonics_are_unique_in_every_menu(office: Office) -> None:
    office.show(small_map())
    bar = office.window.menuBar()
    menus = [m for m in office.window.findChildren(QMenu) if m.actions()]
    for actions in [bar.actions(), *(menu.actions() for menu in menus)]:
        found = Counter(
            match[1].casefold()
            for action in actions
            if (match := re.search(r"&([^&])", action.text().replace("&&", "")))
        )
        doubled = [key for key, n in found.items() if n > 1]
        assert doubled == [], [action.text() for action in actions]


def test_every_action_can_be_reached_by_a_menu(office: Office) -> None:
    office.show(small_map())
    reached = {action for menu in office.window.findChildren(QMenu) for action in menu.actions()}
    missing = [name for name in office.window.actions_ if office.window.actions_[name] not in reached]
    assert missing == []


def test_actions_that_need_a_map_rest_on_the_start_page(office: Office) -> None:
    assert not office.window.actions_["save"].isEnabled()
    assert not office.window.actions_["export"].isEnabled()
    assert office.window.actions_["open"].isEnabled()
    office.show(small_map())
    assert office.window.actions_["save"].isEnabled()


def test_an_action_is_given_only_once() -> None:
    with pytest.raises(ValueError, match="save"):
        joined(commands(), [Command("save", "&Save", lambda _w: None)])


def test_menus_have_their_order_whatever_was_imported_first() -> None:
    ask = "from app.widgets.actions.registry import commands; print([c.id for c in commands()])"
    first = "import app.widgets.actions.view, app.widgets.actions.insert; "
    said = [
        subprocess.run([sys.executable, "-c", before + ask], capture_output=True, text=True, check=True)
        for before in ("", first)
    ]
    assert said[0].stdout == said[1].stdout != ""


def test_the_context_menu_offers_only_what_fits(office: Office) -> None:
    office.show(small_map()).select("Opens a case")
    words = [a.text() for a in office.window.actions_.context_menu({"card"}).actions()]
    assert "Du&plicate" in words and "&Stage" not in words


def test_an_ampersand_in_a_title_is_no_key(office: Office) -> None:
    from app.model.edits import cards, lanes

    made = small_map()
    office.show(made)
    lane = lanes.add(made.store, "process", "R&D")
    card = office.id("Opens a case")
    cards.move(made.store, card, lane, str(made.store[card]["pos"][1]))
    assert office.window.actions_["undo"].text() == "&Undo Move 1 card to R&&D"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_fits_on_a_low_screen(office: Office, language: str) -> None:
    office.menu(f"language-{language}")
    for action in office.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert menu.sizeHint().height() <= 720 - 28, f"{action.text()} is too high for 1280 x 720"
    office.menu("language-en")
