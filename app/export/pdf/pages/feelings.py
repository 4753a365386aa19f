"""The emotion curve over the whole journey, and the same in words and numbers for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.export.pdf.book import Book
from app.export.pdf.pages.narrow import narrowed
from app.export.pdf.pages.overview import FOOT, HEAD, Frame, put
from app.export.pdf.pages.stages import feeling_words, score_of
from app.export.pdf.paras import Para, lone
from app.export.pdf.sheets import Sheet
from app.export.pdf.structure import Node
from app.export.pdf.table import CLOSE, Column, Row, Table
from app.export.pdf.type import BODY, BOLD, H2, ITALIC, SMALL
from app.export.telling import quote
from app.model.grid import Grid
from app.model.ledger import text_in
from app.model.store import Record
from app.scene.draw.measure import number
from app.scene.icons import face_icon
from app.words import Words


def feelings(book: Book) -> None:
    """Curve and table; none when the map has no feelings."""
    material = book.material
    rows = list(_rows(book))
    if not rows:
        return
    lanes = frozenset(lane for lane, kind in material.grid.kinds.items() if kind == "emotion")
    frame = Frame(HEAD, FOOT, _heading, smallest=book.choices.smallest)
    title = material.words.say("Feelings")
    scene = narrowed(book, lanes, frame, book.body, stacked=True, sheet_costs=4.0, enough=1)
    put(book, book.body, frame, largest=1.0, scene=scene, title=title, stacked=True)
    flow = book.flow_on()
    flow.title(material.words.say("Feelings, step by step"))
    columns = (
        Column(material.words.say("Step"), 1.6),
        Column(material.words.say("Persona"), 1.4),
        Column(material.words.say("Feeling"), 2.6),
        Column(material.words.say("From −2 to +2"), 1.2),
        Column(material.words.say("In their words"), 2.3),
    )
    Table(flow, columns, air=CLOSE).write(rows)


def _heading(book: Book, sheet: Sheet, heads: Node, part: int, total: int) -> None:
    words, inner = book.material.words, sheet.inner
    title = words.say("Feelings")
    if total > 1:
        title = words.say("Feelings, part {number} of {total}", number=part + 1, total=total)
    lines = lone(title, H2, inner.x, inner.y + 6, inner.w, max_lines=1)
    sheet.put(lines, heads.add("H1") if part == 0 else None)


def _rows(book: Book) -> Iterator[Row]:
    material, grid = book.material, book.material.grid
    personas = {key: at for at, key in enumerate(material.ordered("persona"))}
    names = _short_names(book)
    for stage in material.stages:
        for step in grid.steps_of.get(stage, ()):
            found = _felt(book, grid, step)
            found.sort(key=lambda key: personas.get(text_in(material.record(key), "persona"), len(personas)))
            for at, key in enumerate(found):
                yield _row(book, key, names, stage, step, first=at == 0)


def _short_names(book: Book) -> dict[str, str]:
    """Personas by the beginning of their names where that tells them apart; their own pages say the rest."""
    whole = {key: book.material.name(key) for key in book.material.ordered("persona")}
    short = {key: name.split(",")[0].strip() for key, name in whole.items()}
    return short if len(set(short.values())) == len(short) and all(short.values()) else whole


def _felt(book: Book, grid: Grid, step: str) -> list[str]:
    material = book.material
    return [
        key
        for key, field in material.store.referrers(step)
        if field == "step" and material.record(key).get("type") == "emotion"
    ]


def _row(book: Book, key: str, names: Mapping[str, str], stage: str, step: str, *, first: bool) -> Row:
    material, words = book.material, book.material.words
    record = material.record(key)
    score = score_of(record)
    said = text_in(record, "quote").strip()
    where = (
        Para(book.teller.step_name(step), BOLD, most=3),
        Para(material.name(stage), SMALL, "soft", most=2),
    )
    felt = [Para(feeling_words(book, record), BODY, "ink", face_icon(score))]
    if record.get("assumed") is True:
        felt.append(Para(words.say("assumed"), SMALL, "soft", under_sign=True))
    return Row(
        again=None if first else where[0],
        cells=(
            where if first else (),
            (Para(names.get(text_in(record, "persona"), ""), BODY, most=3),),
            tuple(felt),
            (Para(_figure(book, record), BODY),),
            (Para(quote(words, said), ITALIC),) if said else (),
        ),
    )


def _figure(book: Book, record: Record) -> str:
    """The exact score, or both ends of the spread."""
    words = book.material.words
    low, high, score = (record.get(name) for name in ("low", "high", "score"))
    if record.get("unknown") is True:
        return "–"
    if isinstance(score, int | float):
        return _signed(score, words)
    if isinstance(low, int | float) and isinstance(high, int | float):
        ends = _signed(low, words), _signed(high, words)
        return words.pick("range", "{low} to {high}", low=ends[0], high=ends[1])
    return "–"


def _signed(value: float, words: Words) -> str:
    """A figure with a true minus sign."""
    return number(float(value), words).replace("-", "−")
