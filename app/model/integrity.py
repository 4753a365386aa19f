"""What follows from a change, in one place and inside the same edit, so that one undo brings everything back.

No record may refer to one that does not exist, every step lies in a stage, every stage has a step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.model import order
from app.model.kinds import KINDS, Reference
from app.model.patch import ABSENT
from app.model.references import named

if TYPE_CHECKING:
    from app.model.store import Store


def settle(store: Store, touched: Callable[[], set[str]]) -> None:
    """Repair what the edit so far has left behind, until nothing is left to repair."""
    keys = touched()
    while keys:
        # Sorted, so that the same edit always leads to the same result on every machine.
        for key in sorted(keys):
            if key in store:
                _repair(store, key)
            else:
                for referrer, _ in sorted(store.referrers(key)):
                    _repair(store, referrer)
        _keep_stages_whole(store, keys)
        keys = touched()


def repair_all(store: Store) -> None:
    """Repair every record, for maps that come from outside; to be called inside an edit."""
    if store.whole():
        return
    for key in sorted(store.ids()):
        if key in store:
            _repair(store, key)


def _repair(store: Store, key: str) -> None:
    """Settle every reference of one record that leads nowhere."""
    record = store.get(key)
    if record is None:
        return
    for reference, target in list(named(record)):
        if not _exists(store, reference, target):
            _let_go(store, key, reference, target)
            if key not in store:
                return


def _exists(store: Store, reference: Reference, target: str) -> bool:
    found = store.get(target)
    if found is None:
        return False
    if reference.field == "pos" and reference.at == 1:
        return found["type"] in ("step", "stage")  # a card may belong to a whole stage
    # A kind this version does not know may be right for a field it knows: then it is left as it is.
    return reference.kind in ("*", found["type"]) or found["type"] not in KINDS


def _let_go(store: Store, key: str, reference: Reference, target: str) -> None:
    if reference.gone == "drop":
        store.remove(key)
    elif reference.gone == "unset":
        store.put(key, **{reference.field: ABSENT})
    elif reference.gone == "element":
        _drop_element(store, key, reference.field, target)
    else:
        store.put(key, pos=[None, None, _last_parked(store), 1])


def _last_parked(store: Store) -> str:
    """An order key after all cards of the parking lot, so that no two have the same."""
    places = [store[card].get("pos") for card in store.of("card")]
    keys = [pos[2] for pos in places if isinstance(pos, list) and len(pos) == 4 and pos[0] is None]
    valid = [key for key in keys if order.valid(key)]
    return order.between(max(valid, default=None), None)


def _drop_element(store: Store, key: str, field: str, target: str) -> None:
    left = [each for each in store[key].get(field) or () if each != target]
    kind = store[key]["type"]
    if left:
        store.put(key, **{field: left})
    elif kind == "exception":
        store.remove(key)  # an exception about nothing has no meaning any more
    else:
        store.put(key, **{field: ABSENT})


def _keep_stages_whole(store: Store, keys: set[str]) -> None:
    """A stage that lost its last step goes; a step whose stage is gone went by reference already."""
    if not any(key not in store or store[key]["type"] in ("step", "stage") for key in keys):
        return
    places = (store[step].get("pos") for step in store.of("step"))
    filled = {pos[0] for pos in places if isinstance(pos, list) and pos and isinstance(pos[0], str)}
    for stage in store.of("stage"):
        if stage not in filled:
            store.remove(stage)
