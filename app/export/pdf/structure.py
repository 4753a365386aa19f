"""The structure tree: what each mark on a page means, for screen readers and for text search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass(eq=False, slots=True)
class Node:
    """One structure element ("Sect", "H1", "P", "Table" …). Its kids are elements and places on pages."""

    tag: str
    parent: Node | None = None
    alt: str = ""
    title: str = ""
    lang: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    """Entries of its attribute object, with /O naming the owner ("Table", "Layout")."""
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
    obj: pikepdf.Object
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

    def annotate(self, node: Node, page: int, annotation: pikepdf.Object) -> int:
        """Give an annotation to an element; returns its key, 100,000 and up so that pages keep theirs."""
        key = 100_000 + len(self._links)
        self._links[key] = node
        node.kids.append(Annotation(page, annotation, key))
        return key

    def write(self, pdf: pikepdf.Pdf, pages: list[pikepdf.Object]) -> None:
        """Write all elements that hold something, and the way from marks back to them."""
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        written: dict[int, pikepdf.Object] = {}
        root.K = Array([self._element(pdf, self.root, root, pages, written)])
        numbers: list[Any] = []
        for page, owners in sorted(self._marks.items()):
            numbers += [page, pdf.make_indirect(Array([written[id(node)] for node in owners]))]
        for key, node in sorted(self._links.items()):
            numbers += [key, written[id(node)]]
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = 100_000 + len(self._links)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(
        self,
        pdf: pikepdf.Pdf,
        node: Node,
        parent: pikepdf.Object,
        pages: list[pikepdf.Object],
        written: dict[int, pikepdf.Object],
    ) -> pikepdf.Object:
        element = pdf.make_indirect(Dictionary(S=Name("/" + node.tag), P=parent))
        written[id(node)] = element
        if node.alt:
            element.Alt = String(node.alt)
        if node.title:
            element.T = String(node.title)
        if node.lang:
            element.Lang = String(node.lang)
        if node.attributes:
            element.A = Dictionary({f"/{name}": value for name, value in node.attributes.items()})
        kids: list[Any] = []
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if home is not None:
            element.Pg = pages[home]
        for kid in node.kids:
            if isinstance(kid, Node):
                if not kid.empty:
                    kids.append(self._element(pdf, kid, element, pages, written))
            elif isinstance(kid, Mark) and kid.page == home:
                kids.append(kid.mcid)
            elif isinstance(kid, Mark):
                kids.append(Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.mcid))
            else:
                kids.append(Dictionary(Type=Name.OBJR, Pg=pages[kid.page], Obj=kid.obj))
        element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element
