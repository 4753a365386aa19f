"""Pictures on cards: inserted, chosen, replaced, cut to size and removed; a description is always asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget

from app.model.edits import fields, people
from app.widgets.dialogs.crop_picture import CropPicture
from app.widgets.dialogs.paste_picture import PastePicture
from app.widgets.inspector.pictures import Pictures
from tests.widgets.window import Office, button_of, small_map


@pytest.fixture
def desk(office: Office) -> Office:
    """The inspector on a card, all its parts unfolded."""
    office.show(small_map())
    office.window.set_inspector(True)
    office.window.inspector._unfolded.update({"More"})
    return office.select("Opens a case").settle()


def part(dialog: CropPicture) -> object:
    """What the frame leaves of the picture: x, y, width and height as shares of it, or None for all of it."""
    return dialog.part


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A wide picture on the disk."""
    path = tmp_path / "front_desk.png"
    Image.new("RGB", (400, 200), "#4a90c0").save(path)
    return path


def field(desk: Office) -> Pictures:
    found = desk.field("picture")
    assert isinstance(found, Pictures)
    return found


def test_a_chosen_picture_is_kept_once_and_its_description_is_asked_for(desk: Office, photo: Path) -> None:
    store = desk.session.store
    desk.window.activateWindow()
    desk.choose_file(photo).press("Choose…", field(desk)).settle()
    (blob,) = store.of("blob")
    assert store[desk.id("Opens a case")]["picture"] == blob
    focus = QApplication.focusWidget()
    assert focus is not None and desk.field("alt").isAncestorOf(focus)
    desk.select("Pays back").choose_file(photo).press("Choose…", field(desk))
    assert store.of("blob") == [blob]


def test_a_replaced_picture_has_neither_the_frame_nor_the_words_of_the_old_one(
    desk: Office, photo: Path, tmp_path: Path
) -> None:
    store, card = desk.session.store, desk.id("Opens a case")
    desk.choose_file(photo).press("Choose…", field(desk))
    fields.put(store, card, alt="The front desk", crop=[0.0, 0.0, 0.5, 0.5])
    other = tmp_path / "other.jpg"
    Image.new("RGB", (100, 100), "#803030").save(other)
    desk.choose_file(other).press("Replace…", field(desk))
    assert len(store.of("blob")) == 2 and "alt" not in store[card] and "crop" not in store[card]
    desk.menu("undo")
    assert store[card]["alt"] == "The front desk" and store[card]["crop"] == [0.0, 0.0, 0.5, 0.5]


def test_a_picture_is_cut_to_size_and_stays_whole_in_the_map(desk: Office, photo: Path) -> None:
    store, card = desk.session.store, desk.id("Opens a case")
    desk.choose_file(photo).press("Choose…", field(desk))
    before = desk.window.canvas.scene.rects[card].h

    def cut(dialog: QDialog) -> int:
        assert isinstance(dialog, CropPicture)
        dialog.frame.set_shape(1.0)
        dialog.accept()
        return dialog.result()

    desk.answer(cut).press("Cut…", field(desk))
    assert store[card]["crop"] == [0.25, 0.0, 0.5, 1.0]  # the square in the middle of a picture twice as wide
    assert desk.window.canvas.scene.rects[card].h > before + 20
    desk.menu("undo")
    assert "crop" not in store[card]


def test_the_frame_is_moved_and_sized_by_keyboard_and_mouse(desk: Office, photo: Path) -> None:
    desk.choose_file(photo).press("Choose…", field(desk))
    image = field(desk).image()
    assert image is not None
    dialog = CropPicture(desk.window, image, (0.2, 0.2, 0.5, 0.5))
    dialog.show()
    desk.settle()
    frame = dialog.frame
    QTest.keyClick(frame, Qt.Key.Key_Right)
    QTest.keyClick(frame, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert part(dialog) == [0.21, 0.2, 0.5, 0.49]
    shown = frame._shown()
    start = QPoint(round(shown.right()), round(shown.bottom()))
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(frame, QPoint(frame.width() * 2, frame.height() * 2))
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=start)
    assert part(dialog) == [0.21, 0.2, 0.79, 0.8]  # never past the picture
    desk.press("Whole picture", dialog)
    assert part(dialog) is None
    dialog.close()


def test_a_picture_is_removed_with_its_words(desk: Office, photo: Path) -> None:
    store, card = desk.session.store, desk.id("Opens a case")
    desk.choose_file(photo).press("Choose…", field(desk))
    fields.put(store, card, alt="The front desk")
    button_of(field(desk), "Remove").setFocus()
    desk.press("Remove", field(desk)).settle()
    assert "picture" not in store[card] and "alt" not in store[card]
    # The button is gone; the keyboard stays with the picture.
    focus = desk.window.focusWidget()
    assert isinstance(focus, QPushButton) and focus.text() == "Choose…"


def test_a_portrait_is_shown_whole(desk: Office, photo: Path) -> None:
    desk.window.select([people.add(desk.session.store, "Ema")])
    desk.choose_file(photo).press("Choose…", field(desk))
    assert not field(desk)._cut.isVisibleTo(field(desk))


@pytest.mark.parametrize("data", [b"", b"GIF89a" + bytes(50), b"\x89PNG\r\n\x1a\n" + bytes(60)])
def test_what_is_no_sound_picture_is_refused_in_one_sentence(
    desk: Office, tmp_path: Path, data: bytes
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(data)
    before = desk.session.store.revision
    desk.answer("OK").choose_file(bad).press("Choose…", field(desk))
    assert "bad.png" in desk.said[-1] and desk.session.store.revision == before


def test_pictures_are_inserted_from_the_menu(
    desk: Office, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(photo)], ""))

    def describe(dialog: QDialog) -> int:
        assert isinstance(dialog, PastePicture) and dialog.title.text() == "front desk"
        dialog.alt.setPlainText("Two people at a counter")
        dialog.accept()
        return dialog.result()

    desk.answer(describe).menu("insert-picture")
    card = desk.id("front desk")
    assert desk.session.store[card]["alt"] == "Two people at a counter"


