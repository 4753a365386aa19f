"""One fault for every rule, put into a sound PDF: ours for what we write, Typst's for lists, notes and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.export.pdf.check.base import Checked, Element

Fault = Callable[[Pdf], object]


def first(pdf: Pdf, *tags: str) -> Any:
    """The first element of a type."""
    return next(Checked(pdf).of_type(*tags)).raw


def every(pdf: Pdf, *tags: str) -> list[Element]:
    return list(Checked(pdf).of_type(*tags))


def add(pdf: Pdf, tag: str, parent: Any = None, **more: Any) -> Any:
    """A new element, last in its parent (else in the first element of the tree)."""
    parent = Checked(pdf).elements[0].raw if parent is None else parent
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + tag), P=parent, **more))
    kids = parent.get("/K")
    parent.K = (
        Array([*kids, made]) if isinstance(kids, Array) else Array([made] if kids is None else [kids, made])
    )
    return made


def paint(pdf: Pdf, operators: bytes) -> None:
    pdf.pages[0].contents_add(operators)


def drop(found: Any, key: str) -> None:
    del found[key]


def both(one: Fault, other: Fault) -> Fault:
    """Two faults, of which the rule needs both."""

    def done(pdf: Pdf) -> None:
        one(pdf)
        other(pdf)

    return done


def annotate(pdf: Pdf, kind: str, **more: Any) -> Any:
    """An annotation on the first page."""
    made = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=[0, 0, 9, 9], **more))
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", []), made])
    if kind == "Widget":
        pdf.Root.AcroForm = Dictionary(Fields=Array([made]))
    return made


def own(pdf: Pdf, annotation: Any, tag: str, **more: Any) -> None:
    """Let an element of a type own an annotation."""
    element = add(pdf, tag, **more)
    numbers = pdf.Root.StructTreeRoot.ParentTree
    nums = numbers.get("/Nums")
    if nums is None:
        numbers = numbers.Kids[-1]
        nums = numbers.Nums
    numbers.Nums = Array([*nums, 90_000, element])
    annotation.StructParent = 90_000


def link(pdf: Pdf) -> Any:
    return next(a for page in pdf.pages for a in page.obj.get("/Annots", []) if str(a.Subtype) == "/Link")


def font(pdf: Pdf, text: bytes, **entries: Any) -> Any:
    """A font of one's own on the first page, and words shown in it."""
    made = pdf.make_indirect(Dictionary(Type=Name.Font, BaseFont=Name("/ABCDEF+Odd"), **entries))
    resources = pdf.pages[0].resources
    resources.Font = Dictionary({**dict(resources.get("/Font", Dictionary()).items()), "/Odd": made})
    paint(pdf, b"/Artifact BMC BT /Odd 9 Tf " + text + b" Tj ET EMC")
    return made


def composite(pdf: Pdf, text: bytes = b"<0001>", inner: Any = None, **entries: Any) -> Any:
    kid = inner if inner is not None else Dictionary(Subtype=Name.CIDFontType2, FontDescriptor=Dictionary())
    usual: dict[str, Any] = {"Encoding": Name("/Identity-H")}
    return font(pdf, text, Subtype=Name.Type0, DescendantFonts=Array([kid]), **{**usual, **entries})


def ours(pdf: Pdf) -> Any:
    """A composite font that the first page shows."""
    return next(iter(pdf.pages[0].resources.Font.values()))


def simple(pdf: Pdf, flags: int, **entries: Any) -> Any:
    return font(pdf, b"(A)", Subtype=Name.TrueType, FontDescriptor=Dictionary(Flags=flags), **entries)


def to_unicode(pdf: Pdf, text: bytes) -> Any:
    return pdf.make_stream(b"1 beginbfchar\n<0001> <" + text + b">\nendbfchar")


def _form(pdf: Pdf, **more: Any) -> None:
    """A drawing among the resources of the first page."""
    made = pdf.make_stream(b"")
    for key, value in {
        "Type": Name.XObject,
        "Subtype": Name.Form,
        "BBox": Array([0, 0, 1, 1]),
        **more,
    }.items():
        made[f"/{key}"] = value
    resources = pdf.pages[0].resources
    resources.XObject = Dictionary({**dict(resources.get("/XObject", Dictionary()).items()), "/Fx": made})


