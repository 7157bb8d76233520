"""The text layer: which character codes a line of glyphs is written with, so that every reader gets the words back.

A code stands for a pair of a glyph (or a composition of glyphs) and the text that it shows, never for a glyph alone: such a pair
is a sign, and a font has a code for each of those that it is written with. The unit is the grapheme: a base with its marks and joiners;
where the bases themselves are shifted (Nastaliq), the word. A unit of several glyphs, or with a shift, is one composed glyph, so that nothing needs text rise. From left to right one code
carries a unit's whole text. From right to left readers turn round the characters of one code, so the base's code carries the
first character and the others ride on empty glyphs before it.

Readers put a line's runs in order by guesses: by places (PDFium, pdftotext), by the stream (MuPDF, pdf.js). What stands where
the direction changes, a space or a sign, they give to the wrong side, or drop. On lines from right to left it is therefore
written with a mark of direction, as one would write it in plain text. No search finds two words with a mark between them, so
where it can be such a space is shown by itself: an empty glyph alone PDFium leaves out, and finds the space in the gap.
All measures are thousandths of an em.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from leafletpress.languages.line_ends import without_joiners

SHIFT = 1.0  # what is less off the baseline is rounding
GAP = 60.0  # readers take a tenth of an em for a space
ROOM = 200.0  # this PDFium takes for one between any two letters; the space of Nastaliq is narrower
WIDE = 2000.0  # no letter is; a word drawn as one glyph can be
THIN = 1  # what has no width at all, pdftotext and pdf.js take for another line
MARK = "\u200f"  # the right-to-left mark
SPACE = MARK + " "  # pdf.js drops a code that begins with a space, or that is a mark alone; this it keeps
STRONG = ("R", "AL", "NSM")
SIGNS = ("ET", "ES")  # percent, degree, currency, plus: MuPDF takes them for left-to-right


class Glyph(NamedTuple):
    """A glyph on its line: where it is drawn (`x`, and `y` downwards), where the pen stands before it, and its advance."""

    number: int
    x: float
    y: float
    pen: float
    advance: float


class Letter(NamedTuple):
    """A character that one glyph shows at its place on the line: where the pen stands before it, and its advance."""

    text: str
    number: int
    x: float
    advance: float


class Unit(NamedTuple):
    """A piece of text that is written as one, with its glyphs."""

    text: str
    glyphs: tuple[Glyph, ...]


class Component(NamedTuple):
    """A glyph inside a composed one; `y` upwards, as fonts count."""

    number: int
    x: int
    y: int


Composition = tuple[Component, ...]
Widths = Mapping[int, int]  # the own widths of a font's glyphs


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """What a code stands for: a glyph, or one composed of others (of none, an empty one), the text that it shows, and its advance."""

    drawn: int | Composition
    text: str
    advance: int


sign = lru_cache(16_384)(Sign)  # the same object for the same sign


class Written(NamedTuple):
    """A sign, where the pen stands for it, and whether it is shown by itself."""

    sign: Sign
    x: float
    alone: bool = False


def as_typed(text: str) -> str:
    """A text with the signs that one types: a hyphen that breaks no line, and joiners, are there for the page, and no search has them."""
    return without_joiners(text.replace("\u2011", "-"))


def units(clusters: Iterable[tuple[str, Sequence[Glyph]]]) -> list[Unit]:
    """Graphemes out of shaped clusters in logical order; words where bases are shifted: all on a line that slopes, else those that have one."""
    found: list[Unit] = []
    for text, glyphs in clusters:
        if found and (not glyphs or joins(text)):
            before = found[-1]
            found[-1] = Unit(before.text + text, (*before.glyphs, *glyphs))
        else:
            found.append(Unit(text, tuple(glyphs)))
    shifted = [unit for unit in found if _base_is_shifted(unit)]
    if not shifted:
        return found
    slopes = any(unicodedata.bidirectional(unit.text[0]) in ("R", "AL") for unit in shifted)
    return _words(found) if slopes else list(_stacked(found))


def joins(text: str) -> bool:
    """Whether a cluster is a mark or joiner on the one before it."""
    return bool(text) and text > "\x7f" and unicodedata.category(text[0]) in ("Mn", "Me", "Cf")


def _base_is_shifted(unit: Unit) -> bool:
    return bool(unit.glyphs) and all(abs(glyph.y) > SHIFT for glyph in unit.glyphs) and unicodedata.category(unit.text[0]) == "Lo"


def _words(graphemes: Sequence[Unit]) -> list[Unit]:
    found: list[Unit] = []
    for unit in graphemes:
        if found and unit.text.strip() and found[-1].text.strip():
            found[-1] = Unit(found[-1].text + unit.text, found[-1].glyphs + unit.glyphs)
        else:
            found.append(unit)
    return found


def _stacked(graphemes: Sequence[Unit]) -> Iterator[Unit]:
    """Whole words where a letter stands below another, as in Bengali; digits and all other words sign by sign."""
    for is_word, units_of_it in groupby(graphemes, key=_is_of_letters):
        word = list(units_of_it)
        yield from _words(word) if is_word and any(map(_base_is_shifted, word)) else word


def _is_of_letters(unit: Unit) -> bool:
    return unit.text.strip() != "" and unicodedata.category(unit.text[0])[0] in "LM"


def write_left_to_right(line: Iterable[Unit], widths: Widths) -> Iterable[Written]:
    """The signs of a left-to-right run, from left to right. A glyph's own width is in `widths` or is its advance."""
    for text, glyphs in line:
        if _is_plain(glyphs, widths):
            glyph = glyphs[0]
            yield Written(sign(glyph.number, text, _own_width(glyph, widths)), glyph.x)
        elif glyphs:
            yield from _composed(text, glyphs, widths)


