"""What is too much, damaged or hostile: one clear sentence, and nothing changed unless it was agreed to."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QImage
from PySide6.QtWidgets import QApplication, QDialog

from app.widgets.clipboard import ahead
from app.widgets.dialogs import working
from tests.widgets.clipboard.board import clip, data, drop, fragment, unchanged
from tests.widgets.desk import Desk
from tests.widgets.window import Office, click


def png_of(width: int, height: int) -> bytes:
    """A small picture as a file."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, PySide takes text
    return bytes(buffer.data().data())


def test_ten_thousand_lines_are_asked_about_first(office: Office, desk: Desk) -> None:
    clip("\n".join(f"Line {n}" for n in range(10_000)))
    desk.click(desk.in_cell("Insights", "Mail"))
    with unchanged(office):
        office.answer("Cancel").menu("paste")
    assert "This makes 10,000 cards." in office.said[-1]


def test_agreed_to_many_lines_are_one_step(office: Office, desk: Desk) -> None:
    clip("\n".join(f"Line {n}" for n in range(400)))
    desk.click(desk.in_cell("Insights", "Mail"))
    office.answer("Paste 400 cards").menu("paste")
    assert len(desk.store.of("card")) == 400 and desk.steps_taken == 1


def test_a_paste_of_very_many_lines_can_be_stopped(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, stopped = threading.Event(), threading.Event()

    def slow(*_args: object) -> int:
        reached.set()
        assert stopped.wait(30)
        return 1

    def stop(dialog: QDialog) -> int:
        assert isinstance(dialog, working.Working) and reached.wait(30)
        result = click("Cancel")(dialog)
        stopped.set()
        return int(result or 0)

    monkeypatch.setattr(ahead, "lines_of", slow)
    monkeypatch.setattr(working, "QUIET", 0.0)
    clip("\n".join(f"Line {n}" for n in range(10_000)))
    desk.click(desk.in_cell("Insights", "Mail"))
    with unchanged(office):
        office.answer("Paste 10,000 cards", stop).menu("paste")


def test_more_cards_than_can_be_are_refused(office: Office, desk: Desk) -> None:
    clip("\n".join(f"Line {n}" for n in range(30_000)))
    with unchanged(office):
        office.answer("OK").menu("paste")
    assert "30,000" in office.said[-1]


@pytest.mark.parametrize(
    "text", ["x" * 5_000_000, "a\tb\n" + "y " * 2_500_000 + "\tc", 'a\tb\n"' + "z\n" * 2_500_000 + '"\tc']
)
def test_a_cell_of_five_megabytes_is_refused(office: Office, desk: Desk, text: str) -> None:
    clip(text)
    with unchanged(office):
        office.answer("OK").menu("paste")
    assert "characters; a card can keep" in office.said[-1] and "was not changed" in office.said[-1]


def test_a_text_that_is_far_too_long_is_refused(office: Office, desk: Desk) -> None:
    clip("word\n" * 5_000_000)
    with unchanged(office):
        office.answer("OK").menu("paste")
    assert "more text than can be taken in" in office.said[-1]


def test_far_too_long_a_text_is_not_pasted_into_a_title(office: Office, desk: Desk) -> None:
    clip("x" * 5_000_000)
    desk.click(desk.in_cell("Customer", "Call")).type("T")
    office.menu("paste")
    assert "too long for a title" in office.status()
    desk.enter().escape()
    assert desk.cards("Customer", "Call") == ["T"]


def test_rich_text_is_only_ever_words(office: Office, desk: Desk) -> None:
    desk.click(desk.in_cell("Customer", "Call"))
    clip(
        data(
            "plain",
            '<img src="file:///etc/passwd"><script>alert(1)</script><b>plain</b>',
            text__rtf=b"{\\rtf1 \\b x}",
        )
    )
    office.menu("paste")
    assert desk.cards("Customer", "Call") == ["plain"]


def test_scripts_in_a_table_never_reach_the_map(office: Office, desk: Desk) -> None:
    clip(
        data(
            "x",
            "<table><tr><td><td>Report<tr><td>Customer<td>a<script>b</script><img src=x onerror=y>c</table>",
        )
    )
    office.answer("Paste").menu("paste")
    assert desk.cards("Customer", "Call") == ["ac"]


def test_letters_that_deceive_or_cannot_be_kept_are_taken_out(office: Office, desk: Desk) -> None:
    desk.click(desk.in_cell("Customer", "Call"))
    clip("pay\u202eexe.\u202c\x00 now\x07\nשלום")
    office.menu("paste")
    assert desk.cards("Customer", "Call") == ["payexe. now", "שלום"]
    office.session.current()


def test_foreign_kinds_of_data_are_not_looked_at(office: Office, desk: Desk) -> None:
    made = QMimeData()
    for kind in (
        "application/x-java-object",
        "application/octet-stream",
        "application/x-pickle",
        "image/svg+xml",
    ):
        made.setData(kind, QByteArray(b"cos\nsystem\n(S'x'\ntR."))
    clip(made)
    with unchanged(office):
        office.menu("paste")
    assert "nothing on the clipboard" in office.status()
    with unchanged(office):
        office.menu("paste-as")


def test_an_empty_clipboard_is_said_so(office: Office, desk: Desk) -> None:
    clip(QMimeData())
    with unchanged(office):
        office.menu("paste")
    assert "nothing on the clipboard" in office.status()


@pytest.mark.parametrize(
    "value", [b" ", b"{", b"[" * 5000, b"\x00" * 40, b'{"format": "baton-journey-map"}', b"\xff\xfe{"]
)
def test_damaged_data_of_our_own_kind_is_refused(office: Office, desk: Desk, value: bytes) -> None:
    clip(fragment(value))
    with unchanged(office):
        office.answer("OK").menu("paste")
    assert "damaged, so nothing was pasted" in office.said[-1]


# ---- pictures
def claiming(width: int, height: int) -> bytes:
    """A PNG whose head claims more pixels than it has."""
    import struct
    import zlib

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + b"\x00" * 64
    )


