"""The two outputs that one layout gives, and what each adds to a file.

PDF/UA-1 with PDF/A-2a is what today's readers support; PDF/UA-2 with WTPDF 1.0 and PDF/A-4f is for keeping, with the
leaflet's source attached. One file cannot be both: the one needs PDF 1.7, the other PDF 2.0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pydyf

PRINT = 4  # the annotation flag that PDF/A asks for (ISO 32000-1, 12.5.3)

UA_IN_A = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
A4_AND_WTPDF = b"""<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev><pdfaid:conformance>F</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/"><pdfd:declarations><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>
</rdf:Bag></pdfd:declarations></rdf:Description>
"""
LANGUAGE = b"""<rdf:Description rdf:about=""><dc:language><rdf:Bag>%s</rdf:Bag></dc:language></rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a standard is made of: the renderer's variant to start from, and the metadata to add.

    `claims` are its standards as a proof names them, `flavours` as veraPDF does.
    """

    variant: str
    pdf_2: bool
    metadata: bytes
    claims: tuple[str, ...]
    flavours: tuple[str, ...]


class Standard(Enum):
    """The standards that a file can claim."""

    ACCESSIBLE = Profile("pdf/a-2a", pdf_2=False, metadata=UA_IN_A, claims=("PDF/UA-1", "PDF/A-2a"), flavours=("ua1", "2a"))
    ARCHIVE = Profile(
        "pdf/ua-2",
        pdf_2=True,
        metadata=A4_AND_WTPDF,
        claims=("PDF/UA-2", "PDF/A-4f", "WTPDF 1.0"),
        flavours=("ua2", "wt1a", "wt1r", "4f"),
    )


def finish(pdf: pydyf.PDF, standard: Standard, further_languages: Sequence[str] = ()) -> None:
    """Bring a tagged PDF to what its standards ask for, and say its language where catalogues look for it, in the metadata.

    The reading direction stands in the tag tree, not in the viewer's preferences: where those say right to left, PDFium reads
    every line from right to left, and Chromium tells the words of an English name or address last to first.
    """
    profile = standard.value
    languages = "".join(f"<rdf:li>{tag}</rdf:li>" for tag in (pdf.catalog["Lang"].string, *further_languages))
    _add_metadata(pdf, LANGUAGE % languages.encode() + profile.metadata)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    dictionaries = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    for annotation in (item for item in dictionaries if item.get("Type") == "/Annot"):
        annotation["F"] = PRINT
    if profile.pdf_2:
        pdf.info.clear()
        pdf.catalog["OutputIntents"][0]["S"] = "/GTS_PDFA1"
        files = [item for item in dictionaries if item.get("Type") == "/Filespec"]
        for item in files:
            item["AFRelationship"] = "/Source"
        pdf.catalog["AF"] = pydyf.Array([item.reference for item in files])


def _add_metadata(pdf: pydyf.PDF, metadata: bytes) -> None:
    """Into the one RDF block that is there: validators ignore a second one."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    stream.stream = [part.replace(b"</rdf:RDF>", metadata + b"</rdf:RDF>") for part in stream.stream]
    stream.compress = False


def structure_destination(page_target: Any, element: Any) -> pydyf.Dictionary:
    """A jump that leads to a structure element as well as to a place on a page (ISO 32000-2, 12.6.4.2)."""
    return pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", "D": page_target, "SD": pydyf.Array([element, *page_target[1:]])})
