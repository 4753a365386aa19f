"""Text from elsewhere, made fit to be kept: no controls, no half characters, nothing that turns text round."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""Controls, and the marks that reverse or hide text; marks that right-to-left scripts need between words stay."""
_HALF = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with line ends of one kind, without control characters and direction overrides.

    Half a surrogate pair becomes U+FFFD, since no file can keep it. Tabs stay.
    """
    return _HALF.sub("\ufffd", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """The words of a text on one line."""
    return " ".join(text.split())


def decode(data: bytes, language: str = "en") -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else the old encoding of Windows for that language."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_OLD.get(language, "cp1252"), "replace")


_OLD = {"sl": "cp1250", "cs": "cp1250", "et": "cp1257", "lt": "cp1257"}


def is_text(data: bytes) -> bool:
    """Whether bytes are likely to be text: no NUL, unless they are marked as UTF-16."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in data[:65536]
