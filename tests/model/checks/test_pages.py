"""The help pages of the checks: what each tells, and that its pictures are the ones its maps give."""

from __future__ import annotations

import re

import pytest

from app.model.checks import CHECKS
from tools import check_pictures

FILES = dict(check_pictures.files())


@pytest.mark.parametrize("rule", CHECKS)
def test_a_page_shows_a_wrong_and_a_right_picture(rule: str) -> None:
    page = (check_pictures.DOCS / CHECKS[rule].page).read_text(encoding="utf-8")
    shown = re.findall(r"\]\(\.\./images/checks/([^)]+)\)", page)
    assert shown == [f"{rule}-wrong.svg", f"{rule}-right.svg"]
    for name in shown:
        drawn = check_pictures.FOLDER / name
        assert drawn.stat().st_size < 60_000
        assert drawn.read_text(encoding="utf-8") == FILES[drawn], "run: python -m tools.check_pictures"


@pytest.mark.parametrize("rule", CHECKS)
def test_what_a_page_says_about_its_pictures_is_what_the_check_says(rule: str) -> None:
    page = check_pictures.DOCS / CHECKS[rule].page
    assert page.read_text(encoding="utf-8") == FILES[page], "run: python -m tools.check_pictures"


@pytest.mark.parametrize("rule", CHECKS)
def test_the_right_picture_is_silent_about_this_check(rule: str) -> None:
    wrong, right = (
        f"{sort}-{name}" for sort, name in zip(("invalid", "valid"), check_pictures.SHOWN[rule], strict=True)
    )
    assert check_pictures.findings(rule, check_pictures.store_of(rule, wrong))
    assert not check_pictures.findings(rule, check_pictures.store_of(rule, right))


@pytest.mark.parametrize("rule", CHECKS)
def test_a_page_has_all_its_parts(rule: str) -> None:
    text = (check_pictures.DOCS / CHECKS[rule].page).read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["When it speaks", "What to do", "In pictures", "Example"]


def test_no_picture_is_left_over() -> None:
    assert set(check_pictures.FOLDER.glob("*")) == {path for path in FILES if path.suffix == ".svg"}
