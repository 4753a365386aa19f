"""The other commands do what their names say, in the language of whoever asks."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from app import gallery
from app import session as sessions
from app.cli import status
from tests.cli.answers import Capture, answer, refusal


def test_the_ledger_as_text_json_and_table(capsys: Capture, file: Path) -> None:
    text = answer(capsys, "handovers", file)
    assert "1 confirmed, 1 gap, 1 to clarify" in text and "ticket in the queue" in text
    found = json.loads(answer(capsys, "handovers", file, "--format", "json"))
    assert (found["confirmed"], found["gaps"], found["to_clarify"]) == (1, 1, 1)
    for parts in (found["stages"], found["pairs"]):
        told = [sum(part[name] for part in parts) for name in ("confirmed", "gaps", "to_clarify")]
        assert told == [1, 1, 1], "each handover is in one stage and between one pair"
    assert {(row["from"]["team"], row["to"]["team"]) for row in found["handovers"]} == {
        (pair["from"], pair["to"]) for pair in found["pairs"]
    }
    assert {h["state"] for h in found["handovers"]} == {"confirmed", "gap", "to-clarify"}
    gap = next(h for h in found["handovers"] if h["state"] == "gap")
    assert gap["reasons"] == ["receipt"] and gap["from"]["team"] == "Billing"
    table = answer(capsys, "handovers", file, "--format", "csv")
    assert table.startswith("\ufeff") and len(list(csv.reader(io.StringIO(table)))) == 4
    assert "'=Opens a case" in table and ",=Opens" not in table


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_export_writes_what_the_name_says(capsys: Capture, file: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    said = answer(capsys, "export", file, "-o", out)
    start = {"pdf": b"%PDF", "svg": b"<", "png": b"\x89PNG"}[ending]
    assert out.read_bytes().startswith(start) and "page" in said


def test_info_counts_by_kind(capsys: Capture, file: Path) -> None:
    found = json.loads(answer(capsys, "info", file, "--format", "json"))
    assert found["records"]["card"] == 3 and found["records"]["link"] == 3 and found["status"] == "final"
    assert "3 cards" in answer(capsys, "info", file)


def test_new_makes_a_map_that_opens(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "nov.jmap"
    answer(capsys, "new", "--title", "Nov zemljevid", "--language", "sl", "-o", out)
    made = sessions.open_map(out)
    assert made.title == "Nov zemljevid" and made.language == "sl" and made.store.of("lane")


def test_a_template_speaks_the_language_of_the_new_map(capsys: Capture, tmp_path: Path) -> None:
    made = tmp_path / "nova.jmap"
    assert status(["new", "--template", "web-shop", "--language", "sl", "-o", str(made)]) == 0
    capsys.readouterr()
    store = sessions.open_map(made).store
    english = sessions.from_template(gallery.template("web-shop").path).store
    for kind in ("stage", "lane", "map"):
        ours = [store[key]["title"] for key in store.of(kind)]
        theirs = [english[key]["title"] for key in english.of(kind)]
        assert len(ours) == len(theirs) and not set(ours) & set(theirs)


def test_new_overwrites_nothing(capsys: Capture, file: Path) -> None:
    before = file.read_bytes()
    assert "exists already" in refusal(capsys, "new", "-o", file)
    assert file.read_bytes() == before


def test_an_unknown_template_names_the_ones_there_are(capsys: Capture, tmp_path: Path) -> None:
    assert "no template" in refusal(capsys, "new", "--template", "holiday", "-o", tmp_path / "m.jmap")
    assert list(tmp_path.iterdir()) == []


def test_the_language_of_the_environment_is_spoken(
    capsys: Capture, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATON_LANGUAGE", "cs")
    assert status(["info", str(file)]) == 0
    from app.words import load, ui

    assert ui().language == "cs"
    assert load("cs").plural("{n} card", "{n} cards", 3) in capsys.readouterr().out
