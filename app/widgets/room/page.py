"""The page that a room sees: band, map and bar, and what is laid over the map for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.grid import Grid
from app.scene.shapes import Scene
from app.scene.view import Marks
from app.session import Session
from app.widgets.room.band import Band, personas_of, stage_words
from app.widgets.room.bar import Bar
from app.widgets.room.canvas import RoomCanvas
from app.widgets.room.capture import Capture, place_of
from app.widgets.room.sheets import MatrixSheet, Sheet, TopFive
from app.widgets.room.stops import Stops, stage_of, stops_of

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class RoomPage(QWidget):
    """What a room sees of one map."""

    leaveAsked = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stage = ""
        self._known: tuple[Grid, Scene, Stops] | None = None
        self.canvas = RoomCanvas(self)
        self.band, self.bar = Band(self), Bar(window, self)
        self.capture = Capture(window, self)
        self.curtain = Curtain(self)
        self.sheets: dict[str, Sheet] = {"top": TopFive(window, self), "matrix": MatrixSheet(window, self)}
        self.sheet = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.bar)
        self.canvas.moveAsked.connect(self.move_on)
        self.canvas.leaveAsked.connect(self._escape)
        self.canvas.curtainAsked.connect(self.curtain.show)
        self.canvas.selectionChanged.connect(lambda _keys: self._arrived())
        self.canvas.sceneChanged.connect(self._map_changed)
        self.capture.closed.connect(self.canvas.setFocus)
        self.band.personaAsked.connect(lambda: window.leading.next_persona())
        self.setMouseTracking(True)
        self.canvas.installEventFilter(self)
        for sheet in self.sheets.values():
            sheet.closed.connect(lambda: self.show_sheet(""))

    # ---- beginning
    def begin(
        self,
        session: Session,
        marks: Marks,
        here: list[str],
        cell: tuple[str, str] | None,
        persona: str = "",
    ) -> None:
        """Show a map from where the person stood in the editor, else from its first stage.

        `persona` is the one whose journey alone is shown at first, "" for all.
        """
        settings, canvas = self._window.settings, self.canvas
        canvas.reduce_motion = True
        canvas.set_theme(self._window.theme)
        canvas.set_session(session)
        canvas.set_marks(marks)
        canvas.persona = persona
        canvas.show_parts(settings.room_states, settings.room_feelings)
        canvas.fresh()
        self.dress()
        self.band.show_map(session.store, canvas.persona)
        cards = [
            key for key in here if key in canvas.scene.rects and canvas.kind_of(key) in ("card", "emotion")
        ]
        self._stage = ""
        if cards:
            canvas.selected.set(cards[:1])
            self._show_stage(stage_of(session.store, canvas.grid, cards[0]))
        elif cell is not None:
            canvas.selected.mark_cell(*cell)
            self._show_stage(canvas.grid.stage_of.get(cell[1], ""))
        else:
            known = [stage_of(session.store, canvas.grid, key) for key in here]
            stages = self.stops.stages
            # A lane or a map lies in no stage; that does not lead into the parking lot.
            whole = next((stage for stage in known if stage and stage in stages), "")
            self.go_to_stage(whole or (stages[0] if stages else ""))
        self._arrived()
        canvas.reduce_motion = settings.reduce_motion
        self.bar.hint.come()
        canvas.setFocus()

    def end(self) -> None:
        """Let go of the map."""
        self.show_sheet("")
        for sheet in self.sheets.values():
            sheet.forget()
        self.capture.hide()
        self.curtain.hide()
        self.canvas.typing.commit()
        self.canvas.set_session(None)
        self._known = None

    def dress(self) -> None:
        """Wear the theme of the window."""
        theme = self._window.theme
        self.band.theme = self.bar.theme = theme
        self.band.tip = self._window.actions_["room-persona"].toolTip()
        if self.sheet:  # the others are dressed when they are shown
            self.sheets[self.sheet].dress(theme, self.width())
        self.capture.dress(theme, self.width())
        self.bar.hint.dress(self.width())
        self.update()

    def next_persona(self) -> None:
        """Show the journey of one persona after the other while that of others fades, and then all of them again."""
        canvas = self.canvas
        turns = ["", *personas_of(canvas.store)]
        canvas.persona = (
            turns[(turns.index(canvas.persona) + 1) % len(turns)] if canvas.persona in turns else ""
        )
        self._known = None
        canvas.show_parts(canvas.states, canvas.feelings)
        self.band.show_map(canvas.store, canvas.persona)
        if canvas.selected.focus and canvas.selected.focus not in self.stops.of(self._stage):
            self.go_to_stage(self._stage)
        self._tell()
        canvas.update()

    # ---- going on
    @property
    def stops(self) -> Stops:
        """Stages and cards in the order in which a room sees them."""
        grid, scene = self.canvas.grid, self.canvas.scene
        if self._known is None or self._known[0] is not grid or self._known[1] is not scene:
            fading, drawn = scene.fading, scene.rects
            lit = drawn if fading is None else {card for card in drawn if not fading.fades(card)}
            self._known = grid, scene, stops_of(self.canvas.store, grid, lit)
        return self._known[2]

    @property
    def stage(self) -> str:
        """The stage that is talked about; "" in the parking lot or on a map without stages."""
        return self._stage

    def move_on(self, how: str) -> None:
        """Go on by a card or a stage, or to the first or last one; see RoomCanvas.moveAsked."""
        stops, focus = self.stops, self.canvas.selected.focus
        by = -1 if how.startswith("previous") else 1
        if how in ("next-card", "previous-card"):
            card = stops.next_card(focus, self._stage, by)
            if card is not None:
                self._go_to_card(card)
        elif how in ("next-stage", "previous-stage"):
            stage = stops.beside(self._stage, by)
            if stage is not None:
                self.go_to_stage(stage)
        elif stops.stages:
            cards = [card for held in stops.cards for card in held]
            if how == "first":
                self.go_to_stage(stops.stages[0])
            elif cards:
                self._go_to_card(cards[-1])
        if self.canvas.selected.focus:
            self.canvas.announce(self.canvas.selected.focus)

    def go_to_stage(self, stage: str) -> None:
        """Stand at the beginning of a stage: on its first card, or in its first cell."""
        canvas, cards = self.canvas, self.stops.of(stage)
        if cards:
            canvas.selected.set([cards[0]])
        else:
            lane = next((row.lane for row in canvas.scene.grid.rows if canvas.holds_cards(row.lane)), "")
            steps = canvas.grid.steps_of.get(stage, ())
            if lane and steps:
                canvas.selected.mark_cell(lane, steps[0])
        self._show_stage(stage)

    def _show_stage(self, stage: str) -> None:
        self._stage = stage
        self.canvas.show_stage(stage, self.canvas.selected.focus)
        self._arrived()

    def _go_to_card(self, card: str) -> None:
        before = self._stage
        self.canvas.selected.set([card])
        if self._stage != before:
            self.canvas.show_stage(self._stage, card)
        else:
            self.canvas.reveal(card)

    def _arrived(self) -> None:
        """Say where one stands now."""
        canvas = self.canvas
        focus, cell = canvas.selected.focus, canvas.selected.cell
        if focus:
            self._stage = stage_of(canvas.store, canvas.grid, focus)
        elif cell is not None:
            self._stage = canvas.grid.stage_of.get(cell[1], self._stage)
        self._tell()

    def _tell(self) -> None:
        store, stops, focus = self.canvas.store, self.stops, self.canvas.selected.focus
        if not stops.stages:
            self.band.show_stage("", "")
            self.bar.show_place(0, 0, 0, 0, "")
            return
        at = stops.stages.index(self._stage) if self._stage in stops.stages else 0
        cards = stops.cards[at]
        following = stage_words(store, stops.stages[at + 1])[0] if at + 1 < len(stops) else ""
        self.band.show_stage(*stage_words(store, self._stage))
        number = cards.index(focus) + 1 if focus in cards else 0
        self.bar.show_place(at + 1, stops.journey, number, len(cards), following)

    def _map_changed(self) -> None:
        canvas = self.canvas
        if canvas.session is None:
            return
        canvas.show_parts(canvas.states, canvas.feelings)  # a new lane is shown too
        self.band.show_map(canvas.store, canvas.persona)
        self._tell()
        if self.sheet:
            self.sheets[self.sheet].refresh()

    # ---- what is laid over the map
    def show_sheet(self, name: str) -> None:
        """Lay a sheet over the map, or take it away when it is the one there; "" takes any away."""
        shown = "" if name == self.sheet else name
        for key, sheet in self.sheets.items():
            sheet.setVisible(key == shown)
        self.sheet = shown
        if shown:
            sheet = self.sheets[shown]
            sheet.dress(self._window.theme, self.width())
            sheet.refresh()
            self._place()
            sheet.raise_()
            sheet.setFocus()
        else:
            self.canvas.setFocus()
        self._window.actions_.refresh()

    def ask(self, what: str, about: list[str]) -> None:
        """Ask for an insight or an action in one line."""
        self.show_sheet("")
        self.capture.dress(self._window.theme, self.width())
        place = place_of(self.canvas, about)
        place = place.translated(self.canvas.pos()) if place is not None else None
        self.capture.lie_in(self.canvas.geometry(), place)
        self.capture.ask(what, about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the screen."""
        super().resizeEvent(event)
        self.dress()
        self._place()
        if self.canvas.session is not None and self._stage:
            self.canvas.show_stage(self._stage, self.canvas.selected.focus)

    def _place(self) -> None:
        map_ = self.canvas.geometry()
        for sheet in self.sheets.values():
            width = round(map_.width() * sheet.part)
            sheet.setGeometry(QRect(map_.right() + 1 - width, map_.y(), width, map_.height()))
        self.curtain.setGeometry(self.rect())
        self.capture.lie_in(map_)

    # ---- events
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The hint comes back with the mouse; what is laid over the map keeps its size."""
        if watched is self.canvas and event.type() == QEvent.Type.MouseMove:
            self.bar.hint.come()
        elif watched is self.canvas and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """The same over band and bar."""
        self.bar.hint.come()

    def _escape(self) -> None:
        if self.sheet:
            self.show_sheet("")
        else:
            self.leaveAsked.emit()


class Curtain(QWidget):
    """A dark screen while people talk to each other; any key or click lifts it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        self.hide()

    def showEvent(self, _event: object) -> None:
        """Cover everything."""
        self._before = self.window().focusWidget()
        self.setGeometry(self._page.rect())
        self.raise_()
        self.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing to be seen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        painter.end()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Lift."""
        self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Lift."""
        self.hide()

    def hideEvent(self, _event: object) -> None:
        """The keyboard goes back to where it was."""
        if self._before is not None:
            self._before.setFocus()
