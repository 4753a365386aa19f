"""An argument parser that speaks in one sentence; shared by the command line and the editor's own options."""

from __future__ import annotations

import argparse
from typing import NoReturn

from app.errors import BadArguments
from app.words import _


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one sentence, not a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Raise BadArguments with the complaint."""
        raise BadArguments(
            _("The command line was not understood: {message}.", message=message.rstrip(".")),
            next=_("Type “{command} --help” to see what can be asked.", command=self.prog),
        )
