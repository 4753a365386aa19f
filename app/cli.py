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
from datetime import date
from typing import Any

from app import words as w
from app.arguments import Parser
from app.errors import BadArguments, UserError
from app.words import _

MOST_DOTS = 2400
"""Pixels per inch that a picture may have at most; beyond it no printer shows a difference."""

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


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a .jmap file"))


def _format(parser: argparse.ArgumentParser, *kinds: str) -> None:
    parser.add_argument("--format", choices=kinds, default="text", help=_("how the answer is written"))


def _today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=_("the day exceptions end on")
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text} is no day like 2026-03-31", text=text)) from None


def _dots(text: str) -> float:
    try:
        dots = float(text)
    except ValueError:
        dots = 0.0
    if not 1 <= dots <= MOST_DOTS:
        raise argparse.ArgumentTypeError(_("{text} is no number from 1 to {most}", text=text, most=MOST_DOTS))
    return dots


def _cards(text: str) -> int:
    count = int(text) if text.isdecimal() and len(text) < 6 else 0
    if not 1 <= count <= MOST_CARDS:
        raise argparse.ArgumentTypeError(
            _("{text} is no number from 1 to {most}", text=text, most=MOST_CARDS)
        )
    return count


# ---- check
def _add_check(parser: argparse.ArgumentParser) -> None:
    from app.model.checks import PROFILES

    _file(parser)
    _format(parser, "text", "json", "sarif")
    _today(parser)
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
    from app import reports, sarif
    from app.model.checks import run

    session = _open(options.file)
    report = run(session.store, profile=options.profile, today=options.today)
    if options.format == "json":
        _print_json(reports.check_json(session, report))
    elif options.format == "sarif":
        _print_json(sarif.check_sarif(session, report, options.file))
    else:
        print(reports.check_text(session, report, w.ui()))
    return 1 if reports.fails(report, options.fail_on) else 0


# ---- handovers
def _add_handovers(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _format(parser, "text", "json", "csv")
    _today(parser)
    parser.set_defaults(run=_handovers)


def _handovers(options: argparse.Namespace) -> int:
    from app import reports

    session = _open(options.file)
    if options.format == "json":
        _print_json(reports.handovers_json(session, options.today))
    elif options.format == "csv":
        sys.stdout.write(reports.handovers_csv(session, w.ui(), options.today))
    else:
        print(reports.handovers_text(session, w.ui(), options.today))
    return 0


# ---- export
def _add_export(parser: argparse.ArgumentParser) -> None:
    from app.export import COLOURS, PRESET_NAMES
    from app.export.papers import PAPERS
    from app.export.presets import PAGE_SETS

    _file(parser)
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help=_("a .pdf, .svg or .png file"))
    parser.add_argument("--preset", choices=PRESET_NAMES, default="handout", help=_("which pages"))
    parser.add_argument("--paper", choices=list(PAPERS), default="A4", help=_("size of the sheets"))
    parser.add_argument("--language", choices=w.LANGUAGES, help=_("language of the print"))
    parser.add_argument(
        "--without",
        action="append",
        metavar="PAGES",
        choices=PAGE_SETS,
        help=_("pages to leave out; may be repeated"),
    )
    parser.add_argument(
        "--colours", choices=COLOURS, default="colour", help=_("coloured, or grey to save ink")
    )
    parser.add_argument(
        "--tiles",
        default="2x2",
        metavar="3x2",
        help=_("sheets across and down for tiles, or a paper such as A1"),
    )
    parser.add_argument(
        "--stage", action="append", metavar="TITLE", help=_("only this stage; may be repeated")
    )
    parser.add_argument("--counts", action="store_true", help=_("show the counts of handovers on the cover"))
    parser.add_argument("--anonymous", action="store_true", help=_("call the teams Team A, Team B and so on"))
    parser.add_argument("--attach", action="store_true", help=_("put the map itself into the PDF"))
    parser.add_argument(
        "--private",
        action="store_true",
        help=_("with its private notes, for your own keeping; attaches the map"),
    )
    parser.add_argument("--dpi", type=_dots, default=144.0, help=_("pixels per inch of a PNG"))
    _today(parser)
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    from app import reports
    from app.export import Choices, export

    session = _open(options.file)
    choices = Choices(
        stages=_stages(session.store, options.stage),
        preset=options.preset,
        paper=options.paper,
        language=options.language,
        without=frozenset(options.without or ()),
        dpi=options.dpi,
        colours=options.colours,
        counts=options.counts,
        anonymous=options.anonymous,
        tiles=options.tiles,
        attach=options.attach or options.private,
        private=options.private,
    )
    done = export(session.store, options.output, choices, today=options.today, envelope=session.document)
    print(reports.export_text(options.output, done, w.ui()))
    return 0


def _stages(store: Any, titles: Sequence[str] | None) -> frozenset[str] | None:
    """The stages with these titles, upper and lower case alike; None when none was named."""
    if not titles:
        return None
    from app.model.grid import grid_of

    named = {str(store[key].get("title") or "").strip().casefold(): key for key in grid_of(store).stages}
    for title in titles:
        if title.strip().casefold() not in named:
            raise BadArguments(
                _("There is no stage called “{title}”.", title=title),
                next=_(
                    "Choose one of: {choices}.",
                    choices=", ".join(str(store[k].get("title") or "") for k in named.values()),
                ),
            )
    return frozenset(named[title.strip().casefold()] for title in titles)


# ---- check-pdf
def _add_check_pdf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a .pdf file, from Baton or elsewhere"))
    _format(parser, "text", "json")
    parser.set_defaults(run=_check_pdf)


def _check_pdf(options: argparse.Namespace) -> int:
    from app import reports
    from app.export.pdf.check import check_file

    result = check_file(options.file)
    if options.format == "json":
        _print_json(reports.check_pdf_json(result, w.ui()))
    else:
        print(reports.check_pdf_text(options.file, result, w.ui()))
    return 0 if result.sound else 1


# ---- info
def _add_info(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _format(parser, "text", "json")
    parser.set_defaults(run=_info)


def _info(options: argparse.Namespace) -> int:
    from app import reports

    session = _open(options.file)
    if options.format == "json":
        _print_json(reports.info_json(session))
    else:
        print(reports.info_text(session, w.ui()))
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
        type=_cards,
        nargs="+",
        default=[100, 1000],
        metavar="N",
        help=_("made maps of so many cards, instead of a file"),
    )
    _format(parser, "text", "json")
    parser.set_defaults(run=_bench)


def _bench(options: argparse.Namespace) -> int:
    from app.bench.run import bench, table

    found = bench(options.file, options.cards)
    if options.format == "json":
        _print_json(found)
    else:
        print(table(found))
    return 0


def _open(name: str) -> Any:
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
