"""Maps for the checks of what stands behind contacts: work, messages, and how many there are."""

from __future__ import annotations

from app.model.edits import lanes, maps
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import invalid, put, repair, valid

DAY = 24 * 60


# ---- C02 Orphan touchpoint
@valid("C02", "work-stands-behind-it")
def _() -> Store:
    return repair().store


@valid("C02", "a-team-is-named")
def _() -> Store:
    map = repair()
    map.card("Read the leaflet", "Contact", 1, channel=map["phone"], team="Marketing")
    return map.store


@valid("C02", "an-arrow-joins-it-to-work")
def _() -> Store:
    map = repair()
    map.card("Read the leaflet", "Contact", 1, channel=map["phone"])
    map.link("Read the leaflet", "Send the bill", kind="flow")
    put(map, "Send the bill", role="accepted-end")
    return map.store


@valid("C02", "a-map-without-processes")
def _() -> Store:
    map = repair()
    lanes.remove(map.store, map["Orders desk"])
    lanes.remove(map.store, map["Field work"])
    return map.store


@invalid("C02", "nothing-behind-it", {"Read the leaflet": "weakness"})
def _() -> Store:
    map = repair()
    map.card("Read the leaflet", "Contact", 1, channel=map["phone"])
    return map.store


@invalid("C02", "two-alternatives", {"Read the leaflet": "weakness", "Ask a neighbour": "weakness"})
def _() -> Store:
    map = repair()
    for name in ("Read the leaflet", "Ask a neighbour"):
        map.card(name, "Contact", 1, channel=map["phone"])
    return map.store


@invalid("C02", "known-nobody", {"Read the leaflet": "weakness"})
def _() -> Store:
    map = repair()
    map.card("Read the leaflet", "Contact", 1, channel=map["phone"], team=None)
    return map.store


# ---- C09 Contact without message
def message(map: Sketch, name: str, **values: object) -> None:
    if "Messages" not in map.named:
        map.lane("message", "Messages")
    map.card(name, "Messages", 0, **values)


def described(map: Sketch) -> None:
    message(map, "Greeting", touchpoint=map["Call the service"], content="Name of the desk", form="spoken")


@valid("C09", "described")
def _() -> Store:
    map = repair()
    described(map)
    return map.store


@valid("C09", "nothing-is-described-anywhere")
def _() -> Store:
    map = repair()
    message(map, "Number of the order", touchpoint=map["Call the service"])
    return map.store


@valid("C09", "the-form-is-enough")
def _() -> Store:
    map = repair()
    described(map)
    message(map, "Number of the order", touchpoint=map["Call the service"], form="text message")
    return map.store


@invalid("C09", "not-described", {"Number of the order": "hygiene"})
def _() -> Store:
    map = repair()
    described(map)
    message(map, "Number of the order", touchpoint=map["Call the service"])
    return map.store


@invalid("C09", "blank-words", {"Number of the order": "hygiene"})
def _() -> Store:
    map = repair()
    described(map)
    message(map, "Number of the order", touchpoint=map["Call the service"], content="  ")
    return map.store


@invalid("C09", "two-of-three", {"Number of the order": "hygiene", "Thanks": "hygiene"})
def _() -> Store:
    map = repair()
    described(map)
    message(map, "Number of the order", touchpoint=map["Call the service"])
    message(map, "Thanks", touchpoint=map["Call the service"])
    return map.store


# ---- C10 Too many contacts in a stage
def contacts(map: Sketch, number: int, step: int | None = None) -> None:
    for one in range(number):
        where = one % 4 if step is None else step
        map.card(f"Contact {one}", "Contact", where, channel=map["phone"], team="Orders")


@valid("C10", "six")
def _() -> Store:
    map = repair()
    put(map, "Contact", cell="all")
    contacts(map, 5)
    return map.store


@valid("C10", "alternatives-count-once")
def _() -> Store:
    map = repair()
    contacts(map, 9, step=1)
    return map.store


@valid("C10", "a-higher-limit")
def _() -> Store:
    map = repair()
    put(map, "Contact", cell="all")
    contacts(map, 8)
    maps.put(map.store, thresholds={"contacts_max": 9})
    return map.store


@invalid("C10", "seven", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    put(map, "Contact", cell="in-order")
    contacts(map, 6)
    return map.store


@invalid("C10", "with-one-for-the-whole-stage", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    put(map, "Contact", cell="all")
    contacts(map, 5)
    map.card("Portal", "Contact", "stage", channel=map["phone"], team="Orders")
    return map.store


@invalid("C10", "a-lower-limit", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    map.card("Read the leaflet", "Contact", 1, channel=map["phone"], team="Orders")
    maps.put(map.store, thresholds={"contacts_max": 1})
    return map.store
