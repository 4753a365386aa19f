"""The Arrange menu: what the hand does with the map, by menu and keyboard in the whole window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.model.edits import links, maps
from app.model.grid import place
from app.model.ids import derived_id
from app.widgets.dialogs.move_to import PARKING, MoveTo
from tests.widgets.desk import CTRL, Desk
from tests.widgets.window import Office


def _at_desk(office: Office) -> Desk:
    return (
        office.desk()
        .new()
        .with_cards(("Opens a case", "Support desk", "Call"), ("Writes back", "Support desk", "Mail"))
    )


def _to(lane: str, step: str) -> Any:
    """A person who types a few letters of both and presses Move."""

    def answer(dialog: Any) -> int:
        assert isinstance(dialog, MoveTo)
        dialog.lanes.search.setText(lane)
        dialog.steps.search.setText(step)
        dialog.accept()
        return int(dialog.result())

    return answer


def test_cards_move_to_a_lane_and_step_found_by_a_few_letters(office: Office) -> None:
    desk = _at_desk(office)
    desk.click("Opens a case").click("Writes back", CTRL)
    office.answer(_to("bill", "parc")).menu("move-to")
    assert desk.cards("Billing desk", "Parcel") == ["Opens a case", "Writes back"]
    assert desk.steps_taken == 1
    desk.undo()
    assert desk.cell("Opens a case") == ("Support desk", "Call")


def test_a_card_moves_to_a_whole_stage_and_to_the_parking_lot(office: Office) -> None:
    desk = _at_desk(office)
    desk.click("Opens a case")
    office.answer(_to("Billing", "Report whole")).menu("move-to")
    assert desk.cell("Opens a case") == ("Billing desk", "Report")

    def park(dialog: Any) -> int:
        dialog.lanes.mark_key(PARKING)
        assert not dialog.steps.isEnabled()
        dialog.accept()
        return int(dialog.result())

    office.answer(park).menu("move-to")
    assert desk.cell("Opens a case") == ("", "")


def test_a_card_is_not_moved_into_a_locked_lane(office: Office) -> None:
    desk = _at_desk(office)
    maps.lock(desk.store, [desk.id("Billing desk")])
    desk.click("Opens a case")
    office.answer(_to("bill", "parc")).menu("move-to")
    assert desk.cell("Opens a case") == ("Support desk", "Call")
    assert desk.hints[-1] == "The lane “Billing desk” is locked. Unlock it to change it."


def test_headings_and_feelings_move_with_the_same_keys_as_cards(office: Office) -> None:
    desk = _at_desk(office)
    desk.click("Touchpoints")
    assert office.words_on("move-down") == "Move one place down"
    office.menu("move-down")
    assert desk.order_of("lane")[:3] == ["Customer", "Feelings", "Touchpoints"]
    desk.click("Mail")
    office.menu("move-right")
    assert desk.name(desk.canvas.grid.stage_of[desk.id("Mail")]) == "Check"
    desk.click(desk.feeling_at("Feelings", "Call", 0))
    assert office.words_on("move-up") == "Happier by half a step"
    office.menu("move-up").menu("move-up").menu("order-up")
    felt = desk.store[derived_id("emotion", desk.id("Jana"), desk.id("Call"))]
    assert (felt["score"], felt["low"], felt["high"]) == (1, 0.5, 1.5)
    office.menu("order-down").menu("feeling-unknown").menu("feeling-assumed")
    felt = desk.store[derived_id("emotion", desk.id("Jana"), desk.id("Call"))]
    assert felt.get("unknown") is True and felt.get("assumed") is True and "low" not in felt


@pytest.mark.parametrize("away", ["move-left", "move-right", "move-up", "move-down"])
def test_cards_that_move_together_keep_their_places_to_each_other(office: Office, away: str) -> None:
    """At the end of the map all of them stay, as a single card does there."""
    desk = _at_desk(office).with_cards(("Pays back", "Billing desk", "Parcel"))
    desk.canvas.selected.set(list(desk.store.of("card")))
    apart = _places(desk)
    for _again in range(10):
        office.menu(away)
        now = _places(desk)
        moved = {(now[k][0] - apart[k][0], now[k][1] - apart[k][1]) for k in now}
        assert len(moved) == 1, "each has gone equally far"
    at_the_end, taken = _places(desk), desk.steps_taken
    office.menu(away)
    assert _places(desk) == at_the_end and desk.steps_taken == taken


def _places(desk: Desk) -> dict[str, tuple[int, int]]:
    grid, store = desk.canvas.grid, desk.store
    lanes = [lane for lane in grid.lanes if grid.kinds[lane] != "emotion"]
    found = {card: place(store[card]) for card in store.of("card")}
    return {card: (lanes.index(at[0]), grid.steps.index(at[1])) for card, at in found.items() if at[0]}


def test_sizes_by_menu(office: Office) -> None:
    desk = _at_desk(office)
    desk.click("Report")
    office.menu("larger")
    assert desk.store[desk.id("Call")]["width"] == desk.store[desk.id("Mail")]["width"] == 176
    assert desk.steps_taken == 1
    office.menu("smaller")
    assert "width" not in desk.store[desk.id("Call")]
    desk.click("Insights")
    office.menu("larger").menu("usual-size")
    assert "height" not in desk.store[desk.id("Insights")]


def test_a_card_reaches_over_more_steps_by_key(office: Office) -> None:
    desk = _at_desk(office)
    desk.click("Writes back")
    office.menu("larger").menu("larger")
    assert desk.span("Writes back") == 3 and desk.steps_taken == 2
    office.menu("smaller")
    assert desk.span("Writes back") == 2
    office.menu("usual-size")
    assert desk.span("Writes back") == 1


def test_lanes_hide_and_come_back_by_menu_but_one_stays(office: Office) -> None:
    desk = _at_desk(office)
    desk.click("Touchpoints").click("Insights", CTRL)
    office.menu("hide-lane")
    assert desk.shown("lane") == ["Customer", "Feelings", "Support desk", "Billing desk"]
    assert office.words_on("show-lanes") == "Show 2 hidden lanes"
    office.menu("show-lanes")
    assert len(desk.shown("lane")) == 6
    desk.canvas.selected.set(list(desk.canvas.grid.lanes))
    office.menu("hide-lane")
    assert len(desk.shown("lane")) == 6 and "One lane" in desk.hints[-1]


def test_all_stages_fold_and_unfold(office: Office) -> None:
    desk = _at_desk(office)
    office.menu("fold-all")
    assert all(desk.store[key].get("collapsed") for key in desk.canvas.grid.stages)
    assert desk.steps_taken == 1
    office.menu("unfold-all")
    assert not any(desk.store[key].get("collapsed") for key in desk.canvas.grid.stages)


def test_one_key_locks_the_lane_of_the_selected_card_and_unlocks_it(office: Office) -> None:
    desk = _at_desk(office)
    desk.click("Support desk")
    assert office.words_on("lock") == "Lock “Support desk”"
    office.menu("lock")
    assert desk.store[desk.id("Support desk")]["locked"] is True
    assert office.words_on("lock") == "Unlock “Support desk”"
    desk.click("Opens a case")
    office.menu("delete")
    assert desk.has("Opens a case")
    office.menu("lock")
    assert "locked" not in desk.store[desk.id("Support desk")]


def test_a_locked_lane_refuses_menus_inspector_and_panels_alike(office: Office) -> None:
    desk = _at_desk(office)
    maps.lock(desk.store, [desk.id("Support desk")])
    before = dict(desk.store.objects)
    desk.click("Opens a case")
    for action in ("delete", "duplicate", "park", "move-right", "move-down"):
        desk.hints.clear()
        desk.canvas.selected.set([desk.id("Opens a case")])
        office.menu(action)
        assert dict(desk.store.objects) == before, action
        assert desk.hints[-1:] == ["The lane “Support desk” is locked. Unlock it to change it."], action
    desk.canvas.selected.set([desk.id("Opens a case")])
    office.window.set_inspector(True)
    office.settle()
    office.type_into("title", "Something else")
    assert dict(desk.store.objects) == before and office.shown("title") == "Opens a case"


def test_the_locked_structure_refuses_new_stages_and_lanes(office: Office) -> None:
    desk = _at_desk(office)
    desk.canvas.selected.clear()
    office.menu("lock-structure")
    assert office.window.actions_["lock-structure"].isChecked()
    before = dict(desk.store.objects)
    for action in ("add-stage", "add-step", "add-lane-text"):
        desk.hints.clear()
        office.menu(action)
        assert dict(desk.store.objects) == before and "structure of the map" in desk.hints[-1], action
    office.menu("lock-structure")
    assert not office.window.actions_["lock-structure"].isChecked()


def test_a_link_turns_into_a_handover_and_back_with_one_key(office: Office) -> None:
    desk = _at_desk(office)
    link = links.connect(desk.store, desk.id("Opens a case"), desk.id("Writes back"))
    desk.canvas.selected.set([link])
    office.menu("turn-link")
    assert desk.store[link]["kind"] == "handover"
    office.menu("turn-link")
    assert desk.store[link]["kind"] == "flow"


def test_a_second_persona_of_a_lane_is_reached_by_menu(office: Office) -> None:
    from app.model.edits import people

    desk = _at_desk(office)
    people.add(desk.store, "Petr")
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert office.words_on("feeling-next-persona") == "Feelings of Petr"
    office.menu("feeling-next-persona")
    desk.key(Qt.Key.Key_Down, CTRL)
    assert desk.store[derived_id("emotion", desk.id("Petr"), desk.id("Mail"))]["score"] == -0.5


def test_undo_names_what_was_arranged(office: Office) -> None:
    desk = _at_desk(office)
    desk.drag_heading("Insights", before="Customer")
    assert office.words_on("undo") == "Undo Move lane"
    desk.resize("Mail", 60)
    assert office.words_on("undo") == "Undo Change the width of 1 step"
    desk.hover("Report").click(desk.fold_sign("Report"))
    assert office.words_on("undo") == "Undo Fold 1 stage"


def test_links_are_travelled_by_menu(office: Office) -> None:
    desk = _at_desk(office)
    links.connect(desk.store, desk.id("Opens a case"), desk.id("Writes back"))
    desk.click("Opens a case")
    office.menu("follow-link").menu("follow-link")
    assert desk.selection == ["Writes back"]
    office.menu("follow-back").menu("follow-back")
    assert desk.selection == ["Opens a case"]


def test_a_stage_or_lane_is_duplicated_with_what_lies_in_it(office: Office) -> None:
    desk = (
        office.desk()
        .new()
        .with_cards(("Calls", "Customer", "Call"), ("Opens a case", "Support desk", "Call"))
    )
    desk.click("Report")
    office.menu("duplicate")
    assert desk.order_of("stage") == ["Report", "Report", "Check", "Refund"]
    assert len(desk.store.of("card")) == 4 and desk.steps_taken == 1
    assert desk.canvas.selection == [desk.canvas.grid.stages[1]]
    assert office.words_on("undo") == "Undo Duplicate 1 element"
    office.menu("undo")
    desk.click("Customer").click("Touchpoints", CTRL)
    office.menu("duplicate")
    assert desk.order_of("lane")[:4] == ["Customer", "Touchpoints", "Customer", "Touchpoints"]


def test_a_locked_structure_takes_no_copy_of_a_stage(office: Office) -> None:
    desk = office.desk().new()
    office.menu("lock-structure")
    desk.click("Report")
    office.menu("duplicate")
    assert desk.order_of("stage") == ["Report", "Check", "Refund"] and desk.selection == ["Report"]
    assert "locked" in office.status()
