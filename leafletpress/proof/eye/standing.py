"""How words stand: upright, large enough, apart from each other, and each below what is read before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from leafletpress.proof.eye.inked import Word
from leafletpress.proof.eye.views import View

LOW = 0.03  # of the letters' height: what is less apart stands on one line
OVER = 0.25  # of the smaller word: so much may lie on a word of another line
RAISED = 0.08  # of the letters' height: what is further from the line is a power or an index
TOUCHING = 0.25  # of the letters' height: parts of one word are no further apart
ON_EACH_OTHER = 0.01  # of the ink of the word that has less: so much may touch that of a word on another line
INTO = 0.3  # of the letters' height: so far the pens of a word may reach among those of one beside it


def collisions(view: View, words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Words that are printed over each other."""
    inked = sorted([word for word in words if word.has_ink], key=lambda word: word.box[1])
    for place, one in enumerate(inked, 1):
        first, _, last, top = one.box
        for other in islice(inked, place, None):
            left, bottom, right, _ = other.box
            if bottom >= top:
                break
            if left < last and right > first and _collide(view, one, other):
                yield one, other


def raised(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Words that are one in the text and stand beside each other, but on two lines: the 2 of 102 would be read as a power."""
    for one, other in pairwise([word for word in words if word.has_ink]):
        if other.spaced or one.line == other.line:
            continue
        tall = min(one.pen.height, other.pen.height)
        gap = max(one.box[0], other.box[0]) - min(one.box[2], other.box[2])
        off = abs(one.line - other.line)
        if RAISED * tall < off < tall and abs(gap) < TOUCHING * tall and one.runs_on and other.runs_on:
            yield one, other


def _collide(view: View, one: Word, other: Word) -> bool:
    """Words of one line lie beside each other by their pens: those of Nastaliq reach over their neighbours.

    They reach among those of the next line too, and only their ink tells whether they lie on any.
    """
    wide, high = _common(one.box, other.box, 0), _common(one.box, other.box, 1)
    if wide <= 0 or high <= 0:
        return False
    tall = min(one.pen.height, other.pen.height)
    if abs(one.line - other.line) > LOW * tall:
        slopes = one.slopes or other.slopes
        return _is_inked_over(view, one, other) if slopes else wide * high > OVER * min(one.area, other.area)
    (left, right), (other_left, other_right) = one.pens, other.pens
    return min(right, other_right) - max(left, other_left) > INTO * tall or abs(left - other_left) < LOW * tall


def _is_inked_over(view: View, one: Word, other: Word) -> bool:
    return view.shared_ink(one.line, other.line, (one.box, other.box)) > ON_EACH_OTHER


def _common(one: tuple[float, ...], other: tuple[float, ...], side: int) -> float:
    """How long two boxes lie on each other: from side to side, or upwards."""
    return min(one[side + 2], other[side + 2]) - max(one[side], other[side])
