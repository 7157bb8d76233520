"""What Pango made of a run of text: its glyphs, read in one go, by clusters or, where it is that simple, letter by letter."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import lt
from typing import Any, NamedTuple

from weasyprint.logger import LOGGER
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from leafletpress.formats.pdf.textlayer import Glyph, Letter, as_typed, joins

INFO = struct.Struct("=Iiii4x")  # Pango's PangoGlyphInfo: the glyph, its advance, x and y; then bits that we do not ask for
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


def read_shaped(run: Any, text: bytes, size: float) -> Shaped:
    """The glyphs of a run of Pango's, in the text of its line, at a size in px."""
    scale = 1000 * FROM_UNITS / size
    count, start = run.glyphs.num_glyphs, run.item.offset
    rows = INFO.iter_unpack(ffi.buffer(run.glyphs.glyphs, count * INFO.size))
    numbers, *measures = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    advances, xs, ys = ([unit * scale for unit in units] for units in measures)
    starts, pens = ffi.unpack(run.glyphs.log_clusters, count), list(accumulate(advances, initial=0.0))
    return Shaped(text[start : start + run.item.length], numbers, advances, xs, ys, starts, pens)


def note_widths(stream: Any, font: Any, pango_font: Any, size: float, numbers: Iterable[int]) -> None:
    """Note the advance of each glyph as its font has it: the widths in the file must be the font's own."""
    for number in numbers:
        if number not in font.widths:
            pango.pango_font_get_glyph_extents(pango_font, number, stream.ink_rect, stream.logical_rect)
            font.widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)


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
