"""The strip above the map: nothing in it is ever cut, however narrow the window and however long the words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QToolButton, QWidget

from app.model.edits import fields
from app.model.grid import map_of
from app.places import resources
from app.session import Session
from app.storage.document import new_document
from app.widgets.actions.registry import commands
from app.widgets.header import Header
from tests.widgets.test_journey_time import DAY
from tests.widgets.window import Office, small_map
from tools.check_maps.common import put, repair

SAMPLE = resources() / "samples" / "bank-onboarding-as-is.jmap"


def place(widget: QWidget, header: Header) -> QRect:
    return QRect(widget.mapTo(header, QPoint(0, 0)), widget.size())


def shown(header: Header) -> list[QWidget]:
    """What stands in the strip, from left to right."""
    parts = [*header.bar.findChildren(QToolButton), header.bar.menu_button, header.pill, header.print_button]
    return sorted((part for part in parts if part.isVisible()), key=lambda part: place(part, header).x())


def wide(office: Office, width: int) -> Header:
    office.window.resize(width, 640)
    office.settle()
    return office.window.header


@pytest.mark.parametrize("language", ["en", "it", "lt", "et"])
def test_nothing_is_cut_or_covered(office: Office, language: str) -> None:
    office.open(SAMPLE)
    office.menu(f"language-{language}")
    office.window.checking.now()
    for width in (1920, 1500, 1366, 1280, 1024, 800):
        header = wide(office, width)
        parts = shown(header)
        for part in parts:
            assert part.width() >= part.sizeHint().width(), f"{part.accessibleName()} is cut at {width}"
        places = [place(part, header) for part in parts]
        assert places[0].x() >= place(header.time, header).right()
        assert all(left.right() < right.x() for left, right in pairwise(places))
        assert places[-1].right() < header.width()
    office.menu("language-en")


def test_words_become_pictures_before_they_become_a_menu(office: Office) -> None:
    office.open(SAMPLE)
    office.window.checking.now()
    assert [wide(office, width).bar.look for width in (1900, 1450, 1200, 800)] == [
        "words",
        "some",
        "pictures",
        "menu",
    ]
    header = wide(office, 1200)
    for tool in header.bar.findChildren(QToolButton):
        assert tool.text() and tool.toolTip(), "a picture says its word to those who ask or cannot see it"
        assert not tool.icon().isNull()
    assert wide(office, 1900).bar.look == "words"


def test_a_picture_does_what_its_word_did(office: Office) -> None:
    office.show(small_map())
    fields.put(office.session.store, office.id("Pays back"), title="Pays")
    header = wide(office, 1000)
    assert header.bar.look == "pictures"
    next(tool for tool in header.bar.findChildren(QToolButton) if tool.text() == "Undo").click()
    assert office.id("Pays back")


def test_every_tool_has_a_picture(office: Office) -> None:
    tools = office.window.header.bar.findChildren(QToolButton)
    assert len(tools) == 1 + sum(bool(command.toolbar) for command in commands())
    assert all(not tool.icon().isNull() for tool in tools)


def test_the_map_stays_where_it_is_when_the_time_to_the_goal_comes(office: Office) -> None:
    office.show(small_map())
    header = wide(office, 1300)
    before = header.height()
    assert header.time.isHidden()
    made = repair()
    put(made, "Let the technician in", wait_before={"min": DAY, "typical": 5 * DAY, "max": 9 * DAY})
    office.show(Session(made.store, new_document({})))
    assert header.time.isVisible() and header.height() == before


def test_the_time_is_read_before_the_goal(office: Office) -> None:
    office.open(SAMPLE)
    office.window.checking.now()
    header = wide(office, 1366)
    assert "…" not in header.time.text() and header._goal.shown.endswith("…")
    header = wide(office, 760)
    assert header.time.text().endswith("…") and "13 days" in header.time.accessibleName()


@pytest.mark.parametrize("width", [1280, 1366, 1400, 1600])
def test_the_goal_says_something_before_the_tools_keep_their_words(office: Office, width: int) -> None:
    office.open(SAMPLE)
    store = office.session.store
    office.window.checking.now()
    header = wide(office, width)
    assert header._goal.shown.startswith("A working account for the comp")
    fields.put(store, store.of("persona")[0], title="Maya Osei, who has run her workshop for eleven years")
    office.settle()
    office.window.checking.now()
    header = wide(office, width)
    assert header._goal.shown.startswith("A working account for") and "…" not in header.time.text()
    assert header._persona.shown.startswith("Maya Osei")


def test_tools_that_grow_with_another_style_are_measured_again(office: Office) -> None:
    office.open(SAMPLE)
    office.window.checking.now()
    header = wide(office, 1450)
    assert header.bar.look == "some"
    office.window.setStyleSheet('QToolButton, QToolButton[tool="true"] { padding: 5px 40px; }')
    header = wide(office, 1451)
    assert header.bar.look == "menu"
    office.window.setStyleSheet("")
    header = wide(office, 1450)
    assert header.bar.look != "menu"
    assert all(tool.width() >= tool.sizeHint().width() for tool in header.bar.findChildren(QToolButton))


def test_a_shorter_name_of_the_persona_gives_its_room_back(office: Office) -> None:
    office.show(small_map())
    store = office.session.store
    persona = store.of("persona")[0]
    fields.put(store, map_of(store)[0], persona=persona)
    office.settle()
    label = office.window.header._persona
    before = label.minimumWidth()
    fields.put(store, persona, title="Jana, who has called about the very same fault twice this year")
    assert office.settle() and label.minimumWidth() > before
    fields.put(store, persona, title="Jana")
    assert office.settle() and label.minimumWidth() == before
