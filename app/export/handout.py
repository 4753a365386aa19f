"""The printed sets of pages: which page kinds a preset puts together, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, cast

from app.export.choices import Choices
from app.export.masking import without_private
from app.export.material import Material
from app.export.papers import BODY_PAPERS, PAPERS, Size, size_of
from app.export.pdf import sheets
from app.export.pdf.archive import Attachment
from app.export.pdf.book import Book
from app.export.pdf.document import Document as Pdf
from app.export.pdf.metadata import About
from app.export.pdf.pages.actions import actions
from app.export.pdf.pages.cover import cover
from app.export.pdf.pages.feelings import feelings
from app.export.pdf.pages.glossary import glossary
from app.export.pdf.pages.insights import insights
from app.export.pdf.pages.kit import KIT
from app.export.pdf.pages.measures import measures
from app.export.pdf.pages.observations import observations
from app.export.pdf.pages.onepager import one_pager
from app.export.pdf.pages.overview import overview
from app.export.pdf.pages.pairs import pairs
from app.export.pdf.pages.personas import personas
from app.export.pdf.pages.poster import poster
from app.export.pdf.pages.register import register
from app.export.pdf.pages.stages import stages
from app.export.pdf.pages.teams import teams
from app.export.pdf.pages.tiled import tiled
from app.export.pdf.pages.top import top
from app.export.pdf.pages.waits import waits
from app.export.presets import sets_of
from app.export.progress import Progress, step
from app.export.report import ExportReport
from app.model.ledger import text_in
from app.model.patch import Objects
from app.pace import undisturbed
from app.scene.shapes import TextLine
from app.scene.type.faces import missing
from app.storage.canonical import dumps
from app.storage.document import SUFFIX, Document, new_document, with_objects
from app.storage.names import file_name
from app.words import ui

PageSet = Callable[[Book], None]
SETS: dict[str, PageSet] = {
    "cover": cover,
    "personas": personas,
    "stages": stages,
    "register": register,
    "teams": teams,
    "observations": observations,
    "insights": insights,
    "feelings": feelings,
    "measures": measures,
    "waits": waits,
    "actions": actions,
    "top": top,
    "pairs": pairs,
    "glossary": glossary,
    "one-pager": one_pager,
    **KIT,
}
"""Page sets by name; the overview is none of them, as it has a paper of its own."""


def write(
    material: Material,
    target: IO[bytes],
    choices: Choices,
    *,
    envelope: Document | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write a preset as PDF, with the map attached when that is chosen. Raises Cancelled when `progress` says so."""
    # Putting sheets together and painting them take about the same time: half of the way each.
    with undisturbed():
        book = compose(material, choices, lambda d, n: step(progress, d, 2 * n))
        if choices.attach:
            book.document.attached = source(material, choices, envelope)
        sheets.paint(
            book.sheets, book.document, book.theme, book.running, lambda d, n: step(progress, n + d, 2 * n)
        )
        told = report(book)
        book.sheets.clear()  # what is painted need not lie in memory while the file is put together
        book.document.save(target)
        return told


_DRAWINGS: dict[str, Callable[[Book, Size], None]] = {"handout": overview, "tiles": tiled}
"""What the overview is in a preset; elsewhere it is a poster."""


def source(material: Material, choices: Choices, envelope: Document | None) -> Attachment:
    """The whole map as it travels inside the PDF, also when a part is printed; private notes only when chosen."""
    objects = cast(Objects, dict(material.whole.objects))
    if not choices.private:
        objects = without_private(objects)
    document = with_objects(envelope or new_document(), objects)
    name = f"{file_name(material.title)}{SUFFIX}"
    return Attachment(name, dumps(document), material.words.say("The journey map itself"), material.as_of)


def compose(material: Material, choices: Choices, tell: Callable[[int, int], None] | None = None) -> Book:
    """The sheets of a preset, not painted yet; `app.export.qt.sheets` shows and prints them without a PDF."""
    book = _book(material, choices)
    names = sets_of(choices.preset, choices.without, choices.also)
    for done, name in enumerate(names):
        if tell is not None:
            tell(done, len(names))
        if name == "overview":
            _DRAWINGS.get(choices.preset, poster)(book, size_of(choices.paper))
        else:
            SETS[name](book)
    if not book.sheets:
        _nothing(book)
    return book


def _book(material: Material, choices: Choices) -> Book:
    about = About(
        title=material.title,
        language=material.language,
        day=material.as_of,
        author=text_in(material.map, "client"),
        subject=text_in(material.map, "goal"),
        keywords=material.words.say("customer journey map, handovers"),
    )
    body = PAPERS[BODY_PAPERS.get(choices.paper, "A4")]
    return Book(material, Pdf(about, material.picture), body, choices)


def _nothing(book: Book) -> None:
    """A register of a map without handovers is a sheet that says so."""
    from app.export.pdf.paras import Para
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
    """What is worth knowing about a composed book, in the language of the menus."""
    words, warnings = ui(), list(dict.fromkeys(book.warnings))  # two drawings may have the same to say
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
