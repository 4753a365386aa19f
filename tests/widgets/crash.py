"""The editor as a program that is killed: opens the named map, edits it, and is gone without a word.

    python -m tests.widgets.crash FILE OUT

OUT gets the map as it stood in the window when the program was killed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from app.model.edits import cards, fields
from app.settings import Settings
from app.widgets.main_window import MainWindow
from app.widgets.start import application


def main(path: str, out: str) -> None:
    """Edit, wait for the disk, and die."""
    app = application()
    window = MainWindow(Settings(theme="light"))
    window.show()
    window.files.open_file(path)
    assert window.session is not None
    store = window.session.store
    for n, key in enumerate(store.of("card")):
        fields.put(store, key, note=f"seen {n}")
    cards.add_parked(store, "Čaká na doklad")
    cards.remove(store, [store.of("card")[0]]) if len(store.of("card")) > 2 else None
    window.session.history.undo()
    app.processEvents()
    Path(out).write_text(json.dumps({key: dict(store[key]) for key in store.ids()}), "utf-8")
    window.keeper.flush(20)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
