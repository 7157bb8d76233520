"""The order on paper: on each line the glyphs must stand as its language reads them, tokens from left to right.

What a line says is read from the tag tree, where its glyphs stand by PDFium, which set none of them. Which order is right says
`leafletpress.languages.tokens` for the text of its paragraph, not the HTML, which is what the page was set from.
"""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from leafletpress.languages.order import Said, reading_order
from leafletpress.proof.tree import Mark, read_blocks

SAME_LINE = 0.35  # of the letters' size: what is less apart stands on one line
UNSURE = frozenset("()[]<>«»‹›≤≥{}“”‘’")  # PDFium mirrors them where it takes a line for one from right to left
LINE_END_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line, which it takes for one of its own
DIRECTION_MARKS = re.compile("[\u200e\u200f]")  # which the text layer writes for other readers


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page: where its pen stands and the size of its letters, in pt."""

    char: str
    x: float
    y: float
    size: float


Glyphs = Mapping[Mark, list[Glyph]]
Block = list[tuple[Mark, Said]]


def turned_lines(content: bytes) -> tuple[str, ...]:
    """Each line whose glyphs stand in another order than they are read in: its page, how it stands and how it should."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pypdfium2.PdfDocument(content) as drawn:
        glyphs = dict(_glyphs(drawn))
        language = str(pdf.Root.get("/Lang", ""))
        return tuple(finding for block in _blocks(pdf, language, glyphs) for finding in _turned(block, glyphs, language))


def _turned(block: Block, glyphs: Glyphs, language: str) -> Iterator[str]:
    on_paper = reading_order([said for _, said in block], language)
    text = "".join(said.text for _, said in block)
    for line in _lines(block, glyphs):
        stands = _shown(glyph.char for glyph in sorted(line.glyphs, key=lambda glyph: glyph.x))
        should = _shown(text[place] for place in on_paper(line.places))
        if stands != should:
            yield f"on page {line.page + 1} the signs stand as {stands!r}, from left to right, where they should as {should!r}"


@dataclass(slots=True)
class _Line:
    """What of a paragraph stands on one line: its glyphs, and the places of its characters in the paragraph's text."""

    page: int
    y: float
    glyphs: list[Glyph]
    places: list[int]


def _lines(block: Block, glyphs: Glyphs) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for mark, said in block:
        if found := glyphs.get(mark):
            y = _height(found)
            if not lines or lines[-1].page != mark[0] or _is_apart(lines[-1].y, found):
                lines.append(_Line(mark[0], y, [], []))
            lines[-1].glyphs.extend(found)
            lines[-1].places.extend(range(start, start + len(said.text)))
        start += len(said.text)
    return lines


def _height(found: list[Glyph]) -> float:
    return median(glyph.y for glyph in found)


def _is_apart(y: float, found: list[Glyph]) -> bool:
    """Whether glyphs stand on another line than the one at this height."""
    return abs(y - _height(found)) > SAME_LINE * found[0].size


def _shown(chars: Iterable[str]) -> str:
    """What of a line is compared: signs with ink of their own, those that are made of others taken apart, as PDFium does."""
    whole = unicodedata.normalize("NFKC", "".join(chars)).replace("\u2044", "/")
    return "".join(
        char for char in whole if not char.isspace() and char not in UNSURE and unicodedata.category(char)[0] not in "MC"
    )


def _blocks(pdf: pikepdf.Pdf, language: str, glyphs: Glyphs) -> Iterator[Block]:
    """Paragraphs with one space where readers are given two, at the end of a piece and where the next begins, or a new line."""
    for block in read_blocks(pdf, language):
        leaves: Block = []
        after_space, before = True, None
        for mark, text, tag in block:
            said = re.sub(r"\s+", " ", DIRECTION_MARKS.sub("", text))
            if found := glyphs.get(mark):
                new_line = before is not None and (before[0] != mark[0] or _is_apart(before[1], found))
                said = f" {said}" if new_line and not said.startswith(" ") else said
                before = (mark[0], _height(found))
            said = said.lstrip() if after_space else said
            after_space = said.endswith(" ") if said else after_space
            leaves.append((mark, Said(said, tag)))
        yield leaves


def _glyphs(drawn: pypdfium2.PdfDocument) -> Iterator[tuple[Mark, list[Glyph]]]:
    """The characters of each piece of marked content, as PDFium finds them."""
    for number, page in enumerate(drawn):
        found: dict[int, list[Glyph]] = defaultdict(list)
        for mark, glyph in _characters(page.get_textpage()):
            found[mark].append(glyph)
        yield from (((number, mark), glyphs) for mark, glyphs in found.items())


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Glyph]]:
    """Each character of a page that stands in marked content, with its mark."""
    marks: dict[int, int] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        item = pdfium.FPDFText_GetTextObject(text, index)
        if not item or pdfium.FPDFText_IsGenerated(text, index):
            continue
        address = ctypes.addressof(item.contents)
        if address not in marks:
            marks[address] = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if marks[address] >= 0:
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            code = pdfium.FPDFText_GetUnicode(text, index)
            char = "-" if code in LINE_END_HYPHENS else chr(code)
            yield marks[address], Glyph(char, x.value, y.value, pdfium.FPDFText_GetFontSize(text, index))
