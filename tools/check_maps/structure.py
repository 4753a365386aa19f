"""Maps for the checks of what a map consists of."""

from __future__ import annotations

from app.model.edits import cards, fields, insights, maps, stages
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import blank, closed, invalid, put, repair, two_stages, valid


# ---- S01 Stage without a contact
@valid("S01", "a-contact-in-each")
def _() -> Store:
    return two_stages().store


@valid("S01", "a-contact-that-spans-both")
def _() -> Store:
    map = two_stages(contact=False)
    cards.span(map.store, map["Call the service"], 3)
    return map.store


@valid("S01", "no-contacts-at-all")
def _() -> Store:
    map = two_stages(contact=False)
    cards.remove(map.store, [map["Call the service"]])
    return map.store


@valid("S01", "nothing-happens-there-yet")
def _() -> Store:
    map = two_stages()
    stages.add(map.store, "Later")
    return map.store


@invalid("S01", "only-actions-and-work", {"Repair": "weakness"})
def _() -> Store:
    return two_stages(contact=False).store


@invalid("S01", "first-of-two", {"Report": "weakness"})
def _() -> Store:
    map = two_stages(contact=False)
    cards.move(map.store, map["Call the service"], map["Contact"], map.steps[3])
    return map.store


@invalid("S01", "work-only", {"Repair": "weakness"})
def _() -> Store:
    map = two_stages(contact=False)
    cards.remove(map.store, [map["Let the technician in"], map["Use it again"]])
    map.link("Open the order", "Send the bill", kind="flow")
    closed(map)
    return map.store


# ---- S02 No persona or goal
@valid("S02", "both")
def _() -> Store:
    return repair().store


@valid("S02", "blank")
def _() -> Store:
    return blank()


@valid("S02", "one-step-so-far")
def _() -> Store:
    map = nobody(Sketch(columns=2))
    map.card("Ask", "action", 0)
    map.card("Ask again", "action", 0)
    return map.store


@valid("S02", "only-work")
def _() -> Store:
    map = nobody(Sketch(columns=2))
    map.card("Sort the post", "process", 0, team="Desk")
    map.card("Write back", "process", 1, team="Desk")
    map.link("Sort the post", "Write back", kind="flow")
    return map.store


def nobody(map: Sketch) -> Sketch:
    """Without persona and goal."""
    people_of(map)
    maps.put(map.store, goal="")
    return map


def people_of(map: Sketch) -> None:
    fields.remove(map.store, map.store.of("persona"))


@invalid("S02", "neither", {"Notice the fault": "hygiene"})
def _() -> Store:
    return nobody(repair()).store


@invalid("S02", "no-goal", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    maps.put(map.store, goal="")
    return map.store


@invalid("S02", "no-persona", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    people_of(map)
    return map.store


# ---- S03 Card linked to nothing
@valid("S03", "all-joined")
def _() -> Store:
    return repair().store


@valid("S03", "joined-by-a-drawn-link")
def _() -> Store:
    map = repair()
    cards.remove(map.store, [map["Let the technician in"]])
    closed(map)
    return map.store


@valid("S03", "joined-by-an-answer")
def _() -> Store:
    map = repair()
    cards.remove(map.store, [map["Report the fault"]])
    map.card("Ring back", "Contact", 1, team="Orders", channel=map["phone"], answers=map["Call the service"])
    return map.store


@valid("S03", "the-only-card")
def _() -> Store:
    map = Sketch(columns=2)
    map.card("Sort the post", "process", 0, team="Desk")
    return map.store


@invalid("S03", "work-of-nobody", {"Repair at home": "hygiene"})
def _() -> Store:
    map = repair()
    cards.remove(map.store, [map["Let the technician in"]])
    return map.store


@invalid("S03", "contact", {"Read an advertisement": "hygiene"})
def _() -> Store:
    map = repair()
    cards.remove(map.store, [map["Report the fault"]])
    map.card("Read an advertisement", "Contact", 1, channel=map["phone"])
    return map.store


@invalid("S03", "work-of-a-team-that-does-more", {"Write it down": "hygiene"})
def _() -> Store:
    map = repair()
    cards.remove(map.store, [map["Report the fault"]])
    map.card("Write it down", "Orders desk", 1)
    return map.store


# ---- S04 Card without text
@valid("S04", "all-say-something")
def _() -> Store:
    return repair().store


@valid("S04", "a-picture-speaks")
def _() -> Store:
    map = repair()
    photo = insights.add_picture(map.store, PIXEL, "image/png")
    map.lane("picture", "Pictures")
    map.card("", "Pictures", 1, picture=photo, alt="The open machine")
    return map.store


@valid("S04", "blank")
def _() -> Store:
    return blank()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""One white pixel as PNG."""


@invalid("S04", "an-action", {"": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", title="")
    return map.store


@invalid("S04", "only-blanks", {" ": "hygiene"})
def _() -> Store:
    map = repair()
    put(map, "Open the order", title=" ")
    closed(map)
    return map.store


@invalid("S04", "parked-and-in-a-text-lane", {"": "hygiene"})
def _() -> Store:
    map = repair()
    map.lane("text", "Notes")
    map.card("", "Notes", 2, note="to be written")
    return map.store
