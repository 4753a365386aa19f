"""How long the journey takes, told as on the map."""

from __future__ import annotations

from typing import Any

from app.model.edits import cards
from app.model.timing import Passage, Timing, timing
from tests.model.sketch import Sketch
from tools.check_maps.common import blank, put, repair

DAY = 24 * 60


def spread(low: float, typical: float, high: float) -> dict[str, float]:
    return {"min": low, "typical": typical, "max": high}


def times(map: Sketch) -> tuple[float, float, float]:
    found = found_in(map)
    return found.earliest.minutes, found.typical.minutes, found.worst.minutes


def found_in(map: Sketch) -> Timing:
    found = timing(map.store)
    assert found is not None
    return found


def names(map: Sketch, passage: Passage) -> list[str]:
    return [map.name_of(card) for card in passage.cards]


def test_a_map_without_times_says_nothing() -> None:
    assert timing(repair().store) is None
    assert timing(blank()) is None


def test_waits_and_durations_add_up_along_the_actions() -> None:
    map = repair()
    put(map, "Report the fault", duration=spread(5, 10, 30))
    put(map, "Let the technician in", wait_before=spread(DAY, 3 * DAY, 9 * DAY))
    assert times(map) == (DAY + 5, 3 * DAY + 10, 9 * DAY + 30)


def test_one_number_stands_for_all_three() -> None:
    map = repair()
    put(map, "Report the fault", duration={"typical": 20})
    assert times(map) == (20, 20, 20)
    assert found_in(map).one_time


def test_a_contact_takes_time_where_its_action_names_none() -> None:
    map = repair()
    put(map, "Call the service", wait_before={"typical": 7}, duration={"typical": 9})
    assert times(map) == (16, 16, 16)
    put(map, "Notice the fault", duration={"typical": 12})
    assert times(map) == (19, 19, 19)


def test_alternatives_spread_the_time() -> None:
    map = repair()
    put(map, "Call the service", duration=spread(5, 10, 20))
    map.card("Write to the service", "Contact", 0, channel=map["planner"], duration=spread(2, 30, 60))
    assert times(map) == (2, 10, 60)


def test_work_behind_the_scenes_takes_the_customer_no_time_of_its_own() -> None:
    map = repair()
    put(map, "Open the order", duration={"typical": 3 * DAY})
    assert timing(map.store) is None


def test_a_wait_over_several_steps_counts_once_and_ends_where_the_next_action_begins() -> None:
    map = repair()
    put(map, "Report the fault", pos=[map["Customer"], map.steps[1], "a0", 2], is_wait=True)
    put(map, "Report the fault", duration={"typical": 5 * DAY})
    assert times(map) == (5 * DAY,) * 3
    map.card("Ask how long", "Contact", 2, channel=map["phone"])
    assert names(map, found_in(map).silence) == [
        "Notice the fault",
        "Report the fault",
        "Let the technician in",
    ]


def test_the_quickest_way_is_typical_and_the_slowest_worst() -> None:
    map = branched()
    put(map, "Write a letter", duration=spread(1, 5 * DAY, 6 * DAY))
    put(map, "Report the fault", duration=spread(10, 20, 30))
    assert times(map) == (1, 20, 6 * DAY)
    assert "Report the fault" in names(map, found_in(map).typical)
    assert "Write a letter" in names(map, found_in(map).worst)


def branched() -> Sketch:
    map = repair()
    map.card("Write a letter", "Customer", 1)
    for name in ("Report the fault", "Write a letter"):
        map.link("Notice the fault", name, kind="flow")
        map.link(name, "Let the technician in", kind="flow")
    return map


def test_the_wait_on_an_arrow_counts_and_a_limit_stands_for_it() -> None:
    map = repair()
    link = map.link("Report the fault", "Let the technician in", kind="flow", wait=spread(60, 120, 600))
    assert times(map) == (60, 120, 600)
    assert found_in(map).typical.links == (link,)
    map = repair()
    map.link("Report the fault", "Let the technician in", kind="flow", limit=DAY)
    assert times(map) == (0, DAY, DAY)


def test_a_way_back_is_gone_once() -> None:
    map = repair()
    for name in ("Report the fault", "Let the technician in"):
        put(map, name, duration={"typical": 60})
    map.link("Let the technician in", "Report the fault", kind="flow", wait={"typical": DAY})
    assert times(map) == (120, 120, 120 + DAY)


def test_the_journey_ends_at_the_first_goal() -> None:
    map = repair()
    put(map, "Let the technician in", role="goal")
    put(map, "Use it again", role="accepted-end", duration={"typical": 9 * DAY})
    put(map, "Report the fault", duration={"typical": 60})
    assert times(map) == (60, 60, 60)


def test_no_goal_within_reach_no_time() -> None:
    map = repair()
    put(map, "Report the fault", duration={"typical": 60})
    put(map, "Use it again", role="leaves")
    assert timing(map.store) is None


def test_without_news_is_what_lies_between_contacts_and_messages() -> None:
    map = repair()
    put(map, "Report the fault", duration={"typical": 2 * DAY})
    put(map, "Let the technician in", duration={"typical": DAY})
    put(map, "Use it again", wait_before={"typical": 5 * DAY})
    found = found_in(map)
    assert (found.unheard, found.silence.minutes) == (8 * DAY, 8 * DAY)
    map.lane("message", "Messages")
    map.card("Text with the date", "Messages", 2)
    found = found_in(map)
    # In the moment of the message the customer has news, so its own time is not silent.
    assert (found.unheard, found.silence.minutes) == (7 * DAY, 5 * DAY)
    assert names(map, found.silence) == ["Let the technician in", "Use it again"]


def test_a_step_without_an_action_is_on_the_way() -> None:
    map = repair()
    cards.remove(map.store, [map["Report the fault"]])
    map.card("Get a call", "Contact", 1, channel=map["phone"], wait_before={"typical": 2 * DAY})
    found = found_in(map)
    assert found.typical.minutes == 2 * DAY
    assert "Get a call" in names(map, found.typical)


def test_times_that_make_no_sense_are_read_as_well_as_can_be() -> None:
    odd: list[Any] = [{"min": 90, "typical": 60}, {"typical": -5, "max": "soon"}, [1, 2], "2 d", None]
    found = []
    for value in odd:
        map = repair()
        map.store.apply({map["Report the fault"]: {"duration": value}}, "odd", "edit")
        one = timing(map.store)
        found.append(one.worst.minutes if one is not None else None)
    assert found == [60, None, None, None, None]
