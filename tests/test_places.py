"""Each system's folders, tried on whichever system the tests run on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder of each system's own kind, and none of the folders moved."""
    for name in ("BATON_STATE_DIR", "BATON_CONFIG_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/ana")
    monkeypatch.setenv("USERPROFILE", r"C:\Users\Ana")
    monkeypatch.setenv("LOCALAPPDATA", r"C:\Users\Ana\AppData\Local")
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", r"C:\Users\Ana\AppData\Local")


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(
    ("platform", "state", "config"),
    [
        ("linux", "/home/ana/.local/state/baton", "/home/ana/.config/baton"),
        (
            "darwin",
            "/home/ana/Library/Application Support/Baton",
            "/home/ana/Library/Application Support/Baton",
        ),
        ("win32", r"C:\Users\Ana\AppData\Local/Baton", r"C:\Users\Ana\AppData\Local/Baton"),
    ],
)
def test_recovery_and_settings_lie_where_each_system_keeps_them(
    platform: str, state: str, config: str
) -> None:
    assert str(places.state_dir(platform)).replace("\\Baton", "/Baton") == state
    assert str(places.config_dir(platform)).replace("\\Baton", "/Baton") == config


@pytest.mark.usefixtures("at_home")
def test_linux_follows_the_folders_the_desktop_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/srv/ana/state")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/srv/ana/config")
    assert places.state_dir("linux") == Path("/srv/ana/state/baton")
    assert places.config_dir("linux") == Path("/srv/ana/config/baton")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_folders_can_be_moved_anywhere(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_STATE_DIR", "/stick/state")
    monkeypatch.setenv("BATON_CONFIG_DIR", "/stick/config")
    assert places.state_dir(platform) == Path("/stick/state")
    assert places.config_dir(platform) == Path("/stick/config")


def test_asking_for_a_folder_does_not_make_it(own_folders: Path) -> None:
    assert not places.state_dir().exists()
    assert not places.config_dir().exists()


def test_what_ships_with_baton_is_found() -> None:
    assert (places.resources() / "fonts").is_dir()
    assert places.first_sample() in places.samples()
    assert len(places.templates()) >= 6


def test_documents_lie_where_the_system_keeps_them_or_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Dokumenti"))
    assert places.documents_dir("linux") == tmp_path
    (tmp_path / "Dokumenti").mkdir()
    assert places.documents_dir("linux") == tmp_path / "Dokumenti"
