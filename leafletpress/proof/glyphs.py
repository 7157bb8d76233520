"""Where the signs of a PDF stand on its pages, as PDFium finds them, which set none of them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from leafletpress.proof.heard import Mark

ARTIFACT = -1  # the number of the mark of what is in no tag: running lines
SAME_LINE = 0.5  # of the letters' size: what is less apart stands on one line
SKEW = 0.02  # of the letters' height: what is turned or squeezed less is rounding
LINE_END_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line, which it takes for one of its own


def _asked_often(function: object, result: Any, numbers: int) -> Any:  # noqa: ANN401 - of ctypes, which tells no types
    """A function of PDFium's about a letter of a page, which takes addresses as plain numbers: making objects of them costs more than it does."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type] # ctypes casts its functions too
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *(ctypes.c_void_p,) * numbers)(address)


_unicode = _asked_often(pdfium.FPDFText_GetUnicode, ctypes.c_uint, 0)
_is_generated = _asked_often(pdfium.FPDFText_IsGenerated, ctypes.c_int, 0)
_text_object = _asked_often(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, 0)
_origin = _asked_often(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, 2)
_box = _asked_often(pdfium.FPDFText_GetCharBox, ctypes.c_int, 4)

Box = tuple[float, float, float, float]  # left, bottom, right, top, in pt from the foot of the page


@dataclass(frozen=True, slots=True)
class Pen:
    """What a piece of text is drawn with: the height of its letters in pt, its colour (red, green, blue, alpha, to 255).

    `filled` is whether letters are areas, not outlines or nothing; `upright` whether they are neither turned, mirrored nor squeezed.
    """

    mark: int
    size: float  # before the page's scale
    height: float
    colour: tuple[int, int, int, int]
    filled: bool
    upright: bool


class Glyph(NamedTuple):
    """A character with ink on a page: where its pen stands and the size of its letters, in pt.

    `box` is where its ink is, without height where the ink of the glyph beside it is its own too. `word` is
    a number that those of one word in one piece of text share; `spaced` is whether the text has a space before it.
    """

    char: str
    x: float
    y: float
    size: float
    box: Box
    word: int
    spaced: bool
    pen: Pen


Glyphs = Mapping[Mark, list[Glyph]]


def read_glyphs(content: bytes) -> Glyphs:
    """The characters of each piece of marked content, and those of each page that are in none."""
    with pypdfium2.PdfDocument(content) as drawn:
        return glyphs_on(drawn)


def glyphs_on(pages: Iterable[pypdfium2.PdfPage]) -> Glyphs:
    """The same for the pages of a PDF that is open."""
    found: dict[Mark, list[Glyph]] = defaultdict(list)
    for number, page in enumerate(pages):
        for mark, glyph in _characters(page.get_textpage()):
            found[number, mark].append(glyph)
    return found


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Glyph]]:
    """Each character of a page that has ink, with its mark."""
    page, pens = ctypes.cast(text.raw, ctypes.c_void_p).value, _Pens()
    place = (ctypes.c_double * 6)()  # six numbers that are filled one by one, and read at once
    x, y, left, bottom, right, top = (ctypes.addressof(place) + ctypes.sizeof(ctypes.c_double) * part for part in range(6))
    word, before, spaced = 0, 0, False
    for index in range(text.count_chars()):
        char, is_drawn = _sign(_unicode(page, index))
        if not is_drawn:
            if not _is_generated(page, index):  # by PDFium itself, since letters stand far apart
                before, spaced = 0, spaced or char.isspace()
            continue
        if not (address := _text_object(page, index)):
            continue
        word += address != before
        before = address
        pen = pens[address]
        _origin(page, index, x, y)
        _box(page, index, left, right, bottom, top)
        across, up, *box = place
        yield pen.mark, Glyph(char, across, up, pen.size, (box[0], box[1], box[2], box[3]), word, spaced, pen)
        spaced = False


@lru_cache(maxsize=4096)
def _sign(code: int) -> tuple[str, bool]:
    """What PDFium's code is, and whether it leaves ink."""
    char = "-" if code in LINE_END_HYPHENS else chr(code)
    return char, not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")


class _Pens(dict[int, Pen]):
    """The pens of a page's text objects, by their addresses."""

    def __missing__(self, address: int) -> Pen:
        return self.setdefault(address, _pen(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)))


def _pen(item: object) -> Pen:
    """What a text object of PDFium's is drawn with."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    colour = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    pdfium.FPDFTextObj_GetFontSize(item, size)
    pdfium.FPDFPageObj_GetFillColor(item, *colour)
    red, green, blue, alpha = [part.value for part in colour]
    tall = math.hypot(matrix.c, matrix.d)
    return Pen(
        mark=pdfium.FPDFPageObj_GetMarkedContentID(item),
        size=size.value,
        height=size.value * tall,
        colour=(red, green, blue, alpha),
        filled=pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_FILL,
        upright=max(abs(matrix.b), abs(matrix.c), abs(matrix.a - matrix.d)) <= SKEW * tall and matrix.d > 0,
    )


def height(glyphs: Iterable[Glyph]) -> float:
    """Where glyphs of one line stand above the foot of the page, in pt. Letters of Nastaliq stand above each other."""
    return median(glyph.y for glyph in glyphs)


def from_the_left(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.char for glyph in sorted(glyphs, key=lambda glyph: glyph.x))
