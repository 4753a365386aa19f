"""Every field of every record can be edited: in the inspector, or where it is drawn."""

from __future__ import annotations

import pytest

from app.model.records import VIEWS
from app.model.records.cards import AnyCard
from app.widgets.inspector.forms import FORMS

PLACED = "its place is changed by dragging, with Alt and the arrow keys"
ORDERED = "its place in the list"
ELSEWHERE: dict[str, dict[str, str]] = {
    "card": {"pos": PLACED, "title": "the headline of the panel", "crop": "cut with the picture itself"},
    "link": {"to_team": "part of the receiver, shown as To"},
    "map": {"thresholds": "its limits are fields of their own", "checks": "in the dialog of the checks"},
    "stage": {"order": PLACED},
    "step": {"pos": PLACED},
    "lane": {"order": PLACED},
    "persona": {"order": ORDERED},
    "measure": {"order": ORDERED},
    "action": {"order": ORDERED},
    "emotion": {"persona": "names the record", "step": "names the record", "title": "a feeling has no name"},
}
"""Fields that no form shows, with the reason."""
NO_FORM = {
    "cell": "set in the panel of a card in it",
    "answer": "given in the dialog of a question",
    "conflict": "settled by choosing",
    "exception": "made and taken back beside the finding",
    "blob": "pictures are chosen on the record that shows them",
}
"""Kinds of record that nobody selects, with the reason."""


def names_of(kind: str) -> set[str]:
    """The names of a kind's fields as the file says them."""
    view = AnyCard if kind == "card" else VIEWS[kind]
    return {field.alias or name for name, field in view.model_fields.items()} - {"type", "id", "key"}


def test_every_kind_has_a_form_or_a_reason() -> None:
    assert set(VIEWS) - set(FORMS) == set(NO_FORM)


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_every_field_is_in_the_form_or_has_a_reason(kind: str) -> None:
    shown = {field.name for section in FORMS[kind] for field in section.fields}
    assert names_of(kind) - shown == set(ELSEWHERE.get(kind, {}))
