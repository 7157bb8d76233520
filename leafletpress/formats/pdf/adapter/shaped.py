"""What Pango made of a run of text: its glyphs, read in one go, by clusters or, where it is that simple, letter by letter."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import lt
from typing import Any, NamedTuple

from weasyprint.logger import LOGGER
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from leafletpress.formats.pdf.textlayer import Glyph, Letter, as_typed, joins

INFO = struct.Struct("=Iiii4x")  # Pango's PangoGlyphInfo: the glyph, its advance, x and y; then bits that we do not ask for
FIELDS = 5  # of that, of four bytes each
START = struct.Struct("=i")
Cluster = tuple[str, list[Glyph]]


class Shaped(NamedTuple):
    """The glyphs of a run, from left to right, in thousandths of an em.

    For each its number, its advance, how far it is moved off its place (`ys` downwards), where its cluster begins in what the run `says`,
    in bytes, and where the pen stands before it; the last of `pens` is the run's width.
    """

    says: bytes
    numbers: Sequence[int]
    advances: Sequence[float]
    xs: Sequence[float]
    ys: Sequence[float]
    starts: Sequence[int]
    pens: Sequence[float]


class Item(NamedTuple):
    """A run of text as Pango has it: which of its line's fonts it is in, its place in the text of its line, in bytes, its glyphs and where their clusters begin.

    An odd `level` is of words from right to left.
    """

    font: int
    level: int
    offset: int
    length: int
    glyphs: bytes
    starts: bytes


class Used(NamedTuple):
    """A font of Pango's in a file: WeasyPrint's, and its size in px."""

    pango_font: Any
    font: Any
    size: float


def read_items(first_line: Any) -> tuple[list[Any], list[Item]]:
    """The fonts of a line of Pango's, and its runs, from left to right."""
    fonts: list[Any] = []
    found: list[Item] = []
    here = first_line.runs[0]
    while here != ffi.NULL:
        run, here = here.data, here.next
        item, shaped = run.item, run.glyphs
        pango_font, count = item.analysis.font, shaped.num_glyphs
        if pango_font not in fonts:
            fonts.append(pango_font)
        glyphs = bytes(ffi.buffer(shaped.glyphs, count * INFO.size))
        starts = bytes(ffi.buffer(shaped.log_clusters, count * START.size))
        found.append(Item(fonts.index(pango_font), item.analysis.level, item.offset, item.length, glyphs, starts))
    return fonts, found


def drawn_of(items: Sequence[Item]) -> bytes:
    """All that runs are drawn of besides their fonts, without the bits of a glyph that Pango leaves as they were."""
    glyphs = array("I", b"".join(item.glyphs for item in items))
    del glyphs[FIELDS - 1 :: FIELDS]
    heads = [(*item[:4], len(item.glyphs)) for item in items]
    return b"".join((repr(heads).encode(), glyphs.tobytes(), *(item.starts for item in items)))


def read_shaped(item: Item, text: bytes, size: float) -> Shaped:
    """The glyphs of a run in the text of its line, at a size in px."""
    scale = 1000 * FROM_UNITS / size
    numbers, *measures = tuple(zip(*INFO.iter_unpack(item.glyphs), strict=True)) or ((), (), (), ())
    advances, xs, ys = ([unit * scale for unit in units] for units in measures)
    starts, pens = [start for (start,) in START.iter_unpack(item.starts)], list(accumulate(advances, initial=0.0))
    return Shaped(text[item.offset : item.offset + item.length], numbers, advances, xs, ys, starts, pens)


def note_widths(stream: Any, used: Used, numbers: Iterable[int]) -> None:
    """Note the advance of each glyph as its font has it: the widths in the file must be the font's own."""
    widths = used.font.widths
    for number in numbers:
        if number not in widths:
            pango.pango_font_get_glyph_extents(used.pango_font, number, stream.ink_rect, stream.logical_rect)
            widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / used.size)


def letters(shaped: Shaped) -> list[Letter] | None:
    """The characters of a run from left to right in which each is one glyph on the line; None of any other run."""
    said = shaped.says.decode(errors="replace")
    if len(said) != len(shaped.numbers) or any(shaped.xs) or any(shaped.ys) or not all(map(lt, shaped.starts, shaped.starts[1:])):
        return None
    typed = {char: as_typed(char) for char in set(said)}
    glyphs = zip(said, shaped.numbers, shaped.pens, shaped.advances, strict=False)  # the last pen stands behind all
    found = [Letter(typed[char], number, pen, advance) for char, number, pen, advance in glyphs if typed[char]]
    numbers = [letter.number for letter in found]
    return None if any(map(joins, typed.values())) or max(numbers, default=0) >= pango.PANGO_GLYPH_EMPTY else found


def clusters(shaped: Shaped) -> list[Cluster]:
    """The clusters of a run in logical order, each with its text and glyphs."""
    found: dict[int, list[Glyph]] = {}
    for number, advance, x, y, start, pen in zip(*shaped[1:], strict=False):
        here = found.setdefault(start, [])
        if number != pango.PANGO_GLYPH_EMPTY:
            here.append(Glyph(number, pen + x, y, pen, advance))
    order = sorted(found)
    ends = [*order[1:], len(shaped.says)]
    texts = [as_typed(shaped.says[start:end].decode(errors="replace")) for start, end in zip(order, ends, strict=True)]
    made = [(text, found[start]) for text, start in zip(texts, order, strict=True) if text]
    _refuse_missing(made)
    return made


def _refuse_missing(found: list[Cluster]) -> None:
    for text, glyphs in found:
        for index, glyph in enumerate(glyphs):
            if glyph.number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                LOGGER.warning('no font has a glyph for "%s"', text)
                glyphs[index] = glyph._replace(number=0)
