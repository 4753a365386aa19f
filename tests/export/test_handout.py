"""The handout as a reader gets it: every text found, nothing private, sound, searchable, repeatable."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app.export import Choices, export
from app.export.handout import compose
from app.export.material import Material
from app.model.edits import cards, fields, links
from app.model.grid import grid_of
from app.scene.shapes import TextLine
from app.words import LANGUAGES
from tests.export.maps import SECRET, TODAY, WORDS, phone
from tests.export.tags import elements


def _words(path: Path) -> str:
    """All text of a PDF with single spaces."""
    document = pypdfium2.PdfDocument(path)
    try:
        parts = []
        for page in document:
            text = page.get_textpage()
            parts.append(text.get_text_range())
            text.close()
            page.close()
    finally:
        document.close()
    return " ".join(" ".join(parts).replace("\ufffe", "").split())


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("handout") / "phone.pdf"
    export(phone(), out, today=TODAY)
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_title_is_found_again_in_each_language(language: str, tmp_path: Path) -> None:
    store = phone(language)
    export(store, tmp_path / "out.pdf", today=TODAY)
    found = _words(tmp_path / "out.pdf")
    for key in store.of("card"):
        assert " ".join(store[key]["title"].split()) in found
    assert WORDS[language][0] in found


def test_notes_messages_quotes_and_facts_are_printed_in_full(english: Path) -> None:
    found = _words(english)
    for text in (
        "asks for everything a second time.",
        "Your case has the number",
        "Did they lose it?",
        "Evidence: measured (n = 412)",
        "Wait before: 2 days (1 day to 5 days)",
        "Handed over to Billing, “Checks warranty”: confirmed",
        "Support calls Billing by phone each time.",
        "Hotline only during work hours",
        "Show the refund state to Support",
        "The new tool comes in March",
        "First contact resolution",
    ):
        assert text in found, text


def test_private_notes_are_never_printed(english: Path) -> None:
    assert SECRET not in _words(english)
    with pikepdf.open(english) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                assert SECRET.encode() not in thing.read_bytes()
            assert SECRET not in str(thing.get("/Alt", "")) if isinstance(thing, pikepdf.Dictionary) else True


def test_it_is_tagged_titled_and_says_its_language(english: Path) -> None:
    with pikepdf.open(english) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]) == "Return of a faulty phone"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/PageLabels" in pdf.Root
        tags = [str(e.S) for e in elements(pdf.Root.StructTreeRoot.K[0])]
        assert tags.count("/H1") >= 9 and "/Table" in tags and "/TH" in tags and "/Link" in tags
        assert all("/Alt" in e for e in elements(pdf.Root.StructTreeRoot.K[0]) if str(e.S) == "/Figure")


def test_every_mark_belongs_to_an_element_or_is_decoration(english: Path) -> None:
    with pikepdf.open(english) as pdf:
        owners = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        for page in pdf.pages:
            depth = 0
            marks = 0
            for each in pikepdf.parse_content_stream(page):
                name, operands = str(each.operator), each.operands
                depth += (name == "BDC") - (name == "EMC")
                assert depth > 0 or name not in ("Tj", "TJ", "f", "S", "B", "Do"), "painted outside any mark"
                if name == "BDC" and "/MCID" in (
                    operands[1] if isinstance(operands[1], pikepdf.Dictionary) else {}
                ):
                    marks += 1
            key = int(page.obj.StructParents)
            assert len(owners.get(key, [])) == marks


def test_bookmarks_lead_to_each_page_set(english: Path) -> None:
    with pikepdf.open(english) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[:4] == ["Cover", "Who travels", "The map at a glance", "Overview"]
    assert titles[4:6] == ["Handover register", "Feelings"]
    assert titles[7:12] == ["First contact", "Report", "Check", "Refund", "Renewal"]
    assert {"Handover register", "Action list", "Legend and glossary"} <= set(titles)


def test_all_fonts_are_embedded_subsets_and_none_is_a_standard_one(english: Path) -> None:
    with pikepdf.open(english) as pdf:
        fonts = {str(f.BaseFont): f for page in pdf.pages for f in page.resources.Font.values()}
        assert fonts
        for name, font in fonts.items():
            assert name[7] == "+" and "Helvetica" not in name
            assert "/ToUnicode" in font
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_web_addresses_are_tagged_links_and_others_are_not(tmp_path: Path) -> None:
    store = phone()
    bad = next(k for k in store.of("card") if store[k]["title"] == "Help page")
    fields.put(store, bad, link="javascript:alert(1)")
    export(store, tmp_path / "out.pdf", today=TODAY)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        links_ = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
        assert {str(a.A.URI) for a in links_} >= {
            "https://example.org/parcel-shops",
            "https://example.org/kpi/fcr",
        }
        assert all("/Contents" in a and "/StructParent" in a for a in links_)
        assert not any("javascript" in str(a.A.URI) for a in links_)


def test_the_same_map_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    store = phone()
    export(store, tmp_path / "a.pdf", today=TODAY)
    export(store, tmp_path / "b.pdf", today=TODAY)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
def test_qpdf_finds_nothing_wrong(english: Path) -> None:
    done = subprocess.run(["qpdf", "--check", str(english)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_page_but_the_cover_says_title_client_day_and_number(english: Path) -> None:
    document = pypdfium2.PdfDocument(english)
    try:
        total = len(document)
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            found = " ".join(text.get_text_range().split())
            text.close()
            page.close()
            assert "Northern Mobile" in found and "Service recovery 2026" in found
            assert "Confidential: for the project team only" in found and "15 November 2026" in found
            if number > 1:
                assert f"{number} of {total}" in found
    finally:
        document.close()


def test_a_note_longer_than_a_page_flows_on_and_is_complete(tmp_path: Path) -> None:
    store = phone()
    card = next(k for k in store.of("card") if store[k]["title"] == "Checks warranty")
    sentences = [f"Sentence number {n} of a very long note about warranties." for n in range(260)]
    fields.put(store, card, note=" ".join(sentences))
    short = export(phone(), tmp_path / "short.pdf", today=TODAY)
    long = export(store, tmp_path / "long.pdf", today=TODAY)
    found = _words(tmp_path / "long.pdf")
    assert long.pages >= short.pages + 2
    torn = [sentence for sentence in sentences if sentence not in found]
    assert len(torn) <= long.pages - short.pages + 1  # only the ones that go on overleaf
    assert all(f" {n} " in found for n in range(260))


def test_unclosed_handovers_stand_first_in_the_register(tmp_path: Path) -> None:
    export(phone(), tmp_path / "out.pdf", Choices(preset="register"), today=TODAY)
    found = _words(tmp_path / "out.pdf")
    assert found.index("Approves refund") < found.index("Arrives in the Billing queue")


def test_a_map_without_handovers_still_prints_a_register(tmp_path: Path) -> None:
    store = phone()
    with store.edit("x"):
        for link in store.of("link"):
            links.remove(store, link)
        cards.remove(store, store.of("card"))
    assert export(store, tmp_path / "out.pdf", Choices(preset="register"), today=TODAY).pages >= 1


def test_hidden_lanes_are_not_printed(tmp_path: Path) -> None:
    store = phone()
    lane = next(k for k in grid_of(store).lanes if store[k]["title"] == "Thoughts")
    fields.put(store, lane, hidden=True)
    export(store, tmp_path / "out.pdf", today=TODAY)
    assert "Thoughts" not in _words(tmp_path / "out.pdf")


def test_words_in_any_script_are_found(tmp_path: Path) -> None:
    store = phone()
    texts = ["العميل يتصل", "הלקוח מתקשר", "ग्राहक", "ลูกค้า", "Ελληνικά", "office file →"]
    cards_ = [k for k in store.of("card") if store[k].get("title")][: len(texts)]
    for card, text in zip(cards_, texts, strict=True):
        fields.put(store, card, title=text)
    report = export(store, tmp_path / "out.pdf", today=TODAY)
    found = _words(tmp_path / "out.pdf")
    assert not report.missing
    for text in ("ग्राहक", "ลูกค้า", "Ελληνικά", "office file →", "العميل", "הלקוח"):
        assert text in found, text


def test_writing_to_a_stream_leaves_no_trace_of_the_clock(english: Path) -> None:
    with pikepdf.open(io.BytesIO(english.read_bytes())) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261115000000Z"


def test_characters_that_no_face_has_are_reported_before_anybody_prints(tmp_path: Path) -> None:
    store = phone()
    card = next(k for k in store.of("card") if store[k]["title"] == "Pays back")
    fields.put(store, card, note="A sign nobody draws: \U000e0fff\U0001fbf0\ue123")
    assert "\ue123" in export(store, tmp_path / "out.pdf", today=TODAY).missing


def test_a_map_over_several_sheets_comes_at_a_glance_first_and_nothing_there_is_tiny() -> None:
    book = compose(Material(phone(), "en", TODAY), Choices())
    sheet = next(s for s in book.sheets if s.bookmarks and s.bookmarks[0][0] == "The map at a glance")
    names = [line for item in sheet.items for line in item.shapes if isinstance(line, TextLine)]
    assert {"Refund", "Billing office"} <= {line.text for line in names}
    assert min(line.size for line in names) >= 7.5
    drawing, _ = sheet.windows[0]
    assert not any(isinstance(s, TextLine) for block in drawing.scene.blocks for s in block.shapes)


def test_a_map_that_fits_on_one_sheet_needs_no_glance() -> None:
    book = compose(Material(phone(), "en", TODAY), Choices(paper="A3"))
    assert not any(b[0] == "The map at a glance" for sheet in book.sheets for b in sheet.bookmarks)
