"""A PDF in the making: objects that refer to each other, pages, links, outline. Nothing here knows what is drawn."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from app.export.pdf import packing
from app.export.pdf.syntax import written
from app.export.pdf.values import Bookmark, Link, Name, Ref, Value

_RESOURCES = Ref("Resources")
_PAGES = Ref("Pages")
_OUTLINES = Ref("Outlines")


class Writer:
    """Writes one PDF. Objects may refer to others that are added later."""

    def __init__(self, language: str) -> None:
        self._numbers: dict[str, int] = {}
        self._small: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}
        self._annotations: dict[int, Ref] = {}
        self._info: dict[str, Value] = {}
        self._pages = 0
        self._catalog: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": _PAGES,
            "PageMode": Name("UseNone"),
            "Lang": language,
        }

    # ---- objects
    def add(self, value: Value, name: str = "") -> Ref:
        """Add an object to the file, under a name that others may refer to already."""
        ref = Ref(name or f"R{len(self._numbers)}")
        self._small[self._number(ref)] = written(value, self._number)
        return ref

    def stream(self, data: bytes, entries: Mapping[str, Value] | None = None, *, packed: bool = True) -> Ref:
        """Add a stream; `packed` compresses it, else it stands in the file as it is."""
        ref = Ref(f"R{len(self._numbers)}")
        about = dict(entries or {})
        if packed:
            data = packing.packed(data)
            about["Filter"] = Name("FlateDecode")
        self._streams[self._number(ref)] = packing.stream(written(about, self._number)[2:-2], data)
        return ref

    def catalog(self, **entries: Value) -> None:
        """Put entries into the catalogue."""
        self._catalog.update(entries)

    def _number(self, name: str) -> int:
        """The number of an object; objects are numbered as they are first spoken of."""
        return self._numbers.setdefault(name, len(self._numbers) + 1)

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
        entries: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": _PAGES,
            "MediaBox": [0, 0, round(width, 2), round(height, 2)],
            "Resources": _RESOURCES,
            "Contents": self.stream("\n".join(operators).encode("ascii")),
            "StructParents": self._pages,
            "Tabs": Name("S"),
        }
        for name, corners in (boxes or {}).items():
            entries[name] = [round(v, 2) for v in corners]
        if links:
            entries["Annots"] = [self._link(link) for link in links]
        self.add(entries, self.page_ref(self._pages))
        self._pages += 1

    def page_ref(self, number: int) -> Ref:
        """The page with a number from 0, also one that is not written yet."""
        return Ref(f"Page{number}")

    def resources(self, entries: Mapping[str, Value]) -> None:
        """The fonts, pictures and layers of all pages; to be called once."""
        self.add(entries, _RESOURCES)

    def annotation(self, key: int) -> Ref:
        """The link with a key in the parent tree; its page must be written."""
        return self._annotations[key]

    def _link(self, link: Link) -> Ref:
        # An address is ASCII by its nature; what else people write in one is sent by its code.
        address = quote(link.url, safe=string.punctuation)
        self._annotations[link.key] = self.add(
            {
                "Type": Name("Annot"),
                "Subtype": Name("Link"),
                "Rect": [round(v, 2) for v in link.corners],
                "Border": [0, 0, 0],
                "F": 4,
                "A": {"Type": Name("Action"), "S": Name("URI"), "URI": address},
                "Contents": link.words,
                "StructParent": link.key,
            }
        )
        return self._annotations[link.key]

    # ---- about the file
    def about(self, stamp: str, facts: Mapping[str, str]) -> None:
        """The information dictionary: `stamp` is a PDF date, facts are Title, Author, Subject and so on."""
        self._info = {**facts, "CreationDate": stamp, "ModDate": stamp, "Trapped": Name("False")}

    def viewing(self) -> None:
        """The window says the title, the printer keeps its own scaling, pages count from 1."""
        self.catalog(
            ViewerPreferences={"DisplayDocTitle": True, "PrintScaling": Name("AppDefault")},
            PageLabels={"Nums": [0, {"S": Name("D"), "St": 1}]},
        )

    def outline(self, entries: Iterable[Bookmark]) -> None:
        """Bookmarks in the order of their places; an entry lies in the last one of a smaller depth."""
        found: list[tuple[Bookmark, int]] = []
        for entry in entries:
            found.append((entry, min(entry.level, found[-1][1] + 1 if found else 0)))
        if not found:
            return
        kids: dict[int, list[int]] = {-1: []}
        parents: list[int] = []
        for at, (_, depth) in enumerate(found):
            parent = next((up for up in range(at - 1, -1, -1) if found[up][1] < depth), -1)
            parents.append(parent)
            kids.setdefault(parent, []).append(at)
        for at, (entry, _) in enumerate(found):
            self._bookmark(at, entry, parents[at], kids)
        ends = {"First": _bookmark_ref(kids[-1][0]), "Last": _bookmark_ref(kids[-1][-1])}
        self.add({"Type": Name("Outlines"), **ends, "Count": len(found)}, _OUTLINES)
        self.catalog(Outlines=_OUTLINES, PageMode=Name("UseOutlines"))

    def _bookmark(self, at: int, entry: Bookmark, parent: int, kids: Mapping[int, Sequence[int]]) -> None:
        beside, inside = kids[parent], kids.get(at, [])
        place = beside.index(at)
        made: dict[str, Value] = {
            "Title": entry.title,
            "Parent": _OUTLINES if parent < 0 else _bookmark_ref(parent),
            "Dest": [self.page_ref(entry.page), Name("XYZ"), 0, round(entry.top, 1), 0],
        }
        if place > 0:
            made["Prev"] = _bookmark_ref(beside[place - 1])
        if place + 1 < len(beside):
            made["Next"] = _bookmark_ref(beside[place + 1])
        if inside:
            made |= {"First": _bookmark_ref(inside[0]), "Last": _bookmark_ref(inside[-1])}
            made["Count"] = _inside(at, kids)
        self.add(made, _bookmark_ref(at))

    def data(self) -> bytes:
        """The whole file; ends the writing."""
        pages: list[Value] = [self.page_ref(number) for number in range(self._pages)]
        self.add({"Type": Name("Pages"), "Count": self._pages, "Kids": pages}, _PAGES)
        root, info = self.add(self._catalog), self.add(self._info)
        return packing.whole(self._small, self._streams, self._number(root), self._number(info))


def _bookmark_ref(at: int) -> Ref:
    return Ref(f"Bookmark{at}")


def _inside(at: int, kids: Mapping[int, Sequence[int]]) -> int:
    """How many entries lie in an entry, however deep."""
    return sum(1 + _inside(kid, kids) for kid in kids.get(at, ()))
