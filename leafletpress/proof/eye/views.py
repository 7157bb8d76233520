"""Three pictures of a page, by PDFium: as it is, without its words, and with its words laid openly on what is left."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import repeat
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from leafletpress.proof.asked import (
    FLOAT,
    bounds,
    each,
    is_cut,
    kind_of,
    mark_of,
    matrix_of,
    numbers,
    objects_in,
    objects_on,
    places_in,
    set_active,
    set_colour,
    transform_clip,
)
from leafletpress.proof.glyphs import Box

SCALE = 100 / 72  # pixels in a pt: at 72 dpi thin letters seem too pale that are not
PIXEL, WHITE = 4, b"\xff"  # bytes of a pixel, and what each of them is in white
TEXT = pdfium.FPDF_PAGEOBJ_TEXT
GROWN = 10_000.0  # times: what cuts words off then cuts off nothing
DEEPEST = 16  # groups in groups
LINES = 16  # whose pictures are kept while a page is looked at
ON_A_LINE = 0.1  # pt: what is less apart is text of one line
DARK = 128  # of 255: letters cover half of a pixel that is no lighter
LARGEST_SPARE = PIXEL * 1_000_000  # bytes of a picture: A4 has less
Pixels = tuple[int, int, int, int]  # left, top, right, bottom
Colour = tuple[int, ...]  # red, green, blue, to 255; a fourth number means nothing


class Drawn(NamedTuple):
    """Something of a page that is no text: the number of its marked content, -1 where it is in none, and its bounds."""

    mark: int
    box: Box


@dataclass(frozen=True, slots=True)
class View:
    """A page: `whole` as it is, `ground` without its words, `open` the ground with the words on it, uncovered and uncut.

    `texts` are the bounds of all pieces of text, `drawn` is all else in the order in which it is drawn; `grouped` is whether words stand in a group, which can make them pale or part of
    a pattern. `size` is width and height in pt. `is_open` is whether `whole` and `open` are one and the same picture. `paper` are the bytes of `ground`. `text_alone` draws the pieces of text whose pens stand at one
    height, in black, and nothing else.
    """

    size: tuple[float, float]
    whole: Image.Image
    ground: Image.Image
    open: Image.Image
    texts: tuple[Box, ...]
    drawn: tuple[Drawn, ...]
    grouped: bool
    is_open: bool
    paper: bytearray = field(repr=False)
    text_alone: Callable[[float], Image.Image] = field(repr=False)

    def shared_ink(self, one: float, other: float, boxes: tuple[Box, Box]) -> float:
        """How much of the ink in two boxes, on lines whose pens stand at these heights, lies on each other: a share of that which is less.

        All of it where none is found there, for words that have some stand otherwise than their letters say.
        """
        first, second = ((self.text_alone(line), self.pixels(box)) for line, box in zip((one, other), boxes, strict=True))
        least = min(_inked(picture.crop(place)) for picture, place in (first, second))
        if not least:
            return 1.0
        place = _common(first[1], second[1])
        return _inked(ImageChops.lighter(first[0].crop(place), second[0].crop(place))) / least  # as dark as the less dark of both

    def ink(self, box: Box) -> int:
        """How many of 255 the ground of a box differs in red, green or blue at the most; 0 where the box is off the page."""
        if self.is_even(box):
            return 0
        return max(high - low for low, high in self.ground.crop(self.pixels(box)).getextrema())  # type: ignore[misc] # of RGB

    def is_even(self, box: Box) -> bool:
        """Whether the ground of a box has one colour, or the box is off the page."""
        left, top, right, bottom = place = self.pixels(box)
        return left == right or top == bottom or self._one_colour(place) is not None

    def colours(self, box: Box) -> list[tuple[int, Colour]]:
        """The colours of the ground of a box, each with how many pixels have it; none where the box is off the page."""
        left, top, right, bottom = place = self.pixels(box)
        count = (right - left) * (bottom - top)
        if (only := self._one_colour(place)) is not None:
            return [(count, only)]
        colours: list[tuple[int, Colour]] = self.ground.crop(place).getcolors(count) if count else []  # type: ignore[assignment] # of RGB
        return colours

    def _one_colour(self, place: Pixels) -> Colour | None:
        """The colour that all of the ground has there: row by row, each at once, where pixels would be counted one by one."""
        left, top, right, bottom = place
        row, start, length = PIXEL * self.whole.width, PIXEL * left, PIXEL * (right - left)
        first = self.paper[top * row + start : top * row + start + PIXEL]
        even = first * (right - left)
        alike = length > 0 and all(self.paper[at : at + length] == even for at in range(top * row + start, bottom * row, row))
        return tuple(first) if alike and top < bottom else None

    def pixels(self, box: Box) -> Pixels:
        """The pixels that a box on the page touches; none where it stands off the page."""
        left, bottom, right, top = box
        (width, height), tall = self.whole.size, self.size[1]
        first = (min(width, max(0, int(left * SCALE))), min(height, max(0, int((tall - top) * SCALE))))
        last = (min(width, int(right * SCALE) + 1), min(height, int((tall - bottom) * SCALE) + 1))
        return (*first, max(first[0], last[0]), max(first[1], last[1]))


def look_at(pages: Iterable[pypdfium2.PdfPage]) -> Iterator[View]:
    """Each page of a PDF. Its pictures are good until the next one is asked for: all pages are drawn into the same memory.

    What of a page is active, and what cuts it off, is changed. Raises MemoryError where there is none to draw it.
    """
    sheets = SPARE.pop() if SPARE else _Sheets(0, 0)
    for page in pages:
        width, height = (round(length * SCALE) for length in page.get_size())
        if sheets.size != (width, height):
            sheets = _Sheets(width, height)
        yield _view(page, sheets)
    if len(sheets.whole.pixels) <= LARGEST_SPARE:
        SPARE[:] = [sheets]


class _Sheets:
    """Three sheets of white paper of one size, in pixels, and one for text alone."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self.whole, self.ground, self.open = (_Sheet(width, height) for _ in range(3))

    @cached_property
    def alone(self) -> _Sheet:
        return _Sheet(*self.size)


