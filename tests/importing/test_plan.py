"""What a table becomes: guessed, shown, changed, and made in one edit."""

from __future__ import annotations

import pytest

from app import session as sessions
from app.importing import kinds
from app.importing.guessing import guess, turned_is_likelier
from app.importing.limits import TITLE
from app.importing.making import add_cards, card_fields, make, make_across
from app.importing.plan import Choices, Target, make_plan, with_row
from app.importing.tables import Table, table
from app.model.edits import cards, lanes, library, stages, steps
from app.model.grid import grid_of, place
from app.model.store import Store
from app.widgets.actions.insert import LANE_NAMES
from app.widgets.inspector.forms.fields import LANE_KINDS
from app.words import LANGUAGES, load

WORDS = load("en")


def rows(*lines: str) -> Table:
    return table([line.split("|") for line in lines])


def a_map() -> Store:
    store = sessions.new("Return").store
    report = stages.add(store, "Report", first="Call")
    steps.add(store, report, "Mail")
    stages.add(store, "Refund")
    lanes.add(store, "action", "Customer")
    lanes.add(store, "emotion", "Feelings")
    return store


def titles(store: Store) -> dict[tuple[str, str], list[str]]:
    """(lane, step or its stage) -> cards, by their names."""
    grid = grid_of(store)
    name = {key: str(store[key].get("title") or "") for key in store.ids()}
    return {
        (name[lane], name[step] or name[grid.stage_of[step]]): [name[card] for card in found]
        for (lane, step), found in grid.cells.items()
    }


# ---- meaning of headings
@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Customer actions", "action"),
        ("Dejanja stranke", "action"),
        ("Azioni del cliente", "action"),
        ("Kliendi tegevused", "action"),
        ("Akce zákazníka", "action"),
        ("Kliento veiksmai", "action"),
        ("Touchpoints", "touchpoint"),
        ("Stične točke", "touchpoint"),
        ("Punti di contatto", "touchpoint"),
        ("Puutepunktid", "touchpoint"),
        ("Kontaktní místa", "touchpoint"),
        ("Kontaktavimo momentai", "touchpoint"),
        ("Customer emotions", "emotion"),
        ("Čustva", "emotion"),
        ("Emozioni", "emotion"),
        ("Tunded", "emotion"),
        ("Emoce", "emotion"),
        ("Emocijos", "emotion"),
        ("Misli", "thought"),
        ("Pensieri", "thought"),
        ("Mõtted", "thought"),
        ("Myšlenky", "thought"),
        ("Mintys", "thought"),
        ("Notranji postopki", "process"),
        ("Processi interni", "process"),
        ("Siseprotsessid", "process"),
        ("Interní procesy", "process"),
        ("Vidiniai procesai", "process"),
        ("Back office", "process"),
        ("KPI", "measure"),
        ("Rodikliai", "measure"),
        ("Priložnosti", "insight"),
        ("Kitsaskohad", "insight"),
        ("Sporočila", "message"),
        ("Žinutės", "message"),
        ("Sistemi", "system"),
        ("Sąlyčio taškai", "touchpoint"),
        ("Moods", "emotion"),
        ("Xyz", ""),
    ],
)
def test_headings_of_lanes_are_understood_in_six_languages(title: str, kind: str) -> None:
    assert kinds.lane_kind(title) == kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_the_program_itself_gives_to_lanes_are_understood(language: str) -> None:
    words = load(language)
    named = [*LANE_KINDS, *LANE_NAMES.items()]
    given = [(words.say(name), kind) for kind, name in named if kind != "text"]  # text is what nobody knows
    assert [(name, kinds.lane_kind(name)) for name, _kind in given] == given


@pytest.mark.parametrize("word", ["Stage", "Phases", "Faza", "Fase", "Etapp", "Fáze", "Etapas"])
def test_words_for_stages(word: str) -> None:
    assert kinds.names_stages(word)


