"""Maps for the checks of asking twice and of starting again."""

from __future__ import annotations

from app.model.edits import cards, library
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import closed, invalid, put, put_link, repair, valid

DAY = 24 * 60


# ---- C05 Asked twice
def about(map: Sketch, *names: str, issue: str = "a fault") -> None:
    for name in names:
        put(map, name, issue=issue)


def again(map: Sketch, step: int = 1, name: str = "Call again", **values: object) -> None:
    map.card(name, "Contact", step, channel=map["phone"], started_by="customer", team="Orders", **values)


@valid("C05", "another-issue")
def _() -> Store:
    map = repair()
    again(map, issue="the bill")
    about(map, "Call the service")
    return map.store


@valid("C05", "settled-between")
def _() -> Store:
    map = repair()
    again(map, 3)
    about(map, "Call the service", "Call again")
    put(map, "Repair at home", resolves_issue="A  fault")
    return map.store


@valid("C05", "settled-in-the-first")
def _() -> Store:
    map = repair()
    again(map)
    about(map, "Call the service", "Call again")
    put(map, "Call the service", resolves=True)
    return map.store


@valid("C05", "alternatives-in-one-step")
def _() -> Store:
    map = repair()
    again(map, 0)
    about(map, "Call the service", "Call again")
    return map.store


@valid("C05", "the-organisation-calls")
def _() -> Store:
    map = repair()
    again(map)
    about(map, "Call the service", "Call again")
    put(map, "Call again", started_by="organisation")
    return map.store


@invalid("C05", "calls-again", {"Call again": "weakness"})
def _() -> Store:
    map = repair()
    again(map)
    about(map, "Call the service", "Call again")
    return map.store


@invalid("C05", "a-step-without-an-action", {"Call again": "weakness"})
def _() -> Store:
    map = repair()
    again(map)
    about(map, "Call the service", "Call again")
    cards.remove(map.store, [map["Report the fault"]])
    return map.store


@invalid("C05", "three-times", {"Call again": "weakness", "Write a letter": "weakness"})
def _() -> Store:
    map = repair()
    again(map)
    again(map, 2, "Write a letter")
    about(map, "Call the service", "Call again", "Write a letter")
    return map.store


@invalid("C05", "a-way-back", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    again(map, 2, "Call from home")
    about(map, "Call the service", "Call from home")
    put(map, "Call the service", pos=[map["Contact"], map.steps[1], "a0", 1], team=map["Orders"])
    put(map, "Notice the fault", role="decision")
    map.link("Notice the fault", "Let the technician in", kind="flow", exit="urgent")
    map.link("Notice the fault", "Use it again", kind="flow", exit="it works by itself")
    put(map, "Let the technician in", role="decision")
    map.link("Let the technician in", "Report the fault", kind="flow", exit="not repaired")
    map.link("Let the technician in", "Use it again", kind="flow", exit="repaired")
    put(map, "Report the fault", role="accepted-end")
    map.link("Report the fault", "Use it again", kind="flow")
    return map.store


# ---- C06 Start again
def told(map: Sketch, card: str = "Call the service") -> None:
    """The first contact passes the story on."""
    map.named["story"] = library.add(map.store, "item", "the customer’s story")
    put(map, card, passes=[map["story"]])


def elsewhere(map: Sketch, team: str = "Field", **values: object) -> None:
    """The next contact about it, in another channel."""
    shop = library.add(map.store, "channel", "shop")
    map.card("Go to the shop", "Contact", 1, channel=shop, started_by="organisation", team=team, **values)
    about(map, "Call the service", "Go to the shop")


@valid("C06", "the-same-channel")
def _() -> Store:
    map = repair()
    elsewhere(map)
    told(map)
    put(map, "Go to the shop", channel=map["phone"])
    return map.store


@valid("C06", "an-arrow-carries-it")
def _() -> Store:
    map = repair()
    elsewhere(map)
    told(map)
    closed(map, "Call the service", "Go to the shop")
    put(map, "Call the service", team=map["Orders"])
    for link in map.store.of("link"):
        put_link(map, link, passes=[map["story"]])
    return map.store


@valid("C06", "one-system-shows-it")
def _() -> Store:
    map = repair()
    crm = library.add(map.store, "system", "CRM")
    elsewhere(map, system=crm)
    told(map)
    put(map, "Call the service", system=crm)
    return map.store


@valid("C06", "nothing-was-passed-on")
def _() -> Store:
    map = repair()
    elsewhere(map)
    return map.store


@invalid("C06", "another-team", {"Go to the shop": "weakness"})
def _() -> Store:
    map = repair()
    elsewhere(map)
    told(map)
    return map.store


@invalid("C06", "one-team-in-two-channels", {"Go to the shop": "weakness"})
def _() -> Store:
    map = repair()
    elsewhere(map, team="Orders")
    told(map)
    cards.remove(map.store, [map["Open the order"]])
    put(map, "Call the service", team=map["Orders"])
    return map.store


@invalid("C06", "told-by-the-action", {"Go to the shop": "weakness"})
def _() -> Store:
    map = repair()
    elsewhere(map)
    told(map, "Notice the fault")
    return map.store
