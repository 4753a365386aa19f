"""Maps for the checks of what stands behind contacts, and of waiting, asking again and hearing nothing."""

from __future__ import annotations

from app.model.edits import cards, lanes, library, maps
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import closed, invalid, put, repair, valid

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


# ---- C04 Silent back office
def asks(map: Sketch, within: int = 2 * DAY) -> str:
    put(map, "Call the service", reply_within=within)
    return map["Call the service"]


def answer(map: Sketch, step: int = 3, **values: object) -> None:
    map.card("Ring back", "Contact", step, channel=map["phone"], started_by="organisation", **values)


@valid("C04", "in-time")
def _() -> Store:
    map = repair()
    answer(map, answers=asks(map), wait_before={"typical": DAY})
    return map.store


@valid("C04", "no-times-entered")
def _() -> Store:
    map = repair()
    answer(map, answers=asks(map))
    return map.store


@valid("C04", "the-quicker-arrow-counts")
def _() -> Store:
    map = repair()
    asks(map)
    answer(map)
    put(map, "Ring back", role="accepted-end")
    map.link("Call the service", "Ring back", kind="flow", wait={"typical": DAY})
    map.link("Call the service", "Open the order", kind="flow")
    map.link("Open the order", "Ring back", kind="flow", wait={"typical": 2.5 * DAY})
    return map.store


@invalid("C04", "the-answer-waits", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    answer(map, answers=asks(map), wait_before={"min": DAY, "typical": 3 * DAY, "max": 9 * DAY})
    return map.store


@invalid("C04", "a-wait-on-the-way", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    answer(map, answers=asks(map))
    put(map, "Let the technician in", wait_before={"typical": 2 * DAY}, duration={"typical": 60})
    return map.store


@invalid("C04", "over-arrows", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    asks(map, within=60)
    answer(map, role="accepted-end")
    map.link("Call the service", "Open the order", kind="flow")
    map.link("Open the order", "Ring back", kind="flow", wait={"typical": 90})
    return map.store


@invalid("C04", "at-once", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    answer(map, answers=asks(map, within=0), wait_before={"typical": 10})
    return map.store


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


def put_link(map: Sketch, link: str, **values: object) -> None:
    map.named["link"] = link
    put(map, "link", **values)


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


# ---- C07 Long silence
def hears(map: Sketch, step: int = 3, **values: object) -> None:
    """The next contact after the call."""
    map.card("Get the bill", "Contact", step, channel=map["phone"], started_by="organisation", **values)


@valid("C07", "short-enough")
def _() -> Store:
    map = repair()
    hears(map)
    put(map, "Let the technician in", wait_before={"typical": 6 * DAY})
    return map.store


@valid("C07", "no-times-entered")
def _() -> Store:
    map = repair()
    hears(map)
    return map.store


@valid("C07", "a-message-between")
def _() -> Store:
    map = repair()
    hears(map)
    map.lane("message", "Messages")
    map.card("Text with the date", "Messages", 2, content="Date and hour", form="text message")
    put(map, "Report the fault", duration={"typical": 5 * DAY})
    put(map, "Use it again", wait_before={"typical": 5 * DAY})
    return map.store


@valid("C07", "a-contact-that-an-arrow-passes")
def _() -> Store:
    map = repair()
    hears(map)
    cards.remove(map.store, [map["Let the technician in"]])
    map.card("A text with the hour", "Contact", 2, channel=map["phone"], started_by="organisation")
    put(map, "Report the fault", duration={"typical": 5 * DAY})
    put(map, "Use it again", wait_before={"typical": 5 * DAY})
    map.link("Report the fault", "Use it again", kind="flow")
    return map.store


@valid("C07", "a-higher-limit")
def _() -> Store:
    map = repair()
    hears(map, wait_before={"typical": 20 * DAY})
    maps.put(map.store, thresholds={"max_gap": 30 * DAY})
    return map.store


@invalid("C07", "a-long-wait", {"Get the bill": "weakness"})
def _() -> Store:
    map = repair()
    hears(map)
    put(map, "Let the technician in", wait_before={"min": DAY, "typical": 8 * DAY})
    return map.store


@invalid("C07", "it-adds-up", {"Get the bill": "weakness"})
def _() -> Store:
    map = repair()
    hears(map, wait_before={"typical": 3 * DAY})
    put(map, "Report the fault", duration={"typical": 3 * DAY})
    put(map, "Let the technician in", duration={"typical": 2 * DAY})
    return map.store


@invalid("C07", "an-arrow-waits", {"Get the bill": "weakness"})
def _() -> Store:
    map = repair()
    hears(map)
    map.link("Notice the fault", "Use it again", kind="flow", wait={"typical": 10 * DAY})
    put(map, "Report the fault", role="start")
    put(map, "Notice the fault", role="start")
    maps.put(map.store, thresholds={"max_wait": 30 * DAY})
    return map.store


# ---- C08 Wait without word
def waits(map: Sketch, days: float = 5) -> None:
    put(map, "Let the technician in", is_wait=True, duration={"typical": days * DAY})


@valid("C08", "said-in-a-contact")
def _() -> Store:
    map = repair()
    waits(map)
    put(map, "Call the service", states_wait=True)
    return map.store


@valid("C08", "said-in-a-message")
def _() -> Store:
    map = repair()
    waits(map)
    map.lane("message", "Messages")
    map.card("Text with the date", "Messages", 1, states_wait=True)
    return map.store


@valid("C08", "short-enough")
def _() -> Store:
    map = repair()
    waits(map, days=2)
    return map.store


@invalid("C08", "not-asked", {"Let the technician in": "question"})
def _() -> Store:
    map = repair()
    waits(map)
    return map.store


@invalid("C08", "known-not-said", {"Let the technician in": "weakness"})
def _() -> Store:
    map = repair()
    waits(map)
    put(map, "Call the service", states_wait=False)
    return map.store


@invalid("C08", "an-arrow-waits", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    closed(map)
    put_link(map, map.store.of("link")[0], wait={"typical": 4 * DAY})
    return map.store


@invalid("C08", "said-before-the-wait-before", {"Use it again": "question"})
def _() -> Store:
    map = repair()
    waits(map)
    put(map, "Call the service", states_wait=True)
    put(map, "Use it again", is_wait=True, duration={"typical": 5 * DAY})
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
