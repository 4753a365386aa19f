"""The structure tree: what each mark on a page means, for screen readers and for text search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.export.pdf.values import Name, Ref, Value

if TYPE_CHECKING:
    from app.export.pdf.writer import Writer

_LINKS = 100_000
"""Keys of links in the parent tree begin here; below are pages."""


@dataclass(eq=False, slots=True)
class Node:
    """One structure element ("Sect", "H1", "P", "Table" …). Its kids are elements and places on pages."""

    tag: str
    parent: Node | None = None
    alt: str = ""
    title: str = ""
    lang: str = ""
    attributes: dict[str, Value] = field(default_factory=dict)
    """Entries of its attribute object, with O naming the owner ("Table", "Layout")."""
    kids: list[Node | Mark | Annotation] = field(default_factory=list)

    def add(self, tag: str, **more: Any) -> Node:
        """A new last kid."""
        kid = Node(tag, self, **more)
        self.kids.append(kid)
        return kid

    @property
    def empty(self) -> bool:
        """Whether nothing on any page belongs to it or to what is inside it."""
        return all(isinstance(kid, Node) and kid.empty for kid in self.kids)


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content number `mcid` on a page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link annotation on a page; `key` is its entry in the parent tree."""

    page: int
    key: int


class Tree:
    """Collects which element each mark belongs to and writes the tree in the end."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._marks: dict[int, list[Node]] = {}
        self._links: dict[int, Node] = {}

    def mark(self, node: Node, page: int) -> int:
        """The number of the next marked content of a page, which belongs to node."""
        owners = self._marks.setdefault(page, [])
        owners.append(node)
        node.kids.append(Mark(page, len(owners) - 1))
        return len(owners) - 1

    def annotate(self, node: Node, page: int) -> int:
        """Give an annotation on a page to an element; returns its key in the parent tree."""
        key = _LINKS + len(self._links)
        self._links[key] = node
        node.kids.append(Annotation(page, key))
        return key

    def write(self, writer: Writer) -> None:
        """Write all elements that hold something, and the way from marks back to them."""
        names: dict[int, Ref] = {}
        top = Ref("Structure")
        kids = [self._element(writer, self.root, top, names)]
        numbers: list[Value] = []
        for page, owners in sorted(self._marks.items()):
            numbers += [page, writer.add([names[id(node)] for node in owners])]
        for key, node in sorted(self._links.items()):
            numbers += [key, names[id(node)]]
        writer.add(
            {
                "Type": Name("StructTreeRoot"),
                "K": kids,
                "ParentTree": writer.add({"Nums": numbers}),
                "ParentTreeNextKey": _LINKS + len(self._links),
            },
            top,
        )
        writer.catalog(StructTreeRoot=top, MarkInfo={"Marked": True})

    def _element(self, writer: Writer, node: Node, parent: Ref, names: dict[int, Ref]) -> Ref:
        name = names[id(node)] = Ref(f"E{len(names)}")
        inner = _only_paragraph(node)
        if inner is not None:
            names[id(inner)] = name
            node.kids = inner.kids
        entries: dict[str, Value] = {"S": Name(node.tag), "P": parent}
        for key, text in (("Alt", node.alt), ("T", node.title), ("Lang", node.lang)):
            if text:
                entries[key] = text
        if node.attributes:
            entries["A"] = node.attributes
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if home is not None:
            entries["Pg"] = writer.page_ref(home)
        kids: list[Value] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                # An empty cell too, else those after it would change columns.
                if node.tag == "TR" or not kid.empty:
                    kids.append(self._element(writer, kid, name, names))
            else:
                kids.append(_content(writer, kid, home))
        if kids:
            entries["K"] = kids[0] if len(kids) == 1 else kids
        return writer.add(entries, name)


def _only_paragraph(node: Node) -> Node | None:
    """The one paragraph of a cell, which then speaks for itself: a third of a table's elements say nothing more."""
    if node.tag not in ("TD", "TH") or len(node.kids) != 1:
        return None
    inner = node.kids[0]
    plain = isinstance(inner, Node) and inner.tag == "P" and not any(isinstance(k, Node) for k in inner.kids)
    return inner if plain and isinstance(inner, Node) else None


def _content(writer: Writer, kid: Mark | Annotation, home: int | None) -> Value:
    """What an element says of a mark or a link; marks on its own page are plain numbers."""
    page = writer.page_ref(kid.page)
    if isinstance(kid, Annotation):
        return {"Type": Name("OBJR"), "Pg": page, "Obj": writer.annotation(kid.key)}
    if kid.page == home:
        return kid.mcid
    return {"Type": Name("MCR"), "Pg": page, "MCID": kid.mcid}
