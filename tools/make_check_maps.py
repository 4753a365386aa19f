"""Make the small maps on which every check is tried: tests/model/checks/<id>/{valid,invalid}-….jmap.

Run from the root: python -m tools.make_check_maps. The maps are made with the program's own verbs and committed;
a test makes them again and compares. What each invalid map must show was written down here by thinking, before the
check was run on it: the card (or sending card) and the voice of every finding of that rule.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

from app.model import ids
from app.model.edits import cards, fields, lanes, library, links, maps, stages
from app.model.store import Store
from app.storage.canonical import dumps
from app.storage.document import new_document
from tests.model.sketch import Sketch

FOLDER = Path(__file__).parent.parent / "tests" / "model" / "checks"
Expected = dict[str, str]
"""Title of the card a finding is about -> its voice."""
CASES: dict[str, dict[str, tuple[Callable[[], Store], Expected]]] = {}


def valid(rule: str, name: str) -> Callable[[Callable[[], Store]], Callable[[], Store]]:
    return _case(rule, f"valid-{name}", {})


def invalid(rule: str, name: str, expected: Expected) -> Callable[[Callable[[], Store]], Callable[[], Store]]:
    return _case(rule, f"invalid-{name}", expected)


def _case(rule: str, name: str, expected: Expected) -> Callable[[Callable[[], Store]], Callable[[], Store]]:
    def keep(make: Callable[[], Store]) -> Callable[[], Store]:
        assert name not in CASES.setdefault(rule, {})
        CASES[rule][name] = (make, expected)
        return make

    return keep


# ---- what the maps have in common
def repair() -> Sketch:
    """A finished map of a repair: nothing open. Orders desk (columns 1, 4), Field team (column 3)."""
    map = Sketch(columns=4)
    phone, planner = (library.add(map.store, "channel", name) for name in ("phone", "planner"))
    map.named.update(phone=phone, planner=planner)
    map.lane("action", "Customer")
    map.lane("touchpoint", "Contact")
    map.lane("process", "Orders desk", team=map.team("Orders"), zone="back")
    map.lane("process", "Field work", team=map.team("Field"), zone="support")
    for step, title in enumerate(
        ["Notice the fault", "Report the fault", "Let the technician in", "Use it again"]
    ):
        map.card(title, "Customer", step)
    map.card("Call the service", "Contact", 0, channel=phone, started_by="customer")
    map.card("Open the order", "Orders desk", 0)
    map.card("Repair at home", "Field work", 2)
    map.card("Send the bill", "Orders desk", 3)
    return map


def closed(map: Sketch, source: str = "Open the order", to: str = "Repair at home") -> str:
    """A handover with everything known."""
    return map.handover(source, to, receipt="sees it in the planner", channel=map["planner"])


def put(map: Sketch, name: str, **values: object) -> None:
    fields.put(map.store, map[name], **values)


def blank() -> Store:
    """A map just begun."""
    store = maps.create("Blank", status="final")
    stages.add(store, "First")
    lanes.add(store, "action", "Customer")
    return store


def to_be(map: Sketch) -> Store:
    maps.put(map.store, state="to-be")
    return map.store


# ---- H01 Sent to nobody
@valid("H01", "card-receives")
def _() -> Store:
    map = repair()
    closed(map)
    return map.store


@valid("H01", "team-without-a-card-receives")
def _() -> Store:
    map = repair()
    map.handover("Open the order", to_team="Billing", receipt="daily list", channel=map["planner"])
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
    map.handover("Open the order", to_team="Field", receipt="list", channel=map["planner"])
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
    map.handover("Open the order", "Repair at home", receipt="list", system=planner, channel=None)
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
    map.card("Ask a neighbour", "Contact", 1)
    cards.park(map.store, [map["Ask a neighbour"]])
    return map.store


@invalid("C01", "not-asked", {"Ask a neighbour": "question"})
def _() -> Store:
    map = repair()
    map.card("Ask a neighbour", "Contact", 1)
    return map.store


@invalid("C01", "known-none", {"Ask a neighbour": "weakness"})
def _() -> Store:
    map = repair()
    map.card("Ask a neighbour", "Contact", 1, channel=None)
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
    map.card("Ring back", "Contact", 1, channel=map["phone"], started_by="organisation", answers=asked)
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
    map.card("Call again", "Contact", 1, channel=map["phone"], started_by="customer", role="accepted-end")
    map.link("Call the service", "Call again", kind="flow")
    return map.store


@invalid("C03", "message-on-a-derived-way-only", {"Call the service": "weakness"})
def _() -> Store:
    map = repair()
    asks(map)
    map.lane("message", "Messages")
    map.card("Text with the date", "Messages", 0)
    return map.store


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
    map.link("Let the technician in", "Report the fault", kind="flow")
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


@invalid("F03", "circle", {"Notice the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Let the technician in", "Notice the fault", kind="flow")
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


@invalid("F04", "way-taken-away", {"Report the fault": "hygiene"})
def _() -> Store:
    map = repair()
    map.link("Let the technician in", "Report the fault", kind="flow")
    map.link("Let the technician in", "Use it again", kind="flow")
    map.link("Notice the fault", "Let the technician in", kind="flow")
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


# ---- writing
def make(rule: str, name: str) -> Store:
    """One map, with the same ids on every run."""
    ids.seed(random.Random(f"{rule} {name}").choice)
    try:
        store = CASES[rule][name][0]()
        maps.put(store, title=f"{rule} {name.replace('-', ' ')}")
        return store
    finally:
        ids.seed(None)


def text_of(store: Store) -> bytes:
    """The map as its file."""
    return dumps(new_document({key: dict(record) for key, record in store.objects.items()}))


def expected_of(rule: str) -> str:
    """What the invalid maps of a rule must show, as JSON."""
    found = {name: wanted for name, (_make, wanted) in sorted(CASES[rule].items()) if wanted}
    return json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> None:
    """Write all maps; maps that are no case any more go."""
    for rule, cases in CASES.items():
        folder = FOLDER / rule.lower()
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.jmap"):
            if old.stem not in cases:
                old.unlink()
        for name in cases:
            (folder / f"{name}.jmap").write_bytes(text_of(make(rule, name)))
        (folder / "expected.json").write_text(expected_of(rule), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
