"""What the model does without a window: reading, writing, and looking for open points."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from app import session as sessions
from app.bench.spread import Numbers, milliseconds, spread
from app.model.checks import Live, run
from app.model.edits import cards, maps
from app.model.store import Store

_TODAY = date(2026, 1, 1)
_TIMES = 7
_EDITS = 40


def model_bench(path: Path, folder: Path) -> Numbers:
    """Reading and saving the map, and checking it as a final one: then all rules speak, whatever its status is.

    `check_whole` is a map nobody has looked at yet, its graph included; `check_after_edit` all rules after an edit;
    `check_local` what a person sees at once after a new title, `check_local_move` after a card came to another step.
    """
    found: Numbers = {"load": spread(milliseconds(lambda: sessions.open_map(path)) for _ in range(_TIMES))}
    session = sessions.open_map(path)
    found["save"] = spread(
        milliseconds(lambda: sessions.save(session, folder / "copy.jmap")) for _ in range(_TIMES)
    )
    store = _final(path)
    found["check_first"] = round(milliseconds(lambda: run(store, today=_TODAY)), 2)
    found["check_whole"] = spread(_whole(path) for _ in range(_TIMES))
    if store.of("card"):
        found.update(_after_edits(store))
    return found


def _after_edits(store: Store) -> Numbers:
    """The checks of an open map after edits of one card each."""
    live, held, steps = Live(store), store.of("card"), store.of("step")
    live.whole(_TODAY)
    fresh = count()
    gc.freeze()  # as the window does, see `app.widgets.checking`

    def titled(number: int) -> None:
        with store.edit("rename"):
            store.put(held[number * 7 % len(held)], title=f"Another title {next(fresh)}")

    def moved(number: int) -> None:
        card = held[number * 13 % len(held)]
        lane = (store[card].get("pos") or [None])[0]
        if isinstance(lane, str):
            cards.move(store, card, lane, steps[number * 3 % len(steps)])

    def times(edit: Callable[[int], None], look: Callable[[], object]) -> Numbers:
        found = []
        for number in range(_EDITS):
            edit(number)
            found.append(milliseconds(look))
        return spread(found)

    return {
        "check_after_edit": times(titled, lambda: live.whole(_TODAY)),
        "check_local": times(titled, lambda: live.local(_TODAY)),
        "check_local_move": times(moved, lambda: live.local(_TODAY)),
    }


def _final(path: Path) -> Store:
    store = sessions.open_map(path).store
    maps.put(store, status="final")
    return store


def _whole(path: Path) -> float:
    """Checking a map that nobody has looked at yet; the rules themselves are loaded."""
    store = _final(path)
    return milliseconds(lambda: run(store, today=_TODAY))
