"""A part of a map on paper: some cards, a lane, a stage, a team; what is said of it comes from the whole map."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.export import PRESET_NAMES, Choices, export
from app.export.handout import compose
from app.export.material import Material
from app.export.out import material_of
from app.export.pdf.check import check_file
from app.model.edits import cards, library, links
from app.model.grid import grid_of
from app.model.store import Store
from app.scene.shapes import TextLine
from tests.export.maps import TODAY, phone

PICKED = ("Checks warranty", "Approves refund", "Books the parcel")


def _named(store: Store, kind: str, *titles: str) -> frozenset[str]:
    return frozenset(key for key in store.of(kind) if store[key].get("title") in titles)


def _part(store: Store, **choices: object) -> Material:
    return material_of(store, Choices(language="en", **choices), TODAY)  # type: ignore[arg-type]  # many fields


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def _drawn(material: Material, layer: str) -> set[str]:
    return {
        material.name(block.owner)
        for block in material.drawing.blocks
        if block.layer == layer and material.record(block.owner)
    }


def test_the_drawing_shows_the_cards_with_their_stage_and_lanes_and_nothing_else() -> None:
    store = phone()
    part = _part(store, cards=_named(store, "card", *PICKED))
    assert _drawn(part, "card") >= set(PICKED) and "Calls support" not in _drawn(part, "card")
    assert _drawn(part, "lane-heading") == {"Support desk", "Billing office"}
    assert {"Check"} <= _drawn(part, "stage-heading") and "Refund" not in _drawn(part, "stage-heading")
    assert [part.name(step) for step in part.grid.steps] == ["Parcel", "Waiting"]


def test_a_link_that_leaves_the_part_still_says_where_it_leads() -> None:
    store = phone()
    part = _part(store, cards=_named(store, "card", "Approves refund"))
    words = {s.text for block in part.drawing.blocks for s in block.shapes if isinstance(s, TextLine)}
    assert any(text.startswith("Cannot see the") for text in words)


def test_numbers_and_states_are_those_of_the_whole_map() -> None:
    store = phone()
    whole, part = _part(store), _part(store, cards=_named(store, "card", "Approves refund"))
    assert 0 < len(part.ledger) < len(whole.ledger)
    for row in part.ledger:
        assert part.numbers[row.link] == whole.numbers[row.link]
        assert part.states[row.link] == whole.states[row.link]


def test_no_question_is_made_up_between_cards_that_only_seem_to_follow_each_other() -> None:
    store = phone()
    ends = {place[1] for place in grid_of(store).places.values()}
    some = frozenset(sorted(card for card in grid_of(store).places)[:: max(2, len(ends))])
    whole, part = _part(store), _part(store, cards=some)
    assert {q.key for q in part.questions} <= {q.key for q in whole.questions}
    assert {f.key for f in part.findings} <= {f.key for f in whole.findings}
    assert part.marks.asked == whole.marks.asked


def test_a_whole_lane_keeps_every_step() -> None:
    store = phone()
    part = _part(store, cards=_named(store, "lane", "Feelings"))
    assert part.grid.steps == grid_of(store).steps and _drawn(part, "lane-heading") == {"Feelings"}


def test_a_stage_takes_along_only_what_is_about_it() -> None:
    store = phone()
    stage = _named(store, "stage", "Check")
    part = _part(store, stages=stage)
    cures = [key for key in store.of("action") if key in part.store]
    assert cures, "the action that cures a handover from this stage is missing"
    assert not any(
        key in part.store for key in store.of("measure") if not set(store[key].get("about") or ()) & stage
    )


@pytest.mark.parametrize("preset", PRESET_NAMES)
def test_each_pack_of_a_part_is_sound_and_says_what_it_is(preset: str, tmp_path: Path) -> None:
    store = phone()
    out = tmp_path / "out.pdf"
    export(store, out, Choices(preset=preset, cards=_named(store, "card", *PICKED)), today=TODAY)
    assert check_file(out).sound
    if preset != "kit":
        assert "3 cards of this map" in _text(out)


def test_the_pages_of_a_part_do_not_tell_of_other_cards(tmp_path: Path) -> None:
    store = phone()
    card = _named(store, "card", "Help page")
    export(store, tmp_path / "out.pdf", Choices(cards=card), today=TODAY)
    found = _text(tmp_path / "out.pdf")
    assert "Help page" in found
    assert not any(title in found for title in ("Pays back", "Told us twice", "Opens a second case"))


def test_a_single_team_has_its_own_page_only() -> None:
    store = phone()
    team = _named(store, "team", "Billing")
    order = Choices(preset="teams", teams=team)
    book = compose(material_of(store, order, TODAY), order)
    titles = [words for sheet in book.sheets for words, _top, level in sheet.bookmarks if level == 0]
    assert titles == ["Billing"]
    assert "Part of the map: Billing" in book.day_line()


# ---- pair sheets
def _pairs(store: Store, **choices: object) -> list[str]:
    order = Choices(preset="pair-sheets", **choices)  # type: ignore[arg-type]  # many fields
    book = compose(material_of(store, order, TODAY), order)
    return [words for sheet in book.sheets for words, _top, level in sheet.bookmarks if level == 0]


def test_two_teams_with_nothing_but_questions_have_a_sheet_only_when_asked_for() -> None:
    store = phone()
    with store.edit("x"):
        stranger = library.add(store, "team", "Stranger")
        lane, step = min(_named(store, "lane", "Billing office")), min(_named(store, "step", "Call"))
        cards.add(store, "Asks around", lane, step, team=stranger)
    usual, every = _pairs(store), _pairs(store, all_pairs=True)
    assert not any("Stranger" in title for title in usual)
    assert any("Stranger" in title for title in every) and set(usual) <= set(every)


def test_a_map_without_a_handover_yet_has_sheets_to_ask_with() -> None:
    store = phone()
    with store.edit("x"):
        for link in store.of("link"):
            links.remove(store, link)
    assert _pairs(store)


def test_pairs_of_one_team() -> None:
    store = phone()
    found = _pairs(store, teams=_named(store, "team", "Repair centre"))
    assert found and all("Repair centre" in title for title in found)
