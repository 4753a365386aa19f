"""Whatever people do in whatever order, the window shows the map as it is: nothing kept, nothing forgotten."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import fields as parts_of
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

from app.model.checks import run
from app.model.ledger import ledger
from app.scene import ways
from app.scene.build import build
from app.scene.view import Filter
from app.session import Session
from app.storage.canonical import dumps
from app.storage.document import new_document
from app.widgets.canvas import drawing, glimpse, index
from app.widgets.canvas.backing import Backing
from app.widgets.canvas.headings import Headings
from app.widgets.canvas.hit import hit
from app.widgets.canvas.strips import Strips
from tests.scene.random_maps import random_map
from tests.widgets.canvas.test_kept_pictures import ROUNDING, _furthest
from tests.widgets.desk import CTRL, NO_KEYS, SHIFT, Desk
from tests.widgets.window import Office

ACTIONS = (
    *(
        "duplicate",
        "park",
        "delete",
        "move-left",
        "move-right",
        "move-up",
        "move-down",
        "order-up",
        "order-down",
    ),
    *("undo", "redo", "undo", "add-stage", "add-step", "add-lane-action", "add-lane-emotion", "add-persona"),
    *(
        "fold-stage",
        "fold-all",
        "unfold-all",
        "hide-lane",
        "show-lanes",
        "larger",
        "smaller",
        "lock",
        "turn-link",
    ),
    *(
        "lock-structure",
        "feeling-unknown",
        "feeling-next-persona",
        "mark-slow-way",
        "vote-mode",
        "vote",
        "paste",
    ),
    *(
        "theme-light",
        "theme-dark",
        "theme-contrast",
        "zoom-in",
        "zoom-out",
        "fit-map",
        "fit-selection",
        "room",
    ),
    *("inspector", "palette", "outline", "minimap", "history", "list-actions", "list-findings", "select-all"),
)
ENOUGH = 300
"""Milliseconds: what waits longer has nothing to do with the map."""


class Person:
    """Somebody who tries everything."""

    def __init__(self, office: Office, pick: random.Random) -> None:
        self.office, self.pick = office, pick
        self.desk = Desk(office.window, None)
        self.begun = dumps(office.session.current())
        self.did: list[str] = []
        self.ways: list[Callable[[], object]] = [
            *(3 * [self.acts, self.drags, self.looks_elsewhere]),
            *(
                self.clicks,
                self.points,
                self.types,
                self.writes_a_field,
                self.links,
                self.filters,
                self.resizes,
            ),
            *(self.jumps, self.pastes, self.gives_a_feeling),
        ]

    def goes_on(self) -> None:
        """Do one more thing."""
        way = self.pick.choice(self.ways)
        self.did.append(way.__name__)
        if self.desk.canvas is not self.office.window.canvas:
            self.desk = Desk(self.office.window, None)
        way()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self.desk.canvas.typing.open:
            self.desk.escape()
        self.office.settle()

    # ---- where
    def anywhere(self) -> QPoint:
        """A place in the canvas."""
        size = self.desk.canvas.size()
        return QPoint(self.pick.randrange(4, size.width() - 4), self.pick.randrange(4, size.height() - 4))

    def somewhere(self) -> QPoint:
        """A place where something lies, if possible one that is seen."""
        canvas = self.desk.canvas
        for key in self.pick.sample(sorted(canvas.scene.rects), min(30, len(canvas.scene.rects))):
            rect = canvas.scene.rects[key]
            x, y = canvas.camera.to_view(rect.x + rect.w * self.pick.random(), rect.y + rect.h / 2)
            at = QPoint(round(x), round(y))
            if canvas.rect().contains(at):
                return at
        return self.anywhere()

    # ---- what
    def acts(self) -> None:
        """Something from the menus."""
        name = self.pick.choice(ACTIONS)
        self.did[-1] += f" {name}"
        action = self.office.window.actions_[name]
        if action.isEnabled():
            action.trigger()

    def drags(self) -> None:
        """Drag something, and now and then think better of it."""
        keys = self.pick.choice((NO_KEYS, NO_KEYS, CTRL, SHIFT))
        self.desk.hover(start := self.somewhere()).press(start, keys).move(self.anywhere(), keys)
        if self.pick.random() < 0.3:
            self.desk.escape()
        self.desk.release(keys)

    def links(self) -> None:
        """Draw a link from a selected card to something else."""
        self.desk.click(self.somewhere())
        handles = self.desk.canvas.handles()
        if handles:
            view = self.desk.canvas.camera.rect_to_view(self.desk.canvas.scene.rects[handles[0]])
            self.desk.pull(QPoint(round(view.right) + 12, round(view.y + view.h / 2)), self.somewhere())

    def looks_elsewhere(self) -> None:
        """Pan and zoom."""
        for _ in range(self.pick.randint(1, 4)):
            keys = self.pick.choice((NO_KEYS, SHIFT, CTRL))
            self.desk.wheel(self.pick.choice((-3, -1, 1, 3)), self.anywhere(), keys)

    def clicks(self) -> None:
        """Select something, or open it."""
        if self.pick.random() < 0.3:
            self.desk.double_click(self.somewhere())
        else:
            self.desk.click(self.somewhere(), self.pick.choice((NO_KEYS, CTRL, SHIFT)))

    def points(self) -> None:
        """Only look what lies there."""
        self.desk.hover(self.somewhere()).hover(self.anywhere())

    def types(self) -> None:
        """Type where the keyboard is."""
        self.desk.click(self.somewhere())
        if QApplication.focusWidget() is self.desk.canvas:
            self.desk.type("Calls á").enter()

    def gives_a_feeling(self) -> None:
        """Click into the lane of feelings."""
        kinds = self.desk.canvas.grid.kinds
        rows = [row for row in self.desk.canvas.scene.grid.rows if kinds.get(row.lane) == "emotion"]
        if rows:
            _, y = self.desk.canvas.camera.to_view(0, rows[0].y + rows[0].h * self.pick.random())
            at = QPoint(self.anywhere().x(), round(y))
            if self.desk.canvas.area().contains(at):
                self.desk.hover(at).click(at)

    def writes_a_field(self) -> None:
        """Write into the inspector, and not always finish it."""
        window = self.office.window
        if window.inspector.isVisible() and "title" in window.inspector._editors:
            self.office.type_into("title", f"Named {len(self.did)}", leave=self.pick.random() < 0.7)

    def filters(self) -> None:
        """Let something stand out."""
        window = self.office.window
        if not window.leading.open:
            wanted = (Filter(), Filter(handovers=True), Filter(evidence=frozenset(("observed",))))
            window.finding.filter.apply(self.pick.choice(wanted))

    def resizes(self) -> None:
        """Another size of the window."""
        if not self.office.window.leading.open:
            self.office.window.resize(self.pick.randint(900, 1400), self.pick.randint(600, 900))

    def jumps(self) -> None:
        """Far back in the history, or forward again."""
        history = self.office.session.history
        self.office.window.finding.history.jump(history.at + self.pick.randint(-9, 9))

    def pastes(self) -> None:
        """Some lines from elsewhere."""
        QApplication.clipboard().setText("One line\nAnother line")
        self.desk.click(self.anywhere())
        if self.office.window.actions_["paste"].isEnabled():
            self.office.menu("paste")

    # ---- what is to be seen
    def sees(self) -> bool:
        """Whether the canvas shows what it would show if nothing were kept; what the hand has just let go of may be
        painted between two frames."""
        return self._shows() or (self.desk.rest() is self.desk and self._shows())

    def _shows(self) -> bool:
        office, canvas = self.office, self.desk.canvas
        surface = canvas.surface
        if canvas.gesture is not None or canvas.glimpse.holds or surface.backing.patient:
            return True  # for a moment the map may be what it was
        shown = _cut(office, office.window.screen().grabWindow(office.window.winId()).toImage())
        kept = surface.backing, surface.strips
        surface.backing, surface.strips = Backing(canvas), Strips(canvas, Headings(canvas.theme))
        wanted = _cut(office, office.window.grab().toImage())
        surface.backing.ahead._turn.stop()
        surface.backing, surface.strips = kept
        return _furthest(shown, wanted) <= ROUNDING

    def rests(self) -> None:
        """Do nothing until nothing changes any more."""
        window = self.office.window
        window.finish_typing()
        while any(
            timer.isActive() and timer.interval() < ENOUGH and (timer.isSingleShot() or timer.interval() == 0)
            for timer in window.findChildren(QTimer)
        ):
            QApplication.processEvents()
        self.office.settle()


def _cut(office: Office, shot: QImage) -> QImage:
    """The canvas out of a picture of the window."""
    canvas = office.window.canvas
    return shot.copy(canvas.rect().translated(canvas.mapTo(office.window, QPoint(0, 0))))


def _answered(office: Office, pick: random.Random) -> Callable[[QDialog], int]:
    """Somebody who answers every question, one way or the other."""

    def answer(dialog: QDialog) -> int:
        dialog.show()
        office.settle()
        dialog.accept() if pick.random() < 0.5 else dialog.reject()
        return int(dialog.result())

    return answer


@pytest.mark.parametrize("seed", [5, 18, 26])
def test_after_anything_people_do_the_window_shows_the_map(
    office: Office, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick = random.Random(seed)
    monkeypatch.setattr(glimpse, "HEAVY", pick.choice((1, 10**9)))
    monkeypatch.setattr(index, "_SMALL", pick.choice((0, 600)))
    for module in (ways, drawing):  # every link is led as if the map were opened now
        monkeypatch.setattr(module, "SMALL", 10**9)
    monkeypatch.setattr(office.window, "ask", _answered(office, pick))
    office.show(Session(random_map(seed, 60, 9, links=0.4).store, new_document()))
    for timer in (office.window.canvas.following._calm, office.window.checking._timer):
        timer.setInterval(1)
    person = Person(office, pick)
    for number in range(36):
        person.goes_on()
        assert person.sees(), f"{number}: {person.did[-5:]}"
        if number % 12 == 11:
            person.rests()
            assert person.sees(), f"at rest after {number}: {person.did[-12:]}"
            _as_made_afresh(person)
    _undone_and_done_again(person)


def _as_made_afresh(person: Person) -> None:
    """Scene, what lies under the pointer and what the checks say are as if the map had just been opened."""
    window, canvas, store = person.office.window, person.desk.canvas, person.office.session.store
    kept = canvas.drawing
    afresh = build(store, kept.view, kept.marks, kept.words)
    for part in parts_of(afresh):
        if part.name not in ("fading", "blocks"):
            assert _rounded(getattr(kept.scene, part.name)) == _rounded(getattr(afresh, part.name)), part.name
    assert [_rounded(block) for block in kept.scene.blocks] == [_rounded(block) for block in afresh.blocks]
    made = index.BlockIndex()
    made.replace(afresh)
    for _ in range(20):
        at = person.anywhere()
        asked = (at.x(), at.y(), canvas.camera)
        held = canvas.handles()
        assert hit(*asked, kept.index, kept.scene, store, held) == hit(*asked, made, afresh, store, held)
    state, report = window.checking.state, run(store, today=date.today())
    assert state.report is not None
    assert list(map(repr, state.report.findings)) == list(map(repr, report.findings))
    assert state.report.states == report.states and state.rows == ledger(store)


def _rounded(value: object) -> str:
    """A value in words, without what adding in another order does to its last digits."""
    value = sorted(value.items()) if isinstance(value, Mapping) else value
    return re.sub(r"-?\d+\.\d+(e-\d+)?", lambda found: f"{float(found[0]):.4f}", repr(value))


def _undone_and_done_again(person: Person) -> None:
    session = person.office.session
    at, end = session.history.at, dumps(session.current())
    while session.history.can_undo:
        session.history.undo()
    assert dumps(session.current()) == person.begun
    person.rests()
    assert person.sees(), "all undone"
    while session.history.at < at:
        session.history.redo()
    assert dumps(session.current()) == end
