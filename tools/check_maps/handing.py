"""Maps for the checks of what a handover carries, how often work changes hands, and what gets lost."""

from __future__ import annotations

from app.model.edits import library, links, maps
from app.model.patch import ABSENT
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import closed, invalid, known, put, repair, valid


# ---- H05 Handover to oneself
@valid("H05", "two-teams")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("H05", "work-just-goes-on")
def _() -> Store:
    map = repair()
    map.card("Check the address", "Orders desk", 0)
    map.link("Open the order", "Check the address", kind="flow")
    return map.store


@valid("H05", "between-customers")
def _() -> Store:
    map = repair()
    map.handover("Notice the fault", "Report the fault")
    return map.store


@invalid("H05", "two-cards-of-one-team", {"Open the order": "hygiene"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Send the bill", **known(map))
    return map.store


@invalid("H05", "own-team-without-a-card", {"Repair at home": "hygiene"})
def _() -> Store:
    map = repair()
    map.handover("Repair at home", to_team="Field")
    return map.store


@invalid("H05", "in-one-step", {"Open the order": "hygiene"})
def _() -> Store:
    map = repair()
    map.card("Check the address", "Orders desk", 0)
    map.handover("Open the order", "Check the address")
    return map.store


# ---- H07 Empty hands
@valid("H07", "named")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("H07", "part-of-the-question-of-h02")
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", limit=60)
    return map.store


@valid("H07", "part-of-the-question-of-h06")
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", receipt="gets a ring", limit=60)
    return map.store


@valid("H07", "nobody-receives-so-h01-speaks")
def _() -> Store:
    map = repair()
    map.handover("Send the bill", to_team=None, passes=None)
    return map.store


@invalid("H07", "not-asked", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    links.know(map.store, closed(map), passes=ABSENT)
    return map.store


@invalid("H07", "neither-what-nor-when", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", receipt="gets a ring", channel=map["phone"])
    return map.store


@invalid("H07", "known-nothing", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", **{**known(map), "passes": None})
    return map.store


@invalid("H07", "nothing-though-it-arrives-nowhere", {"Send the bill": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Send the bill", to_team="Billing", receipt=None, passes=None)
    return map.store


# ---- H08 No time limit
@valid("H08", "named")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("H08", "a-wait-says-as-much")
def _() -> Store:
    map = repair()
    link = map.handover("Open the order", "Repair at home", **known(map), wait={"typical": 600})
    links.know(map.store, link, limit=ABSENT)
    return map.store


@valid("H08", "part-of-the-question-of-h07")
def _() -> Store:
    map = repair()
    link = closed(map)
    links.know(map.store, link, passes=ABSENT)
    links.know(map.store, link, limit=ABSENT)
    return map.store


@invalid("H08", "not-asked", {"Open the order": "question"})
def _() -> Store:
    map = repair()
    links.know(map.store, closed(map), limit=ABSENT)
    return map.store


@invalid("H08", "known-none", {"Open the order": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Open the order", "Repair at home", **{**known(map), "limit": None})
    return map.store


@invalid("H08", "none-though-it-arrives-nowhere", {"Repair at home": "weakness"})
def _() -> Store:
    map = repair()
    map.handover("Repair at home", "Send the bill", receipt=None, limit=None)
    return map.store


# ---- H10 Too many hands
def chain(map: Sketch, *teams: str, last: str = "Send the bill") -> None:
    """Work handed on from team to team behind the scenes, from the orders desk to a card close to the customer."""
    before = "Open the order"
    for team in teams:
        title = f"Work of {team}"
        if "Depot" not in map.named:
            map.lane("process", "Depot", zone="support")
        map.card(title, "Depot", 1, team=team)
        closed(map, before, title)
        before = title
    closed(map, before, last)


def off_stage() -> Sketch:
    """The repair with an empty step for work that no customer sees."""
    map = repair()
    put(map, "Report the fault", pos=[map["Customer"], map.steps[0], "z", 1])
    return map


@valid("H10", "three-changes")
def _() -> Store:
    map = off_stage()
    chain(map, "Stock", "Transport")
    return map.store


@valid("H10", "the-customer-sees-it-on-the-way")
def _() -> Store:
    map = off_stage()
    chain(map, "Stock", "Transport", last="Repair at home")
    map.card("Book the visit", "Field work", 2)
    closed(map, "Repair at home", "Send the bill")
    return map.store


@valid("H10", "never-comes-back-to-the-customer")
def _() -> Store:
    map = off_stage()
    chain(map, "Stock", "Transport", "Purchase", last="Work of Stock")
    return map.store


@valid("H10", "a-higher-limit")
def _() -> Store:
    map = off_stage()
    chain(map, "Stock", "Transport", "Purchase")
    maps.put(map.store, thresholds={"chain_max": 5})
    return map.store


@invalid("H10", "four-changes", {"Open the order": "weakness"})
def _() -> Store:
    map = off_stage()
    chain(map, "Stock", "Transport", "Purchase")
    return map.store


@invalid("H10", "a-lower-limit", {"Open the order": "weakness"})
def _() -> Store:
    map = off_stage()
    chain(map, "Stock")
    maps.put(map.store, thresholds={"chain_max": 1})
    return map.store


@invalid("H10", "with-a-loop-in-it", {"Open the order": "weakness"})
def _() -> Store:
    map = off_stage()
    chain(map, "Stock", "Transport", "Purchase", "Customs")
    closed(map, "Work of Purchase", "Work of Transport")
    return map.store


# ---- H11 Information lost
def item(map: Sketch, name: str = "fault code") -> str:
    if name not in map.named:
        map.named[name] = library.add(map.store, "item", name)
    return map.named[name]


def needed(map: Sketch, card: str = "Repair at home") -> None:
    put(map, card, needs=[item(map)])


@valid("H11", "the-handover-carries-it")
def _() -> Store:
    map = repair()
    needed(map)
    map.handover("Open the order", "Repair at home", **{**known(map), "passes": [item(map)]})
    return map.store


@valid("H11", "the-team-keeps-it")
def _() -> Store:
    map = repair()
    put(map, "Open the order", passes=[item(map)])
    needed(map, "Send the bill")
    return map.store


@valid("H11", "the-same-system-shows-it")
def _() -> Store:
    map = repair()
    crm = library.add(map.store, "system", "CRM")
    put(map, "Open the order", passes=[item(map)], system=crm)
    put(map, "Repair at home", needs=[item(map)], system=crm)
    return map.store


@valid("H11", "every-way-brings-it")
def _() -> Store:
    map = branching()
    for card in ("Report by phone", "Report in the shop"):
        put(map, card, passes=[item(map)])
    map.handover("Open the order", "Repair at home", **{**known(map), "passes": [item(map)]})
    needed(map)
    return map.store


def branching() -> Sketch:
    """The fault is reported by phone or in the shop; both lead to the technician."""
    map = repair()
    map.card("Phone or shop?", "Customer", 0, role="decision")
    map.card("Talk to the shop", "Contact", 1, channel=library.add(map.store, "channel", "shop"))
    put(map, "Call the service", pos=[map["Contact"], map.steps[1], "a0", 1])
    put(map, "Open the order", pos=[map["Orders desk"], map.steps[1], "a0", 1])
    put(map, "Report the fault", title="Report by phone")
    map.named["Report by phone"] = map["Report the fault"]
    map.card("Report in the shop", "Customer", 1)
    map.link("Phone or shop?", "Report by phone", kind="flow", exit="phone")
    map.link("Phone or shop?", "Report in the shop", kind="flow", exit="shop")
    map.link("Report by phone", "Let the technician in", kind="flow")
    map.link("Report in the shop", "Let the technician in", kind="flow")
    return map


@invalid("H11", "the-handover-carries-something-else", {"Repair at home": "weakness"})
def _() -> Store:
    map = repair()
    put(map, "Open the order", passes=[item(map)])
    needed(map)
    closed(map)
    return map.store


@invalid("H11", "one-way-does-not-bring-it", {"Repair at home": "weakness"})
def _() -> Store:
    map = branching()
    put(map, "Report by phone", passes=[item(map)])
    needed(map, "Repair at home")
    map.handover("Open the order", "Repair at home", **{**known(map), "passes": [item(map, "address")]})
    put(map, "Field work", team=map["Orders"])
    return map.store


@invalid("H11", "nobody-passes-it-on", {"Send the bill": "question"})
def _() -> Store:
    map = repair()
    needed(map, "Send the bill")
    return map.store


@invalid("H11", "the-customer-told-another-team", {"Repair at home": "weakness"})
def _() -> Store:
    map = repair()
    put(map, "Report the fault", passes=[item(map)])
    needed(map)
    return map.store
