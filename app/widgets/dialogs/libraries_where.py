"""Where a shared entry is used, in words: which record, and as what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.model.edits import library
from app.model.grid import grid_of, place
from app.model.ledger import texts_in
from app.model.patch import Json
from app.model.store import Store
from app.widgets.inspector.entries import record_title
from app.widgets.inspector.forms import FORMS, Field
from app.widgets.inspector.naming import COUNTED, kind_words
from app.words import _, _n


@dataclass(frozen=True, slots=True)
class Use:
    """One place."""

    key: str
    title: str
    what: str
    """The kind of record and the field, such as "Card, needed here"."""


def places(store: Store, entry: str) -> list[Use]:
    """Every place that uses an entry, as the map is read."""
    grid = grid_of(store)
    words = kind_words() | {"exception": _("Agreed exception"), "conflict": _("Conflict")}
    found = []
    for key, field in uses_of(store, entry):
        record = store[key]
        kind = str(record["type"])
        lane, step, _key, _span = (
            place(record) if kind == "card" else ("", str(record.get("step") or ""), "", 1)
        )
        at = (kind, grid.index.get(step, -1), grid.lanes.index(lane) if lane in grid.lanes else -1)
        name = words.get(kind, kind)
        label = _label(kind, field)
        what = _("{kind}: {field}", kind=name, field=label) if label else name
        title = record_title(store, key) or record_title(store, step) or name
        found.append((at, title, key, Use(key, title, what)))
    return [use for _at, _title, _key, use in sorted(found, key=lambda each: each[:3])]


def counted(store: Store, entry: str) -> str:
    """ "4 cards, 2 links" """
    kinds = Counter(str(store[key]["type"]) for key in {key for key, _field in uses_of(store, entry)})
    said = [_n(*COUNTED[kind], n) for kind, n in kinds.most_common() if kind in COUNTED]
    others = sum(n for kind, n in kinds.items() if kind not in COUNTED)
    if others:
        said.append(_n("{n} other place", "{n} other places", others))
    return ", ".join(said)


def uses_of(store: Store, entry: str) -> list[tuple[str, str]]:
    """(id, field) of what uses an entry; a measure is used by what it is about, which has no field for it."""
    found = library.uses(store, entry)
    if store[entry]["type"] == "measure":
        found += [(key, "") for key in texts_in(store[entry], "about") if key in store]
    return found


def _field(kind: str, name: str) -> Field | None:
    name = "to" if name == "to_team" else name  # one field of the form for both
    return next((f for section in FORMS.get(kind, ()) for f in section.fields if f.name == name), None)


def _label(kind: str, name: str) -> str:
    field = _field(kind, name)
    return _(field.label) if field is not None else ""


def field_words(kind: str, name: str) -> str:
    """What the inspector calls a field of a kind of record."""
    return _label(kind, name) or name


def value_words(kind: str, name: str, value: Json) -> str:
    """A value of a field as people read it."""
    field = _field(kind, name)
    chosen = [word for code, word in field.choices if code == value] if field is not None else []
    if chosen:
        return _(chosen[0])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(f"{day} {value_words(kind, '', each)}" for day, each in sorted(value.items()))
    if isinstance(value, list):
        return ", ".join(value_words(kind, "", each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
