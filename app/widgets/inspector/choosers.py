"""Editors that choose among the records of the map: cards, receivers, what an insight is about, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from app.errors import UnreadableFile
from app.model.edits import insights
from app.model.grid import grid_of, place
from app.model.store import Store
from app.storage.sniff import picture_type
from app.widgets import plain
from app.widgets.inspector.editors import MIXED, Calm, Editor, names
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

LARGEST = 8 * 1024 * 1024
"""Bytes of a picture that may be taken into a map, which is shared by mail."""


def cards_in_order(store: Store, kind: str = "") -> list[tuple[str, str]]:
    """(title with lane and stage, id) of all cards in reading order, of one lane kind or of all."""
    grid = grid_of(store)
    found = []
    for card in store.of("card"):
        lane, step, key, _span = place(store[card])
        if lane not in grid.kinds or (kind and grid.kinds[lane] != kind):
            continue
        stage = grid.stage_of.get(step, step)
        column = grid.index.get(step, grid.index.get((grid.steps_of.get(stage) or ("",))[0], 0))
        words = (store[card].get("title"), store[lane].get("title"), store[stage].get("title"))
        found.append(
            ((column, grid.lanes.index(lane), key), " · ".join(str(word) for word in words if word), card)
        )
    return [(title, card) for _where, title, card in sorted(found)]


class CardChoice(Editor):
    """One card of the map."""

    def __init__(self, store: Store, kind: str) -> None:
        super().__init__()
        self.box = Calm()
        self.box.addItem("–", None)
        self._add(store, kind)
        self.box.activated.connect(lambda i: self.committed.emit(self.box.itemData(i)))
        self._fill(self.box)

    def _add(self, store: Store, kind: str) -> None:
        for title, card in cards_in_order(store, kind):
            self.box.addItem(title, card)

    def show_value(self, value: Any) -> None:
        self.box.setPlaceholderText(_("several values") if value is MIXED else "")
        self.box.setCurrentIndex(-1 if value is MIXED else max(0, self.box.findData(value)))


class ReceiverValue:
    """Who receives a handover: a card, a team without a card, nobody, or not known yet."""

    def __init__(self, what: str, key: str = "") -> None:
        self.what, self.key = what, key


class Receiver(Editor):
    """Teams first, then cards; nobody and not known yet last."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.box = Calm()
        for title, key in names(store, "team"):
            self.box.addItem(_("{team}, without a card", team=title), ("team", key))
        self.box.insertSeparator(self.box.count())
        for title, key in cards_in_order(store):
            self.box.addItem(title, ("card", key))
        self.box.insertSeparator(self.box.count())
        self.box.addItem(_("Nobody"), ("nobody", ""))
        self.box.addItem(_("Not known yet"), ("unknown", ""))
        self.box.activated.connect(self._chosen)
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        wanted = (value.what, value.key) if isinstance(value, ReceiverValue) else ("unknown", "")
        at = next((i for i in range(self.box.count()) if self.box.itemData(i) == wanted), -1)
        self.box.setCurrentIndex(at)

    def _chosen(self, index: int) -> None:
        data = self.box.itemData(index)
        if data:
            self.committed.emit(ReceiverValue(*data))


class Records(Editor):
    """What an insight, measure or action is about: taken from the selection, listed by name."""

    def __init__(self, store: Store, window: MainWindow) -> None:
        super().__init__()
        self._store, self._window = store, window
        self._held: list[str] = []
        self._label = plain.label("–", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        self.box = Calm()
        self.box.activated.connect(self._toggle)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def show_value(self, value: Any) -> None:
        self._held = list(value) if isinstance(value, list) else []
        texts = [record_title(self._store, key) for key in self._held]
        self._label.setText(_("several values") if value is MIXED else "\n".join(texts))
        self._label.setVisible(bool(self._label.text()))
        self.box.clear()
        self.box.addItem(_("Add or remove…"), None)
        for title, key in self._choices():
            self.box.addItem(("✓ " if key in self._held else "") + title, key)
        self.box.setCurrentIndex(0)

    def _choices(self) -> list[tuple[str, str]]:
        store = self._store
        grid = grid_of(store)
        columns = [*store.of("map"), *grid.stages, *grid.steps]
        chosen = [(record_title(store, key), key) for key in columns]
        chosen += cards_in_order(store)
        chosen += [(record_title(store, card), card) for card in grid.parked]
        chosen += [(record_title(store, key), key) for key in [*store.of("link"), *store.of("measure")]]
        return [(title, key) for title, key in chosen if title]

    def _toggle(self, index: int) -> None:
        key = self.box.itemData(index)
        if key is not None:
            self.committed.emit(sorted({*self._held} ^ {key}) or None)


def record_title(store: Store, key: str) -> str:
    """A short name for any record; a link is named by its ends."""
    record = store.get(key)
    if record is None:
        return ""
    if record["type"] == "link" and not record.get("title"):
        source = record_title(store, str(record.get("from") or ""))
        to = record_title(store, str(record.get("to") or record.get("to_team") or "")) or "?"
        return f"{source} → {to}"
    return str(record.get("title") or "")


class Pictures(Editor):
    """A picture kept inside the map."""

    def __init__(self, store: Store, window: MainWindow) -> None:
        super().__init__()
        self._store, self._window = store, window
        self._label = plain.label("–")
        self._choose, self._remove = QPushButton(_("Choose…")), QPushButton(_("Remove"))
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(lambda: self.committed.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._choose)
        row.addWidget(self._remove)

    def show_value(self, value: Any) -> None:
        record = self._store.get(value) if isinstance(value, str) else None
        size = len(str(record.get("data") or "")) * 3 // 4 if record is not None else 0
        self._label.setText(_("{n} kB", n=max(1, size // 1024)) if size else "–")
        self._remove.setVisible(bool(size))

    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choose a picture"),
            self._window.settings.folder,
            _("Pictures (*.png *.jpg *.jpeg *.webp)"),
        )
        if name:
            self._window.guarded(lambda: self.committed.emit(Chosen(*read_picture(name))))


class Chosen:
    """A picture that was picked; it is put into the map inside the edit that uses it."""

    def __init__(self, data: bytes, mime: str) -> None:
        self.data, self.mime = data, mime

    def resolve(self, store: Store) -> str:
        """The id of the picture's record."""
        return insights.add_picture(store, self.data, self.mime)


def read_picture(name: str) -> tuple[bytes, str]:
    """(bytes, kind) of a picture file. Raises UnreadableFile for anything but PNG, JPEG and WebP."""
    path = Path(name)
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise UnreadableFile(
            _("{name} could not be read.", name=path.name), _("The map is unchanged."), "", str(error)
        ) from error
    mime = picture_type(data)
    if not mime:
        raise UnreadableFile(
            _("{name} is not a PNG, JPEG or WebP picture of at most 8 MB.", name=path.name),
            _("The map is unchanged."),
            _("Save it as PNG or JPEG and choose it again."),
        )
    return data, mime
