"""What the loader had to change or could not trust: reported to the person, never hidden."""

from __future__ import annotations

from typing import NamedTuple

from app.storage.document import Document
from app.words import Words


class Note(NamedTuple):
    """One thing worth knowing about a file that did open: a stable code, where, and how often."""

    code: str
    """"from-pdf", "characters", "not-a-number", "picture-hash", "picture-type" or "migrated"."""
    where: str
    """The id of the record, or the name of the envelope field."""
    field: str = ""

    def sentence(self, words: Words) -> str:
        """The note as a sentence in a language."""
        if self.code == "from-pdf":
            return words.say(
                "This is the map that was attached to the PDF. Save it as a .jmap file to work on it."
            )
        if self.code == "characters":
            return words.say(
                "In {where}, characters that no text may contain were replaced by a sign for them.",
                where=self.where,
            )
        if self.code == "not-a-number":
            return words.say(
                "In {where}, the field {field} was left out because its value is not a finite number.",
                where=self.where,
                field=self.field,
            )
        if self.code == "picture-hash":
            return words.say("The picture {where} is damaged and is not shown.", where=self.where)
        if self.code == "picture-type":
            return words.say(
                "The picture {where} is not a PNG, JPEG or WebP, so it is not shown.", where=self.where
            )
        return words.say("The file was read from the older format {where}.", where=self.where)


class Loaded(NamedTuple):
    """A map as it was read: the document, what to tell about it, and the sha256 of the bytes it came from."""

    document: Document
    notes: tuple[Note, ...]
    digest: str

    @property
    def from_pdf(self) -> bool:
        """Whether the map was attached to a PDF, which is no place to save it to."""
        return any(note.code == "from-pdf" for note in self.notes)

    @property
    def unusable_pictures(self) -> frozenset[str]:
        """Ids of pictures that stay in the file but must never be decoded."""
        return frozenset(note.where for note in self.notes if note.code.startswith("picture-"))
