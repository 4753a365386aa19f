"""What the file says about itself: title, author, subject, language and day, as XMP and in the old way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from app.export.pdf.values import Name

if TYPE_CHECKING:
    from app.export.pdf.writer import Writer


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
_CLAIM = (
    "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
)
_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A wants each schema it does not know described; this is the description that PDF/UA-1 prescribes."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>{claim}
</rdf:Description>{schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def write(writer: Writer, about: About, *, complete: bool = True) -> None:
    """Put the facts into the catalogue and the information dictionary, equal in both.

    `complete` claims PDF/UA-1 and PDF/A-3; it must be true of what the pages hold.
    """
    facts = {
        "Title": clean(about.title),
        "Author": clean(about.author),
        "Subject": clean(about.subject),
        "Keywords": clean(about.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    xmp = _XMP.format(
        **{key.lower(): escape(text) for key, text in facts.items()},
        language=escape(about.language),
        day=f"{about.day:%Y-%m-%d}T00:00:00+00:00",
        claim=_CLAIM if complete else "",
        schema=_SCHEMA if complete else "",
    )
    # Not packed: programs that know no PDF look for it in the plain bytes.
    entries = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    writer.catalog(Metadata=writer.stream(xmp.encode("utf-8", "replace"), entries, packed=False))
    writer.about(f"D:{about.day:%Y%m%d}000000Z", facts)


def clean(text: str) -> str:
    """Text without control characters, which XML does not allow."""
    return "".join(char if char >= " " else " " for char in text)
