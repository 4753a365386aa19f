"""Each check broken on purpose, in three ways: a test has to see it. Tests that see nothing would prove nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from app.model.checks import CHECKS, Check, Finding
from app.model.checks.base import Look
from tests.model.checks import test_accuracy, test_checks

Find = Callable[[Look, str], Iterable[Finding]]
Mutant = Callable[[Check], Find]


def silent(_check: Check) -> Find:
    return lambda _look, _key: ()


def always(check: Check) -> Find:
    def find(look: Look, key: str) -> Iterable[Finding]:
        about = key or look.map_id
        yield Finding(check.id, (about,), (about,), "hygiene", "Something is open here.", "It matters.")

    return find


def wrong_ids(check: Check) -> Find:
    """Says the right thing about another record."""

    def find(look: Look, key: str) -> Iterable[Finding]:
        for finding in check.find(look, key):
            others = sorted(other for other in look.store.ids() if other not in finding.ids)
            yield replace(finding, ids=(others[0],))

    return find


def on_every_map(rule: str) -> None:
    """The tests that the maps of a rule have to pass."""
    for path in test_checks.MAPS:
        if test_checks.rule_of(path) == rule:
            test_checks.test_a_check_finds_what_is_there_and_nothing_else(path)


def on_planted_faults(rule: str) -> None:
    """The tests that random maps with one fault have to pass."""
    test_accuracy.test_a_planted_fault_is_found_with_its_ids_and_nothing_else(rule, range(5))


@pytest.mark.parametrize("rule", CHECKS)
@pytest.mark.parametrize(
    ("mutant", "watched"),
    [
        (silent, on_every_map),
        (always, on_every_map),
        (silent, on_planted_faults),
        (wrong_ids, on_planted_faults),
    ],
    ids=["silent on its maps", "always on its maps", "silent on a fault", "wrong ids on a fault"],
)
def test_a_broken_check_is_seen(
    rule: str, mutant: Mutant, watched: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(CHECKS, rule, replace(CHECKS[rule], find=mutant(CHECKS[rule])))
    with pytest.raises(AssertionError):
        watched(rule)


@pytest.mark.parametrize("rule", CHECKS)
def test_a_whole_check_is_not_seen_as_broken(rule: str) -> None:
    on_every_map(rule)