def _silent(pdf: Pdf, **entries: Any) -> None:
    """No language anywhere, and one element with words."""
    drop(pdf.Root, "/Lang")
    for element in Checked(pdf).elements:
        if "/Lang" in element.raw:
            drop(element.raw, "/Lang")
    add(pdf, "Span", **entries)


def _attached(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(
        pdf, b"a", filename="a.txt", mime_type="", creation_date="", mod_date="", description=""
    )
    drop(pdf.Root.Names.EmbeddedFiles.Names[1], "/UF")


def _xmp(pdf: Pdf, old: bytes, new: bytes) -> None:
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata = pdf.make_stream(data.replace(old, new))


def _ids(pdf: Pdf) -> None:
    for _number in range(2):
        add(pdf, "Note", ID=String("same"))


def _remark(pdf: Pdf, mapped: dict[str, str]) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{a}": Name(f"/{b}") for a, b in mapped.items()})


def _mixed(pdf: Pdf) -> None:
    add(pdf, "H")


def _late(pdf: Pdf, tag: str) -> None:
    kid = {"L": "LI", "TOC": "TOCI"}[tag]
    parent = add(pdf, tag)
    for name in (kid, "Caption"):
        add(pdf, name, parent)


def _table(pdf: Pdf, *kids: str) -> Any:
    table = add(pdf, "Table")
    for kid in kids:
        add(pdf, kid, table)
    return table


def _rows(pdf: Pdf, *rows: tuple[tuple[str, dict[str, Any]], ...]) -> None:
    table = add(pdf, "Table")
    for cells in rows:
        row = add(pdf, "TR", table)
        for tag, attributes in cells:
            more = {"A": Dictionary(O=Name.Table, **attributes)} if attributes else {}
            add(pdf, tag, row, **more)


def _clip(pdf: Pdf, **more: Any) -> None:
    annotate(pdf, "Screen", A=Dictionary(S=Name.Rendition, R=Dictionary(C=Dictionary(**more))))


def _marks(pdf: Pdf, operators: bytes) -> None:
    paint(pdf, operators)


def _shorten(pdf: Pdf) -> None:
    """The parent tree forgets what the first page's last mark belongs to."""
    key = int(pdf.pages[0].obj.StructParents)
    owners = Checked(pdf).owners[key]
    owners[len(owners) - 1] = Dictionary()


def _glyph(pdf: Pdf, gid: bytes) -> None:
    composite_font = ours(pdf)
    name = next(
        key for key, value in pdf.pages[0].resources.Font.items() if value.objgen == composite_font.objgen
    )
    paint(pdf, b"/Artifact BMC BT " + str(name).encode() + b" 9 Tf <" + gid + b"> Tj ET EMC")


def _wrong_width(pdf: Pdf) -> None:
    inner = ours(pdf).DescendantFonts[0]
    inner.W = Array([])
    inner.DW = 12345


def _system(pdf: Pdf, ordering: str) -> None:
    stream = pdf.make_stream(b"")
    stream["/CIDSystemInfo"] = Dictionary(Ordering=String("Japan1"))
    inner = Dictionary(Subtype=Name.CIDFontType0, CIDSystemInfo=Dictionary(Ordering=String(ordering)))
    composite(pdf, inner=inner, Encoding=stream)


def _direction(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"/WMode 1 def")
    stream["/WMode"] = 0
    composite(pdf, Encoding=stream)


def _cid_set(pdf: Pdf) -> None:
    inner = Dictionary(Subtype=Name.CIDFontType0, FontDescriptor=Dictionary(CIDSet=pdf.make_stream(b"\x00")))
    composite(pdf, inner=inner)


def _no_gid_map(pdf: Pdf) -> None:
    drop(ours(pdf).DescendantFonts[0], "/CIDToGIDMap")


def _twice(pdf: Pdf) -> None:
    _form(pdf, StructParents=7)
    paint(pdf, b"/Artifact BMC /Fx Do /Fx Do EMC")


def _head_of_nobody(pdf: Pdf) -> None:
    _rows(pdf, (("TH", {"Scope": Name.Column}), ("TD", {})), (("TD", {}), ("TD", {})))


def _named_header(pdf: Pdf) -> None:
    cell = {"Headers": Array([String("nobody")])}
    _rows(pdf, (("TH", {"Scope": Name.Column}),), (("TD", cell),))


def _empty_links(pdf: Pdf) -> None:
    for element in every(pdf, "Link"):
        drop(element.raw, "/K")


def _two_heads(pdf: Pdf, tag: str) -> None:
    _table(pdf, tag, tag, "TBody")


FAULTS: dict[str, Fault] = {
    "5-1": lambda p: _xmp(p, b"<pdfuaid:part>1", b"<pdfuaid:part>9"),
    "6.2-1": lambda p: drop(p.Root, "/MarkInfo"),
    "7.1-1": lambda p: _marks(p, b"/P <</MCID 990>> BDC /Artifact BMC EMC EMC"),
    "7.1-2": lambda p: _marks(p, b"/Artifact BMC /P <</MCID 991>> BDC EMC EMC"),
    "7.1-3": lambda p: _marks(p, b"0 0 9 9 re f"),
    "7.1-3a": lambda p: _marks(p, b"/Artifact BMC"),
    "7.1-3b": _shorten,
    "7.1-3c": lambda p: _marks(p, b"/P <</MCID 0>> BDC EMC"),
    "7.1-4": lambda p: p.Root.MarkInfo.__setitem__("/Suspects", True),
    "7.1-5": lambda p: add(p, "Card"),
    "7.1-6": lambda p: _remark(p, {"One": "Two", "Two": "One"}),
    "7.1-7": lambda p: _remark(p, {"P": "Span"}),
    "7.1-8": lambda p: drop(p.Root, "/Metadata"),
    "7.1-9": lambda p: _xmp(p, b"dc:title", b"dc:other"),
    "7.1-10": lambda p: drop(p.Root, "/ViewerPreferences"),
    "7.1-11": lambda p: drop(p.Root, "/StructTreeRoot"),
    "7.1-12": lambda p: drop(first(p, "P"), "/P"),
    "7.2-2": lambda p: drop(p.Root, "/Lang"),
    "7.2-3": lambda p: _table(p, "P", "TBody"),
    "7.2-4": lambda p: add(p, "TR"),
    "7.2-5": lambda p: add(p, "THead"),
    "7.2-6": lambda p: add(p, "TBody"),
    "7.2-7": lambda p: add(p, "TFoot"),
    "7.2-8": lambda p: add(p, "TH"),
    "7.2-9": lambda p: add(p, "TD"),
    "7.2-10": lambda p: add(p, "P", first(p, "TR")),
    "7.2-11": lambda p: _two_heads(p, "THead"),
    "7.2-12": lambda p: _two_heads(p, "TFoot"),
    "7.2-13": lambda p: _table(p, "TFoot"),
    "7.2-14": lambda p: _table(p, "THead"),
    "7.2-15": lambda p: _rows(
        p,
        (("TH", {"Scope": Name.Column}), ("TH", {"RowSpan": 2, "Scope": Name.Column})),
        (("TD", {"ColSpan": 2}),),
    ),
    "7.2-16": lambda p: _table(p, "TBody", "Caption", "TBody"),
    "7.2-17": lambda p: add(p, "LI"),
    "7.2-18": lambda p: add(p, "LBody"),
    "7.2-19": lambda p: add(p, "P", add(p, "L")),
    "7.2-20": lambda p: add(p, "P", add(p, "LI", add(p, "L"))),
    "7.2-21": lambda p: _silent(p, ActualText=String("words")),
    "7.2-22": lambda p: _silent(p, Alt=String("words")),
    "7.2-23": lambda p: _silent(p, E=String("words")),
    "7.2-24": both(lambda p: annotate(p, "Link", Contents=String("words")), _silent),
    "7.2-25": both(lambda p: annotate(p, "Widget", TU=String("words")), _silent),
    "7.2-26": lambda p: add(p, "TOCI"),
    "7.2-27": lambda p: add(p, "P", add(p, "TOC")),
    "7.2-29": lambda p: p.Root.__setitem__("/Lang", String("not a language")),
    "7.2-33": lambda p: drop(p.Root, "/Lang"),
    "7.2-34": both(_silent, lambda p: add(p, "P", K=0)),
    "7.2-39": lambda p: _late(p, "L"),
    "7.2-40": lambda p: _late(p, "TOC"),
    "7.2-41": lambda p: _rows(p, (("TH", {"Scope": Name.Column}),), (("TD", {}), ("TD", {}))),
    "7.2-42": lambda p: _rows(p, (("TH", {"RowSpan": 3, "Scope": Name.Column}),), (("TD", {}),)),
    "7.3-1": lambda p: add(p, "Figure"),
    "7.4.2-1": lambda p: add(p, "H6"),
    "7.4.4-1": lambda p: [add(p, "H") for _n in range(2)],
    "7.4.4-2": _mixed,
    "7.5-1": _head_of_nobody,
    "7.5-2": _named_header,
    "7.7-1": lambda p: add(p, "Formula"),
    "7.9-1": lambda p: add(p, "Note"),
    "7.9-2": _ids,
    "7.10-1": lambda p: p.Root.__setitem__("/OCProperties", Dictionary(D=Dictionary())),
    "7.10-2": lambda p: p.Root.__setitem__(
        "/OCProperties", Dictionary(D=Dictionary(Name=String("a"), AS=[]))
    ),
    "7.11-1": _attached,
    "7.15-1": both(
        lambda p: p.Root.__setitem__("/AcroForm", Dictionary(XFA=String("x"))),
        lambda p: p.Root.__setitem__("/NeedsRendering", True),
    ),
    "7.18.1-1": lambda p: annotate(p, "Text", Contents=String("words")),
    "7.18.1-2": lambda p: annotate(p, "Text"),
    "7.18.1-3": lambda p: annotate(p, "Widget"),
    "7.18.2-1": lambda p: annotate(p, "TrapNet"),
    "7.18.3-1": both(lambda p: annotate(p, "Link"), lambda p: p.pages[0].obj.__setitem__("/Tabs", Name.R)),
    "7.18.4-1": lambda p: annotate(p, "Widget", TU=String("words")),
    "7.18.5-1": lambda p: drop(link(p), "/StructParent"),
    "7.18.5-2": lambda p: link(p).__setitem__("/Contents", String("")),
    "7.18.5-2a": _empty_links,
    "7.18.6.2-1": lambda p: _clip(p, Alt=Array([])),
    "7.18.6.2-2": lambda p: _clip(p, CT=String("audio/ogg")),
    "7.18.8-1": lambda p: own(p, annotate(p, "PrinterMark"), "Form"),
    "7.20-1": lambda p: _form(p, Ref=Dictionary()),
    "7.20-2": _twice,
    "7.21.3.1-1": lambda p: _system(p, "Korea1"),
    "7.21.3.2-1": _no_gid_map,
    "7.21.3.3-1": lambda p: composite(p, Encoding=Name("/Home-made")),
    "7.21.3.3-2": _direction,
    "7.21.4.1-1": lambda p: composite(p),
    "7.21.4.1-2": lambda p: _glyph(p, b"FFF0"),
    "7.21.4.2-1": lambda p: font(
        p, b"(A)", Subtype=Name.Type1, FontDescriptor=Dictionary(CharSet=String(" "))
    ),
    "7.21.4.2-2": _cid_set,
    "7.21.5-1": _wrong_width,
    "7.21.6-1": lambda p: simple(p, 32),
    "7.21.6-3": lambda p: simple(p, 4, Encoding=Name.WinAnsiEncoding),
    "7.21.7-1": lambda p: composite(p, ToUnicode=p.make_stream(b"")),
    "7.21.7-2": lambda p: composite(p, ToUnicode=to_unicode(p, b"FEFF")),
    "7.21.8-1": lambda p: _glyph(p, b"0000"),
}
"""Rule id -> what breaks it. 6.1-1 and 7.16-1 need another file (see the tests)."""
