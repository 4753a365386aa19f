"""Exporting as a command: formats, papers, refusals, and no half-written file."""

from __future__ import annotations

import errno
import io
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QImage

from app.errors import BadArguments, UserError
from app.export import Cancelled, Choices, export
from app.export.papers import PAPERS
from app.words import use
from tests.export.maps import SECRET, TODAY, phone


@pytest.mark.parametrize("paper", PAPERS)
def test_the_overview_fits_its_paper_and_no_text_is_under_6_points(paper: str, tmp_path: Path) -> None:
    report = export(phone(), tmp_path / "out.pdf", Choices(preset="overview", paper=paper), today=TODAY)
    assert report.smallest_text_pt >= 6.0
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == report.pages
        for page in pdf.pages:
            w, h = float(page.mediabox[2]), float(page.mediabox[3])
            assert sorted((w, h)) == pytest.approx(sorted((PAPERS[paper].w, PAPERS[paper].h)), abs=0.1)
    if paper in ("A3", "A2", "A1", "A0"):
        assert report.pages == 1
    assert (report.smallest_text_pt < 7) == any("larger paper" in w for w in report.warnings)


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_is_worth_knowing_is_said_in_the_language_of_the_menus(tmp_path: Path, language: str) -> None:
    use(language)
    try:
        report = export(
            phone("cs"), tmp_path / "out.pdf", Choices(preset="overview", paper="A4"), today=TODAY
        )
    finally:
        use("en")
    plain = {"en": "The smallest text of the overview is 6.", "it": "Il testo più piccolo della panoramica"}[
        language
    ]
    assert any(plain in warning for warning in report.warnings)


def test_a_long_map_is_cut_at_stage_borders_on_small_paper(tmp_path: Path) -> None:
    report = export(phone(), tmp_path / "out.pdf", Choices(preset="overview", paper="A4"), today=TODAY)
    assert report.pages == 2


def test_svg_keeps_words_as_words_with_ids_and_titles(tmp_path: Path) -> None:
    store = phone("cs")
    export(store, tmp_path / "out.svg", today=TODAY)
    tree = ET.parse(tmp_path / "out.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    ids = [g.get("id") for g in tree.iter(f"{space}g") if g.get("id")]
    assert len(ids) == len(set(ids))
    for card in store.of("card"):
        assert card in ids or f"r-{card}" in ids
    lines = [t.text or "" for t in tree.iter(f"{space}text")]
    assert "Telefon se pořád" in " ".join(lines)
    for line in tree.iter(f"{space}text"):
        xs = (line.get("x") or "").split()
        assert len(xs) in (1, len(line.text or ""))
    assert SECRET not in (tmp_path / "out.svg").read_text("utf-8")


@pytest.mark.usefixtures("qapp")
def test_png_has_the_dots_that_were_asked_for(tmp_path: Path) -> None:
    export(phone(), tmp_path / "a.png", Choices(dpi=72), today=TODAY)
    export(phone(), tmp_path / "b.png", Choices(width=900), today=TODAY)
    first, second = QImage(str(tmp_path / "a.png")), QImage(str(tmp_path / "b.png"))
    assert round(first.dotsPerMeterX() * 0.0254) == 72
    assert second.width() == 900
    colours = {first.pixel(x, y) for x in range(0, first.width(), 3) for y in range(0, first.height(), 3)}
    assert len(colours) > 50  # something is painted


@pytest.mark.usefixtures("qapp")
def test_a_picture_larger_than_memory_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadArguments) as refused:
        export(phone(), tmp_path / "a.png", Choices(dpi=20_000), today=TODAY)
    assert "pixels" in refused.value.sentence()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "wish",
    [{"preset": "banner"}, {"paper": "B5"}, {"language": "xx"}, {"format": "docx"}, {"without": {"covers"}}],
)
def test_what_does_not_exist_is_refused_before_anything_is_written(
    wish: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(BadArguments) as refused:
        export(phone(), tmp_path / "out.pdf", Choices(**wish), today=TODAY)  # type: ignore[arg-type]  # a wrong wish
    assert "Choose one of" in refused.value.sentence()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["out.pdf", "out.svg"])
def test_a_folder_that_is_not_there_gives_one_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        export(phone(), tmp_path / "nowhere" / name, today=TODAY)
    assert name in refused.value.sentence()


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"the old one")
    from app.export.pdf.document import Document

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Document, "save", full)
    with pytest.raises(UserError) as refused:
        export(phone(), out, today=TODAY)
    assert "full" in refused.value.sentence()
    assert out.read_bytes() == b"the old one"
    assert os.listdir(tmp_path) == ["out.pdf"]


def test_a_disk_that_fills_up_while_writing_is_an_error_and_not_the_end_of_the_program() -> None:
    from app.export.handout import write
    from app.export.material import Material

    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError) as raised:
        write(Material(phone(), "en", TODAY), Full(), Choices(preset="register"))
    assert raised.value.errno == errno.ENOSPC


@pytest.mark.parametrize("stop_at", [0, 0.4, 0.9])
def test_a_stopped_export_leaves_no_file(stop_at: float, tmp_path: Path) -> None:
    heard: list[float] = []

    def progress(done: int, total: int) -> bool:
        heard.append(done / total)
        return done / total < stop_at

    with pytest.raises(Cancelled):
        export(phone(), tmp_path / "out.pdf", today=TODAY, progress=progress)
    assert os.listdir(tmp_path) == []
    assert heard == sorted(heard)


def test_the_print_may_speak_another_language_than_the_map(tmp_path: Path) -> None:
    export(phone("en"), tmp_path / "out.pdf", Choices(language="sl"), today=TODAY)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert str(pdf.Root.Lang) == "sl"


def test_pages_can_be_left_out(tmp_path: Path) -> None:
    whole = export(phone(), tmp_path / "a.pdf", today=TODAY)
    less = export(phone(), tmp_path / "b.pdf", Choices(without=frozenset(["cover", "personas"])), today=TODAY)
    assert less.pages == whole.pages - 2
