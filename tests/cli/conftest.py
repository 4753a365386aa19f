"""A map that every command can be asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import session as sessions
from app.model.edits import cards, lanes, library, links, stages
from app.model.grid import grid_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A final map with one confirmed handover, one gap and one to clarify."""
    made = sessions.new("Refund", status="final")
    store = made.store
    support, billing = library.add(store, "team", "Support"), library.add(store, "team", "Billing")
    stages.add(store, "Report", first="Call")
    (step,) = grid_of(store).steps
    front = lanes.add(store, "process", "Desk", zone="front", team=support)
    back = lanes.add(store, "process", "Office", zone="back", team=billing)
    one, two, three = (
        cards.add(store, title, lane, step)
        for title, lane in (("=Opens a case", front), ("Checks", back), ("Pays", back))
    )
    links.know(store, links.connect(store, one, two), receipt="ticket in the queue")
    links.know(store, links.connect(store, three, one), receipt=None)
    links.connect(store, two, to_team=support)
    path = tmp_path / "refund.jmap"
    sessions.save(made, path)
    return path