@pytest.mark.parametrize("word", ["Step", "Korak", "Passaggio", "Samm", "Krok", "Žingsnis"])
def test_words_for_steps(word: str) -> None:
    assert kinds.names_steps(word) and not kinds.names_stages(word)


@pytest.mark.parametrize(
    ("cell", "score", "words"),
    [
        ("+1", 1.0, ""),
        ("-2", -2.0, ""),
        ("−1,5", -1.5, ""),
        ("4", 1.0, ""),
        ("2/5", -1.0, ""),
        ("angry\n-2", -2.0, "angry"),
        ("😡 not again", -2.0, "not again"),
        ("relieved", None, "relieved"),
        ("17", None, "17"),
    ],
)
def test_cells_about_feelings(cell: str, score: float | None, words: str) -> None:
    assert kinds.feeling(cell) == (score, words)


# ---- guessing
def test_known_lanes_and_stages_are_found_by_their_titles() -> None:
    store = a_map()
    source = rows("|report|REFUND|Thanks", "customer|Calls|Waits|Writes")
    plan = make_plan(store, source, guess(store, source))
    assert (plan.new_stages, plan.new_lanes, len(plan.entries)) == (1, 0, 3)
    make(store, plan, WORDS)
    assert titles(store) == {
        ("Customer", "Call"): ["Calls"],
        ("Customer", "Refund"): ["Waits"],
        ("Customer", "Thanks"): ["Writes"],
    }


def test_two_rows_of_headings() -> None:
    store = sessions.new("Empty").store
    source = rows("Phase|Report||Refund", "Step|Call|Mail|Money", "Customer|a|b|c", "Support|d|e|f")
    choices = guess(store, source)
    assert (choices.heads, choices.lanes) == ("both", True)
    make(store, make_plan(store, source, choices), WORDS)
    grid = grid_of(store)
    assert [len(grid.steps_of[stage]) for stage in grid.stages] == [2, 1]
    assert [store[lane]["kind"] for lane in grid.lanes] == ["action", "process"]
    assert titles(store)[("Support", "Mail")] == ["e"]


def test_steps_named_in_the_first_row() -> None:
    store = a_map()
    source = rows("|Call|Chat|Mail", "Customer|a|b|c")
    assert guess(store, source).heads == "steps"
    make(store, make_plan(store, source, guess(store, source)), WORDS)
    grid = grid_of(store)
    assert [store[step].get("title") for step in grid.steps_of[grid.stages[0]]] == ["Call", "Chat", "Mail"]
    assert titles(store)[("Customer", "Chat")] == ["b"]


def test_columns_of_lists_below_their_stages() -> None:
    store = a_map()
    source = rows("Report|Refund", "Calls the hotline again|Waits", "Writes|")
    choices = guess(store, source)
    assert (choices.heads, choices.lanes) == ("stages", False)
    make(store, make_plan(store, source, choices), WORDS)
    assert titles(store) == {
        ("Customer", "Call"): ["Calls the hotline again", "Writes"],
        ("Customer", "Refund"): ["Waits"],
    }


def test_a_block_without_headings_begins_where_the_focus_is() -> None:
    store = a_map()
    grid = grid_of(store)
    plan = make_plan(store, rows("a|b", "c|d"), Choices("none", lanes=False), (grid.lanes[0], grid.steps[2]))
    assert (plan.new_steps, plan.new_stages) == (1, 0)
    make(store, plan, WORDS)
    after = grid_of(store)
    found = [[store[card]["title"] for card in after.cards(after.lanes[0], step)] for step in after.steps]
    assert found == [[], [], ["a", "c"], ["b", "d"]]


def test_lanes_along_the_top_are_turned() -> None:
    assert turned_is_likelier(rows("Stage|Customer actions|Touchpoints", "Report|a|b", "Refund|c|d"))
    assert not turned_is_likelier(rows("|Report|Refund", "Customer actions|a|b", "Touchpoints|c|d"))