def test_a_picture_of_400_megapixels_is_refused_by_its_head(office: Office, desk: Desk) -> None:
    clip(data(image__png=claiming(20_000, 20_000)))
    with unchanged(office):
        office.answer("OK").menu("paste")
    assert "20,000 × 20,000 pixels" in office.said[-1]


@pytest.mark.qt_log_ignore("Unsupported marker", "libpng", extend=True)
@pytest.mark.parametrize(
    "value", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff" + b"x" * 50, b"GIF89a" + b"x" * 20, b"<svg/>"]
)
def test_a_picture_that_is_none_is_refused(office: Office, desk: Desk, value: bytes) -> None:
    clip(data(image__png=value))
    with unchanged(office):
        office.answer("OK").menu("paste")
    assert "was not changed" in office.said[-1]


# ---- files
def test_a_map_that_is_dropped_is_opened(office: Office, desk: Desk, tmp_path: Path) -> None:
    from app.places import resources

    sample = sorted((resources() / "samples").glob("*.jmap"))[0]
    assert drop(office, data(files=[sample]))
    assert office.session.path == sample


def test_a_dropped_text_becomes_cards_where_it_is_dropped(office: Office, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes("- žaba\n- čaj".encode("cp1250"))
    with desk.store.edit("language"):
        desk.store.put(next(iter(desk.store.of("map"))), language="sl")
    assert drop(office, data(files=[file]), desk.in_cell("Touchpoints", "Mail"))
    assert desk.cards("Touchpoints", "Mail") == ["žaba", "čaj"]


def test_a_dropped_csv_goes_through_the_preview(office: Office, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(";Report;Refund\nCustomer;Calls;Waits\n", "utf-8")
    office.answer("Paste")
    assert drop(office, data(files=[file]), desk.in_cell("Touchpoints", "Mail"))
    assert desk.cards("Customer", "Money") == ["Waits"]


def test_dropped_words_become_cards(office: Office, desk: Desk) -> None:
    assert drop(office, data("one\ntwo"), desk.in_cell("Customer", "Parcel"))
    assert desk.cards("Customer", "Parcel") == ["one", "two"]


def test_what_is_dropped_where_no_card_can_lie_changes_nothing(
    office: Office, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "list.txt"
    file.write_text("one", "utf-8")
    desk.with_cards(("Calls", "Customer", "Call")).click("Calls")
    for made in (data("one\ntwo"), data(files=[file])):
        for place in (desk.in_cell("Feelings", "Mail"), desk.at("Report"), desk.nowhere()):
            with unchanged(office):
                assert drop(office, made, place)
            assert office.status() == "Drop it into a cell or into the parking lot."
            assert desk.selection == ["Calls"]


def test_what_is_dragged_across_the_map_and_out_again_leaves_the_selection(
    office: Office, desk: Desk
) -> None:
    desk.with_cards(("Calls", "Customer", "Call")).click("Calls")
    mime, copy = data("one"), Qt.DropAction.CopyAction
    where = desk.canvas.mapTo(office.window, desk.in_cell("Touchpoints", "Mail"))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(office.window, kind(where, copy, mime, left, none))
    assert desk.canvas.selected.cell == (desk.id("Touchpoints"), desk.id("Mail"))
    QApplication.sendEvent(office.window, QDragLeaveEvent())
    assert desk.selection == ["Calls"]


def test_words_pasted_on_a_feeling_lie_in_its_step(office: Office, desk: Desk) -> None:
    desk.click(desk.feeling_at("Feelings", "Parcel", 1))
    clip("one\ntwo")
    office.menu("paste")
    assert desk.cards("Customer", "Parcel") == ["one", "two"]


def test_a_dropped_picture_is_asked_what_it_shows(office: Office, desk: Desk, tmp_path: Path) -> None:
    from app.widgets.dialogs.paste_picture import PastePicture
    from tests.widgets.window import button_of

    file = tmp_path / "the_old_form.png"
    file.write_bytes(png_of(60, 40))

    def describe(dialog: object) -> int:
        assert isinstance(dialog, PastePicture)
        assert dialog.title.text() == "the old form"
        assert not button_of(dialog, "Add picture").isEnabled()
        dialog.alt.setPlainText("A form with twelve fields")
        button_of(dialog, "Add picture").click()
        return dialog.result()

    office.answer(describe)
    assert drop(office, data(files=[file]), desk.in_cell("Customer", "Mail"))
    card = desk.store[desk.id("the old form")]
    assert card["alt"] == "A form with twelve fields" and "note" not in card
    assert desk.store[card["picture"]]["mime"] == "image/png" and desk.cell("the old form") == (
        "Customer",
        "Mail",
    )


def test_a_picture_without_a_description_says_so_on_the_map(office: Office, desk: Desk) -> None:
    image = QImage(50, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    clip(data(image=image))
    office.answer("Describe it later").menu("paste")
    (card,) = desk.store.of("card")
    record = desk.store[card]
    assert "no description" in record["note"] and "alt" not in record
    lane = desk.store[str(record["pos"][0])]
    assert lane["kind"] == "picture" and office.words_on("undo") == "Undo Add 1 picture"
    desk.undo()
    assert not desk.store.of("blob") and not desk.has("Pictures")


def test_a_cancelled_picture_changes_nothing(office: Office, desk: Desk) -> None:
    clip(data(image__png=png_of(20, 20)))
    with unchanged(office):
        office.answer("Cancel").menu("paste")


def test_a_large_photograph_is_made_smaller(office: Office, desk: Desk) -> None:
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    clip(data(image=image))
    office.answer("Describe it later").menu("paste")
    from app.export.qt.pictures import decode
    from app.storage.pictures import picture_bytes

    (blob,) = desk.store.of("blob")
    shown = decode(picture_bytes(blob, desk.store[blob]) or b"")
    assert shown is not None and (shown.width(), shown.height()) == (2400, 1800)


def test_what_cannot_be_dropped_is_said_in_one_sentence(office: Office, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    book, odd, gone = tmp_path / "book.xlsx", tmp_path / "odd.bin", tmp_path / "gone.txt"
    book.write_bytes(b"PK\x03\x04" + b"\x00" * 40)
    odd.write_bytes(bytes(range(256)) * 4)
    picture, words = tmp_path / "p.png", tmp_path / "w.txt"
    picture.write_bytes(png_of(20, 20))
    words.write_text("x", "utf-8")
    for files, sentence in (
        ([folder], "folder is a folder"),
        ([book], "copy the cells"),
        ([odd], "neither text nor a picture"),
        ([gone], "not there any more"),
        ([picture, words], "different kinds"),
        ([words] * 40, "too many at once"),
    ):
        with unchanged(office):
            office.answer("OK")
            assert drop(office, data(files=files), desk.in_cell("Customer", "Mail"))
        assert sentence in office.said[-1], files


def test_files_of_other_computers_are_not_opened(office: Office, desk: Desk) -> None:
    made = QMimeData()
    made.setUrls([QUrl("file://attacker/share/a.jmap"), QUrl("https://example.org/a.jmap")])
    with unchanged(office):
        office.answer("OK")
        assert drop(office, made)
    assert "on this computer" in office.said[-1]


def test_on_the_start_page_only_maps_are_opened(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("x", "utf-8")
    office.answer("OK")
    assert drop(office, data(files=[file]))
    assert "only a map can be opened" in office.said[-1]
    assert not drop(office, data("words"))
