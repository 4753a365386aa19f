"""A part of a map that can be put into another place or another map: cards, steps, stages, lanes, or everything.

A fragment is data: the chosen records with all their fields (`content`), what hangs on them from outside (`outer`),
and what they refer to (`context`: their lanes and columns, teams, channels, systems, named information, personas,
pictures). Putting it in gives fresh ids, finds what the map has already by its title, brings the rest along, and
leaves no reference that leads nowhere. What was cut comes back as itself, with everything that hung on it.

`app.model.edits.pasting` puts fragments in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.model.grid import Grid, columns_of, grid_of, map_of, place
from app.model.kinds import KINDS
from app.model.patch import Fields, Objects
from app.model.references import named
from app.model.store import Reader

SHARED = ("team", "channel", "system", "item", "persona")
"""Library records that are found again by their title."""
GRID = ("lane", "stage", "step")
_BESIDE = ("cell", "emotion", "answer", "link")
"""Records that belong to what they join, and come along when all of it does."""


@dataclass(frozen=True)
class Fragment:
    """A part of a map, apart from it."""

    objects: Objects
    content: frozenset[str]
    """What was chosen: cards, steps, stages, lanes, and what lies between them."""
    outer: frozenset[str] = frozenset()
    """Links and the like that join the content with the rest of its map."""
    hung: tuple[tuple[str, str, str], ...] = ()
    """(id, field, target): records outside that name something of the content."""
    home: str = ""
    """The id of the map it was taken from."""
    whole: bool = False
    """It is all of a map."""
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind ("lane", "stage", "step") -> all ids of its map as they stood, so that distances can be kept."""

    def of(self, kind: str) -> list[str]:
        """The chosen records of a kind, sorted by id."""
        return sorted(key for key in self.content if self.objects[key].get("type") == kind)


def take(store: Reader, keys: Iterable[str]) -> Fragment:
    """The fragment of these records: cards, steps, stages and lanes, with what lies in them and between them.

    All cards of a map that shows more than one are the whole map. Other kinds of records are passed over.
    """
    chosen = {key for key in keys if (store.get(key) or {}).get("type") in ("card", *GRID)}
    if _is_all(store, chosen):
        return _whole(store)
    grid = grid_of(store)
    content = set(chosen)
    for key in chosen:
        if store[key]["type"] == "stage":
            content.update(grid.steps_of.get(key, ()))
    for card in store.of("card"):
        lane, step, _key, _span = place(store[card])
        if lane in content or step in content:
            content.add(card)
    content |= _between(store, content)
    outer, hung = _around(store, content)
    context = _needed(store, content | outer) - content - outer
    return Fragment(
        {key: dict(store[key]) for key in content | outer | context},
        frozenset(content),
        frozenset(outer),
        tuple(sorted(hung)),
        map_of(store)[0],
        order=_order(grid),
    )


def _is_all(store: Reader, chosen: set[str]) -> bool:
    """Whether all cards that are shown were chosen, and there are several."""
    shown = {c for c in store.of("card") if not (store.get(place(store[c])[0]) or {}).get("hidden")}
    return len(shown) > 1 and shown <= chosen


def _whole(store: Reader) -> Fragment:
    grid = grid_of(store)
    objects = {key: dict(store[key]) for key in store.ids() if store[key]["type"] in KINDS}
    return Fragment(objects, frozenset(objects), home=map_of(store)[0], whole=True, order=_order(grid))


def _order(grid: Grid) -> dict[str, tuple[str, ...]]:
    return {"lane": grid.lanes, "stage": grid.stages, "step": grid.steps}


def cards_only(fragment: Fragment) -> Fragment:
    """The cards of a whole map with what lies between them; everything else only says where they belong."""
    from app.model.store import Store

    store = Store(fragment.objects)
    content = set(store.of("card"))
    content |= _between(store, content)
    outer, hung = _around(store, content)
    return replace(
        fragment, content=frozenset(content), outer=frozenset(outer), hung=tuple(sorted(hung)), whole=False
    )


def _between(store: Reader, content: set[str]) -> set[str]:
    """Links, answers, feelings and cell modes that belong to the content alone, and links that lead nowhere yet."""
    found: set[str] = set()
    for kind in _BESIDE:
        for key in store.of(kind):
            record = store[key]
            if kind == "link":
                ends = [record.get("from"), record.get("to")]
                inside = ends[0] in content and (ends[1] is None or ends[1] in content)
            elif kind == "answer":
                inside = record.get("from") in content and record.get("to") in content
            elif kind == "cell":
                inside = _held(store, record, content)
            else:
                inside = record.get("step") in content
            if inside:
                found.add(key)
    return found


def _held(store: Reader, cell: Mapping[str, object], content: set[str]) -> bool:
    lane, step = str(cell.get("lane")), str(cell.get("step"))
    if lane in content or step in content:
        return True
    cards = grid_of(store).cards(lane, step)
    return bool(cards) and all(card in content for card in cards)


def _around(store: Reader, content: set[str]) -> tuple[set[str], set[tuple[str, str, str]]]:
    """What hangs on the content from outside: records that go with it, and records that only name it."""
    outer: set[str] = set()
    hung: set[tuple[str, str, str]] = set()
    todo = set(content)
    while todo:
        fresh: set[str] = set()
        for target in todo:
            for key, name in store.referrers(target):
                if key in content or key in outer or name == "pos":
                    continue
                reference = next((r for r, to in named(store[key]) if r.field == name and to == target), None)
                if reference is not None and reference.gone == "drop":
                    fresh.add(key)
                else:
                    hung.add((key, name, target))
        outer |= fresh
        todo = fresh  # what hangs on a link that goes with the card goes, too
    return outer, hung


def _needed(store: Reader, keys: set[str]) -> set[str]:
    """Everything that records refer to, and that in turn: lanes, columns, libraries, pictures. No further cards."""
    found: set[str] = set()
    todo = set(keys)
    while todo:
        fresh: set[str] = set()
        for key in todo:
            for _reference, target in named(store[key]):
                if target in store and store[target]["type"] not in ("card", "link", "map"):
                    fresh.add(target)
            if store[key]["type"] == "card":
                fresh.update(columns_of(store, key))
        todo = fresh - found - keys
        found |= fresh
    return found


def fields_of(record: Mapping[str, object]) -> Fields:
    """The fields of a record without its kind."""
    return {name: value for name, value in record.items() if name != "type"}
