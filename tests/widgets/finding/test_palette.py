"""The palette: everything by a few letters, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app import session as sessions
from app.model.edits import cards, fields
from app.model.grid import map_of
from app.widgets.actions.registry import commands
from app.widgets.finding import matching, things
from app.widgets.finding.matching import Shelf, Thing, search
from tests.widgets.finding.seeker import Seeker
from tests.widgets.window import Office, small_map


def shelf(*titles: str, group: str = "card") -> Shelf:
    made = Shelf()
    for number, title in enumerate(titles):
        made.put(Thing(f"{group}{number}", group, title))
    return made


def found(typed: str, *titles: str, used: dict[str, int] | None = None) -> list[str]:
    groups = search([shelf(*titles)], typed, used or {}, most=10)
    return [thing.title for group in groups for thing in group.things]


def test_whole_words_and_beginnings_come_before_letters_inside() -> None:
    titles = ("Sends a card", "Cardinal sin", "Card", "Discard it", "Calls a ride")
    assert found("card", *titles) == ["Card", "Cardinal sin", "Sends a card", "Discard it", "Calls a ride"]


@pytest.mark.parametrize("typed", ["resit", "REŠIT", "rštv", "čaka reš", "dz"])
def test_letters_are_found_without_their_marks_and_in_their_order(typed: str) -> None:
    title = "Ǆenana čaka na rešitev"
    assert found(typed, "Something else", title) == [title]


def test_letters_far_apart_mean_nothing() -> None:
    assert found("cat", "Calls and asks about the refund") == []
    assert found("sjed", "Zaregistruje událost") == [], "the first letter begins a word"
    assert found("zz", "Fizz", "Z a very long way to another z") == ["Fizz"]


def test_what_was_used_last_comes_first_among_equals() -> None:
    assert found("pay", "Pays back", "Pays in", used={"card1": 0}) == ["Pays in", "Pays back"]
    assert found("pay", "Pays back", "Repays", used={"card1": 0}) == ["Pays back", "Repays"]


def test_groups_are_cut_and_say_how_many_there_are() -> None:
    groups = search([shelf(*(f"Card {n}" for n in range(50))), shelf("Card lane", group="lane")], "card", {})
    assert [(g.name, len(g.things), g.count) for g in groups] == [("card", 6, 50), ("lane", 1, 1)]


def test_every_action_stands_in_it_with_its_keys(seeker: Seeker) -> None:
    seeker.open_palette()
    (actions,) = seeker.groups().values()
    named = [c for c in commands() if c.menu or c.context]
    assert len(actions) == len(named)
    rows = [seeker.palette.lines.index(row).data() for row in range(seeker.palette.lines.rowCount())]
    assert any("Duplicate" in str(row) and "Ctrl+D" in str(row) for row in rows)


def test_enter_does_the_marked_action(seeker: Seeker) -> None:
    before = seeker.office.window.inspector_shown
    seeker.open_palette("inspector")
    assert seeker.marked() == "Inspector"
    seeker.key(Qt.Key.Key_Return)
    assert seeker.office.window.inspector_shown != before
    assert seeker.finding.palette is None
    assert seeker.office.window.settings.used == ["do:inspector"]


def test_an_action_that_cannot_be_used_says_why_and_nothing_closes(seeker: Seeker) -> None:
    seeker.open_palette("duplicate")
    assert not seeker.palette.marked.enabled  # type: ignore[union-attr]  # it is there
    seeker.key(Qt.Key.Key_Return)
    assert seeker.palette.isVisible() and "select a card first" in seeker.palette.foot.text()


def test_cards_stages_lanes_teams_and_personas_are_gone_to(seeker: Seeker) -> None:
    office = seeker.office
    for title in ("Pays back", "Refund", "Billing desk", "Money", "Jana", "Billing"):
        seeker.open_palette(title)
        assert seeker.marked() == title
        seeker.key(Qt.Key.Key_Return)
        assert office.window.selection == [office.id(title)]
        assert office.window.canvas.hasFocus()


def test_handovers_and_open_points_are_found(seeker: Seeker) -> None:
    seeker.open_palette("pays back")
    groups = seeker.groups()
    assert "Pays back → Support" in groups["Handovers"]
    points = next(titles for name, titles in groups.items() if name.startswith("Open points"))
    assert points
    while seeker.marked() != "Pays back → Support":
        seeker.key(Qt.Key.Key_Down)
    seeker.key(Qt.Key.Key_Return)
    (key,) = seeker.office.window.selection
    assert seeker.office.session.store[key]["type"] == "link"


def test_recent_files_open(seeker: Seeker, tmp_path: Path) -> None:
    other = small_map("Another journey")
    sessions.save(other, tmp_path / "another.jmap")
    seeker.office.window.settings.recent = [str(tmp_path / "another.jmap")]
    seeker.open_palette("another.jmap")
    seeker.key(Qt.Key.Key_Return)
    assert seeker.office.title == "Another journey"


def test_it_follows_edits_undo_and_another_map(seeker: Seeker) -> None:
    office = seeker.office
    seeker.open_palette("zebra").key(Qt.Key.Key_Escape)
    fields.put(office.session.store, office.id("Pays back"), title="Zebra crossing", note="White and black")
    seeker.open_palette("zebra")
    assert seeker.marked() == "Zebra crossing"
    seeker.key(Qt.Key.Key_Escape)
    office.menu("undo")
    seeker.open_palette("zebra")
    assert seeker.marked() == "" and "Nothing is called like that" in seeker.palette.foot.text()
    seeker.key(Qt.Key.Key_Escape)
    office.show(small_map("Second"))
    cards.add_parked(office.session.store, "Zebra again")
    seeker.open_palette("zebra")
    assert seeker.marked() == "Zebra again"


def test_what_was_used_last_is_offered_first(seeker: Seeker) -> None:
    seeker.open_palette("Pays back").key(Qt.Key.Key_Return)
    seeker.open_palette()
    assert next(iter(seeker.groups().items())) == ("Used last", ["Pays back"])


def test_it_opens_without_a_map_and_greys_what_needs_one(office: Office) -> None:
    seeker = Seeker(office)
    seeker.open_palette("print")
    assert not seeker.palette.marked.enabled  # type: ignore[union-attr]  # it is there
    assert seeker.palette.marked.detail == "needs an open map"  # type: ignore[union-attr]  # it is there


def test_it_has_names_for_screen_readers(seeker: Seeker) -> None:
    seeker.open_palette("pays")
    interface = QAccessible.queryAccessibleInterface(seeker.palette.search)
    assert "Go to anything" in interface.text(QAccessible.Text.Name)
    said = str(seeker.palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Pays back") and "Billing desk" in said


def test_titles_are_folded_once_and_not_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    many = shelf(*(f"Card {n} about refunds" for n in range(5000)))
    asked: list[str] = []

    def fold(text: str) -> str:
        asked.append(text)
        return text

    monkeypatch.setattr(matching, "fold", fold)
    for typed in ("r", "re", "ref", "refunds 77"):
        search([many], typed, {})
    many.put(Thing("card7", "card", "Card 7 about refunds", detail="another lane"))
    assert asked == ["r", "re", "ref", "refunds 77"]


def test_a_field_says_whose_it_is(seeker: Seeker) -> None:
    office = seeker.office
    title = str(map_of(office.session.store)[1]["title"])

    def whose() -> set[str]:
        return {thing.detail for thing in things.fields(office.window)}

    office.select()
    assert whose() == {title}
    office.select("Pays back")
    assert whose() == {"Pays back"}
