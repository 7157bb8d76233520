"""The words of a page as they are drawn: where their ink is, where their pens stand, and what they are drawn with."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter, lt, sub
from typing import NamedTuple

from leafletpress.proof.glyphs import Box, Glyph, Glyphs, Pen

CROWDED = 0.6  # of the narrower letter: so much of it may lie on the letter beside it
NARROW = 0.12  # of the letters' height: accents and dots are no wider
APART = 0.45  # of the letters' height: what stands further apart would be read as two words
APART_DIGITS = 0.5  # likewise, of native digits: those of Nastaliq are as narrow as a stroke, in a place as wide as the others'
OWN = ("L", "EN", "CS", "ES", "ET")  # letters from left to right, digits, and what stands in numbers
TURNED = ("R", "AL")  # letters that run from right to left
WORD, FIRST = attrgetter("word"), itemgetter(0)


class Word(NamedTuple):
    """Signs that stand together in one piece of text: what they are, the box of their ink, the height and the reach of their pens.

    `blank` are letters and digits without ink, which must have some of their own; `crowded` is whether letters lie on each other,
    `apart` whether they stand as if there were a space between them, `spaced` whether the text has one before the word.
    """

    text: str
    box: Box
    has_ink: bool
    line: float
    pens: tuple[float, float]
    pen: Pen
    blank: str
    crowded: bool
    apart: bool
    spaced: bool

    @property
    def runs_on(self) -> bool:
        """Whether it runs from left to right: letters of other words may reach over those beside them, and signs may belong to either side."""
        kinds = {unicodedata.bidirectional(char) for char in self.text}
        return not kinds.isdisjoint(("L", "EN", "AN")) and kinds.isdisjoint(TURNED)

    @property
    def slopes(self) -> bool:
        """Whether it has letters that run from right to left: those of Nastaliq stand above each other, and most of a word's box is white."""
        return any(unicodedata.bidirectional(char) in TURNED for char in self.text)

    @property
    def area(self) -> float:
        left, bottom, right, top = self.box
        return (right - left) * (top - bottom)


def words_on_pages(glyphs: Glyphs) -> Mapping[int, tuple[Word, ...]]:
    """The words of each page, signs that stand alone too, in the order in which they are drawn."""
    found: dict[int, list[tuple[int, Word]]] = defaultdict(list)
    for (page, _), there in glyphs.items():
        found[page] += [(number, _word(list(word))) for number, word in groupby(there, key=WORD)]
    return {page: tuple(word for _, word in sorted(found[page], key=FIRST)) for page in sorted(found)}


def _word(glyphs: list[Glyph]) -> Word:
    first, pen = glyphs[0], glyphs[0].pen
    chars, places, _, _, boxes, *_ = zip(*glyphs, strict=True)
    lefts, bottoms, rights, tops = zip(*sorted(boxes), strict=True)
    gaps = list(map(sub, lefts[1:], rights))  # where all are small, none is apart, and where none is below 0, none are crowded
    inked = glyphs if all(map(lt, bottoms, tops)) else [glyph for glyph in glyphs if glyph.box[1] < glyph.box[3]]
    is_whole = inked is glyphs
    box = (min(lefts), min(bottoms), max(rights), max(tops)) if is_whole else around([glyph.box for glyph in inked])
    unseen = () if is_whole else [glyph.char for glyph in glyphs if glyph.box[1] >= glyph.box[3]]
    return Word(
        text="".join(chars),
        box=box,
        has_ink=box[1] < box[3],
        line=first.y,
        pens=(min(places), max(places)),
        pen=pen,
        blank="".join(filter(_has_own_ink, unseen)),
        crowded=min(gaps, default=0.0) < 0 and _crowded(glyphs),
        apart=not (is_whole and max(gaps, default=0.0) <= APART * pen.height) and _apart(inked),
        spaced=first.spaced,
    )


def around(boxes: Iterable[Box]) -> Box:
    """The box around some; one without height where there is none."""
    edges = tuple(zip(*boxes, strict=True))
    return (min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])) if edges else (0.0, 0.0, 0.0, 0.0)


def _has_own_ink(char: str) -> bool:
    """Whether a sign is drawn by a glyph of its own: in a word from right to left one glyph may draw all of it."""
    return unicodedata.bidirectional(char) in OWN and unicodedata.category(char)[0] in "LNPS"


def _crowded(glyphs: list[Glyph]) -> bool:
    """Whether letters lie on each other that their script sets side by side. Signs that one glyph draws together have one box."""
    if len(glyphs) < 2:
        return False
    boxes = sorted({glyph.box for glyph in glyphs if _stands_alone(glyph.char)})
    least = NARROW * glyphs[0].pen.height
    return any(
        min(one[2], other[2]) - other[0] > CROWDED * width
        for one, other in pairwise(boxes)
        if (width := min(one[2] - one[0], other[2] - other[0])) > least
    )


def _apart(inked: list[Glyph]) -> bool:
    """Whether signs of a word stand far from each other: not those of Han, whose commas and stops are as wide as all signs."""
    furthest: Glyph | None = None  # a mark lies over its letter
    for glyph in sorted(inked, key=lambda glyph: glyph.box[0]):
        if furthest is not None and (gap := glyph.box[0] - furthest.box[2]) > APART * glyph.pen.height:
            least = APART_DIGITS if _is_native_digit(furthest.char + glyph.char) else APART
            if gap > least * glyph.pen.height and not (_has_room(furthest.char) or _has_room(glyph.char)):
                return True
        furthest = glyph if furthest is None or furthest.box[2] <= glyph.box[2] else furthest
    return False


def _is_native_digit(signs: str) -> bool:
    return signs.isdigit() and not any(map(str.isascii, signs))


def _has_room(char: str) -> bool:
    """Whether a sign may have white beside it that is its own."""
    return unicodedata.east_asian_width(char) in ("W", "F") or unicodedata.bidirectional(char) in TURNED


@lru_cache(maxsize=4096)
def _stands_alone(char: str) -> bool:
    """Whether a sign has its place to itself: a digit, a letter of a script with capitals, a sign of Han."""
    return char.isdigit() or char.isupper() or char.islower() or unicodedata.east_asian_width(char) == "W"
