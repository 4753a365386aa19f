"""A map is looked over at once when it is opened; one that needs mending is looked at record by record."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from app.model import integrity
from app.model.kinds import REFERENCES
from app.model.references import References
from app.model.store import Store
from app.storage.files import read_map
from tests.scene.random_maps import random_map

SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").rglob("*.jmap"))
ODD: tuple[Any, ...] = (
    None,
    3,
    "",
    "nobody",
    [],
    [None],
    ["nobody"],
    [[]],
    {},
    {"a": []},
    [{}],
    [[], [], "m", 1],
)


def _mended(objects: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The map as it becomes when every record is looked at."""
    store = Store(dict(objects))
    with monkeypatch.context() as patch:
        patch.setattr(Store, "whole", lambda _store: False)
        with store.edit("repair", origin="load"):
            integrity.repair_all(store)
    return dict(store.objects)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_whole_sample_is_seen_to_be_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    objects = read_map(path).document["objects"]
    assert Store(dict(objects)).whole()
    assert _mended(objects, monkeypatch) == objects


@pytest.mark.parametrize("seed", range(150))
def test_no_broken_map_is_taken_for_whole(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(seed)
    objects = {key: dict(record) for key, record in random_map(seed).store.objects.items()}
    keys = sorted(objects)
    for _ in range(dice.randrange(3)):
        key = dice.choice(keys)
        fields = [each.field for each in REFERENCES.get(objects[key]["type"], ())]
        if fields:
            objects[key][dice.choice(fields)] = dice.choice([*ODD, dice.choice(keys), [dice.choice(keys)]])
        elif dice.random() < 0.3:
            del objects[key]
            keys.remove(key)
    mended = _mended(objects, monkeypatch)
    if Store(dict(objects)).whole():
        assert mended == objects
    store = Store(dict(objects))
    with store.edit("repair", origin="load"):
        integrity.repair_all(store)
    assert dict(store.objects) == mended


def test_who_refers_to_whom_is_right_whenever_it_is_first_asked() -> None:
    asked = random_map(3).store
    late = Store(dict(asked.objects))  # type: ignore[arg-type]  # records as they are read
    for key in asked.ids():
        asked.referrers(key)
    for store in (asked, late):
        dice = random.Random(3)
        for number in range(20):
            card = dice.choice(store.of("card"))
            with store.edit("change"):
                if number % 3:
                    store.put(card, team=dice.choice([*store.of("team"), None]))
                else:
                    store.remove(card)
    assert dict(asked.objects) == dict(late.objects)
    anew = References(dict(late.objects))  # type: ignore[arg-type]  # records as they are read
    for key in asked.ids():
        assert asked.referrers(key) == late.referrers(key) == anew.to(key)
