"""The bundled face files as Qt raw fonts; never a font by the name the system knows it by."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF
from PySide6.QtGui import QFont, QGlyphRun, QGuiApplication, QRawFont

from app.scene.shapes import GlyphRun, TextLine
from app.scene.type.faces import face

_FONTS: dict[tuple[str, float], QRawFont] = {}
_FACES: dict[str, QRawFont] = {}
"""Each face once, as read from its file."""
_SIZE = 11.5


def raw_font(key: str, size: float) -> QRawFont:
    """A face at a size in points, unhinted, so that glyphs have the outlines the layout measured."""
    font = _FONTS.get((key, size))
    if font is None:
        if not _FONTS:
            _forget_at_the_end()
        if key not in _FACES:
            data = QByteArray(face(key).path.read_bytes())
            _FACES[key] = QRawFont(data, _SIZE, QFont.HintingPreference.PreferNoHinting)
        font = QRawFont(_FACES[key])
        font.setPixelSize(size)  # which reads nothing again
        _FONTS[(key, size)] = font
    return font


def glyphs(run: GlyphRun, line: TextLine) -> QGlyphRun:
    """One run at its place in the block: every glyph stands exactly where the layout put it."""
    out = QGlyphRun()
    out.setRawFont(raw_font(run.face, line.size))
    out.setGlyphIndexes(list(run.gids))
    out.setPositions([QPointF(line.x + x, line.baseline + y) for x, y in zip(run.xs, run.ys, strict=True)])
    return out


def _forget_at_the_end() -> None:
    # Raw fonts must go before Qt's font database does, or the program ends with a crash.
    app = QGuiApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(_FONTS.clear)
        app.aboutToQuit.connect(_FACES.clear)
