"""Links drawn from a card's handles."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu

from app.model.edits import fields, links, maps
from app.scene.shapes import Box
from app.widgets.tools.receiver import receiver_menu
from tests.widgets.desk import ALT, Desk


def _two_teams(desk: Desk) -> Desk:
    return desk.new().with_cards(
        ("Opens a case", "Support desk", "Call"),
        ("Writes back", "Support desk", "Mail"),
        ("Checks warranty", "Billing desk", "Parcel"),
        ("Calls", "Customer", "Call"),
    )


def _only_link(desk: Desk) -> dict[str, object]:
    (key,) = desk.store.of("link")
    return dict(desk.store[key])


def test_between_two_teams_a_link_is_a_handover(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Checks warranty")
    link = _only_link(desk)
    assert link["kind"] == "handover"
    assert (link["from"], link["to"]) == (desk.id("Opens a case"), desk.id("Checks warranty"))
    assert desk.selection == ["link"]
    desk.undo()
    assert desk.store.of("link") == []


def test_a_link_between_lanes_without_a_team_says_what_makes_it_a_handover(desk: Desk) -> None:
    _two_teams(desk)
    teams = {lane: desk.store[desk.id(lane)]["team"] for lane in ("Support desk", "Billing desk")}
    fields.put(desk.store, [desk.id(lane) for lane in teams], team="")
    desk.link("Opens a case", "Checks warranty")
    assert _only_link(desk)["kind"] == "flow" and "teams" in desk.hints[-1]
    for lane, team in teams.items():
        fields.put(desk.store, desk.id(lane), team=team)
    assert _only_link(desk)["kind"] == "handover"


def test_inside_a_team_a_link_is_a_flow(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Writes back", side="bottom")
    assert _only_link(desk)["kind"] == "flow"


def test_a_locked_card_can_be_linked_by_hand_as_by_keyboard(desk: Desk) -> None:
    _two_teams(desk)
    for title in ("Support desk", "Billing desk"):
        maps.lock(desk.store, [desk.id(title)], True)
    desk.settle().link("Opens a case", "Checks warranty")
    (link,) = desk.store.of("link")
    assert desk.store[link]["to"] == desk.id("Checks warranty")


def test_dropped_on_a_lane_it_goes_to_the_team_without_a_card(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Billing desk")
    link = _only_link(desk)
    assert "to" not in link and link["to_team"] == desk.id("Billing") and link["kind"] == "handover"


def test_dropped_nowhere_it_asks_to_whom_teams_first_and_not_known_last(desk: Desk) -> None:
    _two_teams(desk)
    asked: list[str] = []
    desk.canvas.askReceiver.connect(lambda card, _where: asked.append(card))
    desk.link("Opens a case", desk.in_cell("Insights", "Money"))
    assert asked == [desk.id("Opens a case")] and desk.store.of("link") == []
    menu = receiver_menu(desk.canvas, desk.id("Opens a case"))
    choices = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    assert [action.text() for action in choices] == ["Billing", "New team…", "Not known yet"]
    choices[-1].trigger()
    link = _only_link(desk)
    assert "to" not in link and "to_team" not in link and link["kind"] == "handover"


def test_dropped_in_an_empty_cell_it_can_become_a_card_there_that_takes_it(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", desk.in_cell("Billing desk", "Call"))
    menu = next(m for m in desk.canvas.findChildren(QMenu) if m.isVisible())
    before = desk.steps_taken
    desk.press_key(menu, Qt.Key.Key_Down).press_key(menu, Qt.Key.Key_Return)
    desk.type("Checks the bill").enter().escape()
    assert desk.cell("Checks the bill") == ("Billing desk", "Call")
    link = _only_link(desk)
    assert (link["from"], link["to"]) == (desk.id("Opens a case"), desk.id("Checks the bill"))
    assert link["kind"] == "handover" and desk.steps_taken == before + 1
    desk.undo()
    assert not desk.has("Checks the bill") and desk.store.of("link") == []


def test_an_empty_cell_that_could_take_the_link_is_framed_while_it_is_drawn(desk: Desk) -> None:
    _two_teams(desk).hover("Opens a case").press(desk.handle("Opens a case"))

    def framed(lane: str) -> bool:
        desk.move(desk.in_cell(lane, "Money"))
        cell = desk.canvas.cell_rect(desk.id(lane), desk.id("Money"))
        assert cell is not None
        place = desk.canvas.camera.rect_to_view(cell)
        picture = desk.canvas.grab().toImage()
        y = round(place.y + place.h / 2)
        return picture.pixel(round(place.x + 5), y) != picture.pixel(round(place.x + 2), y)

    assert framed("Billing desk") and not framed("Feelings")
    fields.put(desk.escape().release().store, desk.id("Billing desk"), locked=True)
    desk.press(desk.handle("Opens a case"))
    assert not framed("Billing desk")
    desk.escape().release()


def test_where_a_card_cannot_lie_none_is_offered(desk: Desk) -> None:
    _two_teams(desk)
    fields.put(desk.store, desk.id("Billing desk"), locked=True)
    desk.link("Opens a case", desk.in_cell("Billing desk", "Call"))
    menu = next(m for m in desk.canvas.findChildren(QMenu) if m.isVisible())
    assert "New card here" not in [action.text() for action in menu.actions()]


def test_choosing_a_team_names_the_receiver(desk: Desk) -> None:
    _two_teams(desk)
    receiver_menu(desk.canvas, desk.id("Opens a case")).actions()[2].trigger()
    assert _only_link(desk)["to_team"] == desk.id("Billing")


def test_escape_draws_no_link(desk: Desk) -> None:
    _two_teams(desk).hover("Opens a case").press(desk.handle("Opens a case")).move(
        "Checks warranty"
    ).escape().release()
    assert desk.store.of("link") == []


def test_a_link_that_is_there_already_is_shown_not_doubled(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Checks warranty").link("Opens a case", "Checks warranty")
    assert len(desk.store.of("link")) == 1
    assert "already" in desk.hints[-1]


def test_a_card_is_never_linked_to_itself(desk: Desk) -> None:
    _two_teams(desk)
    desk.canvas.askReceiver.connect(lambda *_: None)
    desk.link("Opens a case", "Opens a case")
    assert desk.store.of("link") == []


def test_a_link_can_be_clicked_and_removed(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Checks warranty")
    (key,) = desk.store.of("link")
    points = desk.canvas.scene.paths[key]
    (x0, y0), (x1, y1) = points[0], points[1]
    vx, vy = desk.canvas.camera.to_view((x0 + x1) / 2, (y0 + y1) / 2)
    desk.click(desk.nowhere()).click(QPoint(round(vx), round(vy)))
    assert desk.canvas.selection == [key]
    desk.key(Qt.Key.Key_Delete)
    assert desk.store.of("link") == []


def _end(desk: Desk, which: int) -> QPoint:
    (key,) = desk.store.of("link")
    x, y = desk.canvas.camera.to_view(*desk.canvas.scene.paths[key][which])
    return QPoint(round(x), round(y))


def test_an_end_of_the_selected_link_can_be_dragged_to_another_card(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Checks warranty")
    desk.pull(_end(desk, -1), "Writes back")
    assert _only_link(desk)["to"] == desk.id("Writes back")
    desk.pull(_end(desk, 0), "Checks warranty")
    assert _only_link(desk)["from"] == desk.id("Checks warranty")
    desk.undo().undo()
    assert (_only_link(desk)["from"], _only_link(desk)["to"]) == (
        desk.id("Opens a case"),
        desk.id("Checks warranty"),
    )


def test_an_end_dropped_on_a_lane_goes_to_its_team_and_elsewhere_changes_nothing(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Checks warranty")
    before = _only_link(desk)
    desk.pull(_end(desk, -1), desk.in_cell("Insights", "Money"))
    assert _only_link(desk) == before
    desk.pull(_end(desk, -1), "Billing desk")
    assert _only_link(desk)["to_team"] == desk.id("Billing") and "to" not in _only_link(desk)


def test_the_faint_ring_asks_whether_the_other_team_learns_of_it(desk: Desk) -> None:
    from app.scene.view import Marks
    from app.widgets.tools.questions import answer_menu

    _two_teams(desk)
    source, to = desk.id("Writes back"), desk.id("Checks warranty")
    desk.canvas.set_marks(Marks(asked=frozenset({(source, to)})))
    rect = desk.canvas.scene.rects[f"{source}>{to}"]
    x, y = desk.canvas.camera.to_view(rect.x + rect.w / 2, rect.y + rect.h / 2)
    found = desk.hover(QPoint(round(x), round(y))).canvas.hovered
    assert (found.kind, found.key) == ("question", f"{source}>{to}")
    yes, no, _unknown = [
        a for a in answer_menu(desk.canvas, found.key).actions() if a.isEnabled() and a.text()
    ]
    no.trigger()
    assert [desk.store[key]["answer"] for key in desk.store.of("answer")] == ["no"]
    yes.trigger()
    assert _only_link(desk)["kind"] == "handover" and desk.store.of("answer") == []


def test_an_end_over_a_card_is_shown_as_it_will_lie_and_escape_leaves_it(desk: Desk) -> None:
    _two_teams(desk).link("Opens a case", "Checks warranty")
    (key,) = desk.store.of("link")
    before = desk.canvas.scene.paths[key]
    desk.press(_end(desk, -1)).move("Writes back")
    assert desk.canvas.scene.paths[key] != before
    assert _only_link(desk)["to"] == desk.id("Checks warranty")
    desk.escape().release()
    assert desk.canvas.scene.paths[key] == before and desk.canvas.hidden == frozenset()


def _decision(desk: Desk) -> Desk:
    _two_teams(desk)
    fields.put(desk.store, desk.id("Opens a case"), role="decision")
    desk._taken = desk.session.history.at
    return desk


def test_an_exit_of_a_decision_is_named_where_it_was_drawn(desk: Desk) -> None:
    _decision(desk).link("Opens a case", "Checks warranty")
    typing = desk.canvas.typing
    assert typing.open and typing.key == desk.store.of("link")[0]
    desk.type("covered").enter()
    assert _only_link(desk)["exit"] == "covered" and not desk.canvas.typing.open
    desk.key(Qt.Key.Key_F2).type("not covered").enter()
    assert _only_link(desk)["exit"] == "not covered"
    desk.undo().undo()
    assert "exit" not in _only_link(desk)


def test_the_name_of_an_exit_can_be_left_empty(desk: Desk) -> None:
    _decision(desk).link("Opens a case", "Checks warranty").escape()
    assert "exit" not in _only_link(desk) and desk.steps_taken == 1


def test_a_link_that_is_no_exit_opens_the_inspector_instead(desk: Desk) -> None:
    asked: list[str] = []
    _two_teams(desk).canvas.editRequested.connect(asked.append)
    desk.link("Opens a case", "Checks warranty").key(Qt.Key.Key_F2)
    assert asked == desk.store.of("link") and not desk.canvas.typing.open


def test_alt_and_arrows_travel_along_links(desk: Desk) -> None:
    _two_teams(desk)
    links.connect(desk.store, desk.id("Opens a case"), desk.id("Writes back"))
    links.connect(desk.store, desk.id("Opens a case"), desk.id("Checks warranty"))
    links.connect(desk.store, desk.id("Checks warranty"), to_team=desk.id("Support"))
    desk.click("Opens a case").key(Qt.Key.Key_Right, ALT)
    assert desk.selection == ["link"] and "next of 2" in desk.hints[-1]
    desk.key(Qt.Key.Key_Right, ALT)
    assert desk.selection == ["Writes back"]
    desk.key(Qt.Key.Key_Left, ALT).key(Qt.Key.Key_Down, ALT).key(Qt.Key.Key_Right, ALT)
    assert desk.selection == ["Checks warranty"]
    desk.key(Qt.Key.Key_Right, ALT).key(Qt.Key.Key_Right, ALT)
    assert desk.selection == ["link"] and desk.hints[-1] == "It leads to Support, without a card."
    desk.key(Qt.Key.Key_Left, ALT).key(Qt.Key.Key_Left, ALT).key(Qt.Key.Key_Left, ALT)
    assert desk.selection == ["Opens a case"]
    desk.key(Qt.Key.Key_Left, ALT)
    assert desk.hints[-1] == "No link arrives here."


def test_the_words_of_a_selected_link_are_not_struck_through(desk: Desk) -> None:
    _decision(desk).link("Opens a case", "Checks warranty")
    (key,) = desk.store.of("link")
    desk.type("covered").enter()
    canvas = desk.canvas
    (block,) = [b for b in canvas.drawing.index.of_owner(key) if b.layer == "link"]
    words = next(s for s in block.shapes if isinstance(s, Box) and s.role == "label")
    x, y = canvas.camera.to_view(block.x + words.x, block.y + words.y)
    s = canvas.camera.scale
    around = QRect(round(x) + 1, round(y) + 1, round(words.w * s) - 2, round(words.h * s) - 2)
    canvas.select([])
    plain = canvas.grab(around).toImage()
    canvas.select([key])
    assert canvas.grab(around).toImage() == plain
    assert canvas.grab().toImage() != _unselected(desk)


def _unselected(desk: Desk) -> QImage:
    desk.canvas.select([])
    return desk.canvas.grab().toImage()
