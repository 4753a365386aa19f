"""The documents keep their word: what they point to is there, and what they tell people to type works."""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

import run
from app import gallery
from app.cli import _parser
from app.commands import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOR_DEVELOPERS = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "SPEED.md", "CONTRIBUTING.md")]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
for_developers = pytest.mark.parametrize("page", FOR_DEVELOPERS, ids=lambda page: page.name)


@cache
def _places() -> frozenset[str]:
    """Every file and folder of the program, from the root."""
    folders = ("app", "bootstrap", "docs", "resources", "tests", "tools", ".ci")
    found = [
        path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts
    ]
    return frozenset(path.relative_to(ROOT).as_posix() for path in (*found, *ROOT.glob("*")))


@cache
def _sources() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((ROOT / "app").rglob("*.py"))]


def _stands(name: str) -> bool:
    """Whether a name is given in the program; `Class.name` in the file of that class."""
    first, _dot, second = name.partition(".")
    given = [
        text
        for text in _sources()
        if re.search(rf"\b(class|def) {first}\b|^{first}\b|\b{first}: ", text, re.M)
    ]
    return any(not second or re.search(rf"\bdef {second}\b|\bself\.{second}\b", text) for text in given)


def _marked(page: Path) -> set[str]:
    """What stands in a page as code inside a sentence."""
    return set(re.findall(r"(?<!`)`([^`\n]+)`(?!`)", page.read_text("utf-8")))


def _commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (each for each in _parser()._actions if isinstance(each, argparse._SubParsersAction))
    return found.choices


@every_page
def test_every_file_a_page_points_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@for_developers
def test_every_path_a_page_names_is_there(page: Path) -> None:
    bare = re.findall(
        r"(?<![\w/`<])((?:app|docs|resources|tests|tools)/[\w./-]*[\w/])", page.read_text("utf-8")
    )
    paths = {
        word.rstrip("/")
        for word in (*_marked(page), *bare)
        if re.fullmatch(r"[\w./-]+", word) and ("/" in word or re.search(r"\.(py|md|json|toml)$", word))
    }
    assert [
        path
        for path in sorted(paths)
        # A page may name the end of a path, when what stands before it has just been told.
        if path not in _places() and not any(place.endswith(f"/{path}") for place in _places())
    ] == []


@for_developers
def test_every_name_a_page_tells_is_in_the_program(page: Path) -> None:
    names = {word for word in _marked(page) if re.fullmatch(r"[A-Z]\w+(\.\w+)?|[a-z]+_\w+", word)} - {"FILE"}
    places = {Path(place).stem for place in _places()}
    assert [name for name in sorted(names) if name not in places and not _stands(name)] == []


@every_page
def test_every_command_a_page_tells_to_type_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    modules = re.findall(r"python\d? -m ([\w.]+)", text)
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []
    typed = re.findall(r"(?:run\.py|^baton|`baton) ([a-z][a-z-]*)", text, re.MULTILINE)
    assert [word for word in typed if word not in (*COMMANDS, *run.OWN_COMMANDS)] == []


def test_the_command_line_page_names_every_command_with_every_option() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    told = dict(re.findall(r"^baton ([a-z-]+) (.*(?:\n {3,}.*)*)", page, re.MULTILINE))
    assert set(told) == set(COMMANDS) == set(_commands())
    for name, parser in _commands().items():
        options = {word for word in parser._option_string_actions if word not in ("-h", "--help", "--output")}
        assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", told[name])) == options, name


def test_the_commands_of_the_readme_are_understood() -> None:
    typed = re.findall(
        r"^python3 run\.py ((?:check|handovers|export|info|new)\b.*?)(?:  .*)?$",
        (ROOT / "README.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert len(typed) >= 5
    for line in typed:
        options = _parser().parse_args(line.split())
        if getattr(options, "template", None):
            assert gallery.template(options.template)


def test_the_commands_for_developers_are_the_ones_of_run_py() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert {"test", "lint"} <= set(re.findall(r"^python3 run\.py (\w+)", page, re.MULTILINE))
    for script in re.findall(r"^bash (\S+)", page, re.MULTILINE):
        assert subprocess.run(["bash", "-n", ROOT / script], check=False).returncode == 0
