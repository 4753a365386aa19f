"""A driver for tests of the editor that speaks like a user: lanes, steps and cards by their names, no pixels.

`Desk` works on a canvas alone or on the whole main window (anything with `.canvas`). Every movement is sent as
the events Qt would send, and is complete when the call returns: nothing waits, nothing sleeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import session as sessions
from app.model.edits import cards, lanes, library, people, stages, steps
from app.model.grid import grid_of, place
from app.model.store import Store
from app.scene.draw.emotion import MIDDLE, UNIT
from app.scene.shapes import Rect
from app.session import Session
from app.widgets.canvas import Canvas
from app.widgets.canvas.grips import fold_sign, gap_sign, gaps
from app.widgets.canvas.hit import handle_places
from app.widgets.overlay import heading_place
from app.widgets.tools.palette import mime_for

LEFT, MIDDLE_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_MOVES = 4
"""Steps of a drag between its two ends."""


class Desk:
    """One person at one map."""

    def __init__(self, window: QWidget | None = None, size: tuple[int, int] | None = (1300, 900)) -> None:
        self.window = window if window is not None else Canvas()
        self.canvas: Canvas = getattr(self.window, "canvas", None) or cast(Canvas, self.window)
        self.canvas.reduce_motion = True
        self.hints: list[str] = []
        self._taken = 0
        self.canvas.hint.connect(self.hints.append)
        if size is not None:
            self.window.resize(*size)
            self.window.show()
        self.window.activateWindow()
        self.settle()

    # ---- maps
    def show(self, session: Session) -> Desk:
        """Put a session on the desk."""
        if self.window is self.canvas:
            self.canvas.set_session(session)
        else:
            self.window.show_session(session)  # type: ignore[attr-defined]  # the main window has it
        self.settle()
        self.canvas.center_on(0, 0, 1.0)
        self.canvas.setFocus()
        self._taken = session.history.at
        return self.settle()

    def open(self, path: str | Path) -> Desk:
        """Open a map file."""
        return self.show(sessions.open_map(path))

    def new(
        self,
        stages_: dict[str, Iterable[str]] | None = None,
        lanes_: Iterable[tuple[str, str, dict[str, Any]]] | None = None,
        teams: Iterable[str] = ("Support", "Billing"),
    ) -> Desk:
        """A small map to begin with: three stages with four steps, six lanes, two teams, one persona."""
        made = sessions.new("Return of a faulty phone")
        store = made.store
        known = {team: library.add(store, "team", team) for team in teams}
        people.add(store, "Jana")
        for title, names in (
            stages_ or {"Report": ["Call", "Mail"], "Check": ["Parcel"], "Refund": ["Money"]}
        ).items():
            first, *others = list(names)
            stage = stages.add(store, title, first=first)
            for name in others:
                steps.add(store, stage, name)
        usual: list[tuple[str, str, dict[str, Any]]] = [
            ("action", "Customer", {}),
            ("touchpoint", "Touchpoints", {}),
            ("emotion", "Feelings", {}),
            ("process", "Support desk", {"zone": "front", "team": "Support"}),
            ("process", "Billing desk", {"zone": "back", "team": "Billing"}),
            ("insight", "Insights", {}),
        ]
        for kind, title, values in lanes_ if lanes_ is not None else usual:
            lanes.add(
                store, kind, title, **{k: known.get(v, v) if k == "team" else v for k, v in values.items()}
            )
        made.history.mark_saved()
        return self.show(made)

    def with_cards(self, *wanted: tuple[str, str, str]) -> Desk:
        """Cards that lie there already: (title, lane, step); a lane "" parks it."""
        for title, lane, step in wanted:
            if lane:
                cards.add(self.store, title, self.id(lane), self.id(step))
            else:
                cards.add_parked(self.store, title)
        self._taken = self.session.history.at
        return self.settle()

    # ---- looking
    @property
    def session(self) -> Session:
        assert self.canvas.session is not None
        return self.canvas.session

    @property
    def store(self) -> Store:
        return self.session.store

    def id(self, title: str) -> str:
        """The record of that name; it must be the only one."""
        found = [key for key in self.store.ids() if self.store[key].get("title") == title]
        found = [key for key in found if self.store[key]["type"] != "map"] or found
        visible = [key for key in found if key in self.canvas.scene.rects]
        chosen = visible if len(found) > 1 and len(visible) == 1 else found
        assert len(chosen) == 1, f"{len(chosen)} records are called {title!r}"
        return chosen[0]

    def has(self, title: str) -> bool:
        """Whether a record of that name exists."""
        return any(self.store[key].get("title") == title for key in self.store.ids())

    def cell(self, title: str) -> tuple[str, str]:
        """(lane, step or stage) of a card by their names; ("", "") in the parking lot."""
        lane, step, _, _ = place(self.store[self.id(title)])
        return self.name(lane), self.name(step)

    def cards(self, lane: str, step: str) -> list[str]:
        """The titles of the cards that begin in a cell, in order."""
        return [self.name(card) for card in grid_of(self.store).cards(self.id(lane), self.id(step))]

    def span(self, title: str) -> int:
        """Over how many steps a card reaches."""
        return place(self.store[self.id(title)])[3]

    def name(self, key: str) -> str:
        """The title of a record, "" when it has none."""
        return str((self.store.get(key) or {}).get("title", ""))

    @property
    def selection(self) -> list[str]:
        """The titles of what is selected; a record without a title by its kind."""
        return [self.name(key) or self.canvas.kind_of(key) for key in self.canvas.selection]

    @property
    def steps_taken(self) -> int:
        """How many steps the history has taken since the map lay there as the test found it."""
        return self.session.history.at - self._taken

    # ---- places in pixels
    def at(self, title: str) -> QPoint:
        """The middle of a card, feeling or heading in the window."""
        key = self.id(title)
        if self.canvas.kind_of(key) in ("stage", "step", "lane"):
            heading = heading_place(self.canvas, key)
            assert heading is not None, f"{title!r} has no heading on screen"
            return heading.center().toPoint()
        return self._middle(self.canvas.scene.rects[key])

    def at_step(self, number: int) -> QPoint:
        """The middle of a step's heading by its number from the left; for steps without a name."""
        heading = heading_place(self.canvas, self.canvas.grid.steps[number])
        assert heading is not None, f"step {number} has no heading on screen"
        return heading.center().toPoint()

    def in_cell(self, lane: str, step: str, down: float = 0.8) -> QPoint:
        """A place inside a cell, `down` of its height from the top."""
        rect = self.canvas.cell_rect(self.id(lane), self.id(step))
        assert rect is not None, f"the cell {lane!r}, {step!r} is not shown"
        return self._point(rect.x + rect.w / 2, rect.y + rect.h * down)

    def feeling_at(self, lane: str, step: str, score: float) -> QPoint:
        """The height of a score in an emotion lane."""
        rect = self.canvas.cell_rect(self.id(lane), self.id(step))
        assert rect is not None
        return self._point(rect.x + rect.w / 2, rect.y + MIDDLE - score * UNIT)

    def handle(self, title: str, side: str = "right") -> QPoint:
        """The middle of a card's handle."""
        view = self.canvas.camera.rect_to_view(self.canvas.scene.rects[self.id(title)])
        x, y = handle_places(view)[side]  # type: ignore[index]  # tests name the sides rightly
        return QPoint(round(x), round(y))

    def edge(self, title: str) -> QPoint:
        """The right side of a card, where its width is taken."""
        view = self.canvas.camera.rect_to_view(self.canvas.scene.rects[self.id(title)])
        return QPoint(round(view.right) - 3, round(view.y) + 6)

    def parking(self) -> QPoint:
        """A free place in the parking lot."""
        lot = self.canvas.scene.grid.parking
        assert lot is not None
        return self._point(lot.right - 40, lot.y + lot.h / 2)

    def nowhere(self) -> QPoint:
        """A place beside the map."""
        return QPoint(self.canvas.width() - 8, self.canvas.height() - 8)

    def _middle(self, rect: Rect) -> QPoint:
        return self._point(rect.x + rect.w / 2, rect.y + rect.h / 2)

    def _point(self, x: float, y: float) -> QPoint:
        vx, vy = self.canvas.camera.to_view(x, y)
        return QPoint(round(vx), round(vy))

    # ---- the mouse
    def hover(self, at: QPoint | str) -> Desk:
        """Move the pointer there without a button."""
        self._mouse(QEvent.Type.MouseMove, self._place(at), Qt.MouseButton.NoButton)
        return self

    def click(self, at: QPoint | str, keys: Qt.KeyboardModifier = NO_KEYS) -> Desk:
        """Click on a record by its name, or on a place."""
        where = self._place(at)
        self._mouse(QEvent.Type.MouseMove, where, Qt.MouseButton.NoButton, keys)
        self._mouse(QEvent.Type.MouseButtonPress, where, LEFT, keys)
        self._mouse(QEvent.Type.MouseButtonRelease, where, LEFT, keys)
        return self

    def double_click(self, at: QPoint | str) -> Desk:
        """Double-click, with the four events a mouse makes of it."""
        where = self._place(at)
        self._mouse(QEvent.Type.MouseButtonPress, where, LEFT)
        self._mouse(QEvent.Type.MouseButtonRelease, where, LEFT)
        self._mouse(QEvent.Type.MouseButtonDblClick, where, LEFT)
        self._mouse(QEvent.Type.MouseButtonRelease, where, LEFT)
        return self

    def press(
        self, at: QPoint | str, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = LEFT
    ) -> Desk:
        """Press a button and hold it."""
        where = self._place(at)
        self._mouse(QEvent.Type.MouseMove, where, Qt.MouseButton.NoButton, keys)
        self._mouse(QEvent.Type.MouseButtonPress, where, button, keys)
        self._held, self._from = button, where
        return self

    def move(self, at: QPoint | str, keys: Qt.KeyboardModifier = NO_KEYS) -> Desk:
        """Move with the button held, in a few steps."""
        start, end = self._from, self._place(at)
        for n in range(1, _MOVES + 1):
            between = QPoint(
                start.x() + (end.x() - start.x()) * n // _MOVES,
                start.y() + (end.y() - start.y()) * n // _MOVES,
            )
            self._mouse(QEvent.Type.MouseMove, between, self._held, keys)
        self._from = end
        return self

    def release(self, keys: Qt.KeyboardModifier = NO_KEYS) -> Desk:
        """Let go where the pointer is."""
        self._mouse(QEvent.Type.MouseButtonRelease, self._from, self._held, keys)
        return self

    def pull(
        self,
        start: QPoint | str,
        end: QPoint | str,
        keys: Qt.KeyboardModifier = NO_KEYS,
        button: Qt.MouseButton = LEFT,
    ) -> Desk:
        """Press, move and let go."""
        return self.press(start, keys, button).move(end, keys).release(keys)

    def drag(
        self,
        title: str,
        *,
        to_lane: str = "",
        to_step: str = "",
        to_stage: str = "",
        above: str = "",
        to_parking: bool = False,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> Desk:
        """Drag a card to another cell, onto a stage's heading, above another card, or into the parking lot."""
        lane, step = self.cell(title)
        if to_parking:
            goal = self.parking()
        elif to_stage:
            goal = self.at(to_stage)
        elif above:
            rect = self.canvas.scene.rects[self.id(above)]
            goal = self._point(rect.x + rect.w / 2, rect.y + 3)
        else:
            goal = self.in_cell(to_lane or lane, to_step or step)
        return self.pull(title, goal, keys)

    def drag_heading(self, title: str, *, before: str = "", after: str = "", release: bool = True) -> Desk:
        """Drag a stage, step or lane by its heading to the near side of another heading of its kind."""
        goal = self.at(before or after)
        place = heading_place(self.canvas, self.id(before or after))
        assert place is not None
        if self.canvas.kind_of(self.id(title)) == "lane":
            away = place.height() / 2 - 7
            goal.setY(round(goal.y() + (-away if before else away)))
        else:
            away = place.width() / 2 - 7
            goal.setX(round(goal.x() + (-away if before else away)))
        self.press(title).move(goal)
        return self.release() if release else self

    def border(self, title: str) -> QPoint:
        """The border beside a step's heading, or below a lane's."""
        place = heading_place(self.canvas, self.id(title))
        assert place is not None
        if self.canvas.kind_of(self.id(title)) == "lane":
            row = next(r for r in self.canvas.scene.grid.rows if r.lane == self.id(title))
            return QPoint(40, self._point(0, row.y + row.h).y())
        return QPoint(round(place.right()), round(place.center().y()))

    def resize(self, title: str, by: int, release: bool = True) -> Desk:
        """Drag the border of a step (sideways) or lane (down) by so many pixels."""
        start = self.border(title)
        wide = self.canvas.kind_of(self.id(title)) == "step"
        self.press(start).move(start + (QPoint(by, 0) if wide else QPoint(0, by)))
        return self.release() if release else self

    def fold_sign(self, stage: str) -> QPoint:
        """The sign in a stage's heading that folds it."""
        place = heading_place(self.canvas, self.id(stage))
        assert place is not None
        folded = self.store[self.id(stage)].get("collapsed") is True
        return fold_sign(place, self.canvas.camera, folded).center().toPoint()

    def hidden_sign(self, lane: str) -> QPoint:
        """The sign that stands where a lane is hidden."""
        found = gaps(self.store, self.canvas.scene)
        gap = next(each for each in found if self.id(lane) in each.lanes)
        return gap_sign(gap, self.canvas.camera).center().toPoint()

    def order_of(self, kind: str) -> list[str]:
        """The titles of all stages, steps or lanes in order."""
        grid = grid_of(self.store)
        return [
            self.name(key) for key in {"stage": grid.stages, "step": grid.steps, "lane": grid.lanes}[kind]
        ]

    def shown(self, kind: str) -> list[str]:
        """The titles of the stages or lanes on screen now, in the middle of a gesture as its preview has them."""
        grid = self.canvas.scene.grid
        keys = [row.lane for row in grid.rows] if kind == "lane" else [stage for stage, _, _ in grid.stages]
        return [self.name(key) for key in (keys if kind != "step" else [c.step for c in grid.columns])]

    def stretch(self, title: str, to_step: str) -> Desk:
        """Drag the right side of a card to a step."""
        column = next(c for c in self.canvas.scene.grid.columns if c.step == self.id(to_step))
        x, _ = self.canvas.camera.to_view(column.x + column.w / 2, 0)
        start = self.edge(title)
        return self.hover(title).pull(start, QPoint(round(x), start.y()))

    def link(self, source: str, goal: QPoint | str, side: str = "right") -> Desk:
        """Drag from a card's handle to a card or lane by its name, or to a place."""
        return self.hover(source).pull(self.handle(source, side), goal)

    def wheel(self, notches: float, at: QPoint | None = None, keys: Qt.KeyboardModifier = NO_KEYS) -> Desk:
        """Turn the wheel; up is positive."""
        self._wheel(QPoint(), QPoint(0, round(120 * notches)), at, keys)
        return self

    def swipe(self, dx: int, dy: int, keys: Qt.KeyboardModifier = NO_KEYS) -> Desk:
        """Two fingers over a touchpad, in pixels."""
        self._wheel(QPoint(dx, dy), QPoint(dx * 2, dy * 2), None, keys)
        return self

    def drop(self, kind: str, lane: str, step: str) -> Desk:
        """Drop a thing from the palette into a cell."""
        data, where = mime_for(kind), self.in_cell(lane, step)
        enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.canvas, enter)
        assert enter.isAccepted(), f"the canvas does not take {kind!r}"
        drop = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.canvas, drop)
        return self.settle()

    # ---- the keyboard
    def type(self, text: str) -> Desk:
        """Type letters of any language (QTest aborts on those outside ASCII)."""
        for letter in text:
            self._key(0 if ord(letter) > 127 else ord(letter.upper()), NO_KEYS, letter)
        return self.settle()

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> Desk:
        """Press a key that is no letter."""
        text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " "}.get(key, "")
        for _ in range(times):
            self._key(key.value, keys, text)
        return self.settle()

    def press_key(self, widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> Desk:
        """Press a key in another part of the window than the map."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, keys))
        return self.settle()

    def hold(self, key: Qt.Key, down: bool = True) -> Desk:
        """Press a key and keep it, in the middle of a drag; `down` False lets it go."""
        kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
        QApplication.sendEvent(self.canvas, QKeyEvent(kind, key.value, NO_KEYS))
        return self.settle()

    def enter(self, keys: Qt.KeyboardModifier = NO_KEYS) -> Desk:
        """The Enter key."""
        return self.key(Qt.Key.Key_Return, keys)

    def escape(self) -> Desk:
        """The Escape key."""
        return self.key(Qt.Key.Key_Escape)

    def tab(self) -> Desk:
        """The Tab key."""
        return self.key(Qt.Key.Key_Tab)

    # ---- history
    def undo(self) -> Desk:
        """Take the last step back."""
        self.session.history.undo()
        return self.settle()

    def redo(self) -> Desk:
        """Do it again."""
        self.session.history.redo()
        return self.settle()

    def settle(self) -> Desk:
        """Let Qt deliver what is waiting."""
        QApplication.processEvents()
        return self

    def rest(self) -> Desk:
        """Let the hand rest until nothing is painted ahead any more."""
        self.settle()
        self.canvas.glimpse.settle()
        while self.canvas.surface.backing.busy:
            QApplication.processEvents()
        return self.settle()

    def picture(self, path: str | Path) -> Desk:
        """Keep a picture of the window, to be looked at."""
        self.window.grab().save(str(path))
        return self

    def close(self) -> None:
        """Leave the desk as it was found."""
        self.canvas.cancel_gesture()
        self.canvas.typing.close()
        if self.window is self.canvas:
            self.canvas.set_session(None)
            self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()

    # ---- inside
    def _place(self, at: QPoint | str) -> QPoint:
        return self.at(at) if isinstance(at, str) else at

    def _mouse(
        self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier = NO_KEYS
    ) -> None:
        moving, gone = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if gone else button
        if kind == QEvent.Type.MouseButtonPress:
            self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(self.canvas.mapToGlobal(at)),
            Qt.MouseButton.NoButton if moving else button,
            held,
            keys,
        )
        QApplication.sendEvent(self.canvas, event)
        self.settle()

    def _wheel(self, pixels: QPoint, angle: QPoint, at: QPoint | None, keys: Qt.KeyboardModifier) -> None:
        where = at if at is not None else self.canvas.area().center()
        event = QWheelEvent(
            QPointF(where),
            QPointF(self.canvas.mapToGlobal(where)),
            pixels,
            angle,
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)
        self.settle()

    def _key(self, key: int, keys: Qt.KeyboardModifier, text: str) -> None:
        target = self.canvas.typing.field or QApplication.focusWidget() or self.canvas
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, keys, text))
            if target is not (self.canvas.typing.field or target):
                break  # the key opened or closed the editor; its release belongs to nobody
