"""Maps opened one after another in one window: nothing of those before stays, whatever was looked at and done."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app import session as sessions
from app.session import Session
from app.storage.document import new_document
from tests.scene.random_maps import random_map
from tests.widgets.window import Office

PANELS = ("outline", "minimap", "history", "find")


def alive(kept: list[tuple[weakref.ref[Any], ...]]) -> list[list[str]]:
    """What is left of each map; what the window has frozen is looked at, too."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.unfreeze()
    gc.collect()
    return [[type(found).__name__ for each in refs if (found := each()) is not None] for refs in kept]


def noted(office: Office) -> tuple[weakref.ref[Any], ...]:
    """The open map: its session, its records, its drawing."""
    canvas = office.window.canvas
    return weakref.ref(office.session), weakref.ref(office.session.store), weakref.ref(canvas.scene)


def worked_on(office: Office) -> None:
    """A little of everything: an edit taken back, each list, the room."""
    office.window.select([office.session.store.of("card")[0]])
    office.menu("duplicate").menu("undo").menu("redo").menu("undo")
    for name in office.window.lists._buttons:
        office.window.toggle_list(name)
        office.settle()
    office.menu("room").menu("room")


def test_of_ten_maps_opened_in_a_row_only_the_last_one_stays(office: Office, tmp_path: Path) -> None:
    kept: list[tuple[weakref.ref[Any], ...]] = []
    for seed in range(10):
        path = tmp_path / f"{seed}.jmap"
        sessions.save(Session(random_map(seed, 30, 5).store, new_document()), path)
        assert office.open(path)
        if not seed:
            for panel in PANELS:
                office.menu(panel)
        if seed < 3:
            worked_on(office)
        kept.append(noted(office))
    assert alive(kept) == [[]] * 9 + [["Session", "Store", "Scene"]]
