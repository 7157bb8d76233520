"""What is left behind where a page ends: a heading without anything of what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from leafletpress.formats.pdf.adapter.filled import has_ink

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "caption", "thead", "dt"})
HEADING_NAMES = frozenset({"about-label", "contents-title"})
STACKED = "stacked"  # a table whose cells stand below each other: what stands loose in it is its caption, or the head of a row
TO_FILL_IN = "line"
Path = tuple[Element, ...]  # from the outermost element to the one that something stands in


def pages_of_headings(document: Any) -> tuple[int, ...]:
    """The pages, from 1, that end with a heading, and so the next page with what it is for; of any block, at any height."""
    *before, _ = document.pages
    return tuple(number for number, page in enumerate(before, 1) if ends_with_heading(page._page_box))


def ends_with_heading(page: Any) -> bool:
    """Whether the last that leaves ink on a page is a heading."""
    last: Path = ()
    for child in page.children:
        if not isinstance(child, boxes.MarginBox):
            last = next(reversed(tuple(_inked(child, ()))), last)
    return any(map(_is_heading, last, (None, *last)))


def _is_heading(element: Element, around: Element | None) -> bool:
    if element.tag in HEADINGS or element.get("class") in HEADING_NAMES:
        return True
    return element.tag == "p" and around is not None and around.get("class") == STACKED


def _inked(box: Any, path: Path) -> Iterator[Path]:
    """Where each line with words stands, each picture, each cell or line to fill in, as they are read."""
    box = getattr(box, "_box", box)
    if box.element is not None and box.element not in path[-1:]:
        path = (*path, box.element)
    if isinstance(box, boxes.LineBox):
        if has_ink(box):
            yield path
        return
    there = False
    for child in getattr(box, "children", ()):
        for inside in _inked(child, path):
            there = True
            yield inside
    is_place = isinstance(box, boxes.TableCellBox) or (path and path[-1].get("class") == TO_FILL_IN)
    if isinstance(box, boxes.ReplacedBox) or (is_place and not there):
        yield path
