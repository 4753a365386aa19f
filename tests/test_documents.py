"""The documents keep their word: what they point to is there, and what they tell people to type works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app import gallery
from app.cli import _parser

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_a_page_points_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


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
