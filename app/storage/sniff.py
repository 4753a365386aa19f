"""What is this file, if it is no map? Told by its first bytes, so that the refusal can name it."""

from __future__ import annotations

from app.storage import refusals

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "zip", "ZIP, Word, Excel, PowerPoint"),
    (b"PK\x05\x06", "zip", "ZIP"),
    (b"%PDF", "pdf", "PDF"),
    (b"SQLite format 3\x00", "sqlite", "SQLite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office", "Microsoft Office 97-2003"),
    (b"\x1f\x8b", "gzip", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "7-Zip"),
    (b"\x89PNG\r\n\x1a\n", "picture", "PNG"),
    (b"\xff\xd8\xff", "picture", "JPEG"),
    (b"GIF8", "picture", "GIF"),
    (b"{\\rtf", "rtf", "RTF"),
)
_MARKUP: tuple[tuple[bytes, str, str], ...] = (
    (b"<!doctype html", "html", "HTML"),
    (b"<html", "html", "HTML"),
    (b"<svg", "xml", "SVG"),
    (b"<", "xml", "XML"),
)
_HEAD = 4096


def refuse_foreign(data: bytes) -> None:
    """Raise the refusal that names the file when its first bytes show that it cannot be a map."""
    head = data[:_HEAD]
    if not head.strip(b" \t\r\n"):
        raise _blank(data)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refusals.utf16()
    for start, code, name in _SIGNATURES:
        if head.startswith(start):
            raise refusals.foreign(code, name)
    if b"\x00" in head:
        raise refusals.utf16() if _every_other_is_nul(head) else refusals.binary()
    text = head.lstrip(b" \t\r\n").lower()
    if text.startswith(b"<<<<<<<"):
        raise refusals.git_markers()
    for start, code, name in _MARKUP:
        if text.startswith(start):
            raise refusals.foreign(code, name)


def _blank(data: bytes) -> refusals.Refused:
    """Empty, or nothing but spaces: what a crashed editor leaves. Long blanks are no text either."""
    return refusals.empty() if not data.strip() else refusals.binary()


def _every_other_is_nul(head: bytes) -> bool:
    """UTF-16 without a mark: text in Latin letters has a NUL in every second place."""
    half = len(head) // 2
    few, many = sorted((head[0::2].count(0), head[1::2].count(0)))
    return few < half * 0.4 and many > half * 0.6


def picture_type(data: bytes) -> str | None:
    """The MIME type that the bytes themselves show: PNG, JPEG or WebP, else None."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return None
