"""What makes the file one to keep: the colours it means (PDF/A-3), and on request the map itself, attached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app import places
from app.export.pdf.values import Name, Ref

if TYPE_CHECKING:
    from app.export.pdf.writer import Writer

MIME = "application/json"
"""A .jmap is JSON; no type of its own is registered."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF: its name, its bytes, what it is in words, and the day that stands in for the clock."""

    name: str
    data: bytes
    about: str
    day: date


def colours(writer: Writer) -> None:
    """Say that colours mean sRGB, as PDF/A asks (ISO 19005-3, 6.2.3)."""
    profile = (places.resources() / "colour" / "srgb.icc").read_bytes()
    stream = writer.stream(profile, {"N": 3})
    writer.catalog(
        OutputIntents=[
            {
                "Type": Name("OutputIntent"),
                "S": Name("GTS_PDFA1"),
                "OutputConditionIdentifier": "sRGB IEC61966-2.1",
                "Info": "sRGB IEC61966-2.1",
                "DestOutputProfile": stream,
            }
        ]
    )


def attach(writer: Writer, attachment: Attachment) -> None:
    """Put a file into the PDF as the source it was made from (ISO 19005-3, 6.8)."""
    stamp = f"D:{attachment.day:%Y%m%d}000000Z"
    stream = writer.stream(
        attachment.data,
        {
            "Type": Name("EmbeddedFile"),
            "Subtype": Name(MIME),
            "Params": {"ModDate": stamp, "Size": len(attachment.data)},
        },
    )
    found = writer.add(
        {
            "Type": Name("Filespec"),
            "F": _plain(attachment.name),
            "UF": attachment.name,
            "Desc": attachment.about,
            "AFRelationship": Name("Source"),
            "EF": {"F": stream, "UF": stream},
        }
    )
    names: dict[str, list[str | Ref]] = {"Names": [attachment.name, found]}
    writer.catalog(AF=[found], Names={"EmbeddedFiles": names})


def _plain(name: str) -> str:
    """A file name for readers that know no Unicode."""
    return "".join(c if 32 <= ord(c) < 127 and c not in '\\/:*?"<>|' else "_" for c in name)
