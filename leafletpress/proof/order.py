"""The order on paper: on each line the glyphs must stand as its language reads them, tokens from left to right.

What a line says is read from the tag tree, where its glyphs stand by PDFium. Which order is right says `leafletpress.languages`
for the text of its paragraph, not the HTML, which is what the page was set from.
"""

from __future__ import annotations

import io
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise, takewhile
from typing import Any

import pikepdf

from leafletpress.languages.reading_order import Said, reading_order
from leafletpress.proof.glyphs import ACROSS, SAME_LINE, Glyph, Glyphs, from_the_left, height, read_glyphs
from leafletpress.proof.heard import Mark, marked_texts, read_blocks
from leafletpress.proof.letters import Signs
from leafletpress.proof.tagged import read_elements

CLIMB = 0.7  # of the letters' size: what stands so much higher is on a line above
SPACE = 0.1  # of the letters' height: what is less apart has no space between it
MIRRORED = str.maketrans(")]>»›≥}”’", "([<«‹≤{“‘")  # PDFium takes one for the other on lines that it reads from right to left
SPACES = re.compile(r"\s+")
DIRECTION_MARKS = re.compile("[\u200e\u200f]")  # which the text layer writes for other readers
PART_AT_END, PART_AT_START = re.compile(r"\S+\Z"), re.compile(r"\S+")
NUMBER = re.compile(r"[(<>≤≥~+-]*\d+(?:[.,:٫٬/]\d+)*[%.,;:)]*")
PARTING = " \u200f \u200f"  # two spaces in the page's margin, by which PDFium is told that what comes is another line

Broken = tuple[int, str, str]  # a page, what one line ends with and the next begins with
Block = list[tuple[Mark, str, str]]  # a paragraph: its marks, each with its text and language


@dataclass(slots=True)
class Line:
    """What of a paragraph stands on one line: its first and last marks, its height in pt, its glyphs, its texts as they are read."""

    first: Mark
    last: Mark
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    @property
    def page(self) -> int:
        return self.first[0]


