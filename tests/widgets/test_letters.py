"""The letters of menus: in every menu and context menu, in every language, each stands for one entry."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.widgets.actions.letters import lettered
from app.widgets.actions.registry import MENUS, commands, without_mnemonic
from app.words import LANGUAGES, load
from tests.widgets.window import Office, small_map

pytestmark = pytest.mark.usefixtures("english_again")


def letters_of(texts: list[str]) -> list[str]:
    found = (re.search(r"&([^&])", text.replace("&&", "")) for text in texts)
    return [match[1].lower() for match in found if match]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_letter_stands_for_two_entries_of_a_menu(language: str) -> None:
    words = load(language)
    places: dict[str, list[str]] = {}
    for command in commands():
        for place in (command.menu, *(f"context {kind}" for kind in command.context)):
            places.setdefault(place, []).append(words.say(command.text))
    places["insert"].append(words.say("L&ane"))
    places["view"] += [words.say("&Theme"), words.say("&Language of the menus")]
    assert len(places) > 15
    for place, texts in places.items():
        given = lettered(texts)
        assert [without_mnemonic(text) for text in given] == [without_mnemonic(text) for text in texts]
        found = letters_of(given)
        assert [letter for letter, n in Counter(found).items() if n > 1] == [], (language, place)
        assert all(re.fullmatch("[a-z]", letter) for letter in found), (language, place, found)
        assert len(texts) - len(found) <= max(2, len(texts) - 16), (language, place, given)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_letter_stands_for_two_menus(language: str) -> None:
    found = letters_of([load(language).say(text) for _name, text in MENUS])
    assert len(set(found)) == len(MENUS) and all(re.fullmatch("[a-z]", letter) for letter in found)


def test_the_first_keeps_its_letter_and_an_ampersand_stays_one() -> None:
    assert lettered(["&Copy", "Look &closer", "&Cut", "R&&D"]) == ["&Copy", "&Look closer", "C&ut", "&R&&D"]
    assert lettered(["Kópia", "&žaba", "čšž"]) == ["&Kópia", "ž&aba", "čšž"]
    assert lettered(["", "a", "&a", "a&"]) == ["", "a", "&a", "a"]


def test_a_context_menu_has_letters_of_its_own_while_it_is_open(office: Office, qtbot: QtBot) -> None:
    office.show(small_map()).select("Opens a case")
    before = {name: office.window.actions_[name].text() for name in office.window.actions_}
    office.window.menus.context([office.id("Opens a case")], QPoint(200, 200))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = letters_of([entry.text() for entry in menu.actions()])
    assert len(found) == len(set(found)) > 10
    menu.close()
    office.settle()
    assert {name: office.window.actions_[name].text() for name in office.window.actions_} == before
