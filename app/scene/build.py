"""From a map to its drawing: the steps in order. What things look like is the drawers' business, not this file's."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from app import words as catalogue
from app.model.grid import Grid, columns_of, grid_of, map_of
from app.model.store import Reader, Record
from app.scene import ground, links, parking, questions, stubs, zones
from app.scene.cache import Cache
from app.scene.draw import headings
from app.scene.draw.pen import Drawn, drawn, text
from app.scene.filtering import Fading
from app.scene.grid_layout import GUTTER, Columns, columns, shown_lanes
from app.scene.links import Lines
from app.scene.lying import Lying
from app.scene.parts import Blocks, Source
from app.scene.questions import Rings
from app.scene.rects import Rects
from app.scene.rows import put_lanes
from app.scene.shapes import Box, Column, GridLines, Node, Rect, Row, Scene
from app.scene.sheet import Sheet
from app.scene.view import Marks, View
from app.scene.ways import finished
from app.words import Words

MARGIN = 12.0
"""Right of the last column, in points."""
EMPTY_W = 600.0
"""Width of a map that has no column yet."""


def build(
    store: Reader,
    view: View | None = None,
    marks: Marks | None = None,
    words: Words | None = None,
    cache: Cache | None = None,
    rough: bool = False,
    linked: bool = True,
) -> Scene:
    """The drawing of a map as a view shows it, in points.

    `marks` are what checks and ledger say; `words` is the language of the map (by default its own); with a
    `cache` from the build before, only what changed is drawn again. `rough` is for the middle of a gesture: links
    follow the cards they have lost, all others keep their ways. Without `linked` nothing lies between the cards:
    enough to know how large the drawing becomes, in a third of the time.
    """
    cache = cache or Cache()
    scene = finished(building(store, cache, view, marks, words, rough, linked))
    cache.end()
    return scene


def building(
    store: Reader,
    cache: Cache,
    view: View | None = None,
    marks: Marks | None = None,
    words: Words | None = None,
    rough: bool = False,
    linked: bool = True,
) -> Generator[None, None, Scene]:
    """The same piece by piece, so that a hand that moves meanwhile has its turn; whoever shows it ends the cache's
    build then.

    Between two pieces the store must stay as it is. When it does not, or nobody needs the drawing any more, the work
    is dropped, and what it has made serves the next build all the same.
    """
    view, marks = view or View(), marks or Marks()
    cache.begin(store)
    wanted, view = view.filter, _bare(view)
    words = words or catalogue.load(str(map_of(store)[1].get("language", "en")))
    grid = grid_of(store)
    yield
    sheet = Sheet(store, grid, view, marks, words, cache, Columns((), {}, {}, view.heading_width))
    sheet.rough, sheet.linked = rough, linked
    more = stubs.gutters(sheet)
    stages, steps = _records(store, grid.stages), _records(store, grid.steps)
    shaped = (grid.stages, grid.steps_of, view, more, stages, steps)
    sheet.columns = cache.step("columns", shaped, lambda: columns(store, grid, view, more))
    cells = _records(store, store.of("cell"))
    sheet.cell_modes = cache.step("cell-modes", cells, lambda: _cell_modes(store))
    scene = yield from _draw(sheet)
    cache.memory["bands"] = {band.shelf.key: band for band in sheet.bands}
    return replace(scene, fading=Fading(store, wanted, marks)) if wanted else scene


@lru_cache(maxsize=8)
def _bare(view: View) -> View:
    """The view without its filter, which changes how a drawing is painted and not the drawing itself."""
    return replace(view, filter=None) if view.filter else view


def _draw(sheet: Sheet) -> Generator[None, None, Scene]:
    lanes = shown_lanes(sheet.store, sheet.grid, sheet.view)
    left = sheet.columns.left
    right = (sheet.columns.right if sheet.columns.cols else left + EMPTY_W) + MARGIN
    head = sheet.group(
        ("head",),
        (sheet.grid, sheet.columns),
        lambda: (sheet.columns, right, _counts(sheet)),
        partial(_put_head, sheet, right),
        (),
    )
    yield
    places = _places(sheet, lanes)
    yield
    plan = yield from stubs.planned(sheet, places, lanes)
    rows = yield from put_lanes(sheet, lanes, plan, head, right)
    bottom = rows[-1].y + rows[-1].h if rows else head + 112  # room for what an empty map teaches
    lying = Lying(sheet.bands, {"headings": Rect(0, head - 80, right, 81)})
    bounds = Rect(left + 2, head + 2, right - left - 4, bottom - head - 4)
    between: list[Lines | Rings] = []
    lines = None
    if sheet.linked:
        rulings = [row.y + row.h for row in rows]
        lines = yield from links.put_links(sheet, plan.routed, places, lying, bounds, rulings)
        yield
        rings = questions.put_questions(sheet, places)
        yield
        between = [each for each in (lines, rings) if each is not None]
        zones.put_zones(sheet, lanes, rows, right, lines)
    _put_teaching(sheet, lanes, rows)
    sources: list[Source] = [*sheet.bands, *between, sheet.loose()]
    sources.insert(0, ground.put_ground(sheet, head, right, bottom, bool(rows)))
    strip = None
    if sheet.view.show_parking and not sheet.view.paper:
        strip = parking.put_parking(sheet, plan, bottom + parking.GAP, right)
        sources.append(sheet.bands[-1])
    height = strip.bottom + MARGIN if strip is not None else bottom
    return Scene(
        right,
        height,
        Blocks(sources),
        _grid_lines(sheet, rows, head, strip),
        Rects(sources, sheet.places),
        lines.points if lines is not None else {},
        lines.fallbacks if lines is not None else (),
        _missing(sources),
    )


def _missing(sources: Iterable[Source]) -> tuple[str, ...]:
    """Characters for which no face has a glyph."""
    found: set[str] = set()
    for source in sources:
        found |= source.missing
    return tuple(sorted(found))


def _records(store: Reader, keys: Iterable[str]) -> tuple[Record | None, ...]:
    """Records to compare a step's input by: they are replaced, never changed in place."""
    return tuple(map(store.get, keys))


