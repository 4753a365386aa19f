"""Maps for the checks of feelings, pains and measures."""

from __future__ import annotations

from app.model.edits import cards, insights, lanes, people
from app.model.store import Store
from tests.model.sketch import Sketch
from tools.check_maps.common import invalid, put, repair, two_stages, valid


def felt(map: Sketch, *scores: float | None, persona: str = "persona") -> Sketch:
    """Feelings in the columns from the left; None is not known."""
    if "Feelings" not in map.named:
        map.named["Feelings"] = lanes.add(map.store, "emotion", "Feelings", index=2)
    for column, score in enumerate(scores):
        if score is None:
            people.unknown(map.store, map[persona], map.steps[column])
        else:
            people.feel(map.store, map[persona], map.steps[column], score)
    return map


def pain(map: Sketch, title: str, column: int, **values: object) -> str:
    """An insight, in a lane of its own."""
    if "Insights" not in map.named:
        map.lane("insight", "Insights")
    return map.card(title, "Insights", column, **{"kind": "pain", **values})


def plan(map: Sketch, title: str, **values: object) -> str:
    """An action with a role that cures an insight."""
    return insights.add_action(
        map.store, "Say when somebody comes", [map[title]], **{"role": "head of planning", **values}
    )


# ---- E01 Unexplained low
@valid("E01", "a-pain-in-the-step")
def _() -> Store:
    map = felt(repair(), 0, -2, 0, 1)
    pain(map, "Nobody says when", 1)
    plan(map, "Nobody says when")
    return map.store


@valid("E01", "about-a-card-there")
def _() -> Store:
    map = felt(repair(), 0, -1, 0, 1)
    pain(map, "Nobody says when", 3, about=[map["Report the fault"]])
    plan(map, "Nobody says when")
    return map.store


@valid("E01", "a-question-stands-there")
def _() -> Store:
    map = felt(repair(), 0, 0, -2, 1)
    map.named["Why so late?"] = cards.add_parked(
        map.store, "Why so late?", kind="question", about=[map.steps[2]]
    )
    return map.store


@valid("E01", "nothing-low")
def _() -> Store:
    return felt(repair(), 0, -0.5, None, 2).store


@invalid("E01", "nothing-noted", {"Report the fault": "question"})
def _() -> Store:
    return felt(repair(), 0, -2, 0, 1).store


@invalid("E01", "two-people-in-one-step", {"Let the technician in": "question"})
def _() -> Store:
    map = repair()
    map.named["Ben"] = people.add(map.store, "Ben")
    felt(map, 0, 0, -1, 1)
    felt(map, 0, 0, -2, 2, persona="Ben")
    return map.store


@invalid(
    "E01", "a-strength-explains-nothing", {"Report the fault": "question", "Notice the fault": "question"}
)
def _() -> Store:
    map = felt(repair(), -1, -1, 0, 1)
    pain(map, "Friendly voice", 1, kind="strength")
    return map.store


@invalid("E01", "a-known-pain-elsewhere", {"Report the fault": "question"})
def _() -> Store:
    map = felt(repair(), 0)
    people.feel(map.store, map["persona"], map.steps[1], None, low=-2, high=0)
    pain(map, "The bill is hard to read", 3)
    plan(map, "The bill is hard to read")
    return map.store


# ---- E02 Pain without a plan
@valid("E02", "planned")
def _() -> Store:
    map = repair()
    pain(map, "Nobody says when", 1)
    plan(map, "Nobody says when")
    return map.store


@valid("E02", "done")
def _() -> Store:
    map = repair()
    pain(map, "Nobody says when", 1, kind="reason-to-leave")
    plan(map, "Nobody says when", status="done")
    return map.store


@valid("E02", "no-pain")
def _() -> Store:
    map = repair()
    pain(map, "Friendly voice", 1, kind="strength")
    pain(map, "Who calls back?", 1, kind="question")
    return map.store


@invalid("E02", "no-action", {"Nobody says when": "question"})
def _() -> Store:
    map = repair()
    pain(map, "Nobody says when", 1)
    return map.store


@invalid("E02", "nobody-named", {"Nobody says when": "question"})
def _() -> Store:
    map = repair()
    pain(map, "Nobody says when", 1)
    plan(map, "Nobody says when", role="")
    return map.store


@invalid("E02", "dropped-and-parked", {"Nobody says when": "question", "Two bills for one visit": "question"})
def _() -> Store:
    map = repair()
    pain(map, "Nobody says when", 1)
    plan(map, "Nobody says when", status="dropped")
    cards.add_parked(map.store, "Two bills for one visit", kind="reason-to-leave", about=[map.steps[3]])
    return map.store


# ---- E03 Contact without a feeling
@valid("E03", "felt")
def _() -> Store:
    return felt(repair(), 1).store


