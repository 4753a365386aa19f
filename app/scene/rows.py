"""The lanes from top to bottom: their cards, curves and measures, each at its place."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Sequence
from functools import partial

from app.scene import ground
from app.scene.cells import Laid, put_cards
from app.scene.draw import emotion, headings, measure
from app.scene.draw.pen import Drawn, drawn
from app.scene.grid_layout import LANE_PAD, Item, lane_height
from app.scene.shapes import Path, Rect, Row
from app.scene.sheet import Sheet
from app.scene.stubs import Plan


def put_lanes(
    sheet: Sheet, lanes: Sequence[str], plan: Plan, top: float, right: float
) -> Generator[None, None, tuple[Row, ...]]:
    """Draw all lanes below each other from y = top, one at a time; returns where they lie."""
    rows: list[Row] = []
    y = top
    measured = next((lane for lane in lanes if sheet.grid.kinds[lane] == "measure"), "")
    for lane in lanes:
        key = ("lane", lane)
        if lane == measured:
            height = sheet.shelf(key, partial(_put_lane, sheet, lane, plan, right, measured=True), y)
        elif sheet.grid.kinds[lane] == "emotion":
            height = sheet.group(
                key,
                (object(),),  # people may come and go, so what it shows is compared each time
                partial(_felt, sheet, lane, right),
                partial(_put_lane, sheet, lane, plan, right, measured=False),
                (lane,),
                y,
            )
        else:
            height = sheet.group(
                key,
                (sheet.grid, sheet.columns, sheet.reach, sheet.marks, sheet.cell_modes, plan),
                partial(_given, sheet, lane, plan, right),
                partial(_put_lane, sheet, lane, plan, right, measured=False),
                (lane,),
                y,
            )
        rows.append(Row(lane, y, height))
        sheet.places[lane] = Rect(0, y, right, height)
        y += height
        yield
    return tuple(rows)


def _given(sheet: Sheet, lane: str, plan: Plan, right: float) -> Hashable:
    """What a lane's layout depends on beside the records it shows."""
    grid = sheet.grid
    cells = tuple(grid.cells.get((lane, step), ()) for step in grid.steps)
    wide = tuple(grid.stage_wide.get((lane, stage), ()) for stage in grid.stages)
    cards = [card for held in (*cells, *wide) for card in held]
    return (
        cells,
        wide,
        sheet.columns,
        right,
        tuple(map(sheet.reach.get, cards)),
        tuple(map(sheet.marks.of.get, cards)),
        tuple(sheet.cell_modes.get((lane, step)) for step in grid.steps) if sheet.cell_modes else (),
        plan.of_lane(sheet, lane, cards),
    )


def _felt(sheet: Sheet, lane: str, right: float) -> Hashable:
    """What a lane of feelings depends on beside the records it shows."""
    return _personas(sheet, lane), sheet.columns, right


def _put_lane(sheet: Sheet, lane: str, plan: Plan, right: float, measured: bool) -> float:
    """Lay out a lane, everything from y = 0; returns its height."""
    samples: tuple[tuple[Path, str], ...] = ()
    if sheet.grid.kinds[lane] == "emotion":
        content, samples = _put_feelings(sheet, lane)
        padding = 0.0
    else:
        content = plan.below(lane) + put_cards(sheet, lane, plan, _measures(sheet) if measured else ())
        padding = 2 * LANE_PAD
    left = sheet.columns.left
    named = tuple((sample.stroke, sample.dash, words) for sample, words in samples)
    least = sheet.keep(
        ("lane-least", lane), (left, named), lambda pen: headings.lane_least(pen, lane, left, samples)
    )
    content += padding - 2 * LANE_PAD
    height = lane_height(sheet.store, lane, content, max(64.0, least), sheet.view.paper)
    heading = sheet.keep(
        ("lane", lane), (left, height, named), lambda pen: headings.lane(pen, lane, left, height, samples)
    )
    sheet.put(heading, lane, "lane-heading", 0, 0)
    ground.put_lines(sheet, lane, height)
    sheet.put(_rule(sheet, right - left, height), lane, "lane", left, 0, "rule")
    sheet.put(_rule(sheet, left, height), lane, "lane-heading", 0, 0, "rule")
    return height