def _cell_modes(store: Reader) -> dict[tuple[str, str], str]:
    found = {}
    for key in store.of("cell"):
        record = store[key]
        found[str(record.get("lane")), str(record.get("step"))] = str(record.get("mode", "in-order"))
    return found


def _places(sheet: Sheet, lanes: list[str]) -> dict[str, str]:
    """For each card on the sheet what it is drawn as: itself, the pill of its collapsed stage, "" when parked."""
    given = (lanes, sheet.columns, sheet.grid.index, sheet.view)
    before = sheet.cache.memory.get("places")
    if before is None or before.given != given or sheet.view.personas is not None:
        before = _Places(given)
    kept = before.after(sheet, set(lanes))
    sheet.cache.memory["places"] = kept
    sheet.reach = kept.reach
    return kept.found


@dataclass
class _Places:
    """What cards are drawn as, and which columns they reach over, kept between builds while no card moves."""

    given: object
    grid: Grid = field(default_factory=Grid)
    found: dict[str, str] = field(default_factory=dict)
    reach: dict[str, tuple[int, int]] = field(default_factory=dict)

    def after(self, sheet: Sheet, shown: set[str]) -> _Places:
        """The same for the present grid: only cards whose place is another one are looked at."""
        was, now = self.grid.places, sheet.grid.places
        if now is was:
            return self
        found, reach = dict(self.found), dict(self.reach)
        single = sheet.columns.single if sheet.view.personas is None else {}
        for card, there in now.items():
            if was.get(card) is there:
                continue
            over = single.get(there[1]) if there[3] == 1 else None
            if over is not None and there[0] in shown:  # as nearly all
                reach[card], found[card] = over, card
            else:
                _look_up(sheet, card, shown, found, reach)
        for card in was.keys() - now.keys():
            found.pop(card, None)
            reach.pop(card, None)
        if sheet.view.show_parking and not sheet.view.paper:
            found.update(dict.fromkeys(sheet.grid.parked, ""))
        if found == self.found:
            found = (
                self.found
            )  # a card elsewhere is still drawn as itself: the very same, so that nobody compares it
        if reach == self.reach:
            reach = self.reach
        return _Places(self.given, sheet.grid, found, reach)


def _look_up(
    sheet: Sheet, card: str, shown: set[str], found: dict[str, str], reach: dict[str, tuple[int, int]]
) -> None:
    found.pop(card, None)
    reach.pop(card, None)
    lane = sheet.grid.places[card][0]
    if lane not in shown or not _for_shown_personas(sheet, card):
        return
    columns = sheet.columns
    over = columns.reach(columns_of(sheet.store, card, sheet.grid))
    if over is None:
        return
    first, last = reach[card] = over
    found[card] = f"{lane}:{columns.cols[first].stage}" if columns.folded(first, last) else card


def _for_shown_personas(sheet: Sheet, card: str) -> bool:
    """Whether a card concerns one of the personas shown; a card for nobody in particular is for all."""
    chosen = sheet.view.personas
    if chosen is None:
        return True
    own = sheet.store[card].get("personas")
    return not isinstance(own, list) or not own or not chosen.isdisjoint(own)


# ---- headings and ground


