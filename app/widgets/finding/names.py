"""What a hit is called: the record it stands in, the field, and the words around it."""

from __future__ import annotations

from functools import cache

from app.model.search import Hit
from app.model.store import Store
from app.widgets.inspector import forms
from app.widgets.inspector.naming import kind_words
from app.words import N_, _

_AROUND = 28
"""Letters shown on each side of what was found."""
_MORE = {
    "quote": N_("Quote"),
    "words": N_("In a word or two"),
    "reason": N_("Reason"),
    "by": N_("Agreed by"),
    "confidentiality": N_("Confidentiality line"),
    "project": N_("Project"),
    "title": N_("Name"),
}


@cache
def _labels() -> dict[tuple[str, str], str]:
    """(kind, field) -> English label, as the inspector has it."""
    found: dict[tuple[str, str], str] = {}
    for kind, sections in forms.FORMS.items():
        for section in sections:
            for field in section.fields:
                found[kind, field.name] = field.label
    return found


def field_name(kind: str, field: str) -> str:
    """A field in words."""
    label = _labels().get((kind, field)) or _MORE.get(field) or field.replace("_", " ").capitalize()
    return _(label)


def owner_name(store: Store, key: str) -> str:
    """A record in words: its title, or for a link its ends, or what kind of thing it is."""
    record = store.get(key)
    if record is None:
        return ""
    title = " ".join(str(record.get("title") or "").split())
    if not title and record["type"] == "link":
        ends = [str((store.get(str(record.get(end))) or {}).get("title") or "…") for end in ("from", "to")]
        title = " → ".join(ends)
    return title or kind_words().get(str(record["type"]), _("Element"))


def kind_name(store: Store, key: str) -> str:
    """What kind of thing a record is, in words."""
    record = store.get(key) or {}
    if record.get("type") == "link" and record.get("kind") == "handover":
        return _("Handover")
    return {"exception": _("Agreed exception")}.get(
        str(record.get("type")), kind_words().get(str(record.get("type")), "")
    )


def excerpt(hit: Hit) -> tuple[str, str, str]:
    """What stands before the found words, they themselves, and what stands after them, on one line."""
    before, after = hit.text[: hit.start], hit.text[hit.end :]
    before = ("…" + before[-_AROUND:]) if len(before) > _AROUND + 1 else before
    after = (after[:_AROUND] + "…") if len(after) > _AROUND + 1 else after
    return before.replace("\n", " "), hit.found.replace("\n", " "), after.replace("\n", " ")
