"""Places: the pages on which they stand, and the pages that entries of a contents list show for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.formatting_structure import boxes

TARGET = "data-target"  # an element that shows the page of another


def page_numbers(document: Any) -> Mapping[str, int]:
    """The page of each place that has a name, from 1; of one that goes on, its first."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def shown_numbers(document: Any) -> frozenset[tuple[str, int | None]]:
    """Each place with a page that is shown for it, in whatever digits; none where it shows no number."""
    found: set[tuple[str, int | None]] = set()
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, boxes.TextBox) and box.element is not None and TARGET in box.element.attrib:
                found.add((box.element.get(TARGET, "").removeprefix("#"), int(box.text) if box.text.isdecimal() else None))
    return frozenset(found)
