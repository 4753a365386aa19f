"""The private parts of reportlab that the writer leans on: one test for each hook, to be told when one changes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name as N

from app.export.pdf.values import Bookmark, Link, Name, Raw, Value
from app.export.pdf.writer import Writer


def _whole(writer: Writer) -> bytes:
    writer.resources({})
    return writer.data()


def _opened(data: bytes) -> Any:
    return pikepdf.open(io.BytesIO(data))


@pytest.fixture
def writer() -> Writer:
    return Writer("sl")


def test_no_page_names_a_standard_font(writer: Writer) -> None:
    writer.page(200, 100, ["0 0 9 9 re f"], [])
    writer.page(300, 100, ["0 0 9 9 re f"], [])
    data = _whole(writer)
    assert b"Helvetica" not in data and b"/Type1" not in data
    with _opened(data) as pdf:
        assert all("/Font" not in page.resources for page in pdf.pages)


def test_a_page_holds_the_operators_it_was_given_and_nothing_else(writer: Writer) -> None:
    writer.page(200, 100, ["/P <</MCID 0>> BDC", "0 0 9 9 re f", "EMC"], [])
    with _opened(_whole(writer)) as pdf:
        assert pdf.pages[0].Contents.read_bytes().split() == b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC".split()


def test_pages_keep_their_size_their_key_and_the_shared_resources(writer: Writer) -> None:
    writer.page(200.006, 100, [], [])
    writer.page(300, 400, [], [])
    writer.resources({"Properties": {"L1": writer.add({"Type": Name("OCG")})}})
    with _opened(writer.data()) as pdf:
        assert [[float(v) for v in page.mediabox] for page in pdf.pages] == [
            [0, 0, 200.01, 100],
            [0, 0, 300, 400],
        ]
        assert [int(page.obj.StructParents) for page in pdf.pages] == [0, 1]
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        assert len({page.obj.Resources.objgen for page in pdf.pages}) == 1
        assert str(pdf.pages[1].resources.Properties.L1.Type) == "/OCG"


def test_pages_can_be_spoken_of_before_and_after_they_are_written(writer: Writer) -> None:
    before = writer.add([writer.page_ref(0), writer.page_ref(1)], "Both")
    writer.page(200, 100, [], [])
    writer.page(300, 100, [], [])
    writer.catalog(StructTreeRoot=before)
    with _opened(_whole(writer)) as pdf:
        assert [page.objgen for page in pdf.Root.StructTreeRoot] == [p.obj.objgen for p in pdf.pages]


def test_a_link_is_written_with_its_words_and_can_be_spoken_of(writer: Writer) -> None:
    links = [
        Link((10, 20, 30.126, 40), "https://example.org/a?b=(c)", "Cesta čez most", 100_000),
        Link((1, 2, 3, 4), "https://example.org/", "x", 100_001),
    ]
    writer.page(200, 100, [], links)
    writer.catalog(StructTreeRoot={"Of": [writer.annotation(100_000), writer.annotation(100_001)]})
    with _opened(_whole(writer)) as pdf:
        found = list(pdf.pages[0].obj.Annots)
        assert [a.objgen for a in found] == [a.objgen for a in pdf.Root.StructTreeRoot.Of]
        link = found[0]
        assert (str(link.Subtype), str(link.Contents), int(link.F)) == ("/Link", "Cesta čez most", 4)
        assert str(link.A.URI) == "https://example.org/a?b=(c)"
        assert [int(a.StructParent) for a in found] == [100_000, 100_001]
        assert [float(v) for v in link.Rect] == [10, 20, 30.13, 40]
        assert [int(v) for v in link.Border] == [0, 0, 0]


def test_the_catalogue_takes_what_tagging_and_layers_need(writer: Writer) -> None:
    writer.page(200, 100, [], [])
    writer.catalog(
        OCProperties={"D": {"Name": "Default"}},
        MarkInfo={"Marked": True},
        StructTreeRoot={"Type": Name("StructTreeRoot")},
        Metadata=writer.stream(b"<x/>", {"Type": Name("Metadata")}, packed=False),
    )
    writer.viewing()
    with _opened(_whole(writer)) as pdf:
        root = pdf.Root
        assert str(root.OCProperties.D.Name) == "Default"
        assert root.MarkInfo.Marked is True
        assert root.StructTreeRoot.Type == N.StructTreeRoot
        assert root.Metadata.read_bytes() == b"<x/>"
        assert root.ViewerPreferences.DisplayDocTitle is True
        assert str(root.Lang) == "sl"
        assert str(root.PageLabels.Nums[1].S) == "/D"


def test_streams_end_with_a_line_end_and_plain_ones_name_no_filter(writer: Writer) -> None:
    writer.page(200, 100, ["0 0 9 9 re f"], [])
    writer.catalog(Metadata=writer.stream(b"<x/>", packed=False))
    data = _whole(writer)
    assert data.count(b"endstream") == 2 == data.count(b"\nendstream\nendobj")
    with _opened(data) as pdf:
        assert "/Filter" not in pdf.Root.Metadata
        assert str(pdf.pages[0].Contents.Filter) == "/FlateDecode"


def test_bookmarks_lead_to_their_place_and_are_counted(writer: Writer) -> None:
    for _ in range(3):
        writer.page(200, 100, [], [])
    writer.outline(
        [
            Bookmark("Odkritje", 0, 90.04),
            Bookmark("Čakanje", 1, 80, 1),
            Bookmark("Lost", 1, 70, 1),
            Bookmark("Odkritje", 2, 60),
            Bookmark("Deep", 2, 50, 5),
        ]
    )
    with _opened(_whole(writer)) as pdf:
        assert int(pdf.Root.Outlines.Count) == 5
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        with pdf.open_outline() as outline:
            first, second = outline.root
            assert (first.title, second.title) == ("Odkritje", "Odkritje")
            assert [kid.title for kid in first.children] == ["Čakanje", "Lost"]
            assert [kid.title for kid in second.children] == ["Deep"]
            place = first.children[0].destination
            assert place[0].objgen == pdf.pages[1].obj.objgen
            assert [str(place[1]), float(place[3])] == ["/XYZ", 80]


def test_a_file_without_bookmarks_has_no_outline(writer: Writer) -> None:
    writer.page(200, 100, [], [])
    writer.outline([])
    with _opened(_whole(writer)) as pdf:
        assert "/Outlines" not in pdf.Root and str(pdf.Root.PageMode) == "/UseNone"


def test_the_clock_and_the_name_of_reportlab_stay_out(writer: Writer) -> None:
    writer.page(200, 100, [], [])
    writer.about(
        "D:20261115000000Z", {"Title": "Pot č", "Author": "", "Creator": "Baton", "Producer": "Baton"}
    )
    with _opened(_whole(writer)) as pdf:
        info = pdf.docinfo
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20261115000000Z"
        assert [str(info[k]) for k in ("/Title", "/Author", "/Producer")] == ["Pot č", "", "Baton"]


def test_values_are_written_as_what_they_are(writer: Writer) -> None:
    words = "".join(map(chr, range(1, 0x3000))) + "😀 \\(("
    value: dict[str, Value] = {
        "Words": words,
        "Half": "a\ud800b",
        "Numbers": [1, 100_000, 0.5, -2.25, 1e-9],
        "Yes": True,
        "Plain": Raw("[1 2]"),
        "Name": Name("A B"),
    }
    writer.page(200, 100, [], [])
    writer.catalog(StructTreeRoot=value)
    with _opened(_whole(writer)) as pdf:
        found = pdf.Root.StructTreeRoot
        assert str(found.Words) == words
        assert str(found.Half) == "a?b"
        assert [float(v) for v in found.Numbers] == [1, 100_000, 0.5, -2.25, 0]
        assert (found.Yes, list(found.Plain), str(found.Name)) == (True, [1, 2], "/A B")


def test_settings_of_reportlab_on_this_computer_change_nothing(tmp_path: Path) -> None:
    program = """
