"""Qt gives the same lines the same length, glyph for glyph: the promise that screen and paper rest on."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont, QTextLayout

from app.scene.type.faces import FILES, TEXT_FACES, face
from app.scene.type.shaping import ems, glyph_runs

SENTENCES = (
    "AVATAR Tovarna, Wy. T. office",
    "Prevzem naročila v poslovalnici in potrditev po e-pošti",
    "Įlinkdama fechtuotojo špaga ąčęėįšųūž",
    "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "10 000 € (½ · 24/7) “Kdo ve?”",
)


@pytest.mark.parametrize("key", TEXT_FACES)
def test_qt_places_every_glyph_where_we_do(qapp: QGuiApplication, key: str, tmp_path: Path) -> None:
    number, font = _under_its_own_name(key, tmp_path / "face.ttf")
    try:
        for text in SENTENCES:
            layout = QTextLayout(text, font)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(1e7)
            layout.endLayout()
            (theirs,) = layout.glyphRuns()
            (ours,), _ = glyph_runs(text, key, 1000.0)
            assert tuple(theirs.glyphIndexes()) == ours.gids
            assert [place.x() for place in theirs.positions()] == pytest.approx(ours.xs, abs=0.01)
    finally:
        QFontDatabase.removeApplicationFont(number)


def _under_its_own_name(key: str, path: Path) -> tuple[int, QFont]:
    """The face in Qt under a family name no font of this machine has."""
    file = TTFont(face(key).path)
    for number in (1, 4, 16):
        file["name"].setName(f"Baton {key}", number, 3, 1, 0x409)
    file.save(path)
    number = QFontDatabase.addApplicationFont(str(path))
    (family,) = QFontDatabase.applicationFontFamilies(number)
    font = QFont(family)
    font.setStyleName(QFontDatabase.styles(family)[0])
    font.setPixelSize(1000)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return number, font


@pytest.mark.parametrize("key", TEXT_FACES)
def test_a_glyph_number_means_the_same_glyph_to_qt(qapp: QGuiApplication, key: str) -> None:
    raw = QRawFont(str(face(key).path), 1000, QFont.HintingPreference.PreferNoHinting)
    outline = face(key).outline
    for char in "Ažгώ€…":
        (gid,) = raw.glyphIndexesForString(char)
        assert gid == outline.glyph(char)
        assert raw.advancesForGlyphIndexes([gid])[0].x() == pytest.approx(1000 * ems(char, key))


@pytest.mark.parametrize("key", sorted(FILES))
def test_qt_opens_every_bundled_face(qapp: QGuiApplication, key: str) -> None:
    raw = QRawFont(str(face(key).path), 12.0, QFont.HintingPreference.PreferNoHinting)
    assert raw.isValid()
    assert raw.unitsPerEm() == face(key).upem
