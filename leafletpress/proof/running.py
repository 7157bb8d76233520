"""The running lines on paper. They are in no tag: what they say is read from the document, where it stands from each page's glyphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from xml.etree.ElementTree import Element

from leafletpress.languages.reading_order import Said, reading_order
from leafletpress.model import DRAFT, SOURCE_LANGUAGE, Document
from leafletpress.proof.expected import RUNNING
from leafletpress.proof.glyphs import ARTIFACT, SAME_LINE, Glyph, Glyphs, from_the_left
from leafletpress.proof.html_page import body_of
from leafletpress.proof.letters import HYPHENS, Signs, letters
from leafletpress.proof.order import shown

INLINE = frozenset({"span", "strong", "a", "abbr", "bdi"})
PageLines = tuple[str, ...]


def running_lines(glyphs: Glyphs) -> tuple[PageLines, ...]:
    """The signs of each page's lines that are in no tag, from left to right; the lines from the top."""
    pages = range(max((page for page, _ in glyphs), default=-1) + 1)
    return tuple(tuple(_page_lines(glyphs, page)) for page in pages)


def _page_lines(glyphs: Glyphs, page: int) -> Iterator[str]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs.get((page, ARTIFACT), ()), key=lambda glyph: -glyph.y):
        if not lines or lines[-1][-1].y - glyph.y > SAME_LINE * glyph.size:
            lines.append([])
        lines[-1].append(glyph)
    yield from (shown(from_the_left(line)) for line in lines)


def running_faults(pages: Sequence[PageLines], document: Document, again: Sequence[tuple[int, str]] = ()) -> Iterator[str]:
    """Each page on which the signs of a running line stand, but not in the order that they are read in; or words that are in no line.

    A page may do without a line, but no line without a page, and no page without the code of the words. The heads of tables stand on
    each page of the table again, and so do headings that stand `again` on a page, from 1.
    """
    texts = [_Running(tuple(said), said[0].language) for said in _paragraphs(document)]
    tables = [head for head in _heads(document) if letters(head)]
    marks = [_Running((Said(words, tag),), tag) for tag, words in _marks(document)]
    coded = [text for text in texts if document.code and letters(document.code) in letters(text.text)]
    nowhere = dict.fromkeys(text.text for text in texts)
    for number, page in enumerate(pages, 1):
        lines = tuple(map(letters, page))
        heads = [*tables, *(head for there, words in again if there == number and letters(head := shown(words)))]
        there = Counter("".join(lines))
        missing = []
        for mark in marks:
            if mark.stands(lines):
                there -= mark.signs
            else:
                yield f"page {number} is not marked as a draft: {mark.text!r} does not stand at its head"
        free = lines
        for text in sorted(texts, key=lambda text: -len(text.text)):  # a title stands by itself and in the line for staff
            without = text.taken_from(free)
            if without is not None:
                free = without
                there -= text.signs
                nowhere.pop(text.text, None)
            else:
                missing.append(text)
        for text in missing:
            if text.signs <= there:
                there -= text.signs
                yield f"on page {number} the running line {text.text!r} does not stand as it is read"
        there = _without(there, (_page_number(document, number, len(pages)), *heads))
        if there:
            strange = max(lines, key=lambda line: sum(char in there for char in line))
            yield f"on page {number} stand words that the document does not have, in the line {strange!r}"
        yield from _strange_signs(page, (*marks, *texts), (_page_number(document, number, len(pages)), *heads), number)
        if coded and not any(text.stands(lines) for text in coded):
            yield f"page {number} has no running line with the code of the words"
    if document.code and not coded:
        yield f"no running line says the code of the words, {document.code}"
    yield from (f"no page has the running line {text!r}" for text in nowhere)


def _without(there: Counter[str], texts: Iterable[str]) -> Counter[str]:
    """Letters and digits without those of each text that is whole among them, the longest first: one table's head may be the beginning of another's."""
    for known in map(Counter, sorted(map(letters, texts), key=len, reverse=True)):
        there = there - known if known <= there else there
    return there


