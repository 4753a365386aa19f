"""The look of the program and the language of its menus; both change at once, without a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app import settings as choices
from app.scene.theme import Theme
from app.widgets import qt_words, themes
from app.words import use

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Look:
    """Theme and language of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def theme(self) -> Theme:
        """The theme now worn."""
        return themes.chosen(self._window.settings.theme)

    def set_theme(self, name: str) -> None:
        """Dress the program in another theme."""
        self._window.settings.theme = name  # type: ignore[assignment]  # checked by pydantic
        self.apply()
        choices.write(self._window.settings)

    def apply(self) -> None:
        """Wear the chosen theme."""
        window = self._window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, self.theme)
        window.canvas.set_theme(self.theme)
        window.leading.refresh()
        window.start_page.refresh()
        window.palette_strip.refresh()
        window.header.dress()
        if window.session is not None:  # lists and open points show signs in the colours of the theme
            window.lists.refresh(window.checking.state)
            window.inspector.show_findings(window.checking.state)

    def reduce_motion(self, reduce: bool) -> None:
        """Let the map jump to where it is to be seen instead of gliding there, or glide again."""
        self._window.settings.reduce_motion = reduce
        self._window.canvas.reduce_motion = reduce
        choices.write(self._window.settings)

    def set_keys(self, chosen: dict[str, list[str]]) -> None:
        """Give the actions the keys this person has chosen; whatever names a key follows."""
        window = self._window
        window.settings.keys = chosen
        choices.write(window.settings)
        window.actions_.use_keys(chosen)
        window.header.refresh(window.checking.state.counts)
        window.finding.retranslate()
        window.lists.retranslate()
        window.lists.refresh(window.checking.state)

    def set_language(self, code: str) -> None:
        """Speak another language from now on."""
        window = self._window
        window.settings.language = code
        use(code)
        app = QApplication.instance()
        if app is not None:
            qt_words.install(app)
        choices.write(window.settings)
        window.actions_.refresh()
        window.menus.fill()
        window.header.refresh(window.checking.state.counts)
        window.palette_strip.refresh()
        window.finding.retranslate()
        window.lists.retranslate()
        window.lists.refresh(window.checking.state)
        window.inspector.show_records(window.selection)
        window.inspector.show_findings(window.checking.state)
        window.start_page.refresh()
        window.canvas.update()
        window.telling.refresh_title()
        window.telling.refresh_status()
