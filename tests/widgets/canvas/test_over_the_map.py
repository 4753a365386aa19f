"""What lies over the map comes and goes whole: handles, and a feeling that is shown before it is given."""

from __future__ import annotations

from app.model.edits import people
from app.model.grid import map_of
from app.widgets.canvas import feelings
from tests.widgets.canvas.test_kept_pictures import ROUNDING, _afresh, _furthest, _seen
from tests.widgets.desk import Desk


def _whole(desk: Desk) -> bool:
    """Whether the window shows what it would show if all of it were painted now."""
    return _furthest(_seen(desk), _afresh(desk)) <= ROUNDING


def test_a_feeling_shown_beforehand_goes_with_the_pointer(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    for goal in ("Opens a case", desk.in_cell("Feelings", "Mail"), desk.in_cell("Support desk", "Mail")):
        desk.hover(desk.feeling_at("Feelings", "Call", 1)).hover(desk.feeling_at("Feelings", "Call", -1))
        desk.hover(goal)
        assert _whole(desk)


def test_a_feeling_shown_beforehand_goes_when_the_pointer_leaves_the_map(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Call", 2))
    desk.hover(desk.feeling_at("Feelings", "Mail", 1)).hover(desk.at("Report"))
    assert _whole(desk)


def test_a_feeling_shown_beforehand_goes_from_where_the_map_has_moved_it(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.canvas.set_scale(2.0)
    desk.canvas.center_on(0, 300)
    desk.hover(desk.feeling_at("Feelings", "Call", 1))
    desk.canvas.pan_by(180, 30)
    desk.settle().hover("Opens a case")
    assert _whole(desk)


def test_a_feeling_shown_beforehand_is_that_of_whom_the_hand_gives_feelings_for(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Call", 2))
    people.add(desk.store, "Tom")
    people.feel(desk.store, desk.id("Tom"), desk.id("Call"), 1)
    desk.hover(desk.feeling_at("Feelings", "Mail", -1)).rest()
    assert feelings.turn_to(desk.canvas, desk.id("Tom"))
    assert _whole(desk.settle())


def test_a_feeling_given_meanwhile_is_no_longer_shown_beforehand(desk: Desk) -> None:
    desk.new().hover(desk.feeling_at("Feelings", "Mail", -1)).rest()
    people.feel(desk.store, desk.id("Jana"), desk.id("Mail"), -1)
    assert _whole(desk.settle())


def test_handles_go_along_with_a_card_that_grows_under_the_pointer(desk: Desk) -> None:
    desk.new().with_cards(
        ("Opens a case", "Support desk", "Call"),
        ("Asks for all papers once more, since nobody finds those that came by mail", "Support desk", "Mail"),
    )
    desk.hover("Opens a case").rest()
    with desk.store.edit("title"):
        desk.store.put(desk.id("Opens a case"), title="Opens a case and calls back")
    assert _whole(desk.settle())


def test_with_the_lock_of_the_structure_the_marks_beside_headings_go(desk: Desk) -> None:
    desk.new().hover("Touchpoints")
    assert desk.canvas.hovered.kind == "lane"
    with desk.store.edit("lock"):
        desk.store.put(map_of(desk.store)[0], locked=True)
    assert _whole(desk.settle())


def test_with_the_lock_of_a_lane_its_card_shows_a_padlock_and_no_handles(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call")).hover("Opens a case")
    with desk.store.edit("lock"):
        desk.store.put(desk.id("Support desk"), locked=True)
    assert _whole(desk.settle())
