"""A person gives actions other keys on the page of shortcuts; they are kept, and used wherever keys are named."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTreeWidgetItem

from app import settings as choices
from app.places import help_pages
from app.settings import Settings
from app.widgets.actions import keys
from app.widgets.actions.registry import commands
from app.widgets.dialogs.help import Help
from app.widgets.dialogs.shortcuts import Shortcuts
from app.words import use
from tests.widgets.desk import ALT, CTRL, NO_KEYS, SHIFT
from tests.widgets.window import Office, small_map

BESIDE = {"Shift+Tab", "Shift+Enter", "Shift+F10"}
"""Keys that the help names and that belong to no action."""

Page = Callable[[Shortcuts], object]


def on_the_page(office: Office, work: Page) -> None:
    """Open the page of shortcuts and do something there."""

    def answered(dialog: QDialog) -> int:
        assert isinstance(dialog, Shortcuts)
        dialog.show()
        work(dialog)
        return 0

    office.answer(answered).menu("shortcuts")


def press(page: Shortcuts, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS, text: str = "") -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(page.field, QKeyEvent(kind, key, held, text))


def give(page: Shortcuts, action: str, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    page.go(action)
    page.changing.click()
    press(page, key, held)


def keys_of(office: Office, action: str) -> list[str]:
    return [k.toString(keys.PORTABLE) for k in office.window.actions_[action].shortcuts()]


def shown(page: Shortcuts) -> list[str]:
    return [item.text(0) for item in page._items() if not item.isHidden()]


def line(page: Shortcuts, action: str) -> QTreeWidgetItem:
    page.go(action)
    item = page.table.currentItem()
    assert item is not None
    return item


def test_an_action_gets_other_keys_and_everything_follows(office: Office) -> None:
    office.show(small_map())
    on_the_page(office, lambda page: give(page, "fold-all", Qt.Key.Key_U, CTRL | SHIFT))
    assert keys_of(office, "fold-all") == ["Ctrl+Shift+U"]
    assert "Ctrl+Shift+U" in office.window.actions_["fold-all"].toolTip()
    assert choices.read().keys == {"fold-all": ["Ctrl+Shift+U"]}
    on_the_page(office, lambda page: give(page, "print", Qt.Key.Key_F9, SHIFT))
    assert "Shift+F9" in office.window.header.print_button.toolTip()


def test_keys_come_back_with_the_next_start(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    office = Office(monkeypatch, Settings(keys={"review": ["Ctrl+R"], "fit-map": []}))
    try:
        assert keys_of(office, "review") == ["Ctrl+R"]
        assert keys_of(office, "fit-map") == []
    finally:
        office.window.close()


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (Qt.Key.Key_G, NO_KEYS, "g"),
        (Qt.Key.Key_G, SHIFT, "G"),
        (Qt.Key.Key_5, NO_KEYS, "5"),
        (Qt.Key.Key_Comma, NO_KEYS, ","),
        (Qt.Key.Key_Space, NO_KEYS, " "),
        (Qt.Key.Key_Tab, NO_KEYS, ""),
        (Qt.Key.Key_Return, NO_KEYS, ""),
        (Qt.Key.Key_Left, SHIFT, ""),
        (Qt.Key.Key_Home, NO_KEYS, ""),
        (Qt.Key.Key_F, ALT, ""),
        (Qt.Key.Key_Q, CTRL | ALT, "@"),
    ],
)
def test_keys_that_type_walk_or_open_menus_are_refused(
    office: Office, key: Qt.Key, held: Qt.KeyboardModifier, text: str
) -> None:
    def work(page: Shortcuts) -> None:
        page.go("fold-all")
        page.changing.click()
        press(page, key, held, text)
        assert "Take an F-key, or hold Ctrl." in page.said.text()
        assert page.field.isVisible(), "the next keys are still waited for"
        press(page, Qt.Key.Key_F9, SHIFT)

    on_the_page(office, work)
    assert keys_of(office, "fold-all") == ["Shift+F9"]


def test_keys_of_another_action_are_taken_only_when_that_is_wanted(office: Office) -> None:
    def look(page: Shortcuts) -> None:
        give(page, "fold-all", Qt.Key.Key_F8)
        assert page.said.text() == "F8 belongs to “Next open point”."

    on_the_page(office, look)
    assert keys_of(office, "next-finding") == ["F8"] and keys_of(office, "fold-all") == []

    def take(page: Shortcuts) -> None:
        look(page)
        page.taking.click()
        assert page.said.text() == "“Fold all stages” now has F8."

    on_the_page(office, take)
    assert keys_of(office, "fold-all") == ["F8"] and keys_of(office, "next-finding") == []
    assert choices.read().keys == {"fold-all": ["F8"]}


def test_usual_keys_come_back_for_one_and_for_all(office: Office) -> None:
    def change(page: Shortcuts) -> None:
        give(page, "fold-all", Qt.Key.Key_F8)
        page.taking.click()
        give(page, "fit-map", Qt.Key.Key_F9, SHIFT)
        page.go("undo")
        page.without.click()

    def one(page: Shortcuts) -> None:
        assert not line(page, "redo").font(1).bold() and line(page, "undo").font(1).bold()
        page.go("undo")
        page.usual.click()

    on_the_page(office, change)
    assert keys_of(office, "undo") == []
    on_the_page(office, one)
    assert keys_of(office, "undo")[0] == "Ctrl+Z"
    assert keys_of(office, "fit-map") == ["Shift+F9"]
    office.answer("Usual keys for all…", "Yes").menu("shortcuts")
    assert keys_of(office, "fit-map") == ["Ctrl+Shift+H"] and keys_of(office, "next-finding") == ["F8"]
    assert choices.read().keys == {}


def test_usual_keys_are_taken_back_from_whoever_has_them(office: Office) -> None:
    known = commands()
    f8 = QKeySequence("F8")
    chosen = keys.given("review", [f8], known, {})
    chosen = keys.given("next-finding", [QKeySequence("Ctrl+R")], known, chosen)
    again = keys.as_usual("next-finding", known, chosen)
    assert again == {}, "the action that had taken F8 has its own key again"


def test_escape_leaves_the_keys_as_they_are(office: Office) -> None:
    def work(page: Shortcuts) -> None:
        page.go("fit-map")
        page.changing.click()
        press(page, Qt.Key.Key_Escape)
        assert page.isVisible() and not page.field.isVisible()

    on_the_page(office, work)
    assert keys_of(office, "fit-map") == ["Ctrl+Shift+H"]


def test_a_key_held_alone_is_none_yet(office: Office) -> None:
    def work(page: Shortcuts) -> None:
        page.go("fit-map")
        page.changing.click()
        press(page, Qt.Key.Key_Control, CTRL)
        press(page, Qt.Key.Key_Shift, CTRL | SHIFT)
        assert page.field.isVisible()

    on_the_page(office, work)
    assert keys_of(office, "fit-map") == ["Ctrl+Shift+H"]


def test_keys_are_named_as_they_are_printed_on_keyboards(office: Office) -> None:
    def work(page: Shortcuts) -> None:
        assert line(page, "add-card").text(1) == "Ctrl+Enter"
        assert line(page, "save").text(1) == "Ctrl+S", "few keyboards have a key for saving"

    on_the_page(office, work)
    office.show(small_map())
    assert "Ctrl+Enter" in office.window.actions_["add-card"].toolTip()
    assert keys_of(office, "add-card") == ["Ctrl+Enter", "Ctrl+Return"], "either Enter key will do"


def test_what_the_map_needs_itself_stays(office: Office) -> None:
    def work(page: Shortcuts) -> None:
        page.table.setCurrentItem(page._items()[0])
        assert not page.changing.isEnabled()
        assert page.said.text() == "The map itself needs these keys, so they stay."

    on_the_page(office, work)


def test_an_action_is_found_by_its_name_or_keys(office: Office) -> None:
    def work(page: Shortcuts) -> None:
        page.search.setText("fit")
        assert shown(page) == ["Fit the map", "Fit the selection"]
        assert page._action() == "fit-map", "what was found can be changed at once"
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(page.search, QKeyEvent(kind, Qt.Key.Key_Return, NO_KEYS))
        assert page.isVisible() and page.field.isVisible()
        press(page, Qt.Key.Key_Escape)
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert page.isVisible() and page.field.isVisible()
        press(page, Qt.Key.Key_Escape)
        page.search.setText("ctrl+shift+h")
        assert shown(page) == ["Fit the map"]

    on_the_page(office, work)


@pytest.mark.parametrize(
    "held",
    [
        {"fit-map": ["Q"]},
        {"fit-map": ["no such key", ""]},
        {"fit-map": ["Alt+F"]},
        {"fit-map": ["Ctrl+K, Ctrl+K"]},
        {"never": ["Ctrl+R"]},
    ],
)
def test_damaged_choices_never_make_a_letter_a_command(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, held: dict[str, list[str]]
) -> None:
    office = Office(monkeypatch, Settings(keys=held))
    try:
        assert keys_of(office, "fit-map") == ([] if "fit-map" in held else ["Ctrl+Shift+H"])
    finally:
        office.window.close()


def test_two_actions_never_share_keys_however_they_were_chosen() -> None:
    held = keys.held_by(commands(), {"fit-map": ["Ctrl+R"], "review": ["Ctrl+R", "F3"]})
    given = [key.toString(keys.PORTABLE) for each in held.values() for key in each]
    assert len(given) == len(set(given))
    assert "Ctrl+R" in given and "F3" in given
    assert held["find-next"] == [], "a chosen key goes before a usual one"


def test_sentences_name_the_keys_that_are_in_use(office: Office) -> None:
    use("en")
    keys.use({})
    assert keys.keys_for("connect") == "Ctrl+J"
    keys.use({"connect": ["Ctrl+R"], "lock": []})
    try:
        assert keys.keys_for("connect") == "Ctrl+R"
        assert keys.keys_for("lock") == "“Lock”"
    finally:
        keys.use({})


def help_said(office: Office, page: str) -> str:
    """What a page of the help says."""
    said: list[str] = []

    def read(dialog: QDialog) -> int:
        assert isinstance(dialog, Help)
        dialog.go(page)
        said.append(" ".join(dialog.text.toPlainText().split()))
        return 0

    office.answer(read).menu("help")
    return said[0]


def test_the_help_names_the_keys_that_somebody_has_chosen(office: Office) -> None:
    assert "taken back with Ctrl+Z" in help_said(office, "first-map")
    on_the_page(office, lambda page: give(page, "undo", Qt.Key.Key_F11, CTRL))
    on_the_page(office, lambda page: give(page, "connect", Qt.Key.Key_F10, CTRL | SHIFT))
    said = help_said(office, "first-map")
    assert "taken back with Ctrl+F11" in said and "Ctrl+Z" not in said
    assert "Ctrl+Shift+F10 links it, F2 edits its text, F4 shows the panel" in said, "the others stay"
    assert "Ctrl+F11 takes the last card back" in help_said(office, "capture")


def test_an_action_without_keys_is_called_in_the_help_by_the_words_of_its_menu(office: Office) -> None:
    office.window.actions_.use_keys({"undo": []})
    assert "taken back with “Undo”" in help_said(office, "first-map")
    office.window.actions_.use_keys({})
    assert "taken back with Ctrl+Z" in help_said(office, "first-map")


def test_arrows_that_are_named_together_are_named_one_by_one_when_one_is_another(office: Office) -> None:
    assert "Ctrl+arrow moves a card" in help_said(office, "first-map")
    office.window.actions_.use_keys({"move-left": ["Ctrl+F11"], "move-down": ["Ctrl+F12"]})
    said = {page: help_said(office, page) for page in ("first-map", "arranging")}
    office.window.actions_.use_keys({})
    for words in said.values():
        assert "Ctrl+arrow" not in words and "Ctrl+F11, Ctrl+Right, Ctrl+Up, Ctrl+F12" in words


def test_keys_are_found_whole_and_cannot_change_how_a_page_looks(office: Office) -> None:
    office.window.actions_.use_keys({"undo": ["Ctrl+*"], "redo": ["Ctrl+F9"]})
    page = keys.in_force("Ctrl+Z, **Ctrl+Z**, Ctrl+Shift+Z, xCtrl+Z, Ctrl+Zx, Shift+Ctrl+Z")
    office.window.actions_.use_keys({})
    assert page == r"Ctrl+\*, **Ctrl+\***, Ctrl+F9, xCtrl+Z, Ctrl+Zx, Shift+Ctrl+Z"


def test_every_key_of_an_action_that_the_help_names_is_one_it_has(office: Office) -> None:
    """A page that names a usual key in its own way would go on naming it."""
    usual = {key.toString(keys.PORTABLE) for command in commands() for key in keys.usual(command)}
    for page in help_pages():
        for written in re.findall(
            r"(?<![\w+])(?:(?:Ctrl|Shift|Alt)\+)+[A-Z]\w*(?![\w+])", page.read_text("utf-8")
        ):
            assert written in usual | BESIDE, f"{page.stem}: {written}"
