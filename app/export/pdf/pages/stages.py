"""One page set for each stage: every text of every card in full, feelings, and links told in words."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.dates import said
from app.export.pdf.book import Book
from app.export.pdf.flow import Flow
from app.export.pdf.pages.register import headline
from app.export.pdf.paras import PICTURE_H, Para
from app.export.pdf.table import CLOSE, Column, Row, Table
from app.export.pdf.type import BODY, BOLD, ITALIC, QUOTE, SMALL, SMALL_BOLD
from app.export.telling import quote
from app.model.grid import grid_of, kind_of
from app.model.ledger import by_stage, text_in
from app.model.store import Record
from app.scene.draw.measure import amount
from app.scene.draw.picture import part_of
from app.scene.icons import ALT, face_icon
from app.scene.theme import lane_token


def stages(book: Book) -> None:
    """The detail pages of all stages, in order; a stage begins below the last one while there is room."""
    every = grid_of(book.material.whole).stages
    for number, stage in enumerate(every, 1):
        if stage in book.material.stages:
            _stage(book, stage, number, len(every))
    if book.material.grid.parked:
        _parked(book, book.material.grid.parked)


def _parked(book: Book, cards: tuple[str, ...]) -> None:
    """What has no place in the journey yet, so that no text of the map is missing on paper."""
    words = book.material.words
    flow = book.flow_on()
    flow.title(words.say("Parking lot"))
    columns = (Column(words.say("Card"), 5.3), Column(words.say("Facts"), 3.4, packed=True))
    Table(flow, columns).write(Row(_told(book, card)) for card in cards)


def _stage(book: Book, stage: str, number: int, total: int) -> None:
    words, record = book.material.words, book.material.record(stage)
    rows = list(_rows(book, stage))
    flow = book.flow_on()
    label = words.say("Stage {number} of {total}", number=number, total=total)
    flow.title(text_in(record, "title") or label, label if text_in(record, "title") else "")
    if question := text_in(record, "question").strip():
        flow.text(Para(quote(words, question), QUOTE, "soft"))
    if note := text_in(record, "note").strip():
        flow.text(Para(note, BODY))
    _handovers(book, flow, stage)
    flow.gap(8)
    if not rows:
        flow.text(Para(words.say("No cards in this stage yet."), BODY, "soft"))
        return
    columns = (
        Column(words.say("Lane"), 1.4),
        Column(words.say("Card"), 3.9, packed=True),
        Column(words.say("Facts"), 3.4, packed=True),
    )
    Table(flow, columns, air=CLOSE).write(rows)
    book.told[stage] = next(n for n, sheet in enumerate(book.sheets, 1) if sheet is flow.began)


def _handovers(book: Book, flow: Flow, stage: str) -> None:
    counts = by_stage(book.material.ledger).get(stage)
    if counts is not None and counts.total:
        words = book.material.words
        line = headline(words, counts.confirmed, counts.gaps, counts.to_clarify)
        flow.gap(2)
        flow.text(Para(words.say("Handovers from here: {summary}", summary=line), BODY, "soft"))


def _rows(book: Book, stage: str) -> Iterator[Row]:
    """Bands for the whole stage and for each step, each with its cards lane by lane."""
    words, grid = book.material.words, book.material.grid
    wide = [
        row for lane in _lanes(book) for row in _cards(book, lane, grid.stage_wide.get((lane, stage), ()))
    ]
    wide += _measures(book, stage)
    if wide:
        yield _band(words.say("The whole stage"))
        yield from wide
    for step in grid.steps_of.get(stage, ()):
        rows = [row for lane in _lanes(book) for row in _lane(book, lane, step)]
        rows += _measures(book, step)
        title, note = book.teller.step_name(step), text_in(book.material.record(step), "note").strip()
        if rows or note:
            yield _band(title)
        if note:
            yield Row(((), (Para(note, BODY),), ()))
        yield from rows


def _lanes(book: Book) -> list[str]:
    """Lanes that are printed."""
    return [lane for lane in book.material.grid.lanes if book.material.record(lane).get("hidden") is not True]


def _band(title: str) -> Row:
    return Row(((Para(title, BOLD),),), band=True)


def _lane(book: Book, lane: str, step: str) -> Iterator[Row]:
    if book.material.grid.kinds.get(lane) == "emotion":
        yield from _feelings(book, lane, step)
    else:
        yield from _cards(book, lane, book.material.grid.cards(lane, step))


def _cards(book: Book, lane: str, cards: tuple[str, ...]) -> Iterator[Row]:
    """A row for each card; the lane is named once."""
    name, bar = _lane_name(book, lane)
    thought = book.material.grid.kinds.get(lane) == "thought"
    for number, card in enumerate(cards):
        lane_cell = (Para(name, SMALL_BOLD),) if number == 0 else ()
        again = Para(name, SMALL_BOLD, most=3) if number else None
        yield Row((lane_cell, *_told(book, card, thought=thought)), bar=bar, again=again)


def _told(book: Book, card: str, *, thought: bool = False) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """Everything that is said of a card, and its facts."""
    teller, record = book.teller, book.material.record(card)
    title = teller.headline(card)
    head = Para(quote(book.material.words, title), ITALIC) if thought else Para(title, BOLD)
    says = [Para(t.text, SMALL_BOLD, t.color, t.sign, t.color) for t in teller.stands_out(card)]
    # What the list of insights tells in full is not told twice.
    listed = kind_of(book.material.store, card) == "insight" and book.prints("insights")
    note = text_in(record, "note").strip() if listed else ""
    said_here = [t for t in teller.says(card) if not note or t.text != note]
    says += [Para(t.text, BODY, t.color, t.sign, gap=1.5) for t in said_here]
    says += _picture(book, record)
    says += [Para(t.text, SMALL, "ink", t.sign, t.color, gap=2) for t in teller.links(card)]
    facts = [Para(text, SMALL, "soft") for text in teller.facts(card, weighed=not listed)]
    if url := text_in(record, "link").strip():
        facts.append(Para(url, SMALL, "accent", url=url))
    return (head, *says), tuple(facts)


def _picture(book: Book, record: Record) -> list[Para]:
    blob = text_in(record, "picture")
    caption = text_in(record, "alt").strip()
    placed = book.document.images.get(blob) if blob else None
    out = []
    if placed is not None:
        alt = caption or text_in(record, "title") or book.material.words.say("Picture")
        part = part_of(record.get("crop"))
        seen_w, seen_h = part[2:] if part is not None else (1.0, 1.0)
        width = PICTURE_H * (placed.width * seen_w) / (placed.height * seen_h)
        out.append(Para(alt, picture=blob, picture_w=width, picture_part=part, gap=4, keep=True))
    return [*out, Para(caption, SMALL, "soft", gap=1.5)] if caption else out


def _lane_name(book: Book, lane: str) -> tuple[str, str]:
    record = book.material.record(lane)
    bar = lane_token(text_in(record, "kind"), text_in(record, "zone"))
    return book.lane_name(lane), bar


def _feelings(book: Book, lane: str, step: str) -> Iterator[Row]:
    material, words = book.material, book.material.words
    only = text_in(material.record(lane), "persona")
    name, bar = _lane_name(book, lane)
    found = [
        key
        for key, field in material.store.referrers(step)
        if field == "step"
        and material.record(key).get("type") == "emotion"
        and (not only or material.record(key).get("persona") == only)
    ]
    order = {persona: number for number, persona in enumerate(material.ordered("persona"))}
    found.sort(key=lambda key: (order.get(text_in(material.record(key), "persona"), 99), key))
    for number, key in enumerate(found):
        record = material.record(key)
        face = face_icon(score_of(record))
        says = [Para(feeling_words(book, record), BODY, "ink", face)]
        if own := text_in(record, "quote").strip():
            says.append(Para(quote(words, own), ITALIC, gap=1.5, under_sign=True))
        facts = [Para(material.name(record.get("persona")), SMALL, "soft")]
        expected = record.get("expected")
        if isinstance(expected, int | float) and not isinstance(expected, bool):
            facts.append(
                Para(
                    words.say("Expected: {feeling}", feeling=words.say(ALT[face_icon(round(expected))])),
                    SMALL,
                    "soft",
                )
            )
        if record.get("assumed") is True:
            facts.append(Para(words.say("Assumed, not heard from customers"), SMALL, "soft"))
        lane_cell = (Para(name, SMALL_BOLD),) if number == 0 else ()
        again = Para(name, SMALL_BOLD, most=3) if number else None
        yield Row((lane_cell, tuple(says), tuple(facts)), bar=bar, again=again)


def score_of(record: Record) -> int | None:
    """The feeling as one of the five faces; None is not known."""
    if record.get("unknown") is True:
        return None
    values = [record.get(name) for name in ("score", "low", "high")]
    known = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    return round(sum(known) / len(known)) if known else None


def feeling_words(book: Book, record: Record) -> str:
    """A feeling in words: its face, and what the person said."""
    words = book.material.words
    face = words.say(ALT[face_icon(score_of(record))])
    own = text_in(record, "words").strip()
    if own and score_of(record) is not None:
        return words.say("{feeling}: {words}", feeling=face[:1].upper() + face[1:], words=own)
    return own or face[:1].upper() + face[1:]


def _measures(book: Book, about: str) -> list[Row]:
    """Measures about a stage or a step, with their trend."""
    material, words = book.material, book.material.words
    keys = [key for key, field in material.store.referrers(about) if field == "about"]
    keys = [key for key in sorted(set(keys)) if material.record(key).get("type") == "measure"]
    rows = []
    for key in keys:
        record = material.record(key)
        trend = list(measure_trend(book, record))
        told = [*trend[-1:]] if book.prints("measures") else [*trend, *measure_note(record)]
        says = [Para(text_in(record, "title"), BOLD), *told]
        rows.append(
            Row(
                ((Para(words.say("Measure"), SMALL_BOLD),), tuple(says), tuple(measure_facts(book, record))),
                bar="lane.measure",
            )
        )
    return rows


def measure_trend(book: Book, record: Record) -> Iterator[Para]:
    """The dated values of a measure, oldest first."""
    words, unit = book.material.words, text_in(record, "unit")
    values = record.get("values")
    trend = sorted(values.items()) if isinstance(values, dict) else []
    shown = [
        words.pick("trend", "{day}: {value}", day=said(words, when), value=amount(float(v), unit, words))
        for when, v in trend
        if isinstance(v, int | float) and not isinstance(v, bool)
    ]
    for line in shown:
        yield Para(line, BODY)


def measure_note(record: Record) -> Iterator[Para]:
    """What is noted about a measure."""
    if note := text_in(record, "note").strip():
        yield Para(note, BODY, gap=1.5)


def measure_facts(book: Book, record: Record) -> Iterator[Para]:
    """Target and source of a measure."""
    words, target = book.material.words, record.get("target")
    if isinstance(target, int | float) and not isinstance(target, bool):
        yield Para(
            words.say("target {value}", value=amount(float(target), text_in(record, "unit"), words)),
            SMALL,
            "soft",
        )
    if source := text_in(record, "source").strip():
        yield Para(source, SMALL, "accent", url=source)
