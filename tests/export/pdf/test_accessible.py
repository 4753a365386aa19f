"""What the file claims about screen readers is true: PDF/UA-1, as far as a program can judge it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from app.export import PRESET_NAMES, Choices, export
from app.model.edits import fields
from app.session import open_map
from tests.export.maps import TODAY, phone
from tests.export.pdf.rules import elements, faults, promises

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("accessible") / "phone.pdf"
    export(phone(), out, today=TODAY)
    return out.read_bytes()


@pytest.mark.parametrize("preset", PRESET_NAMES)
def test_each_print_keeps_our_own_promises(preset: str, tmp_path: Path) -> None:
    export(phone(), tmp_path / "out.pdf", Choices(preset=preset), today=TODAY)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert promises(pdf) == []


def test_a_large_map_keeps_the_rules(tmp_path: Path) -> None:
    export(open_map(SAMPLES / "bank-onboarding-as-is.jmap").store, tmp_path / "out.pdf", today=TODAY)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert faults(pdf) == []


def test_many_scripts_keep_the_rules(tmp_path: Path) -> None:
    store = phone()
    texts = [
        "العميل يتصل",
        "הלקוח מתקשר",
        "ग्राहक",
        "ลูกค้า",
        "office → ✔",
        "a\u0301\u0323 ﬁ\u00ad\u200d\u00a0x",
    ]
    for card, text in zip([k for k in store.of("card") if store[k].get("title")], texts, strict=False):
        fields.put(store, card, title=text)
    export(store, tmp_path / "out.pdf", today=TODAY)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert faults(pdf) == []


def test_a_print_with_a_missing_glyph_does_not_claim_to_keep_them(tmp_path: Path) -> None:
    store = phone()
    card = next(k for k in store.of("card") if store[k]["title"] == "Pays back")
    fields.put(store, card, title="Pays back \ue123")
    report = export(store, tmp_path / "out.pdf", today=TODAY)
    assert "\ue123" in report.missing
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert any(fault.startswith("5-1") for fault in faults(pdf))
        assert b"pdfuaid:part>" not in pdf.Root.Metadata.read_bytes()


def test_an_empty_cell_keeps_its_column(handout: bytes) -> None:
    with pikepdf.open(io.BytesIO(handout)) as pdf:
        assert any(tag in ("TD", "TH") and "/K" not in element for element, tag, _ in elements(pdf))


def test_nothing_is_left_out_of_info_that_the_metadata_say(handout: bytes) -> None:
    with pikepdf.open(io.BytesIO(handout)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        for key in ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer"):
            assert f">{pdf.docinfo[key]}<" in xmp, key
        assert "2026-11-15T00:00:00+00:00" in xmp
        # Programs that know no PDF find the metadata in the plain bytes.
        assert b"<pdfuaid:part>1" in handout


# ---- each promise is kept by somebody who looks
def _first(pdf: pikepdf.Pdf, tag: str) -> Any:
    return next(element for element, found, _ in elements(pdf) if found == tag)


def _font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].resources.Font.values()))


FAULTS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "the title is missing or differs": lambda pdf: pdf.docinfo.__setitem__("/Title", "Other"),
    "forms or a lock": lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary()),
    "unknown tag": lambda pdf: _first(pdf, "P").__setitem__("/S", Name.Card),
    "a figure without a place": lambda pdf: _first(pdf, "Figure").__delitem__("/A"),
    "is no subset": lambda pdf: _font(pdf).__setitem__("/BaseFont", Name.Helvetica),
}


@pytest.mark.parametrize("words", FAULTS)
def test_a_promise_that_is_broken_is_noticed(words: str, handout: bytes) -> None:
    with pikepdf.open(io.BytesIO(handout)) as pdf:
        FAULTS[words](pdf)
        assert any(words in fault for fault in promises(pdf))


def test_a_rule_of_the_standard_that_is_broken_is_noticed(handout: bytes) -> None:
    with pikepdf.open(io.BytesIO(handout)) as pdf:
        del pdf.Root["/MarkInfo"]
        assert any("6.2-1" in fault for fault in faults(pdf))