@valid("E03", "felt-everywhere")
def _() -> Store:
    map = felt(repair(), 1, 1, 0, 1)
    map.card("Get a text message", "Contact", 2, channel=map["phone"])
    map.card("Get the bill", "Contact", 3, channel=map["phone"])
    return map.store


@valid("E03", "known-to-be-unknown")
def _() -> Store:
    map = felt(repair(), None, 0)
    map.card(
        "Get a text message", "Contact", 1, team="Orders", channel=map["phone"], started_by="organisation"
    )
    return map.store


@valid("E03", "no-feelings-in-the-map")
def _() -> Store:
    return repair().store


@valid("E03", "spans-a-felt-step")
def _() -> Store:
    map = felt(repair(), 1, 1)
    map.card("Repair in the house", "Contact", 1, channel=map["phone"])
    cards.span(map.store, map["Repair in the house"], 3)
    return map.store


@invalid("E03", "one-contact", {"Call the service": "hygiene"})
def _() -> Store:
    map = repair()
    people.feel(map.store, map["persona"], map.steps[1], 1)
    return map.store


@invalid("E03", "once-for-a-step", {"Get a text message": "hygiene"})
def _() -> Store:
    map = felt(repair(), 1)
    map.card("Get a text message", "Contact", 2, channel=map["phone"])
    map.card("Hear the bell", "Contact", 2, channel=map["phone"])
    return map.store


@invalid("E03", "two-steps", {"Get a text message": "hygiene", "Get the bill": "hygiene"})
def _() -> Store:
    map = felt(repair(), 1)
    map.card("Get a text message", "Contact", 2, channel=map["phone"])
    map.card("Get the bill", "Contact", 3, channel=map["phone"])
    return map.store


# ---- E04 Unmeasured moment of truth
def measured(map: Sketch, about: str, **values: object) -> str:
    map.lane("measure", "Figures")
    key = insights.add_measure(
        map.store,
        "Repaired at the first visit",
        [about],
        **{"unit": "%", "target": 90, "source": "https://figures.example/first", **values},
    )
    insights.record_value(map.store, key, "2026-03-31", 72)
    return key


@valid("E04", "measured")
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", moment=True)
    measured(map, map["Let the technician in"])
    return map.store


@valid("E04", "measured-in-its-step")
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", moment=True)
    measured(map, map.steps[2])
    return map.store


@valid("E04", "no-moment-of-truth")
def _() -> Store:
    map = repair()
    insights.add_measure(map.store, "Calls a week", [map["Call the service"]])
    return map.store


@valid("E04", "parked")
def _() -> Store:
    map = repair()
    map.named["Praise"] = cards.add_parked(map.store, "Praise", moment=True)
    return map.store


@invalid("E04", "no-measure", {"Let the technician in": "question"})
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", moment=True)
    return map.store


@invalid("E04", "no-aim-and-no-source", {"Call the service": "question"})
def _() -> Store:
    map = repair()
    put(map, "Call the service", moment=True)
    measured(map, map["Call the service"], target="", source="")
    return map.store


@invalid("E04", "measured-elsewhere", {"Let the technician in": "question"})
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", moment=True)
    measured(map, map.steps[3])
    return map.store


@invalid("E04", "no-figures-yet", {"Let the technician in": "question"})
def _() -> Store:
    map = repair()
    put(map, "Let the technician in", moment=True)
    insights.record_value(map.store, measured(map, map["Let the technician in"]), "2026-03-31", None)
    return map.store


# ---- E05 Low end
def low_end(map: Sketch, *scores: float | None) -> Sketch:
    """Feelings whose lows have their reason and plan, so that only the end is told."""
    felt(map, *scores)
    pain(map, "The bill is a surprise", 3)
    plan(map, "The bill is a surprise")
    return map


@valid("E05", "ends-well")
def _() -> Store:
    return felt(repair(), 0, 0, 0, 1).store


@valid("E05", "low-before-the-last-stage")
def _() -> Store:
    return low_end(two_stages(), 0, -0.5, None, None).store


@valid("E05", "not-known-at-the-end")
def _() -> Store:
    return felt(repair(), 0, 0, 0, None).store


@invalid("E05", "ends-low", {"Use it again": "weakness"})
def _() -> Store:
    return low_end(repair(), 0, 0, 0, -2).store


@invalid("E05", "slightly-low", {"Let the technician in": "weakness"})
def _() -> Store:
    return felt(repair(), 0, 0, -0.5).store


@invalid("E05", "spread-below-the-middle", {"Use it again": "weakness"})
def _() -> Store:
    map = felt(repair(), 1, 1, 1)
    people.feel(map.store, map["persona"], map.steps[3], None, low=-1.5, high=1)
    return map.store
