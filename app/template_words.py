"""Templates speak English in their files and the map's language once somebody begins with them."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.patch import Objects
from app.words import Words

FIELDS = ("title", "question", "scope")
"""The fields of a template that hold words of the program."""


def translated(objects: Mapping[str, Mapping[str, object]], words: Words) -> Objects:
    """The records with their words in another language; ids and everything else stay.

    A text the catalogue does not know, such as one people wrote into a template of their own, stays as it is.
    Nothing that was given is changed.
    """
    return {
        key: {name: _said(name, value, words) for name, value in record.items()}
        for key, record in objects.items()
    }


def _said(name: str, value: object, words: Words) -> object:
    if name not in FIELDS or not isinstance(value, str) or not words.known(value):
        return value
    return words.say(value)