@pytest.mark.parametrize("then", ["Add 2 pictures", "Add none", "Go on describing"])
def test_a_cancel_after_some_pictures_are_described_asks_what_becomes_of_them(
    desk: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    files = [tmp_path / f"{name}.png" for name in ("one", "two", "three")]
    for file in files:
        Image.new("RGB", (40, 20), "#4a90c0").save(file)
    chosen = [str(file) for file in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (chosen, ""))

    def describe(dialog: QDialog) -> int:
        assert isinstance(dialog, PastePicture)
        dialog.alt.setPlainText(f"What {dialog.title.text()} shows")
        dialog.accept()
        return dialog.result()

    before = desk.session.history.at
    desk.answer(describe, describe, "Cancel", then)
    if then == "Go on describing":
        desk.answer(describe)
    desk.menu("insert-picture")
    assert "2 pictures were described" in next(said for said in desk.said if "Before this" in said)
    store = desk.session.store
    told = sorted(str(store[key]["alt"]) for key in store.of("card") if "alt" in store[key])
    wanted = {"Add 2 pictures": ["one", "two"], "Add none": [], "Go on describing": ["one", "three", "two"]}
    assert told == [f"What {name} shows" for name in wanted[then]]
    assert desk.session.history.at == before + bool(told)


def test_a_cancel_before_anything_is_described_asks_nothing(
    desk: Office, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(photo)] * 2, ""))
    before = desk.session.history.at
    desk.answer("Describe it later", "Cancel").menu("insert-picture")
    assert desk.session.history.at == before


def test_enter_is_done_with_the_words_and_shift_enter_breaks_the_line(
    desk: Office, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(photo)], ""))

    def describe(dialog: QDialog) -> int:
        assert isinstance(dialog, PastePicture)
        dialog.show()
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)
        assert dialog.isVisible(), "nothing has been said yet"
        QTest.keyClicks(dialog.alt, "A counter")
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClicks(dialog.alt, "and a queue")
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)
        return dialog.result()

    desk.answer(describe).menu("insert-picture")
    assert desk.session.store[desk.id("front desk")]["alt"] == "A counter\nand a queue"


def test_a_picture_card_asks_for_picture_and_words_first(desk: Office, photo: Path) -> None:
    from app.widgets.inspector.common import sections_for

    store, card = desk.session.store, desk.id("Opens a case")
    names = [field.name for field in sections_for(store, [card], "card")[0].fields]
    assert "picture" not in names
    desk.choose_file(photo).press("Choose…", field(desk))
    desk.window.select([])
    desk.select("Opens a case")
    first = sections_for(store, [card], "card")[0]
    assert [each.name for each in first.fields][:2] == ["picture", "alt"] and not first.folded
    everything = [f.name for section in sections_for(store, [card], "card") for f in section.fields]
    assert len(everything) == len(set(everything)) and set(names) <= set(everything)
    desk.window.inspector._unfolded.clear()
    desk.window.select([])
    desk.select("Opens a case")
    assert desk.field("alt").isVisible() and desk.field("picture").isVisible()


def test_a_frame_is_drawn_on_the_picture_and_dragged_about(desk: Office, photo: Path) -> None:
    desk.choose_file(photo).press("Choose…", field(desk))
    image = field(desk).image()
    assert image is not None
    dialog = CropPicture(desk.window, image, None)
    dialog.show()
    desk.settle()
    frame, shapes = dialog.frame, Qt.CursorShape
    area = frame._area()

    def at(x: float, y: float) -> QPoint:
        return QPoint(round(area.x() + x * area.width()), round(area.y() + y * area.height()))

    def drag(*way: QPoint) -> None:
        QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=way[0])
        for place in way[1:]:
            QTest.mouseMove(frame, place)

    hover(frame, at(0.5, 0.5))
    assert frame.cursor().shape() == shapes.CrossCursor, "a frame around everything has nowhere to go"
    drag(at(0.8, 0.8), at(0.5, 0.5), at(0.2, 0.2))
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=at(0.2, 0.2))
    assert part(dialog) == pytest.approx([0.2, 0.2, 0.6, 0.6], abs=0.01)
    drag(at(0.5, 0.5), at(0.55, 0.5), at(0.6, 0.4))
    assert frame.cursor().shape() == shapes.ClosedHandCursor
    QTest.keyClick(frame, Qt.Key.Key_Escape)
    assert part(dialog) == pytest.approx([0.2, 0.2, 0.6, 0.6], abs=0.01) and dialog.isVisible()
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=at(0.6, 0.4))
    drag(at(0.5, 0.5), at(0.55, 0.5), at(0.6, 0.4))
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=at(0.6, 0.4))
    assert part(dialog) == pytest.approx([0.3, 0.1, 0.6, 0.6], abs=0.01)
    assert frame.cursor().shape() == shapes.OpenHandCursor
    QTest.mouseClick(frame, Qt.MouseButton.LeftButton, pos=at(0.02, 0.95))
    assert part(dialog) == pytest.approx([0.3, 0.1, 0.6, 0.6], abs=0.01), "a click draws nothing"
    QTest.keyClick(frame, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def hover(frame: QWidget, at: QPoint) -> None:
    """Move the pointer there with no button held."""
    none, away = Qt.MouseButton.NoButton, QPointF(frame.mapToGlobal(at))
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), away, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(frame, move)
