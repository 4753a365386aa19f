"""A print to keep: what PDF/A-3 asks for, and the map inside it that opens again."""

from __future__ import annotations

import contextlib
import io
import random
import zlib
from pathlib import Path

import pikepdf
import pytest

from app.export import Choices, export
from app.export.masking import masked
from app.export.pdf.archive import MIME
from app.model.ledger import text_in
from app.model.store import Store
from app.session import Session, open_map, snapshot
from app.storage import guards
from app.storage.canonical import dumps
from app.storage.document import new_document
from app.storage.loader import loads
from app.storage.refusals import Refused, code_of
from app.words import load
from tests.export.maps import SECRET, TODAY, phone


def _session() -> Session:
    document = {**new_document(), "from_the_future": {"kept": True}}
    return Session(phone(), document)


def _print(session: Session, out: Path, **chosen: bool) -> bytes:
    export(session.store, out, Choices(preset="register", **chosen), today=TODAY, envelope=session.document)  # type: ignore[arg-type]  # switches only
    return out.read_bytes()


def _pdf(attached: dict[str, bytes] | None = None) -> bytes:
    """A PDF of somebody else's, with these files attached."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for name, data in (attached or {}).items():
        pdf.attachments[name] = pikepdf.AttachedFileSpec(
            pdf, data, filename=name, mime_type="", creation_date="", mod_date="", description=""
        )
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_the_map_inside_a_print_opens_again_without_private_notes(tmp_path: Path) -> None:
    session = _session()
    data = _print(session, tmp_path / "out.pdf", attach=True)
    loaded = loads(data)
    wanted = session.current()
    wanted["objects"] = {
        key: {n: v for n, v in record.items() if n != "private"} for key, record in wanted["objects"].items()
    }
    assert dumps(loaded.document) == dumps(wanted)
    assert loaded.from_pdf and SECRET not in dumps(loaded.document).decode()


def test_with_private_notes_the_attached_map_equals_the_saved_one(tmp_path: Path) -> None:
    session = _session()
    data = _print(session, tmp_path / "out.pdf", attach=True, private=True)
    assert dumps(loads(data).document) == dumps(session.current())


def test_nothing_is_attached_unless_it_is_asked_for(tmp_path: Path) -> None:
    data = _print(_session(), tmp_path / "out.pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AF" not in pdf.Root and not pdf.attachments
    with pytest.raises(Refused) as refused:
        loads(data)
    assert code_of(refused.value) == "pdf"
    assert "without a journey map" in refused.value.sentence()


def test_an_opened_print_has_no_file_to_save_over(tmp_path: Path) -> None:
    _print(_session(), tmp_path / "out.pdf", attach=True)
    opened = open_map(tmp_path / "out.pdf")
    assert opened.path is None and not opened.modified
    assert "attached to the PDF" in opened.notes[0].sentence(load("en"))
    assert len(snapshot(opened).of("card")) == len(phone().of("card"))


def test_the_file_says_that_it_is_an_archive_with_a_source(tmp_path: Path) -> None:
    data = _print(_session(), tmp_path / "out.pdf", attach=True)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert (str(intent.S), int(intent.DestOutputProfile.N)) == ("/GTS_PDFA1", 3)
        assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"
        spec = pdf.Root.AF[0]
        assert (str(spec.AFRelationship), str(spec.Type)) == ("/Source", "/Filespec")
        file = spec.EF.F
        assert str(file.Subtype) == f"/{MIME}" and "/ModDate" in file.Params
        assert int(file.Params.Size) == len(file.read_bytes())
        about = pdf.open_metadata()
        assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("3", "U", "1")


def test_the_same_map_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    session = _session()
    first = _print(session, tmp_path / "a.pdf", attach=True)
    assert _print(session, tmp_path / "b.pdf", attach=True) == first


def test_a_foreign_pdf_with_a_map_attached_opens_too() -> None:
    wanted = dumps(new_document({"m": {"type": "map", "title": "Sent by mail"}}))
    found = loads(_pdf({"notes.txt": b"hello", "journey.JMAP": wanted}))
    assert dumps(found.document) == wanted


@pytest.mark.parametrize("inside", [b"%PDF-1.7 again", b"<html>", b"{}", b"", b"\x00\xff"])
def test_what_is_attached_is_read_as_strictly_as_a_file(inside: bytes) -> None:
    with pytest.raises(Refused):
        loads(_pdf({"a.jmap": inside}))


def test_a_small_pdf_with_a_huge_map_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _pdf({"a.jmap": b" " * 3_000_000})
    monkeypatch.setattr(guards, "MAX_BYTES", 1_000_000)
    assert len(data) < 100_000
    with pytest.raises(Refused) as refused:
        loads(data)
    assert code_of(refused.value) == "too-large"


def test_damaged_prints_are_refused_and_never_crash(tmp_path: Path) -> None:
    whole = _print(_session(), tmp_path / "out.pdf", attach=True)
    pick = random.Random(5)
    for _number in range(200):
        data = bytearray(whole)
        for _cut in range(pick.randint(1, 6)):
            at = pick.randrange(len(data))
            del data[at : at + pick.randint(0, 400)]
            data[at:at] = pick.randbytes(pick.randint(0, 30))
        with contextlib.suppress(Refused):  # anything else is a crash
            loads(bytes(data))


def test_a_filter_we_do_not_use_is_not_carried_out() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pdf.make_stream(zlib.compress(zlib.compress(b"{}")))
    stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    spec = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, UF="a.jmap", EF=pikepdf.Dictionary(F=stream))
    pdf.Root.AF = pikepdf.Array([pdf.make_indirect(spec)])
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(Refused) as refused:
        loads(out.getvalue())
    assert code_of(refused.value) == "pdf-damaged"


def test_for_outsiders_no_team_is_named_anywhere(tmp_path: Path) -> None:
    plain = phone()
    names = {text_in(plain[key], "title") for key in plain.of("team")}
    store = masked(plain, load("en"))
    assert {text_in(store[key], "title") for key in store.of("team")} == {"Team A", "Team B", "Team C"}
    told = dumps(new_document({k: dict(r) for k, r in store.objects.items()})).decode()
    assert not [name for name in names if f"{name} " in told or f'"{name}"' in told]


def test_masking_replaces_whole_names_only_and_longer_ones_first() -> None:
    from app.model.edits import cards, lanes, library, maps, stages, steps

    store: Store = maps.create("Sales of salesforce licences", language="en")
    with store.edit("build"):
        library.add(store, "team", "Sales")
        library.add(store, "team", "Sales North")
        step = steps.add(store, stages.add(store, "One"))
        lane = lanes.add(store, "process", "Sales North")
        card = cards.add(store, "SALES calls Sales North about presales", lane, step)
    found = masked(store, load("en"))
    assert found[card]["title"] == "Team A calls Team B about presales"
    assert found[lane]["title"] == "Team B"
