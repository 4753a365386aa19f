"""How a drawing goes on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.export.fit import SMALLEST, fit, smallest_text
from app.export.material import Material
from app.export.papers import PAPERS, Size
from app.scene.shapes import Scene
from tests.export.maps import TODAY, phone


@pytest.fixture(scope="module")
def scene() -> Scene:
    return Material(phone(), "en", TODAY).scene()


def test_parts_cover_the_whole_body_without_overlap(scene: Scene) -> None:
    for room in (PAPERS["A4"].landscape, Size(300, 300), Size(200, 900)):
        found = fit(scene, room)
        grid = scene.grid
        area = (scene.width - grid.heading_w) * (scene.height - grid.heading_h)
        assert sum(part.w * part.h for part in found.parts) == pytest.approx(area)
        for part in found.parts:
            assert (grid.heading_w + part.w) * found.scale <= room.w + 0.01
            assert (grid.heading_h + part.h) * found.scale <= room.h + 0.01
        assert found.smallest >= SMALLEST - 1e-9


def test_cuts_lie_at_stage_borders_when_stages_fit(scene: Scene) -> None:
    found = fit(scene, PAPERS["A4"].portrait)
    borders = {round(x, 3) for _, x, _ in scene.grid.stages}
    assert len(found.parts) > 1 and not found.hard
    inner = {round(part.x, 3) for part in found.parts if part.x > scene.grid.heading_w + 0.01}
    assert inner and inner <= borders


def test_a_drawing_is_never_enlarged_beyond_its_limit(scene: Scene) -> None:
    assert fit(scene, Size(9000, 9000), largest=1.0).scale == 1.0
    assert fit(scene, Size(9000, 9000)).scale > 5


def test_a_drawing_without_a_grid_still_fits(scene: Scene) -> None:
    bare = replace(scene, blocks=(), grid=replace(scene.grid, columns=(), rows=(), stages=()))
    assert smallest_text(bare) == 9.0
    assert fit(bare, Size(100, 100)).parts
