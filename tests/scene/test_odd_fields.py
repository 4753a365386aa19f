"""A map that somebody edited by hand may hold anything in any field: it opens, is drawn and printed all the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from app import session as sessions
from app.export.picking import Part
from app.model.ledger import ledger
from app.model.patch import Json, Objects
from app.scene.build import build
from app.storage.canonical import dumps
from app.storage.document import new_document, with_objects
from tests.scene.builders import showcase

ODD: tuple[Json, ...] = (5, True, 1.5, "text", {"a": {}}, [None, 5], [["x"]], ["no such id"])
FIELDS = (
    ("step", "pos"),
    ("card", "needs"),
    ("card", "passes"),
    ("link", "passes"),
    ("link", "from"),
    ("link", "to"),
    ("emotion", "step"),
    ("measure", "about"),
    ("action", "cures"),
)


@pytest.mark.parametrize("odd", ODD, ids=json.dumps)
@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_field_of_another_type_stops_nobody(kind: str, field: str, odd: Json, tmp_path: Path) -> None:
    store = showcase().store
    with store.edit("by hand"):
        for key in store.of(kind)[:3]:
            store.put(key, **{field: odd})
    file = tmp_path / "odd.jmap"
    file.write_bytes(dumps(with_objects(new_document(), cast(Objects, dict(store.objects)))))
    opened = sessions.open_map(file).store
    assert list(build(opened).blocks)
    assert all(row.link in opened for row in ledger(opened, date(2026, 1, 1)))
    assert list(build(Part(opened, frozenset(opened.of("card")[:6]), None).drawn()).blocks)
