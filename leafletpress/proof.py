"""Proof: a sheet is opened again and its facts are read off it. The home of pikepdf."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from leafletpress.model import Facts

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"


def read_facts(content: bytes) -> Facts:
    """The facts of a PDF. Raises pikepdf.PdfError where it is none."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata() as metadata:
            standards = tuple(_standards(metadata))
        return Facts(
            pages=len(pdf.pages),
            title=str(pdf.docinfo.get("/Title", "")),
            language=str(pdf.Root.get("/Lang", "")),
            fonts=tuple(sorted(set(_fonts(pdf)))),
            standards=standards,
        )


def _standards(metadata: pikepdf.models.PdfMetadata) -> Iterator[str]:
    if part := metadata.get(UA):
        yield f"PDF/UA-{part}"
    if part := metadata.get(A_PART):
        yield f"PDF/A-{part}{str(metadata.get(A_LEVEL, '')).lower()}"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of the embedded fonts, without the six letters that mark a subset."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            yield str(item.get("/FontName", "")).lstrip("/").rpartition("+")[2]
