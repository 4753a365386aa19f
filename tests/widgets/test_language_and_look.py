"""Menus in another language at once, Qt's own words included; other themes at once."""

from __future__ import annotations

import gettext
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QRadioButton,
    QToolButton,
)

from app import days
from app import settings as choices
from app.model.edits import fields, insights
from app.model.grid import map_of
from app.scene.theme import THEMES, contrast
from app.widgets import qt_words, start, themes
from app.widgets.dialogs.agree import Agree
from app.widgets.lists.actions import DUE
from app.words import LANGUAGES, load, use
from tests.widgets.window import Office, small_map

pytestmark = pytest.mark.usefixtures("english_again")


@pytest.mark.parametrize(
    ("desktop", "ours"),
    [
        (["sl-Latn-SI", "sl-SI", "sl"], "sl"),
        (["de-AT", "de", "et-EE", "et", "en-GB"], "et"),
        (["en-GB", "en", "cs"], "en"),
        (["de-DE", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_a_first_start_speaks_the_first_language_of_the_desktop_that_it_knows(
    monkeypatch: pytest.MonkeyPatch, desktop: list[str], ours: str
) -> None:
    class Desktop:
        def uiLanguages(self) -> list[str]:
            return desktop

    monkeypatch.setattr("app.widgets.start.QLocale.system", Desktop)
    assert start.system_language() == ours


class Pseudo(gettext.NullTranslations):
    """A language in which every text is its own, in brackets: complete from the first day."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"

    def pgettext(self, context: str, message: str) -> str:
        return f"[{message}]"


def test_the_language_changes_at_run_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load("cs"), "_catalogue", Pseudo())
    office.show(small_map())
    office.window.toggle_list("handovers")
    office.menu("language-cs")
    assert office.words_on("save") == "[Save]"
    assert office.window.menuBar().actions()[0].text() == "[&File]"
    heading = office.window.lists._tables["handovers"].horizontalHeaderItem(0)
    assert heading is not None and heading.text() == "[State]"
    assert {label.text() for label in office.window.inspector.findChildren(QLabel)} >= {"[Title]", "[Scope]"}
    assert office.window.header.pill.text() == "[0 confirmed], [1 gap], [2 to clarify]"
    assert office.window.actions_["language-cs"].isChecked()
    assert choices.read().language == "cs"
    assert office.window.header.print_button.text() == "[Print pack]"
    office.menu("language-en")
    assert office.words_on("save") == "Save"
    assert office.title == "Return of a faulty phone"


def test_qt_asks_our_catalogue_and_keeps_english_when_it_has_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    use("et")
    words = {"Cancel": "Loobu"}
    monkeypatch.setattr("app.words.Words.pick", lambda self, context, text, **values: words.get(text, text))
    app = QApplication.instance()
    assert app is not None
    qt_words.install(app)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Loobu"
    assert QCoreApplication.translate("QPlatformTheme", "No such words") == "No such words"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Loobu"
    use("en")
    qt_words.install(app)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_the_labels_of_qt_s_own_file_dialog_are_in_the_language_of_the_menus(
    office: Office, language: str
) -> None:
    app = QApplication.instance()
    assert app is not None
    use(language)
    qt_words.install(app)
    dialog = QFileDialog(office.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter("*.png")
    labels = [label.text().replace("&", "") for label in dialog.findChildren(QLabel) if label.text()]
    dialog.deleteLater()
    use("en")
    qt_words.install(app)
    assert labels and not {"Look in:", "File name:", "Files of type:"} & set(labels)


def test_qt_words_are_marked_for_the_catalogue() -> None:
    texts = qt_words.texts()
    assert len(texts) == len(set(texts)) and "Cancel" in texts


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_theme_dresses_the_whole_window(office: Office, name: str) -> None:
    office.show(small_map())
    office.window.toggle_list("findings")
    office.menu(f"theme-{name}")
    theme = THEMES[name]
    assert office.window.theme is theme and choices.read().theme == name
    assert office.window.palette().window().color().name() == theme.color("paper")
    picture = office.window.grab().toImage()
    assert picture.pixelColor(picture.width() - 5, 60).name() == theme.color("paper")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
def test_a_choice_that_is_not_taken_is_seen(
    office: Office, name: str, kind: type[QRadioButton] | type[QCheckBox]
) -> None:
    theme = THEMES[name]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    themes.apply(app, theme)
    button = kind("Leave it")
    button.resize(button.sizeHint())
    seen = button.grab().toImage()
    colors = {seen.pixelColor(x, y).name() for x in range(17) for y in range(seen.height())}
    assert max(contrast(color, theme.color("paper")) for color in colors) >= 3


def test_the_buttons_of_qt_s_own_file_dialog_have_room_for_their_signs(office: Office) -> None:
    office.menu("theme-light")
    dialog = QFileDialog(office.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    buttons = [each for each in dialog.findChildren(QToolButton) if each.isVisible()]
    assert len(buttons) >= 5
    for button in buttons:
        seen = button.grab(button.rect().adjusted(4, 4, -4, -4)).toImage()
        signs = [
            (x, y)
            for x in range(seen.width())
            for y in range(seen.height())
            if seen.pixelColor(x, y).lightness() < 250
        ]
        assert len(signs) > 20, button.objectName()
    dialog.close()


def test_style_sheets_have_their_pictures() -> None:
    from pathlib import Path

    from app.widgets.style_pictures import pictures

    for theme in THEMES.values():
        for url in pictures(theme).values():
            assert Path(url[5:-2]).read_text("utf-8").startswith("<svg")


def test_a_program_without_a_temporary_folder_still_has_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.widgets import style_pictures

    def refuse(*_args: object, **_values: object) -> object:
        raise OSError("no folder")

    style_pictures._folder.cache_clear()
    with monkeypatch.context() as disk:
        disk.setattr("tempfile.mkdtemp", refuse)
        assert set(style_pictures.pictures(THEMES["light"]).values()) == {"none"}
    style_pictures._folder.cache_clear()


def test_the_system_theme_is_light_or_dark(office: Office) -> None:
    assert themes.chosen("system") in (THEMES["light"], THEMES["dark"])
    assert themes.chosen("no such theme") in (THEMES["light"], THEMES["dark"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_is_offered_in_itself(office: Office, code: str) -> None:
    from app.words import LANGUAGE_NAMES

    assert office.words_on(f"language-{code}") == LANGUAGE_NAMES[code]


@pytest.mark.parametrize(
    "language, shown", [("lt", "Ctrl+Shift+Return"), ("it", "Ctrl+Shift+Invio"), ("sl", "Ctrl+Shift+Return")]
)
def test_keys_are_called_as_they_are_printed(office: Office, language: str, shown: str) -> None:
    """ "Return" is also the title of a stage, and Qt's Lithuanian has a name for Ctrl that no keyboard has."""
    office.window.set_language(language)
    try:
        assert QKeySequence("Ctrl+Shift+Return").toString(QKeySequence.SequenceFormat.NativeText) == shown
    finally:
        office.window.set_language("en")


@pytest.mark.parametrize(
    ("language", "written"), [("en", "24/12/2026"), ("cs", "24. 12. 2026"), ("lt", "2026-12-24")]
)
def test_a_day_is_written_one_way_wherever_it_stands(office: Office, language: str, written: str) -> None:
    office.show(small_map())
    store = office.session.store
    insights.add_action(store, "Ask Billing", [], due="2026-12-24")
    office.menu(f"language-{language}")
    office.window.set_inspector(True)
    office.window.show_map_properties()
    office.type_into("as_of", "2026-12-24")
    assert map_of(store)[1]["as_of"] == "2026-12-24" and office.shown("as_of") == written
    office.window.toggle_list("actions")
    due = office.settle().window.lists._tables["actions"].item(0, DUE)
    assert due is not None and due.text() == written
    finding = next(f for f in office.window.checking.state.findings if f.voice == "weakness")
    assert Agree(office.window, finding).until.text() == days.shown(
        date.today() + timedelta(days=182), language
    )


def test_a_day_that_was_read_only_is_not_written_again(office: Office) -> None:
    office.show(small_map())
    fields.put(office.session.store, map_of(office.session.store)[0], as_of="about Easter")
    office.window.set_inspector(True)
    office.window.show_map_properties()
    assert office.settle().shown("as_of") == "about Easter", (
        "what a newer version has written is shown as it is"
    )
    office.type_into("as_of", "next week")
    assert office.shown("as_of") == "about Easter"
