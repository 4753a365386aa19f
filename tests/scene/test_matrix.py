"""Impact against effort as a drawing: places, entries that do not hide each other, and the way back from a point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import session as sessions
from app.model.edits import cards, fields, insights, lanes, stages, votes
from app.scene import matrix
from app.scene.matrix import Entry
from app.words import load

W, H = 700.0, 480.0
SCALE = st.floats(1, 5, allow_nan=False)


@given(SCALE, SCALE)
def test_a_point_leads_back_to_impact_and_effort(impact: float, effort: float) -> None:
    found = matrix.spot(W, H, *matrix.point(W, H, impact, effort))
    assert found == pytest.approx((impact, effort))


def test_impact_grows_upwards_and_effort_to_the_right() -> None:
    (x1, y1), (x2, y2) = matrix.point(W, H, 5, 1), matrix.point(W, H, 1, 5)
    assert x1 < x2 and y1 < y2
    assert matrix.spot(W, H, -10, 100) is None and matrix.spot(W, H, 100, H - 2) is None


@given(
    st.lists(
        st.tuples(st.sampled_from([1.0, 2.0, 3.0, 4.5, 5.0]), st.sampled_from([1.0, 3.0, 5.0])), max_size=24
    )
)
def test_entries_lie_beside_each_other_and_inside_the_fields(spots: list[tuple[float, float]]) -> None:
    found = [Entry(f"e{n}", "pain", f"Customers wait {n} days", i, e) for n, (i, e) in enumerate(spots)]
    scene = matrix.matrix(found, load("en"), W, H)
    field, rects = matrix.plot(W, H), list(scene.rects.values())
    assert len(rects) == len(spots)
    for at, rect in enumerate(rects):
        assert field.grown(0.01).contains(rect.x, rect.y) and field.grown(0.01).contains(
            rect.right, rect.bottom
        )
        assert not any(rect.touches(other) for other in rects[:at])


def test_an_entry_under_a_hand_stays_where_the_hand_is() -> None:
    found = [Entry("a", "pain", "First", 3, 3), Entry("b", "idea", "Second", 3, 3)]
    for lead in "ab":
        rect = matrix.matrix(found, load("en"), W, H, lead, lead).rects[lead]
        x, y = matrix.point(W, H, 3, 3)
        assert (rect.x + rect.w / 2, rect.y + rect.h / 2) == pytest.approx((x, y))


def test_insights_and_open_actions_are_entries() -> None:
    store = sessions.new("Return").store
    stages.add(store, "Report", first="Call")
    stages.add(store, "Refund", first="Money")
    calls, money = (next(k for k in store.of("step") if store[k]["title"] == t) for t in ("Call", "Money"))
    action, lane = lanes.add(store, "action", "Customer"), lanes.add(store, "insight", "Insights")
    cards.add(store, "No insight", action, calls)
    late = cards.add(store, "Nobody tells when", lane, money, kind="pain", impact=4, effort=2)
    early = cards.add(store, "Asked twice", lane, calls, kind="idea")
    votes.put(store, early, 3)
    todo = insights.add_action(store, "Send a receipt", [late])
    done = insights.add_action(store, "Done already")
    fields.put(store, done, status="done")
    found = matrix.entries(store)
    assert [each.key for each in found] == [early, late, todo]
    assert [each.placed for each in found] == [False, True, False]
    assert (found[0].votes, found[2].kind) == (3, "action")


def test_damaged_values_have_no_place_and_wild_ones_stay_on_the_scale() -> None:
    store = sessions.new("Return").store
    one = insights.add_action(store, "One", impact="high", effort=2)
    two = insights.add_action(store, "Two", impact=99, effort=-3)
    by_key = {each.key: each for each in matrix.entries(store)}
    assert not by_key[one].placed and (by_key[two].impact, by_key[two].effort) == (5.0, 1.0)


def test_it_is_told_in_words_in_the_language_asked_for() -> None:
    node = matrix.matrix([Entry("a", "pain", "Asked twice", 4.5, 2)], load("en"), W, H).blocks[0].node
    assert node is not None and "Asked twice: impact 4.5, effort 2" in node.label
