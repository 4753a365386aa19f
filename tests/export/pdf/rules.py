"""The rules of PDF/UA-1 that a program can judge, as far as Baton's files can break them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
KNOWN = {
    *("Document", "Sect", "H1", "H2", "H3", "P", "Figure", "Link"),
    *("Table", "THead", "TBody", "TR", "TH", "TD"),
}
"""What Baton writes; all are standard, so no map of roles is needed."""
INSIDE = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
DC = "{http://purl.org/dc/elements/1.1/}"
UA = "{http://www.aiim.org/pdfua/ns/id/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """What breaks the rules, in words; empty for a sound file."""
    return [
        *_catalogue(pdf),
        *_metadata(pdf),
        *_marks(pdf),
        *_elements(pdf),
        *_tables(pdf),
        *_links(pdf),
        *_fonts(pdf),
    ]


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, str, str]]:
    """(element, tag, tag of its parent) in reading order."""
    waiting = [(kid, "") for kid in _list(pdf.Root.StructTreeRoot.K)]
    while waiting:
        element, above = waiting.pop(0)
        tag = str(element.S)[1:]
        yield element, tag, above
        waiting[:0] = [(kid, tag) for kid in _kids(element)]


def kids(element: Any) -> list[Any]:
    """Everything an element holds: numbers of marks, dictionaries, elements."""
    return _list(element.get("/K", Array()))


def parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """The parent tree."""
    found = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(found[::2], found[1::2], strict=True)}


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [value]


def _kids(element: Any) -> list[Any]:
    return [kid for kid in kids(element) if isinstance(kid, Dictionary) and "/S" in kid]


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not marked as tagged"
    if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*", str(root.get("/Lang", ""))):
        yield "no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the window does not show the title"
    layers = root.get("/OCProperties")
    if layers is not None and (not str(layers.D.get("/Name", "")) or "/AS" in layers.D):
        yield "layers without a name"
    if "/AcroForm" in root or "/XFA" in root or pdf.is_encrypted:
        yield "forms or a lock"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    xmp = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    if xmp.findtext(f".//{UA}part") != "1":
        yield "no claim of PDF/UA-1"
    title = xmp.findtext(f".//{DC}title/{RDF}Alt/{RDF}li")
    if not title or title != str(pdf.docinfo["/Title"]):
        yield "the title is missing or differs"


def _marks(pdf: pikepdf.Pdf) -> Iterator[str]:
    owners = parents(pdf)
    homes: dict[tuple[int, int], list[Any]] = {}
    number = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    for element, _, _ in elements(pdf):
        for kid in kids(element):
            if isinstance(kid, Dictionary) and "/MCID" in kid:
                homes.setdefault((number[kid.Pg.objgen], int(kid.MCID)), []).append(element.objgen)
            elif not isinstance(kid, Dictionary):
                homes.setdefault((number[element.Pg.objgen], int(kid)), []).append(element.objgen)
    for index, page in enumerate(pdf.pages):
        found: list[int] = []
        yield from _content(page, index, found)
        back = [owner.objgen for owner in owners.get(int(page.obj.StructParents), [])]
        if sorted(found) != list(range(len(back))):
            yield f"page {index}: marks {len(found)}, owners {len(back)}"
        for mcid, owner in enumerate(back):
            if homes.pop((index, mcid), None) != [owner]:
                yield f"page {index}: mark {mcid} and its element do not know each other"
    if homes:
        yield "elements speak of marks that no page has"


def _content(page: pikepdf.Page, index: int, found: list[int]) -> Iterator[str]:
    stack: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            entries = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else {}
            kind = "artifact" if str(operands[0]) == "/Artifact" else "tag" if "/MCID" in entries else ""
            if kind and {"artifact", "tag"} & set(stack):
                yield f"page {index}: a mark inside a mark"
            if kind == "tag":
                found.append(int(entries["/MCID"]))
            stack.append(kind)
        elif name == "EMC":
            stack.pop()
        elif name in PAINTS and not {"artifact", "tag"} & set(stack):
            yield f"page {index}: {name} outside any mark"
    if stack:
        yield f"page {index}: a mark is left open"


def _elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for element, tag, above in elements(pdf):
        if tag not in KNOWN:
            yield f"unknown tag {tag}"
        if tag in INSIDE and above not in INSIDE[tag]:
            yield f"{tag} inside {above}"
        if re.fullmatch("H[1-6]", tag):
            if int(tag[1]) > level + 1:
                yield f"{tag} after H{level}"
            level = int(tag[1])
        if tag == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "a figure without words"
        if tag == "Figure" and "/BBox" not in element.get("/A", {}):
            yield "a figure without a place"
        for kid in _kids(element):
            if kid.P.objgen != element.objgen:
                yield f"{tag} is not the parent of its kid"


def _tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for table in (element for element, tag, _ in elements(pdf) if tag == "Table"):
        rows = [row for part in _kids(table) for row in (_kids(part) if str(part.S) != "/TR" else [part])]
        widths = {sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in _kids(row)) for row in rows}
        if len(widths) != 1:
            yield f"rows of {sorted(widths)} columns in one table"
        heads = [cell for row in rows for cell in _kids(row) if str(cell.S) == "/TH"]
        if not heads:
            yield "a table without header cells"
        if any(
            str(cell.get("/A", {}).get("/Scope", "")) not in ("/Row", "/Column", "/Both") for cell in heads
        ):
            yield "a header cell without a scope"


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    owners = parents(pdf)
    for index, page in enumerate(pdf.pages):
        annotations = page.obj.get("/Annots", [])
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {index}: no tab order"
        for annotation in annotations:
            if str(annotation.Subtype) != "/Link" or not str(annotation.get("/Contents", "")).strip():
                yield f"page {index}: an annotation that is no link with words"
                continue
            owner = owners.get(int(annotation.get("/StructParent", -1)))
            if owner is None or str(owner.S) != "/Link":
                yield f"page {index}: a link without an element"
                continue
            back = [kid for kid in kids(owner) if isinstance(kid, Dictionary) and "/Obj" in kid]
            if [(k.Obj.objgen, k.Pg.objgen) for k in back] != [(annotation.objgen, page.obj.objgen)]:
                yield f"page {index}: a link and its element do not know each other"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    told: dict[tuple[int, int], dict[int, str]] = {}
    for index, page in enumerate(pdf.pages):
        fonts = page.resources.get("/Font", {})
        for font in fonts.values():
            if font.objgen not in told:
                told[font.objgen] = _to_unicode(font)
                yield from _embedded(font)
        current: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = told[fonts[str(operands[0])].objgen]
            elif str(operator) in ("Tj", "TJ"):
                parts = [part for part in _list(operands[0]) if isinstance(part, pikepdf.String)]
                data = b"".join(bytes(part) for part in parts)
                codes = {int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)}
                if 0 in codes:
                    yield f"page {index}: a missing glyph is shown"
                if any(current.get(code, "") in ("", "\0", "\ufeff", "\ufffe") for code in codes):
                    yield f"page {index}: a glyph that stands for no character"


def _embedded(font: Any) -> Iterator[str]:
    name = str(font.BaseFont)
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    if str(font.Subtype) != "/Type0" or not re.match(r"/[A-Z]{6}\+", name) or "Helvetica" in name:
        yield f"{name} is no subset"
    if not {"/FontFile2", "/FontFile3"} & set(inner.get("/FontDescriptor", {}).keys()):
        yield f"{name} is not embedded"
    if str(inner.get("/Subtype", "")) == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
        yield f"{name} does not tell its glyphs"


def _to_unicode(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}
