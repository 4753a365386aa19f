"""Who hands to whom: every pair has its field, a click or Enter goes to its handovers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.model.ledger import ledger
from app.places import samples
from app.scene import team_matrix
from app.session import Session, open_map
from app.widgets.dialogs.team_matrix import TeamMatrix
from app.words import load
from tests.widgets.window import Office

BANK = next(path for path in samples() if path.stem == "bank-onboarding-as-is")


def session() -> Session:
    return open_map(BANK)


def test_every_handover_is_counted_once_in_the_field_of_its_teams() -> None:
    store = session().store
    found = team_matrix.pairs(store)
    assert sorted(link for pair in found for link in pair.links) == sorted(row.link for row in ledger(store))
    assert all(pair.counts.total == len(pair.links) for pair in found)


def test_the_drawing_has_a_field_for_each_pair_and_says_it_in_words() -> None:
    store, words = session().store, load("en")
    scene = team_matrix.drawing(store, words)
    fields = {block.owner: block for block in scene.blocks if block.owner}
    assert set(fields) == {team_matrix.field_id(pair) for pair in team_matrix.pairs(store)}
    told = [block.node.label for block in fields.values() if block.node is not None]
    assert any(
        text.startswith("Account Opening to Financial Crime Checks: 0 confirmed, 2 gaps") for text in told
    )
    for block in fields.values():
        assert block.x >= 0 and block.x + block.w <= scene.width + 0.01
        assert block.y >= 0 and block.y + block.h <= scene.height + 0.01


def test_the_keyboard_reaches_every_field_and_enter_goes_to_the_map(office: Office) -> None:
    office.window.files.open_file(BANK)
    assert office.session is not None
    dialog = TeamMatrix(office.window, office.session, office.window.theme)
    QTest.keyClick(dialog.picture, Qt.Key.Key_Up)
    for _field in dialog.picture.pairs:
        QTest.keyClick(dialog.picture, Qt.Key.Key_Left)
    seen = {dialog.picture.at}
    for _field in dialog.picture.pairs:
        QTest.keyClick(dialog.picture, Qt.Key.Key_Right)
        seen.add(dialog.picture.at)
    assert len(seen) == len(dialog.picture.pairs)
    QTest.keyClick(dialog.picture, Qt.Key.Key_Return)
    assert dialog.wanted == dialog.picture.pairs[dialog.picture.at].links


def test_a_click_on_a_field_goes_to_its_handovers(office: Office) -> None:
    office.window.files.open_file(BANK)
    assert office.session is not None
    dialog = TeamMatrix(office.window, office.session, office.window.theme)
    block = next(b for b in team_matrix.drawing(office.session.store, load("en")).blocks if b.owner)
    place = QPoint(round((block.x + block.w / 2) * 1.15) + 12, round((block.y + block.h / 2) * 1.15) + 12)
    QTest.mouseClick(dialog.picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert dialog.wanted == dialog.picture.pairs[0].links
