"""One small map as JSON: whatever changes in the drawing is seen here first.

After a change that is meant, write it anew: python -m tests.scene.test_golden
"""

from __future__ import annotations

import json
from pathlib import Path

from app.scene.build import build
from app.scene.shapes import Block, Box, Picture, Scene, TextLine
from app.scene.shapes import Path as Line
from app.scene.view import View
from tests.scene.builders import Made, frame

GOLDEN = Path(__file__).parent / "golden" / "small.json"
STAGES = (("Order", ("Search", "Pay")), ("Delivery", ("Parcel",)))
LANES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("action", "Customer actions", {}),
    ("touchpoint", "Touchpoints", {}),
    ("process", "Shop", {"zone": "back", "team": "Shop"}),
)


def small() -> Made:
    """Six cards, one handover, one wait."""
    made = frame(STAGES, LANES, "Order")
    made.put("Customer actions", "Search", "Looks for the right size", role="start")
    made.put("Customer actions", "Pay", "Pays", moment=True)
    made.put("Customer actions", "Parcel", "Opens the parcel", role="goal")
    made.put("Touchpoints", "Pay", "Check-out", channel="web", icon="web", wait_before={"typical": 2})
    made.put("Touchpoints", "Parcel", "2 days without news", is_wait=True)
    made.put("Shop", "Pay", "Books the payment", system="Till")
    made.put("Shop", "Parcel", "Packs and sends", team="Warehouse", evidence="assumed")
    made.arrow("Books the payment", "Packs and sends", "gap")
    return made


def readable(scene: Scene, made: Made) -> dict[str, object]:
    """A scene with titles for ids and numbers of one decimal, so that a difference can be read."""
    names = {
        key: title
        for table in (made.card, made.lane, made.step, made.stage, made.link)
        for title, key in table.items()
    }
    return {
        "size": [round(scene.width, 1), round(scene.height, 1)],
        "blocks": [_block(block, names) for block in scene.blocks],
        "links": {names[key]: [[round(x, 1), round(y, 1)] for x, y in p] for key, p in scene.paths.items()},
    }


def _block(block: Block, names: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {
        "owner": names.get(block.owner, block.owner),
        "layer": block.layer,
        "at": [round(n, 1) for n in (block.x, block.y, block.w, block.h)],
    }
    if block.node is not None:
        found["says"] = f"{block.node.role}: {block.node.label}"
    found["shapes"] = [_shape(shape) for shape in block.shapes]
    return found


def _shape(shape: object) -> str:
    if isinstance(shape, TextLine):
        where = f"{shape.x:.1f} {shape.baseline:.1f}"
        return f"text {where} {shape.face} {shape.size:g} {shape.color}: {shape.text}"
    if isinstance(shape, Box):
        where = f"{shape.x:.1f} {shape.y:.1f} {shape.w:.1f} {shape.h:.1f}"
        look = f"{shape.fill} {shape.stroke} {shape.width:g} r{shape.radius:g} {list(shape.dash)}"
        return f"box {where} {look} {shape.role}"
    if isinstance(shape, Line):
        look = f"{shape.fill} {shape.stroke} {shape.width:.2f} {list(shape.dash)}"
        return f"path {len(shape.commands)} {look} {shape.role}"
    return f"picture {shape.blob}" if isinstance(shape, Picture) else type(shape).__name__


def drawn() -> str:
    made = small()
    scene = build(made.store, View(show_parking=False), made.marks)
    return json.dumps(readable(scene, made), indent=1, ensure_ascii=False) + "\n"


def test_the_small_map_looks_as_it_was_agreed() -> None:
    assert drawn() == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(drawn(), encoding="utf-8")
