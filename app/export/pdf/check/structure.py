"""The structure tree: types, lists, contents pages, headings, figures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.export.pdf.check.base import STANDARD, Checked, Element, listed, rule
from app.words import N_, _


def _named(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        yield _(
            "{tag} in {parent}",
            tag=element.own,
            parent=element.parent.own if element.parent else "StructTreeRoot",
        )


@rule("7.1-5", N_("Each type of element is known or stands for a known one."))
def _known(found: Checked) -> Iterator[str]:
    yield from _named(e for e in found.elements if e.tag not in STANDARD)


@rule("7.1-6", N_("No type stands for itself in a circle."))
def _circle(found: Checked) -> Iterator[str]:
    for start in found.roles:
        seen, at = {start}, found.roles[start]
        while at in found.roles:
            if at in seen:
                yield start
                break
            seen.add(at)
            at = found.roles[at]


@rule("7.1-7", N_("A known type keeps its meaning."))
def _remapped(found: Checked) -> Iterator[str]:
    yield from (own for own in found.roles if own in STANDARD)


@rule("7.1-12", N_("Each element knows the one it lies in."))
def _parents(found: Checked) -> Iterator[str]:
    yield from _named(e for e in found.elements if "/P" not in e.raw)


def _wrong_parent(found: Checked, tag: str, *parents: str) -> Iterator[str]:
    yield from _named(e for e in found.of_type(tag) if e.parent is None or e.parent.tag not in parents)


def _wrong_kids(found: Checked, tag: str, *kids: str) -> Iterator[str]:
    for element in found.of_type(tag):
        yield from _named(kid for kid in element.kids if kid.tag not in kids)


@rule("7.2-17", N_("A list item lies in a list."))
def _item(found: Checked) -> Iterator[str]:
    return _wrong_parent(found, "LI", "L")


@rule("7.2-18", N_("The body of a list item lies in a list item."))
def _body(found: Checked) -> Iterator[str]:
    return _wrong_parent(found, "LBody", "LI")


@rule("7.2-19", N_("A list holds items, lists and a caption."))
def _list(found: Checked) -> Iterator[str]:
    return _wrong_kids(found, "L", "L", "LI", "Caption")


@rule("7.2-20", N_("A list item holds its sign and its body."))
def _item_kids(found: Checked) -> Iterator[str]:
    return _wrong_kids(found, "LI", "Lbl", "LBody")


@rule("7.2-26", N_("An entry of the contents lies in the contents."))
def _entry(found: Checked) -> Iterator[str]:
    return _wrong_parent(found, "TOCI", "TOC")


@rule("7.2-27", N_("Contents hold entries, contents and a caption."))
def _contents(found: Checked) -> Iterator[str]:
    return _wrong_kids(found, "TOC", "TOCI", "TOC", "Caption")


@rule("7.2-40", N_("The caption of contents comes first."))
def _contents_caption(found: Checked) -> Iterator[str]:
    return _late_caption(found, "TOC")


@rule("7.2-39", N_("A list has at most one caption, and it comes first."))
def _list_caption(found: Checked) -> Iterator[str]:
    return _late_caption(found, "L")


def _late_caption(found: Checked, tag: str) -> Iterator[str]:
    for element in found.of_type(tag):
        yield from _named(kid for kid in element.kids[1:] if kid.tag == "Caption")


@rule("7.3-1", N_("Each picture is told in words."))
def _figures(found: Checked) -> Iterator[str]:
    yield from _named(
        e for e in found.of_type("Figure") if not (e.words("/Alt").strip() or "/ActualText" in e.raw)
    )


@rule("7.4.2-1", N_("Headings skip no level."))
def _levels(found: Checked) -> Iterator[str]:
    level = 0
    for element in found.elements:
        if re.fullmatch("H[1-6]", element.tag):
            if int(element.tag[1]) > level + 1:
                yield _("{tag} after level {level}", tag=element.own, level=level)
            level = int(element.tag[1])


@rule("7.4.4-1", N_("An element has at most one heading without a number."))
def _one_heading(found: Checked) -> Iterator[str]:
    for element in found.elements:
        heads = [kid for kid in element.kids if kid.tag == "H"]
        yield from _named(heads[1:])


@rule("7.4.4-2", N_("Headings have all a number or all none."))
def _mixed(found: Checked) -> Iterator[str]:
    kinds = {e.tag for e in found.elements if re.fullmatch("H[1-6]?", e.tag)}
    if "H" in kinds and len(kinds) > 1:
        yield _("the whole file")


@rule("7.7-1", N_("Each formula is told in words."))
def _formulas(found: Checked) -> Iterator[str]:
    yield from _named(
        e for e in found.of_type("Formula") if not (e.words("/Alt").strip() or "/ActualText" in e.raw)
    )


@rule("7.9-1", N_("Each note has an id."))
def _notes(found: Checked) -> Iterator[str]:
    yield from _named(e for e in found.of_type("Note") if not e.words("/ID"))


@rule("7.9-2", N_("No two notes have the same id."))
def _same_notes(found: Checked) -> Iterator[str]:
    seen: set[str] = set()
    for element in found.of_type("Note"):
        key = element.words("/ID")
        if key and key in seen:
            yield key
        seen.add(key)


def kids_of(element: Element) -> list[object]:
    """Everything an element holds: numbers of marks, dictionaries, elements."""
    return listed(element.raw.get("/K"))
