"""Errors meant for the person in front of the map: what happened, what is safe, what to do next.

The words are given by the caller, already translated; nothing here knows a language. The command line prints
`sentence()` and ends with exit status 2; the editor shows the three parts in one dialog.
"""

from __future__ import annotations


class UserError(Exception):
    """Something a person can understand and act on.

    `what` happened (one sentence), what is still `safe`, what to do `next`, and a technical `detail` that is
    shown only on request (a path, the message of the operating system, a position in the file).
    """

    def __init__(self, what: str, safe: str = "", next: str = "", detail: str = "") -> None:
        super().__init__(what, safe, next, detail)
        self.what = what
        self.safe = safe
        self.next = next
        self.detail = detail

    def sentence(self) -> str:
        """Everything but the detail as plain sentences on one line."""
        parts = (" ".join(part.split()) for part in (self.what, self.safe, self.next))
        return " ".join(part for part in parts if part)

    def __str__(self) -> str:
        return self.sentence()


class UnreadableFile(UserError):
    """The file is missing, foreign, damaged or too large: nothing was opened and nothing was changed."""


class NewerFile(UnreadableFile):
    """The file was written by a newer Baton and cannot be opened without losing something."""


class WriteFailed(UserError):
    """A file could not be written; what stood at its place before is untouched."""


class BadArguments(UserError):
    """The command line asks for something that does not exist or does not fit together."""
