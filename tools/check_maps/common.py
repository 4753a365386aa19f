"""The small maps of the checks: what they have in common. The maps stand in a file for each letter of rules.

What each invalid map must show was written down by thinking, before the check was run on it: the card (or sending
card) and the voice of every finding of that rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.model.edits import fields, lanes, library, maps, stages, steps
from app.model.store import Store
from tests.model.sketch import Sketch

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
    return map.handover(source, to, **known(map))


def known(map: Sketch) -> dict[str, Any]:
    """All facts of a handover, none of them open."""
    if "order number" not in map.named:
        map.named["order number"] = library.add(map.store, "item", "order number")
    return {
        "receipt": "sees it in the planner",
        "channel": map["planner"],
        "passes": [map["order number"]],
        "limit": 60,
    }


def two_stages(*, contact: bool = True) -> Sketch:
    """The repair in two stages, "Report" and "Repair"; with a contact in the second unless told otherwise."""
    map = repair()
    fields.put(map.store, map["stage"], title="Report")
    second = map.named["second"] = stages.add(map.store, "Repair")
    for number, step in enumerate(map.steps[2:]):
        steps.move(map.store, step, second, number)
    for step in [s for s in map.store.of("step") if s not in map.steps]:
        steps.remove(map.store, step)
    if contact:
        map.card("Hear the bell", "Contact", 2, channel=map["phone"])
    return map


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


def put_link(map: Sketch, link: str, **values: object) -> None:
    map.named["link"] = link
    put(map, "link", **values)
