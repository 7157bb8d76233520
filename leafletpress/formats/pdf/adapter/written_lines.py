"""Lines in the text layer's signs: what is to be written of a line, whatever codes its fonts have for them in a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby
from operator import attrgetter
from typing import NamedTuple

from weasyprint.text.ffi import pango

from leafletpress.formats.pdf.adapter.pages import Place
from leafletpress.formats.pdf.adapter.shaped import INFO, Item, Used, clusters, letters, read_shaped
from leafletpress.formats.pdf.sealed import to_bytes
from leafletpress.formats.pdf.textlayer import (
    Glyph,
    Letter,
    Sign,
    Widths,
    Written,
    are_plain,
    in_stream_order,
    sign,
    units,
    with_space,
    write_left_to_right,
    write_letters,
    write_right_to_left,
)

EDGE, SECOND_EDGE, PHRASE_EDGE = 24.0, 30.0, 25.5  # px from the left: pdftotext mixes it with no words there, and printers print
BESIDE = 3.0  # px, between two that part one line
APART = 10  # thousandths of an em
SPACE = sign((), "\u200f ", APART)
Note = Callable[[Used, Iterable[int]], None]


class Shown(NamedTuple):
    """A run to be shown in one of its line's fonts, at a size in px: operators, with a place for the code of each sign.

    Where it `parts` its line, it is shown at the edge of the page, so many px from the left, and the line goes on where it began.
    """

    font: int
    size: float
    operators: str
    signs: tuple[Sign, ...]
    parts: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What is shown of a line. Of each of Pango's runs `asked` are the glyphs whose width is asked for, in order; `widths` are those of each font.

    With other widths it would be another. It `is_whole` where its fonts have a glyph for each character.
    """

    shown: tuple[Shown, ...]
    asked: tuple[tuple[int, ...], ...]
    widths: tuple[tuple[int, dict[int, int]], ...]
    is_whole: bool


def write_line(
    text: bytes, items: Sequence[Item], fonts: Sequence[Used], place: Place | None, *, parted: bool, note: Note
) -> Line:
    """What is to be written of a line's runs in these fonts; `note` is told which glyphs' widths are to be noted.

    Where spaces are wider than the font's, the line is `parted` by Pango at each of them.
    """
    asked: list[tuple[int, ...]] = []
    found = [*_runs(text, items, fonts, asked, note, parted=parted)]
    runs = sorted(_unparted(found) if parted else found, key=lambda run: run.offset)
    widths: dict[int, dict[int, int]] = {place: {} for place in places_of(fonts)}
    for run, numbers in zip(found, asked, strict=True):
        widths[run.font].update((number, run.widths[number]) for number in numbers)
    glyphs = (number for item in items for number, *_ in INFO.iter_unpack(item.glyphs))
    whole = not any(number & pango.PANGO_GLYPH_UNKNOWN_FLAG for number in glyphs)
    return Line(tuple(_shown(runs, place)), tuple(asked), tuple(widths.items()), whole)


def places_of(fonts: Sequence[Used]) -> list[int]:
    """For each of Pango's fonts the first that is WeasyPrint's same one."""
    found = [one.font for one in fonts]
    return [found.index(font) for font in found]


def _shown(runs: Sequence[_Run], place: Place | None) -> Iterator[Shown]:
    """What is shown of a line, run by run."""
    if place is not None and place.starts:
        yield from _part(runs[0], PHRASE_EDGE + place.parts * BESIDE)
    pen = 0.0  # in px, from the start of the line
    for run in runs:
        if not run.composable:
            shown, pen = _plain(run, pen)
            yield shown
            continue
        apart = place is not None and place.right_to_left and run.is_turned_round
        if apart:
            yield Shown(run.font, run.size, "", ())
            yield from _part(run, EDGE)
            pen = 0.0
        ends_line = place is not None and place.ends and run is runs[-1]
        shown, pen = _in_signs(run, _written(run, ends_line=ends_line, apart=place is not None and not place.mixed), pen)
        yield shown
        if apart:
            yield from _part(run, SECOND_EDGE)
            pen = 0.0


def _part(run: _Run, x: float) -> Iterator[Shown]:
    """Show a space in the page's margin, far from the line's height, so that PDFium takes what was shown and what comes for two lines.

    It puts all that stands at one height in one line, and reads it in one direction, that of the most pieces. A second space
    has to stand elsewhere: what is shown twice in one place it leaves out.
    """
    if run.composable:
        # Two of them: an empty glyph has no width for PDFium, and what has none it leaves out.
        yield Shown(run.font, run.size, _show_text(["%s%s"]), (SPACE, SPACE), x)


