"""The one place that touches reportlab: its canvas writes the pages, its low-level objects everything else.

reportlab has no interface for tagged pages, so this reaches into private parts of it. Each such hook is named in a
comment that begins with "Hook" and has a test in tests/export/pdf/test_reportlab_hooks.py. Importing this module
loads reportlab; `app.export.pdf.document` does so when the first page is finished.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen import canvas

from app.export.numbers import number
from app.export.pdf.values import Bookmark, Link, Name, Raw, Ref, Value

_RESOURCES = "Resources"


class Writer:
    """Writes one PDF through reportlab. Objects may refer to others that are added later."""

    def __init__(self, language: str) -> None:
        # Settings are given, never taken from the user's reportlab configuration; "invariant" keeps the clock out.
        self._canvas = _Canvas(
            io.BytesIO(), pagesize=(1, 1), invariant=1, pageCompression=0, pdfVersion=(1, 7), lang=language
        )
        # Hook: the document behind the canvas.
        self._doc: Any = self._canvas._doc
        self._annotations: dict[int, Ref] = {}
        # Hook: the outline is an attribute of document and catalogue.
        self._doc.outline = self._doc.Outlines = self._doc.Catalog.Outlines = _Outlines()
        # Hook: reportlab only writes the catalogue entries that it knows.
        more = ("OCProperties", "OutputIntents", "AF")
        self._doc.Catalog.__NoDefault__ = [*self._doc.Catalog.__NoDefault__, *more]

    # ---- objects
    def add(self, value: Value, name: str = "") -> Ref:
        """Add an object to the file, under a name that others may refer to already."""
        return Ref(self._doc.Reference(_Object(value), name or None).name)

    def stream(self, data: bytes, entries: Mapping[str, Value] | None = None, *, packed: bool = True) -> Ref:
        """Add a stream; `packed` compresses it, else it stands in the file as it is."""
        return Ref(self._doc.Reference(_stream(data, entries, packed)).name)

    def catalog(self, **entries: Value) -> None:
        """Put entries into the catalogue."""
        for key, value in entries.items():
            found = pdfdoc.PDFObjectReference(str(value)) if isinstance(value, Ref) else _Object(value)
            setattr(self._doc.Catalog, key, found)

    # ---- pages
    def page(
        self,
        width: float,
        height: float,
        operators: Sequence[str],
        links: Sequence[Link],
        boxes: Mapping[str, Sequence[float]] | None = None,
    ) -> None:
        """Write a page, sizes in points. Its number from 0 is its key in the parent tree.

        `boxes` are where a print shop cuts and how far it prints: "TrimBox", "BleedBox".
        """
        self._canvas.setPageSize((round(width, 2), round(height, 2)))
        # Hook: the canvas collects operators in a list.
        self._canvas._code.extend(operators)
        for link in links:
            self._link(link)
        self._canvas.showPage()
        # Hook: a page is written at the end, so what reportlab does not know can be added after showPage.
        page = self._doc.Pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._doc.Pages.pages) - 1
        page.Tabs = pdfdoc.PDFName("S")
        for name, corners in (boxes or {}).items():
            setattr(page, name, pdfdoc.PDFArray([round(v, 2) for v in corners]))
        page.Resources = pdfdoc.PDFObjectReference(_RESOURCES)
        page.Contents = _stream(page.stream.encode("ascii"), None, True)

    def page_ref(self, number: int) -> Ref:
        """The page with a number from 0, also one that is not written yet."""
        # Hook: reportlab names pages like this.
        return Ref(f"Page{number + 1}")

    def resources(self, entries: Mapping[str, Value]) -> None:
        """The fonts, pictures and layers of all pages; to be called once."""
        self.add(entries, _RESOURCES)

    def annotation(self, key: int) -> Ref:
        """The link with a key in the parent tree; its page must be written."""
        return self._annotations[key]

    def _link(self, link: Link) -> None:
        self._canvas.linkURL(
            _told(link.url),
            [round(v, 2) for v in link.corners],
            F=4,
            Contents=_Object(link.words),
            StructParent=link.key,
        )
        # Hook: references to the annotations of the page in the making.
        self._annotations[link.key] = Ref(self._canvas._annotationrefs[-1].name)

    # ---- about the file
    def about(self, stamp: str, facts: Mapping[str, str]) -> None:
        """The information dictionary: `stamp` is a PDF date, facts are Title, Author, Subject and so on."""
        self._canvas.setDateFormatter(lambda *clock: stamp)
        for key, text in facts.items():
            getattr(self._canvas, f"set{key}")(_told(text))

    def viewing(self) -> None:
        """The window says the title, the printer keeps its own scaling, pages count from 1."""
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setViewerPreference("PrintScaling", "AppDefault")
        self._canvas.addPageLabel(0, style="ARABIC", start=1)

    def outline(self, entries: Iterable[Bookmark]) -> None:
        """Bookmarks in the order of their places; an entry lies in the last one of a smaller depth."""
        deepest = -1
        for count, entry in enumerate(entries):
            key = f"B{count}"
            # Hook: bookmarkPage only knows the page in the making, so the destination is bound by hand.
            place = self._canvas._bookmarkReference(key)
            place.xyz(0, round(entry.top, 1), 0)
            place.setPage(pdfdoc.PDFObjectReference(self.page_ref(entry.page)))
            deepest = min(entry.level, deepest + 1)
            self._canvas.addOutlineEntry(_told(entry.title), key, deepest)
        if deepest >= 0:
            self._canvas.showOutline()

    def data(self) -> bytes:
        """The whole file; ends the writing."""
        found: bytes = self._canvas.getpdfdata()
        # Hook: what is written need not be kept while the file is packed; document and canvas hold each other.
        self._doc.idToObject.clear()
        self._doc.Pages.pages.clear()
        return found


class _Canvas(canvas.Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that names no font of its own."""

    def _make_preamble(self) -> None:
        # Hook: the preamble of each page would choose Helvetica, which is not embedded.
        self._preamble = ""


