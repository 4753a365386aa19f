"""Whether a PDF is open to everybody, asked in the window: after an export, and of anybody's file."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QMessageBox

from tests.widgets.test_paper import choosing
from tests.widgets.window import Office, small_map

CONTROL = Path(__file__).parents[1] / "export" / "pdf" / "check" / "typst-ua1.pdf"


def test_a_pdf_from_elsewhere_is_judged(office: Office) -> None:
    office.choose_file(CONTROL).answer("Close").menu("check-pdf")
    assert "typst-ua1.pdf: all" in office.said[-1] and "are kept" in office.said[-1]
    assert "only a person can judge" in office.said[-1]


def test_each_rule_that_is_not_kept_stands_in_the_details(office: Office, tmp_path: Path) -> None:
    with pikepdf.open(CONTROL) as pdf:
        del pdf.Root["/Lang"]
        pdf.save(tmp_path / "bad.pdf")
    details: list[str] = []

    def read(box: object) -> int:
        assert isinstance(box, QMessageBox)
        details.append(box.detailedText())
        return 0

    office.choose_file(tmp_path / "bad.pdf").answer(read).menu("check-pdf")
    assert "not kept" in office.said[-1] and "7.2-33" in details[0]


def test_what_is_no_pdf_is_one_sentence(office: Office, tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_text("words")
    office.choose_file(tmp_path / "no.pdf").answer("OK").menu("check-pdf")
    assert "cannot be read as a PDF" in office.said[-1]


def test_choosing_no_file_asks_nothing(office: Office) -> None:
    office.choose_file("").menu("check-pdf")
    assert office.waiting == 0


def test_an_export_can_be_judged_at_once(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.show(small_map())
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda box: next((b for b in box.buttons() if b.text() == "Check accessibility"), None),
    )
    office.answer(choosing("register"), lambda _box: 0, "Close").choose_file(tmp_path / "r.pdf").menu(
        "export"
    )
    assert "r.pdf: all" in office.said[-1]