def _strange_signs(page: PageLines, texts: Iterable[_Running], others: Iterable[str], number: int) -> Iterator[str]:
    """Signs of a page's running lines, besides letters and digits, that are in nothing which may stand there."""
    known = "".join((*(shown(text.text) for text in texts), *others))
    if strange := _other_signs("".join(page)) - _other_signs(known):
        yield f"on page {number} stand signs that the document does not have: {''.join(strange)!r}"


def _marks(document: Document) -> Iterator[tuple[str, str]]:
    """What each page of a draft is marked with, each part with its language."""
    yield from ((language.tag, words) for language, words in document.draft)
    if document.draft:
        yield SOURCE_LANGUAGE, DRAFT


def _other_signs(text: str) -> Counter[str]:
    """The signs of a line besides its letters and digits."""
    return Counter(text.translate(OTHERS))


OTHERS = Signs(lambda sign: "" if letters(plain := sign.translate(HYPHENS)) else plain)


def _page_number(document: Document, number: int, pages: int) -> str:
    return shown(document.page_number.replace("{page}", str(number)).replace("{pages}", str(pages)))


def _heads(document: Document) -> Iterator[str]:
    body = body_of(document.html)
    for head in body.iter("thead") if body is not None else ():
        yield shown("".join(head.itertext()))


@dataclass(frozen=True)
class _Running:
    """A paragraph of the running lines."""

    said: tuple[Said, ...]
    language: str

    @cached_property
    def text(self) -> str:
        return "".join(one.text for one in self.said)

    @cached_property
    def signs(self) -> Counter[str]:
        return Counter(letters(shown(self.text)))

    @cached_property
    def _places(self) -> list[int]:
        return [place for place, char in enumerate(self.text) if letters(shown(char))]

    def stands(self, lines: PageLines) -> bool:
        """Whether it stands on one of the lines, or begins on it and goes on below."""
        return self.taken_from(lines) is not None

    def taken_from(self, lines: PageLines) -> PageLines | None:
        """The lines without it, where it stands on them: on the fewest, as the end of one may begin as it does by chance."""
        starts = ((part, index) for part in self._parts for index in range(len(lines)))
        found = [(*lines[:index], *rest) for part, index in starts if (rest := self._goes_on(part, 0, lines[index:])) is not None]
        return min(found, key=lambda rest: sum(one != other for one, other in zip(rest, lines, strict=True)), default=None)

    def _goes_on(self, part: Callable[[int, int], str], start: int, lines: PageLines) -> PageLines | None:
        whole = len(self._places)
        if start == whole or not lines:
            return lines if start == whole else None
        end = next((end for end in range(whole, start, -1) if part(start, end) in lines[0]), None)
        if end is None:
            return None
        rest = self._goes_on(part, end, lines[1:])
        return None if rest is None else (lines[0].replace(part(start, end), "\n", 1), *rest)

    @cached_property
    def _parts(self) -> tuple[Callable[[int, int], str], ...]:
        """How a part of it, between two of its places, stands on paper: in both of the orders in which phrases may be read, where they differ."""
        orders = (tuple(reading_order(self.said, self.language, apart=apart)(self._places)) for apart in (False, True))
        return tuple(map(self._standing, dict.fromkeys(orders)))

    def _standing(self, order: tuple[int, ...]) -> Callable[[int, int], str]:
        numbers = {place: number for number, place in enumerate(self._places)}
        signs = [(numbers[place], self.text[place]) for place in order]
        return cache(lambda start, end: letters(shown([sign for number, sign in signs if start <= number < end])))


def _paragraphs(document: Document) -> Iterator[list[Said]]:
    body = body_of(document.html)
    for element in body.iter() if body is not None else ():
        if RUNNING in element.attrib:
            yield from (said for said in _blocks(element, document.language) if "".join(one.text for one in said).strip())


def _blocks(element: Element, language: str) -> Iterator[list[Said]]:
    """The texts of an element and of each block in it."""
    said: list[Said] = []
    blocks: list[Element] = []
    _gather(element, language, said, blocks)
    yield said
    for block in blocks:
        yield from _blocks(block, block.get("lang", language))


def _gather(element: Element, language: str, said: list[Said], blocks: list[Element]) -> None:
    said.append(Said(element.text or "", language))
    for child in element:
        if child.tag in INLINE:
            _gather(child, child.get("lang", language), said, blocks)
        else:
            blocks.append(child)
        said.append(Said(child.tail or "", language))
