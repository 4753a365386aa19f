"""What Baton's own files promise beyond PDF/UA-1: few standard tags, whole fonts of one kind, one title.

The rules of PDF/UA-1 themselves are those of the program, `app.export.pdf.check`; they are not said a second time here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary

from app.export.pdf.check import check_bytes
from app.words import load

KNOWN = {
    *("Document", "Sect", "H1", "H2", "H3", "P", "Figure", "Link"),
    *("Table", "THead", "TBody", "TR", "TH", "TD"),
}
"""What Baton writes; all are standard, so no map of roles is needed."""
DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """What breaks the rules of PDF/UA-1 or our own promises, in words; empty for a sound file."""
    out = io.BytesIO()
    pdf.save(out)
    return [*(fault.sentence(load("en")) for fault in check_bytes(out.getvalue()).faults), *promises(pdf)]


def promises(pdf: pikepdf.Pdf) -> list[str]:
    """What breaks our own promises alone."""
    return [*_catalogue(pdf), *_elements(pdf), *_fonts(pdf)]


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, str, str]]:
    """(element, tag, tag of its parent) in reading order."""
    waiting = [(kid, "") for kid in _list(pdf.Root.StructTreeRoot.K)]
    while waiting:
        element, above = waiting.pop(0)
        tag = str(element.S)[1:]
        yield element, tag, above
        waiting[:0] = [(kid, tag) for kid in _kids(element)]


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [value]


def _kids(element: Any) -> list[Any]:
    return [kid for kid in _list(element.get("/K", Array())) if isinstance(kid, Dictionary) and "/S" in kid]


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    xmp = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    if xmp.findtext(f".//{DC}title/{RDF}Alt/{RDF}li") != str(pdf.docinfo["/Title"]):
        yield "the title is missing or differs"
    if "/AcroForm" in pdf.Root or "/XFA" in pdf.Root or pdf.is_encrypted:
        yield "forms or a lock"


def _elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, tag, _above in elements(pdf):
        if tag not in KNOWN:
            yield f"unknown tag {tag}"
        if tag == "Figure" and "/BBox" not in element.get("/A", {}):
            yield "a figure without a place"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    found = {
        font.objgen: font for page in pdf.pages for font in page.resources.get("/Font", Dictionary()).values()
    }
    for font in found.values():
        name = str(font.BaseFont)
        if str(font.Subtype) != "/Type0" or not re.match(r"/[A-Z]{6}\+", name) or "Helvetica" in name:
            yield f"{name} is no subset"