@dataclass(slots=True)
class _Run:
    """A run of one font: `start` in px from the line's start, `offset` and `length` its place in the text in bytes, `clusters` in logical order.

    `width` is in px; an odd `level` is of words from right to left. A font that is not `composable` can hold no composed glyphs.
    """

    font: int
    widths: Widths
    composable: bool
    size: float
    start: float
    width: float
    offset: int
    length: int
    level: int
    clusters: list[tuple[str, list[Glyph]]]
    letters: list[Letter] | None = None  # instead of `clusters`, where it is that simple

    @property
    def right_to_left(self) -> bool:
        return bool(self.level % 2)

    @property
    def is_turned_round(self) -> bool:
        """Whether PDFium turns it round in a line from right to left: words, or letters and digits, but not one word or number."""
        kinds = {unicodedata.bidirectional(char) for text, *_ in self.letters or self.clusters for char in text}
        return not self.right_to_left and "L" in kinds and len(kinds) > 1


def _runs(
    text: bytes, items: Iterable[Item], fonts: Sequence[Used], asked: list[tuple[int, ...]], note: Note, *, parted: bool
) -> Iterator[_Run]:
    """The shaped runs of a line, from left to right, glyphs measured in thousandths of an em."""
    start = 0.0
    places = places_of(fonts)
    for item in items:
        used = fonts[item.font]
        own = used.font.widths
        composable = used.font.leafletpress_codes is not None
        shaped = read_shaped(item, text, used.size)
        width = shaped.pens[-1] * used.size / 1000
        numbers: list[int] = []
        plain = letters(shaped) if composable and not item.level % 2 and not parted else None
        if plain is not None:
            numbers += (letter.number for letter in plain)
            note(used, numbers)
            plain = plain if are_plain(plain, own) else None
        found = [] if plain is not None else clusters(shaped)
        numbers += (glyph.number for _, glyphs in found for glyph in glyphs)
        note(used, numbers)
        asked.append(tuple(dict.fromkeys(numbers)))
        at = places[item.font]
        yield _Run(at, own, composable, used.size, start, width, item.offset, item.length, item.level, found, plain)
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
    return (left.font, left.size, left.level) == (
        right.font,
        right.size,
        right.level,
    ) and first.offset + first.length == then.offset


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


def _written(run: _Run, *, ends_line: bool, apart: bool) -> Iterator[Iterable[Written]]:
    """The signs of a run, in the parts that are shown one after the other. `ends_line` and `apart` are for lines from right to left."""
    if run.letters is not None:
        yield write_letters(run.letters, run.widths, ends_line=ends_line)
        return
    line = units(run.clusters)
    if not run.right_to_left:
        yield write_left_to_right(with_space(line) if ends_line else line, run.widths)
        return
    parts = list(in_stream_order(line))
    for part in parts:
        yield write_right_to_left(part, run.widths, ends_line=ends_line and part is parts[-1], apart=apart)


def _in_signs(run: _Run, written: Iterable[Iterable[Written]], pen: float) -> tuple[Shown, float]:
    """What is shown of a run, and where the pen stands behind it, in px."""
    operators: list[str] = []
    signs: list[Sign] = []
    base = run.start * 1000 / run.size
    for part in written:
        here = pen * 1000 / run.size
        for _, together in groupby(part, key=attrgetter("alone")):
            shown: list[str] = []
            for one, x, _ in together:
                step = round(base + x - here)
                if step:
                    shown.append(f">{-step}<")
                    here += step
                shown.append("%s")
                signs.append(one)
                here += one.advance
            operators.append(_show_text(shown))
        pen = here * run.size / 1000
    return Shown(run.font, run.size, "\n".join(operators), tuple(signs)), pen


def _plain(run: _Run, pen: float) -> tuple[Shown, float]:
    """A run with the glyphs' own numbers, each showing its first text; what is off the baseline is raised."""
    operators: list[str] = []
    signs: list[Sign] = []
    base, here = run.start * 1000 / run.size, pen * 1000 / run.size
    for text, glyphs in sorted(run.clusters, key=lambda cluster: cluster[1][0].pen if cluster[1] else 0):
        for glyph in glyphs:
            step = round(base + glyph.x - here)
            shown = _show_text([f">{-step}<", "%s"] if step else ["%s"])
            operators += [_raise_text(-glyph.y * run.size / 1000), shown, _raise_text(0)] if glyph.y else [shown]
            signs.append(sign(glyph.number, text, run.widths[glyph.number]))
            here += step + run.widths[glyph.number]
    return Shown(run.font, run.size, "\n".join(operators), tuple(signs)), here * run.size / 1000


def _show_text(parts: Sequence[str]) -> str:
    return f"[<{''.join(parts)}>] TJ".replace("<>", "")


def _raise_text(height: float) -> str:
    return f"{to_bytes(height).decode()} Ts"
