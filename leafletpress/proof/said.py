"""What a document says, sign by sign: every text that was signed, and no word that came from nowhere.

The sheet is compared with the HTML that it was set from, and that with what it was composed of: templates could say "35 mg" for
"3.5 mg", or add words that are in no list and that nobody translates.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

from leafletpress.model import Document
from leafletpress.proof.by_itself import without
from leafletpress.proof.expected import RUNNING
from leafletpress.proof.html_page import body_of
from leafletpress.proof.letters import HYPHENS, Signs, letters

INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u"})
SEEN = Signs(lambda sign: "" if unicodedata.category(sign) == "Cf" else sign.translate(HYPHENS))
OWN_WORDS = "in words of a template's own: write them as gettext(...), so that they are listed, translated and signed"
LONGEST = 60  # letters of a text that is quoted
OFTEN = 400  # letters of a text that is kept for all functions here that ask for it


def unsaid(document: Document, texts: Iterable[str]) -> Iterator[str]:
    """The first of the texts that a document does not say, sign by sign."""
    lines = "\n".join(lines_in(document.html))
    for text in texts:
        if (wanted := plain(text)) not in lines:
            yield f"the sheet does not say {short(wanted)!r} as it was written, sign by sign"
            return


def unknown_words(document: Document) -> Iterator[str]:
    """The first words of a document that its templates were not handed."""
    whole = {plain(text) for text in document.said}
    parts = sorted((text for text in whole if letters(text)), key=len, reverse=True)
    for line in lines_in(document.html):
        if line not in whole and (left := words_left(line, parts)):
            yield f"the sheet says {short(left)!r}, {OWN_WORDS}"
            return


def wrong_links(document: Document) -> Iterator[str]:
    """The first link of a document that leads elsewhere than its words do: to other numbers and addresses, or to another heading."""
    body = body_of(document.html)
    places = {one.get("id", ""): _words(one) for one in body.iter() if one.get("id")} if body is not None else {}
    known = {(target, plain(words)) for target, words in document.links}
    addresses = {target for target, _ in known if target.startswith("https:")}
    for link in body.iter("a") if body is not None else ():
        target, words = link.get("href", ""), _words(link)
        is_heading = target.startswith("#") and words.startswith(places.get(target[1:], target))
        if target and not (is_heading or target in addresses or (target, words) in known):
            yield f"the words {short(words)!r} lead to {target!r}, which is not where they lead in what was signed"
            return


def _words(element: Element) -> str:
    return plain("".join(element.itertext()))


def words_left(line: str, parts: Sequence[str]) -> str:
    """What of a line is in none of the parts, where that holds letters or digits."""
    for part in parts:
        if part in line:
            line = without(line, part) if part.isascii() else line.replace(part, "\n")
            if not letters(line):
                return ""
    return next((piece.strip() for piece in line.split("\n") if letters(piece)), "")


def lines_in(html: str) -> tuple[str, ...]:
    """The text of each paragraph of a document, running lines and the descriptions of pictures too."""
    body = body_of(html)
    return blocks_in(html).lines(body) if body is not None else ()


class Blocks(dict[Element, tuple[str, list[Element]]]):
    """The blocks of a document, each with its own text and the blocks in it."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[tuple[Element, bool], tuple[str, ...]] = {}

    def __missing__(self, element: Element) -> tuple[str, list[Element]]:
        line = [element.text or ""]
        inner: list[Element] = []
        _gather(element, line, inner)
        return self.setdefault(element, (plain("".join(line)), inner))

    def lines(self, element: Element, *, running: bool = True) -> tuple[str, ...]:
        """The text of an element, each paragraph in it by itself; with its running lines or without."""
        if RUNNING in element.attrib and not running:
            return ()
        if (known := self._lines.get((element, running))) is None:
            own, inner = self[element]
            found = [own] if own else []
            for block in inner:
                found += self.lines(block, running=running)
            known = self._lines[element, running] = tuple(found)
        return known


@lru_cache(maxsize=1)
def blocks_in(html: str) -> Blocks:
    """The blocks of a document, which are kept for who asks next."""
    return Blocks()


def _gather(element: Element, line: list[str], inner: list[Element]) -> None:
    """Gather the text of an element: of those in its line here, others for later."""
    for child in element:
        if child.tag == "img":
            line.append("\n")
        if alternative := child.get("alt") or child.get("title"):
            inner.append(_described(alternative))
        if child.tag in INLINE:
            line.append(child.text or "")
            _gather(child, line, inner)
        elif isinstance(child.tag, str):
            line.append("\n")
            inner.append(child)
        line.append(child.tail or "")


def _described(words: str) -> Element:
    element = Element("p")
    element.text = words
    return element


def plain(text: str) -> str:
    """A text with single spaces, plain hyphens, and without signs that are not seen."""
    return _plain(text) if len(text) <= OFTEN else _plain.__wrapped__(text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join((text if text.isascii() else text.translate(SEEN)).split())


def short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
