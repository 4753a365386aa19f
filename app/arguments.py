"""An argument parser that speaks in one sentence, in the language of the menus; shared by the command line and the
editor's own options."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn

from app.errors import BadArguments
from app.words import N_, _, _p

_COMPLAINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"argument (?P<name>.+): invalid choice: '?(?P<text>.*?)'? \(choose from (?P<choices>.+)\)"
        ),
        N_("{name} cannot be “{text}”; choose one of: {choices}"),
    ),
    (
        re.compile(r"argument (?P<name>.+): invalid \w+ value: '?(?P<text>.*?)'?"),
        N_("{name} cannot be “{text}”"),
    ),
    (
        re.compile(r"argument (?P<name>.+): expected (one|at least one) argument"),
        N_("something is missing after {name}"),
    ),
    (re.compile(r"argument (?P<name>.+): ignored explicit argument .*"), N_("{name} stands alone")),
    (re.compile(r"argument (?P<name>.+): (?P<text>.+)"), "{name}: {text}"),
    (
        re.compile(r"the following arguments are required: (?P<names>.+)"),
        N_("something is missing: {names}"),
    ),
    (re.compile(r"unrecognized arguments: (?P<text>.+)"), N_("nobody knows “{text}”")),
)
"""What argparse complains of, in English, and how Baton says it."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one sentence, not a page of usage."""

    def __init__(self, **given: Any) -> None:
        wanted = given.pop("add_help", True)
        super().__init__(**{"formatter_class": _Formatter, **given, "add_help": False})
        # argparse names its two groups itself; there is no other way to name them.
        self._positionals.title = _("what it works on")
        self._optionals.title = _p("command line", "options")
        if wanted:
            self.add_argument("-h", "--help", action="help", help=_("show this help and end"))

    def error(self, message: str) -> NoReturn:
        """Raise BadArguments with the complaint."""
        raise BadArguments(
            _("The command line was not understood: {message}.", message=_complaint(message).rstrip(".")),
            next=_("Type “{command} --help” to see what can be asked.", command=self.prog),
        )


class _Formatter(argparse.HelpFormatter):
    """Help that says "usage" in the language of the menus."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """As argparse does, with our word in front."""
        given = _("usage: {rest}", rest="") if prefix is None else prefix
        super().add_usage(usage, actions, groups, given)


def _complaint(message: str) -> str:
    for pattern, sentence in _COMPLAINTS:
        found = pattern.fullmatch(message)
        if found is not None:
            return _(sentence, **found.groupdict())
    return message


def number(least: float, most: float) -> Callable[[str], float]:
    """Reads a number from `least` to `most`."""

    def read(text: str) -> float:
        try:
            found = float(text)
        except ValueError:
            found = least - 1
        if not least <= found <= most:
            raise argparse.ArgumentTypeError(_refused(text, least, most))
        return found

    return read


def count(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number from `least` to `most`."""

    def read(text: str) -> int:
        found = int(text) if text.isdecimal() and len(text) < 10 else least - 1
        if not least <= found <= most:
            raise argparse.ArgumentTypeError(_refused(text, least, most))
        return found

    return read


def _refused(text: str, least: float, most: float) -> str:
    return _("{text} is no number from {least} to {most}", text=text, least=f"{least:g}", most=f"{most:g}")


def day(text: str) -> date:
    """Reads a day such as 2026-03-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text} is no day like 2026-03-31", text=text)) from None


def a_file(parser: argparse.ArgumentParser) -> None:
    """The map a command works on."""
    parser.add_argument("file", metavar="FILE", help=_("a .jmap file"))


def a_format(parser: argparse.ArgumentParser, *kinds: str) -> None:
    """How the answer is written."""
    parser.add_argument("--format", choices=kinds, default="text", help=_("how the answer is written"))


def today(parser: argparse.ArgumentParser) -> None:
    """The day on which agreed exceptions are judged."""
    parser.add_argument(
        "--today", type=day, default=date.today(), metavar="YYYY-MM-DD", help=_("the day exceptions end on")
    )
