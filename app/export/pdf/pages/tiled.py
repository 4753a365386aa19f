"""A poster from an office printer: the sheets to glue together, and before them a page that shows how."""

from __future__ import annotations

from app.export.papers import MM, Size
from app.export.pdf.book import Book
from app.export.pdf.pages.poster import on_sheet
from app.export.pdf.paras import Para, lone
from app.export.pdf.sheets import Margins, Sheet, Tile
from app.export.pdf.type import BODY, BOLD, H2, SMALL
from app.export.tiles import EDGE, OVERLAP, Raster, address, grown, parts, raster, seams
from app.scene.shapes import Box, Path, Rect, Shape

_MARK = 5 * MM


def tiled(book: Book, paper: Size) -> None:
    """Assembly page and tiles. The poster is laid out as one sheet, so nothing of it is shaped twice."""
    scene = book.material.drawing
    grid = raster(book.choices.tiles, paper, scene.width / max(scene.height, 1.0))
    whole = on_sheet(book, Size(grid.w, grid.h))
    # Print is never made unreadably small; rather than lose the rest of the map, more sheets are taken.
    grid = grown(grid, whole.width, whole.height)
    columns, rows = _cuts(whole, grid)
    across, down = parts(whole.width, columns), parts(whole.height, rows)
    _assembly(book, whole, grid, columns, rows)
    for y, (top, bottom) in enumerate(down):
        for x, (left, right) in enumerate(across):
            _tile(book, whole, grid, Rect(left, top, right - left, bottom - top), x, y)


def _cuts(whole: Sheet, grid: Raster) -> tuple[list[float], list[float]]:
    """Seams at borders of stages and lanes where one is near."""
    xs, ys, steps = [], [], []
    for paint, windows in whole.windows:
        for window in windows:
            if window.layers is None or "card" not in window.layers:
                continue
            lines = paint.scene.grid
            k = paint.scale
            xs += [window.x + (x - window.part.x) * k for _id, x, _w in lines.stages]
            steps += [window.x + (column.x - window.part.x) * k for column in lines.columns]
            ys += [window.y + (row.y - window.part.y) * k for row in lines.rows]
    return (
        seams(whole.width, grid.across, grid.sheet.w, xs, steps),
        seams(whole.height, grid.down, grid.sheet.h, ys),
    )


def _tile(book: Book, whole: Sheet, grid: Raster, part: Rect, column: int, row: int) -> None:
    sheet = Sheet(grid.sheet.w, grid.sheet.h, Margins(EDGE, EDGE, EDGE, EDGE), bare=True)
    book.sheets.append(sheet)
    name = address(column, row)
    sheet.tile = Tile(whole, part, EDGE, EDGE)
    sheet.bookmarks.append((book.material.words.say("Sheet {name}", name=name), 0.0, 0))
    sheet.put(_marks(part, last_column=column == grid.across - 1, last_row=row == grid.down - 1))
    words = book.material.words
    note = words.say(
        "Sheet {name} of {all}. Print at 100 %.", name=name, all=address(grid.across - 1, grid.down - 1)
    )
    about = " · ".join((note, book.day_line()))
    left, below, room = EDGE + 5, grid.sheet.h - EDGE + 6, part.w - OVERLAP - 90  # beside the corner marks
    sheet.put(lone(about, SMALL, left, below, room, "soft", "start", 1))
    sheet.put(lone(book.client_line(), SMALL, left, EDGE - 6 - SMALL.leading, room, "soft", "start", 1))
    glue = words.say("glue here")
    if column < grid.across - 1 and part.w + EDGE + 40 < grid.sheet.w + 40:
        sheet.put(lone(glue, SMALL, EDGE + part.w - OVERLAP - 84, below, 80, "soft", "end", 1))


def _marks(part: Rect, *, last_column: bool, last_row: bool) -> list[Shape]:
    """Corner marks outside the picture to cut along, ticks where the overlap begins."""
    left, top, right, bottom = EDGE, EDGE, EDGE + part.w, EDGE + part.h
    shapes: list[Shape] = []
    for x, out in ((left, -1.0), (right, 1.0)):
        for y, up in ((top, -1.0), (bottom, 1.0)):
            shapes.append(_line(x + out * 2, y, x + out * (2 + _MARK), y))
            shapes.append(_line(x, y + up * 2, x, y + up * (2 + _MARK)))
    if not last_column:
        x = right - OVERLAP
        shapes += [
            _line(x, top - 2 - _MARK, x, top - 2, (2, 1.5)),
            _line(x, bottom + 2, x, bottom + 2 + _MARK, (2, 1.5)),
        ]
    if not last_row:
        y = bottom - OVERLAP
        shapes += [
            _line(left - 2 - _MARK, y, left - 2, y, (2, 1.5)),
            _line(right + 2, y, right + 2 + _MARK, y, (2, 1.5)),
        ]
    return shapes


def _line(x1: float, y1: float, x2: float, y2: float, dash: tuple[float, ...] = ()) -> Shape:
    return Path((("M", x1, y1), ("L", x2, y2)), stroke="soft", width=0.5, dash=dash)


def _assembly(book: Book, whole: Sheet, grid: Raster, columns: list[float], rows: list[float]) -> None:
    """Which sheet goes where, and how large the whole becomes."""
    words = book.material.words
    flow = book.flow(landscape=whole.width >= whole.height)
    flow.title(words.say("How the sheets go together"))
    width, height = round(whole.width / MM), round(whole.height / MM)
    flow.text(
        Para(
            words.plural(
                "{n} sheet gives a poster of {width} × {height} mm.",
                "{n} sheets give a poster of {width} × {height} mm.",
                grid.across * grid.down,
                width=width,
                height=height,
            ),
            BOLD,
        ),
        Para(words.say("Print at 100 %, not fitted to the page: the overlaps would no longer meet."), BODY),
        Para(
            words.say(
                "Cut along the corner marks at the right and lower edge, lay each sheet over the strip to glue "
                "of its neighbour, and begin with A1 at the upper left."
            ),
            BODY,
        ),
    )
    flow.gap(14)
    k = min(flow.w / whole.width, (flow.room - 8) / whole.height)
    xs = [0.0, *columns, whole.width]
    ys = [0.0, *rows, whole.height]
    for row in range(grid.down):
        for column in range(grid.across):
            x, y = flow.x + xs[column] * k, flow.y + ys[row] * k
            w, h = (xs[column + 1] - xs[column]) * k, (ys[row + 1] - ys[row]) * k
            flow.sheet.put([Box(x + 1, y + 1, w - 2, h - 2, "paper", "soft", 0.8, 2.0)])
            lines = lone(address(column, row), H2, x, y + h / 2 - H2.leading / 2, w, "ink", "center", 1)
            flow.sheet.put(lines, flow.section.add("P"))
    flow.y += whole.height * k
