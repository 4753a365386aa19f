"""Words in six languages: gettext catalogues, English in the source.

`Words` belongs to one language; the map and its prints have one, the menus have another. In widgets the module
functions `_`, `_n`, `_p` speak the language of the menus.
"""

from __future__ import annotations

import gettext
from functools import cache

from app.places import resources

LANGUAGES = ("en", "sl", "it", "et", "cs", "lt")
LANGUAGE_NAMES = {
    "en": "English",
    "sl": "slovenščina",
    "it": "italiano",
    "et": "eesti",
    "cs": "čeština",
    "lt": "lietuvių",
}

_BETWEEN = {"en": ",", "sl": ".", "it": "."}
"""What stands between thousands; in the other languages a space that no line ends at."""


def grouped(n: int, language: str) -> str:
    """A count as a language writes it: "1,234", "1.234", "1 234". Every sentence writes its whole numbers so."""
    return f"{n:,}".replace(",", _BETWEEN.get(language, "\u00a0"))


def signed(score: float, language: str) -> str:
    """A feeling as a language writes it, with a true minus sign: "+1.5", "0", "−2", "−1,5"."""
    shown = f"{score:+g}".replace("-", "−") if score else "0"
    return shown if language == "en" else shown.replace(".", ",")


def N_(text: str) -> str:
    """Mark a text for the catalogue without translating it here (tables of words)."""
    return text


def Nn_(one: str, many: str) -> tuple[str, str]:
    """Mark the two English forms of a counted sentence for the catalogue."""
    return one, many


class Words:
    """Sentences of one language; values are filled in by name, so no sentence is built from parts."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def say(self, text: str, /, **values: object) -> str:
        """The sentence `text` in this language, its {names} filled with values."""
        return _fill(self._catalogue.gettext(text) if text else "", self._written(values), text)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence for n things, by the language's own plural rule; {n} is filled in."""
        return _fill(self._catalogue.ngettext(one, many, n), self._written({"n": n, **values}), many)

    def pick(self, context: str, text: str, /, **values: object) -> str:
        """A short word that needs its context to be translated ("menu", "Open").

        Without a translation for the context, the plain one serves.
        """
        found = self._catalogue.pgettext(context, text)
        sentence = self._catalogue.gettext(text) if found == text else found
        return _fill(sentence, self._written(values), text)

    def _written(self, values: dict[str, object]) -> dict[str, object]:
        """Values of a sentence, whole numbers from a thousand on as this language writes them."""
        for name, value in values.items():
            if type(value) is int and not -1000 < value < 1000:
                values[name] = grouped(value, self.language)
        return values

    def known(self, text: str) -> bool:
        """Whether the catalogue of this language has the text (English always has)."""
        return self.language == "en" or self._catalogue.gettext(text) != text


def _fill(sentence: str, values: dict[str, object], source: str) -> str:
    if not values:
        return sentence
    try:
        return sentence.format(**values)
    except (KeyError, IndexError, ValueError):
        # A faulty translation must not stop a workshop: the English source has the right names.
        return source.format(**values)


@cache
def load(language: str) -> Words:
    """The words of a language; an unknown language speaks English."""
    code = language if language in LANGUAGES else "en"
    if code == "en":
        return Words("en", gettext.NullTranslations())
    folder = resources() / "words"
    return Words(code, gettext.translation("baton", folder, languages=[code], fallback=True))


class _Menus:
    """The language of the menus: set once at start-up or in the settings."""

    words: Words | None = None


def use(language: str) -> Words:
    """Make a language the language of the menus."""
    _Menus.words = load(language)
    return _Menus.words


def ui() -> Words:
    """The words of the menus."""
    if _Menus.words is None:
        _Menus.words = load("en")
    return _Menus.words


def _(text: str, /, **values: object) -> str:
    """A sentence in the language of the menus."""
    return ui().say(text, **values)


def _n(one: str, many: str, n: int, /, **values: object) -> str:
    """A sentence for n things in the language of the menus."""
    return ui().plural(one, many, n, **values)


def _p(context: str, text: str, /, **values: object) -> str:
    """A short word with its context in the language of the menus."""
    return ui().pick(context, text, **values)
