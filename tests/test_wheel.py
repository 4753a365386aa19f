"""The wheel carries everything: fonts, words, samples, schema; installed on its own it checks and prints."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.places import help_pages
from app.words import LANGUAGES

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds, and nothing of this checkout."""
    site = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def baton(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed Baton in an empty folder; its own packages come from this environment."""
    environ = {**os.environ, "PYTHONPATH": str(installed)}
    environ.pop("DISPLAY", None)
    environ.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-P", "-m", "app", *words]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def test_every_file_that_ships_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    files = [
        path for path in (ROOT / "resources").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    assert [
        path
        for path in files
        if f"app/_resources/{path.relative_to(ROOT / 'resources').as_posix()}" not in inside
    ] == []
    kinds = {
        Path(name).parts[2] for name in inside if name.startswith("app/_resources/") and name.count("/") > 2
    }
    assert kinds >= {"fonts", "words", "samples", "templates", "schema"}


def test_each_language_is_inside_as_a_catalogue_that_can_be_read(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for language in set(LANGUAGES) - {"en"}:
        assert f"app/_resources/words/{language}/LC_MESSAGES/baton.mo" in inside


def test_nothing_else_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
        (info,) = (top for top in tops if top.endswith(".dist-info"))
        assert tops == {"app", info}
        assert "baton = app.__main__:main" in archive.read(f"{info}/entry_points.txt").decode()
        assert "Baton contributors" in archive.read(f"{info}/licenses/LICENSE").decode()


def test_installed_on_its_own_it_does_the_main_job_without_a_display(installed: Path, tmp_path: Path) -> None:
    done = baton(installed, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (handout,) = tmp_path.glob("*-handout.pdf")
    assert handout.read_bytes().startswith(b"%PDF-")
    assert handout.name in done.stdout
    assert str(installed / "app" / "_resources" / "samples") in done.stdout


def test_installed_on_its_own_it_finds_every_help_page(installed: Path, tmp_path: Path) -> None:
    ask = "from app.places import help_pages; print(*(page for page in help_pages()), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-P", "-c", ask],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = [Path(line) for line in done.stdout.splitlines()]
    assert all(page.is_relative_to(installed) for page in found)
    assert {page.stem for page in found} == {page.stem for page in help_pages()}


def test_installed_on_its_own_it_says_what_is_wrong_in_one_sentence(installed: Path, tmp_path: Path) -> None:
    done = baton(installed, tmp_path, "check", "nowhere.jmap")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
