"""When a lane grows, what lies below it is moved as it was painted; the map looks as if painted from scratch."""

from __future__ import annotations

import os
import random
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

from app.export.qt import ScenePainter
from app.model.grid import grid_of
from app.scene import ways
from app.scene.build import build
from app.scene.cache import Cache
from app.scene.draw import arrow
from app.scene.draw.strand import straight, strand
from app.scene.parts import Band
from app.scene.questions import ends_of, owner_of
from app.scene.routing import Point, RoutedLink
from app.scene.routing.types import Side
from app.scene.shapes import Block, Node, Rect
from app.scene.shelves import Shelf
from app.scene.theme import LIGHT
from app.scene.view import Marks
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import backing
from app.widgets.canvas.hit import NOTHING
from app.widgets.canvas.rolling import repeat_rows
from app.widgets.canvas.sliding import _Moved, _pieces
from tests.scene.builders import LANES, Made, frame
from tests.scene.random_maps import random_map
from tests.scene.test_many_edits import change
from tests.widgets.canvas.test_kept_pictures import ROUNDING, _afresh, _furthest, _seen
from tests.widgets.desk import Desk


@pytest.mark.parametrize("seed", range(int(os.environ.get("BATON_SLIDES", "1"))))
@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("scale", [0.25, 0.4137, 0.5, 1.0, 1.37, 1.5])
def test_after_edits_and_undo_the_map_looks_as_if_painted_afresh(
    desk: Desk, scale: float, quick: bool, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if quick:
        monkeypatch.setattr(ways, "SMALL", 0)  # links are led as on a large map
    made, pick = (
        random_map(int(scale * 100) + 1000 * seed, 110, 12, links=0.5),
        random.Random(repr(scale + seed)),
    )
    session = Session(made.store, new_document())
    desk.show(session)
    desk.canvas.set_marks(_asking(made, pick))
    # On a busy machine links would be led well between the two pictures that are compared.
    desk.canvas.following._calm.setInterval(10**6)
    desk.canvas.center_on(900, 500, scale)
    desk.rest()
    for number in range(24):
        for _ in range(pick.randint(1, 3)):
            if pick.random() < 0.35:
                session.history.undo()
            elif pick.random() < 0.6:
                cards = sorted(made.store.of("card"))
                with made.store.edit("title"):
                    made.store.put(pick.choice(cards), title="Another title " * pick.randint(0, 9))
            else:
                change(made, pick)
            if pick.random() < 0.7:
                desk.settle()
        if pick.random() < 0.1:
            desk.canvas.set_marks(_asking(made, pick))
        if pick.random() < 0.3:
            desk.canvas.following.tidy()
        if pick.random() < 0.3:
            desk.canvas.pan_by(pick.randint(-90, 90), pick.randint(-300, 300))
        desk.canvas.set_hovered(NOTHING)
        desk.rest()
        assert _furthest(_seen(desk), _afresh(desk)) <= ROUNDING, f"after {number} rounds"


@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("scale", [0.5, 1.0, 1.25, 2.0])
def test_a_lane_becomes_higher_by_what_runs_through_its_end(
    desk: Desk, scale: float, quick: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if quick:
        monkeypatch.setattr(ways, "SMALL", 0)
    repeated: list[int] = []

    def repeat(picture: QPixmap, top: int, end: int, count: int) -> None:
        repeated.append(end - top)
        repeat_rows(picture, top, end, count)

    monkeypatch.setattr(backing, "repeat_rows", repeat)
    made, pick = random_map(int(scale * 8), 80, 12, links=1.2), random.Random(scale)
    canvas, store = desk.canvas, made.store
    desk.show(Session(store, new_document()))
    canvas.following._calm.setInterval(10**6)
    canvas.set_marks(_asking(made, pick))
    for lane in [row.lane for row in canvas.scene.grid.rows][:6]:
        cards = [
            key
            for key, there in grid_of(store).places.items()
            if there[0] == lane and key in canvas.scene.rects
        ]
        if not cards:
            continue
        rects = canvas.scene.rects
        card = max(cards, key=lambda key: rects[key].bottom)
        canvas.center_on(rects[card].x + 200, rects[card].bottom, scale)
        desk.rest()
        for number in (3, 9, 1, 12, 0):
            with store.edit("title"):
                store.put(card, title="Another title " * number)
            if pick.random() < 0.3:
                with store.edit("height"):
                    store.put(lane, height=pick.randint(200, 400))
            desk.settle()
            canvas.set_hovered(NOTHING)
            assert _furthest(_seen(desk), _afresh(desk)) <= ROUNDING, f"{lane}, {number}"
            desk.rest()
    assert len(repeated) > 3


def test_a_link_that_runs_along_the_end_of_a_lane_does_not_come_again_below_it() -> None:
    lane, below = (Shelf(("lane", name), [], 100.0) for name in "ab")
    higher = Shelf(lane.key, [], 120.0)
    moved = _Moved([Band(lane, 0.0), Band(below, 100.0)], [Band(higher, 0.0), Band(below, 120.0)])
    places = ((0.0, 40.0), (20.0, 40.0), (20.0, 95.0), (400.0, 95.0), (400.0, 40.0), (420.0, 40.0))
    path = RoutedLink("l", tuple(Point(*place) for place in places), (1.0, 0.0), Side.RIGHT, Side.LEFT)
    again = _pieces(path, path, False, moved)
    assert again is not None and any(
        rect.contains(200.0, 94.0) and rect.contains(200.0, 114.0) for rect in again
    )
    upper = RoutedLink(
        "l", tuple(Point(x, min(y, 70.0)) for x, y in places), path.head, Side.RIGHT, Side.LEFT
    )
    assert _pieces(upper, upper, False, moved) == []


def test_a_link_is_known_to_be_broken_as_soon_as_marks_say_so() -> None:
    made, cache = random_map(2, 80, 12, links=0.5), Cache()

    def unsure(states: dict[str, str]) -> set[str]:
        build(made.store, marks=Marks(states=states), cache=cache)
        lines = cache.memory["lines"]
        return lines.unsure(lines, Rect(x - 1, y - 1, 2, 2), [(y, y)]) or set()

    paths = build(made.store, cache=cache).paths
    pieces = [(key, *piece) for key in paths for piece in pairwise(paths[key])]
    link, (x, top), (_, low) = max(pieces, key=lambda each: abs(each[2][1] - each[1][1]))
    y = (top + low) / 2
    assert link not in unsure({})  # it only becomes longer
    assert link in unsure({link: "gap"})
    assert link not in unsure({link: "confirmed"})


def _asking(made: Made, pick: random.Random) -> Marks:
    """Half of the cards ask others, near and far, in their own lane and in others."""
    cards = sorted(made.store.of("card"))
    pairs = [(one, pick.choice(cards)) for one in pick.sample(cards, len(cards) // 2)]
    cells = grid_of(made.store).cells.values()
    pairs += [
        pair for held in cells for pair in pairwise(held)
    ]  # in a cell the side hangs on what lies above
    # In some states a link is broken: as it becomes longer all of it is another one.
    states = {key: pick.choice(("gap", "to-clarify", "confirmed", "")) for key in made.store.of("link")}
    return Marks(made.marks.of, states, frozenset(pair for pair in pairs if pair[0] != pair[1]))


def test_where_a_lane_grows_rings_beside_what_stays_are_not_drawn_again(desk: Desk) -> None:
    steps = tuple(f"Step {number}" for number in range(8))
    made = frame((("Stage", steps),), LANES, "Rings")
    lane = LANES[0][1]
    cards = [[made.put(lane, step, f"{step} {number}") for number in range(3)] for step in steps]
    desk.show(Session(made.store, new_document()))
    canvas = desk.canvas
    pairs = [pair for column in cards for pair in pairwise(column)]
    pairs += [(one[2], other[0]) for one, other in pairwise(cards)]
    canvas.set_marks(Marks(asked=frozenset(pairs)))
    before = _rings(desk)
    height = canvas.scene.height
    with made.store.edit("title"):
        made.store.put(cards[3][1], title="Longer " * 30)
    assert canvas.scene.height > height
    now = _rings(desk)
    assert len(before) == len(now) == len(pairs)
    again = {key for key, block in now.items() if block.node is not before[key].node}
    # Those of its column, and of the next one: what asks there, from below the card, has moved.
    assert again == {owner_of(*pair) for pair in pairs if pair[1] in cards[3] + cards[4]}


def _rings(desk: Desk) -> dict[str, Block]:
    return {
        block.owner: block for block in desk.canvas.drawing.index.of_layer("mark") if ends_of(block.owner)
    }


def test_an_edit_that_moves_all_lanes_paints_little(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "SMALL", 0)
    made = random_map(3, 400, 24, links=0.5)
    desk.show(Session(made.store, new_document()))
    canvas = desk.canvas
    held: dict[str, list[str]] = {}
    for (lane, _step), cards in grid_of(made.store).cells.items():
        held.setdefault(lane, []).extend(card for card in cards if card in canvas.scene.rects)
    first = next(row.lane for row in canvas.scene.grid.rows if held.get(row.lane))
    card = max(held[first], key=lambda key: canvas.scene.rects[key].bottom)
    rect = canvas.scene.rects[card]
    canvas.center_on(rect.x, rect.y, 1.0)
    desk.rest()
    before = canvas.painted
    _afresh(desk)
    whole = canvas.painted - before
    desk.rest()
    with made.store.edit("title"):
        made.store.put(card, title="Short")
    desk.rest()
    for words in ("Longer " * 30, "Short", "Longer " * 30):
        before, tops = canvas.painted, [row.y for row in canvas.scene.grid.rows]
        with made.store.edit("title"):
            made.store.put(card, title=words)
        canvas.repaint()
        assert [row.y for row in canvas.scene.grid.rows][-1] != tops[-1]
        assert canvas.painted - before < whole / 2
        desk.rest()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("low", [70.0, 2000.0])
def test_a_straight_piece_of_a_link_looks_like_the_link(ratio: float, low: float) -> None:
    points = (Point(20.0, 10.0), Point(90.3, 10.0), Point(90.3, low), Point(160.0, low))
    path = RoutedLink("l", points, (1.0, 0.0), Side.RIGHT, Side.LEFT)
    stroke = arrow.stroke_of("flow", "")
    drawing, x, y = arrow.line(points, path.head, stroke, None, None, None, Node("link", ""), "desk")
    whole = drawing.block("l", "link", x, y)
    box = Rect(0.0, 30.0, 200.0, 12.0)
    pieces = straight(path, box)
    assert pieces is not None and straight(path, Rect(0.0, 4.0, 200.0, 12.0)) is None
    seen = [_strip(block, box, ratio) for block in (whole, strand("l", pieces, stroke.color, stroke.width))]
    assert _furthest(*seen) <= ROUNDING and _furthest(seen[0], _strip(None, box, ratio)) > 50


def _strip(block: Block | None, box: Rect, ratio: float) -> QImage:
    image = QImage(int(box.w * ratio), int(box.h * ratio), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setClipRect(image.rect())
    painter.setTransform(QTransform(ratio, 0, 0, ratio, -box.x * ratio, -box.y * ratio))
    ScenePainter(LIGHT).paint(painter, [block] if block is not None else [], "full")
    painter.end()
    return image
