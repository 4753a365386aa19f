"""The pages of the pack as readers get them: pair sheets, team pages, the morning after, the kit, one-pager."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.export import PRESET_NAMES, Choices, ExportReport, export
from app.export.handout import SETS
from app.export.papers import PAPERS
from app.export.presets import PAGE_SETS, PRESETS
from app.model.edits import fields, links, votes
from app.model.ledger import ledger, text_in
from app.model.store import Store
from app.places import samples
from app.session import open_map
from tests.export.maps import SECRET, TODAY, phone


def printed(store: Store, out: Path, **chosen: object) -> tuple[ExportReport, list[str]]:
    """What an export reports, and the words of each page."""
    report = export(store, out, Choices(**chosen), today=TODAY)  # type: ignore[arg-type]  # switches by name
    with pypdfium2.PdfDocument(out) as pdf:
        texts = [" ".join(p.get_textpage().get_text_range().replace("\ufffe", "").split()) for p in pdf]
    return report, texts


def test_every_page_set_that_is_named_exists_and_every_one_has_a_preset() -> None:
    assert set(SETS) | {"overview"} == set(PAGE_SETS)
    assert set(PRESETS) == set(PRESET_NAMES)


def test_a_pair_sheet_prints_what_is_known_and_leaves_the_rest_to_write(tmp_path: Path) -> None:
    store = phone()
    _report, texts = printed(store, tmp_path / "out.pdf", preset="pair-sheets")
    whole = " ".join(texts)
    for row in ledger(store, TODAY):
        if row.sender and row.receiver:
            assert f"{row.sender_title} gives {row.receiver_title}" in whole
            assert row.source_title in whole and row.receipt in whole
    assert "confirmed" not in whole and "to clarify" not in whole  # it scores nobody
    assert "How they know" in whole or "HOW THEY KNOW" in whole


def test_an_answer_given_in_the_map_stands_on_the_sheet_instead_of_a_line(tmp_path: Path) -> None:
    store = phone()
    row = next(r for r in ledger(store, TODAY) if r.facts["receipt"] != "known" and r.sender and r.receiver)
    assert "A green tick in the list" not in " ".join(
        printed(store, tmp_path / "a.pdf", preset="pair-sheets")[1]
    )
    links.know(store, row.link, receipt="A green tick in the list")
    assert "A green tick in the list" in " ".join(printed(store, tmp_path / "b.pdf", preset="pair-sheets")[1])


def test_each_team_has_a_page_with_what_it_gets_and_gives(tmp_path: Path) -> None:
    store = phone()
    _report, texts = printed(store, tmp_path / "out.pdf", preset="teams")
    rows = ledger(store, TODAY)
    for team in {row.sender_title for row in rows if row.sender}:
        assert any(team in text and "Receives" in text and "Sends" in text for text in texts)


def test_the_five_with_most_votes_come_in_order_and_ties_share_a_place(tmp_path: Path) -> None:
    store = phone()
    cards = sorted(store.of("card"))[:7]
    for card in store.of("card"):
        votes.put(store, card, 0)
    for at, card in enumerate(cards):
        votes.put(store, card, 9 - at if at < 6 else 4)
    _report, texts = printed(
        store, tmp_path / "out.pdf", preset="morning-after", without=frozenset(["actions"])
    )
    assert "Top five" in texts[0] and "The room has given" in texts[0]
    places = [" ".join(texts).find(text_in(store[card], "title").split()[0]) for card in cards[:5]]
    assert all(at >= 0 for at in places)


def test_the_kit_knows_the_stages_and_lanes_of_the_map(tmp_path: Path) -> None:
    store = phone()
    report, texts = printed(store, tmp_path / "out.pdf", preset="kit")
    whole = " ".join(texts)
    for stage in store.of("stage"):
        assert text_in(store[stage], "title") in whole
    assert "Agenda of the workshop" in texts[0] and "Sign-off of open handovers" in whole
    assert report.smallest_text_pt >= 6


def test_the_one_pager_is_one_sheet_for_a_short_journey(tmp_path: Path) -> None:
    report, texts = printed(phone(), tmp_path / "out.pdf", preset="one-pager", paper="A3")
    assert report.pages == 1
    assert "What I know differently".upper() in texts[0].upper()


def test_counts_stand_on_the_cover_only_when_they_are_switched_on(tmp_path: Path) -> None:
    quiet = printed(phone(), tmp_path / "a.pdf")[1][0]
    loud = printed(phone(), tmp_path / "b.pdf", counts=True)[1][0]
    assert "confirmed" not in quiet and "confirmed" in loud


@pytest.mark.parametrize("preset", PRESET_NAMES)
def test_no_preset_prints_a_private_note(preset: str, tmp_path: Path) -> None:
    assert SECRET not in " ".join(printed(phone(), tmp_path / "out.pdf", preset=preset)[1])


@pytest.mark.parametrize("preset", [name for name in PRESET_NAMES if name != "handout"])
def test_a_map_of_one_word_still_prints(preset: str, tmp_path: Path) -> None:
    from app.model.edits import maps

    report, texts = printed(maps.create("Word", language="en"), tmp_path / "out.pdf", preset=preset)
    assert report.pages >= 1 and any(texts)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_no_print_of_a_sample_has_text_under_six_points(sample: Path, paper: str, tmp_path: Path) -> None:
    store = open_map(sample).store
    assert paper in PAPERS
    for preset in ("one-pager", "pair-sheets", "tiles"):
        report = export(store, tmp_path / "out.pdf", Choices(preset=preset, paper=paper), today=TODAY)
        assert report.smallest_text_pt >= 6 - 0.01


def test_one_stage_alone_has_its_own_cards_and_handovers_with_their_usual_numbers(tmp_path: Path) -> None:
    store = phone()
    rows = ledger(store, TODAY)
    chosen = next(row.stage for row in reversed(rows) if row.stage)
    numbers = {row.link: number for number, row in enumerate(rows, 1)}
    inside = [row for row in rows if row.stage == chosen]
    _report, texts = printed(
        store, tmp_path / "out.pdf", stages=frozenset([chosen]), without=frozenset(["teams"])
    )
    whole = " ".join(texts)
    others = [text_in(store[s], "title") for s in store.of("stage") if s != chosen]
    assert text_in(store[chosen], "title") in whole
    assert not [title for title in others if f"Stage {title}" in whole]
    assert inside and all(str(numbers[row.link]) in whole for row in inside)
    whole_map = printed(store, tmp_path / "all.pdf")[0]
    assert _report.pages < whole_map.pages


def test_the_register_says_with_whom_a_gap_was_discussed(tmp_path: Path) -> None:
    store = phone()
    gap = next(row for row in ledger(store, TODAY) if row.state == "gap").link
    for roles, day, sentence in (
        ("Head of Billing", "2026-11-03", "Discussed with Head of Billing on 3 November 2026"),
        ("Head of Billing", None, "Discussed with Head of Billing"),
        ("", "2026-11-03", "Discussed on 3 November 2026"),
    ):
        fields.put(store, gap, discussed_with=roles, discussed_on=day)
        _report, texts = printed(store, tmp_path / "out.pdf", preset="register")
        assert sentence in " ".join(texts)


def test_the_agenda_comes_with_a_handout_only_when_asked_for(tmp_path: Path) -> None:
    _report, usual = printed(phone(), tmp_path / "usual.pdf")
    _report, more = printed(phone(), tmp_path / "more.pdf", also=frozenset({"agenda"}))
    assert not any("Agenda of the workshop" in text for text in usual)
    assert "Agenda of the workshop" in more[1], "it follows the cover"


def test_a_teams_page_names_its_agreed_exceptions(tmp_path: Path) -> None:
    _report, texts = printed(phone(), tmp_path / "teams.pdf", preset="teams")
    about = [text for text in texts if "Agreed exceptions" in text]
    assert about and all("The new tool comes in March" in text for text in about)
