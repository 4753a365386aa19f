"""Opening a map shows that map and nothing of the one before, and does no work that nobody sees."""

from __future__ import annotations

import gc
import weakref
from functools import lru_cache

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.export.qt import fonts
from app.scene.draw.later import LaterBlock
from app.scene.type import counting, wrap
from app.session import Session
from app.storage.document import new_document
from tests.scene.random_maps import random_map
from tests.widgets.desk import Desk


def _shown(desk: Desk, session: Session) -> QImage:
    desk.canvas.set_session(session)
    desk.settle()
    return desk.canvas.screen().grabWindow(desk.canvas.winId()).toImage()


@pytest.mark.parametrize(("before", "after"), [(6, 8), (6, 300), (300, 6), (0, 5)])
def test_a_map_looks_the_same_whatever_was_shown_before(desk: Desk, before: int, after: int) -> None:
    wanted = Session(random_map(2, after).store, new_document())
    alone = _shown(desk, wanted)
    _shown(desk, Session(random_map(1, before).store, new_document()))
    assert _shown(desk, wanted) == alone


def test_a_map_that_is_no_longer_shown_goes(desk: Desk) -> None:
    first = Session(random_map(1, 60).store, new_document())
    _shown(desk, first)
    scene = weakref.ref(desk.canvas.scene)
    _shown(desk, Session(random_map(2, 60).store, new_document()))
    del first
    gc.unfreeze()
    gc.collect()
    assert scene() is None


def _waits(desk: Desk) -> bool:
    """Whether the map shown before is still to go."""
    return desk.canvas.following.gone is not None


def test_nobody_waits_for_a_map_to_go_that_is_no_longer_shown(desk: Desk) -> None:
    _shown(desk, Session(random_map(1, 60).store, new_document()))
    assert not _waits(desk)
    desk.canvas.set_session(Session(random_map(2, 60).store, new_document()))
    frames = desk.canvas.frames
    while desk.canvas.frames == frames:
        QApplication.sendPostedEvents()
    assert _waits(desk)
    desk.settle()
    assert not _waits(desk)


def test_opening_a_large_map_counts_each_text_once_and_draws_no_card_seen_from_afar(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = random_map(7, 700, 60)
    asked: list[tuple[str, str]] = []
    measured = counting._plain.__wrapped__

    def noted(text: str, face: str) -> object:
        asked.append((text, face))
        return measured(text, face)

    counting._plain.cache_clear()
    monkeypatch.setattr(counting, "_plain", lru_cache(maxsize=32768)(noted))
    wrap.wrap.cache_clear()
    _shown(desk, Session(made.store, new_document()))
    assert len(asked) > 100 and len(set(asked)) == len(asked)
    later = [block for block in desk.canvas.scene.blocks if isinstance(block, LaterBlock)]
    assert len(later) > 100 and not any(block.drawing.ready for block in later), "all are blocks of colour"


@pytest.mark.parametrize("size", [7.3, 9.5, 11.5, 20.25])
def test_a_face_in_another_size_has_the_glyphs_it_has_when_read_in_that_size(desk: Desk, size: float) -> None:
    from PySide6.QtCore import QByteArray, QPointF, Qt
    from PySide6.QtGui import QFont, QGlyphRun, QPainter, QRawFont

    from app.scene.type.faces import face

    read = QRawFont(QByteArray(face("sans").path.read_bytes()), size, QFont.HintingPreference.PreferNoHinting)
    pictures = []
    for font in (read, fonts.raw_font("sans", size)):
        picture = QImage(600, 60, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.white)
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes(list(range(36, 62)))
        run.setPositions([QPointF(4 + 20.37 * n, 40.2) for n in range(26)])
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawGlyphRun(QPointF(), run)
        painter.end()
        pictures.append(picture)
    assert pictures[0] == pictures[1]
