"""Where the signs of a PDF stand on its pages, as PDFium finds them, which set none of them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from leafletpress.proof.heard import Mark

ARTIFACT = -1  # the number of the mark of what is in no tag: running lines
SAME_LINE = 0.5  # of the letters' size: what is less apart stands on one line
LINE_END_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line, which it takes for one of its own


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with ink on a page: where its pen stands and the size of its letters, in pt."""

    char: str
    x: float
    y: float
    size: float


Glyphs = Mapping[Mark, list[Glyph]]


def read_glyphs(content: bytes) -> Glyphs:
    """The characters of each piece of marked content, and those of each page that are in none."""
    with pypdfium2.PdfDocument(content) as drawn:
        found: dict[Mark, list[Glyph]] = defaultdict(list)
        for number, page in enumerate(drawn):
            for mark, glyph in _characters(page.get_textpage()):
                found[number, mark].append(glyph)
        return found


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Glyph]]:
    """Each character of a page that has ink, with its mark."""
    items: dict[int, tuple[int, float]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        char = "-" if code in LINE_END_HYPHENS else chr(code)
        if char.isspace() or unicodedata.category(char) in ("Cc", "Cf"):
            continue
        if not (item := pdfium.FPDFText_GetTextObject(text, index)):
            continue
        address = ctypes.addressof(item.contents)
        if address not in items:
            items[address] = pdfium.FPDFPageObj_GetMarkedContentID(item), pdfium.FPDFText_GetFontSize(text, index)
        mark, size = items[address]
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield mark, Glyph(char, x.value, y.value, size)


def height(glyphs: Iterable[Glyph]) -> float:
    """Where glyphs of one line stand above the foot of the page, in pt. Letters of Nastaliq stand above each other."""
    return median(glyph.y for glyph in glyphs)


def from_the_left(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.char for glyph in sorted(glyphs, key=lambda glyph: glyph.x))
