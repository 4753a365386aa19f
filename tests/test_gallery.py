"""The start page shows what can be read of the samples and templates; a damaged one is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import gallery, places
from app.words import use


@pytest.mark.parametrize(
    "text", ["", "[]", '"x"', "{}", '{"objects": []}', '{"objects": {"a": 3}}', "\xff\x00"]
)
def test_a_damaged_piece_is_left_out(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = places.samples()[0]
    damaged = tmp_path / "damaged.jmap"
    damaged.write_bytes(text.encode("latin-1"))
    monkeypatch.setattr(places, "samples", lambda: [damaged, sound])
    assert [piece.path for piece in gallery.samples()] == [sound]


def test_every_piece_we_bring_along_is_shown() -> None:
    assert len(gallery.samples()) == len(places.samples())
    assert len(gallery.templates()) == len(places.templates())


@pytest.mark.parametrize("language", ["en", "sl", "cs"])
def test_examples_in_ones_own_language_come_first(language: str) -> None:
    use(language)
    try:
        spoken = [piece.language for piece in gallery.samples()]
    finally:
        use("en")
    assert spoken[0] == language and len(set(spoken)) == 6
