"""The checks of one open map, kept up to date: after an edit only what it touched is looked at again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import date
from operator import itemgetter

from app.model.checks import exceptions
from app.model.checks.affected import affected
from app.model.checks.base import Check, Finding, Look
from app.model.checks.beside import Beside
from app.model.checks.profiles import profile_of
from app.model.checks.report import Rank, Report, answered, rank
from app.model.checks.runner import Found, look_at, registered, subjects
from app.model.store import Change, Store

Slot = tuple[str, str]
"""(rule, what it looked at)"""
Line = tuple[tuple[Rank, int], Finding]
"""What a finding is sorted by, and the finding."""
_AT_A_TIME = 100
"""Records that one piece of the work looks at."""
_FEW = 250
"""Findings up to which each is put into its place; of more the whole list is gone through."""


class Live:
    """The checks of one open map.

    `local()` looks again only at what the edits since touched; `whole()` runs the checks that follow paths too.
    Both give the full report; after `local()` the findings of the path checks are those of the last `whole()`.
    """

    def __init__(
        self, store: Store, profile: str | None = None, checks: Sequence[Check] | None = None
    ) -> None:
        self.store = store
        self._name = profile
        self._checks = registered(checks)
        self._local = [check for check in self._checks if not check.whole]
        self._changes: list[Change] | None = None  # None: nothing is known yet
        self._profile = profile_of(store, profile)
        self._revision = 0
        self._columns: dict[str, tuple[str, ...]] = {}
        self._found: Found = {}
        self._lines = _Lines()
        self._beside: Beside | None = None
        self._agreed: exceptions.Agreed = {}
        self._planned: exceptions.Planned = {}
        self._today: date | None = None
        self.stop: Callable[[], None] = store.listen(self._heard)

    def _heard(self, change: Change) -> None:
        if self._changes is not None:
            self._changes.append(change)

    # ---- asking
    def local(self, today: date | None = None) -> Report:
        """Look again at what was touched; at everything where an edit concerns everything."""
        return self.near(today) or self.whole(today)

    def near(self, today: date | None = None) -> Report | None:
        """The same, but None where that would mean to look at everything; then nothing is done."""
        look = Look(self.store)
        return self._report(look) if self._follow(look, today or date.today()) else None

    def whole(self, today: date | None = None) -> Report:
        """Look again at what was touched, and run every check that follows paths."""
        work = self.working(today)
        while True:
            try:
                next(work)
            except StopIteration as done:
                report: Report = done.value
                return report

    def working(self, today: date | None = None) -> Generator[None, None, Report]:
        """The same, piece by piece, so that whoever types need not wait.

        For nothing when the map changes meanwhile: whoever drives it lets it go and begins anew.
        """
        look = Look(self.store)
        yield
        day = today or date.today()
        known, begun = self._follow(look, day), self.store.revision
        yield
        fresh: Found = {}
        checks = [check for check in self._checks if check.whole or not known]
        for check in checks:
            if self._profile.speaks(check.id):
                keys = subjects(self.store, check)
                for start in range(0, len(keys), _AT_A_TIME):
                    look_at(look, check, self._profile, keys[start : start + _AT_A_TIME], fresh)
                    yield
        if not known:
            self._beside = Beside(self.store, look.graph)
            yield
            self._columns = {card: look.graph.columns(card) for card in look.graph.nodes}
            self._date(look, day)
            self._revision, self._changes = begun, [] if self.store.revision == begun else None
        rules = {check.id for check in checks}
        gone = [slot for slot in self._found if slot[0] in rules]
        self._take(look, gone, fresh)
        return self._report(look)

    # ---- following
    def _follow(self, look: Look, day: date) -> bool:
        """Take in what was edited; False where everything has to be looked at again."""
        changes, self._changes = self._changes, None
        profile = profile_of(self.store, self._name)
        if changes is None or profile != self._profile or self._beside is None:
            self._profile = profile
            return False
        found = affected(self.store, look.graph, changes, self._columns, self._revision)
        self._revision = self.store.revision
        if found is None:
            return False
        if day != self._today or found.kinds & {"exception", "action"}:
            self._date(look, day)
        fresh: Found = {}
        by_kind: dict[str, list[str]] = {}
        for key in sorted(found.subjects):
            record = self.store.get(key)
            by_kind.setdefault(record["type"] if record is not None else "", []).append(key)
        for check in self._local:
            if self._profile.speaks(check.id):
                look_at(look, check, self._profile, by_kind.get(check.about, ()), fresh)
        gone = [(check.id, key) for check in self._local for key in found.subjects]
        self._take(look, [slot for slot in gone if slot in self._found], fresh)
        if found.gone:
            self._drop(look, found.gone)
        self._beside.follow(look.graph, found)
        for key in found.subjects:
            if key in look.graph:
                self._columns[key] = look.graph.columns(key)
            else:
                self._columns.pop(key, None)
        self._changes = []
        return True

    def _drop(self, look: Look, gone: set[str]) -> None:
        """Forget what is said about records that there are no more."""
        slots = [
            slot
            for slot, held in self._found.items()
            if slot[1] in gone or any(not gone.isdisjoint(one.ids + one.owners) for one in held)
        ]
        left = {
            slot: tuple(one for one in self._found[slot] if gone.isdisjoint(one.ids + one.owners))
            for slot in slots
        }
        self._take(look, slots, {slot: held for slot, held in left.items() if held and slot[1] not in gone})

    def _take(self, look: Look, gone: Iterable[Slot], fresh: Found) -> None:
        """Put fresh findings in the place of those of some slots."""
        for slot in gone:
            del self._found[slot]
        self._found.update(fresh)
        self._lines.swap(
            gone,
            {
                slot: [(rank(look, one), one) for one in answered(held, self._agreed, self._planned)]
                for slot, held in fresh.items()
            },
        )

    def _date(self, look: Look, day: date) -> None:
        """Take in what was agreed and planned, and what of it still holds on a day."""
        agreed, planned = exceptions.in_force(self.store, day), exceptions.planned(self.store)
        rules = {
            key for key in agreed.keys() | self._agreed.keys() if agreed.get(key) != self._agreed.get(key)
        }
        ids = {
            key for key in planned.keys() | self._planned.keys() if planned.get(key) != self._planned.get(key)
        }
        self._agreed, self._planned, self._today = agreed, planned, day
        if rules or ids:
            slots = [
                slot
                for slot, held in self._found.items()
                if any((one.rule, one.ids) in rules or not ids.isdisjoint(one.ids) for one in held)
            ]
            self._take(look, slots, {slot: self._found[slot] for slot in slots})

    def _report(self, look: Look) -> Report:
        assert self._beside is not None
        return Report(
            self._lines.findings, self._profile.name, self._beside.states, self._beside.owed(look.graph)
        )


class _Lines:
    """Findings in order. A few are put into their places one by one, which costs no more for a large map."""

    def __init__(self) -> None:
        self._of: dict[Slot, list[Line]] = {}
        self._keys: list[tuple[Rank, int]] = []
        self._findings: list[Finding] = []
        self._count = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, worst first."""
        return tuple(self._findings)

    def swap(self, gone: Iterable[Slot], fresh: dict[Slot, list[tuple[Rank, Finding]]]) -> None:
        """Take some slots out and others in. Most findings that are looked at again stay where they are."""
        out: list[Line] = []
        into: list[Line] = []
        stay: set[Slot] = set()
        for slot in gone:
            old, new = self._of.pop(slot, []), fresh.get(slot, [])
            if new and [key[0] for key, _ in old] == [one for one, _ in new]:
                self._of[slot] = [(key, finding) for (key, _), (_, finding) in zip(old, new, strict=True)]
                stay.add(slot)
                for key, finding in self._of[slot]:
                    self._findings[bisect_left(self._keys, key)] = finding
            else:
                out += old
        for slot, held in fresh.items():
            if slot in stay:
                continue
            self._of[slot] = lines = [
                ((one, self._count + n), finding) for n, (one, finding) in enumerate(held)
            ]
            self._count += len(lines)
            into += lines
        if len(out) + len(into) > _FEW:
            self._merge({number for (_, number), _ in out}, into)
            return
        for key, _ in out:
            at = bisect_left(self._keys, key)
            del self._keys[at], self._findings[at]
        for key, finding in into:
            at = bisect_left(self._keys, key)
            self._keys.insert(at, key)
            self._findings.insert(at, finding)

    def _merge(self, out: set[int], into: list[Line]) -> None:
        lines = [line for line in zip(self._keys, self._findings, strict=True) if line[0][1] not in out]
        lines += into
        lines.sort(key=itemgetter(0))
        self._keys = [key for key, _ in lines]
        self._findings = [finding for _, finding in lines]
