"""The quick looks at a file before the thorough ones pass over nothing that those would find."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.storage import guards, loader
from app.storage.notes import Note

PIECES = st.sampled_from([b"[", b"]", b"{", b"}", b'"', b"\\", b"a", b'"a[[\\""', b'"\\\\"', b"[[", b"]]"])


def _refused(data: bytes) -> bool:
    try:
        guards.check_depth(data)
    except UserError:
        return True
    return False


NASTY = st.text(st.sampled_from('[]{}\\"a'), max_size=6)
NESTED = st.recursive(
    NASTY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NASTY, inner, max_size=3),
    max_leaves=12,
)


@given(NESTED)
def test_no_deep_map_is_taken_for_flat(value: object) -> None:
    data = json.dumps(value).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guards, "MAX_DEPTH", 2)
        quick = _refused(data)
        patch.setattr(guards, "_surely_flat", lambda _data: False)
        assert quick == _refused(data)


@given(st.lists(PIECES, max_size=40))
def test_what_is_no_map_runs_no_parser_out_of_stack(pieces: list[bytes]) -> None:
    data = b"[" * 200_000 + b"".join(pieces)
    assert _refused(data)


TEXTS = st.text(st.sampled_from('a\\"/\n\t\r\b\f\0\x1f\x7f\ud83d\ue000é\u2028u'), max_size=8)
VALUES = st.recursive(
    TEXTS | st.integers() | st.sampled_from([1.5, float("nan"), float("-inf"), None, True]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)


@given(VALUES, st.booleans())
def test_nothing_is_left_in_that_no_text_and_no_number_may_hold(value: object, escaped: bool) -> None:
    text = json.dumps({"value": value}, ensure_ascii=escaped).replace(
        "\x7f", "\\u007f" if escaped else "\x7f"
    )
    data = text.encode("utf-8", "surrogatepass")
    try:
        document, odd = loader._parse(loader._text(data))
    except UserError:
        return  # refused, whatever is looked for
    before = repr(document)
    try:
        found = loader._Cleaner().clean(document)
    except UserError:
        found = [Note("clash", "")]
    if not (odd or loader._may_hold_bad_characters(data)):
        assert found == [] and repr(document) == before
