"""Texts that the drawing had to end with an ellipsis: each in full, and where the handout prints it in full."""

from __future__ import annotations

from dataclasses import dataclass

from app.export.pdf.book import Book
from app.model.grid import columns_of


@dataclass(frozen=True, slots=True)
class Cut:
    """One text, the title of what it stands on, its stage ("" for none), and the page that has it in full (0 for
    none)."""

    text: str
    title: str
    stage: str
    page: int


def cuttings(book: Book) -> list[Cut]:
    """In the order of the drawing."""
    found = []
    for owner, text in book.cut:
        stage = _stage(book, owner)
        # Lanes and who travels stand beside the cards of every stage.
        told = book.told.get(stage, 0) if stage else min(book.told.values(), default=0)
        found.append(Cut(text, book.material.name(owner), book.material.name(stage), told))
    return found


def _stage(book: Book, owner: str) -> str:
    """The stage that a record is told in; "" for one that lies in none."""
    material = book.material
    record, grid = material.record(owner), material.grid
    kind = record.get("type")
    if kind == "stage":
        return owner
    if kind == "step":
        return grid.stage_of.get(owner, "")
    if kind == "emotion":
        return grid.stage_of.get(str(record.get("step")), "")
    card = str(record.get("from")) if kind == "link" else owner
    if card not in material.store or material.record(card).get("type") != "card":
        return ""
    columns = columns_of(material.store, card, grid)
    return grid.stage_of.get(columns[0], "") if columns else ""
