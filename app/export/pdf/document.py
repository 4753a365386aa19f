"""A tagged PDF written in one pass: pages, structure, links, layers, outline, page labels, metadata."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cached_property
from typing import IO, TYPE_CHECKING

from app.export.pdf import archive, metadata
from app.export.pdf.archive import Attachment
from app.export.pdf.fonts import Fonts
from app.export.pdf.images import Images
from app.export.pdf.metadata import About
from app.export.pdf.page import Page
from app.export.pdf.stamps import Stamps
from app.export.pdf.structure import Node, Tree
from app.export.pdf.values import Bookmark, Name, Ref

if TYPE_CHECKING:
    from app.export.pdf.writer import Writer

LONGEST_SIDE = 14_400.0
"""Points; what readers take without a user unit."""


class Document:
    """One PDF in the making."""

    def __init__(self, about: About, picture: Callable[[str], bytes | None] | None = None) -> None:
        """`picture` gives the bytes of a picture by the id of its record."""
        self.about = about
        self.fonts = Fonts()
        self.tree = Tree()
        self.images = Images(picture)
        self.stamps = Stamps()
        self.attached: Attachment | None = None
        """The map itself, when it is to travel with the print."""
        self._pages = 0
        self._bookmarks: list[Bookmark] = []
        self._layers: dict[str, str] = {}

    @cached_property
    def _writer(self) -> Writer:
        # Loading reportlab takes a tenth of a second; a preview on screen composes pages without writing them.
        from app.export.pdf.writer import Writer

        return Writer(self.about.language)

    @property
    def root(self) -> Node:
        """The structure element of the whole document."""
        return self.tree.root

    def page(self, width: float, height: float) -> Page:
        """A new page, sizes in points; close it with `finish`."""
        return Page(self, self._pages, width, height)

    def finish(self, page: Page) -> None:
        """Put a painted page into the document."""
        self._writer.page(page.width, page.height, page.operators, page.links, page.boxes)
        self._pages += 1

    def bookmark(self, title: str, page: int, top: float, level: int = 0) -> None:
        """An outline entry that leads to a height on a page (points from below)."""
        self._bookmarks.append(Bookmark(title, page, top, level))

    def layer(self, name: str) -> str:
        """The resource name of an optional layer, made when first asked for."""
        return self._layers.setdefault(name, f"L{len(self._layers) + 1}")

    def save(self, target: IO[bytes]) -> None:
        """Finish everything and write the file."""
        writer = self._writer
        layers = {key: _layer(writer, name) for name, key in self._layers.items()}
        writer.resources(
            {
                "Font": self.fonts.write(writer),
                "XObject": self.images.write(writer) | self.stamps.write(writer),
                "Properties": layers,
            }
        )
        if layers:
            groups = list(layers.values())
            shown = {"Name": "Default", "Order": groups, "ON": groups}
            writer.catalog(OCProperties={"OCGs": groups, "D": shown})
        self.tree.write(writer)
        self.tree = Tree()
        writer.outline(self._bookmarks)
        writer.viewing()
        archive.colours(writer)
        if self.attached is not None:
            archive.attach(writer, self.attached)
        metadata.write(writer, self.about, complete=self.fonts.complete)
        target.write(_packed(writer.data()))


def _layer(writer: Writer, name: str) -> Ref:
    usage = {"Print": {"Subtype": Name("Print"), "PrintState": Name("ON")}, "View": {"ViewState": Name("ON")}}
    return writer.add({"Type": Name("OCG"), "Name": name, "Usage": usage})


def _packed(data: bytes) -> bytes:
    """The same file with its small objects packed together, which reportlab cannot do."""
    import pikepdf

    # Not in linear order: qpdf --check then complains of the hint table of the outline that qpdf itself wrote.
    # qpdf ends the program when a stream of ours raises (a full disk), so it only ever writes to memory.
    whole = io.BytesIO()
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # reportlab makes the file's identity from its title alone; qpdf makes one from the whole content.
        del pdf.trailer.ID
        pdf.save(
            whole,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=True,
            deterministic_id=True,
        )
    return whole.getvalue()
