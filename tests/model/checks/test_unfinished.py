"""A map somebody has just begun: everything is told that no finished sample can show, and nothing else.

What has to be found was written down from the definitions before the checks were run on it.
"""

from __future__ import annotations

from app.model.checks import Finding, run
from app.model.edits import library, maps, people, stages, steps
from app.model.grid import grid_of
from app.model.patch import ABSENT
from app.model.store import Store
from tests.model.sketch import Sketch

EXPECTED = {
    "F01": "Chooses a branch",  # the first action is a decision, and nothing else is marked as the beginning
    "F06": "Returns a book",  # reading, returning, showing the card again: what ends the round nobody says
    "F08": "Chooses a branch",
    "F09": "Returns a book",
    "F11": "Chooses a branch",  # two arrows to the desk
    "F12": "Returns a book",  # back into the stage in which the member joins
    "E03": "The card is read",  # the other two contacts have a feeling
    "S01": "",  # the last stage has no contact
    "S02": "Chooses a branch",  # a persona, and no goal
    "S03": "Sorts the returned books",
    "S04": "",
}
"""Rule -> the card that carries the mark (what concerns the whole map stands at the first action); "" where none with
a name does."""


def begun() -> Store:
    """How a reader joins a library, its first stages thought through."""
    map = Sketch(columns=2)
    store = map.store
    maps.put(store, goal=ABSENT)
    for title in ("Join", "Use", "Renew"):
        stage = stages.add(store, title, first=f"{title} 1")
        steps.add(store, stage, f"{title} 2")
    map.steps = list(grid_of(store).steps)
    map.lane("action", "Member")
    map.lane("touchpoint", "Contact", team=map.team("Desk"))
    map.lane("process", "Behind the desk", team=map.team("Desk"), zone="back")
    map.lane("text", "Notes")
    desk, reader = (library.add(store, "channel", name) for name in ("desk", "card reader"))
    map.card("Chooses a branch", "Member", 0, role="decision")
    for step, title in enumerate(
        ["Asks at the desk", "Fills in the form", "Shows the card", "Borrows a book", "Returns a book"], 1
    ):
        map.card(title, "Member", step)
    map.card("Reads at home", "Member", 6)
    for step, title in ((1, "Talk at the desk"), (3, "The card is read"), (5, "The box takes the book")):
        map.card(title, "Contact", step, channel=desk if step == 1 else reader)
        if step != 3:
            people.feel(store, map["persona"], map.steps[step], 1)
    map.card("", "Notes", 0)
    for _ in range(2):
        map.link("Chooses a branch", "Asks at the desk", kind="flow")
    map.link("Chooses a branch", "Fills in the form", kind="flow")
    map.link("Returns a book", "Shows the card", kind="flow")
    map.card("Sorts the returned books", "Behind the desk", 7)
    return store


def carries(store: Store, finding: Finding) -> str:
    cards = [key for key in finding.owners if store[key]["type"] == "card"]
    return str(store[cards[0]].get("title") or "") if cards else ""


def test_a_map_just_begun_shows_what_no_finished_map_can() -> None:
    store = begun()
    told = sorted((one.rule, carries(store, one)) for one in run(store).findings)
    assert told == sorted(EXPECTED.items())


def test_one_cause_is_told_once() -> None:
    folded = {group.first.rule: {one.rule for one in group.folded} for group in run(begun()).groups}
    assert folded["F06"] == {"F09", "F12"} and folded["F11"] == {"F08"}
    assert all(not below for rule, below in folded.items() if rule not in ("F06", "F11"))


def test_a_sketch_of_it_is_hardly_asked_anything() -> None:
    assert [one.rule for one in run(begun(), "sketch").findings] == ["S04"]
