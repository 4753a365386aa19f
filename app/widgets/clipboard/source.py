"""What lies on the clipboard or is being dropped, looked at without trusting it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from app.importing.limits import MAX_TEXT
from app.storage.fragment_text import MIME

_PICTURES = ("image/png", "image/jpeg", "image/webp")
_DRAWN = "application/x-qt-image"


@dataclass(frozen=True)
class Source:
    """The parts that Baton can use; whatever else is there is never looked at."""

    fragment: bytes = b""
    """Our own kind, not yet read."""
    paths: tuple[str, ...] = ()
    """Files of this computer."""
    foreign: int = 0
    """How many addresses are no files of this computer."""
    text: str = ""
    markup: str = ""
    """HTML that holds a table, or that is all there is of words."""
    picture: bytes = field(default=b"", repr=False)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing that could become a part of a map."""
        return not (self.fragment or self.paths or self.text.strip() or self.markup or self.picture)


def look(mime: QMimeData | None) -> Source:
    """What is there. Text that is far too long is cut just behind the limit, so that reading refuses it.

    An empty clipboard may have nothing to ask at all.
    """
    if mime is None:
        return Source()
    if mime.hasFormat(MIME):
        return Source(fragment=bytes(mime.data(MIME).data()), text=_text(mime))
    picture = _picture(mime) if _is_picture_of_the_web(mime) else b""
    if picture:
        return Source(picture=picture)
    paths, foreign = _paths(mime)
    if paths or foreign:
        return Source(paths=paths, foreign=foreign)
    rich = mime.html()[: MAX_TEXT + 1] if mime.hasHtml() else ""
    markup = rich if "<table" in rich.lower() else ""
    text = _text(mime)
    picture = b"" if text.strip() or markup else _picture(mime)
    if not text.strip() and not picture:
        markup = rich
    return Source(text=text, markup=markup, picture=picture)


def could_be_taken(mime: QMimeData) -> bool:
    """A quick look for drags, which come with every movement of the mouse."""
    return mime.hasFormat(MIME) or mime.hasUrls() or mime.hasText() or mime.hasHtml() or mime.hasImage()


def _is_picture_of_the_web(mime: QMimeData) -> bool:
    """Whether it is a picture that comes with nothing but its address, as browsers hand it over."""
    if not mime.hasImage() or not mime.hasUrls() or any(url.isLocalFile() for url in mime.urls()):
        return False
    addresses = {
        said for url in mime.urls() for said in (url.toString(), bytes(url.toEncoded().data()).decode())
    }
    return {line.strip() for line in _text(mime).splitlines()} - {""} <= addresses


def _text(mime: QMimeData) -> str:
    return mime.text()[: MAX_TEXT + 1] if mime.hasText() else ""


def _paths(mime: QMimeData) -> tuple[tuple[str, ...], int]:
    """Files of this computer, and how many addresses lead elsewhere; a share on another host is elsewhere.

    An address of the web that comes with words is those words.
    """
    if not mime.hasUrls():
        return (), 0
    urls = [url for url in mime.urls() if url.isLocalFile() or "text/plain" not in mime.formats()]
    here = [url.toLocalFile() for url in urls if url.isLocalFile() and not url.host()]
    here = [path for path in here if path and not path.startswith(("//", "\\\\"))]
    return tuple(here), len(urls) - len(here)


def _picture(mime: QMimeData) -> bytes:
    """The bytes of a picture; one that is only pixels is written as PNG."""
    for kind in _PICTURES:
        if mime.hasFormat(kind):
            data = bytes(mime.data(kind).data())
            if data:
                return data
    if not mime.hasImage():
        return b""
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, PySide takes text
    return bytes(buffer.data().data())
