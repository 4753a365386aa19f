"""Samples and templates by name, read from the files themselves, so that a new file needs no registration."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from app import places
from app.errors import BadArguments
from app.words import _, ui


class Piece(NamedTuple):
    """One map that ships with Baton."""

    path: Path
    name: str
    """The word for the command line: the file's name without its ending."""
    title: str
    language: str
    scope: str
    cards: int


@lru_cache(maxsize=64)
def _read(path: Path) -> Piece | None:
    try:
        # Our own files need no hospital: read straight, all of them take a tenth of the time.
        objects: dict[str, dict[str, Any]] = json.loads(path.read_bytes())["objects"]
        home: dict[str, Any] = next((r for r in objects.values() if r.get("type") == "map"), {})
        return Piece(
            path,
            path.stem,
            str(home.get("title") or path.stem),
            str(home.get("language") or "en"),
            str(home.get("scope") or home.get("goal") or ""),
            sum(1 for record in objects.values() if record.get("type") == "card"),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # a damaged file of ours, whatever its shape, must not keep the start page from opening


def samples() -> list[Piece]:
    """The finished example maps, those in the language of the menus first."""
    found = [piece for path in places.samples() if (piece := _read(path)) is not None]
    return sorted(found, key=lambda piece: piece.language != ui().language)


def templates() -> list[Piece]:
    """The empty starts."""
    return [piece for path in places.templates() if (piece := _read(path)) is not None]


def template(name: str) -> Piece:
    """The template of that name. Raises BadArguments, naming the ones there are."""
    found = {piece.name: piece for piece in templates()}
    if name not in found:
        raise BadArguments(
            _("There is no template “{name}”.", name=name),
            next=_("Choose one of: {names}.", names=", ".join(sorted(found))),
        )
    return found[name]
