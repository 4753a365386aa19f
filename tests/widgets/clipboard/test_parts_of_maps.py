"""Cards, stages, steps and lanes cut, copied and pasted: in a map, between maps, and into other programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app import session as sessions
from app.model.edits import insights, library, links, people
from app.model.references import named
from app.model.store import Store
from app.places import resources
from tests.real_window.alike import alike, differences
from tests.widgets.clipboard.board import clip, clipped, fragment, unchanged
from tests.widgets.desk import Desk
from tests.widgets.window import Office, small_map

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((resources() / "samples").glob("*.jmap"))


def sound(store: Store) -> bool:
    """Whether no record names one that is not there."""
    return all(target in store for key in store.ids() for _reference, target in named(store[key]))


def test_copied_cards_keep_their_links_and_all_fields(office: Office, desk: Desk) -> None:
    desk.with_cards(
        ("Calls", "Customer", "Call"), ("Answers", "Support desk", "Call"), ("Else", "Billing desk", "Call")
    )
    with desk.store.edit("prepare"):
        desk.store.put(desk.id("Calls"), note="twice", private="angry", votes=3, moment=True)
    links.connect(desk.store, desk.id("Calls"), desk.id("Answers"), note="by phone")
    links.connect(desk.store, desk.id("Answers"), desk.id("Else"))
    office.select("Calls", "Answers")
    before = set(desk.store.ids())
    office.menu("copy")
    desk.click(desk.in_cell("Customer", "Parcel"))
    office.menu("paste")
    fresh = set(desk.store.ids()) - before
    copies = {desk.name(key): key for key in fresh if desk.store[key]["type"] == "card"}
    assert desk.canvas.selection and set(desk.canvas.selection) == set(copies.values())
    assert desk.cards("Customer", "Parcel") == ["Calls"] and desk.cards("Support desk", "Parcel") == [
        "Answers"
    ]
    calls = desk.store[copies["Calls"]]
    assert (calls["note"], calls["private"], calls["votes"], calls["moment"]) == ("twice", "angry", 3, True)
    (link,) = [desk.store[key] for key in fresh if desk.store[key]["type"] == "link"]
    assert (link["from"], link["to"], link["note"]) == (copies["Calls"], copies["Answers"], "by phone")
    desk.undo()
    assert set(desk.store.ids()) == before


def test_what_is_pasted_below_the_first_card_stays_what_it_is(office: Office, desk: Desk) -> None:
    desk.with_cards(("Calls", "Customer", "Call"), ("Answers", "Support desk", "Call"))
    office.select("Calls", "Answers").menu("copy")
    desk.click(desk.in_cell("Billing desk", "Parcel"))
    office.menu("paste")
    assert desk.cards("Billing desk", "Parcel") == ["Calls"]
    assert desk.cards("Support desk", "Parcel") == ["Answers"], "work becomes no insight"


def test_a_handover_to_nobody_known_comes_along(office: Office, desk: Desk) -> None:
    desk.with_cards(("Answers", "Support desk", "Call"))
    links.know(
        desk.store, links.connect(desk.store, desk.id("Answers"), to_team=desk.id("Billing")), receipt=None
    )
    office.select("Answers").menu("copy")
    desk.click(desk.in_cell("Support desk", "Money"))
    office.menu("paste")
    made = [desk.store[key] for key in desk.store.of("link")]
    assert len(made) == 2 and all(link["receipt"] is None and "to" not in link for link in made)


def test_cut_and_paste_moves_a_card_with_everything_that_hangs_on_it(office: Office, desk: Desk) -> None:
    desk.with_cards(
        ("Calls", "Customer", "Call"), ("Answers", "Support desk", "Call"), ("Told", "Insights", "Call")
    )
    store = desk.store
    link = links.connect(store, desk.id("Calls"), desk.id("Answers"))
    answers = desk.id("Answers")
    with store.edit("prepare"):
        store.put(desk.id("Told"), about=sorted([answers, link]))
    action = insights.add_action(store, "Write a guide", [link, answers])
    office.select("Answers").menu("cut")
    assert office.words_on("undo") == "Undo Cut 1 card"
    assert not desk.has("Answers") and link not in store
    desk.click(desk.in_cell("Support desk", "Money"))
    office.menu("paste")
    assert desk.id("Answers") == answers and desk.cell("Answers") == ("Support desk", "Money")
    assert store[link]["to"] == answers
    assert store[desk.id("Told")]["about"] == store[action]["cures"] == sorted([answers, link])
    # A second paste is a copy.
    office.menu("paste")
    assert len([key for key in store.of("card") if desk.name(key) == "Answers"]) == 2 and sound(store)


def test_cut_and_pasted_where_they_were_nothing_has_changed(office: Office) -> None:
    office.open(SAMPLES[0])
    store = office.session.store
    before = {key: dict(store[key]) for key in store.ids()}
    office.window.select(store.of("card")[:12])
    office.menu("cut")
    office.window.canvas.selected.clear()
    office.menu("paste")
    assert {key: dict(store[key]) for key in store.ids()} == before


def test_a_stage_is_copied_with_steps_cards_and_feelings(office: Office, desk: Desk) -> None:
    desk.with_cards(
        ("Calls", "Customer", "Call"), ("Writes", "Customer", "Mail"), ("Waits", "Customer", "Money")
    )
    people.feel(desk.store, desk.id("Jana"), desk.id("Mail"), -1)
    office.select("Report").menu("copy")
    office.menu("paste")
    grid = desk.canvas.grid
    assert [desk.name(stage) for stage in grid.stages] == ["Report", "Report", "Check", "Refund"]
    assert desk.canvas.selection == [grid.stages[1]]
    office.select("Check").menu("paste")
    grid = desk.canvas.grid
    assert [desk.name(stage) for stage in grid.stages] == ["Report", "Report", "Check", "Report", "Refund"]
    assert [desk.name(step) for step in grid.steps_of[grid.stages[3]]] == ["Call", "Mail"]
    lane = desk.id("Customer")
    assert [desk.name(card) for step in grid.steps_of[grid.stages[3]] for card in grid.cards(lane, step)] == [
        "Calls",
        "Writes",
    ]
    assert len(desk.store.of("emotion")) == 3 and sound(desk.store)


def test_a_lane_is_copied_with_its_cards_and_a_step_with_its(office: Office, desk: Desk) -> None:
    desk.with_cards(("Calls", "Customer", "Call"), ("Opens", "Support desk", "Call"))
    office.select("Support desk").menu("copy")
    office.menu("paste")
    lanes = [lane for lane in desk.canvas.grid.lanes if desk.name(lane) == "Support desk"]
    assert len(lanes) == 2 and desk.store[lanes[0]].get("team") == desk.store[lanes[1]].get("team")
    assert [desk.name(c) for c in desk.canvas.grid.cards(lanes[1], desk.id("Call"))] == ["Opens"]
    office.select("Mail").menu("copy")
    office.menu("paste")
    assert [desk.name(step) for step in desk.canvas.grid.steps_of[desk.id("Report")]] == [
        "Call",
        "Mail",
        "Mail",
    ]


def test_between_maps_what_is_known_by_name_is_found_and_the_rest_comes_along(
    office: Office, desk: Desk
) -> None:
    desk.with_cards(("Calls", "Customer", "Call"), ("Opens", "Support desk", "Call"))
    phone = library.add(desk.store, "channel", "Phone", icon="phone")
    with desk.store.edit("prepare"):
        desk.store.put(desk.id("Calls"), channel=phone, personas=[desk.id("Jana")])
        desk.store.put(desk.id("Opens"), team=desk.id("Billing"))
    office.select("Calls", "Opens").menu("copy")
    other = small_map("Another")
    office.show(other)
    people_before, teams = other.store.of("persona"), other.store.of("team")
    office.menu("paste")
    store = other.store
    calls = next(key for key in store.of("card") if store[key]["title"] == "Calls")
    opens = next(key for key in store.of("card") if store[key]["title"] == "Opens")
    assert (
        store[store[calls]["channel"]]["title"] == "Phone"
        and store[store[calls]["channel"]]["icon"] == "phone"
    )
    assert store[calls]["personas"] == people_before and store.of("team") == teams
    assert store[store[opens]["team"]]["title"] == "Billing"
    assert (
        store[str(store[calls]["pos"][0])]["title"] == "Customer"
        and store[str(store[calls]["pos"][1])]["title"] == "Call"
    )
    assert sound(store)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_select_all_copy_and_paste_into_an_empty_map_gives_an_equal_map(office: Office, path: Path) -> None:
    office.open(path)
    wanted = alike(office.session.store)
    office.window.canvas.setFocus()
    office.menu("select-all").menu("copy")
    office.show(sessions.empty())
    office.answer("Whole map").menu("paste")
    made = office.session.store
    assert differences(wanted, alike(made)) == [] and sound(made)
    assert office.words_on("undo") == "Undo Paste a whole map"
    office.menu("undo")
    assert made.of("card") == [] and len(made.of("stage")) == 3


def test_only_the_cards_of_a_whole_map_may_be_wanted(office: Office, desk: Desk) -> None:
    office.open(SAMPLES[0])
    n, title = len(office.session.store.of("card")), office.session.title
    office.menu("select-all").menu("copy")
    office.show(sessions.empty())
    office.answer("Cards only").menu("paste")
    assert len(office.session.store.of("card")) == n and office.session.title != title
    assert sound(office.session.store)


def test_a_cancelled_whole_map_changes_nothing(office: Office, desk: Desk) -> None:
    office.open(SAMPLES[0])
    office.menu("select-all").menu("copy")
    office.show(sessions.empty())
    with unchanged(office):
        office.answer("Cancel").menu("paste")


def test_far_beyond_the_end_new_steps_are_made(office: Office, desk: Desk) -> None:
    desk.with_cards(("Calls", "Customer", "Call"), ("Waits", "Customer", "Money"))
    office.select("Calls", "Waits").menu("copy")
    desk.click(desk.in_cell("Customer", "Parcel"))
    office.menu("paste")
    assert desk.cards("Customer", "Parcel") == ["Calls"] and len(desk.canvas.grid.steps) == 6
    last = desk.canvas.grid.steps[-1]
    assert [desk.name(c) for c in desk.canvas.grid.cards(desk.id("Customer"), last)] == ["Waits"]


def test_what_is_locked_is_not_cut(office: Office, desk: Desk) -> None:
    desk.with_cards(("Calls", "Customer", "Call"), ("Opens", "Support desk", "Call"))
    with desk.store.edit("lock"):
        desk.store.put(desk.id("Customer"), locked=True)
    office.select("Calls", "Opens")
    with unchanged(office):
        office.menu("cut")
    assert "locked" in office.status()


def test_nothing_that_can_be_copied_is_said_so(office: Office, desk: Desk) -> None:
    desk.click(desk.nowhere())
    office.menu("copy")
    assert office.status() == "Select cards, stages, steps or lanes to copy them."


# ---- for other programs
def test_other_programs_get_words_a_table_and_a_picture(office: Office, desk: Desk) -> None:
    desk.with_cards(
        ("Calls", "Customer", "Call"), ("=1+1", "Support desk", "Mail"), ("B & <b>", "Support desk", "Mail")
    )
    office.select("Calls", "=1+1", "B & <b>").menu("copy")
    mime = clipped()
    assert mime.text() == '\tCall\tMail\nCustomer\tCalls\t\nSupport desk\t\t"\'=1+1\nB & <b>"'
    assert "B &amp; &lt;b&gt;" in mime.html() and "<td" in mime.html()
    image = QImage.fromData(mime.data("image/png"))
    assert not image.isNull() and image.width() > 200
    assert b"<svg" in bytes(mime.data("image/svg+xml").data())[:200]
    office.select("Calls").menu("copy")
    assert clipped().text() == "Calls"


def test_the_picture_shows_the_map_as_it_was_copied(office: Office, desk: Desk) -> None:
    desk.with_cards(("Calls", "Customer", "Call"))
    office.select("Calls").menu("copy-picture")
    mime = clipped()
    assert not mime.hasText() and mime.hasImage()
    with desk.store.edit("later"):
        desk.store.put(desk.id("Calls"), title="Something else")
    assert b"Calls" in mime.data("image/svg+xml").data()


def _pictured(office: Office, *titles: str) -> str:
    office.select(*titles).menu("copy-picture")
    return bytes(clipped().data("image/svg+xml").data()).decode()


def test_a_picture_of_several_cells_has_their_headings_and_nothing_between(
    office: Office, desk: Desk
) -> None:
    desk.with_cards(("Calls", "Customer", "Call"), ("Answers", "Support desk", "Mail"))
    desk.with_cards(("Other", "Support desk", "Call"))
    both = _pictured(office, "Calls", "Answers")
    assert all(word in both for word in ("Calls", "Answers", "Customer", "Support desk", "Mail"))
    assert "Other" not in both
    alone = _pictured(office, "Calls")
    assert "Calls" in alone and "Customer" not in alone, "a card alone needs no headings"


def test_words_alone_can_be_pasted_from_a_copied_card(office: Office, desk: Desk) -> None:
    from app.widgets.dialogs.paste_as import PasteAs
    from tests.widgets.window import button_of

    desk.with_cards(("Calls", "Customer", "Call"))
    with desk.store.edit("prepare"):
        desk.store.put(desk.id("Calls"), note="twice")
    office.select("Calls").menu("copy")
    desk.click(desk.in_cell("Customer", "Mail"))

    def choose(dialog: object) -> int:
        assert isinstance(dialog, PasteAs)
        dialog.choose("below")
        button_of(dialog, "Paste").click()
        return dialog.result()

    office.answer(choose).menu("paste-as")
    (copy,) = desk.canvas.grid.cards(desk.id("Customer"), desk.id("Mail"))
    assert desk.name(copy) == "Calls" and "note" not in desk.store[copy]


def test_damaged_data_of_our_own_kind_is_refused(office: Office, desk: Desk) -> None:
    for value in (b"", b"{", b"\xff\xfe", b'{"format": "baton-journey-map"}', b"[" * 5000, b"\x00" * 40):
        clip(fragment(value or b" "))
        with unchanged(office):
            office.answer("OK").menu("paste")
        assert "damaged" in office.said[-1], value[:20]


def test_a_program_that_ends_after_copying_ends_well(tmp_path: Path) -> None:
    program = f"""
import os
os.environ.update(QT_QPA_PLATFORM="offscreen", BATON_STATE_DIR={str(tmp_path)!r}, BATON_CONFIG_DIR={str(tmp_path)!r})
from app.widgets.start import application
app = application()
from app.widgets.main_window import MainWindow
window = MainWindow()
window.files.open_file({str(SAMPLES[0])!r})
window.canvas.select_all()
window.actions_["copy"].trigger()
assert app.clipboard().mimeData().hasImage()
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )
    assert run.returncode == 0, run.stderr
