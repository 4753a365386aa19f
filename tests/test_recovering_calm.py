"""A map that is in its file as it stands is painted before its journal is begun; work is never waited for."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import recovering
from app import session as sessions
from app.model.edits import maps
from app.recovering import Keeper
from app.session import Session
from app.storage.journal import replay


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself nothing would be begun while a test runs."""
    monkeypatch.setattr(recovering, "_CALM", 3600.0)


def _opened(folder: Path) -> Session:
    made = sessions.empty("Return")
    sessions.save(made, folder / "m.jmap")
    return sessions.open_map(folder / "m.jmap")


def test_a_map_from_its_file_waits_and_the_first_change_is_on_the_disk_at_once(tmp_path: Path) -> None:
    session, folder = _opened(tmp_path), tmp_path / "journals"
    keeper = Keeper(folder=folder)
    keeper.begin(session.current(), session.base)
    assert not list(folder.glob("*.journal"))
    session.store.listen(lambda change: keeper.append(change.patch))
    maps.put(session.store, title="Changed")
    assert keeper.flush(30)
    keeper.close(discard=False)
    (journal,) = folder.glob("*.journal")
    played = replay(journal)
    assert played.patches == 1 and not played.damaged
    assert maps_title(played.loaded.document) == "Changed"


def maps_title(document: dict[str, object]) -> object:
    """The title of the map in a document."""
    objects = document["objects"]
    assert isinstance(objects, dict)
    return next(record["title"] for record in objects.values() if record["type"] == "map")


def test_a_map_in_no_file_waits_for_nothing(tmp_path: Path) -> None:
    keeper = Keeper(folder=tmp_path)
    session = sessions.empty("Return")
    begun: list[bool] = []
    keeper.begin(session.current(), session.base, lambda: begun.append(True))
    thread = keeper._thread
    assert thread is not None
    while not begun and thread.is_alive():
        thread.join(0.01)
    assert list(tmp_path.glob("*.journal"))
    keeper.close(discard=True)


def test_leaving_at_once_waits_for_nothing(tmp_path: Path) -> None:
    session, folder = _opened(tmp_path), tmp_path / "journals"
    keeper = Keeper(folder=folder)
    keeper.begin(session.current(), session.base)
    keeper.close(discard=True)
    assert not keeper.running and not list(folder.glob("*.journal"))
