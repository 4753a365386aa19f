"""Looking for words in everything people have written: which fields are searched, how letters are compared, hits.

Without marks and without upper and lower case unless asked otherwise: "resitev" finds "Rešitev". Positions are those
of the text as it was written, so that a hit can be shown and replaced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.folding import OWN, fold
from app.model.grid import Grid, grid_of
from app.model.kinds import KINDS, WRITTEN
from app.model.store import Change, Reader, Record, Store

NOT_SEARCHED = frozenset(KINDS) - WRITTEN.keys()
"""Kinds in which nobody has written anything."""
_FACTS = {"link": ("receipt", "returns", "discussed_with")}
PRIVATE = "private"
"""The field that is never printed for others."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how exactly."""

    text: str
    case: bool = False
    """A is not a."""
    marks: bool = False
    """č is not c."""
    words: bool = False
    """Whole words only."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a text was found; start and end count characters of the field as it stands."""

    key: str
    field: str
    start: int
    end: int
    text: str
    """The whole field."""

    @property
    def found(self) -> str:
        """The words that were found, as they were written."""
        return self.text[self.start : self.end]

    @property
    def private(self) -> bool:
        """Whether it stands in a private note."""
        return self.field == PRIVATE


@cache
def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that people write in, its title first."""
    found = (*WRITTEN.get(kind, ()), *_FACTS.get(kind, ()))
    return tuple(dict.fromkeys(found))


def spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Where a query occurs in a text, from the left and never overlapping: (start, end) in characters of the text."""
    wanted = _plain(" ".join(query.text.split()), query)[0]
    if not wanted:
        return []
    if not query.words and text.isascii() and text.isprintable() and "  " not in text:
        return _simple(text if query.case else text.lower(), wanted)
    plain, origin = _plain(text, query)
    found: list[tuple[int, int]] = []
    at = plain.find(wanted)
    while at >= 0:
        start, end = _place(text, origin, at, at + len(wanted))
        if (not found or start >= found[-1][1]) and (not query.words or _whole(text, start, end)):
            found.append((start, end))
        at = plain.find(wanted, at + 1)
    return found


def _simple(text: str, wanted: str) -> list[tuple[int, int]]:
    """The same where every letter stands for itself, which is much quicker."""
    found = []
    at = text.find(wanted)
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return found


def _place(text: str, origin: list[int], first: int, last: int) -> tuple[int, int]:
    """The characters that a stretch of the plain text stands for; half a letter is the whole letter."""
    start, after = origin[first], last
    while after < len(origin) and origin[after] == origin[last - 1]:
        after += 1
    return start, origin[after] if after < len(origin) else len(text)


def _plain(text: str, query: Query) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its characters the one it comes from; blanks are one blank."""
    letters: list[str] = []
    origin: list[int] = []
    for index, letter in enumerate(text):
        if letter.isspace():
            made = "" if letters and letters[-1] == " " else " "
        else:
            made = _letter(letter, query.case, query.marks)
        letters += made
        origin += [index] * len(made)
    return "".join(letters), origin


@cache
def _letter(letter: str, case: bool, marks: bool) -> str:
    if not case:
        letter = letter.casefold()
    if marks:
        return letter
    small = letter.casefold()
    own = small.translate(OWN)
    if own != small:
        letter = own.capitalize() if case and letter != small else own
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in apart if not unicodedata.combining(part))


_WORD = re.compile(r"\w")


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not (_WORD.match(text[start]) and before and _WORD.match(before))
    return opens and not (_WORD.match(text[end - 1]) and after and _WORD.match(after))


class TextIndex:
    """Every text of one map, ready to be searched; follows the store's edits."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, list[tuple[str, str, str]]] = {}
        """id -> (field, text, folded text)"""
        self._order: tuple[object, dict[str, int]] = (None, {})
        self._take(store.ids())
        self._stop = store.listen(self._heard)

    def close(self) -> None:
        """Stop following the store."""
        self._stop()

    def search(self, query: Query, limit: int | None = None) -> list[Hit]:
        """All places where a query occurs, in reading order; at most `limit` of them."""
        wanted = fold(query.text)
        if not wanted:
            return []
        near = [
            (key, field, text)
            for key, texts in self._texts.items()
            for field, text, folded in texts
            if wanted in folded
        ]
        order = self._ranks()
        near.sort(key=lambda each: order.get(each[0], len(order)))
        hits: list[Hit] = []
        for key, field, text in near:
            hits += (Hit(key, field, start, end, text) for start, end in spans(text, query))
            if limit is not None and len(hits) >= limit:
                return hits[:limit]
        return hits

    def _heard(self, change: Change) -> None:
        self._take(change.touched)

    def _take(self, keys: Iterable[str]) -> None:
        for key in keys:
            record = self._store.get(key)
            texts = list(_texts_of(record)) if record is not None else []
            if texts:
                self._texts[key] = texts
            else:
                self._texts.pop(key, None)

    def _ranks(self) -> dict[str, int]:
        """The place of each record in the reading order; kept until a record comes, goes or moves."""
        grid = grid_of(self._store)
        others = tuple(len(self._store.of(kind)) for kind in KINDS)
        given = (id(grid), others)
        if self._order[0] != given:
            self._order = (given, {key: rank for rank, key in enumerate(reading_order(self._store, grid))})
        return self._order[1]


def _texts_of(record: Record) -> Iterator[tuple[str, str, str]]:
    for field in fields_of(str(record.get("type"))):
        text = record.get(field)
        if isinstance(text, str) and text:
            yield field, text, fold(text)


def reading_order(store: Reader, grid: Grid | None = None) -> Iterator[str]:
    """All records as a reader meets them: the map, its headings, the cards column by column, links, then the rest."""
    grid = grid or grid_of(store)
    yield from store.of("map")
    yield from grid.lanes
    cards: dict[str, int] = {}
    for key in _columns(grid):
        cards[key] = len(cards)
        yield key
    links = store.of("link")
    yield from sorted(links, key=lambda key: cards.get(str(store[key].get("from")), len(cards)))
    seen = {"map", "lane", "stage", "step", "card", "link", *NOT_SEARCHED}
    for kind in KINDS:
        if kind not in seen:
            yield from store.of(kind)


def _columns(grid: Grid) -> Iterator[str]:
    """Stages, steps and cards from left to right, then the parked cards."""
    for stage in grid.stages:
        yield stage
        for lane in grid.lanes:
            yield from grid.stage_wide.get((lane, stage), ())
        for step in grid.steps_of[stage]:
            yield step
            for lane in grid.lanes:
                yield from grid.cards(lane, step)
    yield from grid.parked


__all__ = ["PRIVATE", "Hit", "Query", "TextIndex", "fields_of", "reading_order", "spans"]
