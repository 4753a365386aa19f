"""Shared entries by name, made inside the edit that uses them, so that one undo takes both."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.edits import library
from app.model.store import Store


@dataclass(frozen=True)
class Named:
    """An entry that was typed by its name."""

    kind: str
    title: str

    def resolve(self, store: Store) -> str:
        """Its id; a new entry where there is none of that name yet."""
        return library.add(store, self.kind, self.title)
