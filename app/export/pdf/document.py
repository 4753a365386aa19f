"""A tagged PDF written in one pass: pages, structure, links, layers, outline, page labels, metadata."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.export.pdf import metadata
from app.export.pdf.fonts import Fonts, stream
from app.export.pdf.images import Images
from app.export.pdf.metadata import About
from app.export.pdf.page import Page
from app.export.pdf.structure import Node, Tree

LONGEST_SIDE = 14_400.0
"""Points; what readers take without a user unit."""


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline: its words, its page, the height on it in points from below, its depth."""

    title: str
    page: int
    top: float
    level: int = 0
    kids: list[Bookmark] = field(default_factory=list)


class Document:
    """One PDF in the making."""

    def __init__(self, about: About, picture: Callable[[str], bytes | None] | None = None) -> None:
        """`picture` gives the bytes of a picture by the id of its record."""
        self.about = about
        self.pdf = pikepdf.new()
        self.fonts = Fonts()
        self.tree = Tree()
        self.images = Images(self.pdf, picture)
        self.pages: list[pikepdf.Object] = []
        self._bookmarks: list[Bookmark] = []
        self._layers: dict[str, tuple[str, pikepdf.Object]] = {}
        self._resources = self.pdf.make_indirect(Dictionary())

    @property
    def root(self) -> Node:
        """The structure element of the whole document."""
        return self.tree.root

    def page(self, width: float, height: float) -> Page:
        """A new page, sizes in points; close it with `finish`."""
        return Page(self, len(self.pages), width, height)

    def finish(self, page: Page) -> None:
        """Put a painted page into the document."""
        obj = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(page.width, 2), round(page.height, 2)]),
                Resources=self._resources,
                Contents=stream(self.pdf, page.content()),
                StructParents=page.index,
                Tabs=Name.S,
            )
        )
        if page.annotations:
            obj.Annots = Array(page.annotations)
        self.pages.append(obj)
        self.pdf.pages.append(pikepdf.Page(obj))

    def bookmark(self, title: str, page: int, top: float, level: int = 0) -> None:
        """An outline entry that leads to a height on a page (points from below)."""
        self._bookmarks.append(Bookmark(title, page, top, level))

    def layer(self, name: str) -> str:
        """The resource name of an optional layer, made when first asked for."""
        if name not in self._layers:
            group = Dictionary(
                Type=Name.OCG,
                Name=String(name),
                Usage=Dictionary(
                    Print=Dictionary(Subtype=Name.Print, PrintState=Name.ON),
                    View=Dictionary(ViewState=Name.ON),
                ),
            )
            self._layers[name] = (f"L{len(self._layers) + 1}", self.pdf.make_indirect(group))
        return self._layers[name][0]

    def save(self, target: IO[bytes]) -> None:
        """Finish everything and write the file; object streams keep the structure small."""
        root = self.pdf.Root
        self._resources.Font = self.fonts.write(self.pdf)
        self._resources.XObject = self.images.resources()
        self._write_layers()
        self.tree.write(self.pdf, [page.obj for page in self.pdf.pages])
        self._write_outline()
        metadata.write(self.pdf, self.about)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name.AppDefault)
        root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
        # qpdf ends the program when a stream of ours raises (a full disk), so it only ever writes to memory.
        whole = io.BytesIO()
        pikepdf.settings.set_flate_compression_level(9)
        self.pdf.save(
            whole,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
            deterministic_id=True,
        )
        target.write(whole.getbuffer())

    def _write_layers(self) -> None:
        if not self._layers:
            return
        groups = Array([group for _, group in self._layers.values()])
        self._resources.Properties = Dictionary({f"/{key}": group for key, group in self._layers.values()})
        self.pdf.Root.OCProperties = Dictionary(
            OCGs=groups, D=Dictionary(Name=String("Default"), Order=groups, ON=groups)
        )

    def _write_outline(self) -> None:
        tops: list[Bookmark] = []
        path: list[Bookmark] = []
        for entry in self._bookmarks:
            del path[entry.level :]
            (path[-1].kids if path else tops).append(entry)
            path.append(entry)
        with self.pdf.open_outline() as outline:
            outline.root.extend(self._item(entry) for entry in tops)
        if tops:
            self.pdf.Root.PageMode = Name.UseOutlines

    def _item(self, entry: Bookmark) -> pikepdf.OutlineItem:
        item = pikepdf.OutlineItem(entry.title, entry.page, "XYZ", left=0, top=round(entry.top, 1), zoom=0)
        item.children.extend(self._item(kid) for kid in entry.kids)
        return item
