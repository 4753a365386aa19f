"""Cut and copy: the fragment for Baton, and words and a picture of it for everybody else."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication

from app import session as sessions
from app.model.edits import fields
from app.model.edits.fragments import Fragment, take
from app.storage import fragment_text
from app.widgets.clipboard import said
from app.widgets.clipboard.portrait import Portrait
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

PNG, SVG, IMAGE = "image/png", "image/svg+xml", "application/x-qt-image"
TEXT, HTML = "text/plain", "text/html"
_LARGE = 300
"""Cards from which no picture is drawn when the program ends."""
_HANDING_ON = ("xcb", "windows", "cocoa", "wayland")
"""Platforms whose clipboard ends with the application, and hands on what lies on it before."""


class Offer(QMimeData):
    """What lies on the clipboard. Pictures are drawn only when another program asks for one."""

    def __init__(self, portrait: Portrait, data: bytes = b"") -> None:
        super().__init__()
        self._portrait = portrait
        self._data = data
        fragment = portrait.fragment
        self._words = {TEXT: said.as_text(fragment), HTML: said.as_html(fragment)} if data else {}

    def formats(self) -> list[str]:
        """The best first, as other programs look at them."""
        return [*([fragment_text.MIME] if self._data else []), *self._words, PNG, IMAGE, SVG]

    def hasFormat(self, mimetype: str, /) -> bool:
        """Whether it is there or can be drawn."""
        return mimetype.split(";")[0] in self.formats()

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type, /) -> Any:
        """The bytes, text or picture of a format; None for one that is not offered."""
        kind = mimetype.split(";")[0]
        if kind in self._words:
            return self._words[kind]
        if kind == fragment_text.MIME and self._data:
            return QByteArray(self._data)
        if kind == PNG:
            return QByteArray(self._portrait.png())
        if kind == SVG:
            return QByteArray(self._portrait.svg())
        return self._portrait.image() if kind == IMAGE else None

    def flat(self) -> QMimeData:
        """The same as plain data that needs no Python; the picture comes along unless it is a large one."""
        made = QMimeData()
        for kind, words in self._words.items():
            made.setData(kind, QByteArray(words.encode()))
        if self._data:
            made.setData(fragment_text.MIME, QByteArray(self._data))
        if len(self._portrait.fragment.of("card")) <= _LARGE:
            made.setData(PNG, QByteArray(self._portrait.png()))
        return made


def offer(mime: Offer) -> None:
    """Put it onto the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime)
    if not _Ending.watched:
        _Ending.watched = True
        atexit.register(_leave_plain_data)


class _Ending:
    watched = False


def _leave_plain_data() -> None:
    """Before the program ends: an object of Python must not stay on a clipboard that outlives Python."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    mime = clipboard.mimeData()
    if not isinstance(mime, Offer):
        return
    if QGuiApplication.platformName() in _HANDING_ON:
        clipboard.setMimeData(mime.flat())
    else:
        clipboard.setText(mime.text())


def copy(window: MainWindow) -> Fragment | None:
    """Put what is selected onto the clipboard; None, with a hint, when there is nothing that can be copied."""
    portrait = _portrait(window)
    if portrait is None:
        return None
    offer(Offer(portrait, fragment_text.write(portrait.fragment)))
    n = len(portrait.fragment.of("card"))
    window.tell(_n("Copied {n} card.", "Copied {n} cards.", n) if n else _("Copied."))
    return portrait.fragment


def cut(window: MainWindow) -> None:
    """Copy what is selected, then remove it in one step; pasted again, its links to others come back with it."""
    session = window.session
    if session is None:
        return
    chosen = [key for key in window.selection if window.canvas.free(key)]
    held = next((key for key in window.selection if key not in chosen), "")
    if held:
        window.canvas.locking.holds(held)
        return
    fragment = copy(window)
    if fragment is None:
        return
    n = len(fragment.of("card"))
    with session.store.edit("cut-card", n=n or len(chosen)):
        fields.remove(session.store, chosen)
    window.tell(
        _n("Cut {n} card. Paste it where it belongs.", "Cut {n} cards. Paste them where they belong.", n)
    )


def copy_picture(window: MainWindow) -> None:
    """Put a picture of what is selected, or of the whole map, onto the clipboard."""
    portrait = _portrait(window, everything=True)
    if portrait is None:
        return
    offer(Offer(portrait))
    window.tell(_("A picture is on the clipboard."))


def _portrait(window: MainWindow, everything: bool = False) -> Portrait | None:
    session = window.session
    if session is None:
        return None
    keys = list(window.selection)
    fragment = take(session.store, keys)
    if not fragment.content and everything and not keys:
        fragment = take(session.store, session.store.of("card"))
    if not fragment.content:
        window.tell(_("Select cards, stages, steps or lanes to copy them."))
        return None
    return Portrait(sessions.snapshot(session), fragment, session.language, session.title)
