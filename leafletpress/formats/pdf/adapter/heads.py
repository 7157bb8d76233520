"""The heads of pages: how much room there is above the text, and boxes that are put there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes


@dataclass(frozen=True, slots=True)
class Head:
    """Where a page's text begins, in px: the page's width and height, from its edges, and how much of `top` is `margin`.

    It `is_taken` where something else is set in the margin at the top.
    """

    page: tuple[float, float]
    top: float
    right: float
    left: float
    margin: float
    is_taken: bool


def heads(pages: Any) -> list[Head]:
    """The head of each page of a rendered document."""
    return [_head(page._page_box) for page in pages.pages]


def _head(page: Any) -> Head:
    size = (page.margin_width(), page.margin_height())
    left, top = page.content_box_x(), page.content_box_y()
    taken = any(isinstance(box, boxes.MarginBox) and box.at_keyword.startswith("@top") for box in page.children)
    return Head(size, top, size[0] - left - page.width, left, page.margin_top, taken)


def margin_boxes(pages: Any) -> list[Any]:
    """What stands in the margins of a document's first page."""
    return [box for box in pages.pages[0]._page_box.children if isinstance(box, boxes.MarginBox)]


def height_of(there: list[Any]) -> float:
    """How high what stands in boxes of margins is, in px."""
    return float(max(child.margin_height() for box in there for child in box.children))


def put_at_head(pages: Any, number: int, there: list[Any]) -> None:
    """Put boxes from the margins of another document into a page's."""
    page = pages.pages[number]._page_box
    page.children = [*(box.deepcopy() for box in there), *page.children]
