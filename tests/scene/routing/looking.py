"""What a careful eye sees wrong in a routed map, in words; independent of how the router works."""

from __future__ import annotations

from itertools import combinations, pairwise

from app.scene.routing import LinkSpec, Point, Rect, RoutedLink, Routing, Side
from tests.scene.routing.maps import Map

TINY = 1e-6


def faults(made: Map, routing: Routing) -> list[str]:
    """One sentence per fault; an empty list is a well drawn map."""
    specs = {link.id: link for link in made.links}
    found = [f"{key} has no path" for key in specs.keys() - routing.paths.keys()]
    found += [f"{key} fell back to a straight line" for key in routing.report.fallbacks]
    drawn = {key: path for key, path in routing.paths.items() if not path.fallback}
    for key, path in drawn.items():
        found += _line_faults(made, path)
        found += _end_faults(made, specs[key], path)
        found += _box_faults(made, path)
    found += _shared(drawn, specs)
    boxes = [(key, box) for key, path in routing.paths.items() for box in (path.label, path.mark) if box]
    found += [f"boxes of {a} and {b} overlap" for (a, p), (b, q) in combinations(boxes, 2) if p.overlaps(q)]
    return found


def _pieces(path: RoutedLink) -> list[Rect]:
    return [
        Rect(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)) for a, b in pairwise(path.points)
    ]


def _line_faults(made: Map, path: RoutedLink) -> list[str]:
    found = []
    for piece in _pieces(path):
        if piece.width > TINY and piece.height > TINY:
            found.append(f"{path.id} runs askew")
        for name, rect in made.rects.items():
            if (
                piece.left < rect.right - TINY
                and piece.right > rect.left + TINY
                and piece.top < rect.bottom - TINY
                and piece.bottom > rect.top + TINY
            ):
                found.append(f"{path.id} runs through {name}")
    return found


def _end_faults(made: Map, link: LinkSpec, path: RoutedLink) -> list[str]:
    found = []
    assert path.leave is not None and path.enter is not None
    source = made.rects[link.source]
    target = link.target if isinstance(link.target, Point) else made.rects[link.target]
    if not _on_side(path.points[0], source, path.leave):
        found.append(f"{link.id} does not start on the {path.leave.name} side")
    if isinstance(target, Rect) and not _on_side(path.points[-1], target, path.enter):
        found.append(f"{link.id} does not end on the {path.enter.name} side")
    if isinstance(target, Point) and path.points[-1] != target:
        found.append(f"{link.id} does not end at its point")
    center = target if isinstance(target, Point) else target.center
    if path.leave is Side.LEFT and center.x >= source.center.x + 40:
        found.append(f"{link.id} leaves at the left although its target lies right")
    if path.leave is Side.TOP and center.y >= source.center.y and center.x >= source.center.x:
        found.append(f"{link.id} leaves at the top although its target lies neither above nor behind")
    if path.enter is Side.RIGHT and source.center.x <= center.x - 40:
        found.append(f"{link.id} enters at the right although it comes from the left")
    if path.enter is Side.BOTTOM and source.center.y <= center.y and source.center.x <= center.x:
        found.append(f"{link.id} enters at the bottom although it comes neither from below nor back")
    out, into = path.leave.outward, path.enter.outward
    (a, b), (y, z) = path.points[:2], path.points[-2:]
    if (b.x - a.x) * out[0] + (b.y - a.y) * out[1] <= 0 or (z.x - y.x) * into[0] + (z.y - y.y) * into[1] >= 0:
        found.append(f"{link.id} starts or ends in the wrong direction")
    if path.head != (-into[0], -into[1]):
        found.append(f"{link.id}: the arrow head points elsewhere")
    return found


def _on_side(point: Point, rect: Rect, side: Side) -> bool:
    border = {Side.LEFT: rect.left, Side.RIGHT: rect.right, Side.TOP: rect.top, Side.BOTTOM: rect.bottom}[
        side
    ]
    if side.horizontal:
        return abs(point.x - border) < TINY and rect.top < point.y < rect.bottom
    return abs(point.y - border) < TINY and rect.left < point.x < rect.right


def _box_faults(made: Map, path: RoutedLink) -> list[str]:
    found = []
    for kind, box in (("label", path.label), ("mark", path.mark)):
        if box is not None:
            found += [
                f"{kind} of {path.id} lies over {n}" for n, rect in made.rects.items() if box.overlaps(rect)
            ]
    return found


def _shared(drawn: dict[str, RoutedLink], specs: dict[str, LinkSpec]) -> list[str]:
    """Links that lie on top of each other, unless they end at the very same free point."""
    found = []
    pieces = [(key, piece) for key, path in drawn.items() for piece in _pieces(path)]
    for (key, p), (other, q) in combinations(pieces, 2):
        if key == other or (
            isinstance(specs[key].target, Point) and specs[key].target == specs[other].target
        ):
            continue
        upright = p.width < TINY and q.width < TINY and abs(p.left - q.left) < 0.05
        level = p.height < TINY and q.height < TINY and abs(p.top - q.top) < 0.05
        if (upright and min(p.bottom, q.bottom) - max(p.top, q.top) > 0.01) or (
            level and min(p.right, q.right) - max(p.left, q.left) > 0.01
        ):
            found.append(f"{key} and {other} lie on top of each other")
    return found