def _put_head(sheet: Sheet, right: float) -> float:
    """Stage and step headings; returns where the lanes begin."""
    cols = sheet.columns
    stages = [
        (stage, cols.cols[b].x + cols.cols[b].w - cols.cols[a].x, cols.folded(a, b))
        for stage, (a, b) in cols.span.items()
    ]
    steps = [(col.steps[0], col.w - col.extra) for col in cols.cols if not col.folded]
    stage_h = sheet.keep(("stage-h",), tuple(stages), lambda pen: headings.stage_height(pen, stages))
    step_h = sheet.keep(("step-h",), tuple(steps), lambda pen: headings.step_height(pen, steps))
    step_y = headings.STAGE_TOP + stage_h + headings.STEP_GAP
    height = step_y + step_h + headings.STEP_BOTTOM
    strip = sheet.keep(
        ("strip",), (right, cols.left, height), lambda pen: headings.strip(right - cols.left, height)
    )
    sheet.put(strip, "", "stage-heading", cols.left, 0, "strip")
    for stage, width, folded in stages:
        x = cols.cols[cols.span[stage][0]].x
        count = _count(sheet, stage) if folded else -1
        box = sheet.keep(
            ("stage", stage),
            (width, stage_h, count),
            partial(headings.stage, key=stage, width=width, height=stage_h, cards=count),
        )
        sheet.put(box, stage, "stage-heading", x, headings.STAGE_TOP)
        sheet.lies(stage, Rect(x, headings.STAGE_TOP, width, stage_h), obstacle=False)
    for col in cols.cols:
        if not col.folded:
            step, width = col.steps[0], col.w - col.extra
            name = sheet.keep(
                ("step", step), (width, step_h), partial(headings.step, key=step, width=width, height=step_h)
            )
            sheet.put(name, step, "stage-heading", col.x, step_y)
            sheet.lies(step, Rect(col.x, step_y, width, step_h), obstacle=False)
    corner = sheet.keep(("corner",), (cols.left, height), lambda pen: headings.corner(cols.left, height))
    sheet.put(corner, "", "corner", 0, 0)
    return height


def _counts(sheet: Sheet) -> tuple[int, ...]:
    """How many cards lie in each collapsed stage."""
    cols = sheet.columns
    return tuple(_count(sheet, stage) for stage, reach in cols.span.items() if cols.folded(*reach))


def _count(sheet: Sheet, stage: str) -> int:
    steps = set(sheet.grid.steps_of.get(stage, ()))
    cells = sum(len(cards) for (_, step), cards in sheet.grid.cells.items() if step in steps)
    return cells + sum(len(cards) for (_, where), cards in sheet.grid.stage_wide.items() if where == stage)


def _put_teaching(sheet: Sheet, lanes: list[str], rows: tuple[Row, ...]) -> None:
    """On an empty map, on screen only: what to do first."""
    if sheet.view.paper or any(True for _ in sheet.store.of("card")):
        return
    say = sheet.words.say
    at = next((i for i, lane in enumerate(lanes) if sheet.grid.kinds[lane] == "action"), 0 if lanes else None)
    if not sheet.columns.cols:
        words = say("Add a stage to begin: what is the first thing the customer goes through?")
    elif at is None:
        words = say("Add a lane to begin: customer actions are a good first one.")
    else:
        words = say("Type to add the first action")
    y = rows[at].y if at is not None and rows else 64.0
    x = sheet.columns.left + GUTTER / 2
    room = sheet.columns.cols[0].inner_w if sheet.columns.cols else 344.0
    hint = sheet.keep(("teaching",), (words, room), lambda pen: _hint(words, room))
    sheet.put(hint, "", "ground", x, y + 9, "teaching")


def _hint(words: str, room: float) -> Drawn:
    said = text(words, "card", 12, 7, room - 24, color="soft", max_lines=5)
    width = max([line.width for line in said.lines]) + 24
    box = Box(0, 0, width, said.h + 14, stroke="faint", radius=6, dash=(4.0, 4.0), role="teaching")
    return drawn(width, said.h + 14, (box, *said.lines), Node("hint", words))


def _grid_lines(sheet: Sheet, rows: tuple[Row, ...], head: float, strip: Rect | None) -> GridLines:
    cols = sheet.columns
    held = sheet.cache.memory.get("grid-lines")
    if held is None or held[0] is not cols:
        held = sheet.cache.memory["grid-lines"] = (cols, _places_of(cols), _spans_of(cols))
    return GridLines(held[1], rows, held[2], cols.left, head, strip)


def _places_of(cols: Columns) -> tuple[Column, ...]:
    return tuple(Column("" if col.folded else col.steps[0], col.stage, col.x, col.w) for col in cols.cols)


def _spans_of(cols: Columns) -> tuple[tuple[str, float, float], ...]:
    return tuple(
        (stage, cols.cols[a].x, cols.cols[b].x + cols.cols[b].w - cols.cols[a].x)
        for stage, (a, b) in cols.span.items()
    )
