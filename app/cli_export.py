"""`baton export`: the same choices as in the dialog, by name."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import words as w
from app.arguments import a_file, count, number, today
from app.errors import BadArguments
from app.words import N_, _

if TYPE_CHECKING:
    from app.model.store import Reader
    from app.session import Session

MOST_DOTS = 2400
"""Pixels per inch that a picture may have at most; beyond it no printer shows a difference."""
MOST_WIDE = 40_000
"""Pixels that a picture may be wide at most."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    a_file(parser)
    _pages(parser)
    _part(parser)
    _press(parser)
    _readers(parser)
    _picture(parser)
    today(parser)


def _pages(parser: argparse.ArgumentParser) -> None:
    """Where it goes, which pages, on which paper."""
    from app.export import COLOURS, PRESET_NAMES
    from app.export.papers import PAPERS
    from app.export.presets import EXTRA, PAGE_SETS

    parser.add_argument("-o", "--output", required=True, metavar="OUT", help=_("a .pdf, .svg or .png file"))
    parser.add_argument("--preset", choices=PRESET_NAMES, default="handout", help=_("which pages"))
    parser.add_argument(
        "--paper",
        type=_paper,
        default="A4",
        metavar="A4",
        help=_("size of the sheets: {names}, or millimetres such as 900x1200", names=", ".join(PAPERS)),
    )
    parser.add_argument("--language", choices=w.LANGUAGES, help=_("language of the print"))
    parser.add_argument(
        "--without",
        action="append",
        metavar="PAGES",
        choices=PAGE_SETS,
        help=_("pages to leave out; may be repeated"),
    )
    extra = sorted({name for names in EXTRA.values() for name in names})
    parser.add_argument(
        "--with",
        dest="also",
        action="append",
        metavar="PAGES",
        choices=extra,
        help=_("pages that are printed only when asked for: {names}", names=", ".join(extra)),
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


def _part(parser: argparse.ArgumentParser) -> None:
    """What of the map, and whose handovers."""
    parser.add_argument(
        "--stage", action="append", metavar="TITLE", help=_("only this stage; may be repeated")
    )
    parser.add_argument(
        "--card",
        action="append",
        metavar="CARD",
        help=_("only this card, by its id or title; may be repeated"),
    )
    parser.add_argument(
        "--lane", action="append", metavar="TITLE", help=_("only the cards of this lane; may be repeated")
    )
    parser.add_argument(
        "--team", action="append", metavar="TITLE", help=_("only handovers of this team; may be repeated")
    )
    parser.add_argument(
        "--all-pairs",
        action="store_true",
        help=_("pair sheets also where there is no handover yet, only questions"),
    )


def _press(parser: argparse.ArgumentParser) -> None:
    """How small the text may become, and what a print shop asks for."""
    from app.export.choices import LARGEST_LEAST, MOST_BLEED
    from app.export.papers import SMALLEST

    parser.add_argument(
        "--smallest",
        type=number(SMALLEST, LARGEST_LEAST),
        default=SMALLEST,
        metavar="PT",
        help=_("smallest text of the drawing, in points"),
    )
    parser.add_argument(
        "--bleed",
        type=number(0, MOST_BLEED),
        default=0.0,
        metavar="MM",
        help=_("millimetres a poster is printed beyond its cut"),
    )
    parser.add_argument("--crop-marks", action="store_true", help=_("marks that say where to cut a poster"))


def _readers(parser: argparse.ArgumentParser) -> None:
    """What readers are told, and what travels along."""
    parser.add_argument("--counts", action="store_true", help=_("show the counts of handovers on the cover"))
    parser.add_argument("--anonymous", action="store_true", help=_("call the teams Team A, Team B and so on"))
    parser.add_argument("--attach", action="store_true", help=_("put the map itself into the PDF"))
    parser.add_argument(
        "--private",
        action="store_true",
        help=_("with its private notes, for your own keeping; attaches the map"),
    )


def _picture(parser: argparse.ArgumentParser) -> None:
    """What only pictures and drawings know."""
    parser.add_argument("--dpi", type=number(1, MOST_DOTS), default=144.0, help=_("pixels per inch of a PNG"))
    parser.add_argument(
        "--width", type=count(16, MOST_WIDE), metavar="PIXELS", help=_("width of a PNG, instead of --dpi")
    )
    parser.add_argument("--outlines", action="store_true", help=_("draw the words of an SVG as shapes"))


def _paper(text: str) -> str:
    from app.export.papers import find, own

    if find(text) is None and own(text) is None:
        raise argparse.ArgumentTypeError(_("There is no paper called “{name}”.", name=text))
    return text


def run(session: Session, options: argparse.Namespace) -> str:
    """Write the file; gives what is to be said of it. Raises UserError."""
    from app.export import Choices, export
    from app.reports import content

    choices = Choices(
        stages=_stages(session.store, options.stage),
        cards=_cards_and_lanes(session.store, options.card, options.lane),
        teams=_teams(session.store, options.team),
        all_pairs=options.all_pairs,
        smallest=options.smallest,
        bleed=options.bleed,
        crop_marks=options.crop_marks,
        width=options.width,
        outlines=options.outlines,
        preset=options.preset,
        paper=options.paper,
        language=options.language,
        without=frozenset(options.without or ()),
        also=frozenset(options.also or ()),
        dpi=options.dpi,
        colours=options.colours,
        counts=options.counts,
        anonymous=options.anonymous,
        tiles=options.tiles,
        attach=options.attach or options.private,
        private=options.private,
    )
    done = export(session.store, options.output, choices, today=options.today, envelope=session.document)
    return content.written_text(options.output, done, w.ui())


def _stages(store: Reader, titles: Sequence[str] | None) -> frozenset[str] | None:
    """The stages with these titles; None when none was named."""
    from app.model.grid import grid_of

    return _named(store, grid_of(store).stages, titles, N_("There is no stage called “{title}”."))


def _cards_and_lanes(
    store: Reader, cards: Sequence[str] | None, lanes: Sequence[str] | None
) -> frozenset[str] | None:
    """The cards and the lanes with these titles or ids; None when none was named."""
    from app.model.grid import grid_of

    grid = grid_of(store)
    found = (
        _named(store, sorted(grid.places), cards, N_("There is no card called “{title}”."), offer=False),
        _named(store, grid.lanes, lanes, N_("There is no lane called “{title}”.")),
    )
    if found == (None, None):
        return None
    return frozenset().union(*(part for part in found if part is not None))


def _teams(store: Reader, titles: Sequence[str] | None) -> frozenset[str] | None:
    """The teams with these titles; None when none was named."""
    return _named(store, sorted(store.of("team")), titles, N_("There is no team called “{title}”."))


def _named(
    store: Reader, keys: Sequence[str], titles: Sequence[str] | None, refusal: str, *, offer: bool = True
) -> frozenset[str] | None:
    """The records with these titles, upper and lower case alike, or ids; None when none was named."""
    if not titles:
        return None
    named: dict[str, list[str]] = {}
    for key in keys:
        named.setdefault(str(store[key].get("title") or "").strip().casefold(), []).append(key)
    found: list[str] = []
    for title in titles:
        matching = [title] if title in keys else named.get(title.strip().casefold())
        if not matching:
            known = ", ".join(str(store[key].get("title") or "") for key in keys)
            raise BadArguments(
                _(refusal, title=title), next=_("Choose one of: {choices}.", choices=known) if offer else ""
            )
        found += matching
    return frozenset(found)
