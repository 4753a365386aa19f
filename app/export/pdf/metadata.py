"""What the file says about itself: title, author, subject, language and day, as XMP and in the old way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, String


@dataclass(frozen=True, slots=True)
class About:
    """Facts about a document. `day` stands in for the clock, so that the same map gives the same bytes."""

    title: str
    language: str
    day: date
    author: str = ""
    subject: str = ""
    keywords: str = ""


PRODUCER = "Baton"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def write(pdf: pikepdf.Pdf, about: About) -> None:
    """Put the facts into the catalogue and the information dictionary, equal in both."""
    stamp = f"{about.day:%Y-%m-%d}T00:00:00+00:00"
    xmp = _XMP.format(
        title=escape(clean(about.title)),
        author=escape(clean(about.author)),
        subject=escape(clean(about.subject)),
        keywords=escape(clean(about.keywords)),
        language=escape(about.language),
        day=stamp,
        producer=PRODUCER,
    )
    metadata = pikepdf.Stream(pdf, xmp.encode("utf-8"))
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.Lang = String(about.language)
    old = f"D:{about.day:%Y%m%d}000000Z"
    entries = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Keywords": about.keywords,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": old,
        "/ModDate": old,
    }
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({key: String(clean(text)) for key, text in entries.items()})
    )


def clean(text: str) -> str:
    """Text without control characters, which XML does not allow."""
    return "".join(char if char >= " " else " " for char in text)
