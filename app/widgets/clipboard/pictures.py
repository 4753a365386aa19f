"""Pictures that come in become cards with a picture; each is asked what it shows, for those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QDialog

from app.errors import UnreadableFile
from app.export.qt.pictures import reader_of
from app.importing import making
from app.importing.text import clean, one_line
from app.model.edits import insights, lanes, stages
from app.model.grid import grid_of
from app.storage.sniff import picture_type
from app.widgets.canvas.tasks import STAGE
from app.widgets.canvas.verbs import may_start
from app.words import N_, _

if TYPE_CHECKING:
    from app.widgets.clipboard.spots import Spot
    from app.widgets.main_window import MainWindow

MAX_PIXELS = 40_000_000
"""Pixels of a picture that is looked at at all; told by its head, before anything is decoded."""
KEPT_SIDE, KEPT_BYTES = 2400, 2 * 1024 * 1024
"""What is larger than this is made smaller: a map is sent by mail."""
_UNTOLD = N_("This picture has no description yet: say what it shows.")
_LANE, _TITLE = N_("Pictures"), N_("Picture")


@dataclass(frozen=True)
class Ready:
    """A picture fit for a map."""

    data: bytes
    mime: str
    title: str
    smaller: bool = False


def add(window: MainWindow, found: Sequence[tuple[str, bytes]], spot: Spot | None = None) -> list[str]:
    """A card for each (name, bytes), after asking what it shows; returns the cards, none when it was cancelled.

    Raises UnreadableFile for anything but PNG, JPEG and WebP of a sensible size.
    """
    from app.widgets.clipboard.agreeing import done

    session = window.session
    if session is None:
        return []
    pictures = [prepare(name, data) for name, data in found]
    if spot is not None and spot[0] and not may_start(window.canvas, spot[0], spot[1]):
        return []
    said = _described(window, pictures)
    if not said:
        return []
    pictures = pictures[: len(said)]
    words, made = window.map_words, list[str]()
    with session.store.edit("paste-picture", n=len(pictures)):
        lane, step, index = spot if spot is not None else _home(window)
        for at, (picture, (title, alt)) in enumerate(zip(pictures, said, strict=True)):
            place = None if index is None else index + at
            (card,) = making.add_cards(session.store, [(lane, step, title or words.say(_TITLE))], place)
            blob = insights.add_picture(session.store, picture.data, picture.mime)
            session.store.put(card, picture=blob)
            # What is missing is said on the map itself, where it is seen again.
            session.store.put(card, **({"alt": alt} if alt else {"note": words.say(_UNTOLD)}))
            made.append(card)
    done(window, made)
    if any(not alt for _title, alt in said):
        window.tell(_("A note on the card reminds of the description that is missing."))
    elif any(picture.smaller for picture in pictures):
        window.tell(_("The picture was made smaller, so that the map stays light."))
    return made


def _described(window: MainWindow, pictures: Sequence[Ready]) -> list[tuple[str, str]]:
    """(title, description) of each picture; after a cancel those that shall be added all the same, or none."""
    from app.widgets.clipboard.agreeing import add_described
    from app.widgets.dialogs.paste_picture import PastePicture

    said: list[tuple[str, str]] = []
    for number, picture in enumerate(pictures, 1):
        dialog = PastePicture(window, picture, number, len(pictures))
        while window.ask(dialog) != QDialog.DialogCode.Accepted:
            told = any(alt for _title, alt in said)
            add = add_described(window, len(said)) if told else False
            if add is not None:
                return said if add else []
        said.append((dialog.title.text().strip(), dialog.alt.toPlainText().strip()))
    return said


def prepare(name: str, data: bytes) -> Ready:
    """A picture fit for a map: large ones are made smaller. Raises UnreadableFile."""
    shown = one_line(clean(name)) or _("The picture")
    mime = picture_type(data)
    if mime is None:
        raise UnreadableFile(
            _("{name} is no PNG, JPEG or WebP picture.", name=shown),
            _("The map was not changed."),
            _("Save it as one of these in another program, then try again."),
        )
    reader, buffer = reader_of(data, mime)
    width, height = _claimed(data, mime) or (reader.size().width(), reader.size().height())
    if width < 1 or height < 1:
        raise _damaged(shown)
    if width * height > MAX_PIXELS:
        raise UnreadableFile(
            _(
                "{name} has {width} × {height} pixels, more than a map can show.",
                name=shown,
                width=width,
                height=height,
            ),
            _("The map was not changed."),
            _("Make it smaller in another program, then try again."),
        )
    title = _title(name)
    if max(width, height) <= KEPT_SIDE and len(data) <= KEPT_BYTES:
        if reader.read().isNull():
            raise _damaged(shown)
        return Ready(data, mime, title)
    made = _smaller(reader, title)
    buffer.close()
    if made is None:
        raise _damaged(shown)
    return made


def _claimed(data: bytes, mime: str) -> tuple[int, int] | None:
    """Width and height as the head of a PNG claims them, whatever follows."""
    if mime != "image/png" or data[12:16] != b"IHDR" or len(data) < 24:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _smaller(reader: QImageReader, title: str) -> Ready | None:
    """The picture with no side longer than what is kept; None when it cannot be decoded."""
    size = reader.size()
    if max(size.width(), size.height()) > KEPT_SIDE:
        reader.setScaledSize(size.scaled(QSize(KEPT_SIDE, KEPT_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    clear = image.hasAlphaChannel()
    data = _written(image, "PNG" if clear else "JPEG", -1 if clear else 85)
    return Ready(data, "image/png" if clear else "image/jpeg", title, smaller=True)


def _written(image: QImage, kind: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]  # the stubs want bytes, PySide takes text
    return bytes(buffer.data().data())


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        _("{name} is damaged and cannot be shown.", name=name),
        _("The map was not changed."),
        _("Save it again in another program, then try again."),
    )


def _title(name: str) -> str:
    """A file's name as a title: without its ending, with blanks."""
    stem = re.sub(r"\.\w{2,5}$", "", one_line(clean(name)))
    return " ".join(re.split(r"[_\s]+", stem)).strip()[:80]


def _home(window: MainWindow) -> Spot:
    """The lane of pictures in the column of the focus; it is made where there is none. Inside an edit."""
    assert window.session is not None
    canvas, store, words = window.canvas, window.session.store, window.map_words
    if canvas.selected.cell is not None:
        return (*canvas.selected.cell, None)
    grid = grid_of(store)
    lane = next((lane for lane in grid.of_kind("picture") if not store[lane].get("hidden")), "")
    lane = lane or lanes.add(store, "picture", words.say(_LANE))
    focus = canvas.selected.focus
    step = grid.places[focus][1] if focus in grid.places else focus
    if step not in grid.index:
        if not grid.steps:
            stages.add(store, words.say(STAGE))
        step = grid_of(store).steps_of.get(step, grid_of(store).steps)[0]
    return lane, step, None
