"""What the model does without a window: reading, writing, and looking for open points."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app import session as sessions
from app.bench.spread import Numbers, milliseconds, spread
from app.model.checks import run

_TODAY = date(2026, 1, 1)
_TIMES = 7


def model_bench(path: Path, folder: Path) -> Numbers:
    """Reading and saving the map, checking all of it, and checking it after an edit of one title."""
    found: Numbers = {"load": spread(milliseconds(lambda: sessions.open_map(path)) for _ in range(_TIMES))}
    session = sessions.open_map(path)
    found["save"] = spread(
        milliseconds(lambda: sessions.save(session, folder / "copy.jmap")) for _ in range(_TIMES)
    )
    store = session.store
    found["check_first"] = round(milliseconds(lambda: run(store, today=_TODAY)), 2)
    found["check_whole"] = spread(_whole(path) for _ in range(_TIMES))
    cards = store.of("card")

    def edited(number: int) -> float:
        with store.edit("rename"):
            store.put(cards[number * 7 % len(cards)], title=f"Another title {number}")
        return milliseconds(lambda: run(store, today=_TODAY))

    if cards:
        found["check_after_edit"] = spread(edited(number) for number in range(20))
    return found


def _whole(path: Path) -> float:
    """Checking a map that nobody has looked at yet; the rules themselves are loaded."""
    store = sessions.open_map(path).store
    return milliseconds(lambda: run(store, today=_TODAY))
