"""Shared entries: personas, teams, channels, systems, named information, measures. Rename once, changed everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.model.edits import fields, insights, ordering, people
from app.model.ids import derived_id
from app.model.kinds import Reference
from app.model.patch import ABSENT, Json
from app.model.references import references
from app.model.store import Reader, Store
from app.sorting import sort_key

KINDS = ("persona", "team", "channel", "system", "item", "measure")
ORDERED = ("persona", "measure")
"""Kinds whose entries stand in an order of their own; the others are sorted by name."""
_OWN = frozenset({"type", "title", "order"})
"""Fields that are no difference between two entries to be merged."""


# ---- adding and naming
def add(store: Store, kind: str, title: str, **values: Json) -> str:
    """A new entry; an entry of that name (upper and lower case alike) is used again. Returns its id."""
    found = find(store, kind, title)
    if found is not None:
        return found
    if kind == "persona":
        return people.add(store, title, **values)
    if kind == "measure":
        return insights.add_measure(store, title, **values)
    with store.edit("add-entry", title=title):
        key = store.add(kind, title=title)
        fields.put(store, key, **values)
    return key


def find(store: Reader, kind: str, title: str) -> str | None:
    """The entry of a kind with that name, if there is one."""
    wanted = title.strip().casefold()
    return next(
        (k for k in store.of(kind) if str(store[k].get("title", "")).strip().casefold() == wanted), None
    )


def rename(store: Store, key: str, title: str) -> None:
    """Give an entry another name, everywhere at once."""
    with store.edit("rename", title=title):
        store.put(key, title=title.strip() or ABSENT)


# ---- order
def listed(store: Store, kind: str, language: str) -> list[str]:
    """The entries of a kind as a list shows them: personas and measures in their order, others by name."""
    if kind in ORDERED:
        return [key for _order, key in ordering.ordered(store, kind)]
    return _by_name(store, kind, language)


def move(store: Store, key: str, index: int) -> None:
    """Put a persona or measure at a place among its kind, counted without it."""
    kind = str(store[key]["type"])
    with store.edit("move-entry", title=store[key].get("title", "")):
        store.put(key, order=ordering.order_for(store, kind, index, skip=key))


def sort(store: Store, kind: str, language: str) -> None:
    """Put personas or measures into the order of the alphabet of a language."""
    wanted = _by_name(store, kind, language)
    with store.edit("sort-entries", n=len(wanted)):
        if wanted != listed(store, kind, language):
            for key in wanted:
                store.put(key, order=ordering.order_for(store, kind, None, skip=key))


def _by_name(store: Reader, kind: str, language: str) -> list[str]:
    found = [(sort_key(str(store[key].get("title") or ""), language), key) for key in store.of(kind)]
    return [key for _name, key in sorted(found)]


# ---- where an entry is used
def uses(store: Reader, key: str) -> list[tuple[str, str]]:
    """(id, field) of everything that uses an entry, sorted."""
    return sorted(store.referrers(key))


# ---- merging, replacing, deleting
class Difference(NamedTuple):
    """A field in which two entries differ; None where one says nothing."""

    field: str
    kept: Json
    other: Json


def differences(store: Reader, keep: str, other: str) -> list[Difference]:
    """Where two entries say different things, both of them; what only one says is lost in no merge."""
    one, two = store[keep], store[other]
    both = sorted((one.keys() & two.keys()) - _OWN)
    found = [Difference(name, one[name], two[name]) for name in both if one[name] != two[name]]
    return [d for d in found if not _joins(d)]


def clashing_feelings(store: Reader, keep: str, other: str) -> list[str]:
    """The steps in which both personas have a feeling; after a merge the one of `keep` stays."""
    return sorted(_steps_felt(store, keep) & _steps_felt(store, other))


def merge(store: Store, keep: str, other: str, take: tuple[str, ...] = ()) -> None:
    """Make two entries of one kind into one: everything that uses `other` uses `keep` from now on.

    What only the other says is taken over, so are the fields named in `take`; dated values and sets are joined.
    Raises ValueError for two kinds or an entry with itself, KeyError for one that is not there.
    """
    one, two = store[keep], store[other]
    if keep == other or one["type"] != two["type"]:
        raise ValueError("only two entries of one kind can be merged")
    with store.edit("merge-entry", title=one.get("title", ""), other=two.get("title", "")):
        store.put(keep, **_joined(one, two, take))
        _redirect(store, other, keep)
        store.remove(other)


def replace(store: Store, old: str, new: str | None) -> None:
    """Put another entry everywhere in the place of one, and remove that; None leaves the places empty.

    Raises ValueError for an entry of another kind.
    """
    if new is not None and (old == new or store[old]["type"] != store[new]["type"]):
        raise ValueError("an entry is replaced by another one of its kind")
    with store.edit("replace-entry" if new else "delete-entry", title=store[old].get("title", "")):
        if new is not None:
            _redirect(store, old, new)
        store.remove(old)


def remove_all(store: Store, instead: Mapping[str, str | None]) -> None:
    """Remove entries as one step, each with what comes in its place; None leaves its places empty.

    Raises ValueError for an entry of another kind, or one that goes as well.
    """
    if any(new in instead for new in instead.values()):
        raise ValueError("what goes cannot come in the place of another entry")
    if len(instead) == 1:
        replace(store, *next(iter(instead.items())))
    elif instead:
        with store.edit("delete", n=len(instead)):
            for old, new in instead.items():
                replace(store, old, new)


def _joined(one: Mapping[str, Json], two: Mapping[str, Json], take: tuple[str, ...]) -> dict[str, Json]:
    """The fields that the entry which stays gets."""
    result = {name: two[name] for name in two.keys() - one.keys() - _OWN}
    for name in one.keys() & two.keys() - _OWN:
        if isinstance(one[name], dict) and isinstance(two[name], dict):
            result[name] = {**one[name], **two[name]} if name in take else {**two[name], **one[name]}
        elif isinstance(one[name], list) and isinstance(two[name], list):
            result[name] = sorted({*one[name], *two[name]})
        elif name in take:
            result[name] = two[name]
    return result


def _joins(difference: Difference) -> bool:
    """Whether both values have room beside each other: sets, and dated values that agree where they meet."""
    one, two = difference.kept, difference.other
    if isinstance(one, list) and isinstance(two, list):
        return True
    if isinstance(one, dict) and isinstance(two, dict):
        return all(one[day] == two[day] for day in one.keys() & two.keys())
    return False


def _redirect(store: Store, old: str, new: str) -> None:
    """Let everything that refers to one record refer to another."""
    for key, name in uses(store, old):
        record = store[key]
        kind = record["type"]
        if kind == "conflict":
            continue  # its values belong to the record that goes
        if kind == "emotion":
            _move_feeling(store, key, new)
        elif kind == "exception":
            _move_exception(store, key, old, new)
        else:
            _put_in_place(store, key, _reference(str(kind), name), old, new)


def _reference(kind: str, name: str) -> Reference:
    return next(r for r in references(kind) if r.field == name)


def _put_in_place(store: Store, key: str, reference: Reference, old: str, new: str) -> None:
    held = store[key][reference.field]
    if reference.many:
        changed = {new if each == old else each for each in held} - {key}  # nothing is about itself
        store.put(key, **{reference.field: sorted(changed) or ABSENT})
    elif reference.at is None:
        store.put(key, **{reference.field: new})


def _move_feeling(store: Store, key: str, persona: str) -> None:
    """Feelings have ids derived from persona and step; one that the other persona has already stays."""
    record = dict(store[key])
    twin = derived_id("emotion", persona, str(record["step"]))
    store.remove(key)
    if twin not in store:
        kind = record.pop("type")
        store.add(kind, twin, **{**record, "persona": persona})


def _move_exception(store: Store, key: str, old: str, new: str) -> None:
    """Agreed exceptions have ids derived from the rule and the records they are about."""
    record = dict(store[key])
    about = sorted({new if each == old else each for each in record["about"]})
    twin = derived_id("exception", str(record.get("rule", "")), *about)
    store.remove(key)
    if twin not in store:
        kind = record.pop("type")
        store.add(kind, twin, **{**record, "about": about})


def _steps_felt(store: Reader, persona: str) -> set[str]:
    mine = (key for key, name in store.referrers(persona) if name == "persona")
    return {str(store[key].get("step")) for key in mine if store[key]["type"] == "emotion"}
