"""Build a whole sample from an empty window by hand, save it, open it again, compare.

    QT_QPA_PLATFORM=xcb python -m tests.real_window.build_sample [SAMPLE.jmap] [--hands mouse|keyboard|both]

Prints one JSON line. Everything is done through X, with the mouse alone (keys are pressed for letters only), with the
keyboard alone (the mouse is never touched) or with both in turn. Nothing is called behind the window's back.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from app import places
from app import session as sessions
from app.settings import Settings
from app.widgets import themes
from app.widgets.main_window import MainWindow
from app.widgets.start import application
from app.words import use
from tests.real_window.alike import alike, differences
from tests.real_window.building import Builder, shortened
from tests.real_window.by_keyboard import KeyboardOnly
from tests.real_window.by_mouse import MouseOnly
from tests.real_window.counting import Counts
from tests.real_window.hands import Hands, lend_keys

WAYS = {"mouse": (MouseOnly,), "keyboard": (KeyboardOnly,), "both": (MouseOnly, KeyboardOnly)}


def main(argv: list[str] | None = None) -> int:
    """Build, save, open, compare; 0 when the map is the sample and no hand was used that should rest."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sample", nargs="?", default=str(places.first_sample()))
    parser.add_argument("--hands", choices=sorted(WAYS), default="both")
    parser.add_argument("--cards", type=int, help="only so many cards, for a quick look")
    parser.add_argument("--picture", help="a picture of the finished window")
    parser.add_argument("--keep", help="where the built map is saved")
    options = parser.parse_args(argv)
    lend_keys(Path(options.sample).read_text("utf-8"))
    app = application()
    use("en")
    themes.apply(app, themes.chosen("light"))
    window = MainWindow(Settings(theme="light", reduce_motion=True, inspector=True, palette=True))
    window.apply_theme()
    window.move(0, 0)
    hands = Hands(window)
    hands.xdo("mousemove", "1590", "990")  # out of the way, whoever does not use it
    source = sessions.open_map(options.sample).store
    if options.cards is not None:
        shortened(source, options.cards)
    counts = Counts(app)
    began = time.monotonic()
    ways = [way(hands) for way in WAYS[options.hands]]
    builder = Builder(hands, source, ways, lambda said: sys.stderr.write(f"{said}\n"))
    file = Path(options.keep) if options.keep else Path(tempfile.mkdtemp()) / "built.jmap"
    try:
        builder.build()
        builder.way.save(file)
        hands.until(lambda: not hands.session.modified, "the map is saved")
    except BaseException:
        if options.picture:  # what a person would have seen when it went wrong
            window.grab().save(options.picture)
        sys.stderr.write(f"after {round(time.monotonic() - began)} s, {dict(counts.found)}\n")
        if window.session is not None:
            hands.session.history.mark_saved()
        raise
    seconds = round(time.monotonic() - began)
    if options.picture:
        window.grab().save(options.picture)
    again = sessions.open_map(file).store
    found = differences(alike(source), alike(again))
    reopened = dict(again.objects) == dict(hands.store.objects)
    result: dict[str, Any] = {
        "sample": Path(options.sample).name,
        "hands": options.hands,
        "cards": len(again.of("card")),
        "links": len(again.of("link")),
        "fields": builder.fields,
        "clicks": counts.found["clicks"],
        "wheel": counts.found["wheel"],
        "mouse_events": counts.mouse,
        "letters": counts.letters,
        "other_keys": counts.keys,
        "seconds": seconds,
        "parts": builder.seconds,
        "reopened_equal": reopened,
        "differences": found[:20],
    }
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    window.close()
    rested = {"keyboard": counts.mouse, "mouse": counts.keys, "both": 0}[options.hands] == 0
    return 0 if reopened and not found and rested else 1


if __name__ == "__main__":
    sys.exit(main())