def are_plain(line: Iterable[Letter], widths: Widths) -> bool:
    """Whether the font itself would set all letters of a run so. The glyphs' own widths are in `widths`."""
    return all(advance - widths[number] <= GAP for _, number, _, advance in line)


def write_letters(line: Sequence[Letter], widths: Widths, *, ends_line: bool) -> Iterable[Written]:
    """The signs of a left-to-right run of plain letters: those that `write_left_to_right` gives. The break that `ends_line` stands for is a space."""
    last = len(line) - 1 if ends_line else -1
    for place, (text, number, x, _) in enumerate(line):
        yield Written(sign(number, text + " " if place == last else text, widths[number]), x)


def with_space(line: Sequence[Unit]) -> list[Unit]:
    """A left-to-right run that ends a line, with the space that the line's break stands for: readers join what stands beside it."""
    return [*line[:-1], line[-1]._replace(text=line[-1].text + " ")]


def _composed(text: str, glyphs: Sequence[Glyph], widths: Widths) -> Iterable[Written]:
    """A unit drawn at its first character. Where it is wide its width is shared: PDFium sorts the lines beside a wide character."""
    left, width = _extent(glyphs)
    if width <= WIDE:
        yield Written(sign(_compose(glyphs, left), text, round(width)), left)
        return
    pieces = _pieces(text)
    share = round(width / len(pieces))
    for index, piece in enumerate(pieces):
        parts = () if index else _compose(glyphs, left)
        yield Written(sign(parts, piece, share), left + index * share)


def _pieces(text: str) -> list[str]:
    """The characters of a text, each with the marks on it."""
    found: list[str] = []
    for char in text:
        if found and _is_mark(char):
            found[-1] += char
        else:
            found.append(char)
    return found


def in_stream_order(line: Iterable[Unit]) -> Iterable[list[Unit]]:
    """The parts of a right-to-left run in the order to write them: MuPDF turns round what is beside a sign, not the sign."""
    return [list(part) for _, part in groupby(line, key=lambda unit: unicodedata.bidirectional(unit.text[0]) in SIGNS)]


