"""What happens where no window can be shown."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import __main__ as entry
from app import headless, places


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":1"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("linux", {"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ("freebsd14", {}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_who_has_a_display(platform: str, environ: dict[str, str], shown: bool) -> None:
    assert headless.has_display(platform, environ) is shown


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands given to the command line, which here does nothing and succeeds."""
    given: list[list[str]] = []

    def main(words: list[str]) -> int:
        given.append(words)
        return 0

    monkeypatch.setitem(sys.modules, "app.cli", SimpleNamespace(main=main, speak=lambda: None))
    for name in headless.DISPLAY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return given


def test_no_map_and_no_display_checks_and_prints_the_sample(
    commands: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    assert entry.main([]) == 0
    check, export = commands
    assert check[:2] == ["check", str(places.first_sample())]
    assert export[:2] == ["export", str(places.first_sample())]
    handout = Path(export[export.index("-o") + 1])
    assert handout.parent == tmp_path
    said = capsys.readouterr().out
    assert "There is no display here" in said.splitlines()[0]
    assert str(handout) in said
    assert str(places.first_sample()) in said


def test_each_map_that_is_named_gets_its_own_handout(commands: list[list[str]], tmp_path: Path) -> None:
    assert headless.without_display(["a.jmap", "deep/b.jmap"], tmp_path) == 0
    assert [words[1] for words in commands] == ["a.jmap", "a.jmap", "deep/b.jmap", "deep/b.jmap"]
    assert commands[3][3] == str(tmp_path / "b-handout.pdf")


def test_a_map_that_cannot_be_read_ends_with_status_2_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[str] = []

    def main(words: list[str]) -> int:
        given.append(words[0])
        return 2

    monkeypatch.setitem(sys.modules, "app.cli", SimpleNamespace(main=main, speak=lambda: None))
    assert headless.without_display(["broken.jmap"], tmp_path) == 2
    assert given == ["check"]


def test_words_of_the_command_line_go_there_and_maps_go_to_the_editor(commands: list[list[str]]) -> None:
    assert entry.main(["info", "a.jmap", "--format", "json"]) == 0
    assert commands == [["info", "a.jmap", "--format", "json"]]
