"""Settings: read what is sound, pass over what is not, never stand in the way."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from app import settings
from app.settings import Settings, View
from app.storage.system import System


def test_what_was_chosen_is_there_again() -> None:
    settings.write(Settings(language="cs", theme="dark", views={"/a.jmap": View(scale=0.5, x=1, y=2)}))
    again = settings.read()
    assert (again.language, again.theme, again.views["/a.jmap"].scale) == ("cs", "dark", 0.5)


def test_without_a_file_the_usual_holds() -> None:
    assert settings.read() == Settings()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"theme": "pink"}',
        b'{"recent": 5}',
        b'{"views": {"/a": {"scale": "x"}}}',
        b"[" * 100_000,
        b" " * 2_000_000,
    ],
    ids=["empty", "torn", "a list", "no text", "unknown theme", "no list", "no view", "deep", "huge"],
)
def test_a_damaged_file_is_as_if_nothing_was_chosen(damage: bytes) -> None:
    settings.path().parent.mkdir(parents=True)
    settings.path().write_bytes(damage)
    assert settings.read() == Settings()


def test_choices_of_a_newer_version_do_no_harm() -> None:
    settings.path().parent.mkdir(parents=True)
    settings.path().write_text('{"language": "it", "holograms": true}', "utf-8")
    assert settings.read().language == "it"
    settings.path().write_text('{"views": {"/a.jmap": {"scale": 0.5, "tilt": 3}}}', "utf-8")
    assert settings.read().views == {"/a.jmap": View(scale=0.5)}


def test_a_file_whose_name_is_no_text_is_remembered() -> None:
    settings.write(Settings(folder="/home/caf\udce9"))
    assert settings.read().folder == "/home/caf\udce9"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("recent", "a.jmap"),
        ("inspector", 1),
        ("side_width", True),
        ("minimap", "no"),
        ("views", {"a": 1}),
        ("folder", None),
    ],
)
def test_what_cannot_be_chosen_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        setattr(Settings(), name, value)


def test_a_wrong_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings().theme = "pink"  # type: ignore[assignment]  # that is the point


def test_a_full_disk_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.write(Settings(language="cs"))

    def full(self: System, fd: int, data: bytes | memoryview) -> int:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as disk:
        disk.setattr(System, "write", full)
        settings.write(Settings(language="it"))
    assert settings.read().language == "cs"


def test_recent_files_newest_first_each_once_and_not_too_many(tmp_path: Path) -> None:
    chosen = Settings(views={"gone": View()})
    for n in range(20):
        settings.remember(chosen, tmp_path / f"{n}.jmap")
    settings.remember(chosen, tmp_path / "15.jmap")
    names = [Path(name).stem for name in chosen.recent]
    assert names[:3] == ["15", "19", "18"] and len(names) == settings.RECENT == len(set(names))
    assert chosen.folder == str(tmp_path) and chosen.views == {}


def test_file_dialogs_begin_where_the_last_file_was_and_the_first_time_in_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "documents_dir", lambda: tmp_path / "Documents")
    chosen = Settings()
    assert settings.folder(chosen) == str(tmp_path / "Documents"), "not where the program happens to run"
    (stick := tmp_path / "stick").mkdir()
    settings.remember(chosen, stick / "a.jmap")
    assert settings.folder(chosen) == str(stick)
    stick.rmdir()
    assert settings.folder(chosen) == str(tmp_path / "Documents"), "the stick was taken out"
