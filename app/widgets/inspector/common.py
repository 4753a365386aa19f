"""Which fields the inspector shows for what is selected: all of one record, the common ones of several."""

from __future__ import annotations

from dataclasses import replace

from app.model.grid import kind_of
from app.model.store import Store
from app.widgets.inspector.forms import FLOW, FORMS, Field, Section

ALONE: dict[str, frozenset[str]] = {
    "link": frozenset({"from"}),
    "measure": frozenset({"title", "values"}),
}
"""Fields that belong to one record by their nature, so that nobody would give them to several at once."""
_ALONE_ELSEWHERE = frozenset({"title"})
_PICTURE = ("picture", "alt")
"""What comes first on a card that is a picture."""


def sections_for(store: Store, keys: list[str], kind: str) -> list[Section]:
    """The sections with the fields that fit every one of these records; empty ones are left out."""
    if kind:
        flows = kind == "link" and all(store[key].get("kind") != "handover" for key in keys)
        sections = FLOW if flows else FORMS.get(kind, ())
        alone = ALONE.get(kind, _ALONE_ELSEWHERE) if len(keys) > 1 else frozenset()
        kept = [
            replace(s, fields=tuple(f for f in s.fields if f.name not in alone and _fits(store, keys, f)))
            for s in sections
        ]
        if kind == "card" and all(_is_picture(store, key) for key in keys):
            kept = _picture_first(kept)
        return [section for section in kept if section.fields]
    return _shared(store, keys)


def _is_picture(store: Store, card: str) -> bool:
    """Whether a card shows a picture, or lies in a lane of pictures and shall show one."""
    return bool(store[card].get("picture")) or kind_of(store, card) == "picture"


def _picture_first(sections: list[Section]) -> list[Section]:
    """The same fields with the picture and its words before all others."""
    fields = {field.name: field for section in sections for field in section.fields}
    rest = [replace(s, fields=tuple(f for f in s.fields if f.name not in _PICTURE)) for s in sections]
    top = tuple(fields[name] for name in _PICTURE if name in fields)
    return [replace(rest[0], fields=(*top, *rest[0].fields)), *rest[1:]] if rest else rest


def _shared(store: Store, keys: list[str]) -> list[Section]:
    """One section with the fields that all of these kinds have, as the first of them orders them."""
    kinds = sorted({str(store[key]["type"]) for key in keys})
    tables = [{f.name: f for s in FORMS.get(kind, ()) for f in s.fields} for kind in kinds]
    if not tables:
        return []
    first, *others = tables
    common = [
        field
        for name, field in first.items()
        if name not in _ALONE_ELSEWHERE
        and all(name in table and _alike(field, table[name]) for table in others)
        and all(_fits(store, keys, table[name]) for table in tables)
    ]
    return [Section("", tuple(common))] if common else []


def _alike(one: Field, two: Field) -> bool:
    """Whether two kinds of record mean the same by a field of the same name."""
    return (one.label, one.editor, one.choices, one.kind, one.fact) == (
        two.label,
        two.editor,
        two.choices,
        two.kind,
        two.fact,
    )


def _fits(store: Store, keys: list[str], field: Field) -> bool:
    """Whether every selected card lies in a lane that has the field; a parked card may have any."""
    if not field.lanes:
        return True
    kinds = {kind_of(store, key) for key in keys if store[key]["type"] == "card"} - {""}
    return kinds <= set(field.lanes)
