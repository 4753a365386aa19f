"""Maps for the checks of contacts."""

from __future__ import annotations

from app.model.edits import cards
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import invalid, put, repair, valid


# ---- C01 No channel
@valid("C01", "channel-named")
def _() -> Store:
    return repair().store


@valid("C01", "no-contacts")
def _() -> Store:
    map = repair()
    cards.remove(map.store, [map["Call the service"]])
    return map.store


@valid("C01", "parked-idea")
def _() -> Store:
    map = repair()
    map.card("Ask a neighbour", "Contact", 1, team="Orders")
    cards.park(map.store, [map["Ask a neighbour"]])
    return map.store


@invalid("C01", "not-asked", {"Ask a neighbour": "question"})
def _() -> Store:
    map = repair()
    map.card("Ask a neighbour", "Contact", 1, team="Orders")
    return map.store


@invalid("C01", "known-none", {"Ask a neighbour": "weakness"})
def _() -> Store:
    map = repair()
    map.card("Ask a neighbour", "Contact", 1, team="Orders", channel=None)
    return map.store


@invalid("C01", "alternatives-in-one-cell", {"Write a letter": "question", "Send a text": "weakness"})
def _() -> Store:
    map = repair()
    map.card("Write a letter", "Contact", 0)
    map.card("Send a text", "Contact", 0, channel=None)
    return map.store


@invalid("C01", "whole-stage", {"Customer portal": "question"})
def _() -> Store:
    map = repair()
    map.card("Customer portal", "Contact", "stage", team=map["Orders"])
    return map.store


# ---- C03 Unanswered customer
def asks(map: Sketch, **values: object) -> str:
    put(map, "Call the service", reply_within=2880, **values)
    return map["Call the service"]


@valid("C03", "a-contact-answers")
def _() -> Store:
    map = repair()
    asked = asks(map)
    map.card(
        "Ring back",
        "Contact",
        1,
        team="Orders",
        channel=map["phone"],
        started_by="organisation",
        answers=asked,
    )
    return map.store


@valid("C03", "a-drawn-path-answers")
def _() -> Store:
    map = repair()
    asks(map)
    map.card("Ring back", "Contact", 3, channel=map["phone"], started_by="organisation")
    map.link("Call the service", "Open the order", kind="flow")
    map.link("Open the order", "Ring back", kind="flow")
    put(map, "Ring back", role="accepted-end")
    return map.store


@valid("C03", "settled-at-once")
def _() -> Store:
    map = repair()
    asks(map, issue="a fault", resolves=True)
    return map.store


@valid("C03", "no-answer-expected")
def _() -> Store:
    map = repair()
    put(map, "Call the service", issue="a fault")
    map.card(
        "Read the letter", "Contact", 3, channel=map["phone"], started_by="organisation", reply_within=60
    )
    return map.store


@invalid("C03", "nothing-answers", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    asks(map)
    return map.store


@invalid("C03", "unsettled-issue", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    put(map, "Call the service", issue="a fault", resolves=False)
    map.card("Ring back", "Contact", 3, channel=map["phone"], started_by="organisation")
    return map.store


@invalid("C03", "path-to-another-customer-contact", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    asks(map)
    map.card(
        "Call again",
        "Contact",
        1,
        team="Orders",
        channel=map["phone"],
        started_by="customer",
        role="accepted-end",
    )
    map.link("Call the service", "Call again", kind="flow")
    return map.store


@invalid("C03", "message-on-a-derived-way-only", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    asks(map)
    map.lane("message", "Messages")
    map.card("Text with the date", "Messages", 0)
    return map.store
