"""The templates: empty starts that a workshop can fill, in the language of the people in it."""

from __future__ import annotations

import gettext
from typing import Any

import pytest

from app.model.checks import run
from app.model.grid import map_of
from app.model.store import Store
from app.places import templates
from app.storage.canonical import dumps
from app.storage.loader import loads
from app.template_words import translated
from app.words import Words
from tools.samples.templates import FOLDER, TEMPLATES, data

every = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)


class Shouting(gettext.NullTranslations):
    """A catalogue that knows a few words, in capitals."""

    known = ("Renewal", "Customer actions", "Do I stay?", "Support journey", "Customer support")

    def gettext(self, message: str) -> str:
        return message.upper() if message in self.known else message


def objects_of(stem: str) -> dict[str, Any]:
    return dict(loads((FOLDER / f"{stem}.jmap").read_bytes()).document["objects"])


def titles(objects: Any, kind: str) -> list[str]:
    return [record["title"] for record in objects.values() if record["type"] == kind]


def test_at_least_six_templates_ship_and_each_is_made_by_its_builder() -> None:
    assert len(TEMPLATES) >= 6
    assert {path.stem for path in templates()} == {template.stem for template in TEMPLATES}


@every
def test_making_a_template_again_gives_the_same_bytes(template: Any) -> None:
    held = (FOLDER / f"{template.stem}.jmap").read_bytes()
    assert held == data(template), "run: python -m tools.samples.templates"
    loaded = loads(held)
    assert loaded.notes == ()
    assert dumps(loaded.document) == held


@every
def test_a_template_is_a_start_without_cards(template: Any) -> None:
    store = Store(objects_of(template.stem))
    home = map_of(store)[1]
    assert (home["title"], home["scope"]) == (template.title, template.scope)
    assert store.of("card") == []
    assert len(store.of("stage")) >= 5
    assert all(store[stage].get("question") for stage in store.of("stage"))
    assert len(store.of("team")) >= 4
    assert len(store.of("channel")) >= 5
    assert store.of("item")
    assert len(store.of("persona")) == 1
    kinds = {store[lane]["kind"] for lane in store.of("lane")}
    assert {"action", "touchpoint", "emotion", "process", "insight"} <= kinds


@every
def test_an_empty_start_has_nothing_to_complain_about(template: Any) -> None:
    assert run(Store(objects_of(template.stem)), "final").findings == ()


def test_a_template_speaks_the_language_of_the_map() -> None:
    before = objects_of("support-journey")
    made = translated(before, Words("xx", Shouting()))
    assert "SUPPORT JOURNEY" in titles(made, "map")
    assert "RENEWAL" in titles(made, "stage")
    assert "CUSTOMER ACTIONS" in titles(made, "lane")
    assert "CUSTOMER SUPPORT" in titles(made, "team")
    assert "DO I STAY?" in [record.get("question") for record in made.values()]
    assert "Support journey" in titles(before, "map"), "the file's own records stay as they are"


def test_words_the_catalogue_does_not_know_and_all_other_fields_stay() -> None:
    before = objects_of("support-journey")
    key = next(key for key, record in before.items() if record["type"] == "stage")
    before[key] = {**before[key], "title": "Unser {Anfang}", "note": "Renewal"}
    made = translated(before, Words("xx", Shouting()))
    assert made[key]["title"] == "Unser {Anfang}"
    assert made[key]["note"] == "Renewal"
    assert {k: r["type"] for k, r in made.items()} == {k: r["type"] for k, r in before.items()}
