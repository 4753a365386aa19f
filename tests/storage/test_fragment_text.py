"""A part of a map as text: what was written comes back, and what a stranger wrote does no harm."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import session as sessions
from app.errors import UnreadableFile, UserError
from app.model.edits import fragments, pasting
from app.model.grid import grid_of
from app.model.references import named
from app.model.store import Store
from app.places import resources
from app.storage import fragment_text, pictures

SAMPLE = resources() / "samples" / "bank-onboarding-as-is.jmap"


OBJECTS = dict(sessions.open_map(SAMPLE).store.objects)


def store_of_sample() -> Store:
    """A map of its own; records are replaced, never changed in place."""
    return Store({key: dict(record) for key, record in OBJECTS.items()})


def written(count: int = 12) -> dict[str, Any]:
    """The JSON of some cards of a sample."""
    store = store_of_sample()
    found: dict[str, Any] = json.loads(fragment_text.write(fragments.take(store, store.of("card")[:count])))
    return found


def read(document: dict[str, Any]) -> fragments.Fragment:
    return fragment_text.read(json.dumps(document).encode())


def dangling(store: Store) -> list[tuple[str, str]]:
    return [(key, to) for key in store.ids() for _reference, to in named(store[key]) if to not in store]


def test_what_was_written_is_read_again() -> None:
    store = store_of_sample()
    for keys in (store.of("card")[:9], store.of("stage")[:2], store.of("lane")[:3], store.of("card")):
        taken = fragments.take(store, keys)
        found = fragment_text.read(fragment_text.write(taken))
        assert found.content == taken.content and found.outer == taken.outer and found.hung == taken.hung
        assert (found.home, found.whole) == (taken.home, taken.whole)
        assert found.objects == {
            k: v for k, v in taken.objects.items() if v["type"] != "answer" or k in found.objects
        }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b"{}",
        b'{"format": "baton-journey-map", "schema": 1, "objects": {}}',
        b'{"format": "baton-journey-map", "schema": 1, "fragment": 5, "objects": {}}',
        b'{"format": "baton-journey-map", "schema": 1, "fragment": {"content": ["x"]}, "objects": {}}',
        b'{"format": "baton-journey-map", "schema": 99, "fragment": {}, "objects": {}}',
        b"[" * 100_000,
        b'{"a":' * 5000,
        b"\x00\x01\x02" * 100,
        b"<html><script>alert(1)</script></html>",
        '{"format": "baton-journey-map"'.encode("utf-16"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        fragment_text.read(data)


def test_records_of_kinds_that_no_part_of_a_map_has_are_left_out() -> None:
    document = written()
    for key, kind in (("stranger", "virus"), ("second", "map"), ("odd", "conflict")):
        document["objects"][key] = {"type": kind, "title": "x"}
        document["fragment"]["content"].append(key)
    found = read(document)
    assert not {"stranger", "second", "odd"} & found.objects.keys()


def test_a_picture_that_is_none_is_left_out() -> None:
    key, blob = pictures.blob(b"\x89PNG\r\n\x1a\n" + b"x" * 20)
    document = written()
    document["objects"][key] = blob
    document["objects"]["0" * 64] = {**blob, "data": "AAAA"}
    found = read(document)
    assert key in found.objects and "0" * 64 not in found.objects


def test_letters_that_no_file_can_hold_are_replaced() -> None:
    document = written()
    card = document["fragment"]["content"][0]
    document["objects"][card]["note"] = "half \ud800 and \x00"
    found = read(document)
    assert found.objects[card]["note"] == "half \ufffd and \ufffd"


BAD = st.one_of(
    st.none(),
    st.integers(-5, 5),
    st.text(max_size=6),
    st.lists(st.text(max_size=4), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.booleans(),
)
DOCUMENT = written(8)


@settings(max_examples=80)
@given(st.data())
def test_whatever_is_wrong_in_it_the_map_stays_whole(data: st.DataObject) -> None:
    document = copy.deepcopy(DOCUMENT)
    keys = sorted(document["objects"])
    for _time in range(data.draw(st.integers(1, 6))):
        key = data.draw(st.sampled_from(keys))
        what = data.draw(st.sampled_from(["field", "gone", "kind", "head", "swap"]))
        record = document["objects"].get(key)
        if what == "gone":
            document["objects"].pop(key, None)
        elif what == "head":
            name = data.draw(st.sampled_from(sorted(document["fragment"])))
            document["fragment"][name] = data.draw(BAD)
        elif record is not None and what == "kind":
            record["type"] = data.draw(
                st.sampled_from(["card", "lane", "step", "stage", "link", "team", "emotion", "map"])
            )
        elif record is not None and what == "swap":
            name = data.draw(st.sampled_from(sorted(record)))
            if name != "type":
                record[name] = data.draw(
                    st.sampled_from([*keys, ["x", keys[0]], [keys[0], keys[1], "a0", 1], [keys[0], "a1"]])
                )
        elif record is not None:
            name = data.draw(st.sampled_from(sorted(record)))
            if name != "type":
                record[name] = data.draw(BAD)
    target = sessions.empty().store
    try:
        found = read(document)
    except UserError:
        return
    for store in (target, store_of_sample()):
        made = pasting.put(store, found)
        assert all(key in store for key in made)
        assert dangling(store) == []
        grid_of(store)
