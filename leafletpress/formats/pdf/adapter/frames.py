"""Frames of blocks that go on on the next page: closed where what stands in them ends, the heading told once."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from leafletpress.formats.pdf.rearranged import AROUND


def close_frames(pages: Any) -> None:
    """Have each part of a block that goes on end with what stands in it, and the outline of a document lead to its first heading.

    The renderer draws the frame of what goes on down to the page's end, and a bookmark for each time that a heading stands there. Of
    pages that are not finished: then frames are drawn and bookmarks found as they are here.
    """
    if not _any_around(pages):
        return
    for page, behind in pairwise(pages.pages):
        going_on = {box.element for box in behind._page_box.descendants()}
        for box in page._page_box.descendants():
            if (
                isinstance(box, boxes.BlockBox)
                and box.element in going_on
                and any(_is_around(one, "all") for one in box.children)
            ):
                box.height = _end(box.children[-1], going_on) - box.content_box_y()
    for _, head in _standing_again(pages):
        for box in head.descendants():
            box.bookmark_label = ""


def _end(box: Any, going_on: AbstractSet[Element]) -> float:
    """Where a box ends, or what stands in it of one that goes on on the next page: the renderer makes that as high as its page has room."""
    children = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
    if isinstance(box, boxes.LineBox) or box.element not in going_on or not children:
        return float(box.position_y + (box.height if isinstance(box, boxes.LineBox | boxes.TableRowBox) else box.margin_height()))
    return _end(children[-1], going_on) + float(box.padding_bottom + box.border_bottom_width)


def standing_again(pages: Any) -> Iterator[tuple[int, str]]:
    """The words of each heading that stands again at the head of a page, with the page, from 1, as often as it does."""
    if not _any_around(pages):
        return
    numbers = {id(page): number for number, page in enumerate(pages.pages, 1)}
    yield from ((numbers[id(page)], "".join(head.element.itertext())) for page, head in _standing_again(pages))


def _any_around(pages: Any) -> bool:
    """Whether anything in the document goes on in such a way, which is asked before all boxes are looked at."""
    return any(AROUND in element.attrib for element in pages._html.etree_element.iter("div"))


def _standing_again(pages: Any) -> Iterator[tuple[Any, Any]]:
    """Each box of a heading that stood on an earlier page, with its page."""
    seen: set[Element] = set()
    for page in pages.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.TableRowGroupBox) and _is_around(box, "head"):
                if box.element in seen:
                    yield page, box
                seen.add(box.element)


def _is_around(box: Any, part: str) -> bool:
    return box.element is not None and box.element.get(AROUND) == part
