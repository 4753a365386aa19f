"""What the file says of itself: that it is tagged, what it is called, how it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element as Xml

from pikepdf import Dictionary, Stream

from app.export.pdf.check.base import Checked, listed, rule
from app.words import N_, _

_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _is_true(value: object) -> bool:
    return value is True


def _file() -> str:
    return _("the whole file")


@lru_cache(maxsize=8)
def _parsed(data: bytes) -> Xml | None:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        found: Xml = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    return found


def _xmp(found: Checked) -> Xml | None:
    stream = found.root.get("/Metadata")
    return _parsed(stream.read_bytes()) if isinstance(stream, Stream) else None


def _in_xmp(found: Checked, name: str) -> str | None:
    """A simple property of the metadata, written as element or as attribute."""
    xmp = _xmp(found)
    if xmp is None:
        return None
    text = xmp.findtext(f".//{name}")
    if text is not None:
        return text.strip()
    return next((e.attrib[name].strip() for e in xmp.iter() if name in e.attrib), None)


@rule("5-1", N_("The file says that it keeps the rules of PDF/UA-1."))
def _claim(found: Checked) -> Iterator[str]:
    if _in_xmp(found, f"{_UA}part") != "1":
        yield _file()


@rule("6.1-1", N_("The file is a PDF of version 1.0 to 1.7."))
def _version(found: Checked) -> Iterator[str]:
    if not re.fullmatch(r"1\.[0-7]", found.pdf.pdf_version):
        yield found.pdf.pdf_version


@rule("6.2-1", N_("The file says that it is tagged."))
def _marked(found: Checked) -> Iterator[str]:
    info = found.root.get("/MarkInfo")
    if not isinstance(info, Dictionary) or not _is_true(info.get("/Marked")):
        yield _file()


@rule("7.1-4", N_("No tag is under suspicion."))
def _suspects(found: Checked) -> Iterator[str]:
    info = found.root.get("/MarkInfo")
    if isinstance(info, Dictionary) and _is_true(info.get("/Suspects")):
        yield _file()


@rule("7.1-8", N_("The file has metadata."))
def _metadata(found: Checked) -> Iterator[str]:
    if _xmp(found) is None:
        yield _file()


@rule("7.1-9", N_("The metadata have a title."))
def _title(found: Checked) -> Iterator[str]:
    xmp = _xmp(found)
    titles = xmp.findall(f".//{_DC}title/{_RDF}Alt/{_RDF}li") if xmp is not None else []
    if not any((title.text or "").strip() for title in titles):
        yield _file()


@rule("7.1-10", N_("The window shows the title and not the file name."))
def _shown(found: Checked) -> Iterator[str]:
    preferences = found.root.get("/ViewerPreferences")
    if not isinstance(preferences, Dictionary) or not _is_true(preferences.get("/DisplayDocTitle")):
        yield _file()


@rule("7.1-11", N_("The file has a structure tree."))
def _tree(found: Checked) -> Iterator[str]:
    if not isinstance(found.root.get("/StructTreeRoot"), Dictionary):
        yield _file()


def _configurations(found: Checked) -> list[Dictionary]:
    layers = found.root.get("/OCProperties")
    if not isinstance(layers, Dictionary):
        return []
    every = [layers.get("/D"), *listed(layers.get("/Configs"))]
    return [one for one in every if isinstance(one, Dictionary)]


@rule("7.10-1", N_("Each view of the layers has a name."))
def _named_layers(found: Checked) -> Iterator[str]:
    for one in _configurations(found):
        if not str(one.get("/Name", "")).strip():
            yield _("layers")


@rule("7.10-2", N_("No layer switches itself on or off."))
def _automatic_layers(found: Checked) -> Iterator[str]:
    for one in _configurations(found):
        if "/AS" in one:
            yield _("layers")


@rule("7.11-1", N_("Each attached file has its name in both forms."))
def _attached(found: Checked) -> Iterator[str]:
    waiting, looked = [found.root.get("/Names", Dictionary()).get("/EmbeddedFiles")], 0
    specs = listed(found.root.get("/AF"))
    while waiting and looked < 10_000:
        node = waiting.pop()
        looked += 1
        if isinstance(node, Dictionary):
            specs += listed(node.get("/Names"))[1::2]
            waiting += listed(node.get("/Kids"))
    for spec in specs:
        if isinstance(spec, Dictionary) and "/EF" in spec and not ("/F" in spec and "/UF" in spec):
            yield str(spec.get("/UF", spec.get("/F", "?")))


@rule("7.15-1", N_("There is no form that draws itself anew (XFA)."))
def _dynamic_form(found: Checked) -> Iterator[str]:
    form = found.root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form and _is_true(found.root.get("/NeedsRendering")):
        yield _file()


@rule("7.16-1", N_("A lock on the file leaves screen readers in."))
def _locked(found: Checked) -> Iterator[str]:
    if found.pdf.is_encrypted and not found.pdf.allow.accessibility:
        yield _file()
