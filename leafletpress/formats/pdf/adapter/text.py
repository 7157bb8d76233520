"""Text: the shaped runs of a line, read from Pango and written in the text layer's codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby
from operator import attrgetter
from typing import Any

from weasyprint.text.ffi import ffi, pango

from leafletpress.formats.pdf.adapter.pages import Place
from leafletpress.formats.pdf.adapter.shaped import clusters, letters, note_widths, read_shaped
from leafletpress.formats.pdf.adapter.shaped_once import give_back
from leafletpress.formats.pdf.adapter.typefaces import codes_of
from leafletpress.formats.pdf.contents import POINTS
from leafletpress.formats.pdf.textlayer import (
    Codes,
    Glyph,
    Letter,
    Written,
    are_plain,
    as_typed,
    in_stream_order,
    units,
    with_space,
    write_left_to_right,
    write_letters,
    write_right_to_left,
)

AWAY = 2.5  # em, more than half the width of any character
EDGE, SECOND_EDGE, PHRASE_EDGE = (
    24.0,
    30.0,
    25.5,
)  # px, from the left of the page: there pdftotext mixes it with no other words, and printers print
BESIDE = 3.0  # px, between two that part one line
APART = 10  # thousandths of an em
PARTED = re.compile("[\n-\r\x85\u2028\u2029]")  # what parts lines or paragraphs for Pango
Stock = Callable[..., Any]


def draw_line(
    stock: Stock, shades: Iterator[float], stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any
) -> list[Any]:
    """Take the place of WeasyPrint's draw_first_line: the same glyphs at the same places, in our own codes.

    What we do not write ourselves (an ellipsis, pictures for glyphs) is left to `stock`. `shades` never gives the same twice.
    """
    if text_overflow == "ellipsis" or block_ellipsis != "none" or textbox.style["font_size"] < 1e-6:
        return list(stock(stream, textbox, text_overflow, block_ellipsis, matrix))
    if not as_typed(textbox.text).strip():
        return []
    found = _runs(stream, textbox)
    runs = sorted(_unparted(found) if textbox.style["word_spacing"] else found, key=lambda run: run.offset)
    if any(run.font.bitmap or run.font.png or run.font.svg or run.font.colr for run in runs):
        return list(stock(stream, textbox, text_overflow, block_ellipsis, matrix))
    if not PARTED.search(textbox.pango_layout.text):
        give_back(textbox.pango_layout)
    _set_apart(stream, next(shades))
    place: Place | None = getattr(textbox, "leafletpress_place", None)
    _begin(stream, matrix)
    if place is not None and place.starts:
        _part(stream, runs[0], matrix, PHRASE_EDGE + place.parts * BESIDE)
    pen = 0.0  # in px, from the start of the line
    for run in runs:
        stream.set_font_size(run.font.hash, run.size * POINTS)
        if run.codes is None:
            pen = _show_plain(stream, run, pen)
            continue
        apart = place is not None and place.right_to_left and run.is_turned_round
        if apart:
            pen = _part(stream, run, matrix)
        ends_line = place is not None and place.ends and run is runs[-1]
        for written in _written(run, run.codes, ends_line=ends_line, apart=place is not None and not place.mixed):
            pen = _show(stream, run, run.codes, written, pen)
        if apart:
            pen = _part(stream, run, matrix, SECOND_EDGE)
    return []


def _set_apart(stream: Any, shade: float) -> None:
    """Give text a stroke colour of its own. Nothing is stroked: but text that differs so from the text before it is told apart.

    Chromium cuts text where its style changes and gives a piece to one tag; two elements in one style come out as one.
    """
    stream.set_color_rgb(0, 0, shade, stroke=True)
    stream._current_color_stroke = None


def _begin(stream: Any, matrix: Any, at: tuple[float, float] | None = None) -> None:
    """Begin a line `at` a place in px, or where the matrix says.

    The font's size is in pt and the matrix in px: PDFium reckons where a space or line break would be from the size alone.
    """
    stream.set_text_matrix(*(value / POINTS for value in matrix.values[:4]), *(at or matrix.values[4:]))


def _part(stream: Any, run: _Run, matrix: Any, x: float = EDGE) -> float:
    """Show a space in the page's margin, far from the line's height, so that PDFium takes what was shown and what comes for two lines.

    It puts all that stands at one height in one line, and reads it in one direction, that of the most pieces. A second space
    has to stand elsewhere: what is shown twice in one place it leaves out. Returns where the pen stands.
    """
    if run.codes is not None:
        y, away = matrix.values[5], AWAY * run.size
        _begin(stream, matrix, (x, y - away if y > 2 * away else y + away))
        stream.set_font_size(run.font.hash, run.size * POINTS)
        # Two of them: an empty glyph has no width for PDFium, and what has none it leaves out.
        space = run.codes.composition((), "\u200f ", APART)
        stream.show_text(f"<{space:04x}{space:04x}>")
        _begin(stream, matrix)
    return 0.0


@dataclass(slots=True)
class _Run:
    """A run of one font: `start` in px from the line's start, `offset` and `length` its place in the text in bytes, `clusters` in logical order.

    `width` is in px; an odd `level` is of words from right to left.
    """

    font: Any
    size: float
    start: float
    width: float
    offset: int
    length: int
    level: int
    clusters: list[tuple[str, list[Glyph]]]
    codes: Codes | None
    letters: list[Letter] | None = None  # instead of `clusters`, where it is that simple

    @property
    def right_to_left(self) -> bool:
        return bool(self.level % 2)

    @property
    def is_turned_round(self) -> bool:
        """Whether PDFium turns it round in a line from right to left: words, or letters and digits, but not one word or number."""
        kinds = {unicodedata.bidirectional(char) for text, *_ in self.letters or self.clusters for char in text}
        return not self.right_to_left and "L" in kinds and len(kinds) > 1


def _runs(stream: Any, textbox: Any) -> Iterator[_Run]:
    """The shaped runs of a line, from left to right, glyphs measured in thousandths of an em."""
    parted = bool(textbox.style["word_spacing"])
    if PARTED.search(textbox.pango_layout.text):  # else it is the same, and Pango would shape the line again
        pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    first_line, _ = textbox.pango_layout.get_first_line()
    text = textbox.pango_layout.text.encode()
    start = 0.0
    item, known = first_line.runs[0], ffi.NULL
    while item != ffi.NULL:
        run, item = item.data, item.next
        pango_font = run.item.analysis.font
        if pango_font != known:
            known, (font, size) = pango_font, stream.add_font(pango_font)
            codes = codes_of(stream, font)
        shaped, level = read_shaped(run, text, size), run.item.analysis.level
        width = shaped.pens[-1] * size / 1000
        plain = None if codes is None or level % 2 or parted else letters(shaped)
        if plain is not None and codes is not None:
            note_widths(stream, font, pango_font, size, (letter.number for letter in plain))
            plain = plain if are_plain(plain, codes) else None
        found = [] if plain is not None else clusters(shaped)
        note_widths(stream, font, pango_font, size, (glyph.number for _, glyphs in found for glyph in glyphs))
        yield _Run(font, size, start, width, run.item.offset, run.item.length, level, found, codes, plain)
        start += width


def _unparted(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Runs from left to right, those as one that Pango parts at each space that is wider than the font's: a mark at a word's end belongs before it."""
    together: list[_Run] = []
    for run in runs:
        if together and not _goes_on(together[-1], run):
            yield _as_one(together)
            together = []
        together.append(run)
    if together:
        yield _as_one(together)


