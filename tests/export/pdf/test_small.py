"""A PDF is small because nothing is written twice and nothing that nobody sees."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pikepdf
import pytest

from app.bench import maps
from app.export import Choices
from app.export.handout import write
from app.export.material import Material
from app.export.papers import Size
from app.export.pdf.crossing import crossing
from app.export.pdf.document import Document
from app.export.pdf.metadata import About
from app.export.pdf.pages.far import cornered, far
from app.export.pdf.pages.glance import strips
from app.export.pdf.paint import Place, ScenePaint, Window, shapes
from app.export.pdf.stamps import icon_at
from app.export.pdf.type import BODY
from app.scene.draw.geometry import rounded
from app.scene.icons import NAMES, icon
from app.scene.shapes import Box, Path, Rect, TextLine
from app.scene.theme import PRINT
from app.scene.type.wrap import lines
from tests.export.maps import TODAY, phone
from tests.export.tags import elements


@pytest.fixture(scope="module")
def hundred() -> bytes:
    """The handout of a made map of a hundred cards."""
    target = io.BytesIO()
    write(Material(maps.made(100).store, "en", date(2026, 11, 22)), target, Choices())
    return target.getvalue()


def test_the_handout_of_a_hundred_cards_goes_into_150_kilobytes(hundred: bytes) -> None:
    assert len(hundred) <= 150_000


def test_an_icon_that_comes_again_is_in_the_file_once(hundred: bytes) -> None:
    with pikepdf.open(io.BytesIO(hundred)) as pdf:
        forms = pdf.pages[0].resources.XObject
        drawings = [bytes(form.read_bytes()) for form in forms.values()]
        uses = sum(page.Contents.read_bytes().count(b" Do Q") for page in pdf.pages)
    assert len(set(drawings)) == len(drawings) < 60
    assert uses > 4 * len(drawings)


def test_what_comes_but_once_gets_no_object_of_its_own() -> None:
    document = Document(About("T", "en", TODAY))
    document.stamps.expect([(icon("gap", 5, 5, 12), 1.0)])
    page = document.page(100, 100)
    shapes(page, icon("gap", 5, 5, 12), PRINT, Place())
    assert not any(operator.endswith("Do Q") for operator in page.operators)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_known_wherever_it_stands_and_however_large_it_is(name: str) -> None:
    for x, y, size in ((0.0, 0.0, 16.0), (-3.5, 812.25, 7.3)):
        found = icon_at(icon(name, x, y, size), 0)
        assert found is not None
        paths, left, top, side = found
        assert len(paths) == len(icon(name, 0, 0))
        assert (left, top, side) == pytest.approx((x, y, size), abs=0.01)


def test_a_path_that_only_bears_the_name_of_an_icon_is_drawn_as_it_is() -> None:
    real = icon("confirmed", 0, 0)
    other = Path(
        (("M", 0.0, 0.0), *real[0].commands[1:-1], ("L", 99.0, 99.0)), stroke="ink", role="confirmed"
    )
    assert icon_at([other, *real[1:]], 0) is None


def test_of_a_long_line_a_sheet_keeps_the_piece_that_crosses_it() -> None:
    line = [("M", 0.0, 0.0), ("L", 1000.0, 0.0), ("L", 1000.0, 500.0), ("L", 0.0, 500.0)]
    part = Rect(900, 100, 200, 100)
    assert crossing(line, part) == [("M", 1000.0, 0.0), ("L", 1000.0, 500.0)]
    # Dashes are counted from where the line begins.
    assert crossing(line, part, whole=True) == line[:3]
    assert crossing(line, Rect(400, 200, 100, 100)) == []


def test_from_afar_a_link_has_its_corners_and_begins_and_ends_where_it_did() -> None:
    points = [(0.0, 0.0), (40.0, 0.0), (40.0, 90.0), (10.0, 90.0)]
    made = cornered(rounded(points, 6.0))
    assert [command[0] for command in made] == ["M", "L", "L", "L"]
    flat = [float(value) for command in made for value in command[1:]]
    assert flat == pytest.approx([value for point in points for value in point])


def test_from_afar_there_are_no_words_and_a_card_is_its_place_and_its_colour() -> None:
    scene = Material(phone(), "en", TODAY).scene()
    cards = [
        block for block in scene.blocks if block.layer == "card" and block.node and block.node.role == "card"
    ]
    drawn = far(scene, 0.1)
    found = [shape for block in drawn.blocks for shape in block.shapes]
    assert not any(isinstance(shape, TextLine) for shape in found)
    grounds = [shape for shape in found if isinstance(shape, Box) and shape.role == "card"]
    assert len(grounds) >= len(cards) > 0
    assert all(block.node is None for block in drawn.blocks)


def test_a_long_map_is_cut_into_strips_at_stage_borders_and_none_of_it_is_lost() -> None:
    scene = Material(maps.made(300).store, "en", TODAY).scene()
    scale, parts = strips(scene, Size(680, 1200))
    assert len(parts) > 1 and scale > 680 / (scene.width - scene.grid.heading_w)
    assert parts[0].x == scene.grid.heading_w and parts[-1].right == pytest.approx(scene.width)
    assert all(a.right == b.x for a, b in pairwise(parts))
    assert {part.x for part in parts[1:]} <= {x for _, x, _ in scene.grid.stages}


def test_a_link_holds_its_words_or_says_where_it_leads() -> None:
    target = io.BytesIO()
    write(Material(phone(), "en", TODAY), target, Choices())
    with pikepdf.open(target) as pdf:
        links = [e for e in elements(pdf.Root.StructTreeRoot.K[0]) if str(e.S) == "/Link"]
        assert links
        for link in links:
            kids = link.K if isinstance(link.K, pikepdf.Array) else [link.K]
            assert any(isinstance(kid, int) for kid in kids) or str(link.get("/Alt", ""))


def test_the_mood_under_a_face_is_told_with_the_face_and_once_only() -> None:
    scene = Material(phone(), "en", TODAY).scene()
    face = next(b for b in scene.blocks if b.node is not None and b.node.role == "emotion")
    mood = replace(face, shapes=lines("curious", BODY, 0, 30, 60), node=None)
    alone = replace(scene, blocks=(face, mood))
    document = Document(About("T", "en", TODAY))
    page = document.page(scene.width, scene.height)
    paint = ScenePaint(alone, PRINT, document.root.add("Sect"), 1.0)
    whole = Window(Rect(0, 0, scene.width, scene.height), 0, 0)
    paint.paint(page, [whole, whole])
    told = [operator for operator in page.operators if operator.startswith("/Figure")]
    assert told == ["/Figure <</MCID 0>> BDC", "/Figure <</MCID 1>> BDC"]
