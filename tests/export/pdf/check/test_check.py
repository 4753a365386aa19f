"""The accessibility check: silent on sound files, whoever made them, and each rule notices its own fault."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pikepdf
import pytest

from app import cli
from app.errors import UserError
from app.export import PRESET_NAMES, Choices, export
from app.export.pdf.check import RULES, check_bytes
from app.export.presets import PRESETS
from app.words import load
from tests.export.maps import TODAY, phone
from tests.export.pdf.check.faulty import FAULTS

CONTROL = Path(__file__).with_name("typst-ua1.pdf")
"""A tagged PDF from another producer: Typst 0.15.2 with its standard "ua-1", from typst-ua1.typ beside it."""
ELSEWHERE = ("6.1-1", "7.16-1")


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]  # options of save by name
    return out.getvalue()


@pytest.fixture(scope="module")
def print_(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("check") / "out.pdf"
    # Few pages with everything a rule asks for: the fewer, the sooner a hundred faults are judged.
    export(phone(), out, Choices(without=frozenset(PRESETS["handout"]) - {"measures"}), today=TODAY)
    return out.read_bytes()


def broken(data: bytes) -> set[str]:
    return {fault.rule.id for fault in check_bytes(data).faults}


def test_a_file_of_another_producer_is_sound() -> None:
    assert broken(CONTROL.read_bytes()) == set()


@pytest.mark.parametrize("preset", PRESET_NAMES)
def test_every_print_of_ours_is_sound(preset: str, tmp_path: Path) -> None:
    export(phone(), tmp_path / "out.pdf", Choices(preset=preset, attach=True), today=TODAY)
    result = check_bytes((tmp_path / "out.pdf").read_bytes())
    assert [fault.sentence(load("en")) for fault in result.faults] == []


def test_there_is_a_fault_for_every_rule() -> None:
    assert set(FAULTS) | set(ELSEWHERE) == set(RULES)


@pytest.mark.parametrize("rule", FAULTS)
def test_each_rule_notices_its_fault(rule: str, print_: bytes) -> None:
    with pikepdf.open(io.BytesIO(print_)) as pdf:
        FAULTS[rule](pdf)
        assert rule in broken(saved(pdf))


def test_a_newer_version_of_the_format_is_noticed() -> None:
    with pikepdf.open(CONTROL) as pdf:
        data = saved(pdf, force_version="2.0")
    assert "6.1-1" in broken(data)


def test_a_lock_that_shuts_screen_readers_out_is_noticed() -> None:
    with pikepdf.open(CONTROL) as pdf:
        allowed = pikepdf.Permissions(accessibility=False)
        data = saved(
            pdf,
            encryption=pikepdf.Encryption(
                owner="secret", user="", R=3, allow=allowed, aes=False, metadata=False
            ),
        )
    assert "7.16-1" in broken(data)


def test_a_file_that_is_not_tagged_at_all_gets_many_faults_and_no_crash() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    assert {"5-1", "6.2-1", "7.1-8", "7.1-11"} <= broken(saved(pdf))


def test_damaged_files_are_judged_or_refused_and_never_crash() -> None:
    whole, pick = CONTROL.read_bytes(), random.Random(2)
    for _case in range(150):
        data = bytearray(whole)
        for _cut in range(pick.randint(1, 5)):
            at = pick.randrange(len(data))
            data[at : at + pick.randint(1, 60)] = pick.randbytes(pick.randint(0, 30))
        try:
            check_bytes(bytes(data))
        except UserError:
            continue


def test_the_command_line_says_what_is_broken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.status(["check-pdf", str(CONTROL)]) == 0
    assert f"all {len(RULES)} rules" in capsys.readouterr().out
    with pikepdf.open(CONTROL) as pdf:
        del pdf.Root["/Lang"]
        pdf.save(tmp_path / "bad.pdf")
    assert cli.status(["check-pdf", str(tmp_path / "bad.pdf"), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["sound"] and found["faults"][0]["rule"].startswith("7.2")
    assert cli.status(["check-pdf", str(tmp_path / "bad.pdf")]) == 1
    assert "are not kept" in capsys.readouterr().out or "is not kept" in capsys.readouterr().out


def test_what_is_no_pdf_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"hello")
    assert cli.status(["check-pdf", str(tmp_path / "a.pdf")]) == 2
    assert "cannot be read as a PDF" in capsys.readouterr().err
