"""Maps for the checks of beginnings, of what is passed by, and of ways back."""

from __future__ import annotations

from app.model.edits import cards, lanes, steps
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import blank, closed, invalid, put, repair, two_stages, valid


# ---- F01 No beginning
@valid("F01", "first-action")
def _() -> Store:
    return repair().store


@valid("F01", "marked-later")
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="start")
    map.link("Report the fault", "Notice the fault", kind="flow", exit="not sure yet")
    return map.store


@valid("F01", "blank")
def _() -> Store:
    return blank()


@invalid("F01", "decision-comes-first", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Notice the fault", role="decision")
    map.link("Notice the fault", "Report the fault", kind="flow", exit="it matters")
    map.link("Notice the fault", "Use it again", kind="flow", exit="it can wait")
    map.link("Report the fault", "Let the technician in", kind="flow")
    return map.store


@invalid("F01", "first-action-is-the-goal", {"Find it on the website": "hygiene"})
def _() -> Store:
    map = Sketch(columns=2)
    map.lane("action", "Customer")
    map.card("Find it on the website", "Customer", 0, role="goal")
    map.card("Tell a friend", "Customer", 1, role="accepted-end")
    return map.store


@invalid("F01", "alternatives-that-are-ends", {"Give up": "hygiene"})
def _() -> Store:
    map = Sketch(columns=2)
    map.lane("action", "Customer")
    map.card("Give up", "Customer", 0, role="leaves")
    map.card("Repair it oneself", "Customer", 0, role="accepted-end")
    lanes.set_cell_mode(map.store, map["Customer"], map.steps[0], "one-of")
    map.card("Use it again", "Customer", 1)
    return map.store


# ---- F05 Unreachable
@valid("F05", "straight-on")
def _() -> Store:
    return repair().store


@valid("F05", "alternatives-and-a-spanning-card")
def _() -> Store:
    map = repair()
    map.card("Bring it to the shop", "Customer", 2)
    lanes.set_cell_mode(map.store, map["Customer"], map.steps[2], "one-of")
    cards.span(map.store, map["Report the fault"], 2)
    return map.store


@valid("F05", "reached-through-a-contact")
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Use it again", kind="flow", exit="it works by itself")
    map.link("Notice the fault", "Report the fault", kind="flow", exit="it does not")
    map.card("Ring back", "Contact", 1, team="Orders", channel=map["phone"], started_by="organisation")
    map.link("Ring back", "Let the technician in", kind="flow")
    return map.store


@valid("F05", "second-beginning")
def _() -> Store:
    map = repair()
    put(map, "Notice the fault", role="start")
    put(map, "Report the fault", role="start")
    map.link("Notice the fault", "Let the technician in", kind="flow")
    return map.store


@invalid("F05", "arrow-past-a-step", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Let the technician in", kind="flow")
    return map.store


@invalid("F05", "told-once-for-a-stretch", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Notice the fault", "Use it again", kind="flow")
    return map.store


@invalid("F05", "before-the-marked-start", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", role="start")
    return map.store


@invalid("F05", "contact-that-leads-on", {"Read an advertisement": "hygiene"})
def _() -> Store:
    map = repair()
    steps.add(map.store, map["stage"], "aside", 1)
    aside = map.store.of("step")
    column = next(step for step in aside if step not in map.steps)
    map.steps.append(column)
    map.card("Read an advertisement", "Contact", 4, channel=map["phone"])
    map.link("Read an advertisement", "Let the technician in", kind="flow")
    return map.store


def passed(map: Sketch) -> None:
    """A contact in a step of its own, between the call and the visit."""
    cards.remove(map.store, [map["Report the fault"]])
    map.card("Get a text message", "Contact", 1, team="Orders", channel=map["phone"])
    map.card("Send the date", "Orders desk", 1)


@valid("F05", "a-contact-between-two-actions")
def _() -> Store:
    map = repair()
    passed(map)
    map.link("Notice the fault", "Let the technician in", kind="flow", exit="it gets worse")
    return map.store


@valid("F05", "two-ways-one-over-the-contact")
def _() -> Store:
    map = repair()
    passed(map)
    map.link("Notice the fault", "Use it again", kind="flow", exit="it works by itself")
    map.link("Notice the fault", "Let the technician in", kind="flow", exit="it does not")
    return map.store


@invalid("F05", "arrow-past-a-contact", {"Get a text message": "hygiene"})
def _() -> Store:
    map = repair()
    passed(map)
    map.link("Notice the fault", "Use it again", kind="flow")
    map.link("Call the service", "Let the technician in", kind="flow")
    return map.store


# ---- F06 Endless loop
@valid("F06", "named-way-back")
def _() -> Store:
    map = repair()
    map.link("Let the technician in", "Report the fault", kind="flow", exit="a part is missing")
    return map.store


@valid("F06", "decision-in-the-loop")
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", role="decision")
    map.link("Let the technician in", "Report the fault", kind="flow", exit="a part is missing")
    map.link("Let the technician in", "Use it again", kind="flow", exit="repaired")
    return map.store


@valid("F06", "goal-in-the-loop")
def _() -> Store:
    map = repair()
    map.link("Use it again", "Notice the fault", kind="flow")
    return map.store


@valid("F06", "work-goes-back-and-forth")
def _() -> Store:
    map = repair()
    closed(map)
    closed(map, "Repair at home", "Open the order")
    return map.store


@invalid("F06", "no-way-out", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Use it again", role="goal")
    map.card("Ask once more", "Customer", 3)
    lanes.set_cell_mode(map.store, map["Customer"], map.steps[3], "one-of")
    map.link("Let the technician in", "Ask once more", kind="flow")
    map.link("Ask once more", "Report the fault", kind="flow")
    return map.store


@invalid("F06", "nothing-says-when", {"Let the technician in": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Let the technician in", "Report the fault", kind="flow")
    return map.store


@invalid("F06", "decision-that-only-goes-round", {"Let the technician in": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", role="decision")
    put(map, "Notice the fault", role="goal")
    put(map, "Use it again", role="decision")
    map.link("Use it again", "Let the technician in", kind="flow", exit="not yet")
    return map.store


# ---- F12 Unmarked step back
@valid("F12", "named")
def _() -> Store:
    map = two_stages()
    map.link("Let the technician in", "Report the fault", kind="flow", exit="a part is missing")
    return map.store


@valid("F12", "from-a-decision")
def _() -> Store:
    map = two_stages()
    put(map, "Let the technician in", role="decision")
    map.link("Let the technician in", "Report the fault", kind="flow", exit="a part is missing")
    map.link("Let the technician in", "Use it again", kind="flow", exit="repaired")
    return map.store


@valid("F12", "within-a-stage")
def _() -> Store:
    map = repair()
    map.link("Let the technician in", "Report the fault", kind="flow", exit="a part is missing")
    return map.store


@valid("F12", "work-given-back")
def _() -> Store:
    map = two_stages()
    closed(map)
    closed(map, "Repair at home", "Open the order")
    return map.store


@invalid("F12", "action", {"Use it again": "hygiene"})
def _() -> Store:
    map = two_stages()
    map.link("Use it again", "Notice the fault", kind="flow")
    return map.store


@invalid("F12", "contact", {"Sign for the repair": "hygiene"})
def _() -> Store:
    map = two_stages()
    map.card("Sign for the repair", "Contact", 2, channel=map["phone"])
    map.link("Sign for the repair", "Call the service", kind="flow")
    return map.store


@invalid("F12", "two-steps-back", {"Use it again": "hygiene", "Let the technician in": "hygiene"})
def _() -> Store:
    map = two_stages()
    map.link("Use it again", "Notice the fault", kind="flow")
    map.link("Let the technician in", "Report the fault", kind="flow")
    return map.store
