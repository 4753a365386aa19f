"""The map inside a PDF that Baton printed: found, taken out within limits, and read as strictly as any other file.

The PDF may come from anybody. Nothing of it is carried out; one attachment is unpacked, up to the size a map may
have, and everything else in the file is ignored.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from app.storage import guards, refusals
from app.storage.document import SUFFIX
from app.words import _

START = b"%PDF-"
_HEAD = 1024
"""Readers accept rubbish of up to so many bytes before the first line of a PDF."""
_MOST = 200
"""Attachments looked at; a file with more is none of ours."""


def is_pdf(data: bytes) -> bool:
    """Whether these are the bytes of a PDF."""
    return START in data[:_HEAD] and not re.match(rb"\s*\{", data[:_HEAD])


def map_in_pdf(data: bytes) -> bytes:
    """The bytes of the attached map. Raises Refused when there is none, or when the file is damaged."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for name, stream in _attachments(pdf):
                if name.lower().endswith(SUFFIX):
                    return _unpacked(stream)
    except pikepdf.PasswordError as error:
        raise refusals.Refused(
            "pdf-locked",
            _("This PDF is protected by a password, so it cannot be looked into."),
            _("Open the .jmap file instead, or save the PDF without its password."),
            str(error),
        ) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, zlib.error) as error:
        raise _damaged(str(error)) from error
    raise refusals.Refused(
        "pdf",
        _("This is a PDF without a journey map attached to it."),
        _("Open the .jmap file it was printed from."),
    )


def _damaged(detail: str) -> refusals.Refused:
    return refusals.Refused(
        "pdf-damaged",
        _("This PDF is damaged, so no journey map can be taken out of it."),
        _("Copy the file again from where it came from, or open the .jmap file."),
        detail,
    )


def _attachments(pdf: Any) -> Iterator[tuple[str, Any]]:
    """(name, stream) of the files in the PDF: first those it was made from, then all others."""
    from pikepdf import Dictionary, Stream

    specs = [
        *_listed(pdf.Root.get("/AF")),
        *_named(pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles")),
    ]
    for spec in specs[:_MOST]:
        if not isinstance(spec, Dictionary):
            continue
        name = str(spec.get("/UF", spec.get("/F", "")))
        files = spec.get("/EF", Dictionary())
        stream = files.get("/UF", files.get("/F")) if isinstance(files, Dictionary) else None
        if isinstance(stream, Stream):
            yield name, stream


def _listed(found: Any) -> list[Any]:
    from pikepdf import Array

    return [found[n] for n in range(min(len(found), _MOST))] if isinstance(found, Array) else []


def _named(tree: Any) -> list[Any]:
    """The values of a name tree, a few levels deep; a tree that leads back to itself ends at the limit."""
    from pikepdf import Dictionary

    found: list[Any] = []
    waiting, looked = [tree], 0
    while waiting and looked < _MOST:
        node = waiting.pop(0)
        looked += 1
        if isinstance(node, Dictionary):
            found += _listed(node.get("/Names"))[1::2]
            waiting += _listed(node.get("/Kids"))
    return found


def _unpacked(stream: Any) -> bytes:
    """The attachment's bytes, at most as many as a map may have: a small PDF can hold a huge one."""
    packing = stream.get("/Filter")
    kinds = (
        [str(packing)] if packing is not None and not _listed(packing) else [str(f) for f in _listed(packing)]
    )
    raw: bytes = stream.read_raw_bytes()
    if not kinds:
        return raw
    if kinds != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise _damaged(", ".join(kinds))
    data = zlib.decompressobj().decompress(raw, guards.MAX_BYTES + 1)
    guards.check_size(len(data))
    return data
