"""Links and other annotations: in the structure, in the order of the page, told in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from app.export.pdf.check.base import Checked, listed, on_page, rule
from app.words import N_

_HIDDEN = 2


def _kind(annotation: Any) -> str:
    return str(annotation.get("/Subtype", ""))[1:]


def _seen(found: Checked) -> Iterator[tuple[int, Any]]:
    """Annotations that a reader can meet."""
    for number, each in found.annotations:
        if not int(each.get("/F", 0)) & _HIDDEN and _kind(each) != "Popup":
            yield number, each


def _owner(found: Checked, annotation: Any) -> str:
    """The standard type of the element that holds it; "" for none."""
    key = annotation.get("/StructParent")
    owner = found.owners.get(int(key)) if key is not None else None
    if not isinstance(owner, Dictionary) or "/S" not in owner:
        return ""
    return found.standard(str(owner.S)[1:])


def _alt(found: Checked, annotation: Any) -> str:
    key = annotation.get("/StructParent")
    owner = found.owners.get(int(key)) if key is not None else None
    return str(owner.get("/Alt", "")) if isinstance(owner, Dictionary) else ""


@rule("7.18.1-1", N_("An annotation that is neither link nor form field lies in an Annot element."))
def _annot(found: Checked) -> Iterator[str]:
    for number, each in _seen(found):
        if _kind(each) not in ("Link", "Widget", "PrinterMark") and _owner(found, each) != "Annot":
            yield on_page(number)


@rule("7.18.1-2", N_("An annotation is told in words."))
def _told(found: Checked) -> Iterator[str]:
    for number, each in _seen(found):
        if _kind(each) in ("Widget", "PrinterMark", "Link"):
            continue
        if not str(each.get("/Contents", "")).strip() and not _alt(found, each).strip():
            yield on_page(number)


@rule("7.18.1-3", N_("A form field is told in words."))
def _field(found: Checked) -> Iterator[str]:
    for number, each in _seen(found):
        if _kind(each) == "Widget":
            named = each.get("/TU", each.get("/Parent", Dictionary()).get("/TU", ""))
            if not str(named).strip() and not _alt(found, each).strip():
                yield on_page(number)


@rule("7.18.2-1", N_("There are no trap networks."))
def _traps(found: Checked) -> Iterator[str]:
    yield from (on_page(number) for number, each in found.annotations if _kind(each) == "TrapNet")


@rule("7.18.3-1", N_("On a page with annotations the tab key follows the structure."))
def _tabs(found: Checked) -> Iterator[str]:
    for number, page in enumerate(found.pdf.pages, 1):
        if listed(page.obj.get("/Annots")) and str(page.obj.get("/Tabs", "")) != "/S":
            yield on_page(number)


@rule("7.18.4-1", N_("A form field lies in a Form element."))
def _form(found: Checked) -> Iterator[str]:
    for number, each in _seen(found):
        if _kind(each) == "Widget" and _owner(found, each) != "Form":
            yield on_page(number)


@rule("7.18.5-1", N_("A link lies in a Link element."))
def _link(found: Checked) -> Iterator[str]:
    for number, each in _seen(found):
        if _kind(each) == "Link" and _owner(found, each) != "Link":
            yield on_page(number)


@rule("7.18.5-2", N_("A link is told in words."))
def _link_words(found: Checked) -> Iterator[str]:
    for number, each in _seen(found):
        if _kind(each) == "Link" and not str(each.get("/Contents", "")).strip():
            yield on_page(number)


@rule("7.18.5-2a", N_("A Link element names the link it holds."))
def _back(found: Checked) -> Iterator[str]:
    held = {
        kid.Obj.objgen
        for element in found.of_type("Link")
        for kid in listed(element.raw.get("/K"))
        if isinstance(kid, Dictionary) and "/Obj" in kid
    }
    for number, each in _seen(found):
        if _kind(each) == "Link" and each.objgen not in held:
            yield on_page(number)


@rule("7.18.6.2-1", N_("Sounds and films say of which kind they are."))
def _clips(found: Checked) -> Iterator[str]:
    for number, clip in _media(found):
        if "/CT" not in clip:
            yield on_page(number)


@rule("7.18.6.2-2", N_("Sounds and films are told in words."))
def _clip_words(found: Checked) -> Iterator[str]:
    for number, clip in _media(found):
        if "/Alt" not in clip:
            yield on_page(number)


def _media(found: Checked) -> Iterator[tuple[int, Any]]:
    for number, each in found.annotations:
        action = each.get("/A")
        rendition = action.get("/R") if isinstance(action, Dictionary) else None
        clip = rendition.get("/C") if isinstance(rendition, Dictionary) else None
        if isinstance(clip, Dictionary):
            yield number, clip


@rule("7.18.8-1", N_("Marks for the print shop are no part of the structure."))
def _printer(found: Checked) -> Iterator[str]:
    for number, each in found.annotations:
        if _kind(each) == "PrinterMark" and _owner(found, each):
            yield on_page(number)