def write_right_to_left(
    line: Iterable[Unit], widths: Widths, *, ends_line: bool = False, apart: bool = False
) -> Iterable[Written]:
    """The signs of a right-to-left run, drawn from left to right; units come in logical order.

    Where it `ends_line`, the space that the line's break stands for is written too. Spaces at its edges are set `apart` where no
    letters run from left to right: of a mixed line PDFium counts the pieces of each direction, marks too, and reads it in the one
    that has more.
    """
    line = [unit for unit in line if unit.glyphs]
    for place in range(len(line) - 1, -1, -1):
        unit, before = line[place], line[place - 1].text if place else ""
        if place == len(line) - 1:
            yield from _end(unit, ends_line=ends_line, apart=apart)
        if unit.text == " " and (place in (0, len(line) - 1) or _is_mark(before[-1])):
            advance = unit.glyphs[0].advance
            alone = apart and advance >= ROOM and place in (0, len(line) - 1)
            yield Written(sign((), SPACE, round(advance) - THIN), _left(unit), alone)
        else:
            yield from _ridden(unit, widths)
        if not _is_strong(unit.text[0]) and (not before or (_is_mark(before[-1]) and unit.text != " ")):
            left, width = _extent(unit.glyphs)
            yield Written(sign((), MARK, THIN), left + width - THIN)


def _end(unit: Unit, *, ends_line: bool, apart: bool) -> Iterable[Written]:
    """What stands left of a run's last unit: the space of the line's break, or a mark that holds a sign to the run."""
    if not unit.text.isspace() and (ends_line or not _is_strong(unit.text[-1])):
        yield Written(sign((), SPACE if ends_line else MARK, THIN), _left(unit) - THIN, ends_line and apart)


def _ridden(unit: Unit, widths: Widths) -> Iterable[Written]:
    """A unit whose first character is carried by the drawn glyph, and the others by empty ones to the left of it."""
    text, glyphs = unit
    if len(text) == 1 and _is_plain(glyphs, widths):
        yield Written(sign(glyphs[0].number, text, _own_width(glyphs[0], widths)), glyphs[0].x)
        return
    left, width = _extent(glyphs)
    pieces = _with_joiners(text)
    share = round(width / (sum(not _is_mark(piece[0]) for piece in pieces) or 1))
    x = left
    for piece in reversed(pieces[1:]):
        advance = 0 if _is_mark(piece[0]) else share
        yield Written(sign((), piece[::-1], advance), x)
        x += advance
    yield Written(sign(_compose(glyphs, x), pieces[0][::-1], round(left + width - x)), x)


def _with_joiners(text: str) -> list[str]:
    """The characters of a text, joiners with the one before them: alone, pdf.js drops them."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.category(char) == "Cf":
            found[-1] += char
        else:
            found.append(char)
    return found


def _is_strong(char: str) -> bool:
    return unicodedata.bidirectional(char) in STRONG


def _left(unit: Unit) -> float:
    return min(glyph.pen for glyph in unit.glyphs)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


def _extent(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    left = min(glyph.pen for glyph in glyphs)
    right = max(glyph.pen + glyph.advance for glyph in glyphs)
    return left, max(right - left, 1)


def _compose(glyphs: Sequence[Glyph], origin: float) -> Composition:
    return tuple(Component(glyph.number, round(glyph.x - origin), -round(glyph.y)) for glyph in glyphs)


def _is_plain(glyphs: Sequence[Glyph], widths: Widths) -> bool:
    """Whether a unit is one glyph where the font itself would set it: where a script sets glyphs apart, readers see a space."""
    if len(glyphs) != 1:
        return False
    [glyph] = glyphs
    moved = max(abs(glyph.x - glyph.pen), glyph.advance - _own_width(glyph, widths))
    return abs(glyph.y) <= SHIFT and moved <= GAP


def _own_width(glyph: Glyph, widths: Widths) -> int:
    return widths.get(glyph.number, round(glyph.advance))