class _Outlines(pdfdoc.PDFOutlines):  # type: ignore[misc]  # reportlab has no types
    """An outline that counts its entries right."""

    def prepare(self, document: Any, canvas: Any) -> None:
        super().prepare(document, canvas)
        # Hook: reportlab counts an entry that has others inside twice.
        self.count = len(self.destinationnamestotitles)


class _Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream with a line end before "endstream", which PDF/A asks for."""

    def format(self, document: Any) -> bytes:
        # Hook: the text of a stream, which reportlab ends without a line end.
        whole: bytes = super().format(document)
        return whole.removesuffix(b"endstream\n") + b"\nendstream\n"


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A value as an object of reportlab's; written in one go, as a map has thousands of them."""

    def __init__(self, value: Value) -> None:
        self.value = value

    def format(self, document: Any) -> bytes:
        return _written(self.value, document)


def _stream(data: bytes, entries: Mapping[str, Value] | None, packed: bool) -> Any:
    found = pdfdoc.PDFDictionary({key: _Object(value) for key, value in (entries or {}).items()})
    if packed:
        data = zlib.compress(data, 9)
        found["Filter"] = pdfdoc.PDFName("FlateDecode")
    return _Stream(found, data)


def _written(value: Value, document: Any) -> bytes:
    """A value in the syntax of PDF."""
    if isinstance(value, str):
        return _word(value, document)
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int | float):
        return number(value).encode("ascii")
    if isinstance(value, Mapping):
        parts = [b"%b %b" % (_name(key), _written(part, document)) for key, part in value.items()]
        return b"<<%b>>" % b" ".join(parts)
    return b"[%b]" % b" ".join([_written(part, document) for part in value])


def _word(value: str, document: Any) -> bytes:
    if isinstance(value, Name):
        return _name(value)
    if isinstance(value, Raw):
        return value.encode("ascii")
    found = (
        pdfdoc.PDFObjectReference(str(value)) if isinstance(value, Ref) else pdfdoc.PDFString(_told(value))
    )
    written: bytes = found.format(document)
    return written


@lru_cache(maxsize=256)
def _name(value: str) -> bytes:
    text: str = pdfdoc.PDFName(value)
    return b"/" + text[1:].replace("/", "#2F").encode("ascii")  # reportlab leaves a slash as it is


def _told(text: str) -> str:
    """Text without halves of characters, which no PDF string can hold."""
    return text.encode("utf-16-le", "replace").decode("utf-16-le")
