"""What every rule stands on: the file read once, its structure tree, its page contents, and the list of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

MOST_ELEMENTS = 400_000
_STANDARD = """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
    Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu
    WT WP Figure Formula Form"""
STANDARD = frozenset(_STANDARD.split())
"""Structure types of ISO 32000-1."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold: its id, what it says, and a search for the places where it does not."""

    id: str
    text: str
    run: Callable[[Checked], Iterator[str]]


RULES: dict[str, Rule] = {}


def rule(
    key: str, text: str
) -> Callable[[Callable[[Checked], Iterator[str]]], Callable[[Checked], Iterator[str]]]:
    """Register a rule; its text is English, marked with N_."""

    def register(run: Callable[[Checked], Iterator[str]]) -> Callable[[Checked], Iterator[str]]:
        if key in RULES:
            raise ValueError(f"rule {key} is registered twice")
        RULES[key] = Rule(key, text, run)
        return run

    return register


@dataclass(eq=False, slots=True)
class Element:
    """One structure element with its type after the role map."""

    raw: Any
    own: str
    """The type as the file names it."""
    tag: str
    """The standard type it stands for, or its own name where it stands for none."""
    parent: Element | None
    kids: list[Element] = field(default_factory=list)

    def words(self, name: str) -> str:
        """An entry in words, such as "/Alt"; "" where there is none."""
        found = self.raw.get(name)
        return str(found) if isinstance(found, pikepdf.String) else ""

    def attribute(self, owner: str, name: str) -> Any:
        """An entry of an attribute object; None where there is none."""
        for one in listed(self.raw.get("/A")):
            if isinstance(one, Dictionary) and str(one.get("/O", "")) == owner and name in one:
                return one[name]
        return None

    @property
    def lang(self) -> str:
        """The language, its own or inherited from what it lies in."""
        at: Element | None = self
        while at is not None:
            if at.words("/Lang"):
                return at.words("/Lang")
            at = at.parent
        return ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted or marked on a page, with the marks it lies in, outermost first."""

    page: int
    operator: str
    operands: tuple[Any, ...]
    inside: tuple[tuple[str, Any], ...]
    """(tag, properties) of each open mark."""


class Checked:
    """A PDF as the rules see it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Any = pdf.Root
        self.memo: dict[str, Any] = {}
        """What several rules of one area look up, made once."""

    @property
    def tree(self) -> Any:
        """The root of the structure tree; an empty dictionary where there is none."""
        found = self.root.get("/StructTreeRoot")
        return found if isinstance(found, Dictionary) else Dictionary()

    @cached_property
    def roles(self) -> dict[str, str]:
        """Own type -> type it stands for, both without slash."""
        found = self.tree.get("/RoleMap")
        if not isinstance(found, Dictionary):
            return {}
        return {str(key)[1:]: str(value)[1:] for key, value in found.items() if isinstance(value, Name)}

    def standard(self, own: str) -> str:
        """The standard type behind an own one; the name itself when the way leads nowhere or in a circle."""
        seen = [own]
        while seen[-1] not in STANDARD and seen[-1] in self.roles:
            following = self.roles[seen[-1]]
            if following in seen:
                return own
            seen.append(following)
        return seen[-1]

    @cached_property
    def elements(self) -> list[Element]:
        """All structure elements in reading order; a tree that leads back to itself is cut there."""
        found: list[Element] = []
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, Element | None]] = [
            (kid, None) for kid in reversed(listed(self.tree.get("/K")))
        ]
        while waiting and len(found) < MOST_ELEMENTS:
            raw, parent = waiting.pop()
            if not isinstance(raw, Dictionary) or "/S" not in raw:
                continue
            if raw.objgen != (0, 0):
                if raw.objgen in seen:
                    continue
                seen.add(raw.objgen)
            own = str(raw.S)[1:]
            element = Element(raw, own, self.standard(own), parent)
            if parent is not None:
                parent.kids.append(element)
            found.append(element)
            waiting += [(kid, element) for kid in reversed(listed(raw.get("/K")))]
        return found

    def of_type(self, *tags: str) -> Iterator[Element]:
        """Elements of some standard types."""
        return (element for element in self.elements if element.tag in tags)

    @cached_property
    def owners(self) -> dict[int, Any]:
        """The parent tree: key -> element, or list of elements."""
        found: dict[int, Any] = {}
        waiting, looked = [self.tree.get("/ParentTree")], 0
        while waiting and looked < MOST_ELEMENTS:
            node = waiting.pop()
            looked += 1
            if not isinstance(node, Dictionary):
                continue
            numbers = listed(node.get("/Nums"))
            for key, value in zip(numbers[::2], numbers[1::2], strict=False):
                found[int(key)] = value
            waiting += listed(node.get("/Kids"))
        return found

    @cached_property
    def marks(self) -> list[list[Mark]]:
        """What each page paints and marks, in order."""
        return [list(_marks(page, number)) for number, page in enumerate(self.pdf.pages, 1)]

    @cached_property
    def annotations(self) -> list[tuple[int, Any]]:
        """(page from 1, annotation) of everything that is seen and is no part of a form's look."""
        found: list[tuple[int, Any]] = []
        for number, page in enumerate(self.pdf.pages, 1):
            for each in listed(page.obj.get("/Annots")):
                if isinstance(each, Dictionary):
                    found.append((number, each))
        return found


def listed(value: Any) -> list[Any]:
    """A value as a list: an array's parts, nothing for None, else the value alone."""
    if value is None:
        return []
    if isinstance(value, Array):
        return [value[at] for at in range(len(value))]
    return [value]


def on_page(number: int) -> str:
    """ "page 3", as a place."""
    from app.words import _

    return _("page {number}", number=number)


def _marks(page: pikepdf.Page, number: int) -> Iterator[Mark]:
    stack: list[tuple[str, Any]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = tuple(instruction.operands), str(instruction.operator)
        if operator in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else None
            if isinstance(properties, Name):
                named = page.resources.get("/Properties", Dictionary())
                properties = named.get(str(properties))
            yield Mark(number, operator, (operands[0], properties), tuple(stack))
            stack.append((str(operands[0])[1:], properties))
        elif operator == "EMC":
            yield Mark(number, operator, (), tuple(stack))
            if stack:
                stack.pop()
        else:
            yield Mark(number, operator, operands, tuple(stack))
    for tag, _properties in stack:
        yield Mark(number, "open", (tag,), ())
