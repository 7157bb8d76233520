"""The edges of the paper, which no printer reaches: what is drawn there would be cut off. Read by PDFium, which did not set the pages."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageOps

UNPRINTABLE = 5 / 25.4 * 72  # pt, 5 mm: the widest edge that office printers leave white
SCALE = 1.0  # pixels in a pt


def pages_over_the_edge(content: bytes) -> tuple[int, ...]:
    """The numbers of the pages on which something is drawn where printers cannot print, or text stands off the paper."""
    with pypdfium2.PdfDocument(content) as pdf:
        return tuple(number for number, page in enumerate(pdf, 1) if _over_the_edge(page))


def _over_the_edge(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    texts = [item.get_bounds() for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=1)]
    ink = ImageOps.invert(page.render(scale=SCALE, grayscale=True).to_pil()).getbbox()
    boxes = texts if ink is None else [*texts, tuple(edge / SCALE for edge in ink)]
    return any(
        left < UNPRINTABLE or first < UNPRINTABLE or right > width - UNPRINTABLE or last > height - UNPRINTABLE
        for left, first, right, last in boxes
    )
