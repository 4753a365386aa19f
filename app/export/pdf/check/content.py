"""What is painted: all of it belongs to an element or is decoration, and both ends of each mark know each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Name, Stream

from app.export.pdf.check.base import Checked, listed, on_page, rule
from app.words import N_, _

PAINTS = frozenset(
    ("Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE")
)


def _mcid(properties: Any) -> int | None:
    if isinstance(properties, Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return None


def _kinds(inside: tuple[tuple[str, Any], ...]) -> set[str]:
    found = set()
    for tag, properties in inside:
        if tag == "Artifact":
            found.add("artifact")
        elif _mcid(properties) is not None:
            found.add("told")
    return found


@rule("7.1-1", N_("No decoration lies inside what is told."))
def _decoration_in_told(found: Checked) -> Iterator[str]:
    for page in found.marks:
        for mark in page:
            if (
                mark.operator in ("BDC", "BMC")
                and str(mark.operands[0]) == "/Artifact"
                and "told" in _kinds(mark.inside)
            ):
                yield on_page(mark.page)


@rule("7.1-2", N_("Nothing that is told lies inside decoration."))
def _told_in_decoration(found: Checked) -> Iterator[str]:
    for page in found.marks:
        for mark in page:
            if (
                mark.operator == "BDC"
                and _mcid(mark.operands[1]) is not None
                and "artifact" in _kinds(mark.inside)
            ):
                yield on_page(mark.page)


@rule("7.1-3", N_("Everything on a page is told or marked as decoration."))
def _unmarked(found: Checked) -> Iterator[str]:
    for page in found.marks:
        for mark in page:
            if mark.operator in PAINTS and not _kinds(mark.inside):
                yield on_page(mark.page)


@rule("7.1-3a", N_("Every mark is closed."))
def _open(found: Checked) -> Iterator[str]:
    for page in found.marks:
        yield from (on_page(mark.page) for mark in page if mark.operator == "open")


@rule("7.1-3b", N_("Marks on a page and elements of the structure know each other."))
def _both_ends(found: Checked) -> Iterator[str]:
    homes = _homes(found)
    for number, page in enumerate(found.pdf.pages, 1):
        key = page.obj.get("/StructParents")
        owners = listed(found.owners.get(int(key))) if key is not None else []
        for mark in found.marks[number - 1]:
            told = _mcid(mark.operands[1]) if mark.operator == "BDC" else None
            if told is None:
                continue
            owner = owners[told] if told < len(owners) else None
            if not isinstance(owner, Dictionary) or owner.objgen not in homes.get((number, told), ()):
                yield on_page(number)


def _homes(found: Checked) -> dict[tuple[int, int], set[tuple[int, int]]]:
    """(page from 1, mark) -> elements that hold it."""
    number = {page.obj.objgen: at for at, page in enumerate(found.pdf.pages, 1)}
    homes: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for element in found.elements:
        for kid in listed(element.raw.get("/K")):
            if isinstance(kid, Dictionary) and "/MCID" in kid:
                page, told = kid.get("/Pg", element.raw.get("/Pg")), int(kid.MCID)
            elif isinstance(kid, int):
                page, told = element.raw.get("/Pg"), int(kid)
            else:
                continue
            if page is not None and page.objgen in number:
                homes.setdefault((number[page.objgen], told), set()).add(element.raw.objgen)
    return homes


@rule("7.1-3c", N_("No mark has the number of another one on its page."))
def _same_number(found: Checked) -> Iterator[str]:
    for page in found.marks:
        seen: set[int] = set()
        for mark in page:
            told = _mcid(mark.operands[1]) if mark.operator == "BDC" else None
            if told is not None and told in seen:
                yield on_page(mark.page)
            if told is not None:
                seen.add(told)


def _objects(found: Checked) -> Iterator[tuple[int, Stream]]:
    """(page from 1, form or picture) of what pages take from their resources."""
    for number, page in enumerate(found.pdf.pages, 1):
        for each in page.resources.get("/XObject", Dictionary()).values():
            if isinstance(each, Stream):
                yield number, each


@rule("7.20-1", N_("No part of a page is taken from another file."))
def _foreign(found: Checked) -> Iterator[str]:
    for number, each in _objects(found):
        if "/Ref" in each:
            yield on_page(number)


@rule("7.20-2", N_("A drawing that holds marks is used once only."))
def _used_twice(found: Checked) -> Iterator[str]:
    used: dict[tuple[int, int], int] = {}
    for number, page in enumerate(found.pdf.pages, 1):
        names = page.resources.get("/XObject", Dictionary())
        for mark in found.marks[number - 1]:
            if mark.operator != "Do" or not isinstance(mark.operands[0], Name):
                continue
            form = names.get(str(mark.operands[0]))
            if (
                isinstance(form, Stream)
                and str(form.get("/Subtype", "")) == "/Form"
                and "/StructParents" in form
            ):
                used[form.objgen] = used.get(form.objgen, 0) + 1
                if used[form.objgen] == 2:
                    yield _("page {number}", number=number)
