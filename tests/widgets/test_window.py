"""The window around the map: opening, editing fields, saving, leaving."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app import session as sessions
from app import settings as choices
from app.model.edits import fields, maps
from app.places import samples
from app.storage.system import System
from tests.widgets.window import Office, small_map

EVIL = "<img src='file:///etc/passwd'>R&D"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A map on the disk."""
    path = tmp_path / "return.jmap"
    sessions.save(small_map(), path)
    return path


def line_in(field: QWidget) -> QWidget:
    """Where one types in a field."""
    line = field.focusProxy()
    assert line is not None
    return line


# ---- opening
def test_a_map_opens_and_is_shown_with_its_handovers(office: Office, saved: Path) -> None:
    assert office.open(saved)
    assert office.title == "Return of a faulty phone"
    assert office.window.header.pill.text() == "0 confirmed, 1 gap, 2 to clarify"
    assert not office.window.isWindowModified()


def test_the_first_file_is_looked_for_among_the_documents_not_where_the_program_runs(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.settings.documents_dir", lambda: tmp_path / "Documents")
    office.show(small_map())
    office.choose_file("").window.files.open()
    office.choose_file("").window.files.save()
    assert office.begun[0] == str(tmp_path / "Documents")
    assert Path(office.begun[1]).parent == tmp_path / "Documents"


def test_a_foreign_file_is_refused_and_the_old_map_stays(office: Office, saved: Path, tmp_path: Path) -> None:
    office.open(saved)
    foreign = tmp_path / "report.jmap"
    foreign.write_bytes(b"PK\x03\x04" + bytes(200))
    office.answer("OK")
    assert not office.open(foreign)
    assert office.session.path == saved
    assert len(office.said) == 1 and "PK" not in office.said[0] and office.waiting == 0


def test_a_file_that_is_gone_is_told_in_one_dialog(office: Office, tmp_path: Path) -> None:
    office.answer("OK")
    assert not office.open(tmp_path / "nowhere.jmap")
    assert "nowhere.jmap" in office.said[0]
    assert not office.window.has_map


def test_recent_files_are_offered_newest_first_and_only_those_that_exist(
    office: Office, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.jmap"
    sessions.save(small_map("Another"), other)
    office.open(other)
    office.open(saved)
    other.unlink()
    office.menu("close")
    names = [b.accessibleName() for b in office.window.start_page.findChildren(QPushButton)]
    assert any(name.startswith("return,") for name in names)
    assert not any(name.startswith("other,") for name in names)
    assert office.window.settings.recent == [str(saved), str(other)]


# ---- fields and undo
def test_a_field_is_edited_and_undo_says_what_it_takes_back(office: Office) -> None:
    office.show(small_map()).select("Opens a case")
    office.type_into("note", "Ticket in the CRM")
    assert office.session.store[office.id("Opens a case")]["note"] == "Ticket in the CRM"
    assert office.words_on("undo") == "Undo Change “Opens a case”"
    office.menu("undo")
    assert "note" not in office.session.store[office.id("Opens a case")]
    assert office.shown("note") == "" and office.words_on("redo") == "Redo Change “Opens a case”"


def test_what_an_undo_brings_back_is_selected(office: Office, saved: Path) -> None:
    office.open(saved)
    chosen = sorted(office.id(title) for title in ("Opens a case", "Checks warranty"))
    office.window.select(chosen)
    office.menu("delete")
    assert not office.window.selection
    office.menu("undo")
    assert sorted(office.window.selection) == chosen, "to be deleted, moved or copied again at once"
    stage = office.session.store.of("stage")[0]
    office.window.select([stage])
    office.menu("delete").menu("undo")
    assert office.window.selection == [stage], "not each of its cards"


def test_an_undo_does_not_move_the_map_where_it_is_seen(office: Office, saved: Path) -> None:
    office.open(saved)
    canvas = office.window.canvas
    office.window.resize(700, 480)
    far, near = office.id("Opens a case"), office.id("Pays back")
    with office.session.store.edit("change"):
        fields.put(office.session.store, far, note="seen")
        fields.put(office.session.store, near, note="seen")
    for card in (far, near):
        place = canvas.scene.rects[card]
        canvas.center_on(place.x, place.y, 1.6)
        office.settle()
        before = (canvas.camera.ox, canvas.camera.oy)
        office.menu("undo")
        assert (canvas.camera.ox, canvas.camera.oy) == before
        office.menu("redo")
        assert (canvas.camera.ox, canvas.camera.oy) == before


def test_a_new_title_is_named_by_undo(office: Office) -> None:
    office.show(small_map()).select("Opens a case")
    office.type_into("title", "Opens  a ticket")
    assert office.words_on("undo") == "Undo Rename to “Opens a ticket”"
    office.select("Opens  a ticket").type_into("title", "Opens a ticket and asks for everything once more")
    assert office.words_on("undo") == "Undo Rename to “Opens a ticket and asks for everything…”"


def test_words_in_a_field_go_to_the_record_they_were_typed_for(office: Office) -> None:
    office.show(small_map()).select("Opens a case")
    office.type_into("note", "for the first card", leave=False)
    line_in(office.field("note")).setFocus()
    office.select("Pays back")
    store = office.session.store
    assert store[office.id("Opens a case")]["note"] == "for the first card"
    assert "note" not in store[office.id("Pays back")]


def test_saving_takes_over_what_is_still_being_typed(office: Office, saved: Path) -> None:
    office.open(saved)
    office.select("Opens a case")
    office.type_into("note", "not left yet", leave=False)
    line_in(office.field("note")).setFocus()
    office.menu("save")
    again = sessions.open_map(saved).store
    assert [again[k].get("note") for k in again.of("card")].count("not left yet") == 1


def test_a_field_that_says_nothing_shows_what_holds(office: Office) -> None:
    made = small_map()
    maps.put(made.store, note="only so that there is a change")
    office.show(made)
    office.window.show_map_properties()
    assert (office.shown("state"), office.shown("status"), office.shown("language")) == (
        "as-is",
        "final",
        "English",
    )


def test_several_cards_are_changed_as_one_step(office: Office) -> None:
    office.show(small_map()).select("Opens a case", "Pays back")
    office.type_into("responsible", "team lead")
    store = office.session.store
    assert {store[office.id(t)].get("responsible") for t in ("Opens a case", "Pays back")} == {"team lead"}
    assert office.words_on("undo") == "Undo Change 2 entries"
    office.menu("undo")
    assert "responsible" not in store[office.id("Pays back")]


def test_fields_that_differ_say_so(office: Office) -> None:
    made = small_map()
    office.show(made)
    fields.put(made.store, office.id("Opens a case"), responsible="Eva")
    office.select("Opens a case", "Pays back")
    line = line_in(office.field("responsible"))
    assert isinstance(line, QLineEdit)
    assert line.text() == "" and line.placeholderText() == "Mixed"


def test_a_fact_of_a_handover_has_three_answers(office: Office) -> None:
    office.show(small_map())
    store = office.session.store
    link = next(key for key in store.of("link") if "to_team" in store[key])
    office.window.select([link])
    assert "receipt" not in store[link]
    office.choose("receipt", "missing")
    assert store[link]["receipt"] is None
    office.choose("receipt", "not asked")
    assert "receipt" not in store[link]
    office.type_into("receipt", "ticket appears in the queue")
    assert store[link]["receipt"] == "ticket appears in the queue"


def test_a_new_team_is_made_while_typing_and_undone_with_it(office: Office) -> None:
    office.show(small_map()).select("Pays back")
    office.type_into("team", "Accounting")
    team = office.id("Accounting")
    assert office.session.store[office.id("Pays back")]["team"] == team
    office.menu("undo")
    assert team not in office.session.store


def test_the_strip_follows_title_state_and_goal(office: Office) -> None:
    office.show(small_map())
    maps.put(office.session.store, title="Refund in a week", goal="money back", scope="fault to refund")
    assert office.title == "Refund in a week"
    assert office.window.header._goal.text() == "money back · scope: fault to refund"
    assert "not saved" in office.window.header._state.text()


def test_a_long_title_leaves_the_tools_in_the_window(office: Office) -> None:
    office.show(small_map("A title that never ends " * 20))
    header = office.window.header
    for width in (760, 1000, 1300, 1900):
        office.window.resize(width, 600)
        office.settle()
        assert office.window.width() == width
        assert header.print_button.geometry().right() < width
        assert header._title.shown.endswith("…")
        assert header.bar.isVisible() != header.bar.menu_button.isVisible()
    assert header.bar.isVisible()


# ---- saving
def test_save_as_asks_for_a_name_and_adds_the_ending(office: Office, tmp_path: Path) -> None:
    office.show(small_map()).choose_file(tmp_path / "kept").menu("save")
    assert (tmp_path / "kept.jmap").exists() and office.session.path == tmp_path / "kept.jmap"
    assert not office.session.modified and office.status() == "Saved kept.jmap"


def test_the_name_offered_is_one_every_system_takes() -> None:
    from app.storage.names import file_name

    assert file_name('Nákup: "rychle" / levně?') == "Nákup rychle levně"
    assert file_name("..") == "map" and file_name("CON") == "CON map" and file_name("") == "map"
    assert len(file_name("x" * 500)) == 80


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_failed_save_is_one_sentence_and_the_map_stays(
    office: Office, saved: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    office.open(saved)
    before = saved.read_bytes()
    maps.put(office.session.store, title="Not on the disk yet")

    def refuse(self: System, path: str, flags: int, mode: int = 0o666) -> int:
        raise OSError(number, "refused", path)

    office.window.keeper.flush()
    with monkeypatch.context() as disk:
        disk.setattr(System, "open", refuse)
        office.answer("OK").menu("save")
    assert len(office.said) == 1 and "return.jmap" in office.said[0]
    assert saved.read_bytes() == before
    assert office.session.modified and office.title == "Not on the disk yet"


def test_a_map_somebody_else_changed_is_not_overwritten(office: Office, saved: Path) -> None:
    office.open(saved)
    theirs = sessions.open_map(saved)
    maps.put(theirs.store, title="Theirs")
    sessions.save(theirs)
    maps.put(office.session.store, title="Mine")
    office.answer("Cancel").menu("save")
    assert "changed by somebody else" in office.said[0]
    assert sessions.open_map(saved).title == "Theirs" and office.title == "Mine"


def theirs(saved: Path, title: str = "Theirs") -> None:
    """Somebody else saves the same file."""
    other = sessions.open_map(saved)
    maps.put(other.store, title=title)
    sessions.save(other)


def test_mine_goes_to_another_file_when_somebody_else_has_changed_this_one(
    office: Office, saved: Path, tmp_path: Path
) -> None:
    office.open(saved)
    theirs(saved)
    maps.put(office.session.store, title="Mine")
    office.answer("Save as…").choose_file(tmp_path / "mine.jmap").menu("save")
    assert sessions.open_map(saved).title == "Theirs"
    assert sessions.open_map(tmp_path / "mine.jmap").title == "Mine"
    assert office.session.path == tmp_path / "mine.jmap" and not office.session.modified


def test_what_is_in_the_file_now_can_be_opened_instead(office: Office, saved: Path) -> None:
    office.open(saved)
    theirs(saved)
    maps.put(office.session.store, title="Mine")
    office.answer("Open the saved file", "Cancel").menu("save")
    assert office.title == "Mine", "unsaved changes are asked for before they are given up"
    office.answer("Open the saved file", "Discard").menu("save")
    assert office.title == "Theirs" and not office.session.modified


def test_whoever_comes_back_learns_once_that_the_file_has_changed(office: Office, saved: Path) -> None:
    office.open(saved)
    theirs(saved)
    office.answer("Cancel").come_back()
    assert "changed by somebody else" in office.said[0]
    assert "your changes" not in office.said[0], "there are none of one's own"
    office.come_back().come_back()
    assert len(office.said) == 1
    theirs(saved, "Theirs again")
    office.answer("Open the saved file").come_back()
    assert office.title == "Theirs again"


def test_own_saves_and_mere_touches_are_no_change_of_somebody_else(office: Office, saved: Path) -> None:
    office.open(saved)
    for title in ("One", "Two"):
        maps.put(office.session.store, title=title)
        office.menu("save").come_back()
    os.utime(saved)
    office.come_back()
    saved.unlink()
    office.come_back()
    assert office.said == []


def test_a_copy_is_saved_and_the_present_file_stays(office: Office, saved: Path, tmp_path: Path) -> None:
    office.open(saved)
    office.choose_file(tmp_path / "copy.jmap").menu("save-copy")
    assert (tmp_path / "copy.jmap").read_bytes() == saved.read_bytes()
    assert office.session.path == saved


# ---- leaving
def test_unsaved_changes_are_asked_for_before_leaving(office: Office, saved: Path) -> None:
    office.open(saved)
    maps.put(office.session.store, title="Changed")
    office.answer("Cancel")
    assert not office.window.close() and office.window.has_map
    office.answer("Save")
    assert office.window.close()
    assert sessions.open_map(saved).title == "Changed"


def test_changes_can_be_given_up(office: Office, saved: Path) -> None:
    office.open(saved)
    maps.put(office.session.store, title="Changed")
    office.answer("Discard").menu("close")
    assert not office.window.has_map
    assert sessions.open_map(saved).title == "Return of a faulty phone"


def test_undoing_everything_asks_nothing(office: Office, saved: Path) -> None:
    office.open(saved)
    maps.put(office.session.store, title="Changed")
    office.menu("undo")
    assert not office.window.isWindowModified() and office.window.close()


def test_the_window_comes_back_as_it_was(office: Office, saved: Path) -> None:
    office.open(saved)
    office.window.toggle_list("handovers")
    office.window.canvas.set_scale(0.8)
    office.window.close()
    kept = choices.read()
    assert kept.bottom == "handovers" and kept.views[str(saved)].scale == pytest.approx(0.8)


# ---- words of people
def test_hostile_words_never_become_rich_text(office: Office, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel, QWidget

    made = small_map(EVIL)
    for key in (*made.store.of("card"), *made.store.of("team"), *made.store.of("persona")):
        fields.put(made.store, key, title=EVIL, note=EVIL)
    office.show(made)
    for name in ("handovers", "replies", "findings", "actions"):
        office.window.toggle_list(name)
    for key in ("card", "team", "persona", "map", "link"):
        office.window.select([made.store.of(key)[0]])
        for label in office.window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text(), label.text()
        for widget in office.window.findChildren(QWidget):
            tip = widget.toolTip()
            assert "<img" not in tip, tip
    for action in office.window.actions_:
        assert "<img" not in office.window.actions_[action].toolTip()
    assert "&&D" in office.window.actions_["undo"].text() or "R&D" not in office.words_on("undo")


def test_the_keyboard_goes_from_the_map_to_the_fields_in_the_order_they_are_read(office: Office) -> None:
    office.show(small_map()).select("Opens a case")
    office.window.activateWindow()
    office.window.canvas.setFocus()
    office.settle()
    focus = QApplication.focusWidget
    office.menu("next-pane")
    inspector = office.window.inspector
    first = focus()
    assert first is not None and inspector.isAncestorOf(first) and first is not inspector
    seen = []
    for _ in range(4):
        field = focus()
        assert field is not None and inspector.isAncestorOf(field)
        seen.append(field.mapTo(inspector, field.rect().topLeft()).y())
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert seen == sorted(seen) and len(set(seen)) == 4


@pytest.mark.parametrize("language", ["en", "et", "lt", "it", "cs", "sl"])
def test_open_points_break_their_lines_and_never_push_the_panel_wider(office: Office, language: str) -> None:
    office.window.set_language(language)
    office.open(next(path for path in samples() if path.stem == "bank-onboarding-as-is"))
    office.settle()
    inspector = office.window.inspector
    report = office.window.checking.state.report
    assert report is not None
    keys = {finding.ids[0] for finding in report.findings}
    assert keys
    for key in keys:
        office.window.select([key])
        office.settle()
        page = inspector.widget()
        assert page is not None
        assert page.minimumSizeHint().width() <= inspector.viewport().width(), office.title


def test_a_sentence_goes_when_the_map_goes_on(office: Office) -> None:
    office.show(small_map())
    office.select("Pays back").menu("cut")
    assert office.settle().status() == "Cut 1 card. Paste it where it belongs."
    office.menu("undo")
    assert office.status() == "", "the card is back: nothing is to be pasted"
    office.select("Pays back").menu("copy")
    assert office.settle().status() == "Copied 1 card."
    office.show(small_map())
    assert office.status() == ""


def test_undo_of_a_removal_says_what_was_removed(office: Office) -> None:
    desk = (
        office.desk()
        .new()
        .with_cards(("Calls", "Customer", "Call"), ("Opens a case", "Support desk", "Call"))
    )
    desk.click("Calls")
    office.menu("delete")
    assert office.words_on("undo") == "Undo Delete 1 card"
    desk.click("Customer")
    office.menu("delete")
    assert office.words_on("undo") == "Undo Delete lane"


def test_delete_and_backspace_are_one_and_leave_what_is_locked(office: Office) -> None:
    from app.model.edits import maps

    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        desk = office.desk().new()
        desk.with_cards(("Calls", "Customer", "Call"), ("Opens a case", "Support desk", "Call"))
        maps.lock(desk.store, [desk.id("Support desk")], True)
        office.menu("select-all")
        if key == Qt.Key.Key_Delete:
            office.menu("delete")
        else:
            desk.key(key)
        assert not desk.has("Calls") and desk.has("Opens a case")
        assert "locked" in office.status()


def test_the_menu_of_a_feeling_has_its_words_and_a_parked_card_is_not_parked_again(office: Office) -> None:
    desk = office.desk().new().with_cards(("Ask the shop", "", ""), ("Calls", "Customer", "Call"))
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    words = [action.text() for action in office.window.actions_.context_menu({"emotion"}).actions()]
    assert "Edit &text" in words
    desk.click("Ask the shop")
    assert not office.window.actions_["park"].isEnabled()
    office.menu("select-all").menu("park")
    parked = [desk.name(card) for card in desk.canvas.grid.parked]
    assert parked == ["Ask the shop", "Calls"]
