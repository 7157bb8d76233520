"""Where the signs of a PDF stand on its pages, as PDFium finds them, which set none of them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, repeat
from operator import attrgetter
from statistics import median
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from leafletpress.proof.heard import Mark

ARTIFACT = -1  # the number of the mark of what is in no tag: running lines
SAME_LINE = 0.5  # of the letters' size: what is less apart stands on one line
SKEW = 0.02  # of the letters' height: what is turned or squeezed less is rounding
LINE_END_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line, which it takes for one of its own


def _asked_often(function: object, result: Any, numbers: int, *, of_a_letter: bool = True) -> Any:  # noqa: ANN401 - of ctypes, which tells no types
    """A function of PDFium's about a letter of a page, or an object, which takes addresses as plain numbers: making objects of them costs more than it does."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type] # ctypes casts its functions too
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *(ctypes.c_int,) * of_a_letter, *(ctypes.c_void_p,) * numbers)(address)


_unicode = _asked_often(pdfium.FPDFText_GetUnicode, ctypes.c_uint, 0)
_is_generated = _asked_often(pdfium.FPDFText_IsGenerated, ctypes.c_int, 0)
_text_object = _asked_often(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, 0)
_origin = _asked_often(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, 2)
_box = _asked_often(pdfium.FPDFText_GetCharBox, ctypes.c_int, 4)
_mark = _asked_often(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int, 0, of_a_letter=False)
_matrix = _asked_often(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, 1, of_a_letter=False)
_font_size = _asked_often(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int, 1, of_a_letter=False)
_colour = _asked_often(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, 4, of_a_letter=False)
_mode = _asked_often(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, 0, of_a_letter=False)

Box = tuple[float, float, float, float]  # left, bottom, right, top, in pt from the foot of the page


class Pen(NamedTuple):
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


ACROSS = attrgetter("x")
Glyphs = Mapping[Mark, list[Glyph]]


def read_glyphs(content: bytes) -> Glyphs:
    """The characters of each piece of marked content, and those of each page that are in none."""
    with pypdfium2.PdfDocument(content) as drawn:
        return glyphs_on(drawn)


def glyphs_on(pages: Iterable[pypdfium2.PdfPage]) -> Glyphs:
    """The same for the pages of a PDF that is open."""
    found: dict[Mark, list[Glyph]] = defaultdict(list)
    for number, page in enumerate(pages):
        for mark, glyphs in groupby(_characters(page.get_textpage()), key=lambda glyph: glyph.pen.mark):
            found[number, mark] += glyphs
    return found


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Each character of a page that has ink. PDFium is asked one thing of all of them, and then the next."""
    page, pens = ctypes.cast(text.raw, ctypes.c_void_p).value, _Pens()
    signs = [SIGNS[code] for code in map(_unicode, repeat(page), range(text.count_chars()))]
    inked = [index for index, (_, is_drawn) in enumerate(signs) if is_drawn]
    owners = list(map(_text_object, repeat(page), inked))
    across, up, *edges = (array("d", bytes(8 * len(inked))) for _ in range(6))  # PDFium fills them, a number of each character in each
    _fill(_origin, page, inked, (across, up))
    left, bottom, right, top = edges
    _fill(_box, page, inked, (left, right, bottom, top))
    word, before, spaced, place = 0, 0, False, 0
    for index, address, x, y, box in zip(inked, owners, across, up, zip(*edges, strict=True), strict=True):
        for between in range(place, index):  # without ink
            if not _is_generated(page, between):  # by PDFium itself, since letters stand far apart
                before, spaced = 0, spaced or signs[between][0].isspace()
        place = index + 1
        if not address:
            continue
        word += address != before
        before = address
        pen = pens[address]
        yield Glyph(signs[index][0], x, y, pen.size, box, word, spaced, pen)
        spaced = False


def _fill(function: Any, page: int | None, inked: Sequence[int], numbers: Iterable[array[float]]) -> None:  # noqa: ANN401 - of ctypes
    """Have numbers of all characters filled in, each kind into an array of its own."""
    places = (range(start := one.buffer_info()[0], start + len(one) * one.itemsize, one.itemsize) for one in numbers)
    deque(map(function, repeat(page), inked, *places), maxlen=0)


class _Signs(dict[int, tuple[str, bool]]):
    """What each of PDFium's codes is, and whether it leaves ink."""

    def __missing__(self, code: int) -> tuple[str, bool]:
        char = "-" if code in LINE_END_HYPHENS else chr(code)
        return self.setdefault(code, (char, not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")))


SIGNS = _Signs()


class _Pens(dict[int, Pen]):
    """The pens of a page's text objects, by their addresses."""

    def __missing__(self, address: int) -> Pen:
        numbers, colour = array("f", bytes(4 * 7)), array("I", bytes(4 * 4))
        first, red = numbers.buffer_info()[0], colour.buffer_info()[0]
        _matrix(address, first)
        _font_size(address, first + 4 * 6)
        _colour(address, red, red + 4, red + 8, red + 12)
        a, b, c, d, _, _, size = numbers
        tall = math.hypot(c, d)
        pen = self[address] = Pen(
            mark=_mark(address),
            size=size,
            height=size * tall,
            colour=(colour[0], colour[1], colour[2], colour[3]),
            filled=_mode(address) == pdfium.FPDF_TEXTRENDERMODE_FILL,
            upright=max(abs(b), abs(c), abs(a - d)) <= SKEW * tall and d > 0,
        )
        return pen


def height(glyphs: Iterable[Glyph]) -> float:
    """Where glyphs of one line stand above the foot of the page, in pt. Letters of Nastaliq stand above each other."""
    return median([glyph.y for glyph in glyphs])


def from_the_left(glyphs: Iterable[Glyph]) -> str:
    return "".join([glyph.char for glyph in sorted(glyphs, key=ACROSS)])
