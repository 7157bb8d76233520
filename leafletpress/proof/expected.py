"""What a sheet must hold: read from the HTML that it is set from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from leafletpress.model import Document
from leafletpress.proof.facts import TaggedContent
from leafletpress.proof.html_page import body_of
from leafletpress.proof.letters import letters, signs

BESIDE = "data-beside"  # what stands beside the first language in a second one
RUNNING = "data-running"  # an element of the running lines, which are no part of the text
PAGE_OF = "data-target"  # an element that shows the page of another
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TAGS = {
    "table": "Table",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "caption": "Caption",
    "figcaption": "Caption",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
}


CELLS = frozenset({"tr", "th", "td"})


def expected_content(document: Document, pages: Mapping[str, int]) -> TaggedContent:
    """What a document's sheet must hold, given the page of each place that can be jumped to."""
    body = body_of(document.html)
    elements = list(_elements(body)) if body is not None else []
    words = _text(body, pages) if body is not None else ""
    return TaggedContent(
        headings=tuple((int(one.tag[1]), letters(_text(one, pages))) for one in elements if one.tag in HEADINGS),
        tags=tuple(sorted(Counter(_tags(elements)).items())),
        links=tuple(one.get("href", "") for one in elements if one.tag == "a" and one.get("href")),
        pictures=tuple(one.get("alt", "") for one in elements if one.tag == "img" and one.get("alt")),
        expansions=tuple(one.get("title", "") for one in elements if one.tag == "abbr" and one.get("title")),
        numbered=0,  # a manuscript says how many
        words=letters(words),
        signs=signs(words),
    )


def expected_bookmarks(document: Document) -> Iterator[str]:
    """The letters of each heading that a document's list of headings must have: those of the first language."""
    body = body_of(document.html)
    yield from (letters(_text(one, {})) for one in (_elements(body, BESIDE) if body is not None else ()) if one.tag in HEADINGS)


def as_composed(document: Document) -> str:
    """The words of a document as they were composed: spaces that no line breaks at are as they are, all others one."""
    body = body_of(document.html)
    return re.sub(r"[ \t\n\r]+", " ", "".join(body.itertext())) if body is not None else ""


def _elements(element: Element, left_out: str = RUNNING) -> Iterator[Element]:
    """An element and all in it but the running lines, or what has another attribute, in order."""
    rest = [element]
    while rest:
        one = rest.pop()
        if RUNNING not in one.attrib and left_out not in one.attrib:
            yield one
            rest += one[::-1]


def _text(element: Element, pages: Mapping[str, int]) -> str:
    if RUNNING in element.attrib or not isinstance(element.tag, str):
        return ""
    shown = str(pages.get(element.get(PAGE_OF, "").removeprefix("#"), "")) if PAGE_OF in element.attrib else ""
    return (element.text or "") + "".join(_text(child, pages) + (child.tail or "") for child in element) + shown


def _tags(elements: list[Element]) -> Iterator[str]:
    """The structure types that elements must have. One that shows nothing has none, but for cells to fill in and the rows that they stand in."""
    for element in elements:
        if element.tag in TAGS and (element.tag in CELLS or any(True for _ in _shown(element))):
            yield TAGS[element.tag]
        if element.tag == "a" and element.get("href"):
            yield "Link"
        if element.tag == "img" and element.get("alt"):
            yield "Figure"
        yield from ("LI" for _ in _definitions(element))


def _shown(element: Element) -> Iterator[str]:
    yield from (text for text in element.itertext() if text.strip())
    yield from (alternative for picture in element.iter("img") if (alternative := picture.get("alt")))


def _definitions(element: Element) -> Iterator[Element]:
    """The terms that open an item: each dt that follows no other."""
    parts = [child for child in element if child.tag in ("dt", "dd")]
    for before, part in zip([None, *parts], parts, strict=False):
        if part.tag == "dt" and (before is None or before.tag == "dd"):
            yield part
