"""In which language each word is to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary

from app.export.pdf.check.base import Checked, on_page, rule
from app.words import N_, _

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def _whole(found: Checked) -> str:
    return str(found.root.get("/Lang", "")) if isinstance(found.root.get("/Lang"), pikepdf.String) else ""


def _named(found: Checked, entry: str) -> Iterator[str]:
    """Elements with words in an entry whose language nobody names."""
    if _whole(found):
        return
    for element in found.elements:
        if element.words(entry) and not element.lang:
            yield element.own


@rule("7.2-2", N_("The language of the outline can be told."))
def _outline(found: Checked) -> Iterator[str]:
    outline = found.root.get("/Outlines")
    if isinstance(outline, Dictionary) and "/First" in outline and not _whole(found):
        yield _("outline")


@rule("7.2-21", N_("The language of replaced words can be told."))
def _actual(found: Checked) -> Iterator[str]:
    return _named(found, "/ActualText")


@rule("7.2-22", N_("The language of words for pictures can be told."))
def _alt(found: Checked) -> Iterator[str]:
    return _named(found, "/Alt")


@rule("7.2-23", N_("The language of spelt-out abbreviations can be told."))
def _expansion(found: Checked) -> Iterator[str]:
    return _named(found, "/E")


@rule("7.2-24", N_("The language of words for annotations can be told."))
def _annotations(found: Checked) -> Iterator[str]:
    if not _whole(found):
        yield from (on_page(number) for number, each in found.annotations if str(each.get("/Contents", "")))


@rule("7.2-25", N_("The language of words for form fields can be told."))
def _fields(found: Checked) -> Iterator[str]:
    if not _whole(found):
        yield from (on_page(number) for number, each in found.annotations if str(each.get("/TU", "")))


@rule("7.2-29", N_("Languages are named by their codes, such as en or sl-SI."))
def _codes(found: Checked) -> Iterator[str]:
    if _whole(found) and not _TAG.fullmatch(_whole(found)):
        yield _whole(found)
    for element in found.elements:
        if element.words("/Lang") and not _TAG.fullmatch(element.words("/Lang")):
            yield element.own


@rule("7.2-33", N_("The language of the metadata can be told."))
def _metadata(found: Checked) -> Iterator[str]:
    stream = found.root.get("/Metadata")
    if not _whole(found) and isinstance(stream, pikepdf.Stream) and b"x-default" in stream.read_bytes():
        yield _("metadata")


@rule("7.2-34", N_("The language of everything on the pages can be told."))
def _text(found: Checked) -> Iterator[str]:
    if _whole(found):
        return
    unnamed = [e for e in found.elements if "/K" in e.raw and not e.kids and not e.lang]
    yield from (element.own for element in unnamed)
