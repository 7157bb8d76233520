"""What is left behind where a page ends: a heading without anything of what it is for."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

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
    flow = (child for child in reversed(page.children) if not isinstance(child, boxes.MarginBox))
    last = next(filter(None, (_last_inked(child, ()) for child in flow)), ())
    return any(map(_is_heading, last, (None, *last)))


def _is_heading(element: Element, around: Element | None) -> bool:
    if element.tag in HEADINGS or element.get("class") in HEADING_NAMES:
        return True
    return element.tag == "p" and around is not None and around.get("class") == STACKED


def _last_inked(box: Any, path: Path) -> Path | None:
    """Where the last line stands, or picture, cell or line to fill in, of what is read in a box; None where it holds none."""
    box = getattr(box, "_box", box)
    if box.element is not None and box.element not in path[-1:]:
        path = (*path, box.element)
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        return path
    inside = next(filter(None, (_last_inked(child, path) for child in reversed(getattr(box, "children", ())))), None)
    is_place = isinstance(box, boxes.TableCellBox) or (path and path[-1].get("class") == TO_FILL_IN)
    return inside or (path if is_place else None)
