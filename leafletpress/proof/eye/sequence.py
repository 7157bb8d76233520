"""The sequence of what stands on a page: each paragraph, heading and cell below those that are read before it, or beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from leafletpress.languages import direction_of
from leafletpress.proof.glyphs import Glyph, Glyphs
from leafletpress.proof.heard import Mark

HIGHER = 0.5  # of the letters' height: what stands less above a line stands on it
BESIDE = 0.3  # of the letters' height: what reaches less far over a block stands beside it


class _Block(NamedTuple):
    """What of a block stands on a page: its words, where its pens stand, from its last line to its first, and the height of its letters."""

    words: str
    left: float
    right: float
    last: float
    first: float
    height: float

    def shares_lines(self, other: _Block) -> bool:
        return min(self.first, other.first) - max(self.last, other.last) > -HIGHER * min(self.height, other.height)

    def is_above(self, other: _Block) -> bool:
        spare = min(self.height, other.height)
        wide = min(self.right, other.right) - max(self.left, other.left)
        return self.last > other.first + HIGHER * spare and wide > BESIDE * spare


def out_of_sequence(blocks: Iterable[Iterable[Mark]], glyphs: Glyphs) -> Iterator[tuple[int, str, str]]:
    """Each block that stands wholly above one that is read before it: its page, its words, and those of the other."""
    for page, there in _on_pages(blocks, glyphs).items():
        highest = float("inf")  # of the first lines so far, the one that stands lowest
        for place, block in enumerate(there):
            if block.last > highest:
                yield from ((page, block.words, other.words) for other in there[:place] if block.is_above(other))
            highest = min(highest, block.first)


def cells_astray(rows: Iterable[tuple[str, Sequence[Sequence[Mark]]]], glyphs: Glyphs) -> Iterator[tuple[int, str, str]]:
    """Each cell of a table's row that stands on the wrong side of the one before it: its page, its words, and those of the other.

    Rows come with their language, which says in which direction they run.
    """
    for language, cells in rows:
        turned = direction_of(language) == "rtl"
        blocks = [parts for cell in cells if (parts := [glyph for mark in cell for glyph in glyphs.get(mark, ())])]
        page = next((mark[0] for cell in cells for mark in cell if mark in glyphs), 0)
        for before, cell in pairwise(map(_block, blocks)):
            if before.shares_lines(cell) and (cell.right > before.left if turned else before.right > cell.left):
                yield page, cell.words, before.words


def entangled(lists: Iterable[Sequence[Sequence[Mark]]], glyphs: Glyphs) -> Iterator[tuple[int, str, str]]:
    """Each item of a list, or row of a table, with a part that stands among those of the next: its page, its words, and the other's.

    What was moved from its place on a line would be read with what is there now: a phone number beside another name.
    """
    for items in lists:
        for page, there in _on_pages(items, glyphs).items():
            for one, other in pairwise(there):
                wide = min(one.right, other.right) - max(one.left, other.left)
                if one.shares_lines(other) and wide > BESIDE * min(one.height, other.height):
                    yield page, one.words, other.words


def _on_pages(blocks: Iterable[Iterable[Mark]], glyphs: Glyphs) -> Mapping[int, list[_Block]]:
    pages: dict[int, list[_Block]] = defaultdict(list)
    for marks in blocks:
        parts: dict[int, list[Glyph]] = defaultdict(list)
        for mark in marks:
            parts[mark[0]].extend(glyphs.get(mark, ()))
        for page, found in parts.items():
            if found:
                pages[page].append(_block(found))
    return pages


def _block(glyphs: list[Glyph]) -> _Block:
    chars, places, heights, *_ = zip(*glyphs, strict=True)
    return _Block("".join(chars), min(places), max(places), min(heights), max(heights), glyphs[0].pen.height)
