"""What is told of a document: its own tag tree and those that readers give, in one form, so that they can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Self

import tinyhtml5

from leafletpress.formats.pdf.contents import Leaf
from leafletpress.formats.pdf.roles import NEUTRAL, OLDER
from leafletpress.formats.pdf.textlayer import MARK as RIGHT_TO_LEFT_MARK
from leafletpress.formats.pdf.textlayer import as_typed
from leafletpress.formats.pdf.tree import Node, Tree
from leafletpress.languages.line_ends import without_joiners
from leafletpress.model import DRAFT, Document
from leafletpress.proof.letters import letters

HEADINGS = frozenset(f"H{level}" for level in range(1, 7))
IMAGE = "image"  # what Chromium tells inside a figure
TOLD = HEADINGS | {"H", "P", "L", "LI", "Lbl", "Table", "TR", "TH", "TD", "Caption", "Figure", "Link"}


@dataclass(frozen=True, slots=True)
class Told:
    """An element: its role as PDF names it, the text of a picture, and what is in it, in order."""

    role: str
    description: str
    kids: tuple[Told | str, ...]

    @classmethod
    def loaded(cls, saved: list[Any]) -> Self:
        role, description, kids = saved
        return cls(role, description, tuple(kid if isinstance(kid, str) else cls.loaded(kid) for kid in kids))

    def saved(self) -> list[Any]:
        return [self.role, self.description, [kid if isinstance(kid, str) else kid.saved() for kid in self.kids]]

    def walk(self) -> Iterator[Told]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Told):
                yield from kid.walk()

    @property
    def text(self) -> str:
        return " ".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)


@dataclass(frozen=True, slots=True)
class Meant:
    """What must be told: each page's tags and running lines, and the phone numbers in order."""

    pages: tuple[Told, ...]
    running: tuple[str, ...]
    phones: tuple[str, ...]

    @classmethod
    def loaded(cls, saved: list[Any]) -> Self:
        pages, running, phones = saved
        return cls(tuple(map(Told.loaded, pages)), tuple(running), tuple(phones))

    def saved(self) -> list[Any]:
        return [[page.saved() for page in self.pages], self.running, self.phones]


def meant_by(document: Document, tree: Tree) -> Meant:
    count = 1 + max(kid.page for node in tree.document.walk() for kid in node.kids if isinstance(kid, Leaf))
    return Meant(
        pages=tuple(_on_page(number, tree.document) for number in range(count)),
        running=tuple(_running(document, number, count) for number in range(1, count + 1)),
        phones=tuple(re.findall(r'<a href="tel:[^"]*">(?:<[^>]*>)*([^<]+)', document.html)),
    )


def _on_page(page: int, node: Node) -> Told:
    """The part of an element that stands on a page."""
    kids: list[Told | str] = []
    for kid in node.kids:
        if isinstance(kid, Node) and (part := _on_page(page, kid)).kids:
            kids.append(part)
        elif isinstance(kid, Leaf) and kid.page == page:
            kids.append(kid.text)
    return Told(OLDER.get(node.role, node.role), node.alternative or node.expansion, tuple(kids))


def _running(document: Document, number: int, count: int) -> str:
    """The running lines of a page, the mark of a draft first."""
    body = tinyhtml5.parse(document.html, namespace_html_elements=False)
    lines = {one.get("class"): "".join(one.itertext()) for one in body.iter() if "data-running" in one.attrib}
    assert set(lines) == {"control"}
    marks = (*(words for _, words in document.draft), DRAFT)
    return " ".join((*marks, lines["control"], _page_number(document, number, count)))


def _page_number(document: Document, number: int, count: int) -> str:
    """What the style sheet adds to the running line."""
    rule = re.search(r"\.page-number::before { content: (.*?) }", "\n".join(document.styles))
    assert rule is not None
    parts = re.findall(r'"([^"]*)"|counter\((page|pages),', rule[1])
    return "".join(str({"page": number, "pages": count}[counter]) if counter else _unescaped(text) for text, counter in parts)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-9a-f]{1,6}) ?", lambda found: chr(int(found[1], 16)), text)


def as_chromium_tells(page: Told, running: str) -> Told:
    """What is known to become of a page's tags in Chromium.

    Running lines come before all else, headings have no levels, and a figure holds an image that has its text.
    """
    lines = Told("P", "", (running,))
    return Told(page.role, "", (lines, *(_in_chromium(kid) for kid in page.kids if isinstance(kid, Told))))


def _in_chromium(told: Told) -> Told:
    kids = tuple(kid if isinstance(kid, str) else _in_chromium(kid) for kid in told.kids)
    image = (Told(IMAGE, told.description, ()),) if told.role == "Figure" else ()
    return Told("H" if told.role in HEADINGS else told.role, told.description, (*image, *kids))


def as_pdfjs_tells(page: Told) -> Told:
    """What is known to become of a page's tags in pdf.js: it has no full words of abbreviations."""
    kids = tuple(kid if isinstance(kid, str) else as_pdfjs_tells(kid) for kid in page.kids)
    return Told(page.role, "" if page.role == NEUTRAL else page.description, kids)


def outline(page: Told, compared: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """The elements that hold something, each with its text."""
    found = [(one.role, one.description, compared(one.text)) for one in page.walk() if one.role in TOLD or one.description]
    return [one for one in found if one[1] or one[2]]


def words(text: str, right_to_left: bool) -> str:
    """What is compared of a text: all but spaces, which stand where lines break, and marks of direction, which nobody hears.

    On a right-to-left page, letters, vowel signs and digits: readers put brackets and stops where they like. A hyphen at a line's end
    PDFium gives as U+0002.
    """
    text = text.replace("\2", "-")
    return (
        letters(unicodedata.normalize("NFC", text))
        if right_to_left
        else as_typed("".join(text.replace(RIGHT_TO_LEFT_MARK, "").split()))
    )


def phones_in(pages: tuple[Told, ...], phones: tuple[str, ...]) -> list[str]:
    """A leaflet's phone numbers as they are told, one after the other."""
    numbers = re.compile("|".join({closed_up(phone) for phone in phones}))
    return numbers.findall(closed_up(" ".join(page.text for page in pages)))


def closed_up(text: str) -> str:
    return re.sub(r"(?<=\d)\s+(?=\d)", "", text)


class _Printed(HTMLParser):
    """All words of HTML that a reader sees or hears: text, alternative texts, expansions."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("alt", "title") and value:
                self.words += value.split()


def words_in(html: str) -> tuple[str, ...]:
    parser = _Printed()
    parser.feed(html)
    parser.close()
    return tuple(map(without_joiners, parser.words))
