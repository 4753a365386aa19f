"""Maps for the checks of handovers."""

from __future__ import annotations

from app.model.edits import cards, library, links
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import blank, closed, invalid, known, put, repair, to_be, valid


# ---- H01 Sent to nobody
@valid("H01", "card-receives")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("H01", "team-without-a-card-receives")
def _() -> Store:
    map = repair()
    map.handover("Open the order", to_team="Billing", **known(map))
    return map.store


@valid("H01", "customer-is-no-handover")
def _() -> Store:
    map = repair()
    map.handover("Notice the fault", "Open the order")
    return map.store


@valid("H01", "customer-hands-over-to-nobody")
def _() -> Store:
    map = repair()
    map.handover("Notice the fault", to_team=None)
    map.handover("Report the fault")
    return map.store


@valid("H01", "blank")
def _() -> Store:
    return blank()


@invalid("H01", "known-nobody", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", to_team=None)
    return map.store


@invalid("H01", "not-asked", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    map.handover("Open the order")
    return map.store


@invalid("H01", "two-of-three", {"Open the order": "question", "Send the bill": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", receipt="sees it in the planner")
    map.handover("Send the bill", to_team=None, receipt=None)
    closed(map, "Repair at home", "Send the bill")
    return map.store


@invalid("H01", "arrow-to-nowhere", {"Notice the fault": "question"})
def _() -> Store:
    map = repair()
    map.link("Notice the fault", kind="flow")
    return map.store


@invalid("H01", "parked-sender", {"Send the bill": "question"})
def _() -> Store:
    map = repair()
    map.handover("Send the bill")
    put(map, "Send the bill", team=map["Orders"])
    cards.park(map.store, [map["Send the bill"]])
    return map.store


# ---- H02 Never received
@valid("H02", "receipt-known")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("H02", "nobody-receives-so-h01-speaks")
def _() -> Store:
    map = repair()
    map.handover("Open the order")
    map.handover("Send the bill", to_team=None)
    return map.store


@valid("H02", "within-one-team")
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Send the bill")
    return map.store


@invalid("H02", "not-asked", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home")
    return map.store


@invalid("H02", "known-missing", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", receipt=None, channel=map["planner"])
    return map.store


@invalid("H02", "team-without-a-card", {"Send the bill": "question"})
def _() -> Store:
    map = repair()
    map.handover("Send the bill", to_team="Billing", channel=map["planner"], limit=60)
    closed(map)
    return map.store


@invalid("H02", "to-be", {"Open the order": "weakness", "Repair at home": "question"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", receipt=None)
    map.handover("Repair at home", "Send the bill", receipt="  ")
    return to_be(map)


# ---- H03 Nobody's card
@valid("H03", "team-of-the-lane")
def _() -> Store:
    return repair().store


@valid("H03", "own-team")
def _() -> Store:
    map = repair()
    put(map, "Orders desk", team="")
    for name in ("Open the order", "Send the bill"):
        put(map, name, team=map["Orders"])
    return map.store


@valid("H03", "joined-to-nothing")
def _() -> Store:
    map = repair()
    map.lane("process", "Archive", zone="support")
    cards.remove(map.store, [map["Report the fault"]])
    map.card("Sort old papers", "Archive", 1)
    return map.store


@invalid("H03", "not-asked", {"Clean the workshop": "question"})
def _() -> Store:
    map = repair()
    map.lane("process", "Workshop", zone="support")
    map.card("Clean the workshop", "Workshop", 1)
    return map.store


@invalid("H03", "known-nobody", {"Clean the workshop": "weakness"})
def _() -> Store:
    map = repair()
    map.lane("process", "Workshop", zone="support")
    map.card("Clean the workshop", "Workshop", 1, team=None)
    return map.store


@invalid("H03", "contact-that-hands-over", {"Ask in the shop": "question"})
def _() -> Store:
    map = repair()
    shop = library.add(map.store, "channel", "shop")
    map.card("Ask in the shop", "Contact", 1, channel=shop)
    closed(map, "Ask in the shop", "Repair at home")
    return map.store


@invalid("H03", "once-per-card", {"Clean the workshop": "question"})
def _() -> Store:
    map = repair()
    map.lane("process", "Workshop", zone="support")
    map.card("Clean the workshop", "Workshop", 1)
    map.handover("Open the order", "Clean the workshop", receipt="list", channel=map["planner"])
    map.handover("Repair at home", "Clean the workshop", receipt="list", channel=map["planner"])
    return map.store


# ---- H04 Hidden handover
def two_teams() -> Sketch:
    """Orders desk and Field work in one step: the work may move from the one to the other."""
    map = repair()
    map.card("Plan the visit", "Field work", 0)
    return map


@valid("H04", "teams-in-different-steps")
def _() -> Store:
    return repair().store


@valid("H04", "handover-is-drawn")
def _() -> Store:
    map = two_teams()
    closed(map, "Open the order", "Plan the visit")
    return map.store


@valid("H04", "answered-with-no")
def _() -> Store:
    map = two_teams()
    links.answer_question(map.store, map["Open the order"], map["Plan the visit"], "no")
    return map.store


@valid("H04", "handed-to-the-team")
def _() -> Store:
    map = two_teams()
    map.handover("Open the order", to_team="Field", **known(map))
    return map.store


@invalid("H04", "derived", {"Open the order": "question"})
def _() -> Store:
    return two_teams().store


@invalid("H04", "drawn-flow", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    map.link("Open the order", "Repair at home", kind="flow")
    return map.store


@invalid("H04", "spanning-card", {"Watch the stock": "question"})
def _() -> Store:
    map = repair()
    map.lane("process", "Store", team=map.team("Stock"), zone="front")
    map.card("Watch the stock", "Store", 1, span=2)
    return map.store


# ---- H06 No medium
@valid("H06", "channel")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("H06", "system")
def _() -> Store:
    map = repair()
    planner = library.add(map.store, "system", "Planner")
    map.handover("Open the order", "Repair at home", **{**known(map), "system": planner, "channel": None})
    return map.store


@valid("H06", "folded-into-the-question-of-h02")
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home")
    return map.store


@valid("H06", "gap-in-the-receipt-comes-first")
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", receipt=None)
    return map.store


@invalid("H06", "not-asked", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", receipt="sees it in the planner")
    return map.store


@invalid("H06", "known-missing", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", receipt="somebody tells them", channel=None)
    return map.store


@invalid("H06", "team-without-a-card", {"Repair at home": "question", "Send the bill": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Repair at home", to_team="Billing", receipt="asks for it")
    map.handover("Send the bill", to_team="Billing", receipt="asks for it", system=None)
    return map.store


# ---- H09 Promise not returned
def promise(map: Sketch, source: str = "Open the order", to: str = "Repair at home") -> str:
    link = closed(map, source, to)
    links.know(map.store, link, returns="the work report")
    return link


@valid("H09", "comes-back-to-the-sender")
def _() -> Store:
    map = repair()
    promise(map)
    closed(map, "Repair at home", "Open the order")
    return map.store


@valid("H09", "comes-back-to-another-card-of-the-team-by-a-path")
def _() -> Store:
    map = repair()
    promise(map)
    map.card("Check the report", "Field work", 3, role="accepted-end")
    links.answer_question(map.store, map["Send the bill"], map["Check the report"], "no")
    map.link("Repair at home", "Check the report", kind="flow")
    closed(map, "Check the report", "Send the bill")
    return map.store


@valid("H09", "nothing-promised")
def _() -> Store:
    map = repair()
    links.know(map.store, closed(map), returns=None)
    closed(map, "Repair at home", "Send the bill")
    return map.store


@valid("H09", "answered-by-a-message")
def _() -> Store:
    map = repair()
    promise(map, "Call the service")
    map.lane("message", "Messages")
    map.card("Text with the date", "Messages", 3, answers=map["Call the service"])
    return map.store


@invalid("H09", "no-way-back", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    promise(map)
    return map.store


@invalid("H09", "only-derived-edges", {"Repair at home": "weakness"})
def _() -> Store:
    map = repair()
    map.lane("process", "Front desk", team=map["Field"], zone="front")
    map.card("Take the call", "Front desk", 3)
    links.answer_question(map.store, map["Take the call"], map["Send the bill"], "no")
    promise(map, "Repair at home", "Send the bill")
    return map.store


@invalid("H09", "path-ends-elsewhere", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    promise(map)
    map.lane("process", "Billing desk", team=map.team("Billing"), zone="support")
    map.card("Write the bill", "Billing desk", 1)
    closed(map, "Repair at home", "Write the bill")
    return map.store


@invalid("H09", "contact-without-an-answer", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    promise(map, "Call the service")
    map.lane("message", "Messages")
    map.card("Text with the date", "Messages", 3)
    return map.store


@invalid("H09", "team-without-a-card", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    link = map.handover("Open the order", to_team="Billing", receipt="list", channel=map["planner"])
    links.know(map.store, link, returns="the work report")
    return map.store
