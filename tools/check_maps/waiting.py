"""Maps for the checks of waiting and of hearing nothing."""

from __future__ import annotations

from app.model.edits import cards, maps
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import closed, invalid, put, put_link, repair, valid

DAY = 24 * 60


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