def _rule(sheet: Sheet, width: float, height: float) -> Drawn:
    line = (("M", 0.0, height), ("L", width, height))
    return sheet.keep(
        ("rule", width, height),
        (),
        lambda pen: drawn(width, height, (Path(line, stroke="line", role="rule"),)),
    )


# ---- measures


def _measures(sheet: Sheet) -> list[Laid]:
    """Each measure at the first place it is about: a stage, a step, a card; the map itself is the first column."""
    found = []
    keys = sorted(sheet.store.of("measure"), key=lambda k: (str(sheet.store[k].get("order", "")), k))
    for key in keys:
        reach = _about(sheet, key)
        if reach is None or sheet.columns.folded(*reach):
            continue
        x, width = sheet.columns.place(*reach)
        drawing = sheet.keep(("measure", key), width, partial(measure.measure, key=key, width=width))
        found.append((reach, Laid(Item(key, *reach, drawing.h), drawing, x, (key,))))
    return [laid for _, laid in sorted(found, key=lambda pair: pair[0][0])]


def _about(sheet: Sheet, key: str) -> tuple[int, int] | None:
    reached = []
    about = sheet.store[key].get("about")
    for target in about if isinstance(about, list) else ():
        if not isinstance(target, str):
            continue
        record = sheet.store.get(target)
        kind = record["type"] if record is not None else ""
        if target in sheet.columns.span:
            reached.append(sheet.columns.span[target])
        elif target in sheet.columns.index:
            reached.append((sheet.columns.index[target],) * 2)
        elif kind == "card":
            columns = sheet.reach.get(target)
            if columns is not None:
                reached.append((columns[0], columns[0]))
        elif kind == "map" and sheet.columns.cols and sheet.view.stages is None:
            reached.append((0, 0))
    if not reached and not sheet.store[key].get("about") and sheet.columns.cols and sheet.view.stages is None:
        return (0, 0)
    return min(reached, default=None)


# ---- feelings


def _put_feelings(sheet: Sheet, lane: str) -> tuple[float, tuple[tuple[Path, str], ...]]:
    columns = sheet.columns
    personas = _personas(sheet, lane)
    shape = tuple((col.x, col.inner_w, col.steps, col.folded) for col in columns.cols)
    found = sheet.keep(
        ("feelings", lane), (personas, shape), lambda pen: emotion.feelings(pen, lane, personas, columns)
    )
    sheet.put(found.zero, lane, "lane", columns.left, 0, "zero")
    for number, (persona, curve) in enumerate(found.curves):
        sheet.put(curve, persona, "lane", columns.left, 0, f"{lane}:{number}")
    for face in found.faces:
        x, top = columns.left + face.x - emotion.RADIUS, face.y - emotion.RADIUS
        sheet.put(face.drawing, face.key, "card", x, top)
        sheet.lies(face.key, Rect(x, top, face.drawing.w, face.drawing.h))
    for said in found.quotes:
        x = columns.left + said.x
        sheet.put(said.drawing, said.key, "card", x, said.y, "words")
        sheet.lies(said.key + ":words", Rect(x, said.y, said.drawing.w, said.drawing.h), rect_of=False)
    return found.h, found.samples


def _personas(sheet: Sheet, lane: str) -> tuple[str, ...]:
    own = sheet.store[lane].get("persona")
    if isinstance(own, str) and own in sheet.store:
        return (own,)
    chosen = sheet.view.personas
    keys = sorted(sheet.store.of("persona"), key=lambda k: (str(sheet.store[k].get("order", "")), k))
    return tuple(key for key in keys if chosen is None or key in chosen)