def test_a_lane_named_like_a_team_is_its_process() -> None:
    store = a_map()
    team = library.add(store, "team", "Skladiště")
    source = rows("|Report|Refund", "Customer|a|b", "Skladiště|c|d")
    make(store, make_plan(store, source, guess(store, source)), WORDS)
    lane = grid_of(store).lanes[1]
    assert (store[lane]["kind"], store[lane]["team"]) == ("process", team)


def test_empty_stages_go_only_from_an_untouched_map() -> None:
    store = sessions.empty().store
    source = rows("|Report|Refund", "Customer actions|a|b")
    choices = guess(store, source)
    assert choices.clear
    make(store, make_plan(store, source, choices), WORDS)
    assert [store[stage]["title"] for stage in grid_of(store).stages] == ["Report", "Refund"]
    cards.add(store, "x", grid_of(store).lanes[0], grid_of(store).steps[0])
    assert not guess(store, source).clear


def test_lists_in_a_cell_are_several_cards_and_other_breaks_stay() -> None:
    store = a_map()
    source = Table((("", "Report"), ("Customer", "- a\n- b"), ("Support", "two\nlines")))
    plan = make_plan(store, source, Choices("stages", lanes=True))
    assert [entry.text for entry in plan.entries] == ["a", "b", "two\nlines"]
    split = make_plan(store, source, Choices("stages", lanes=True, split=True))
    assert [entry.text for entry in split.entries] == ["a", "b", "two", "lines"]


def test_a_row_that_is_left_out_makes_no_lane() -> None:
    store = a_map()
    source = rows("|Report", "Customer|a", "Total|9")
    choices = with_row(Choices("stages", lanes=True), 1, Target())
    plan = make_plan(store, source, choices)
    assert (len(plan.entries), plan.new_lanes) == (1, 0)
    make(store, plan, WORDS)
    assert len(grid_of(store).lanes) == 2


# ---- making
def test_all_of_a_table_is_one_step_and_nothing_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    store = a_map()
    source = rows("|New one|Refund", "Customer|a|b", "Support|c|d")
    heard: list[str] = []
    store.listen(lambda change: heard.append(change.name))
    make(store, make_plan(store, source, guess(store, source)), WORDS)
    assert heard == ["paste-card"]
    store = a_map()
    before = dict(store.objects)
    monkeypatch.setattr("app.importing.making.add_cards", lambda *_a: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make(store, make_plan(store, source, guess(store, source)), WORDS)
    assert dict(store.objects) == before


def test_ten_thousand_cards_are_written_at_once() -> None:
    store = a_map()
    grid = grid_of(store)
    made = add_cards(store, [(grid.lanes[0], grid.steps[0], f"Card {n}") for n in range(10_000)])
    held = grid_of(store).cards(grid.lanes[0], grid.steps[0])
    assert list(held) == made and max(len(place(store[card])[2]) for card in made) < 8


def test_cards_in_the_middle_of_a_cell_keep_the_order() -> None:
    store = a_map()
    lane, step = grid_of(store).lanes[0], grid_of(store).steps[0]
    for title in ("a", "z"):
        cards.add(store, title, lane, step)
    add_cards(store, [(lane, step, "b"), (lane, step, "c")], 1)
    assert titles(store)[("Customer", "Call")] == ["a", "b", "c", "z"]


def test_along_the_steps_blanks_leave_a_step_empty() -> None:
    store = a_map()
    grid = grid_of(store)
    make_across(store, ["a", "", "b", "c"], grid.lanes[0], grid.steps[0])
    assert len(grid_of(store).steps) == 4 and len(store.of("card")) == 3


def test_a_long_text_is_a_title_and_a_note() -> None:
    text = "word " * 100
    fields = card_fields(text)
    assert (
        len(fields["title"]) <= TITLE + 1 and fields["title"].endswith("…") and fields["note"] == text.strip()
    )
    assert card_fields(" short ") == {"title": "short"}
