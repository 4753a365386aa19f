"""One open map: who owns the store, its history, its file and its recovery journal. No Qt here.

The session does nothing to cards; verbs do. It only knows where the map lives and whether it is safe.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from app.model import integrity
from app.model.edits import lanes, maps, people, stages, steps
from app.model.grid import map_of
from app.model.history import History
from app.model.ids import new_id
from app.model.patch import ABSENT, Objects
from app.model.store import Store
from app.pace import undisturbed
from app.storage.document import Document, new_document, with_objects
from app.storage.files import read_map, save_map
from app.storage.journal import Base
from app.storage.notes import Note
from app.storage.recovery import Recoverable
from app.template_words import translated
from app.words import load


@dataclass
class Session:
    """A map while it is open."""

    store: Store
    document: Document
    """The envelope as it was read; unknown fields travel back into the file."""
    path: Path | None = None
    digest: str | None = None
    """What the file on disk looked like when it was read or saved last."""
    notes: tuple[Note, ...] = ()
    """What the loader had to tell about the file."""
    repaired: int = 0
    """Records whose references led nowhere and were settled on opening."""
    history: History = field(init=False)

    def __post_init__(self) -> None:
        self.history = History(self.store)
        if self.repaired:
            self.history.mark_unsaved()

    @property
    def modified(self) -> bool:
        """Whether something would be lost without saving."""
        return not self.history.clean

    @property
    def title(self) -> str:
        """The map's title, else the file's name, else ""."""
        title = str(map_of(self.store)[1].get("title") or "")
        return title or (self.path.stem if self.path else "")

    @property
    def language(self) -> str:
        """The language of the map and its prints."""
        return str(map_of(self.store)[1].get("language") or "en")

    @property
    def base(self) -> Base:
        """What a recovery journal of this map builds on; it may be read from another working folder."""
        path = os.path.abspath(self.path) if self.path is not None else ""
        return Base(path, self.digest or "", unsaved=self.modified)

    def current(self) -> Document:
        """The document as it stands, ready to be written."""
        return with_objects(self.document, cast(Objects, dict(self.store.objects)))


def snapshot(session: Session) -> Store:
    """The map as it stands in a store of its own, for work beside the editing (export, print)."""
    return Store(cast(Objects, dict(session.store.objects)))  # records are replaced, never changed in place


def new(title: str = "", **fields: Any) -> Session:
    """A session around an empty map."""
    return Session(maps.create(title, **fields), new_document())


def empty(title: str = "", language: str = "en") -> Session:
    """A map to type into at once: the usual lanes, three stages, one persona, named in a language."""
    words = load(language)
    made = new(title, language=language) if title else new(language=language)
    store = made.store
    with store.edit("new-map"):
        first = stages.add(store, words.say("First contact"))
        steps.add(store, first)
        for name in (words.say("Use"), words.say("Renewal")):
            stages.add(store, name)
        for kind, zone, name in (
            ("action", "customer", words.say("Customer actions")),
            ("touchpoint", "front", words.say("Touchpoints")),
            ("emotion", "customer", words.say("Feelings")),
            ("thought", "customer", words.say("Thoughts")),
            ("process", "front", words.say("Front desk")),
            ("process", "back", words.say("Back office")),
            ("insight", None, words.say("Insights")),
        ):
            lanes.add(store, kind, name, zone=zone or ABSENT)
        people.add(store, words.say("New persona"))
    return Session(store, made.document)


def open_map(path: str | os.PathLike[str]) -> Session:
    """Open a file, or the map attached to a PDF, which then has no file of its own yet.

    Raises UnreadableFile or NewerFile with a sentence for the user; nothing is changed.
    """
    with undisturbed():
        loaded = read_map(path)
        session = _around(loaded.document, loaded.notes)
    if loaded.from_pdf:
        return session
    session.path = Path(path)
    session.digest = loaded.digest
    return session


def recovered(found: Recoverable) -> Session:
    """A map as it was when Baton ended unexpectedly: unsaved, with the file it belongs to when it had one."""
    base = found.replayed.base
    session = _around(found.replayed.loaded.document, found.replayed.loaded.notes)
    session.path = Path(base.path) if base.path else None
    session.digest = base.digest or None
    session.history.mark_unsaved()
    return session


def from_template(path: str | os.PathLike[str], **fields: Any) -> Session:
    """A new map that begins as a copy of a template or sample: unsaved, with an id of its own.

    `fields` are put on the map. With a `language` among them the words of the template are said in it.
    """
    loaded = read_map(path)
    objects = dict(loaded.document["objects"])
    if "language" in fields:
        objects = translated(objects, load(str(fields["language"])))
    for key in [k for k, record in objects.items() if record.get("type") == "map"]:
        fresh = new_id()
        objects = {
            (fresh if k == key else k): {n: _renamed(v, key, fresh) for n, v in record.items()}
            for k, record in objects.items()
        }
        objects[fresh].update(fields)
    return _around(new_document(objects), ())


def _renamed(value: Any, old: str, fresh: str) -> Any:
    """A field's value with one id in the place of another."""
    if isinstance(value, list) and old in value:
        return sorted(fresh if each == old else each for each in value)
    return fresh if value == old else value


def save(session: Session, path: str | os.PathLike[str] | None = None) -> None:
    """Save a map to its file, or to another one. "Saved" may be said only after this returned.

    Raises ChangedOnDisk when somebody else saved meanwhile, WriteFailed when the disk refuses; the old file
    is whole then. Raises ValueError when the map has no file yet and none is given.
    """
    target = Path(path) if path is not None else session.path
    if target is None:
        raise ValueError("the map has no file yet")
    same_file = session.path is not None and target == session.path
    session.digest = save_map(target, session.current(), session.digest if same_file else None)
    session.path = target
    session.history.mark_saved()


OnDisk = tuple[int, int]
"""When a file was written last, in nanoseconds, and its size in bytes."""


def state_on_disk(session: Session) -> OnDisk | None:
    """How the map's file lies there now; None when it cannot be looked at."""
    try:
        found = os.stat(session.path or "")
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def changed_elsewhere(session: Session) -> bool:
    """Whether the map's file is another one than was opened or saved last; False when that cannot be found out."""
    import hashlib

    if session.path is None or session.digest is None:
        return False
    try:
        with session.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() != session.digest
    except OSError:
        return False


def save_copy(session: Session, path: str | os.PathLike[str]) -> None:
    """Write the map to another file and stay with the present one."""
    save_map(path, session.current(), None)


def _around(document: Document, notes: tuple[Note, ...]) -> Session:
    store = Store(cast(Objects, dict(document["objects"])))
    changed: list[str] = []
    stop = store.listen(lambda change: changed.extend(change.touched))
    with store.edit("repair", origin="load"):
        integrity.repair_all(store)
        if not store.of("map"):
            store.add("map")
    stop()
    return Session(store, document, notes=tuple(notes), repaired=len(changed))
