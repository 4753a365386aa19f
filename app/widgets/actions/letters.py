"""One letter a menu: what is underlined in a menu stands for one entry alone, whatever language the menu speaks.

A translator gives every action a letter that suits it; which actions meet in one menu only shows when it opens.
There the first keeps its letter and the others take the next free one of their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QMenu

_LETTER = re.compile(r"[a-z]")
"""What can be typed with Alt on every keyboard: no letter with an accent, no digit."""


def lettered(texts: Sequence[str]) -> list[str]:
    """The same words ("&Save", "R&&D"), no two with the same letter; none where all letters of a text are taken."""
    bare = [_bare(text) for text in texts]
    held: set[str] = set()
    chosen: list[int] = []
    for words, wanted in bare:
        letter = words[wanted].lower() if wanted >= 0 else ""
        fits = bool(_LETTER.fullmatch(letter)) and letter not in held
        held |= {letter} if fits else set()
        chosen.append(wanted if fits else -1)
    found = []
    for (words, _wanted), at in zip(bare, chosen, strict=True):
        if at < 0:
            at = next((n for n in _by_rank(words) if words[n].lower() not in held), -1)
            held |= {words[at].lower()} if at >= 0 else set()
        found.append(_marked(words, at))
    return found


def give(menu: QMenu) -> None:
    """Give the entries of a menu, which is about to be seen, letters of their own."""
    entries = [entry for entry in menu.actions() if not entry.isSeparator()]
    for entry, text in zip(entries, lettered([entry.text() for entry in entries]), strict=True):
        if entry.text() != text:
            entry.setText(text)


def lend(menu: QMenu) -> None:
    """Give the entries of a menu letters of their own until it closes: in other menus they have others."""
    before = [(entry, entry.text()) for entry in menu.actions() if not entry.isSeparator()]
    give(menu)
    given = [entry.text() for entry, _text in before]

    def take_back() -> None:
        for (entry, text), lent in zip(before, given, strict=True):
            if entry.text() == lent:  # else it says something else by now
                entry.setText(text)

    menu.aboutToHide.connect(take_back)


def _bare(text: str) -> tuple[str, int]:
    """The words as they are read, and where in them the marked letter stands; -1 without one."""
    words, at = "", -1
    parts = re.split(r"(&&|&)", text)
    for part in parts:
        if part == "&&":
            words += "&"
        elif part == "&":
            at = len(words) if at < 0 else at
        else:
            words += part
    return words, at if at < len(words) else -1


def _by_rank(words: str) -> Iterator[int]:
    """Places of letters that can be typed: first of words, then the others."""
    places = [n for n, letter in enumerate(words) if _LETTER.fullmatch(letter.lower())]
    yield from (n for n in places if n == 0 or not words[n - 1].isalpha())
    yield from (n for n in places if n > 0 and words[n - 1].isalpha())


def _marked(words: str, at: int) -> str:
    if at < 0:
        return words.replace("&", "&&")
    return f"{words[:at].replace('&', '&&')}&{words[at:].replace('&', '&&')}"
