"""Where the signs of a PDF stand on its pages, as PDFium finds them, which set none of them."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, repeat
from operator import attrgetter
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from leafletpress.proof.asked import (
    DOUBLE,
    FLOAT,
    UNSIGNED,
    address_of,
    box_of,
    code_of,
    colour_of,
    each,
    is_generated,
    mark_of,
    matrix_of,
    mode_of,
    numbers,
    origin_of,
    places_in,
    size_of,
    text_object_of,
)
from leafletpress.proof.heard import Mark

ARTIFACT = -1  # the number of the mark of what is in no tag: running lines
SAME_LINE = 0.5  # of the letters' size: what is less apart stands on one line
SKEW = 0.02  # of the letters' height: what is turned or squeezed less is rounding
LINE_END_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line, which it takes for one of its own

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


ACROSS, PEN = attrgetter("x"), attrgetter("pen")
Glyphs = Mapping[Mark, list[Glyph]]


def read_glyphs(content: bytes) -> Glyphs:
    """The characters of each piece of marked content, and those of each page that are in none."""
    with pypdfium2.PdfDocument(content) as drawn:
        return glyphs_on(drawn)


def glyphs_on(pages: Iterable[pypdfium2.PdfPage]) -> Glyphs:
    """The same for the pages of a PDF that is open."""
    found: dict[Mark, list[Glyph]] = defaultdict(list)
    for number, page in enumerate(pages):
        for pen, glyphs in groupby(_characters(page.get_textpage()), key=PEN):
            found[number, pen.mark] += glyphs
    return found


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Each character of a page that has ink."""
    page, pens = address_of(text), _Pens()
    signs = [SIGNS[code] for code in map(code_of, repeat(page), range(text.count_chars()))]
    inked = [index for index, (_, is_drawn) in enumerate(signs) if is_drawn]
    owners = map(text_object_of, repeat(page), inked)
    across, up, left, bottom, right, top = (numbers(DOUBLE, len(inked)) for _ in range(6))
    each(origin_of, repeat(page), inked, places_in(across), places_in(up))
    each(box_of, repeat(page), inked, *map(places_in, (left, right, bottom, top)))
    boxes = zip(left, bottom, right, top, strict=True)
    word, before, spaced, place = 0, 0, False, 0
    for index, address, x, y, box in zip(inked, owners, across, up, boxes, strict=True):
        for between in range(place, index):  # without ink
            if not is_generated(page, between):  # by PDFium itself, since letters stand far apart
                before, spaced = 0, spaced or signs[between][0].isspace()
        place = index + 1
        if not address:
            continue
        word += address != before
        before = address
        pen = pens[address]
        yield Glyph(signs[index][0], x, y, pen.size, box, word, spaced, pen)
        spaced = False


class _Signs(dict[int, tuple[str, bool]]):
    """What each of PDFium's codes is, and whether it leaves ink."""

    def __missing__(self, code: int) -> tuple[str, bool]:
        char = "-" if code in LINE_END_HYPHENS else chr(code)
        return self.setdefault(code, (char, not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")))


SIGNS = _Signs()


class _Pens(dict[int, Pen]):
    """The pens of a page's text objects, by their addresses."""

    def __missing__(self, address: int) -> Pen:
        found, colour = numbers(FLOAT, 7), numbers(UNSIGNED, 4)
        matrix_of(address, (places := places_in(found))[0])
        size_of(address, places[6])
        colour_of(address, *places_in(colour))
        a, b, c, d, _, _, size = found
        tall = math.hypot(c, d)
        pen = self[address] = Pen(
            mark=mark_of(address),
            size=size,
            height=size * tall,
            colour=(colour[0], colour[1], colour[2], colour[3]),
            filled=mode_of(address) == pdfium.FPDF_TEXTRENDERMODE_FILL,
            upright=max(abs(b), abs(c), abs(a - d)) <= SKEW * tall and d > 0,
        )
        return pen


def height(glyphs: Iterable[Glyph]) -> float:
    """Where glyphs of one line stand above the foot of the page, in pt. Letters of Nastaliq stand above each other."""
    places = sorted(glyph.y for glyph in glyphs)  # without what statistics imports: fractions, and numbers drawn by lot
    return (places[len(places) // 2] + places[(len(places) - 1) // 2]) / 2


def from_the_left(glyphs: Iterable[Glyph]) -> str:
    return "".join([glyph.char for glyph in sorted(glyphs, key=ACROSS)])
