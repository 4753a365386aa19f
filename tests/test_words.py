"""The words of every language: each sentence of the program is said in it, with the {names} it is given."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from app.durations import journey_words, parse
from app.words import LANGUAGES, grouped, load, signed
from tools import words as w

SPOKEN = tuple(code for code in LANGUAGES if code != "en")
every_language = pytest.mark.parametrize("language", SPOKEN)


@pytest.fixture(scope="module")
def source() -> Catalog:
    """Every sentence in the sources of this checkout."""
    return w.gather()


def test_the_languages_of_the_program_are_those_with_a_catalogue() -> None:
    assert set(w.LANGUAGES) == set(SPOKEN)


@every_language
def test_nothing_the_program_says_is_left_in_english(language: str, source: Catalog) -> None:
    catalogue = w.updated(language, source)
    assert list(w.faults(catalogue)) == [], "run: python -m tools.words, then translate"


@every_language
def test_the_catalogue_holds_the_sentences_of_the_sources_and_no_others(
    language: str, source: Catalog
) -> None:
    held = {(message.id, message.context) for message in w.read(language) if message.id}
    said = {(message.id, message.context) for message in source if message.id}
    assert (held - said, said - held) == (set(), set()), "run: python -m tools.words"


@every_language
def test_the_compiled_catalogue_is_the_one_that_translators_edit(language: str) -> None:
    stale = w.po(language).with_suffix(".mo").read_bytes()
    assert stale == w.as_mo(w.read(language)), "run: python -m tools.words"


@every_language
def test_every_form_of_a_plural_is_said(language: str, source: Catalog) -> None:
    words = load(language)
    for message in source:
        if isinstance(message.id, str):
            continue
        one, many = message.id
        values = {name: name for name in w.names(one) | w.names(many)} | {"n": 0}
        for n in (0, 1, 2, 3, 5, 10, 11, 21, 101):
            assert words.plural(one, many, n, **{**values, "n": n}), (language, many, n)


def faulty(said: str) -> list[str]:
    """What the check says about one sentence that a translator wrote."""
    catalogue = Catalog(locale="sl")
    catalogue.add("Delete {title}", said)
    return list(w.faults(catalogue))


def test_a_sentence_that_is_missing_or_has_other_names_is_found() -> None:
    assert faulty("Izbriši {title}") == []
    assert faulty("")[0].startswith("missing")
    assert "naslov" in faulty("Izbriši {naslov}")[0]
    assert "title" in faulty("Izbriši")[0]
    assert faulty("Izbriši {title") != []


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234,567"),
        ("sl", "1.234.567"),
        ("it", "1.234.567"),
        ("et", "1\u00a0234\u00a0567"),
        ("cs", "1\u00a0234\u00a0567"),
        ("lt", "1\u00a0234\u00a0567"),
    ],
)
def test_counts_are_written_as_each_language_writes_them(language: str, written: str) -> None:
    words = load(language)
    assert grouped(1234567, language) == written
    assert written in words.plural("{n} card", "{n} cards", 1234567)
    assert written in words.say("{given} of {all}", given=12, all=1234567)
    assert words.plural("{n} card", "{n} cards", 999).split()[0] == "999"
    assert words.say("{a} {b} {c}", a=2026.5, b="1234", c=True) == "2026.5 1234 True", "only whole numbers"


def test_feelings_are_written_with_a_true_minus_sign() -> None:
    assert [signed(score, "en") for score in (1.5, 1.0, 0.0, -0.5, -2.0)] == ["+1.5", "+1", "0", "−0.5", "−2"]
    assert {signed(-1.5, language) for language in LANGUAGES if language != "en"} == {"−1,5"}


def test_a_long_time_that_was_written_out_can_be_read_back() -> None:
    for language in LANGUAGES:
        typed = journey_words(load(language), 1500 * 24 * 60)
        assert parse(typed) == 1500 * 24 * 60, language
