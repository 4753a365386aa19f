"""Input that cannot be used, and disks that cannot be written: status 2, one sentence, nothing lost."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli import status
from app.storage.system import System
from tests.cli.answers import Capture, refusal

BAD = {
    "zip": b"PK\x03\x04" + bytes(400),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\n",
    "html": b"<!doctype html><html><body>Sign in</body></html>",
    "utf-16": '{"format": "baton-journey-map"}'.encode("utf-16"),
    "empty": b"",
    "no-json": b"hello",
    "other-json": b'{"cards": []}',
    "deep": b"[" * 5000,
}


@pytest.mark.parametrize("name", sorted(BAD))
@pytest.mark.parametrize("command", ["check", "handovers", "info"])
def test_a_foreign_file_is_one_sentence(capsys: Capture, tmp_path: Path, command: str, name: str) -> None:
    path = tmp_path / "m.jmap"
    path.write_bytes(BAD[name])
    refusal(capsys, command, path)
    assert path.read_bytes() == BAD[name]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_map_is_one_sentence(capsys: Capture, file: Path, share: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    refusal(capsys, "check", file)


def test_a_newer_map_is_refused(capsys: Capture, file: Path) -> None:
    document = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**document, "schema": 99, "min_reader": 99}), "utf-8")
    assert "newer" in refusal(capsys, "check", file)


def test_a_missing_file_a_folder_and_a_forbidden_one(capsys: Capture, tmp_path: Path) -> None:
    assert "nothing.jmap" in refusal(capsys, "check", tmp_path / "nothing.jmap")
    assert "folder" in refusal(capsys, "check", tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "a.jmap", "--colour"],
        ["check", "a.jmap", "--format", "xml"],
        ["check", "a.jmap", "--today", "yesterday"],
        ["export", "a.jmap"],
        ["export", "a.jmap", "-o", "x.pdf", "--paper", "B7"],
        ["nonsense"],
    ],
)
def test_what_is_not_understood_is_one_sentence(capsys: Capture, words: list[str]) -> None:
    assert "--help" in refusal(capsys, *words)


@pytest.mark.parametrize("dots", ["-3", "0", "nan", "inf", "many", "1e9"])
def test_dots_that_make_no_picture_are_one_sentence(
    dots: str, capsys: Capture, file: Path, tmp_path: Path
) -> None:
    assert status(["export", str(file), "-o", str(tmp_path / "map.png"), f"--dpi={dots}"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "from 1 to 2400" in said.err
    assert not (tmp_path / "map.png").exists()


@pytest.mark.parametrize("out", ["out.docx", "out", "no such folder/out.pdf"])
def test_an_output_that_cannot_be(capsys: Capture, file: Path, tmp_path: Path, out: str) -> None:
    refusal(capsys, "export", file, "-o", tmp_path / out)
    assert list(tmp_path.iterdir()) == [file]


def test_a_register_is_no_picture(capsys: Capture, file: Path, tmp_path: Path) -> None:
    refusal(capsys, "export", file, "-o", tmp_path / "r.png", "--preset", "register")
    assert not (tmp_path / "r.png").exists()


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_a_full_disk_leaves_no_half_file(
    capsys: Capture, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    def full(self: System, fd: int, data: bytes | memoryview) -> int:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as disk:
        disk.setattr(System, "write", full)
        assert "full" in refusal(capsys, "export", file, "-o", tmp_path / f"out.{ending}")
    assert list(tmp_path.iterdir()) == [file]


def test_an_old_export_survives_a_failed_one(
    capsys: Capture, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.svg"
    out.write_text("the one of yesterday")

    def broken(self: System, source: str, target: str) -> None:
        raise OSError(errno.EACCES, "in use")

    with monkeypatch.context() as disk:
        disk.setattr(System, "replace", broken)
        refusal(capsys, "export", file, "-o", out)
    assert out.read_text() == "the one of yesterday"


def test_main_prints_the_sentence_and_returns_2(capsys: Capture, tmp_path: Path) -> None:
    assert main(["check", str(tmp_path / "gone.jmap")]) == 2
    assert "gone.jmap" in capsys.readouterr().err
