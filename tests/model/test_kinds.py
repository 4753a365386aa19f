"""The plain tables a start reads say what the typed views declare."""

from __future__ import annotations

import subprocess
import sys
from typing import Any, cast

from app.model.kinds import KINDS, REFERENCES, USUAL_LIMITS, WRITTEN, Reference
from app.model.records import VIEWS, Thresholds, View


def _declared(kind: str, view: type[View]) -> list[Reference]:
    """The references of a typed view, in its order; those of a card's place are made of a whole position."""
    found = []
    for name, info in view.model_fields.items():
        extra = cast("dict[str, Any]", info.json_schema_extra or {})
        if "ref" in extra:
            field = info.alias or name
            found.append(
                Reference(field, extra["ref"], extra["gone"], bool(extra.get("set")), extra.get("pos"))
            )
    if kind == "card":
        found += [Reference("pos", "lane", "park", at=0), Reference("pos", "step", "park", at=1)]
    return found


def test_every_kind_has_a_view_and_the_other_way_round() -> None:
    assert list(KINDS) == list(VIEWS)


def test_every_reference_of_a_view_stands_in_the_table() -> None:
    for kind, view in VIEWS.items():
        assert list(REFERENCES[kind]) == _declared(kind, view), kind


def test_the_usual_limits_are_those_of_the_view() -> None:
    usual = {name: field.default for name, field in Thresholds.model_fields.items()}
    assert usual == USUAL_LIMITS


def test_every_text_of_a_view_that_people_write_stands_in_the_table() -> None:
    for kind, view in VIEWS.items():
        texts = {
            info.alias or name
            for name, info in view.model_fields.items()
            if info.annotation is str and info.default == ""
        }
        texts -= {"type", "icon", "rule"}  # for the program only
        unwritten = {"blob", "conflict", "cell", "answer"}
        assert set(WRITTEN.get(kind, ())) == (set() if kind in unwritten else texts | {"title"}), kind
        assert len(set(WRITTEN.get(kind, ()))) == len(WRITTEN.get(kind, ()))


def test_a_map_is_read_and_drawn_without_the_typed_views() -> None:
    ask = "import sys, app.session, app.scene.build; print('pydantic' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
