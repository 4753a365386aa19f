"""Maps for the checks of the customer's way."""

from __future__ import annotations

from app.model.edits import lanes, library
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import blank, closed, invalid, put, repair, valid


# ---- F02 No goal
@valid("F02", "last-action")
def _() -> Store:
    return repair().store


@valid("F02", "marked")
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", role="goal")
    put(map, "Use it again", role="leaves")
    return map.store


@valid("F02", "blank")
def _() -> Store:
    return blank()


@valid("F02", "no-actions")
def _() -> Store:
    map = repair()
    lanes.remove(map.store, map["Customer"])
    return map.store


@invalid("F02", "customer-leaves", {"Use it again": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Use it again", role="leaves")
    return map.store


@invalid("F02", "only-accepted-end", {"Use it again": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Use it again", role="accepted-end")
    return map.store


@invalid("F02", "no-action-is-free", {"Write to the press": "hygiene"})
def _() -> Store:
    map = Sketch(columns=2)
    map.lane("action", "Customer")
    map.card("Lose patience", "Customer", 0, role="start")
    map.card("Write to the press", "Customer", 1, role="leaves")
    return map.store


# ---- F03 Goal out of reach
@valid("F03", "straight-on")
def _() -> Store:
    return repair().store


@valid("F03", "round-about")
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Let the technician in", kind="flow")
    map.link("Let the technician in", "Report the fault", kind="flow", exit="it is broken still")
    map.link("Report the fault", "Use it again", kind="flow")
    return map.store


@valid("F03", "goal-on-a-contact")
def _() -> Store:
    map = repair()
    map.card("Hear that it works", "Contact", 3, channel=map["phone"], role="goal")
    return map.store


@valid("F03", "two-lanes-of-actions")
def _() -> Store:
    map = repair()
    map.lane("action", "Neighbour")
    map.card("Lend a tool", "Neighbour", 1)
    return map.store


@invalid("F03", "goal-behind-the-customer-leaving", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.card("Give up", "Customer", 3, role="leaves")
    lanes.set_cell_mode(map.store, map["Customer"], map.steps[3], "one-of")
    map.link("Report the fault", "Give up", kind="flow")
    return map.store


@valid("F03", "a-way-back")
def _() -> Store:
    map = repair()
    map.link("Let the technician in", "Notice the fault", kind="flow", exit="the fault is back")
    return map.store


@invalid("F03", "way-past-the-goal", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", role="goal")
    map.link("Report the fault", "Use it again", kind="flow")
    return map.store


@invalid("F03", "goal-on-a-contact-without-an-action", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = Sketch(columns=3)
    mail = library.add(map.store, "channel", "mail")
    map.lane("action", "Customer")
    map.lane("touchpoint", "Contact")
    map.card("Notice the fault", "Customer", 0)
    map.card("Report the fault", "Customer", 1, role="accepted-end")
    map.card("Hear that it works", "Contact", 2, channel=mail, role="goal")
    return map.store


# ---- F04 Dead end
@valid("F04", "every-action-goes-on")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("F04", "ends-are-marked")
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", role="goal")
    put(map, "Use it again", role="accepted-end")
    return map.store


@valid("F04", "processes-need-no-exit")
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Open the order", kind="flow")
    closed(map)
    return map.store


@valid("F04", "goal-below-the-action")
def _() -> Store:
    map = repair()
    map.card("Hear that it works", "Contact", 3, channel=map["phone"], role="goal")
    return map.store


@invalid("F04", "action-after-the-goal", {"Use it again": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", role="goal")
    return map.store


@invalid("F04", "process-reached-by-a-way", {"Repair at home": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Repair at home", kind="flow", exit="urgent")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="not urgent")
    return map.store


@invalid("F04", "contact-where-the-way-stops", {"Get a text message": "hygiene"})
def _() -> Store:
    map = repair()
    map.card("Get a text message", "Contact", 2, channel=map["phone"], started_by="organisation")
    map.link("Report the fault", "Get a text message", kind="flow")
    return map.store


# ---- F07 One-way decision
@valid("F07", "two-drawn-exits")
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="now")
    map.link("Report the fault", "Use it again", kind="flow", exit="it works by itself")
    return map.store


@valid("F07", "alternatives-follow")
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.card("Bring it to the shop", "Customer", 2)
    lanes.set_cell_mode(map.store, map["Customer"], map.steps[2], "one-of")
    return map.store


@valid("F07", "no-decision")
def _() -> Store:
    return repair().store


@invalid("F07", "one-derived-exit", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    return map.store


@invalid("F07", "one-drawn-exit", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Let the technician in", kind="flow", exit="now")
    return map.store


@invalid("F07", "two-arrows-to-one-card", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="decision")
    map.link("Report the fault", "Use it again", kind="flow", exit="now")
    map.link("Report the fault", "Use it again", kind="flow", exit="later")
    return map.store


@invalid("F07", "no-exit-at-all", {"Decide on a new one": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Use it again", role="goal")
    map.card("Decide on a new one", "Customer", 3, role="decision")
    return map.store


@invalid("F07", "process-with-edges-down-only", {"Open the order": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Open the order", role="decision")
    map.card("Look for parts", "Field work", 0, team=map["Orders"])
    return map.store
