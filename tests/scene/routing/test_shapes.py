"""The plain shapes a designer would draw, and what happens at the edges."""

from __future__ import annotations

from itertools import pairwise

from app.scene.routing import LinkSpec, Point, Rect, Router, Side, route
from tests.scene.routing.looking import faults
from tests.scene.routing.maps import Map

AREA = Rect(0, 0, 2000, 2000)


def grid(*names: str, columns: int = 5) -> dict[str, Rect]:
    """Cards in rows of five, a lane each; a dot leaves a place empty."""
    return {
        name: Rect.of(200 + 160 * (i % columns), 100 + 90 * (i // columns), 128, 44)
        for i, name in enumerate(names)
        if name != "."
    }


def test_neighbours_are_joined_by_one_straight_line() -> None:
    path = route(grid("a", "b"), [LinkSpec("x", "a", "b")], AREA).paths["x"]
    assert path.points == (Point(328, 122), Point(360, 122))
    assert (path.leave, path.enter, path.head) == (Side.RIGHT, Side.LEFT, (1, 0))


def test_a_card_below_is_reached_straight_down() -> None:
    cards = grid("a", ".", ".", ".", ".", "b")
    path = route(cards, [LinkSpec("x", "a", "b")], AREA).paths["x"]
    assert path.points == (Point(264, 144), Point(264, 190))
    assert (path.leave, path.enter) == (Side.BOTTOM, Side.TOP)


def test_stacked_cards_are_joined_through_their_gap() -> None:
    cards = {"a": Rect.of(200, 100, 128, 44), "b": Rect.of(200, 154, 128, 44)}
    path = route(cards, [LinkSpec("x", "a", "b")], AREA).paths["x"]
    assert path.points == (Point(264, 144), Point(264, 154))


def test_empty_cells_are_crossed_without_a_bend() -> None:
    path = route(grid("a", ".", ".", "b"), [LinkSpec("x", "a", "b")], AREA).paths["x"]
    assert len(path.points) == 2


def test_a_card_between_is_gone_round() -> None:
    path = route(grid("a", "b", "c"), [LinkSpec("x", "a", "c")], AREA).paths["x"]
    assert len(path.points) > 2
    assert not path.fallback


def test_a_way_back_goes_round_instead_of_straight_to_the_left() -> None:
    path = route(grid("a", "b"), [LinkSpec("x", "b", "a")], AREA).paths["x"]
    assert len(path.points) == 4
    assert not (path.leave is Side.LEFT and path.enter is Side.RIGHT)


def test_parallel_links_have_ports_at_least_eight_apart() -> None:
    cards = grid("a", "b")
    links = [LinkSpec(name, "a", "b") for name in "xyz"]
    ys = sorted(path.points[0].y for path in route(cards, links, AREA).paths.values())
    assert all(later - earlier >= 8 for earlier, later in pairwise(ys))
    assert all(100 < y < 144 for y in ys)


def test_a_crowded_gutter_squeezes_its_lines_but_never_into_cards() -> None:
    cards = {f"l{i}": Rect.of(200, 100 + i * 60, 128, 44) for i in range(12)}
    cards |= {f"r{i}": Rect.of(360, 100 + i * 60, 128, 44) for i in range(12)}
    links = [LinkSpec(f"x{i:02}", f"l{i}", f"r{11 - i}") for i in range(12)]
    routing = route(cards, links, AREA)
    assert routing.report.fallbacks == ()
    assert faults(Map(cards, links), routing) == []
    assert len({p.x for path in routing.paths.values() for p in path.points if 328 < p.x < 360}) > 4


def test_a_link_to_a_lane_heading_ends_at_its_right_side() -> None:
    cards = grid("a", "b") | {"lane": Rect.of(20, 90, 130, 70)}
    path = route(cards, [LinkSpec("x", "b", "lane", enter=(Side.RIGHT,))], AREA).paths["x"]
    assert path.points[-1].x == 150
    assert path.head == (-1, 0)


def test_a_link_may_end_at_a_free_point() -> None:
    path = route(grid("a", "b"), [LinkSpec("x", "a", Point(420, 300))], AREA).paths["x"]
    assert path.points[-1] == Point(420, 300)
    assert not path.fallback


def test_a_label_and_a_mark_find_room() -> None:
    cards = grid("a", ".", ".", ".", ".", "b")
    path = route(cards, [LinkSpec("x", "a", "b", label=(60, 13), mark=True)], AREA).paths["x"]
    assert path.label is not None and path.mark is not None
    assert not any(path.label.overlaps(card) or path.mark.overlaps(card) for card in cards.values())
    assert not path.label.overlaps(path.mark)


def test_level_stretches_stay_off_lane_borders() -> None:
    cards = grid("a", "b", "c", ".", ".", "d", "e", "f")
    border = 167.0
    routing = route(cards, [LinkSpec("x", "a", "c"), LinkSpec("y", "d", "f")], AREA, [border])
    assert all(abs(p.y - border) >= 2.9 for path in routing.paths.values() for p in path.points)


def test_a_link_whose_card_is_gone_is_reported_missing() -> None:
    routing = route(grid("a"), [LinkSpec("x", "a", "nobody")], AREA)
    assert routing.paths == {}
    assert routing.report.missing == ("x",)


def test_a_walled_in_card_falls_back_and_is_counted() -> None:
    cards = {"in": Rect.of(300, 300, 100, 40), "out": Rect.of(600, 300, 100, 40)}
    cards |= {
        "top": Rect.of(290, 280, 120, 20),
        "bottom": Rect.of(290, 340, 120, 20),
        "left": Rect.of(290, 300, 10, 40),
        "right": Rect.of(400, 300, 10, 40),
    }
    routing = route(cards, [LinkSpec("x", "in", "out")], AREA)
    assert routing.report.fallbacks == ("x",)
    assert len(routing.paths["x"].points) == 2


def test_an_empty_map_and_a_map_without_cards_are_fine() -> None:
    assert route({}, [], AREA).paths == {}
    assert route({}, [LinkSpec("x", "a", "b")], AREA).report.missing == ("x",)


def test_only_links_that_a_change_touches_are_renewed() -> None:
    cards = grid("a", "b", ".", "d", "e", ".", ".", ".", ".", ".", "k", "l")
    links = [LinkSpec("x", "a", "b"), LinkSpec("y", "d", "e"), LinkSpec("z", "k", "l")]
    router = Router(cards, links, AREA)
    assert router.update({"d": cards["d"]._replace(top=110, bottom=154)}) == {"y"}
    assert router.update({"new": Rect.of(335, 110, 18, 20)}) == {"x"}
    assert router.update(links={"z": None}) == {"z"}
    assert sorted(router.routing.paths) == ["x", "y"]
    assert router.update({"new": None}, {"w": LinkSpec("w", "a", "d")}) == {"w"}
    assert "w" in router.routing.paths
