"""What opens, what does not, and the one sentence that says why; all hostile files are made here."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import words
from app.errors import NewerFile, UnreadableFile
from app.storage import guards
from app.storage.canonical import dumps
from app.storage.document import new_document
from app.storage.loader import loads
from app.storage.pictures import blob, picture_bytes
from app.storage.refusals import Refused, code_of
from tests.storage.maps import small_map

GOOD = dumps(small_map())


def text_map(objects: str = '{"a": {"type": "card"}}', head: str = "") -> bytes:
    return f'{{"format": "baton-journey-map", "schema": 1, {head} "objects": {objects}}}'.encode()


def field_map(value: str) -> bytes:
    return text_map(f'{{"a": {{"type": "card", "x": {value}, "y": 1}}}}')


def zip_bytes() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("map.jmap", GOOD)
    return stream.getvalue()


def sqlite_bytes() -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute("create table t (x)")
    return database.serialize()


HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing", lambda: b"", "empty"),
    ("blanks", lambda: b" \n" * 9000, "empty"),
    ("blanks, then more", lambda: b" " * 5000 + b"{}", "binary"),
    ("zeros", lambda: b"\x00" * 5000, "binary"),
    ("zip", zip_bytes, "zip"),
    ("pdf", lambda: b"%PDF-1.7\n%\xe2\xe3", "pdf-damaged"),
    ("sqlite", sqlite_bytes, "sqlite"),
    ("gzip", lambda: gzip.compress(GOOD), "gzip"),
    ("png", lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "picture"),
    ("html", lambda: b"\n<!DOCTYPE html><html>", "html"),
    ("html of a login page", lambda: b"<html><head>", "html"),
    ("svg", lambda: b"<svg xmlns=''/>", "xml"),
    ("bpmn", lambda: b"<?xml version='1.0'?><definitions/>", "xml"),
    ("utf-16 with mark", lambda: GOOD.decode().encode("utf-16"), "utf-16"),
    ("utf-16 without mark", lambda: GOOD.decode().encode("utf-16-le"), "utf-16"),
    ("latin-1", lambda: field_map('"Žluť"').decode().encode("cp1250"), "not-utf-8"),
    ("surrogate in UTF-8", lambda: field_map('"@"').replace(b"@", b"\xed\xa0\x80"), "not-utf-8"),
    ("cut in a word", lambda: GOOD[: len(GOOD) // 2], "truncated"),
    (
        "cut in a letter",
        lambda: field_map('"č').replace(b"\xc4\x8d", b"\xc4").split(b', "y"')[0],
        "truncated",
    ),
    ("last brace missing", lambda: GOOD.rstrip()[:-1], "truncated"),
    ("comma missing", lambda: GOOD.replace(b'",\n', b'"\n', 1), "syntax"),
    ("something after the end", lambda: GOOD + b"x", "syntax"),
    ("raw control character", lambda: field_map('"@"').replace(b"@", b"\x07"), "syntax"),
    ("git markers", lambda: GOOD.replace(b'  "schema"', b'<<<<<<< ours\n  "schema"'), "git-conflict"),
    ("git markers at the start", lambda: b"<<<<<<< ours\n" + GOOD, "git-conflict"),
    ("plain text", lambda: b"stage,title\nbefore,Prihod", "not-a-map"),
    ("a list", lambda: b"[]", "not-a-map"),
    ("a number", lambda: b"1", "not-a-map"),
    ("foreign JSON", lambda: b'{"type": "excalidraw", "elements": []}', "not-a-map"),
    ("other format", lambda: GOOD.replace(b"baton-journey-map", b"other-map"), "not-a-map"),
    ("no schema", lambda: b'{"format": "baton-journey-map", "objects": {}}', "envelope"),
    ("schema as text", lambda: GOOD.replace(b'"schema": 1', b'"schema": "1"'), "envelope"),
    ("schema true", lambda: GOOD.replace(b'"schema": 1', b'"schema": true'), "envelope"),
    ("schema 0", lambda: GOOD.replace(b'"schema": 1', b'"schema": 0'), "envelope"),
    ("schema NaN", lambda: GOOD.replace(b'"schema": 1', b'"schema": NaN'), "envelope"),
    ("min_reader null", lambda: GOOD.replace(b'"min_reader": 1', b'"min_reader": null'), "envelope"),
    ("no objects", lambda: b'{"format": "baton-journey-map", "schema": 1}', "envelope"),
    ("objects as list", lambda: text_map("[]"), "envelope"),
    ("record as list", lambda: text_map('{"a": []}'), "record"),
    ("record without type", lambda: text_map('{"a": {"title": "x"}}'), "record"),
    ("type as number", lambda: text_map('{"a": {"type": 7}}'), "record"),
    ("type NaN", lambda: text_map('{"a": {"type": NaN}}'), "record"),
    ("record twice", lambda: text_map('{"a": {"type": "x"}, "a": {"type": "y"}}'), "duplicate-key"),
    ("field twice", lambda: text_map('{"a": {"type": "x", "n": 1, "n": 2}}'), "duplicate-key"),
    ("inner field twice", lambda: field_map('{"n": 1, "n": 1}'), "duplicate-key"),
    ("envelope twice", lambda: text_map(head='"schema": 1,'), "duplicate-key"),
    ("twice after cleaning", lambda: field_map(r'{"\u0001": 1, "\u0002": 1}'), "duplicate-key"),
    ("long whole number", lambda: field_map("9" * 65), "long-number"),
    ("long fraction", lambda: field_map("0." + "1" * 65), "long-number"),
    ("huge number", lambda: field_map("1" * 5000), "long-number"),
    ("deep lists", lambda: field_map("[" * 40 + "]" * 40), "too-deep"),
    ("deep objects", lambda: field_map('{"a":' * 40 + "1" + "}" * 40), "too-deep"),
    ("very deep", lambda: b"[" * 1_000_000, "too-deep"),
    ("too many values", lambda: field_map("[" + "[]," * 1_100_000 + "1]"), "too-many-values"),
    ("too many commas", lambda: field_map("[" + "1," * 2_100_000 + "1]"), "too-many-values"),
    ("too large", lambda: b" " * (guards.MAX_BYTES + 1), "too-large"),
    (
        "newer",
        lambda: GOOD.replace(b'"schema": 1,\n  "min_reader": 1', b'"schema": 9,\n  "min_reader": 9'),
        "newer",
    ),
    ("newer, silent", lambda: GOOD.replace(b'"schema": 1,\n  "min_reader": 1', b'"schema": 9'), "newer"),
]


@pytest.mark.parametrize(
    "data, code", [(make, code) for _name, make, code in HOSTILE], ids=[h[0] for h in HOSTILE]
)
def test_what_is_no_map_is_refused_in_one_clear_sentence(data: Callable[[], bytes], code: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        loads(data())
    assert code_of(caught.value) == code
    assert caught.value.what.endswith(".")
    assert caught.value.safe == "The file was not changed."
    assert caught.value.next.endswith(".")
    assert "Traceback" not in caught.value.sentence() and "!" not in caught.value.sentence()
    assert isinstance(caught.value, NewerFile) == (code == "newer")


def test_refusals_name_the_file_type_and_the_line() -> None:
    with pytest.raises(Refused, match="Excel"):
        loads(zip_bytes())
    with pytest.raises(Refused, match="line 3 "):
        loads(GOOD.replace(b'"schema": 1', b'"schema": '))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: json.dumps(json.loads(data)).encode(),
        lambda data: json.dumps(json.loads(data), indent=4, ensure_ascii=True).encode() + b"\n\n\n",
    ],
    ids=["BOM", "CRLF", "one line", "escaped"],
)
def test_other_layouts_open_and_become_canonical(change: Callable[[bytes], bytes]) -> None:
    loaded = loads(change(GOOD))
    assert loaded.notes == ()
    assert dumps(loaded.document) == GOOD
    assert loaded.digest == hashlib.sha256(change(GOOD)).hexdigest()


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "[1, [NaN]]", '{"a": 1e999}']
)
def test_a_field_that_is_no_finite_number_is_left_out_and_reported(number: str) -> None:
    loaded = loads(field_map(number))
    assert loaded.document["objects"] == {"a": {"type": "card", "y": 1}}
    assert [(note.code, note.where, note.field) for note in loaded.notes] == [("not-a-number", "a", "x")]
    assert "x" in loaded.notes[0].sentence(words.load("en"))


@pytest.mark.parametrize(
    "value, expected",
    [
        (r'"a\ud800b"', "a\ufffdb"),
        (r'"\u0000"', "\ufffd"),
        (r'["\u001b[2J", "ok"]', ["\ufffd[2J", "ok"]),
        (r'{"\udfff": "x\u007f"}', {"\ufffd": "x\ufffd"}),
        (r'"\ud83d\ude00 \t\n"', "\U0001f600 \t\n"),
    ],
)
def test_characters_no_text_may_hold_are_replaced_and_reported(value: str, expected: Any) -> None:
    loaded = loads(field_map(value))
    assert loaded.document["objects"]["a"]["x"] == expected
    changed = "\ufffd" in json.dumps(expected, ensure_ascii=False)
    assert [(note.code, note.where) for note in loaded.notes] == ([("characters", "a")] if changed else [])
    dumps(loaded.document)


def test_bad_characters_in_ids_and_names_are_replaced_too() -> None:
    loaded = loads(text_map(r'{"a\u0000": {"type": "card", "n\ud800": 1}}', head=r'"x": "\u0003",'))
    assert loaded.document["objects"] == {"a\ufffd": {"type": "card", "n\ufffd": 1}}
    assert loaded.document["x"] == "\ufffd"
    assert len(loaded.notes) >= 2


def test_a_newer_file_that_old_programs_may_edit_keeps_everything() -> None:
    newer = GOOD.replace(b'"schema": 1', b'"schema": 9').replace(
        b'  "objects"', b'  "tomorrow": {"big": 123456789012345678901234567890, "x": 1.5},\n  "objects"'
    )
    loaded = loads(newer)
    assert loaded.document["schema"] == 9
    assert dumps(loaded.document) == newer


def test_brackets_in_texts_are_no_nesting() -> None:
    assert loads(field_map(json.dumps('[{"\\' * 400))).notes == ()


def test_thirty_levels_open() -> None:
    depth = guards.MAX_DEPTH - 3
    assert loads(field_map("[" * depth + "]" * depth)).notes == ()
    with pytest.raises(Refused) as caught:
        loads(field_map("[" * (depth + 1) + "]" * (depth + 1)))
    assert caught.value.code == "too-deep"


# ---- pictures

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize(
    "data, mime",
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"RIFF\x04\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_a_picture_is_kept_and_given_back(data: bytes, mime: str) -> None:
    key, record = blob(data)
    assert record["mime"] == mime
    loaded = loads(dumps(new_document({key: record})))
    assert loaded.notes == ()
    assert picture_bytes(key, loaded.document["objects"][key]) == data


@pytest.mark.parametrize(
    "change, code",
    [
        ({"data": base64.b64encode(PNG + b"x").decode()}, "picture-hash"),
        ({"data": "no base 64 §"}, "picture-hash"),
        ({"data": None}, "picture-hash"),
        ({"mime": "image/svg+xml"}, "picture-type"),
        ({"mime": "image/jpeg"}, "picture-type"),
    ],
)
def test_a_wrong_picture_stays_in_the_file_but_is_never_decoded(change: dict[str, Any], code: str) -> None:
    key, record = blob(PNG)
    data = dumps(new_document({key: {**record, **change}}))
    loaded = loads(data)
    assert [(note.code, note.where) for note in loaded.notes] == [(code, key)]
    assert loaded.unusable_pictures == {key}
    assert picture_bytes(key, loaded.document["objects"][key]) is None
    assert dumps(loaded.document) == data


def test_a_script_that_calls_itself_a_picture_is_none() -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    record = {"type": "blob", "mime": "image/png", "data": base64.b64encode(svg).decode()}
    key = hashlib.sha256(svg).hexdigest()
    assert [note.code for note in loads(dumps(new_document({key: record}))).notes] == ["picture-type"]
    with pytest.raises(ValueError):
        blob(svg)


# ---- anything at all

TOKENS = st.sampled_from(
    [b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\\u", b"d800", b"NaN", b"1e999", b"-", b"0", b"true", b"\x00",
     b"\xff", b"\xc4", b'"format": "baton-journey-map"', b'"schema": 1', b'"objects": {', b'"type": "card"', b"\n"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(TOKENS | st.binary(max_size=4), max_size=40).map(b"".join))
def test_any_bytes_open_or_are_refused(data: bytes) -> None:
    with suppress(Refused):
        loads(data)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_any_damage_opens_to_something_writable_or_is_refused(at: int, put: bytes, cut: int) -> None:
    damaged = GOOD[:at] + put + GOOD[at + cut :]
    with suppress(Refused):
        loaded = loads(damaged)
        assert loads(dumps(loaded.document)).document == loaded.document


def test_every_sentence_of_a_note_reads_well() -> None:
    from app.storage.notes import Note

    english = words.load("en")
    for code in ("characters", "not-a-number", "picture-hash", "picture-type", "migrated"):
        sentence = Note(code, "abc", "title").sentence(english)
        assert "abc" in sentence and sentence.endswith(".")
