"""Maps for the checks of splits, exits and arrows."""

from __future__ import annotations

from app.model.edits import fields, lanes, library
from app.model.store import Store
from tools.check_maps.common import closed, invalid, known, put, repair, valid


# ---- F08 Unnamed exits
@valid("F08", "both-named")
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="now")
    map.link("Report the fault", "Use it again", kind="flow", exit="it works by itself")
    return map.store


@valid("F08", "alternatives-follow")
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.card("Bring it to the shop", "Customer", 2)
    lanes.set_cell_mode(map.store, map["Customer"], map.steps[2], "one-of")
    return map.store


@valid("F08", "no-decision")
def _() -> Store:
    map = repair()
    map.link("Report the fault", "Let the technician in", kind="flow")
    return map.store


@valid("F08", "a-handover-is-no-exit")
def _() -> Store:
    map = repair()
    put(map, "Open the order", role="decision")
    closed(map)
    map.card("Give advice", "Orders desk", 0)
    map.link("Open the order", "Give advice", kind="flow", exit="nothing to repair")
    return map.store


@invalid("F08", "one-without-a-name", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="now")
    map.link("Report the fault", "Use it again", kind="flow")
    return map.store


@invalid("F08", "the-same-name-twice", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="Yes")
    map.link("Report the fault", "Use it again", kind="flow", exit="yes ")
    return map.store


@invalid("F08", "blank-names", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Let the technician in", kind="flow", exit=" ")
    map.link("Report the fault", "Use it again", kind="flow", exit=" ")
    return map.store


# ---- F09 Unmarked split
@valid("F09", "named-ways")
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Report the fault", kind="flow", exit="it stays")
    map.link("Notice the fault", "Use it again", kind="flow", exit="it goes by itself")
    return map.store


@valid("F09", "all-of-one-cell")
def _() -> Store:
    map = repair()
    map.card("Clear the way", "Customer", 2)
    lanes.set_cell_mode(map.store, map["Customer"], map.steps[2], "all")
    map.link("Report the fault", "Let the technician in", kind="flow")
    map.link("Report the fault", "Clear the way", kind="flow")
    return map.store


@valid("F09", "work-side-by-side")
def _() -> Store:
    map = repair()
    map.card("Note the hours", "Orders desk", 1)
    map.link("Open the order", "Send the bill", kind="flow")
    map.link("Open the order", "Note the hours", kind="flow")
    closed(map)
    return map.store


@valid("F09", "fail-point")
def _() -> Store:
    map = repair()
    put(map, "Report the fault", fail_point=True)
    map.link("Report the fault", "Let the technician in", kind="flow")
    map.link("Report the fault", "Notice the fault", kind="flow", exit="nobody answers")
    return map.store


@invalid("F09", "two-arrows", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Report the fault", kind="flow")
    map.link("Notice the fault", "Use it again", kind="flow")
    return map.store


@invalid("F09", "one-of-two-named", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Report the fault", kind="flow", exit="it stays")
    map.link("Notice the fault", "Use it again", kind="flow")
    return map.store


@invalid("F09", "from-a-contact", {"Ring back": "hygiene"})
def _() -> Store:
    map = repair()
    map.card("Ring back", "Contact", 1, team="Orders", channel=map["phone"], started_by="organisation")
    map.link("Ring back", "Let the technician in", kind="flow")
    map.link("Ring back", "Use it again", kind="flow")
    return map.store


# ---- F10 Fail point without a way out
@valid("F10", "named-way-out")
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", fail_point=True)
    map.link("Let the technician in", "Report the fault", kind="flow", exit="nobody at home")
    return map.store


@valid("F10", "decision-follows")
def _() -> Store:
    map = repair()
    put(map, "Notice the fault", fail_point=True)
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="reached")
    map.link("Report the fault", "Use it again", kind="flow", exit="it works by itself")
    return map.store


@valid("F10", "no-fail-point")
def _() -> Store:
    return repair().store


@invalid("F10", "only-one-way", {"Let the technician in": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", fail_point=True)
    return map.store


@invalid("F10", "contact", {"Call the service": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Call the service", fail_point=True)
    return map.store


@invalid("F10", "work", {"Repair at home": "hygiene"})
def _() -> Store:
    map = repair()
    closed(map)
    put(map, "Repair at home", fail_point=True)
    return map.store


# ---- F11 Duplicate arrow
@valid("F11", "one-arrow-each")
def _() -> Store:
    map = repair()
    closed(map)
    closed(map, "Repair at home", "Send the bill")
    return map.store


@valid("F11", "two-cases")
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Use it again", kind="flow", exit="now")
    map.link("Report the fault", "Use it again", kind="flow", exit="later")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="it stays")
    return map.store


@valid("F11", "different-things-are-passed-on")
def _() -> Store:
    map = repair()
    closed(map)
    second = closed(map)
    fields.put(map.store, second, passes=[library.add(map.store, "item", "photo of the fault")])
    return map.store


@invalid("F11", "flow-twice", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Report the fault", kind="flow")
    map.link("Notice the fault", "Report the fault", kind="flow")
    return map.store


@invalid("F11", "handover-twice", {"Open the order": "hygiene"})
def _() -> Store:
    map = repair()
    closed(map)
    map.handover("Open the order", "Repair at home")
    return map.store


@invalid("F11", "to-a-team-three-times", {"Open the order": "hygiene"})
def _() -> Store:
    map = repair()
    for _ in range(3):
        map.handover("Open the order", to_team="Field", **known(map))
    return map.store
