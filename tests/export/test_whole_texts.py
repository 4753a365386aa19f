"""Nothing of a map is missing on the detail pages: parked cards stand there, cut pictures show their part."""

from __future__ import annotations

from app.export import Choices
from app.export.handout import compose
from app.export.material import Material
from app.export.pdf.sheets import Sheet
from app.model.edits import cards
from app.scene.shapes import Picture, TextLine
from tests.export.maps import TODAY, phone
from tests.export.test_cropped import RIGHT_HALF, pictured


def _texts(sheets: list[Sheet]) -> str:
    lines = (s for sheet in sheets for item in sheet.items for s in item.shapes)
    return " ".join(line.text for line in lines if isinstance(line, TextLine))


def test_a_card_of_the_parking_lot_is_printed_in_full() -> None:
    store = phone()
    cards.add_parked(store, "What do branches tell founders")
    book = compose(Material(store, "en", TODAY), Choices())
    assert "Parking lot" in _texts(book.sheets)
    assert "What do branches tell founders" in _texts(book.sheets)


def test_a_map_without_parked_cards_has_no_such_page() -> None:
    assert "Parking lot" not in _texts(compose(Material(phone(), "en", TODAY), Choices()).sheets)


def test_a_detail_page_shows_the_part_of_a_picture_that_the_card_shows() -> None:
    shown = {}
    for name, crop in (("whole", None), ("part", RIGHT_HALF)):
        book = compose(Material(pictured(crop), "en", TODAY), Choices(without=frozenset({"overview"})))
        (shape,) = (
            s for sheet in book.sheets for item in sheet.items for s in item.shapes if isinstance(s, Picture)
        )
        shown[name] = shape
    assert shown["whole"].part is None and shown["part"].part == tuple(RIGHT_HALF)
    assert shown["part"].w / shown["part"].h == 1.0
    assert shown["whole"].w / shown["whole"].h == 2.0