import hashlib, io
from datetime import date
from app.export.pdf.document import Document
from app.export.pdf.metadata import About
document = Document(About("T", "en", date(2026, 11, 22)))
page = document.page(200, 100)
with page.artifact():
    page.path([("M", 0, 0), ("L", 9, 9)], stroke="#102030")
document.finish(page)
document.bookmark("B", 0, 90)
out = io.BytesIO()
document.save(out)
print(hashlib.sha256(out.getvalue()).hexdigest())
"""
    own = 'useA85 = 1\npdfMultiLine = 1\ndocumentLang = "xx"\ncanvas_baseColor = (1, 0, 0)\ninvariant = 0\n'
    (tmp_path / "reportlab_settings.py").write_text(own, "utf-8")
    told = []
    for more in ({}, {"PYTHONPATH": str(tmp_path), "RL_pdfComments": "1", "SOURCE_DATE_EPOCH": "5"}):
        command = [sys.executable, "-c", program]
        env = os.environ | more
        told.append(subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout)
    assert told[0] == told[1]


def test_reportlab_is_loaded_when_the_first_page_is_finished() -> None:
    program = """
import sys
from datetime import date
from app.export import handout
from app.export.pdf.document import Document
from app.export.pdf.metadata import About
document = Document(About("T", "en", date(2026, 11, 22)))
page = document.page(200, 100)
print([n for n in ("reportlab", "pikepdf", "PIL") if n in sys.modules])
document.finish(page)
print("reportlab" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]


def test_nothing_else_touches_reportlab() -> None:
    program = """
import sys, pkgutil, importlib, app.export
for found in pkgutil.walk_packages(app.export.__path__, "app.export."):
    if found.name != "app.export.pdf.writer" and ".qt" not in found.name:
        importlib.import_module(found.name)
print("reportlab" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
