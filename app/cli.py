"""The command line: the same verbs as the menus, without a display and without Qt's system packages.

Exit status: 0 done and clean; 1 findings at or above --fail-on; 2 unusable input or arguments, with one clear
sentence on standard error. `--format json` prints one JSON document on standard output and nothing else.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from app import cli_export
from app import words as w
from app.arguments import Parser, a_file, a_format, count, today
from app.errors import BadArguments, UserError
from app.words import _

MOST_CARDS = 20_000
"""Cards that a made map to measure has at most."""

Run = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit status. Raises UserError for the caller to print."""
    speak()
    try:
        options = _parser().parse_args(list(argv))
        run: Run = options.run
        return run(options)
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough; that is no failure.
        sys.stdout = io.StringIO()
        return 0


def speak() -> None:
    """Use the language of the environment, and an output that can say everything."""
    for name in ("BATON_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "").replace("-", "_").split("_")[0].split(".")[0].lower()
        if code:
            w.use(code)
            break
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> Parser:
    from app import __version__

    parser = Parser(prog="baton", description=_("Journey maps in which no handover is dropped unseen."))
    parser.add_argument("--version", action="version", version=f"Baton {__version__}")
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"), parser_class=Parser)
    _add_check(commands.add_parser("check", help=_("check a map and name its open points")))
    _add_handovers(commands.add_parser("handovers", help=_("list the handovers with their states")))
    _add_export(commands.add_parser("export", help=_("write PDF, SVG or PNG")))
    _add_check_pdf(
        commands.add_parser("check-pdf", help=_("check whether a PDF is open to everybody (PDF/UA)"))
    )
    _add_info(commands.add_parser("info", help=_("count what is in a map")))
    _add_new(commands.add_parser("new", help=_("begin a map, empty or from a template")))
    _add_bench(commands.add_parser("bench", help=_("measure how fast the editor is")))
    return parser


# ---- check
def _add_check(parser: argparse.ArgumentParser) -> None:
    from app.model.checks import PROFILES

    a_file(parser)
    a_format(parser, "text", "json", "sarif")
    today(parser)
    parser.add_argument(
        "--profile", choices=sorted(PROFILES), help=_("which checks speak; by default the working status")
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "never"),
        default="error",
        help=_("when to end with status 1"),
    )
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from app.model.checks import run
    from app.reports import findings, sarif

    session = open_map(options.file)
    report = run(session.store, profile=options.profile, today=options.today)
    if options.format == "json":
        _print_json(findings.as_json(session, report))
    elif options.format == "sarif":
        _print_json(sarif.as_sarif(session, report, options.file))
    else:
        print(findings.as_text(session, report, w.ui()))
    return 1 if findings.fails(report, options.fail_on) else 0


# ---- handovers
def _add_handovers(parser: argparse.ArgumentParser) -> None:
    a_file(parser)
    a_format(parser, "text", "json", "csv")
    today(parser)
    parser.set_defaults(run=_handovers)


def _handovers(options: argparse.Namespace) -> int:
    from app.reports import handovers

    session = open_map(options.file)
    if options.format == "json":
        _print_json(handovers.as_json(session, options.today))
    elif options.format == "csv":
        sys.stdout.write(handovers.as_csv(session, w.ui(), options.today))
    else:
        print(handovers.as_text(session, w.ui(), options.today))
    return 0


# ---- export
def _add_export(parser: argparse.ArgumentParser) -> None:
    cli_export.add(parser)
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    print(cli_export.run(open_map(options.file), options))
    return 0


# ---- check-pdf
def _add_check_pdf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a .pdf file, from Baton or elsewhere"))
    a_format(parser, "text", "json")
    parser.set_defaults(run=_check_pdf)


def _check_pdf(options: argparse.Namespace) -> int:
    from app.export.pdf.check import check_file
    from app.reports import accessible

    result = check_file(options.file)
    if options.format == "json":
        _print_json(accessible.as_json(result, w.ui()))
    else:
        print(accessible.as_text(options.file, result, w.ui()))
    return 0 if result.sound else 1


# ---- info
def _add_info(parser: argparse.ArgumentParser) -> None:
    a_file(parser)
    a_format(parser, "text", "json")
    parser.set_defaults(run=_info)


def _info(options: argparse.Namespace) -> int:
    from app.reports import content

    session = open_map(options.file)
    if options.format == "json":
        _print_json(content.as_json(session))
    else:
        print(content.as_text(session, w.ui()))
    return 0


# ---- new
def _add_new(parser: argparse.ArgumentParser) -> None:
    from app import gallery

    names = ", ".join(piece.name for piece in gallery.templates())
    parser.add_argument("--template", metavar="NAME", help=_("one of: {names}", names=names))
    parser.add_argument("--title", default="", help=_("title of the map"))
    parser.add_argument("--language", choices=w.LANGUAGES, default="en", help=_("language of the map"))
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help=_("the new .jmap file"))
    parser.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from app import gallery
    from app import session as sessions

    if os.path.exists(options.output):
        raise BadArguments(
            _("{name} exists already.", name=options.output),
            _("It was not changed."),
            _("Choose another name."),
        )
    if options.template:
        piece = gallery.template(options.template)
        titled = {"title": options.title} if options.title else {}
        made = sessions.from_template(piece.path, language=options.language, **titled)
    else:
        made = sessions.empty(options.title, options.language)
    sessions.save(made, options.output)
    print(_("{name} was made.", name=options.output))
    return 0


# ---- bench
def _add_bench(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help=_("a .jmap file"))
    parser.add_argument(
        "--cards",
        type=count(1, MOST_CARDS),
        nargs="+",
        default=[100, 1000],
        metavar="N",
        help=_("made maps of so many cards, instead of a file"),
    )
    a_format(parser, "text", "json")
    parser.set_defaults(run=_bench)


def _bench(options: argparse.Namespace) -> int:
    from app.bench.run import bench, table

    found = bench(options.file, options.cards)
    if options.format == "json":
        _print_json(found)
    else:
        print(table(found))
    return 0


def open_map(name: str) -> Any:
    """The session of a map; what was noticed while it was read goes to standard error. Raises UserError."""
    from app import session as sessions

    session = sessions.open_map(name)
    for note in session.notes:
        print(note.sentence(w.ui()), file=sys.stderr)
    return session


def _print_json(document: Any) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2))


def status(argv: Sequence[str]) -> int:
    """Run a command and print what went wrong, as the program's entry does; for tests."""
    try:
        return main(argv)
    except UserError as error:
        print(error.sentence(), file=sys.stderr)
        return 2