def turned_lines(content: bytes) -> tuple[str, ...]:
    """Each line of a PDF whose glyphs stand in another order than they are read in: its page, how it stands and how it should."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        blocks = list(read_blocks(read_elements(pdf), marked_texts(pdf), str(pdf.Root.get("/Lang", ""))))
        turned, broken = find_turned_lines(pdf, blocks, read_glyphs(content))
        return (*turned, *broken_numbers(broken, ""))


def find_turned_lines(pdf: pikepdf.Pdf, blocks: Iterable[Block], glyphs: Glyphs) -> tuple[tuple[str, ...], tuple[Broken, ...]]:
    """The same for a PDF that is open, and whose blocks and glyphs were read; and what may be numbers that are broken."""
    language = str(pdf.Root.get("/Lang", ""))
    parents = _Parents(pdf, language)
    findings: list[str] = []
    broken: list[Broken] = []
    for block, around in map(parents.within, blocks):
        lines = _lines(block, glyphs, around)
        findings += (*_turned(lines, around), *_climbing(lines, parents))
        broken += _may_be_broken(lines)
    return tuple(findings), tuple(broken)


def _turned(lines: Sequence[Line], language: str) -> list[str]:
    """Findings of a paragraph, none where one way to read it is as it stands.

    The break of a line may stand for a space or for nothing (in a long address), and phrases in another language may be tokens
    of the text around them or stand by themselves.
    """
    findings: list[str] = []
    for gap in (" ", ""):
        for apart in (False, True):
            read = list(_read(lines, language, gap, apart=apart))
            if not read:
                return []
            findings = findings or read
    return findings


def _read(lines: Sequence[Line], language: str, gap: str, *, apart: bool) -> Iterator[str]:
    texts = [_spaced(line, gap) for line in lines]
    on_paper = reading_order([said for line in texts for said in line], language, apart=apart)
    text = "".join(said.text for line in texts for said in line)
    start = 0
    for line, said_there in zip(lines, texts, strict=True):
        end = start + sum(len(said.text) for said in said_there)
        across = sorted(line.glyphs, key=ACROSS)
        stands = shown([glyph.char for glyph in across])
        signs = [text[place] for place in on_paper(range(start, end))]
        should = shown(signs)
        if stands != should:
            yield f"on page {line.page + 1} the signs stand as {stands!r}, from left to right, where they should as {should!r}"
        elif joined := _joined(across, signs):
            yield f"on page {line.page + 1} {joined!r} has no space where the text has one"
        start = end


def _joined(across: Sequence[Glyph], on_paper: Sequence[str]) -> str:
    """The first two words of a line that stand beside each other as one; letters from right to left may reach over those beside them.

    `across` are its glyphs from left to right, `on_paper` its signs, spaces too.
    """
    glyphs = [glyph for glyph in across for _ in _shown_of(glyph.char)]
    counts = list(accumulate(map(len, map(_shown_of, on_paper)), initial=0))  # how many are shown before each sign
    if len(glyphs) != counts[-1]:  # signs that are made of others
        return ""
    for space in SPACES.finditer("".join(on_paper)):
        behind = counts[space.start()]
        if 0 < behind < len(glyphs):
            one, other = glyphs[behind - 1 : behind + 1]
            gap = other.box[0] - one.box[2]
            if gap < SPACE * one.pen.height and _stands_apart(one.char + other.char):
                return "".join(on_paper[max(0, bisect_left(counts, behind) - 9) : bisect_right(counts, behind) + 8])
    return ""


@lru_cache(maxsize=4096)
def _stands_apart(signs: str) -> bool:
    """Whether signs are letters that reach over no other, or digits."""
    return all(char.isalnum() and unicodedata.bidirectional(char) in ("L", "EN", "AN") for char in signs)


def _climbing(lines: Sequence[Line], parents: _Parents) -> Iterator[str]:
    """Lines that stand above the one that is read before them, but for two columns: an entry of a contents list and its page."""
    for before, line in pairwise(lines):
        climbs = before.page == line.page and line.height - before.height > CLIMB * line.glyphs[0].size
        if climbs and (
            parents.element(before.last).objgen == parents.element(line.first).objgen or not _side_by_side(before, line)
        ):
            yield f"on page {line.page + 1} the line {shown(from_the_left(line.glyphs))!r} stands above the one that comes before it"


def broken_numbers(broken: Iterable[Broken], written: str) -> Iterator[str]:
    """Numbers that are broken where a line ends, and are not two in what was composed, as in "level 1, 2023"."""
    for page, first, second in broken:
        if first[-1] not in ",;:." or f"{first} {second}" not in written:
            yield f"on page {page} the number {first + second!r} is broken where its line ends"


def _may_be_broken(lines: Sequence[Line]) -> Iterator[Broken]:
    """Numbers that are broken where a line ends: each part would be read as one. Addresses and codes may be."""
    for before, line in pairwise(lines):
        start, end = (DIRECTION_MARKS.sub("", "".join(said.text for said in one.said)) for one in (before, line))
        parts = PART_AT_END.search(start), PART_AT_START.match(end)
        both = all(part and any(map(str.isdigit, part[0])) for part in parts)  # "30" and ")." below it is whole
        first, second = (part[0] if part else "" for part in parts)
        if both and NUMBER.fullmatch(first + second):
            yield line.page + 1, first, second


def _side_by_side(one: Line, other: Line) -> bool:
    (left, right), (other_left, other_right) = (
        (min(glyph.x for glyph in line.glyphs), max(glyph.x for glyph in line.glyphs)) for line in (one, other)
    )
    return right < other_left or other_right < left


def _spaced(line: Line, gap: str) -> list[Said]:
    """The texts of a line with single spaces: readers are given one at the end of a piece and one where the next begins."""
    texts: list[Said] = []
    after_space = True
    for said in line.said:
        text = SPACES.sub(" ", DIRECTION_MARKS.sub("", said.text.replace(PARTING, "")))
        text = text.lstrip() if after_space else text
        after_space = text.endswith(" ") if text else after_space
        texts.append(Said(text, said.language))
    last = texts[-1]
    return [*texts[:-1], Said(last.text.rstrip() + gap, last.language)]


def _lines(block: Block, glyphs: Glyphs, language: str) -> list[Line]:
    """The lines of a paragraph. What is only a space has a mark that is in no tag, so that its number is missing."""
    lines: list[Line] = []
    before: Mark | None = None
    for mark, text, tag in block:
        if found := glyphs.get(mark):
            here = height(found)
            if not lines or lines[-1].page != mark[0] or abs(lines[-1].height - here) > SAME_LINE * found[0].size:
                lines.append(Line(mark, mark, here))
            lines[-1].glyphs.extend(found)
            lines[-1].last = mark
        if lines:
            if before is not None and mark[1] > before[1] + 1:
                lines[-1].said.append(Said(" ", language))
            lines[-1].said.append(Said(text, tag))
        before = mark
    return lines


def shown(chars: Iterable[str]) -> str:
    """What of a line is compared: signs with ink of their own, those that are made of others taken apart, as PDFium does."""
    return unicodedata.normalize("NFKC", "".join(chars)).translate(INKED)


@lru_cache(maxsize=4096)
def _shown_of(sign: str) -> str:
    return shown(sign)


def _inked(sign: str) -> str:
    dropped = sign.isspace() or unicodedata.category(sign)[0] in "MC"
    return "" if dropped else sign.replace("\u2044", "/").translate(MIRRORED)


INKED = Signs(_inked)


class _Parents:
    """Which elements the texts of a PDF stand in, by the tree of parents (ISO 32000-1, 14.7.4.4)."""

    def __init__(self, pdf: pikepdf.Pdf, language: str) -> None:
        self._language = language
        root: Any = pdf.Root
        numbers = list(root.get("/StructTreeRoot", {}).get("/ParentTree", {}).get("/Nums", ()))
        self._owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        self._pages = [int(page.obj.get("/StructParents", -1)) for page in pdf.pages]

    def element(self, mark: Mark) -> pikepdf.Object:
        """The element that a mark is of."""
        owner: pikepdf.Object = self._owners[self._pages[mark[0]]][mark[1]]
        return owner

    def within(self, block: Block) -> tuple[Block, str]:
        """A paragraph, and the language that it is read in: that of its side where a sheet has two, and words that are not translated may hold a value that is.

        Then all of it stands in a phrase, and what is in that phrase is of the phrases right below.
        """
        if self._language == block[0][2]:
            return block, self._language
        around = [self._around(mark) for mark, _, _ in block]
        shared = list(takewhile(lambda elements: len(set(elements)) == 1, zip(*around, strict=False)))
        if not shared:
            return block, self._language
        tags = [[*elements[len(shared) :], shared[-1][0]][0][1] for elements in around]
        return [(mark, text, tag) for (mark, text, _), tag in zip(block, tags, strict=True)], shared[-1][0][1]

    def _around(self, mark: Mark) -> list[tuple[tuple[int, int], str]]:
        """The elements around a mark that say a language, the outermost first: their numbers in the file, and the languages."""
        element: Any = self.element(mark)
        found = []
        while element is not None:
            if "/Lang" in element:
                found.append((element.objgen, str(element["/Lang"])))
            element = element.get("/P")
        return found[::-1]
