"""A 30-card map with five handovers, typed in a real window from the start page, without a mouse, by the clock.

    QT_QPA_PLATFORM=xcb python -m tests.real_window.capture [--delay MS] [--picture OUT.png]

Prints one JSON line: seconds for each part, keys, cards, handovers. Exit status 1 when the map is not what was typed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from app.model.grid import grid_of
from app.settings import Settings
from app.widgets import themes
from app.widgets.dialogs.connect import ConnectTo
from app.widgets.main_window import MainWindow
from app.widgets.start import application
from app.words import use
from tests.real_window.hands import Hands, lend_keys

ACTIONS = [
    "Notices a fault",
    "Looks for help",
    "Calls the hotline",
    "Sends the phone in",
    "Waits for news",
    "Gets it back",
]
TOUCHPOINTS = ["Product page", "Help page", "Hotline", "Parcel shop", "Status mail", "Parcel"]
THOUGHTS = [
    "Is it my fault?",
    "Nothing fits my case",
    "Third menu already…",
    "Will it arrive?",
    "Did they forget me?",
    "Finally, but why so long?",
]
FRONT = [
    "Keeps the page",
    "Answers chats",
    "Opens a case",
    "Sends a label",
    "Writes a status mail",
    "Asks how it went",
]
BACK = [
    "Collects faults",
    "Writes help texts",
    "Checks the warranty",
    "Receives the phone",
    "Repairs the phone",
    "Closes the case",
]
HANDOVERS = [
    ("Opens a case", "Checks the warranty"),
    ("Checks the warranty", "Sends a label"),
    ("Sends a label", "Receives the phone"),
    ("Repairs the phone", "Writes a status mail"),
    ("Closes the case", "Asks how it went"),
]
TEAMS = {"Front desk": "Hotline team", "Back office": "Repair shop"}


class Clerk:
    """Somebody who types what a room says."""

    def __init__(self, hands: Hands, delay: int) -> None:
        self.hands, self.delay = hands, delay
        self.keys = 0
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - began, 1)

    def say(self, text: str) -> Clerk:
        self.keys += len(text)
        self.hands.xdo("type", "--delay", str(self.delay), "--", text)
        return self

    def press(self, *keys: str) -> Clerk:
        for key in keys:
            self.keys += 1
            self.hands.xdo("key", key)
        return self

    def row(self, titles: list[str]) -> None:
        """Cards along the steps, from the marked one on."""
        for number, title in enumerate(titles):
            if number:
                self.press("Tab")
            self.say(title)
        self.press("Return")

    def walk(self, title: str) -> None:
        """Go to a card with the arrow keys, as the eye leads them."""
        hands = self.hands
        grid = hands.canvas.grid
        goal = grid.places[hands.id(title)]
        for _step in range(40):
            there = grid.places.get(hands.canvas.selected.focus)
            here = there[:2] if there is not None else hands.canvas.selected.cell
            if here is None or here == goal[:2]:
                break
            if here[0] != goal[0]:
                self.press("Down" if grid.lanes.index(goal[0]) > grid.lanes.index(here[0]) else "Up")
                continue
            self.press("Right" if grid.index[goal[1]] > grid.index[here[1]] else "Left")
        assert hands.selection == [title], f"{hands.selection} instead of {title!r}"


def work(clerk: Clerk) -> None:
    """The whole job."""
    hands = clerk.hands
    with clerk.part("actions"):
        clerk.row(ACTIONS)
    for name, titles, down in (
        ("touchpoints", TOUCHPOINTS, 1),
        ("thoughts", THOUGHTS, 2),  # past the lane of feelings
        ("front", FRONT, 1),
        ("back", BACK, 1),
    ):
        with clerk.part(name):
            clerk.press("Home", *["Down"] * down)
            clerk.row(titles)
    with clerk.part("teams"):
        for lane, team in TEAMS.items():
            clerk.press("Escape", "ctrl+Home", *["Down"] * (4 if lane == "Front desk" else 5), "Left")
            assert hands.selection == [lane], hands.selection
            team_of_lane(clerk, team)
    clerk.press("ctrl+Home")
    with clerk.part("handovers"):
        for source, to in HANDOVERS:
            clerk.walk(source)
            begun = len(hands.store.of("link"))

            def choose(_dialog: ConnectTo, to: str = to) -> None:
                clerk.say(to).press("Return")

            hands.answer(ConnectTo, choose)
            clerk.press("ctrl+j")
            hands.until(partial(_more_links, hands, begun), "the link is drawn")
            clerk.press("alt+Left")  # from the link back to where it begins


def _more_links(hands: Hands, before: int) -> bool:
    return len(hands.store.of("link")) > before


def team_of_lane(clerk: Clerk, team: str) -> None:
    """Name the team of the selected lane: the palette leads to its field, Escape back to the map."""
    clerk.press("ctrl+k").say("team").press("Return").say(team).press("Return", "Escape")


def main(argv: list[str] | None = None) -> int:
    """Type, look, count; 0 when all is there."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--delay", type=int, default=60, help="milliseconds from letter to letter")
    parser.add_argument("--picture", help="a picture of the finished window")
    options = parser.parse_args(argv)
    lend_keys("".join(THOUGHTS))
    app = application()
    use("en")
    themes.apply(app, themes.chosen("light"))
    window = MainWindow(Settings(theme="light", inspector=True))
    window.apply_theme()
    window.move(0, 0)
    hands = Hands(window)
    clerk = Clerk(hands, options.delay)
    began = time.monotonic()
    try:
        work(clerk)
    finally:
        if options.picture:
            window.grab().save(options.picture)
        if window.session is not None:
            window.session.history.mark_saved()
    grid = grid_of(hands.store)
    titles = {hands.name(card) for card in hands.store.of("card")}
    handovers = [hands.store[key] for key in hands.store.of("link") if hands.store[key]["kind"] == "handover"]
    result = {
        "seconds": round(time.monotonic() - began),
        "parts": clerk.seconds,
        "keys": clerk.keys,
        "mouse": 0,
        "cards": len(titles),
        "handovers": len(handovers),
        "steps": len(grid.steps),
        "undo_steps": hands.session.history.at,
    }
    sys.stdout.write(json.dumps(result) + "\n")
    window.close()
    whole = titles == {*ACTIONS, *TOUCHPOINTS, *THOUGHTS, *FRONT, *BACK} and len(handovers) == len(HANDOVERS)
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
