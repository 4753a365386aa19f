"""Export and print: real files come out, what should be known is said, stopping leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from app.export import Cancelled, Choices, ExportReport
from app.export import export as written
from app.export.papers import PAPERS
from app.export.progress import Progress, step
from app.jobs import Job
from app.session import snapshot
from app.widgets import opening
from app.widgets.dialogs import export, printing, working
from app.widgets.dialogs.export import Export
from app.widgets.dialogs.printing import Print
from tests.widgets.window import Office, click, small_map


def choosing(preset: str = "handout", kind: str = "pdf", **more: str) -> Any:
    """An answer that chooses in the export dialog and goes on."""

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, Export)
        dialog.format.setCurrentIndex(dialog.format.findData(kind))
        dialog.choices.preset.setCurrentIndex(dialog.choices.preset.findData(preset))
        if "language" in more:
            dialog.choices.language.setCurrentIndex(dialog.choices.language.findData(more["language"]))
        if "without" in more:
            dialog.choices.sets[more["without"]].setChecked(False)
        dialog.go.click()
        return dialog.result()

    return answer


def pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def test_the_handout_is_written_and_what_came_out_is_said(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    office.show(small_map()).answer(choosing(), "Close").choose_file(out).menu("export")
    assert out.read_bytes().startswith(b"%PDF") and pages(out) >= 5
    assert f"pack.pdf was written: {pages(out)} pages." in office.said[-1]


def test_a_page_set_that_is_switched_off_is_left_out(office: Office, tmp_path: Path) -> None:
    office.show(small_map())
    for name, more in (("all.pdf", {}), ("less.pdf", {"without": "cover"})):
        office.answer(choosing(**more), "Close").choose_file(tmp_path / name).menu("export")
    assert pages(tmp_path / "less.pdf") < pages(tmp_path / "all.pdf")


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_drawing_alone(office: Office, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "drawing"
    office.show(small_map()).answer(choosing(kind=kind), "Close").choose_file(out).menu("export")
    written = tmp_path / f"drawing.{kind}"
    if kind == "png":
        with Image.open(written) as picture:
            assert picture.size[0] > 400
    else:
        assert written.read_text("utf-8").startswith("<?xml") or "<svg" in written.read_text("utf-8")[:200]


def test_the_print_may_speak_another_language_than_the_menus(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    office.show(small_map()).answer(choosing(language="cs"), "Close").choose_file(out).menu("export")
    with pypdfium2.PdfDocument(out) as pdf:
        assert pdf.get_metadata_value("Title") == "Return of a faulty phone"
    assert b"/Lang (cs)" in out.read_bytes() or b"cs" in out.read_bytes()


def test_nothing_chosen_cannot_be_exported(office: Office) -> None:
    office.show(small_map())
    dialog = Export(office.window, office.session)
    assert dialog.go.isEnabled()
    for box in dialog.choices.sets.values():
        box.setChecked(False)
    assert not dialog.go.isEnabled()
    dialog.format.setCurrentIndex(dialog.format.findData("svg"))
    assert dialog.go.isEnabled() and dialog.order().preset == "overview"


def test_each_preset_suggests_its_paper_until_one_is_chosen(office: Office) -> None:
    office.show(small_map())
    choices = Export(office.window, office.session).choices
    papers = {}
    for name in ("handout", "overview", "poster", "register"):
        choices.preset.setCurrentIndex(choices.preset.findData(name))
        papers[name] = choices.paper.currentData()
    assert papers == {"handout": "A4", "overview": "A3", "poster": "A1", "register": "A4"}
    choices.paper.setCurrentIndex(choices.paper.findData("Letter"))
    choices.paper.activated.emit(choices.paper.currentIndex())
    choices.preset.setCurrentIndex(0)
    assert choices.paper.currentData() == "Letter"


def test_a_target_that_cannot_be_written_is_one_sentence(office: Office, tmp_path: Path) -> None:
    office.show(small_map()).choose_file(tmp_path / "no such folder" / "pack.pdf")
    office.answer(choosing(), "OK").menu("export")
    assert "pack.pdf" in office.said[-1] and list(tmp_path.iterdir()) == []


def test_a_stopped_export_leaves_no_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = threading.Event()

    def slow(*args: Any, progress: Progress, **more: Any) -> ExportReport:
        def hear(done: int, total: int) -> bool:
            reached.set()
            while progress(done, total):  # until somebody stops it
                threading.Event().wait(0.001)
            return False

        return written(*args, progress=hear, **more)

    monkeypatch.setattr(export, "export", slow)
    monkeypatch.setattr(working, "QUIET", 0.0)

    def stop(dialog: QDialog) -> object:
        assert reached.wait(30)
        assert isinstance(dialog, working.Working)
        return click("Cancel")(dialog)

    office.show(small_map()).choose_file(tmp_path / "pack.pdf").answer(choosing(), stop).menu("export")
    assert list(tmp_path.iterdir()) == []
    assert office.status() == "The export was stopped; nothing was written."


def test_a_stopped_picture_leaves_no_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        working.Working, "stopped", property(lambda _s: True, lambda _s, _v: None), raising=False
    )
    office.show(small_map()).choose_file(tmp_path / "map.png").answer(choosing(kind="png")).menu("export")
    assert list(tmp_path.iterdir()) == []


def test_the_export_sees_the_map_as_it_was_when_it_began(office: Office, tmp_path: Path) -> None:
    from app.model.edits import maps

    office.show(small_map())
    order = Choices(preset="register", language="en")
    seen: list[str] = []

    def work(progress: Progress) -> int:
        seen.append("begun")
        return 1

    assert Job(work).start().result() == 1
    office.answer("Close")
    store = snapshot(office.session)
    maps.put(office.session.store, title="Changed meanwhile")
    assert export.write(office.window, office.session, order, str(tmp_path / "r.pdf")) is not None
    assert [store[k]["title"] for k in store.of("map")] == ["Return of a faulty phone"]


def test_file_and_folder_can_be_opened(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def heard(kind: str, done: bool) -> Callable[[str], bool]:
        def open_it(path: str) -> bool:
            opened.append(f"{kind} {path}")
            return done

        return open_it

    monkeypatch.setattr(opening, "open_file", heard("file", True))
    monkeypatch.setattr(opening, "open_folder", heard("folder", False))
    office.show(small_map())
    wanted = ["Open file", "Open folder"]
    monkeypatch.setattr(
        "PySide6.QtWidgets.QMessageBox.clickedButton",
        lambda box: next(b for b in box.buttons() if b.text() == wanted[0]),
    )
    for _turn in (1, 2):
        office.answer(choosing("register"), lambda _d: 0).choose_file(tmp_path / "r.pdf").menu("export")
        del wanted[0]
    assert opened == [f"file {tmp_path / 'r.pdf'}", f"folder {tmp_path / 'r.pdf'}"]
    assert str(tmp_path / "r.pdf") in office.status()


def test_cut_texts_and_missing_letters_are_told() -> None:
    done = ExportReport(3, 8.0, (("a", "A long text"), ("b", "Another")), ("𓀀",), ("One link is straight.",))
    said = export.remarks(done, Choices("overview"))
    assert "2 texts did not fit into the drawing and end with an ellipsis." in said
    assert any("𓀀" in line for line in said) and "One link is straight." in said
    assert "have them in full" in export.remarks(done, Choices("handout"))[1]


# ---- the printer
def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_the_printer_gets_every_sheet_in_its_size(office: Office, tmp_path: Path) -> None:
    office.show(small_map())
    out = tmp_path / "printed.pdf"
    sheets = printing.send(office.window, office.session, Choices(), to_file(out))
    with pypdfium2.PdfDocument(out) as pdf:
        assert len(pdf) == sheets
        sizes = {tuple(sorted(map(round, page.get_size()))) for page in pdf}
        dark = [sum(page.render(scale=0.5).to_pil().convert("L").histogram()[:128]) for page in pdf]
    assert sizes == {(595, 842)} and all(dark), "an empty sheet was printed"


def test_without_a_printer_the_pack_becomes_a_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", list)
    office.show(small_map()).choose_file(tmp_path / "pack.pdf")
    office.answer("Print…", "Save as PDF…", "Close").menu("print")
    assert "No printer is set up" in office.said[1] and pages(tmp_path / "pack.pdf") >= 5


def test_the_pack_can_become_a_file_at_once(office: Office, tmp_path: Path) -> None:
    office.show(small_map()).choose_file(tmp_path / "pack.pdf")
    office.answer("Save as PDF…", "Close").menu("print")
    assert pages(tmp_path / "pack.pdf") >= 5


def test_pages_can_be_chosen_in_the_systems_dialog(office: Office, tmp_path: Path) -> None:
    office.show(small_map())
    printer = to_file(tmp_path / "some.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert printing.send(office.window, office.session, Choices(), printer) == 2
    assert pages(tmp_path / "some.pdf") == 2


def test_papers_are_recognised_both_ways() -> None:
    for name, size in PAPERS.items():
        assert printing.nearest_paper(printing.page_layout(size.h, size.w).pageSize()) == name


def test_print_without_pages_cannot_be_started(office: Office) -> None:
    office.show(small_map())
    dialog = Print(office.window, office.session)
    for box in dialog.choices.sets.values():
        box.setChecked(False)
    assert not dialog.go.isEnabled() and not dialog.pdf.isEnabled()


# ---- jobs
def test_a_job_gives_its_result_or_its_error() -> None:
    def fail(_progress: Progress) -> int:
        raise ValueError("no")

    assert Job(lambda progress: int(progress(1, 2))).start().result() == 1
    with pytest.raises(ValueError, match="no"):
        Job(fail).start().result()


def test_a_job_that_is_stopped_has_no_result() -> None:
    begun = threading.Event()

    def work(progress: Progress) -> int:
        begun.set()
        while True:
            step(progress, 0, 1)

    job = Job(work).start()
    assert begun.wait(30)
    job.cancel()
    assert job.result() is None and job.done
    with pytest.raises(Cancelled):
        step(lambda _d, _t: False, 0, 1)
