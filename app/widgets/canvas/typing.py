"""Editing words in place: a field laid over the text, with the same face and size; the map reflows while one types.

What is edited is a task: the title of a record that is there, or of a card that will be there when it is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from app.model.grid import place
from app.widgets.accessibility import place_in_words
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.made_columns import MadeColumns
from app.widgets.canvas.placing import shown_steps
from app.widgets.canvas.slots import slot_of
from app.widgets.canvas.tasks import (
    FirstCard,
    NameExit,
    NewCard,
    Rename,
    SayFeeling,
    Task,
    leaves_decision,
)
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.field import Field
    from app.widgets.canvas.viewport import Canvas

__all__ = ["FirstCard", "NewCard", "Rename", "Task", "Typing"]


class Typing:
    """The editor of one canvas; at most one task at a time."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._field: Field | None = None
        self._task: Task | None = None
        self._key = ""
        self._busy = False
        self.made = MadeColumns()

    @property
    def open(self) -> bool:
        """Whether somebody is typing on the map."""
        return self._task is not None

    @property
    def key(self) -> str:
        """The record under the editor; in a preview it may have an id that is not in the store."""
        return self._key

    @property
    def field(self) -> Field | None:
        """The editor itself, for input methods and tests."""
        return self._field

    @property
    def idle(self) -> bool:
        """Whether a place is open for a new card and nothing has been typed yet."""
        return isinstance(self._task, (NewCard, FirstCard)) and not self._text()

    def edit(self, key: str, replace: str | None = None) -> bool:
        """Edit a record's title (a feeling's words), or type over it; False when none is shown, or it is locked."""
        canvas = self._canvas
        record = canvas.store.get(key)
        if record is None or canvas.locking.holds(key):
            return False
        if record["type"] == "link":
            name = record.get("exit")
            return leaves_decision(canvas.store, key) and self.start(
                NameExit(key, name if isinstance(name, str) else ""), replace
            )
        if record["type"] == "emotion":
            said = record.get("words")
            return self.start(SayFeeling(key, said if isinstance(said, str) else ""), replace)
        title = record.get("title")
        return self.start(Rename(key, title if isinstance(title, str) else ""), replace)

    def start(self, task: Task, replace: str | None = None) -> bool:
        """Begin a task; whatever was being typed is kept first. False when its place is not shown."""
        self.commit()
        canvas = self._canvas
        self._task = task
        self._key = task.key if isinstance(task, Rename) else ""
        text = task.text if replace is None else replace
        if not isinstance(task, Rename) or replace is not None:
            self._show(text)
        if slot_of(canvas, self._key) is None:
            self.cancel()
            return False
        from app.widgets.canvas.field import Field

        self._field = made = Field(canvas)
        made.setAccessibleName(_(task.named))
        made.setAccessibleDescription(place_in_words(canvas, self._key))
        made.ended.connect(self._ended)
        made.refused.connect(canvas.hint)
        made.idle = lambda: self.idle
        made.setPlainText(text)
        if replace is None:
            made.selectAll()
        else:
            made.to_end()
        made.textChanged.connect(self._typed)
        self.place()
        made.show()
        made.setFocus()
        canvas.update()  # rings and handles step back
        canvas.reveal(self._key)
        return True

    def place(self) -> None:
        """Lay the editor over the words again after the map has moved or changed."""
        if self._field is None:
            return
        slot = slot_of(self._canvas, self._key)
        if slot is not None:
            self._field.lie_over(slot, self._canvas.theme)

    def commit(self) -> str:
        """Write what was typed; returns the record's id, "" when there was nothing to write."""
        if self._task is None or self._busy:
            return ""
        task, text = self._task, self._text()
        self.close()
        if not text and not task.keep_empty:
            self._canvas.end_preview()
            return ""
        if isinstance(task, Rename) and (task.key not in self._canvas.store or text == task.text):
            self._canvas.end_preview()
            return task.key if task.key in self._canvas.store else ""
        key = task.make(self._canvas.store, text)
        self._canvas.end_preview()
        if key not in self._canvas.store:
            return ""  # a lock refused it, and has said so
        if isinstance(task, NewCard) and task.after:
            self.made.add(place(self._canvas.store[key])[1])
        self._canvas.selected.set([key])
        return key

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.close()
        self._canvas.end_preview()

    def leave(self) -> bool:
        """Give up a place where nothing was typed; whether there was one."""
        if self._task is None or not self.idle:
            return False
        self.cancel()
        return True

    def close(self) -> None:
        """Take the editor away without writing."""
        field_, self._field, self._task, self._key = self._field, None, None, ""
        if field_ is not None:
            self._canvas.update()
            had_focus = field_.window().focusWidget() is field_  # also while another window is used
            field_.ended.disconnect(self._ended)
            field_.hide()
            field_.deleteLater()
            if had_focus:
                self._canvas.setFocus()

    def check(self) -> None:
        """The map has changed under the editor: stop when what it edits is gone, else show what is typed again."""
        if self._task is None or self._busy:
            return
        if self._task.lost(self._canvas.store):
            self.close()
        else:
            self._typed()

    # ---- inside
    def _text(self) -> str:
        return self._field.toPlainText().strip() if self._field is not None else ""

    def _typed(self) -> None:
        self._show(self._text())
        self.place()

    def _show(self, text: str) -> None:
        """Let the map look as it will with this text."""
        task, canvas = self._task, self._canvas
        if task is None:
            return
        self._busy = True
        try:
            patch, self._key = rehearse(canvas.store, lambda: task.make(canvas.store, text))
            canvas.preview(patch)
        finally:
            self._busy = False

    def _ended(self, how: str) -> None:
        task = self._task
        if task is None or not isValid(self._canvas):
            return  # the window is going away, and the focus with it
        if how == "cancel":
            self.cancel()
            return
        if how == "aside":
            # The press that follows must find the map as it was seen; then the empty place goes.
            field = self._field
            QTimer.singleShot(0, self._canvas, lambda: self._field is field and self.leave())
            return
        text = self._text()
        key = self.commit()
        if how == "right":
            self._go_right(task, key, text)
        elif how == "left":
            self._go_left(task, key)
        elif how == "below" or (how == "enter" and not isinstance(task, Rename) and not task.text):
            self._go_below(task, key)

    def _go_right(self, task: Task, key: str, text: str) -> None:
        """To the next step in the same lane: its first card, or a new one; at the end with a new step."""
        lane, step = self._place_of(task, key)
        if not lane:
            self._next_heading(key, 1)
            return
        following = self._beside(step, 1)
        if following:
            self._open(lane, following)
        elif text and not self._canvas.locking.holds(step):
            self.start(NewCard(lane, "", after=step))

    def _go_left(self, task: Task, key: str) -> None:
        """Back to the step before, in the same lane."""
        lane, step = self._place_of(task, key, first=True)
        if not lane:
            self._next_heading(key, -1)
            return
        before = self._beside(step, -1)
        if before:
            self._open(lane, before)

    def _beside(self, step: str, by: int) -> str:
        """The next step that has a column, right (1) or left (-1) of one; folded stages are passed over."""
        shown, grid = set(shown_steps(self._canvas)), self._canvas.grid
        at = grid.index[step] + by
        while 0 <= at < len(grid.steps) and grid.steps[at] not in shown:
            at += by
        return grid.steps[at] if 0 <= at < len(grid.steps) else ""

    def _open(self, lane: str, step: str) -> None:
        """Edit the first card of a cell, or begin one where there is none."""
        canvas = self._canvas
        held = canvas.grid.cards(lane, step)
        if held:
            canvas.selected.set([held[0]])
            self.edit(held[0])
        elif canvas.open_cell(lane, step):
            canvas.selected.mark_cell(lane, step)
            self.start(NewCard(lane, step))

    def _go_below(self, task: Task, key: str) -> None:
        """Another card below this one, in the same cell; in the parking lot another one beside it."""
        if not key or self._canvas.kind_of(key) != "card":
            return
        lane, step = self._place_of(task, key, first=True)
        if not lane:
            if isinstance(task, NewCard) and not task.lane:
                self.start(NewCard("", ""))
            return
        held = self._canvas.grid.cards(lane, step)
        self.start(NewCard(lane, step, held.index(key) + 1 if key in held else None))

    def _place_of(self, task: Task, key: str, first: bool = False) -> tuple[str, str]:
        """(lane, step) of what was named: the last step that a wide card covers, or the `first`."""
        store, grid = self._canvas.store, self._canvas.grid
        if key and store[key]["type"] == "card":
            lane, step, _, span = place(store[key])
            if step not in grid.index:
                return "", ""
            last = min(len(grid.steps), grid.index[step] + span) - 1
            return lane, step if first else grid.steps[last]
        if isinstance(task, NewCard) and task.lane in store:
            return task.lane, task.after or task.step
        return "", ""

    def _next_heading(self, key: str, by: int) -> None:
        canvas = self._canvas
        grid, kind = canvas.grid, canvas.kind_of(key)
        every = {"stage": lambda: grid.stages, "step": lambda: grid.steps, "lane": lambda: grid.lanes}
        row = [each for each in every[kind]() if each in canvas.scene.rects] if kind in every else []
        at = row.index(key) + by if key in row else -1
        if 0 <= at < len(row):
            canvas.selected.set([row[at]])
            self.edit(row[at])