def _goes_on(left: _Run, right: _Run) -> bool:
    first, then = (right, left) if left.right_to_left else (left, right)
    return (
        left.font is right.font
        and (left.size, left.level) == (right.size, right.level)
        and first.offset + first.length == then.offset
    )


def _as_one(runs: Sequence[_Run]) -> _Run:
    first, widths = runs[0], list(accumulate(run.width for run in runs))
    parts = [first.clusters]
    for run, width in zip(runs[1:], widths, strict=False):
        along = width * 1000 / first.size
        moved = [
            (said, [Glyph(number, x + along, y, pen + along, advance) for number, x, y, pen, advance in drawn])
            for said, drawn in run.clusters
        ]
        parts.append(moved)
    return replace(
        first,
        width=widths[-1],
        offset=min(run.offset for run in runs),
        length=sum(run.length for run in runs),
        clusters=list(chain.from_iterable(reversed(parts) if first.right_to_left else parts)),
    )


def _written(run: _Run, codes: Codes, *, ends_line: bool, apart: bool) -> Iterator[Iterable[Written]]:
    """The codes of a run, in the parts that are shown one after the other. `ends_line` and `apart` are for lines from right to left."""
    if run.letters is not None:
        yield write_letters(run.letters, codes, ends_line=ends_line)
        return
    line = units(run.clusters)
    if not run.right_to_left:
        yield write_left_to_right(with_space(line) if ends_line else line, codes)
        return
    parts = list(in_stream_order(line))
    for part in parts:
        yield write_right_to_left(part, codes, ends_line=ends_line and part is parts[-1], apart=apart)


def _show(stream: Any, run: _Run, codes: Codes, written: Iterable[Written], pen: float) -> float:
    """Show codes; returns where the pen stands."""
    base, here = run.start * 1000 / run.size, pen * 1000 / run.size
    for _, together in groupby(written, key=attrgetter("alone")):
        parts: list[str] = []
        for code, x, _ in together:
            step = round(base + x - here)
            if step:
                parts.append(f">{-step}<")
                here += step
            parts.append(f"{code:04x}")
            here += codes.widths[code]
        stream.show_text(_joined(parts))
    return here * run.size / 1000


def _show_plain(stream: Any, run: _Run, pen: float) -> float:
    """Write a run with the glyphs' own numbers, each showing its first text; what is off the baseline is raised."""
    base, here = run.start * 1000 / run.size, pen * 1000 / run.size
    for text, glyphs in sorted(run.clusters, key=lambda cluster: cluster[1][0].pen if cluster[1] else 0):
        for glyph in glyphs:
            run.font.to_unicode.setdefault(glyph.number, text)
            step = round(base + glyph.x - here)
            if glyph.y:
                stream.set_text_rise(-glyph.y * run.size / 1000)
            stream.show_text(_joined([f">{-step}<", f"{glyph.number:04x}"] if step else [f"{glyph.number:04x}"]))
            if glyph.y:
                stream.set_text_rise(0)
            here += step + run.font.widths[glyph.number]
    return here * run.size / 1000


def _joined(parts: list[str]) -> str:
    return f"<{''.join(parts)}>".replace("<>", "")
