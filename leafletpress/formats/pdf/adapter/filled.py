"""How far the pages of a laid-out document are filled: where the last line, picture, frame or ground of each ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

LARGEST_HOLE = 0.2  # of a page's height, below the last that stands on it
LEAST_ON_LAST = 0.25


def filled(document: Any) -> tuple[float, ...]:
    """The share of each page's height that is filled, from its top, or from below the draft's mark."""
    pages = [page._page_box for page in document.pages]
    return tuple(_share(page, _elements(behind)) for page, behind in zip(pages, (*pages[1:], None), strict=True))


@dataclass(slots=True)
class Worse:
    """Whether pages that are being made are worse already than so many that end short, of so many; and more than there may be."""

    short: int
    pages: int
    most: int
    _found: int = 0

    def __call__(self, made: Sequence[Any]) -> bool:
        """Asked after each page."""
        if len(made) > 1:
            before, page = made[-2:]
            self._found += _share(before, _elements(page)) < 1 - LARGEST_HOLE
        return len(made) > self.most or (self._found, len(made)) > (self.short, self.pages)


def ends_short(shares: tuple[float, ...]) -> tuple[int, ...]:
    """The pages, from 1, that end more than a fifth short, and a last one, behind others, that holds less than a quarter."""
    *before, last = shares
    short = [number for number, share in enumerate(before, 1) if share < 1 - LARGEST_HOLE]
    return (*short, len(shares)) if before and last < LEAST_ON_LAST else tuple(short)


def missing(shares: tuple[float, ...]) -> float:
    """How much more would have to stand on the pages that end short, in pages."""
    wanted = {number: LEAST_ON_LAST if number == len(shares) else 1 - LARGEST_HOLE for number in ends_short(shares)}
    return sum(least - shares[number - 1] for number, least in wanted.items())


def _elements(page: Any) -> frozenset[Element]:
    found = page.descendants(placeholders=True) if page is not None else ()
    return frozenset(box.element for box in found if box.element is not None)


def _share(page: Any, behind: frozenset[Element]) -> float:
    """The share of a page that is filled, before one with elements that may have begun here."""
    top = page.content_box_y()
    return float((max(_bottoms(page, behind), default=top) - top) / page.height)


def _bottoms(page: Any, behind: frozenset[Element]) -> Iterator[float]:
    for child in page.children:
        if not isinstance(child, boxes.MarginBox):
            for box in (child, *child.descendants(placeholders=True)):
                yield from _bottom(getattr(box, "_box", box), behind)


def _bottom(box: Any, behind: frozenset[Element]) -> Iterator[float]:
    """Where a box ends that leaves ink: a line, a picture, a table with its rules, a block with a frame or a ground.

    The ground of a block that goes on behind reaches to the page's end, whatever stands on it.
    """
    if isinstance(box, boxes.LineBox):
        yield box.position_y + box.height
    elif (
        _is_table(box)
        or isinstance(box, boxes.ReplacedBox)
        or (isinstance(box, boxes.BlockBox) and _is_seen(box) and box.element not in behind)
    ):
        yield box.border_box_y() + box.border_height()


def _is_table(box: Any) -> bool:
    """A table of rows, whose last may be empty, to be filled in; not what is only laid out like one."""
    return isinstance(box, boxes.TableBox) and box.element is not None and box.element.tag == "table"


def _is_seen(box: Any) -> bool:
    return bool(box.style["border_bottom_width"] or box.style["background_color"].alpha)
