"""Is a PDF open to everybody? The rules of PDF/UA-1 (ISO 14289-1) that a program can judge, for any PDF.

Rule ids are those of the clauses of ISO 14289-1 with a running number, as the validation profiles that are in use
count them. What only a person can judge (is the order sensible, do the words fit the picture?) is not answered here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import UserError
from app.export.pdf.check import catalogue, content, fonts, languages, links, structure, tables
from app.export.pdf.check.base import RULES, Checked, Rule
from app.storage.files import read_limited
from app.words import Words, _

MODULES = (catalogue, structure, tables, content, links, languages, fonts)
"""Importing them registers their rules."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that does not hold, and where: the first places and how many there are."""

    rule: Rule
    places: tuple[str, ...]
    count: int

    def sentence(self, words: Words) -> str:
        """ "7.1-3: Everything on a page is told or marked as decoration (page 2, 3 places)." """
        first = ", ".join(self.places)
        if self.count > len(self.places):
            return words.plural(
                "{rule}: {text} Not so at: {places}, and {n} more.",
                "{rule}: {text} Not so at: {places}, and {n} more.",
                self.count - len(self.places),
                rule=self.rule.id,
                text=words.say(self.rule.text),
                places=first,
            )
        return words.say(
            "{rule}: {text} Not so at: {places}.",
            rule=self.rule.id,
            text=words.say(self.rule.text),
            places=first,
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What came out: the faults, and the ids of the rules that were asked."""

    faults: tuple[Fault, ...]
    asked: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether no rule was broken."""
        return not self.faults


_SHOWN = 5
_MOST = 10_000


def check_bytes(data: bytes) -> Result:
    """Judge a PDF. Raises UserError when it cannot be read as one."""
    import io

    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _run(Checked(pdf))
    except (pikepdf.PdfError, RecursionError) as error:
        raise UserError(
            _("This file cannot be read as a PDF."),
            _("It was not changed."),
            _("Check that it is the right file and that it is not protected by a password."),
            str(error),
        ) from error


def check_file(path: str | os.PathLike[str]) -> Result:
    """Judge a PDF file. Raises UserError when it is missing, too large or no PDF."""
    return check_bytes(read_limited(os.fspath(path)))


def _run(found: Checked) -> Result:
    faults: list[Fault] = []
    for rule in RULES.values():
        places = list(_limited(rule, found))
        if places:
            faults.append(Fault(rule, tuple(dict.fromkeys(places))[:_SHOWN], len(places)))
    return Result(tuple(faults), tuple(RULES))


def _limited(rule: Rule, found: Checked) -> Iterator[str]:
    """The places where a rule is broken. A file so odd that the rule cannot be asked breaks it."""
    try:
        for number, place in enumerate(rule.run(found)):
            if number >= _MOST:
                return
            yield place
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, OverflowError) as error:
        yield _("the file itself, which is damaged here ({detail})", detail=type(error).__name__)


__all__ = ["MODULES", "RULES", "Fault", "Result", "Rule", "check_bytes", "check_file"]
