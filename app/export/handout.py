"""The printed sets of pages: which page kinds a preset puts together, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from app.export.material import Material
from app.export.papers import BODY_PAPERS, PAPERS
from app.export.pdf import sheets
from app.export.pdf.book import Book
from app.export.pdf.document import Document
from app.export.pdf.metadata import About
from app.export.pdf.pages.actions import actions
from app.export.pdf.pages.cover import cover
from app.export.pdf.pages.glossary import glossary
from app.export.pdf.pages.measures import measures
from app.export.pdf.pages.observations import observations
from app.export.pdf.pages.overview import overview
from app.export.pdf.pages.personas import personas
from app.export.pdf.pages.poster import poster
from app.export.pdf.pages.register import register
from app.export.pdf.pages.stages import stages
from app.export.progress import Progress, step
from app.export.report import ExportReport
from app.model.ledger import text_in
from app.scene.shapes import TextLine
from app.scene.type.faces import missing

PageSet = Callable[[Book], None]


@dataclass(frozen=True, slots=True)
class Options:
    """Switches of a print. `without` names page sets that are left out (see `SETS`)."""

    without: frozenset[str] = frozenset()


SETS: dict[str, PageSet] = {
    "cover": cover,
    "personas": personas,
    "overview": lambda book: None,  # needs a paper, see `write`
    "stages": stages,
    "register": register,
    "observations": observations,
    "actions": actions,
    "measures": measures,
    "glossary": glossary,
}
"""Page sets by name, in the order of the handout."""
PRESETS: dict[str, tuple[str, ...]] = {
    "handout": tuple(SETS),
    "overview": ("overview",),
    "poster": ("overview",),
    "register": ("register", "actions"),
}
"""Presets by name: the page sets they print."""


def write(
    material: Material,
    target: IO[bytes],
    *,
    preset: str,
    paper: str,
    options: Options,
    progress: Progress | None = None,
) -> ExportReport:
    """Write a preset as PDF. Raises Cancelled when `progress` says so."""
    # Putting sheets together and painting them take about the same time: half of the way each.
    book = compose(
        material, preset=preset, paper=paper, options=options, tell=lambda d, n: step(progress, d, 2 * n)
    )
    sheets.paint(
        book.sheets, book.document, book.theme, book.running, lambda d, n: step(progress, n + d, 2 * n)
    )
    book.document.save(target)
    return report(book)


def compose(
    material: Material,
    *,
    preset: str,
    paper: str,
    options: Options | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Book:
    """The sheets of a preset, not painted yet; `app.export.qt.sheets` shows and prints them without a PDF."""
    options = options or Options()
    book = _book(material, paper)
    names = [name for name in PRESETS[preset] if name not in options.without]
    for done, name in enumerate(names):
        if tell is not None:
            tell(done, len(names))
        if name == "overview":
            (overview if preset == "handout" else poster)(book, PAPERS[paper])
        else:
            SETS[name](book)
    if not book.sheets:
        _nothing(book)
    return book


def _book(material: Material, paper: str) -> Book:
    about = About(
        title=material.title,
        language=material.language,
        day=material.as_of,
        author=text_in(material.map, "client"),
        subject=text_in(material.map, "goal"),
        keywords=material.words.say("customer journey map, handovers"),
    )
    body = PAPERS[BODY_PAPERS.get(paper, "A4")]
    return Book(material, Document(about, material.picture), body)


def _nothing(book: Book) -> None:
    """A register of a map without handovers is a sheet that says so."""
    from app.export.pdf.flow import Para
    from app.export.pdf.type import BODY

    flow = book.flow()
    flow.title(book.material.title)
    flow.text(Para(book.material.words.say("This map has nothing to list here yet."), BODY, "soft"))


def _missing(book: Book) -> set[str]:
    """Characters of running text for which no face has a glyph."""
    lines = (s for sheet in book.sheets for item in sheet.items for s in item.shapes)
    chars = set().union(*(set(line.text) for line in lines if isinstance(line, TextLine)))
    return set(missing(chars))


def report(book: Book) -> ExportReport:
    """What is worth knowing about a composed book."""
    words = book.material.words
    warnings = list(book.warnings)
    if book.document.images.unreadable:
        n = len(book.document.images.unreadable)
        warnings.append(words.plural("{n} picture could not be read.", "{n} pictures could not be read.", n))
    return ExportReport(
        pages=len(book.sheets),
        smallest_text_pt=round(min(book.smallest, 7.5), 2),
        cut=tuple(book.cut),
        missing=tuple(sorted(book.missing | _missing(book))),
        warnings=tuple(warnings),
    )
