"""Reading a map strictly: what does not open says why in one sentence, what opens is exactly what was kept.

Everything unknown (kinds, fields, envelope entries, large whole numbers) is kept as it is. Only two things
are changed, and both are reported: characters that no text may hold become U+FFFD, and a field whose value is
NaN or infinite is left out.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from functools import partial
from typing import NoReturn

from app.storage import attached, guards, migrations, pictures, refusals
from app.storage.document import FORMAT, SCHEMA, Document, Json
from app.storage.notes import Loaded, Note
from app.storage.sniff import refuse_foreign

_BOM = b"\xef\xbb\xbf"
_BAD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BAD_BYTES = bytes(code for code in range(128) if _BAD_CHARACTERS.match(chr(code)))
"""Those that stand in a file as one byte; halves of pairs cannot stand in UTF-8 but as an escape."""
_REPLACEMENT = "\ufffd"
_SHOWN = 40
_GIT_MARKER = re.compile(r"^(<{7} |>{7} |={7}$)", re.MULTILINE)


def loads(data: bytes) -> Loaded:
    """The map in these bytes, which may be those of a PDF that Baton attached its map to.

    Raises Refused (an UnreadableFile) with a stable `code`, or RefusedNewer.
    """
    digest = hashlib.sha256(data).hexdigest()
    notes: list[Note] = []
    guards.check_size(len(data))
    if attached.is_pdf(data):
        data = attached.map_in_pdf(data)
        notes.append(Note("from-pdf", ""))
    document, odd = _parse(_text(data))
    if odd or _may_hold_bad_characters(data):
        notes += _Cleaner().clean(document)
    _check_envelope(document)
    for key, record in document["objects"].items():
        if not isinstance(record, dict) or not isinstance(record.get("type"), str):
            raise refusals.bad_record(key[:_SHOWN])
    written = document["schema"]
    if migrations.migrate(document):
        notes.append(Note("migrated", str(written)))
    notes.extend(pictures.look_over(document["objects"]))
    return Loaded(document, tuple(notes), digest)


def _text(data: bytes) -> str:
    guards.check_size(len(data))
    body = data.removeprefix(_BOM)
    refuse_foreign(body)
    guards.check_values(body)
    guards.check_depth(body)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise refusals.truncated() from None
        raise refusals.not_utf8(error.start) from None


class _NotFinite:
    """Stands where the file had NaN or an infinity, until the field it is in is left out."""


_NOT_FINITE = _NotFinite()


def _may_hold_bad_characters(data: bytes) -> bool:
    """Whether a text of the file may hold one, as it stands or escaped; false only where none can be."""
    if any(escape in data for escape in (b"\\u", b"\\b", b"\\f")):
        return True
    return len(data.translate(None, _BAD_BYTES)) != len(data)


def _parse(text: str) -> tuple[Document, bool]:
    """The document, and whether anywhere in it stands what is no finite number."""
    odd: list[str] = []

    def constant(name: str) -> Json:
        odd.append(name)
        return _NOT_FINITE

    def number(digits: str) -> Json:
        found = _float(digits)
        if found is _NOT_FINITE:
            odd.append(digits)
        return found

    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=constant,
            parse_float=number,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        _refuse_syntax(text, error)
    except RecursionError:
        raise refusals.too_deep() from None
    if not isinstance(value, dict):
        raise refusals.not_a_map()
    return value, bool(odd)


def _refuse_syntax(text: str, error: json.JSONDecodeError) -> NoReturn:
    if _GIT_MARKER.search(text):
        raise refusals.git_markers() from None
    if not text.lstrip().startswith(("{", "[")):
        raise refusals.not_a_map() from None
    # A text that was cut off fails at its very end, or at the opening quote of what has no end.
    if error.msg.startswith("Unterminated string") or not text[error.pos :].strip():
        raise refusals.truncated() from None
    raise refusals.syntax(error.lineno, error.msg) from None


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    seen: set[str] = set()
    for key, _value in pairs:
        if key in seen:
            raise refusals.duplicate_key(_BAD_CHARACTERS.sub(_REPLACEMENT, key[:_SHOWN]))
        seen.add(key)
    return result


def _float(digits: str) -> Json:
    if len(digits) > guards.MAX_DIGITS:
        raise refusals.long_number(digits[:_SHOWN])
    number = float(digits)
    return number if math.isfinite(number) else _NOT_FINITE


def _int(digits: str) -> int:
    if len(digits) > guards.MAX_DIGITS:
        raise refusals.long_number(digits[:_SHOWN])
    return int(digits)


class _Cleaner:
    """Takes out what no text and no number may hold, and remembers where it was."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._changed = False

    def clean(self, document: Document) -> list[Note]:
        """Clean in place; the notes name records, or envelope fields."""
        self._fields(document, skip="objects")
        objects = document.get("objects")
        if isinstance(objects, dict):
            for key in [key for key in objects if _BAD_CHARACTERS.search(key)]:
                self._rename(objects, key)
            for key, record in objects.items():
                if isinstance(record, dict):
                    self._fields(record, where=key)
        return self.notes

    def _fields(self, fields: dict[str, Json], skip: str = "", where: str = "") -> None:
        changed = False
        for name in list(fields):
            if name == skip:
                continue
            self._changed = False
            value = self._value(fields[name])
            changed = changed or self._changed
            if value is _NOT_FINITE:
                del fields[name]
                self.notes.append(Note("not-a-number", where or name, name))
                continue
            fields[name] = value
            if _BAD_CHARACTERS.search(name):
                self._rename(fields, name)
                changed = True
        if changed:
            self.notes.append(Note("characters", where or "map"))

    def _rename(self, fields: dict[str, Json], name: str) -> None:
        clean = _BAD_CHARACTERS.sub(_REPLACEMENT, name)
        if clean in fields:
            raise refusals.duplicate_key(clean[:_SHOWN])
        fields[clean] = fields.pop(name)

    def _value(self, value: Json) -> Json:
        """The cleaned value; _NOT_FINITE when anything in it is no finite number."""
        if isinstance(value, str):
            clean = _BAD_CHARACTERS.sub(_REPLACEMENT, value)
            self._changed = self._changed or clean != value
            return clean
        if isinstance(value, list):
            items = [self._value(item) for item in value]
            return _NOT_FINITE if any(item is _NOT_FINITE for item in items) else items
        if isinstance(value, dict):
            self._changed = self._changed or any(_BAD_CHARACTERS.search(name) for name in value)
            clean_name = partial(_BAD_CHARACTERS.sub, _REPLACEMENT)
            pairs = [(clean_name(name), self._value(part)) for name, part in value.items()]
            return _NOT_FINITE if any(part is _NOT_FINITE for _name, part in pairs) else _object(pairs)
        return value


def _check_envelope(document: Document) -> None:
    if document.get("format") != FORMAT:
        raise refusals.not_a_map()
    schema = _version(document, "schema")
    # A newer file that does not say who may edit it may be edited by its own version only.
    needed = _version(document, "min_reader") if "min_reader" in document else schema
    if schema > SCHEMA and needed > SCHEMA:
        raise refusals.newer(schema, needed, SCHEMA)
    if not isinstance(document.get("objects"), dict):
        raise refusals.bad_envelope("objects")


def _version(document: Document, name: str) -> int:
    value = document.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise refusals.bad_envelope(name)
    return value
