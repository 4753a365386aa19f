"""What screen readers hear of the canvas: a list of stages, steps, lanes, cards, feelings and links, in reading order.

Each child is named with the whole content of its block in words, as the scene gives it. Interfaces are kept as long
as their record is shown: one that is made and dropped while a reader holds it would end the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from app.model.grid import place
from app.widgets import overlay
from app.widgets.canvas.order import reading_order
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_HEADINGS = ("stage", "step", "lane")


class ThingInterface(QAccessibleInterface):
    """One record on the map."""

    def __init__(self, owner: CanvasInterface, key: str) -> None:
        super().__init__()
        self._owner = owner
        self._key = key

    @property
    def key(self) -> str:
        """The record's id."""
        return self._key

    def isValid(self) -> bool:
        """Whether the record is still there."""
        return self._key in self._owner.canvas.store

    def object(self) -> QObject | None:  # type: ignore[override]  # a record is no QObject
        """None: only the canvas is one."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none inside
        """Nothing lies inside a record."""
        return None

    def parent(self) -> QAccessibleInterface:
        """The canvas."""
        return self._owner

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none inside
        """Nothing lies inside a record."""
        return None

    def childCount(self) -> int:
        """Nothing lies inside a record."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nothing lies inside a record."""
        return -1

    def text(self, which: QAccessible.Text) -> str:
        """The name is the whole content in words; the description says where it lies."""
        if which == QAccessible.Text.Name:
            return label_of(self._owner.canvas, self._key)
        if which == QAccessible.Text.Description:
            return place_in_words(self._owner.canvas, self._key)
        return ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Readers do not write here; the inspector's fields take text."""

    def rect(self) -> QRect:
        """Where it is seen, in pixels of the screen."""
        return _screen_rect(self._owner.canvas, self._key)

    def role(self) -> QAccessible.Role:
        """A heading, or an entry of the list."""
        kind = self._owner.canvas.kind_of(self._key)
        return QAccessible.Role.Heading if kind in _HEADINGS else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Selected, focused, locked, out of view."""
        canvas = self._owner.canvas
        state = QAccessible.State()
        state.selectable = True
        state.focusable = True
        state.selected = self._key in canvas.selected
        state.focused = canvas.hasFocus() and canvas.selected.focus == self._key
        state.readOnly = not canvas.free(self._key)
        state.offscreen = not self.rect().intersects(_screen_area(canvas))
        return state


class CanvasInterface(QAccessibleWidget):
    """The canvas as a list of everything on the map."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, _("Journey map"))
        self.canvas = canvas
        self._things: dict[str, tuple[ThingInterface, int]] = {}
        self._order: list[str] = []
        self._seen: object = None
        canvas.sceneChanged.connect(self._forget)
        canvas.selectionChanged.connect(self._focused)

    # ---- children
    def childCount(self) -> int:
        """How many records are shown."""
        return len(self._keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # None where there is none
        """The record at a place of the reading order."""
        keys = self._keys()
        return self.thing(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a record in the reading order."""
        keys = self._keys()
        return keys.index(child.key) if isinstance(child, ThingInterface) and child.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # None beside all
        """The record under a pixel of the screen."""
        at = self.canvas.mapFromGlobal(QPoint(x, y)).toPointF()
        found = self.canvas.hit(at)
        return self.thing(found.key) if found.key in self._keys() else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # None without a focus
        """The record with the focus."""
        focus = self.canvas.selected.focus
        return self.thing(focus) if self.canvas.hasFocus() and focus in self._keys() else None

    def text(self, which: QAccessible.Text) -> str:
        """The canvas's own name."""
        if which == QAccessible.Text.Name:
            return _("Journey map")
        if which == QAccessible.Text.Description and self.canvas.session is not None:
            return self.canvas.session.title
        return str(super().text(which))

    def thing(self, key: str) -> ThingInterface:
        """The one interface of a record."""
        held = self._things.get(key)
        if held is None:
            made = ThingInterface(self, key)
            held = self._things[key] = (made, QAccessible.registerAccessibleInterface(made))
        return held[0]

    def index_of(self, key: str) -> int:
        """The place of a record in the reading order, -1 when it is not shown."""
        keys = self._keys()
        return keys.index(key) if key in keys else -1

    # ---- inside
    def _keys(self) -> list[str]:
        scene = self.canvas.scene
        if self._seen is not scene:
            self._seen = scene
            self._order = everything(self.canvas)
        return self._order

    def _forget(self) -> None:
        """Let go of records that are no longer there, in the order that Qt asks for."""
        if self.canvas.drawing.previewing:
            return
        for key in [key for key in self._things if key not in self.canvas.store]:
            interface, number = self._things.pop(key)
            QAccessible.updateAccessibility(QAccessibleEvent(interface, QAccessible.Event.ObjectDestroyed))
            QAccessible.deleteAccessibleInterface(number)

    def _focused(self, _ids: list[str]) -> None:
        if not QAccessible.isActive():
            return
        cell = self.canvas.selected.cell
        if cell is not None and self.canvas.hasFocus():
            say(self.canvas, cell_in_words(self.canvas, *cell))
            return
        index = self.index_of(self.canvas.selected.focus)
        if index >= 0 and self.canvas.hasFocus():
            event = QAccessibleEvent(self.canvas, QAccessible.Event.Focus)
            event.setChild(index)
            QAccessible.updateAccessibility(event)


def everything(canvas: Canvas) -> list[str]:
    """All records shown, as they are read: headings, then cards step by step with feelings, then links."""
    grid, store, scene = canvas.grid, canvas.store, canvas.scene
    feelings = [key for key in store.of("emotion") if key in scene.rects]
    feelings.sort(key=lambda key: grid.index.get(str(store[key].get("step")), 0))
    measures = sorted(store.of("measure"), key=lambda key: (str(store[key].get("order", "")), key))
    order = [*grid.stages, *grid.steps, *grid.lanes, *reading_order(store, grid), *feelings, *measures]
    shown = [key for key in order if key in scene.rects]
    return [*shown, *(key for key in store.of("link") if key in scene.paths)]


def label_of(canvas: Canvas, key: str) -> str:
    """The whole content of a record in words."""
    for block in canvas.drawing.index.of_owner(key):
        if block.node is not None and block.node.label:
            return block.node.label
    record = canvas.store.get(key)
    title = record.get("title") if record is not None else ""
    return title if isinstance(title, str) else ""


def place_in_words(canvas: Canvas, key: str) -> str:
    """Lane, step and place in the cell of a card; the place of a heading among its kind, and its lock."""
    record = canvas.store.get(key)
    if record is not None and record["type"] in _HEADINGS:
        return _heading_place(canvas, key, str(record["type"]))
    if record is None or record["type"] != "card":
        return ""
    lane, step, _key, _span = place(record)
    if lane not in canvas.grid.kinds:
        return _("In the parking lot")
    names = {name: label_of(canvas, where) for name, where in (("lane", lane), ("step", step))}
    held = canvas.grid.cards(lane, step)
    if key in held:
        return _("{lane}, {step}, card {n} of {all}", **names, n=held.index(key) + 1, all=len(held))
    return _("{lane}, {step}", **names)


def cell_in_words(canvas: Canvas, lane: str, step: str) -> str:
    """Where an empty cell lies; a reader would hear nothing of it, since nothing is there to have the focus."""
    return _("{lane}, {step}, empty", lane=label_of(canvas, lane), step=label_of(canvas, step))


def _heading_place(canvas: Canvas, key: str, kind: str) -> str:
    grid = canvas.grid
    order = {"stage": grid.stages, "step": grid.steps, "lane": grid.lanes}[kind]
    if key not in order:
        return ""
    at, count = order.index(key) + 1, len(order)
    if canvas.store[key].get("collapsed") is True:
        return _("{n} of {all}, folded", n=at, all=count)
    if canvas.free(key):
        return _("{n} of {all}", n=at, all=count)
    return _("{n} of {all}, locked", n=at, all=count)


def announce(canvas: Canvas, key: str) -> None:
    """Say where a record is now, to those who listen."""
    if QAccessible.isActive():
        say(canvas, f"{label_of(canvas, key)}. {place_in_words(canvas, key)}")


def say(widget: QWidget, sentence: str) -> None:
    """Say a sentence to those who listen; it waits until what they hear now has ended."""
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def _screen_rect(canvas: Canvas, key: str) -> QRect:
    if canvas.kind_of(key) in _HEADINGS:
        heading = overlay.heading_place(canvas, key)
        rect = heading.toAlignedRect() if heading is not None else QRect()
    else:
        found = canvas.drawing.rect_of(key)
        rect = overlay.view_rect(canvas, found).toAlignedRect() if found is not None else QRect()
    return QRect(canvas.mapToGlobal(rect.topLeft()), rect.size())


def _screen_area(canvas: QWidget) -> QRect:
    return QRect(canvas.mapToGlobal(QPoint(0, 0)), canvas.size())


class _Known:
    """The interfaces of all canvases: Qt does not keep what Python makes."""

    installed = False
    canvases: dict[int, CanvasInterface] = {}


def interface_of(canvas: Canvas) -> CanvasInterface:
    """The one interface of a canvas."""
    known = _Known.canvases.get(id(canvas))
    if known is None or known.canvas is not canvas:
        known = _Known.canvases[id(canvas)] = CanvasInterface(canvas)
        number = id(canvas)
        canvas.destroyed.connect(lambda: _Known.canvases.pop(number, None))
    return known


def _factory(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    from app.widgets.canvas.viewport import Canvas

    return interface_of(thing) if isinstance(thing, Canvas) else None


def install() -> None:
    """Let Qt find the interfaces; once per program."""
    if not _Known.installed:
        _Known.installed = True
        QAccessible.installFactory(_factory)
