"""Every check: its page, its maps, what it finds on them, and that each next step settles what it promises."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app import words
from app.model.checks import CHECKS, Finding, Fix, Report, run
from app.model.checks.base import Input
from app.model.edits import fields, maps
from app.model.store import Change, Store
from app.storage.loader import loads
from tests.model.damage import DAMAGE
from tools import make_check_maps
from tools.check_maps.common import repair

HERE = Path(__file__).parent
PAGES = HERE.parents[2] / "docs"
ENGLISH = words.load("en")
MAPS = sorted(HERE.glob("*/*.jmap"))
INVALID = [path for path in MAPS if path.stem.startswith("invalid-")]


def rule_of(path: Path) -> str:
    return path.parent.name.upper()


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def opened(path: Path) -> Store:
    return Store(loads(path.read_bytes()).document["objects"])


def found(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def shown(store: Store, finding: Finding) -> str:
    """The title of the card a finding is about (the sending card for a handover), else of what it stands on."""
    cards = [owner for owner in finding.owners if store[owner]["type"] == "card"]
    return str(store[(*cards, *finding.owners)[0]].get("title", ""))


# ---- what every check brings along
@pytest.mark.parametrize("rule", CHECKS)
def test_every_check_has_a_page_and_three_maps_of_each_sort(rule: str) -> None:
    page = PAGES / CHECKS[rule].page
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule} {CHECKS[rule].title}\n")
    assert len(text.split()) > 80
    folder = HERE / rule.lower()
    assert len(list(folder.glob("valid-*.jmap"))) >= 3
    assert len(list(folder.glob("invalid-*.jmap"))) >= 3


def test_no_page_and_no_folder_is_left_without_its_check() -> None:
    assert {path.stem for path in (PAGES / "checks").glob("*.md")} == set(CHECKS)
    assert {
        path.name.upper() for path in HERE.iterdir() if path.is_dir() and any(path.glob("*.jmap"))
    } == set(CHECKS)


@pytest.mark.parametrize("rule", CHECKS)
def test_every_check_defines_itself_exactly(rule: str) -> None:
    module = __import__(f"app.model.checks.{rule.lower()}", fromlist=["check"])
    text = str(module.__doc__)
    assert text.startswith(f"{rule} {CHECKS[rule].title.replace('’', chr(39))}.")
    assert all(f"\n{part}: " in text for part in ("Terms", "Condition", "Source"))


@pytest.mark.parametrize("path", MAPS, ids=name)
def test_the_maps_are_made_by_the_programs_own_verbs(path: Path) -> None:
    store = make_check_maps.make(rule_of(path), path.stem)
    assert make_check_maps.text_of(store) == path.read_bytes(), "run python -m tools.make_check_maps"


@pytest.mark.parametrize("rule", CHECKS)
def test_what_the_maps_must_show_is_written_beside_them(rule: str) -> None:
    held = (HERE / rule.lower() / "expected.json").read_text(encoding="utf-8")
    assert held == make_check_maps.expected_of(rule)


# ---- what they find
@pytest.mark.parametrize("path", MAPS, ids=name)
def test_a_check_finds_what_is_there_and_nothing_else(path: Path) -> None:
    store, rule = opened(path), rule_of(path)
    expected = json.loads((path.parent / "expected.json").read_text(encoding="utf-8")).get(path.stem, {})
    assert {shown(store, one): one.voice for one in found(run(store), rule)} == expected
    assert len(found(run(store), rule)) == len(expected)


@pytest.mark.parametrize("path", [p for p in MAPS if p.stem.startswith("valid-")], ids=name)
def test_a_valid_map_is_loud_about_little(path: Path) -> None:
    # Maps that leave something to another check say so in their name.
    allowed = {
        "h02-valid-nobody-receives-so-h01-speaks": {"H01"},
        "h07-valid-nobody-receives-so-h01-speaks": {"H01"},
        "h07-valid-part-of-the-question-of-h02": {"H02"},
        "h07-valid-part-of-the-question-of-h06": {"H06"},
        "h08-valid-part-of-the-question-of-h07": {"H07"},
        "h02-valid-within-one-team": {"H05"},
        "h06-valid-folded-into-the-question-of-h02": {"H02"},
        "h06-valid-gap-in-the-receipt-comes-first": {"H02"},
        "f02-valid-no-actions": {"S03"},
        "h03-valid-joined-to-nothing": {"S03"},
    }
    assert {one.rule for one in run(opened(path)).findings} <= allowed.get(name(path), set())


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_findings_speak_plainly(path: Path) -> None:
    for finding in found(run(opened(path)), rule_of(path)):
        sentence, why = finding.sentence(ENGLISH), finding.why(ENGLISH)
        assert "{" not in sentence + why and "!" not in sentence + why
        assert why[0].isupper() or why[0] == "“"
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.endswith("?" if finding.voice == "question" else ".")
        assert 15 <= len(sentence) <= 160 and why.endswith(".") and why != sentence
        assert not re.search(r"\b(fail|error|wrong|forgot|invalid|must)\w*", sentence + why, re.IGNORECASE)
        assert not any(key in sentence + why for key in finding.ids)
        for fix in finding.fixes:
            assert fix.label(ENGLISH) and "{" not in fix.label(ENGLISH) and "!" not in fix.label(ENGLISH)
            assert all(asked.ask(ENGLISH).endswith("?") for asked in fix.inputs)
        assert len({fix.id for fix in finding.fixes}) == len(finding.fixes) > 0


# ---- next steps
def told(store: Store, asked: Input) -> str:
    """What somebody might answer to the question of a next step."""
    if asked.choices:
        return asked.choices[0]
    assert asked.kind != "card", "a step that asks for a card proposes some"
    by_kind = {"number": "12,5", "feeling": "0", "time": "2 h"}
    by_name = {"receipt": "sees it in the list", "what": "Talk to them", "role": "head"}
    if asked.kind in by_kind:
        return by_kind[asked.kind]
    # Two answers to one step differ, as they would in a room.
    return by_name.get(asked.name, f"a new {asked.kind} for {asked.name}")


def steps() -> list[tuple[Path, int, str]]:
    """(map, number of the finding, step) of everything the checks offer."""
    return [
        (path, number, fix.id)
        for path in INVALID
        for number, finding in enumerate(found(run(opened(path)), rule_of(path)))
        for fix in finding.fixes
    ]


@pytest.mark.parametrize(
    ("path", "number", "step"), steps(), ids=lambda part: name(part) if isinstance(part, Path) else str(part)
)
def test_a_next_step_settles_its_finding_and_makes_no_new_one(path: Path, number: int, step: str) -> None:
    store, rule = opened(path), rule_of(path)
    before = run(store)
    finding = found(before, rule)[number]
    fix = next(one for one in finding.fixes if one.id == step)
    changes: list[Change] = []
    store.listen(changes.append)
    fix.apply(store, **{asked.name: told(store, asked) for asked in fix.inputs})
    assert len(changes) == 1, "a step is one edit"
    after = run(store)
    left = {one.key: one for one in after.findings}
    new = {one.key for one in after.open} - {one.key for one in before.findings}
    assert not new, "it made a new finding"
    assert finding.key not in left or left[finding.key].settled
    store.apply(changes[0].inverse, "undo", "undo")
    assert {key: dict(record) for key, record in store.objects.items()} == loads(path.read_bytes()).document[
        "objects"
    ]


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_every_finding_can_be_answered_without_redesigning_the_present(path: Path) -> None:
    store = opened(path)
    to_be = store[store.of("map")[0]].get("state") == "to-be"
    for finding in found(run(store), rule_of(path)):
        offered = {fix.id for fix in finding.fixes}
        assert ("design-receipt" in offered) == (to_be and finding.rule == "H02")
        if finding.rule == "H02" and not to_be:
            assert offered == {"confirm", "gap-action"}
        if finding.voice == "weakness":
            assert "gap-action" in offered


def test_a_step_asks_for_what_it_needs() -> None:
    store = opened(HERE / "h02" / "invalid-not-asked.jmap")
    (finding,) = found(run(store), "H02")
    confirm = finding.fixes[0]
    with pytest.raises(ValueError, match="receipt"):
        confirm.apply(store, receipt=" ")
    with pytest.raises(TypeError, match="colour"):
        confirm.apply(store, receipt="list", colour="red")
    confirm.apply(store, receipt="list", channel="")
    (left,) = run(store).findings
    assert (left.rule, left.voice) == ("H06", "question")  # the channel was optional and is still unknown


def test_a_known_library_entry_is_used_again() -> None:
    store = opened(HERE / "c01" / "invalid-not-asked.jmap")
    channels = store.of("channel")
    step = found(run(store), "C01")[0].fixes[0]
    step.apply(store, channel="PHONE")
    assert store.of("channel") == channels and not run(store).findings


# ---- quiet where there is nothing to say
def test_a_blank_map_is_silent() -> None:
    assert run(maps.create("Blank", status="final")).findings == ()
    assert run(Store()).findings == ()


@pytest.mark.parametrize("objects", DAMAGE)
def test_damaged_maps_are_looked_at_without_a_failure(objects: dict[str, dict[str, object]]) -> None:
    report = run(Store(objects), "final")
    assert not [finding for finding in report.findings if finding.rule == "check-failed"]
    for finding in report.findings:
        assert finding.sentence(ENGLISH) and finding.why(ENGLISH)
        assert all(isinstance(fix, Fix) and fix.label(ENGLISH) for fix in finding.fixes)


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_a_step_whose_words_have_no_translation_still_speaks(path: Path) -> None:
    for language in words.LANGUAGES:
        for finding in found(run(opened(path)), rule_of(path)):
            assert finding.sentence(words.load(language)) and finding.why(words.load(language))


# ---- who is named
def test_a_silence_lies_between_what_was_heard_last_and_what_is_heard_first() -> None:
    map = repair()
    long = map.card("Wait for the technician", "Customer", 1)
    with map.store.edit("longer"):
        map.store.remove(map["Report the fault"])
        map.store.remove(map["Let the technician in"])
        place = list(map.store[long]["pos"])
        map.store.put(long, pos=[*place[:3], 2])
    map.lane("message", "Messages")
    map.card("Text that it was noted", "Messages", 1, content="Noted", form="text message")
    map.card("Call about the date", "Contact", 2, channel=map["phone"], started_by="organisation")
    map.card("Text with the bill", "Messages", 3, content="The bill", form="text message")
    fields.put(map.store, map["Use it again"], wait_before={"typical": 12 * 24 * 60})
    (silence,) = found(run(map.store), "C07")
    assert silence.sentence(ENGLISH) == (
        "Between “Call about the date” and “Text with the bill” the customer hears nothing for 12 days."
    )