# Those of the last PDF, which are made white before the next is drawn; taken out while they are in use.
SPARE: list[_Sheets] = []


class _Sheet:
    """A bitmap that pages are drawn on."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self.pixels = bytearray(PIXEL * width * height)
        self.image = Image.frombuffer("RGBX", self._size, self.pixels, "raw", "RGBX", 0, 1)

    def draw(self, page: pypdfium2.PdfPage, upon: bytearray | None = None, flags: int = 0) -> None:
        """Draw what of a page is active over what there is already, pixel by pixel, or over white."""
        buffer = (ctypes.c_char * len(self.pixels)).from_buffer(self.pixels)
        if upon is None:
            ctypes.memset(buffer, WHITE[0], len(self.pixels))
        else:
            memoryview(self.pixels)[:] = upon  # a slice of the array itself would make another array of it first
        width, height = self._size
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, buffer, PIXEL * width)
        if not bitmap:  # all sheets would stay white, and nothing would seem to be hidden
            raise MemoryError
        flags |= pdfium.FPDF_REVERSE_BYTE_ORDER  # as Pillow has its pixels, which it need not turn round then
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        pdfium.FPDFBitmap_Destroy(bitmap)


def _view(page: pypdfium2.PdfPage, sheets: _Sheets) -> View:
    items = objects_on(page)
    kinds = list(map(kind_of, items))
    texts = [item for item, kind in zip(items, kinds, strict=True) if kind == TEXT]
    others = [item for item, kind in zip(items, kinds, strict=True) if kind != TEXT]
    boxes = bounds(texts)
    whole, ground, uncut = sheets.whole, sheets.ground, sheets.open
    whole.draw(page, flags=pdfium.FPDF_ANNOT)
    each(set_active, texts, repeat(False))
    ground.draw(page)
    each(set_active, texts, repeat(True))
    each(set_active, others, repeat(False))
    for item, box in zip(texts, boxes, strict=True):
        if is_cut(item):
            _uncut(item, box)
    uncut.draw(page, ground.pixels)
    return View(
        page.get_size(),
        whole.image,
        ground.image,
        uncut.image,
        tuple(boxes),
        tuple(map(Drawn, map(mark_of, others), bounds(others))),
        grouped=any(map(_holds_text, others)),
        is_open=whole.pixels == uncut.pixels,
        paper=ground.pixels,
        text_alone=lru_cache(LINES)(partial(_text_alone, page, items, sheets)),
    )


def _text_alone(page: pypdfium2.PdfPage, items: Sequence[int], sheets: _Sheets, line: float) -> Image.Image:
    """The text of a page whose pens stand at one height, in black on white."""
    matrix = numbers(FLOAT, 6)
    (place, *_) = places_in(matrix)
    for item in items:
        matrix_of(item, place)
        active = kind_of(item) == TEXT and abs(matrix[5] - line) < ON_A_LINE
        set_active(item, active)
        if active:
            set_colour(item, 0, 0, 0, 255)
    sheets.alone.draw(page)
    return sheets.alone.image.convert("L")


def _inked(picture: Image.Image) -> int:
    """How many pixels of a picture in grey letters cover at least in half."""
    return sum(picture.histogram()[: DARK + 1])


def _common(one: Pixels, other: Pixels) -> Pixels:
    """What two places share; nothing where they are apart."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left, min(one[2], other[2])), max(top, min(one[3], other[3]))


def _uncut(item: int, box: Box) -> None:
    """Let nothing cut a piece of text off: the paths that do are grown round its middle."""
    left, bottom, right, top = box
    x, y = (left + right) / 2, (bottom + top) / 2
    transform_clip(item, GROWN, 0, 0, GROWN, x * (1 - GROWN), y * (1 - GROWN))


def _holds_text(item: int, depth: int = 0) -> bool:
    """Whether an object is a group that holds text, however deep; what is deeper than anybody draws counts as if it did."""
    if kind_of(item) != pdfium.FPDF_PAGEOBJ_FORM:
        return depth > 0 and bool(kind_of(item) == TEXT)
    return depth > DEEPEST or any(_holds_text(one, depth + 1) for one in objects_in(item))
